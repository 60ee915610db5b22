// Element strings in and out: by table, and by what must hold for any text at all.
#include "core/voucher/gs1.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include "core/voucher/gs1_identifiers.h"

namespace uketsuke {
namespace {

const Day today = make_day(2022, 12, 1);

// What was read, as a person would write it, or the code of the error.
std::string reading_of(const std::string& text, Day on = today) {
    const auto code = parse_gs1(text, on);
    return code ? format_gs1(*code) : code.error().code;
}

struct TextRow {
    std::string text;
    std::string expected;
    friend void PrintTo(const TextRow& row, std::ostream* out) { *out << row.text; }
};
class Gs1Texts : public testing::TestWithParam<TextRow> {};
TEST_P(Gs1Texts, SayWhatTheTableSays) {
    EXPECT_EQ(reading_of(GetParam().text), GetParam().expected);
}
// All GTINs here are made up (見本).
INSTANTIATE_TEST_SUITE_P(Frames, Gs1Texts,
                         testing::Values(TextRow{"0119520000000018", "(01)19520000000018"},
                                         TextRow{"]C10119520000000018", "(01)19520000000018"},
                                         TextRow{"]d20119520000000018", "(01)19520000000018"},
                                         TextRow{"]Q30119520000000018", "(01)19520000000018"},
                                         TextRow{"]e00119520000000018", "(01)19520000000018"},
                                         TextRow{"]e00119520000000018\r\n", "(01)19520000000018"},
                                         TextRow{"\x1D"
                                                 "0119520000000018",
                                                 "(01)19520000000018"},
                                         TextRow{"]C1\x1D"
                                                 "0119520000000018\t",
                                                 "(01)19520000000018"},
                                         TextRow{"(01)19520000000018", "(01)19520000000018"},
                                         // Other symbols than GS1's, whatever they hold.
                                         TextRow{"]C00119520000000018", "gs1.not_gs1"},
                                         TextRow{"]d10119520000000018", "gs1.not_gs1"},
                                         TextRow{"]Q10119520000000018", "gs1.not_gs1"},
                                         TextRow{"]E09520000000011", "gs1.not_gs1"},
                                         TextRow{"]e1"
                                                 "0119520000000018",
                                                 "gs1.not_gs1"},
                                         TextRow{"", "gs1.nothing"}, TextRow{"]C1", "gs1.nothing"},
                                         TextRow{"\r\n", "gs1.nothing"},
                                         TextRow{std::string(401, '1'), "gs1.too_long"}));
INSTANTIATE_TEST_SUITE_P(
    Elements, Gs1Texts,
    testing::Values(
        TextRow{"]e001195200000000181723053110XX9001", "(01)19520000000018(17)230531(10)XX9001"},
        // The value of a lot ends at a separator; where the code ends there need not be one.
        TextRow{"011952000000001810XX9001\x1D"
                "17230531",
                "(01)19520000000018(17)230531(10)XX9001"},
        TextRow{"10XX9001\x1D"
                "3010",
                "(10)XX9001(30)10"},
        // A separator after a value of predefined length is allowed.
        TextRow{"0119520000000018\x1D"
                "17230531\x1D"
                "10A\x1D",
                "(01)19520000000018(17)230531(10)A"},
        TextRow{"70032305311530", "(7003)2305311530"},
        TextRow{"0119520000000018\x1D"
                "30000010",
                "(01)19520000000018(30)10"},
        TextRow{"10a-b/c(1)", "(10)a-b/c(1)"},
        // The same said twice is said once; two things are a contradiction.
        TextRow{"01195200000000180119520000000018", "(01)19520000000018"},
        TextRow{"10A\x1D"
                "10B",
                "gs1.repeated"},
        TextRow{"1723053117230630", "gs1.repeated"},
        // Passed over: a serial number, a production date, a net weight, a company's own.
        TextRow{"011952000000001821SERIAL-1\x1D"
                "11220101"
                "3103001500"
                "99ABC",
                "(01)19520000000018"},
        TextRow{"21SERIAL-1", "gs1.says_nothing"},
        TextRow{"00349999990000000015", "gs1.says_nothing"}, TextRow{"(21)7(10)B2", "(10)B2"}));
INSTANTIATE_TEST_SUITE_P(
    Flaws, Gs1Texts,
    testing::Values(
        TextRow{"0119520000000017", "gs1.check_digit"}, TextRow{"01195200000000", "gs1.length"},
        TextRow{"01195200000000A6", "gs1.characters"}, TextRow{"01", "gs1.length"},
        TextRow{"172305", "gs1.length"}, TextRow{"17230231", "gs1.date"},
        TextRow{"17231301", "gs1.date"}, TextRow{"17230001", "gs1.date"},
        TextRow{"1723053A", "gs1.characters"}, TextRow{"10", "gs1.length"},
        TextRow{"10ABCDEFGHIJKLMNOPQRSTU", "gs1.length"}, TextRow{"10A B", "gs1.characters"},
        TextRow{"10\xE6\x9D\xB1", "gs1.characters"}, TextRow{"30123456789", "gs1.length"},
        TextRow{"3012X", "gs1.characters"}, TextRow{"70032305312400", "gs1.date"},
        TextRow{"70032305311260", "gs1.date"}, TextRow{"70032305001200", "gs1.date"},
        TextRow{"7003230531", "gs1.length"}, TextRow{"0419520000000018", "gs1.identifier"},
        TextRow{"89ABC", "gs1.identifier"}, TextRow{"1", "gs1.identifier"},
        TextRow{"X", "gs1.identifier"},
        TextRow{"0119520000000018"
                "05",
                "gs1.identifier"},
        TextRow{"(01", "gs1.identifier"}, TextRow{"(1)2", "gs1.identifier"},
        TextRow{"(010)2", "gs1.identifier"}, TextRow{"(10)A)B(17)230531", "(17)230531(10)A)B"},
        TextRow{"(01)19520000000018 (10)A", "gs1.length"},
        TextRow{"https://example.jp/01/19520000000018", "gs1.identifier"}));
// The eighteen digits of a voucher are taken for a code of GS1 by accident only.
INSTANTIATE_TEST_SUITE_P(Vouchers, Gs1Texts,
                         testing::Values(TextRow{"134621529900000017", "gs1.says_nothing"},
                                         TextRow{"9900000017", "gs1.says_nothing"}));

TEST(Gs1, TheDayOfAMonthMayBeItsLast) {
    for (const auto& [text, day] : {std::pair{"17230500", make_day(2023, 5, 31)},
                                    {"17240200", make_day(2024, 2, 29)},
                                    {"17230200", make_day(2023, 2, 28)},
                                    {"17230531", make_day(2023, 5, 31)}}) {
        const auto code = parse_gs1(text, today);
        ASSERT_TRUE(code) << text;
        EXPECT_EQ(code->expiry, day) << text;
    }
}

// General Specifications 7.12: from 49 years back to 50 years ahead.
TEST(Gs1, TheCenturyFollowsFromTheYearOfTheReading) {
    struct Row {
        int now;
        const char* two_digits;
        int year;
    };
    for (const Row& row : {Row{2022, "22", 2022}, Row{2022, "72", 2072}, Row{2022, "73", 1973},
                           Row{2022, "99", 1999}, Row{2022, "00", 2000}, Row{2051, "00", 2100},
                           Row{2051, "01", 2101}, Row{2051, "02", 2002}, Row{2049, "99", 2099},
                           Row{2098, "00", 2100}, Row{2098, "48", 2148}, Row{2098, "49", 2049}}) {
        const auto code =
            parse_gs1(std::string("17") + row.two_digits + "0131", make_day(row.now, 6, 1));
        ASSERT_TRUE(code);
        EXPECT_EQ(code->expiry, make_day(row.year, 1, 31)) << row.now << " " << row.two_digits;
    }
}

TEST(Gs1, EveryErrorSaysInBothLanguagesWhatToDo) {
    for (const char* text : {"", "]C0x", "0119520000000017", "05", "10", "10 A", "17230231",
                             "10A\x1D"
                             "10B",
                             "21S"}) {
        const auto code = parse_gs1(text, today);
        ASSERT_FALSE(code) << text;
        EXPECT_EQ(code.error().kind, ErrorKind::bad_input);
        for (const std::string& words : {code.error().what.ja, code.error().what.en,
                                         code.error().next.ja, code.error().next.en})
            EXPECT_FALSE(words.empty()) << text;
    }
}

TEST(Gs1, AnAimIdentifierOfGs1IsKnown) {
    for (const char* text : {"]C1x", "]d2x", "]Q3x", "]e0x"}) EXPECT_TRUE(has_gs1_identifier(text));
    for (const char* text : {"", "]", "]C", "]C0x", "]d1x", "]Q1x", "]F0x", "C1x"})
        EXPECT_FALSE(has_gs1_identifier(text)) << text;
}

// Figure 7.8.5-2: what needs no separator after it, with the AI's own two digits or more.
TEST(Gs1Identifiers, OfPredefinedLengthAreAsLongAsTheSpecificationSays) {
    for (const auto& [beginning, whole] : {std::pair{"00", 20},
                                           {"01", 16},
                                           {"02", 16},
                                           {"03", 16},
                                           {"11", 8},
                                           {"12", 8},
                                           {"13", 8},
                                           {"15", 8},
                                           {"16", 8},
                                           {"17", 8},
                                           {"20", 4},
                                           {"31", 10},
                                           {"32", 10},
                                           {"33", 10},
                                           {"34", 10},
                                           {"35", 10},
                                           {"36", 10},
                                           {"41", 16}}) {
        const auto* identifier = find_gs1_identifier(std::string(beginning) + "000000");
        ASSERT_NE(identifier, nullptr) << beginning;
        EXPECT_TRUE(identifier->predefined) << beginning;
        EXPECT_EQ(static_cast<int>(identifier->digits + identifier->most), whole) << beginning;
    }
}

Gs1Code some_code() {
    const auto day = [] {
        return today + std::chrono::days(*rc::gen::inRange(-49 * 365, 50 * 365 - 200));
    };
    Gs1Code code;
    if (*rc::gen::arbitrary<bool>()) {
        std::string digits;
        for (int i = 0; i < 13; ++i) digits += static_cast<char>('0' + *rc::gen::inRange(0, 10));
        code.gtin = *Gtin::parse(digits + gtin_check_digit(digits));
    }
    if (*rc::gen::arbitrary<bool>()) code.expiry = day();
    if (*rc::gen::arbitrary<bool>()) code.count = *rc::gen::inRange(0, 100'000'000);
    if (*rc::gen::arbitrary<bool>())
        code.expiry_time = ExpiryTime{day(), *rc::gen::inRange(0, 24), *rc::gen::inRange(0, 60)};
    // A code says at least one thing.
    const int lot_min = code == Gs1Code{} ? 1 : 0;
    const int length = *rc::gen::inRange(lot_min, 21);
    for (int i = 0; i < length; ++i)
        code.lot += *rc::gen::elementOf(std::string("ABYZabyz0189!\"%&'*+,-./_:;<=>?"));
    return code;
}

TEST(Gs1, WhatIsPrintedIsReadBack) {
    EXPECT_TRUE(rc::check([] {
        const Gs1Code code = some_code();
        const auto again = parse_gs1(format_gs1(code), today);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == code);
    }));
}

// In whatever order the elements stand, with the separators that they need.
TEST(Gs1, TheOrderOfElementsIsNothing) {
    EXPECT_TRUE(rc::check([] {
        const Gs1Code code = some_code();
        std::vector<std::string> elements;
        const std::string shown = format_gs1(code);
        for (std::size_t at = 0; at < shown.size();) {
            const auto next = std::min(shown.find('(', at + 1), shown.size());
            std::string element = shown.substr(at + 1, next - at - 1);
            elements.push_back(element.erase(element.find(')'), 1));
            at = next;
        }
        std::string text;
        while (!elements.empty()) {
            const auto at = *rc::gen::inRange<std::size_t>(0, elements.size());
            text += elements[at] + '\x1D';
            elements.erase(elements.begin() + static_cast<std::ptrdiff_t>(at));
        }
        const auto again = parse_gs1(text, today);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == code);
    }));
}

