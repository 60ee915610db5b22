// No screen changes unseen: every exhibit, in every tongue, size and shade, as it was approved.
#include "tests/kiosk/screens/approved.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "tests/kiosk/screens/png_picture.h"
#include "tests/kiosk/screens/tour.h"
#include "tests/paths.h"

namespace uketsuke::look {
namespace {

// Fonts of another version move a few edges; a word is more.
constexpr double different_max = 0.001;
constexpr int shade_max = 48;

std::string folder() { return std::string(test::source_dir) + "/tests/kiosk/screens/approved"; }

// Where on the sheets each exhibit stands.
std::map<std::string, std::size_t> places() {
    std::map<std::string, std::size_t> places;
    std::ifstream file(names_file(folder()));
    for (std::string name; std::getline(file, name);) places.emplace(name, places.size());
    return places;
}

TEST(Approved, AreAllExhibitsAndNoOther) {
    const auto known = places();
    const auto names = exhibit_names();
    for (const std::string& name : names) EXPECT_TRUE(known.contains(name)) << name;
    EXPECT_EQ(known.size(), names.size());
}

class ApprovedPictures : public testing::TestWithParam<Setting> {};
TEST_P(ApprovedPictures, AreWhatIsDrawn) {
    const auto sheet = read_png(sheet_file(folder(), GetParam()));
    ASSERT_TRUE(sheet.has_value()) << "kiosk_pictures --approve tests/kiosk/screens/approved";
    const auto known = places();
    const auto names = exhibit_names();
    const auto drawn = thumbs(GetParam());
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto place = known.find(names[i]);
        if (place == known.end()) continue;  // Told by the test before.
        EXPECT_LT(different_part(thumb_in(*sheet, place->second), drawn[i], shade_max),
                  different_max)
            << names[i] << ": look at it, then kiosk_pictures --approve makes the sheets anew";
    }
}
INSTANTIATE_TEST_SUITE_P(Screens, ApprovedPictures, testing::ValuesIn(approved_settings()),
                         [](const auto& row) { return name_of(row.param); });

}  // namespace
}  // namespace uketsuke::look
