// `uketsuke read` on pictures of made-up packages (見本): what their GS1 codes say, as JSON and in
// words.
#include <gtest/gtest.h>

#include "core/base/json.h"
#include "tests/paths.h"
#include "tests/platform/barcode/drawn_package.h"
#include "tests/platform/barcode/drawn_picture.h"
#include "tests/platform/camera/png_file.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/hub/process.h"

namespace uketsuke {
namespace {

using testing_aid::draw_package;
using testing_aid::PackagePrint;
using testing_aid::Shot;

constexpr const char* gtin = "09520000000011";

struct Said {
    std::vector<std::string> lines;
    int status = -1;
};

class ReadPackages : public testing::Test {
  protected:
    std::string picture_of(PackagePrint kind, const std::string& text) const {
        Shot shot;
        shot.pixels_per_mm = 3;
        shot.turned_degrees = 7;
        const std::string file = folder_ / "package.png";
        testing_aid::write_file(file,
                                testing_aid::png_bytes(testing_aid::photograph(
                                    draw_package(kind, text), testing_aid::dots_per_module, shot)));
        return file;
    }

    static Said read(const std::string& file, std::vector<std::string> more) {
        more.insert(more.begin(), {std::string(test::bin_dir) + "/uketsuke", "read", file,
                                   "--today", "2022-12-01"});
        Process process(more);
        Said said;
        for (std::string text = process.line(); !text.empty(); text = process.line())
            said.lines.push_back(text);
        said.status = process.wait();
        return said;
    }

    TemporaryFolder folder_;
};

TEST_F(ReadPackages, ABoxSaysProductDayAndLot) {
    const std::string file =
        picture_of(PackagePrint::gs1_128, std::string("[01]") + gtin + "[17]230500[10]XX9001");
    const Said said = read(file, {"--json"});
    EXPECT_EQ(said.status, 0);
    ASSERT_EQ(said.lines.size(), 1u);
    const Json expected{{"file", file},
                        {"symbology", "gs1_128"},
                        {"text", std::string("01") + gtin + "17230500" + "10XX9001"},
                        {"package", {{"gtin", gtin}, {"expiry", "2023-05-31"}, {"lot", "XX9001"}}}};
    EXPECT_EQ(parse_json(said.lines[0]).value(), expected);
}

TEST_F(ReadPackages, AVialSaysTheProductAlone) {
    const std::string file = picture_of(PackagePrint::databar_limited, gtin);
    const Said said = read(file, {"--json"});
    EXPECT_EQ(said.status, 0);
    ASSERT_EQ(said.lines.size(), 1u);
    const Json line = parse_json(said.lines[0]).value();
    EXPECT_EQ(line["symbology"], "databar_limited");
    EXPECT_EQ(line["package"]["gtin"], gtin);
    EXPECT_TRUE(line["package"]["lot"].is_null());
    EXPECT_FALSE(line.contains("composite"));
}

TEST_F(ReadPackages, ACompositePartIsSaidToBeThere) {
    const std::string file = picture_of(PackagePrint::databar_limited_composite, gtin);
    const Said said = read(file, {"--json"});
    ASSERT_EQ(said.lines.size(), 1u);
    const Json line = parse_json(said.lines[0]).value();
    EXPECT_EQ(line["package"]["gtin"], gtin);
    EXPECT_EQ(line["composite"], true);
}

TEST_F(ReadPackages, PeopleReadItInWords) {
    const std::string file = picture_of(PackagePrint::databar_stacked, gtin);
    const Said said = read(file, {});
    EXPECT_EQ(said.status, 0);
    ASSERT_EQ(said.lines.size(), 2u);
    EXPECT_EQ(said.lines[0], file + ": databar 01" + gtin);
    EXPECT_NE(said.lines[1].find(std::string("(01)") + gtin), std::string::npos);
}

TEST_F(ReadPackages, ACodeThatSaysNothingOfUseIsAFinding) {
    const Said said = read(picture_of(PackagePrint::gs1_128, "[21]SERIAL"), {"--json"});
    EXPECT_EQ(said.status, 1);
    ASSERT_EQ(said.lines.size(), 1u);
    EXPECT_EQ(parse_json(said.lines[0]).value()["error"]["code"], "gs1.says_nothing");
}

}  // namespace
}  // namespace uketsuke