// Bytes that a wrong scanner, or another paper, may send.
TEST(Gs1, AnyBytesAreACodeOrAnErrorAndWhatIsReadIsReadAgain) {
    EXPECT_TRUE(rc::check([] {
        std::string text;
        const int pieces = *rc::gen::inRange(0, 12);
        for (int i = 0; i < pieces; ++i) {
            text += *rc::gen::oneOf(
                rc::gen::elementOf(std::vector<std::string>{"01", "19520000000018", "17", "230500",
                                                            "10", "\x1D", "(10)", "]e0", "7003"}),
                rc::gen::arbitrary<std::string>());
        }
        const auto code = parse_gs1(text, today);
        if (!code || code->lot.find('(') != std::string::npos) return;
        const auto again = parse_gs1(format_gs1(*code), today);
        RC_ASSERT(again.has_value());
        RC_ASSERT(*again == *code);
    }));
}

// Every single wrong digit of a GTIN is noticed.
TEST(Gs1, AWrongDigitOfAGtinIsNoticed) {
    const std::string right = "19520000000018";
    for (std::size_t at = 0; at < right.size(); ++at) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            std::string text = right;
            text[at] = digit;
            EXPECT_EQ(Gtin::parse(text).has_value(), text == right) << text;
        }
    }
}

}  // namespace
}  // namespace uketsuke
