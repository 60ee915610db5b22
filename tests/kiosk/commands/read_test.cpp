// `uketsuke read` as a process: one JSON line a symbol, one for a picture without any, and the exit
// status, on pictures that the house's own page drawing makes.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "core/base/json.h"
#include "platform/page/drawing.h"
#include "tests/paths.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/hub/process.h"

namespace uketsuke {
namespace {

const std::string line = "134621529900000017";
const std::string number = line.substr(8);

struct Said {
    std::vector<Json> lines;
    int status = -1;
};

SymbolItem qr(const std::string& text) { return {{15, 15, 20, 20}, SymbolKind::qr, text}; }
SymbolItem nw7(const std::string& text) { return {{60, 20, 50, 8}, SymbolKind::nw7, text}; }

std::string png_of(std::vector<PageItem> items) {
    return to_text(draw_png({125, 50, std::move(items)}, 254).value());
}

// What `read` must say of a symbol that is a voucher by itself.
Json voucher_line(const std::string& file, const char* symbology) {
    return {
        {"file", file},
        {"symbology", symbology},
        {"text", line},
        {"voucher", {{"kind", 1}, {"dose", 3}, {"municipality", "462152"}, {"number", number}}}};
}

class ReadCommand : public testing::Test {
  protected:
    std::string put(const char* name, const std::string& bytes) const {
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return (folder_ / name).string();
    }

    // The same picture as a JPEG, by ImageMagick.
    std::string jpeg_of(const std::string& png) const {
        const std::string jpeg = png + ".jpg";
        Process convert({"/usr/bin/convert", png, "-quality", "85", jpeg});
        EXPECT_EQ(convert.wait(), 0);
        std::ifstream in(jpeg, std::ios::binary);
        std::stringstream bytes;
        bytes << in.rdbuf();
        return bytes.str();
    }

    static Said read(std::vector<std::string> files) {
        files.insert(files.begin(), {std::string(test::bin_dir) + "/uketsuke", "read", "--json"});
        Process process(files);
        Said said;
        for (std::string text = process.line(); !text.empty(); text = process.line()) {
            const auto parsed = parse_json(text);
            EXPECT_TRUE(parsed.has_value()) << text;
            said.lines.push_back(parsed.value_or(Json()));
        }
        said.status = process.wait();
        return said;
    }

    // The code of the one line that says why nothing was read; empty where something else is said.
    static std::string refusal_of(const std::string& file) {
        const Said said = read({file});
        EXPECT_EQ(said.status, 1);
        if (said.lines.size() != 1 || !said.lines[0].contains("error")) return {};
        const Json& error = said.lines[0]["error"];
        EXPECT_EQ(said.lines[0]["file"], file);
        EXPECT_FALSE(text_or(error, "message").empty());
        return text_or(error, "code");
    }

