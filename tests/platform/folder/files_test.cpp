// Old or new, never a mixture; and what a full disk or a missing file says.
#include "platform/folder/files.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/platform/full_disk.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

TEST(Files, WhatIsWrittenIsReadBackAndOnlyTheOwnerMayReadIt) {
    const TemporaryFolder here;
    ASSERT_TRUE(write_file_atomically(here / "key.json", to_bytes("old")));
    ASSERT_TRUE(write_file_atomically(here / "key.json", to_bytes("new")));
    EXPECT_EQ(to_text(read_small_file(here / "key.json").value()), "new");
    EXPECT_EQ(mode_of(here / "key.json"), 0600u);
    EXPECT_FALSE(std::filesystem::exists(here / "key.json.new"));
}

TEST(Files, AFullDiskLeavesTheOldFileAndNothingBesideIt) {
    const TemporaryFolder here;
    ASSERT_TRUE(write_file_atomically(here / "key.json", to_bytes("old")));
    const auto written = [&] {
        const NoMoreThan limit(1000);
        return write_file_atomically(here / "key.json", Bytes(5000, 7));
    }();
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, "folder.disk_full");
    EXPECT_EQ(to_text(read_small_file(here / "key.json").value()), "old");
    EXPECT_FALSE(std::filesystem::exists(here / "key.json.new"));
}

TEST(Files, WhatAPowerCutLeftBesideTheFileIsReplaced) {
    const TemporaryFolder here;
    std::ofstream(here / "key.json.new") << "torn";
    std::filesystem::permissions(here / "key.json.new", std::filesystem::perms(0644));
    ASSERT_TRUE(write_file_atomically(here / "key.json", to_bytes("whole")));
    EXPECT_EQ(to_text(read_small_file(here / "key.json").value()), "whole");
    EXPECT_EQ(mode_of(here / "key.json"), 0600u);
}

TEST(Files, AMissingFileAndALongOneAreToldApart) {
    const TemporaryFolder here;
    const auto missing = read_small_file(here / "key.json");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().kind, ErrorKind::not_found);
    ASSERT_TRUE(write_file_atomically(here / "key.json", Bytes(101, 'a')));
    EXPECT_EQ(read_small_file(here / "key.json", 100).error().code, "folder.too_long");
    EXPECT_EQ(read_small_file(here / "key.json", 101).value().size(), 101u);
}

TEST(Files, AnEmptyFileIsRead) {
    const TemporaryFolder here;
    ASSERT_TRUE(write_file_atomically(here / "empty", {}));
    EXPECT_TRUE(read_small_file(here / "empty").value().empty());
}

TEST(Files, ADestroyedFileIsGoneAndOverwritten) {
    const TemporaryFolder here;
    ASSERT_TRUE(write_file_atomically(here / "key.json", to_bytes("secret")));
    std::filesystem::create_hard_link(here / "key.json", here / "witness");
    EXPECT_TRUE(destroy_file(here / "key.json").value());
    EXPECT_FALSE(std::filesystem::exists(here / "key.json"));
    EXPECT_EQ(read_small_file(here / "witness").value(), Bytes(6, 0));
    EXPECT_FALSE(destroy_file(here / "key.json").value());
}

}  // namespace
}  // namespace uketsuke
