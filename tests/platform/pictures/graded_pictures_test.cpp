// Pictures in folders, drawn by graded_pictures or photographed in the field: of each folder as
// many are read as it requires, and no number is ever wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "platform/camera/pipeline.h"
#include "platform/paths/assets.h"
#include "tests/paths.h"
#include "tests/platform/pictures/drawn_folders.h"
#include "tests/platform/pictures/picture_folder.h"
#include "tests/platform/pictures/picture_reader.h"

namespace uketsuke {
namespace {

using namespace testing_aid;

// Made once for all and given back before the process ends, as picture_reader.h asks.
class Readers : public testing::Environment {
  public:
    static std::unique_ptr<PictureReader>& one() {
        static std::unique_ptr<PictureReader> reader;
        return reader;
    }
    void SetUp() override {
        auto known = load_municipalities();
        ASSERT_TRUE(known.has_value());
        one() = std::make_unique<PictureReader>(*std::move(known));
    }
    void TearDown() override { one().reset(); }
};
const testing::Environment* const readers = testing::AddGlobalTestEnvironment(new Readers);

struct Place {
    std::filesystem::path tree;
    std::string folder;
    friend void PrintTo(const Place& place, std::ostream* out) {
        *out << place.tree / place.folder;
    }
};

std::vector<Place> drawn_places() {
    std::vector<Place> out;
    for (const DrawnFolder& folder : drawn_folders())
        out.push_back({test::pictures_dir, folder.name});
    return out;
}

// Photographs, where UKETSUKE_PICTURES names their tree. A tree without folders is one place, at
// which the test says so.
std::vector<Place> field_places() {
    const char* tree = std::getenv("UKETSUKE_PICTURES");
    if (!tree) return {};
    std::vector<Place> out;
    for (const std::string& folder : folders_in(tree)) out.push_back({tree, folder});
    return out.empty() ? std::vector{Place{tree, ""}} : out;
}

// GoogleTest wants letters, digits and underscores, and no name twice.
std::string name_of(const Place& place) {
    std::string name = place.folder;
    for (char& letter : name)
        if (!std::isalnum(static_cast<unsigned char>(letter))) letter = '_';
    return name;
}
std::string numbered_name_of(const testing::TestParamInfo<Place>& place) {
    return name_of(place.param) + "_" + std::to_string(place.index + 1);
}

struct Count {
    int right = 0, nothing = 0, wrong = 0;

    void add(const std::filesystem::path& file, const std::string& printed, const Judged& judged) {
        right += judged.outcome == Outcome::right;
        nothing += judged.outcome == Outcome::nothing;
        wrong += judged.outcome == Outcome::wrong;
        if (judged.outcome == Outcome::wrong)
            ADD_FAILURE() << file << ": read as " << judged.said << ", printed is \"" << printed
                          << "\". Look with: uketsuke read " << file;
    }
};

class PicturesOf : public testing::TestWithParam<Place> {};
TEST_P(PicturesOf, AFolderAreReadAsOftenAsItRequiresAndNeverWrong) {
    const auto& [tree, name] = GetParam();
    const auto folder = read_picture_folder(tree, name);
    ASSERT_TRUE(folder.has_value()) << folder.error();
    Count count;
    for (const ExpectedPicture& picture : folder->pictures) {
        const std::filesystem::path file = tree / name / picture.file;
        const auto image = load_picture(file);
        ASSERT_TRUE(image.has_value()) << to_line(image.error(), false);
        const auto judged = Readers::one()->look_at(folder->kind, image->view(), picture.printed);
        ASSERT_TRUE(judged.has_value()) << to_line(judged.error(), false);
        count.add(file, picture.printed, *judged);
    }
    RecordProperty("right", count.right);
    std::printf("%s: right %d of %zu, required %d, nothing %d, wrong %d\n", name.c_str(),
                count.right, folder->pictures.size(), folder->required, count.nothing, count.wrong);
    EXPECT_GE(count.right, folder->required);
}
INSTANTIATE_TEST_SUITE_P(Drawn, PicturesOf, testing::ValuesIn(drawn_places()),
                         [](const auto& place) { return name_of(place.param); });
INSTANTIATE_TEST_SUITE_P(Field, PicturesOf, testing::ValuesIn(field_places()), numbered_name_of);

TEST(DrawnPictures, LieInTheFoldersThatAreTestedAndInNoOthers) {
    std::vector<std::string> tested;
    for (const Place& place : drawn_places()) tested.push_back(place.folder);
    std::ranges::sort(tested);
    EXPECT_EQ(folders_in(test::pictures_dir), tested);
}

}  // namespace
}  // namespace uketsuke
