// What a line reader says, and what it refuses. How often it reads as pictures get worse, and that
// it is never wrong, is in tests/platform/pictures.
#include "platform/ocr/line_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <clocale>
#include <memory>

#include "tests/platform/ocr/graded_lines.h"

namespace uketsuke {
namespace {

using namespace testing_aid;

// Loaded once for all: the tests of a process run on one thread. Given back before the process
// ends: Tesseract's own statics, made at the first reading, go first.
class Readers : public testing::Environment {
  public:
    static std::unique_ptr<LineReader>& one() {
        static std::unique_ptr<LineReader> reader;
        return reader;
    }
    void SetUp() override { one() = make_line_reader(municipalities_of_lines()); }
    void TearDown() override { one().reset(); }
};
const testing::Environment* const readers = testing::AddGlobalTestEnvironment(new Readers);

LineReader& reader() { return *Readers::one(); }

std::vector<std::string> digits_in(const GreyImage& picture) {
    const auto lines = reader().read(picture.view());
    EXPECT_TRUE(lines.has_value());
    std::vector<std::string> out;
    if (lines)
        for (const PrintedLine& line : *lines) out.push_back(line.digits);
    return out;
}

TEST(LineReader, SaysBothLinesOfTwoPapers) {
    const std::string one = made_up_line(1), two = made_up_line(2);
    Page page{52, 34, line_on_paper(one).items};
    page.items.push_back(printed_line(26, two));
    Shot shot;
    shot.pixels_per_mm = 12;
    EXPECT_EQ(digits_in(photograph(print_of(page), print_dots_per_mm, shot)),
              (std::vector{one, two}));
}

TEST(LineReader, IsSureOfADigitsConfidence) {
    const auto lines =
        reader().read(picture_of(grades().front(), made_up_line(3), 0).view()).value();
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_GE(lines[0].confidence, 80);
    EXPECT_LE(lines[0].confidence, 100);
}

TEST(LineReader, ReadsNoNumberOfAMunicipalityThatIsInNoList) {
    const auto list = Municipalities::parse("code,prefecture,name\n431001,熊本県,熊本市\n", "x");
    const auto stranger = make_line_reader(*list);
    const GreyImage picture = picture_of(grades().front(), made_up_line(3), 0);
    EXPECT_THAT(stranger->read(picture.view()).value(), testing::IsEmpty());
}

TEST(LineReader, RefusesAPictureWithoutASize) {
    EXPECT_EQ(reader().read(GreyView{}).error().code, "picture.size");
}

TEST(LineReader, LooksAtPicturesSmallerThanADigit) {
    for (const int side : {1, 2, 3, 9, 40}) {
        const GreyImage tiny{side, side,
                             std::vector<std::uint8_t>(static_cast<std::size_t>(side * side), 90)};
        EXPECT_THAT(digits_in(tiny), testing::IsEmpty()) << side;
    }
}

TEST(PrintedLines, BecomeReadingsOfTheirOwnCarrier) {
    const Instant at{std::chrono::seconds(5)};
    EXPECT_EQ(readings_of(std::vector{PrintedLine{"134621529900000017", 97}}, at),
              (std::vector{Reading{Carrier::ocr, "134621529900000017", at}}));
}

}  // namespace
}  // namespace uketsuke