    TemporaryFolder folder_;
};

struct KindRow {
    SymbolKind kind;
    Box box;
    const char* symbology;
    friend void PrintTo(const KindRow& row, std::ostream* out) { *out << row.symbology; }
};
class ReadCommandKinds : public ReadCommand, public testing::WithParamInterface<KindRow> {};
TEST_P(ReadCommandKinds, SayTheEighteenDigitsAndTheVoucherTheyMean) {
    const auto& [kind, box, symbology] = GetParam();
    const std::string file = put("one.png", png_of({SymbolItem{box, kind, line}}));
    const Said said = read({file});
    EXPECT_EQ(said.lines, std::vector<Json>{voucher_line(file, symbology)});
    EXPECT_EQ(said.status, 0);
}
INSTANTIATE_TEST_SUITE_P(
    Every, ReadCommandKinds,
    testing::Values(KindRow{SymbolKind::qr, {15, 15, 20, 20}, "qr"},
                    KindRow{SymbolKind::data_matrix, {15, 15, 20, 20}, "data_matrix"},
                    KindRow{SymbolKind::nw7, {10, 15, 90, 12}, "nw7"},
                    KindRow{SymbolKind::code128, {10, 15, 60, 12}, "code128"}));

TEST_F(ReadCommand, Nw7OfTenDigitsLeavesOpenWhatItDoesNotSay) {
    const std::string file = put("number.png", png_of({nw7(number)}));
    const Said said = read({file});
    const Json unknown;
    EXPECT_EQ(said.lines, std::vector<Json>{(Json{{"file", file},
                                                  {"symbology", "nw7"},
                                                  {"text", number},
                                                  {"voucher",
                                                   {{"kind", unknown},
                                                    {"dose", unknown},
                                                    {"municipality", unknown},
                                                    {"number", number}}}})});
    EXPECT_EQ(said.status, 0);
}

TEST_F(ReadCommand, EverySymbolOfAPictureHasItsLine) {
    const std::string file = put("both.png", png_of({qr(line), nw7(number)}));
    const Said said = read({file});
    ASSERT_EQ(said.lines.size(), 2u);
    EXPECT_EQ(said.lines[0], voucher_line(file, "qr"));
    EXPECT_EQ(said.lines[1]["symbology"], "nw7");
    EXPECT_EQ(said.lines[1]["voucher"]["number"], number);
    EXPECT_EQ(said.status, 0);
}

TEST_F(ReadCommand, CarriersThatContradictEachOtherAreAFinding) {
    const Said said = read({put("two.png", png_of({qr(line), nw7("9900000025")}))});
    EXPECT_EQ(said.lines.size(), 2u);
    EXPECT_EQ(said.status, 1);
}

// The digits as on a voucher: OCR-B of 9 pt.
TextItem print(const std::string& digits) {
    TextItem item;
    item.box = {20, 40, 60, 4};
    item.text = digits;
    item.face = Face::ocr_b;
    item.size_pt = 9;
    return item;
}

TEST_F(ReadCommand, PrintedDigitsHaveTheirLineAndAloneAreAProposal) {
    const std::string alone = put("print.png", png_of({print(line)}));
    const Said said = read({alone});
    EXPECT_EQ(said.lines, std::vector<Json>{voucher_line(alone, "ocr")});
    EXPECT_EQ(said.status, 0);
    Process process({std::string(test::bin_dir) + "/uketsuke", "read", alone});
    EXPECT_EQ(process.line(), alone + ": ocr " + line);
    EXPECT_NE(process.line().find("misread"), std::string::npos);
    process.wait();
}

TEST_F(ReadCommand, PrintedDigitsCompleteOrContradictACode) {
    const Said completed = read({put("completed.png", png_of({nw7(number), print(line)}))});
    ASSERT_EQ(completed.lines.size(), 2u);
    EXPECT_EQ(completed.lines[0]["symbology"], "nw7");
    EXPECT_EQ(completed.lines[1]["symbology"], "ocr");
    EXPECT_EQ(completed.status, 0);
    EXPECT_EQ(read({put("two.png", png_of({qr(line), print("134621529900000025")}))}).status, 1);
}

TEST_F(ReadCommand, APictureWithNothingInItSaysSo) {
    const std::string file = put("empty.png", png_of({}));
    const Said said = read({file});
    EXPECT_EQ(said.lines, std::vector<Json>{(Json{{"file", file}, {"symbols", 0}})});
    EXPECT_EQ(said.status, 1);
}

struct RefusalRow {
    const char* text;
    const char* code;
    friend void PrintTo(const RefusalRow& row, std::ostream* out) { *out << row.text; }
};
class ReadCommandRefusals : public ReadCommand, public testing::WithParamInterface<RefusalRow> {};
TEST_P(ReadCommandRefusals, NameWhyASymbolIsNoVoucher) {
    const auto& [text, code] = GetParam();
    const std::string file = put("no.png", png_of({qr(text)}));
    const Said said = read({file});
    ASSERT_EQ(said.lines.size(), 1u);
    EXPECT_EQ(said.lines[0]["text"], text);
    EXPECT_EQ(said.lines[0]["error"]["code"], code);
    EXPECT_FALSE(text_or(said.lines[0]["error"], "message").empty());
    EXPECT_FALSE(said.lines[0].contains("voucher"));
    EXPECT_EQ(said.status, 1);
}
INSTANTIATE_TEST_SUITE_P(Every, ReadCommandRefusals,
                         testing::Values(RefusalRow{"134621539900000017", "voucher.check_digit"},
                                         RefusalRow{"13462152990000001", "voucher.length"},
                                         RefusalRow{"1346215299000000170", "voucher.length"},
                                         RefusalRow{"https://city.example/voucher",
                                                    "voucher.digits"}));

TEST_F(ReadCommand, AJpegIsReadAndATornOneIsRefused) {
    const std::string whole = jpeg_of(put("both.png", png_of({qr(line), nw7(number), qr(line)})));
    const Said said = read({put("whole.jpg", whole)});
    EXPECT_EQ(said.lines.size(), 2u);
    EXPECT_EQ(said.status, 0);
    for (const std::size_t percent : {2u, 10u, 50u, 90u, 99u})
        EXPECT_EQ(refusal_of(put("torn.jpg", whole.substr(0, whole.size() * percent / 100))),
                  "picture.unreadable")
            << percent;
}

TEST_F(ReadCommand, WhatIsNoPictureIsToldApart) {
    EXPECT_EQ(refusal_of(put("text.png", "券番号 9900000017\n")), "picture.unreadable");
    EXPECT_EQ(refusal_of(put("paper.pdf", "%PDF-1.4\n%%EOF\n")), "picture.unreadable");
    EXPECT_EQ(refusal_of(put("torn.png", png_of({qr(line)}).substr(0, 200))), "picture.unreadable");
    EXPECT_EQ(refusal_of(put("nothing.png", "")), "picture.empty");
    EXPECT_EQ(refusal_of((folder_ / "absent.png").string()), "picture.not_found");
}

TEST_F(ReadCommand, OneBadFileAmongSeveralKeepsNoneOfTheOthersFromBeingRead) {
    const std::string good = put("good.png", png_of({qr(line)}));
    const std::string bad = put("bad.png", "no picture");
    const std::string also = put("also.png", png_of({qr(line)}));
    const Said said = read({good, bad, also});
    ASSERT_EQ(said.lines.size(), 3u);
    EXPECT_EQ(said.lines[0], voucher_line(good, "qr"));
    EXPECT_EQ(said.lines[1]["error"]["code"], "picture.unreadable");
    EXPECT_EQ(said.lines[2], voucher_line(also, "qr"));
    EXPECT_EQ(said.status, 1);
}

TEST_F(ReadCommand, AFolderStandsForThePicturesInIt) {
    const std::string second = put("b.PNG", png_of({qr(line)}));
    const std::string first = put("a.png", png_of({}));
    put("notes.txt", "no picture");
    const Said said = read({folder_.path().string()});
    EXPECT_EQ(said.lines, (std::vector<Json>{Json{{"file", first}, {"symbols", 0}},
                                             voucher_line(second, "qr")}));
    EXPECT_EQ(said.status, 1);
    const TemporaryFolder empty;
    EXPECT_EQ(refusal_of(empty.path().string()), "picture.none_in_folder");
}

TEST_F(ReadCommand, WithoutAPictureTheUsageIsTold) {
    const Said said = read({});
    EXPECT_TRUE(said.lines.empty());
    EXPECT_EQ(said.status, 2);
}

}  // namespace
}  // namespace uketsuke
