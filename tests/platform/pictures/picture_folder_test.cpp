// Folders of pictures as people lay them out: what is wrong with one is said, and never passed
// over.
#include "tests/platform/pictures/picture_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/platform/camera/png_file.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using namespace testing_aid;

// A tree with one folder of one picture; whether the picture can be read is no matter here.
struct Tree {
    TemporaryFolder folder;
    std::string name;

    Tree(const std::string& folder_name, const std::string& expected) : name(folder_name) {
        std::filesystem::create_directories(folder.path() / name);
        write_file(folder.path() / name / "desk.jpg", "x");
        if (!expected.empty()) write_file(folder.path() / name / expected_file, expected);
    }
    auto read() const { return read_picture_folder(folder.path(), name); }
};

std::string expected_of(const std::string& printed, int required = 1) {
    return expected_text(required, {{"desk.jpg", printed}});
}

const std::string line = "134621529900000017", number = "9900000017";

TEST(PictureFolder, IsWhatWasWritten) {
    const Tree tree("vouchers/field", expected_of(line));
    const auto folder = tree.read();
    ASSERT_TRUE(folder.has_value()) << folder.error();
    EXPECT_EQ(*folder, (PictureFolder{PictureKind::vouchers, 1, {{"desk.jpg", line}}}));
}

TEST(PictureFolder, HoldsWhatMayStandOnItsKindOfPaper) {
    const std::string code = "(01)19520000000018(17)230531(10)XX9001";
    struct Row {
        const char* folder;
        std::string printed;
        bool may;
    };
    for (const Row& row : {Row{"vouchers/a", line, true},
                           {"vouchers/a", number, true},
                           {"vouchers/a", "", false},
                           {"vouchers/a", "134621539900000017", false},
                           {"lines/a", line, true},
                           {"lines/a", number, false},
                           {"packages/a", code, true},
                           {"packages/a", "19520000000018", false},
                           {"packages/a", "", false},
                           {"nothing", "", true},
                           {"nothing", number, true},
                           {"nothing", line, false}}) {
        const bool is_nothing = std::string(row.folder) == "nothing";
        const Tree tree(row.folder, expected_of(row.printed, is_nothing ? 0 : 1));
        EXPECT_EQ(tree.read().has_value(), row.may) << row.folder << " " << row.printed;
    }
}

struct BrokenRow {
    const char* name;
    const char* folder;
    std::string expected;  // The text of expected.json.
    const char* said;
    friend void PrintTo(const BrokenRow& row, std::ostream* out) { *out << row.name; }
};
class BrokenPictureFolders : public testing::TestWithParam<BrokenRow> {};
TEST_P(BrokenPictureFolders, AreRefusedInASentence) {
    const Tree tree(GetParam().folder, GetParam().expected);
    const auto folder = tree.read();
    ASSERT_FALSE(folder.has_value());
    EXPECT_THAT(folder.error(), testing::HasSubstr(GetParam().said));
    EXPECT_THAT(folder.error(), testing::HasSubstr(GetParam().folder));
}
INSTANTIATE_TEST_SUITE_P(
    PictureFolder, BrokenPictureFolders,
    testing::Values(
        BrokenRow{"of_no_kind", "photos/a", expected_of(line), "a folder is vouchers/GRADE"},
        BrokenRow{"without_expected", "lines/a", "", "cannot be read"},
        BrokenRow{"no_json", "lines/a", "required: 1", "is broken"},
        BrokenRow{"a_list", "lines/a", "[]", "\"required\" and \"pictures\""},
        BrokenRow{"nothing_required", "lines/a", R"({"pictures": {"desk.jpg": ""}})",
                  "\"required\" and \"pictures\""},
        BrokenRow{"more_members", "lines/a", R"({"required": 1, "pictures": {}, "x": 1})",
                  "nothing else"},
        BrokenRow{"no_pictures", "lines/a", R"({"required": 0, "pictures": {}})", "name pictures"},
        BrokenRow{"less_than_none", "lines/a", R"({"required": -1, "pictures": {"desk.jpg": ""}})",
                  "must be a number"},
        BrokenRow{"a_huge_number", "lines/a",
                  R"({"required": 4294967295, "pictures": {"desk.jpg": "134621529900000017"}})",
                  "more than can be read"},
        BrokenRow{"more_than_there_are", "lines/a", expected_of(line, 2), "more than can be read"},
        BrokenRow{"nothing_to_read", "nothing", expected_of("", 1), "more than can be read"},
        BrokenRow{"a_number_for_a_text", "lines/a",
                  R"({"required": 1, "pictures": {"desk.jpg": 134621529900000017}})", "desk.jpg"},
        BrokenRow{"no_picture", "lines/a", expected_text(1, {{"desk.txt", line}}), "desk.txt"},
        BrokenRow{"elsewhere", "lines/a", expected_text(1, {{"../desk.jpg", line}}), "../desk.jpg"},
        BrokenRow{"a_picture_that_is_not_there", "lines/a",
                  expected_text(1, {{"desk.jpg", line}, {"door.png", line}}),
                  "door.png is named in expected.json and is not in the folder"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(PictureFolder, APictureThatNobodyNamedIsNotPassedOver) {
    const Tree tree("lines/a", expected_of(line));
    write_file(tree.folder.path() / tree.name / "new.PNG", "x");
    ASSERT_FALSE(tree.read().has_value());
    EXPECT_THAT(tree.read().error(), testing::HasSubstr("new.PNG is in the folder and not in"));
}

TEST(PictureFolder, EveryFolderOfATreeIsFoundAlsoAnEmptyOne) {
    const Tree tree("vouchers/desk", expected_of(line));
    std::filesystem::create_directories(tree.folder / "lines" / "empty");
    std::filesystem::create_directories(tree.folder / "nothing");
    write_file(tree.folder / "nothing" / "a.jpeg", "x");
    EXPECT_EQ(folders_in(tree.folder.path()),
              (std::vector<std::string>{"lines/empty", "nothing", "vouchers/desk"}));
    EXPECT_THAT(folders_in(tree.folder / "absent"), testing::IsEmpty());
}

}  // namespace
}  // namespace uketsuke
