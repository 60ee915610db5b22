// What a hand scanner's text means depends on what is awaited: a voucher, a package, or nothing.
#include "kiosk/shell/reading_event.h"

#include <gtest/gtest.h>

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

constexpr const char* line = "134621529900000017";
constexpr const char* vial = "0109520000000011";

std::string told(const Terminal& terminal, const std::string& text) {
    const Event event = event_of_scan({Carrier::scanner, text, {}}, terminal.screen, nullptr);
    if (holds_alternative<ScanUnused>(event)) return "nothing";
    if (holds_alternative<VoucherSeen>(event)) return "voucher";
    if (const auto* refused = get_if<VoucherRefused>(&event)) return refused->error.code;
    if (const auto* seen = get_if<PackageSeen>(&event)) return format_gs1(seen->code);
    return get<PackageRefused>(event).error.code;
}

struct ScanRow {
    std::string text;
    const char* at_scan;
    const char* at_vial;
    friend void PrintTo(const ScanRow& row, std::ostream* out) { *out << row.text; }
};
class Scans : public testing::TestWithParam<ScanRow> {};

TEST_P(Scans, MeanWhatIsAwaited) {
    Terminal terminal;
    EXPECT_EQ(told(terminal, GetParam().text), GetParam().at_vial) << "start of work";
    terminal.to_scan();
    EXPECT_EQ(told(terminal, GetParam().text), GetParam().at_scan);
    terminal = Terminal();
    terminal.to_who_is_it();
    EXPECT_EQ(told(terminal, GetParam().text), "nothing");
    terminal = Terminal();
    terminal.to_lot_check();
    EXPECT_EQ(told(terminal, GetParam().text), GetParam().at_vial);
    terminal = Terminal();
    terminal.to_recorded();
    const bool voucher = std::string_view(GetParam().at_scan) == "voucher";
    EXPECT_EQ(told(terminal, GetParam().text), voucher ? "voucher" : "nothing");
}

INSTANTIATE_TEST_SUITE_P(
    Tables, Scans,
    testing::Values(ScanRow{line, "voucher", "nothing"},
                    ScanRow{std::string("]Q1") + line, "voucher", "nothing"},
                    ScanRow{"A9900000017A", "reading.number_only", "nothing"},
                    ScanRow{"9900000017", "reading.number_only", "nothing"},
                    ScanRow{vial, "reading.package", "(01)09520000000011"},
                    ScanRow{std::string("]C1") + vial, "reading.package", "(01)09520000000011"},
                    ScanRow{std::string("]e0") + vial +
                                "17230331"
                                "10XX0001",
                            "reading.package", "(01)09520000000011(17)230331(10)XX0001"},
                    ScanRow{std::string(vial) + "10XX0001\x1D"
                                                "17230331\r",
                            "reading.package", "(01)09520000000011(17)230331(10)XX0001"},
                    ScanRow{"]C10109520000000012", "reading.package", "gs1.check_digit"},
                    ScanRow{"]C1134621529900000017", "reading.package", "gs1.says_nothing"},
                    ScanRow{"10XX0001", "voucher.digits", "(10)XX0001"},
                    ScanRow{"]E09520000000011", "voucher.digits", "gs1.not_gs1"},
                    ScanRow{"https://example.jp/", "voucher.digits", "gs1.identifier"}));

// What the camera sees: one code, the same twice, or several of which none is chosen.
TEST(Packages, InViewMustSayOneThing) {
    const PackageSymbol small{PackageSymbology::databar_limited, vial};
    const PackageSymbol same{PackageSymbology::gs1_data_matrix, vial};
    const PackageSymbol more{PackageSymbology::gs1_128, std::string(vial) + "10XX0001"};
    const PackageSymbol broken{PackageSymbology::gs1_128, "0109520000000012"};
    const auto told_of = [](const std::vector<PackageSymbol>& symbols) -> std::string {
        const auto event = event_of_packages(symbols, Generation{3}, make_day(2022, 12, 1));
        if (!event) return "nothing";
        if (const auto* seen = get_if<PackageSeen>(&*event)) return format_gs1(seen->code);
        return get<PackageRefused>(*event).error.code;
    };
    EXPECT_EQ(told_of({}), "nothing");
    EXPECT_EQ(told_of({small}), "(01)09520000000011");
    EXPECT_EQ(told_of({small, same}), "(01)09520000000011");
    EXPECT_EQ(told_of({small, more}), "package.several");
    EXPECT_EQ(told_of({small, broken}), "package.several");
    EXPECT_EQ(told_of({broken}), "gs1.check_digit");
}

// A person who types never gets here, and neither does a camera.
TEST(Scans, NameTheViewInWhichTheyWereSeen) {
    Terminal terminal;
    terminal.to_lot_check();
    const auto event = event_of_scan({Carrier::scanner, vial, {}}, terminal.screen, nullptr);
    EXPECT_EQ(get<PackageSeen>(event).seen_in, terminal.screen.generation);
}

// 整理番号 beside a voucher, or alone; two of them are nobody's.
TEST(Stickers, AreTakenOutOfWhatIsReadOfAPaper) {
    const Day day = make_day(2022, 12, 1);
    const Reading mine{Carrier::nw7, sticker_text(day, "A012"), {}};
    const Reading another{Carrier::nw7, sticker_text(day, "A013"), {}};
    const Reading voucher{Carrier::qr, line, {}};
    std::vector<Reading> readings{mine, voucher, mine};
    EXPECT_EQ(take_sticker(readings), (StickerReading{day, "A012"}));
    ASSERT_EQ(readings.size(), 1u);
    EXPECT_EQ(readings[0].text, line);
    readings = {voucher};
    EXPECT_EQ(take_sticker(readings), std::nullopt);
    readings = {mine, another, voucher};
    EXPECT_EQ(take_sticker(readings), std::nullopt);
    EXPECT_EQ(readings.size(), 3u) << "what stops the line is still there";
}

TEST(Stickers, GoWithTheVoucherBesideThemAndStandForTenDigits) {
    const StickerReading sticker{make_day(2022, 12, 1), "A012"};
    const Event whole = event_of(agree({{Carrier::qr, line, {}}}), Generation{4}, sticker);
    EXPECT_EQ(get<VoucherSeen>(whole).beside, sticker);
    const Event ten = event_of(agree({{Carrier::nw7, "9900000017", {}}}), Generation{4}, sticker);
    EXPECT_EQ(get<StickerSeen>(ten), (StickerSeen{Generation{4}, sticker}));
}

}  // namespace
}  // namespace uketsuke
