// `uketsuke paper-kit` as a process.
#include <gtest/gtest.h>

#include "tests/paths.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/hub/process.h"

namespace uketsuke {
namespace {

std::string program() { return std::string(test::bin_dir) + "/uketsuke"; }

TEST(PaperKitCommand, WritesAsManySheetsAsWereAskedFor) {
    const TemporaryFolder folder;
    const std::string file = (folder / "kit.pdf").string();
    Process kit({program(), "paper-kit", "--to", file, "--venue", "見本会場", "--pages", "3"});
    EXPECT_EQ(kit.wait(), 0);
    Process facts({"/usr/bin/pdfinfo", file});
    EXPECT_NE(facts.rest().find("Pages:           3"), std::string::npos);
    Process text({"/usr/bin/pdftotext", file, "-"});
    EXPECT_NE(text.rest().find("見本会場"), std::string::npos);
}

TEST(PaperKitCommand, RefusesAStackThatNobodyMeans) {
    const TemporaryFolder folder;
    for (const char* pages : {"0", "-1", "201"}) {
        const std::string file = (folder / "kit.pdf").string();
        Process kit({program(), "paper-kit", "--to", file, "--pages", pages});
        EXPECT_EQ(kit.wait(), 1) << pages;
        EXPECT_FALSE(std::filesystem::exists(file));
    }
}

}  // namespace
}  // namespace uketsuke
