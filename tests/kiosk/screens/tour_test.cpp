// The README shows what the terminal draws.
#include "tests/kiosk/screens/tour.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/kiosk/screens/png_picture.h"
#include "tests/paths.h"

namespace uketsuke::look {
namespace {

// Fonts of another version move a few edges; another word or button is far more.
constexpr double different_max = 0.01;

std::string pictures() { return std::string(test::assets_dir) + "/pictures"; }

class TourPicture : public testing::TestWithParam<std::string> {};
TEST_P(TourPicture, IsWhatIsDrawn) {
    const auto kept = read_png(tour_file(pictures(), GetParam()));
    ASSERT_TRUE(kept.has_value()) << "kiosk_pictures --tour assets/pictures makes it";
    EXPECT_LT(different_part(*kept, tour_picture(GetParam())), different_max)
        << "kiosk_pictures --tour assets/pictures makes them anew; look at them";
}
INSTANTIATE_TEST_SUITE_P(OfTheReadme, TourPicture, testing::ValuesIn(tour_stops()),
                         [](const auto& row) { return row.param; });

TEST(Tour, TheReadmesShowEveryPictureOfIt) {
    std::stringstream readme;
    for (const char* file : {"/README.md", "/README.ja.md"})
        readme << std::ifstream(std::string(test::source_dir) + file).rdbuf();
    for (const std::string& stop : tour_stops())
        EXPECT_NE(readme.str().find("(" + tour_file("assets/pictures", stop) + ")"),
                  std::string::npos)
            << stop;
}

TEST(Tour, AnotherWordIsNoticed) {
    Picture picture = tour_picture("received");
    const Picture before = picture;
    for (std::size_t at = 0; at < picture.rgba.size() / 50; ++at) picture.rgba[at] ^= 0x80;
    EXPECT_GT(different_part(before, picture), different_max);
}

}  // namespace
}  // namespace uketsuke::look
