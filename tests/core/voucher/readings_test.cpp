// How readings are brought together: by table, and by what must hold for any readings at all.
#include "core/voucher/readings.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace uketsuke {
namespace {

constexpr const char* line = "134621529900000017";
constexpr const char* other_line = "134621529900000025";  // Another person.
constexpr const char* fourth = "144621529900000017";      // The same person's fourth dose.
constexpr const char* number = "9900000017";

Reading qr(const char* text) { return {Carrier::qr, text, {}}; }
Reading nw7(const char* text) { return {Carrier::nw7, text, {}}; }
Reading typed(const char* text) { return {Carrier::typed, text, {}}; }
Reading ocr(const char* text) { return {Carrier::ocr, text, {}}; }
Reading scanner(const char* text) { return {Carrier::scanner, text, {}}; }

std::string name_of(const Agreement& agreement) {
    if (const auto* complete = std::get_if<CompleteVoucher>(&agreement)) {
        std::string out = format_voucher_line(complete->voucher) + " by";
        for (const Carrier carrier : complete->said_by) out += std::string(" ") + to_text(carrier);
        return out;
    }
    if (const auto* alone = std::get_if<NumberOnly>(&agreement))
        return "number " + alone->number.text();
    if (const auto* proposal = std::get_if<Proposal>(&agreement))
        return "proposal " + format_voucher_line(proposal->voucher);
    if (const auto* clash = std::get_if<Disagreement>(&agreement))
        return "disagreement of " + std::to_string(clash->readings.size());
    return std::get<Error>(agreement).code;
}

struct AgreementRow {
    std::vector<Reading> readings;
    std::string expected;
};
class Agreements : public testing::TestWithParam<AgreementRow> {};
TEST_P(Agreements, FollowTheTable) {
    EXPECT_EQ(name_of(agree(GetParam().readings)), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Readings, Agreements,
    testing::Values(
        // One carrier.
        AgreementRow{{}, "reading.nothing"}, AgreementRow{{qr(line)}, std::string(line) + " by qr"},
        AgreementRow{{nw7(line)}, std::string(line) + " by nw7"},
        AgreementRow{{nw7(number)}, std::string("number ") + number},
        AgreementRow{{typed(line)}, std::string(line) + " by typed"},
        // Ten digits are a number on NW-7 and from a hand scanner only.
        AgreementRow{{typed(number)}, "voucher.length"},
        AgreementRow{{qr(number)}, "voucher.length"},
        AgreementRow{{Reading{Carrier::code128, number, {}}}, "voucher.length"},
        // Two carriers confirm each other.
        AgreementRow{{qr(line), nw7(number)}, std::string(line) + " by qr nw7"},
        AgreementRow{{qr(line), nw7(line)}, std::string(line) + " by qr nw7"},
        AgreementRow{{scanner(line), scanner(number)}, std::string(line) + " by scanner"},
        AgreementRow{{qr(line), typed(line)}, std::string(line) + " by qr typed"},
        // Two vouchers, or one paper that says two things.
        AgreementRow{{qr(line), nw7("9900000025")}, "disagreement of 2"},
        AgreementRow{{qr(line), qr(other_line)}, "disagreement of 2"},
        AgreementRow{{qr(line), qr(fourth)}, "disagreement of 2"},
        AgreementRow{{qr(line), qr(fourth), nw7(number)}, "disagreement of 3"},
        AgreementRow{{nw7(number), nw7("9900000025")}, "disagreement of 2"},
        AgreementRow{{typed(line), qr(other_line)}, "disagreement of 2"},
        // Digits that are no voucher refuse the whole; other texts are passed over.
        AgreementRow{{qr("134621539900000017"), nw7(number)}, "voucher.check_digit"},
        AgreementRow{{qr("13462152990000001"), nw7(number)}, "voucher.length"},
        AgreementRow{{qr(line), nw7("990000001")}, "voucher.length"},
        AgreementRow{{qr("https://example.jp/"), qr(line)}, std::string(line) + " by qr"},
        AgreementRow{{qr("https://example.jp/")}, "voucher.digits"},
        AgreementRow{{qr("")}, "voucher.length"}));

// Print beside codes, and alone. `other_line` differs in one digit, as the papers of a couple may.
INSTANTIATE_TEST_SUITE_P(
    Print, Agreements,
    testing::Values(
        // Alone it proposes, however often it was read.
        AgreementRow{{ocr(line)}, std::string("proposal ") + line},
        AgreementRow{{ocr(line), ocr(line)}, std::string("proposal ") + line},
        AgreementRow{{qr("https://example.jp/"), ocr(line)}, std::string("proposal ") + line},
        // It confirms what a code or a hand says.
        AgreementRow{{qr(line), ocr(line)}, std::string(line) + " by qr ocr"},
        AgreementRow{{nw7(line), ocr(line)}, std::string(line) + " by nw7 ocr"},
        AgreementRow{{qr(line), nw7(number), ocr(line)}, std::string(line) + " by qr nw7 ocr"},
        AgreementRow{{scanner(line), ocr(line)}, std::string(line) + " by scanner ocr"},
        AgreementRow{{typed(line), ocr(line)}, std::string(line) + " by typed ocr"},
        // It completes ten digits.
        AgreementRow{{nw7(number), ocr(line)}, std::string(line) + " by nw7 ocr"},
        AgreementRow{{scanner(number), ocr(fourth)}, std::string(fourth) + " by scanner ocr"},
        // It contradicts: another paper, by one digit or by many.
        AgreementRow{{qr(line), ocr(other_line)}, "disagreement of 2"},
        AgreementRow{{qr(line), ocr(fourth)}, "disagreement of 2"},
        AgreementRow{{nw7(number), ocr(other_line)}, "disagreement of 2"},
        AgreementRow{{qr(line), nw7(number), ocr(other_line)}, "disagreement of 3"},
        AgreementRow{{qr(line), ocr(line), ocr(other_line)}, "disagreement of 3"},
        AgreementRow{{ocr(line), ocr(other_line)}, "disagreement of 2"},
        // Print that is no voucher was misread, and says nothing beside anything else.
        AgreementRow{{qr(line), ocr("134621539900000017")}, std::string(line) + " by qr"},
        AgreementRow{{nw7(number), ocr("13462152990000001")}, std::string("number ") + number},
        AgreementRow{{ocr(line), ocr("000000000000000000")}, std::string("proposal ") + line},
        AgreementRow{{ocr("134621539900000017")}, "voucher.check_digit"},
        AgreementRow{{ocr(number)}, "voucher.length"},
        // It heals nothing that a code says.
        AgreementRow{{qr("134621539900000017"), ocr(line)}, "voucher.check_digit"},
        AgreementRow{{qr(line), nw7("9900000025"), ocr(line)}, "disagreement of 3"}));

TEST(Print, IsAskedForWhereNoCodeSaysAllDigits) {
    EXPECT_TRUE(asks_for_print({}));
    EXPECT_TRUE(asks_for_print({nw7("9900000017")}));
    EXPECT_FALSE(asks_for_print({qr(line)}));
    EXPECT_FALSE(asks_for_print({nw7("9900000017"), qr(line)}));
}

struct BareRow {
    Reading reading;
    const char* expected;
};
class BareTexts : public testing::TestWithParam<BareRow> {};
TEST_P(BareTexts, LoseOnlyWhatTheirCarrierAdds) {
    EXPECT_EQ(bare_text(GetParam().reading), GetParam().expected);
}
INSTANTIATE_TEST_SUITE_P(
    Readings, BareTexts,
    testing::Values(BareRow{nw7("A9900000017A"), number}, BareRow{nw7("a9900000017d"), number},
                    BareRow{nw7("A9900000017"), "A9900000017"}, BareRow{nw7("A"), "A"},
                    BareRow{nw7("9900000017\r"), "9900000017\r"},
                    BareRow{qr("A9900000017A"), "A9900000017A"},
                    BareRow{scanner("]Q1134621529900000017\r\n"), line},
                    BareRow{scanner("]F0A9900000017B\t"), number},
                    BareRow{scanner("]C1134621529900000017"), line},
                    BareRow{scanner("]d2134621529900000017\r"), line},
                    BareRow{scanner("]E01346215299000"), "]E01346215299000"},
                    BareRow{scanner("１３４６"), "１３４６"},
                    BareRow{typed("１３4621529900000017\n"), line},
                    BareRow{typed("1346 2152"), "1346 2152"}, BareRow{typed(""), ""}));

TEST(Readings, ADisagreementShowsEveryTextAsItWasRead) {
    const auto agreement = agree({nw7("A9900000025A"), qr(line)});
    const auto* clash = std::get_if<Disagreement>(&agreement);
    ASSERT_NE(clash, nullptr);
    ASSERT_EQ(clash->readings.size(), 2u);
    EXPECT_EQ(clash->readings[0].text, line);
    EXPECT_EQ(clash->readings[1].text, "A9900000025A");
}

TEST(Readings, AMunicipalityThatIsInNoListIsRefused) {
    const auto list = Municipalities::parse("code,prefecture,name\n431001,熊本県,熊本市\n", "x");
    ASSERT_TRUE(list);
    EXPECT_EQ(name_of(agree({qr(line)}, &*list)), "voucher.unknown_municipality");
    EXPECT_EQ(name_of(agree({qr("134310019900000017")}, &*list)), "134310019900000017 by qr");
    // Of print such a municipality shows that it was misread.
    EXPECT_EQ(name_of(agree({ocr(line)}, &*list)), "voucher.unknown_municipality");
    EXPECT_EQ(name_of(agree({qr("134310019900000017"), ocr(line)}, &*list)),
              "134310019900000017 by qr");
    // A number alone names no municipality.
    EXPECT_EQ(name_of(agree({nw7(number)}, &*list)), std::string("number ") + number);
}

// Texts that clash, agree and fail often enough to meet each other.
std::vector<Reading> any_readings() {
    const auto text = rc::gen::element<std::string>(
        line, other_line, fourth, number, "9900000025", "A9900000017A", "134621539900000017",
        "https://example.jp/", "12345", "]Q1134621529900000017\r", "");
    const auto carrier =
        rc::gen::element(Carrier::qr, Carrier::data_matrix, Carrier::nw7, Carrier::code128,
                         Carrier::scanner, Carrier::typed, Carrier::ocr);
    std::vector<Reading> readings;
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i)
        readings.push_back({*carrier, *text, Instant(std::chrono::milliseconds(i))});
    return readings;
}

bool same(const Agreement& a, const Agreement& b) {
    if (a.index() != b.index() || name_of(a) != name_of(b)) return false;
    const auto* clash = std::get_if<Disagreement>(&a);
    return !clash || std::ranges::equal(clash->readings, std::get<Disagreement>(b).readings, {},
                                        &Reading::text, &Reading::text);
}

TEST(Readings, TheirOrderNeverMatters) {
    EXPECT_TRUE(rc::check([] {
        auto readings = any_readings();
        const auto before = agree(readings);
        const auto turn = *rc::gen::inRange<std::size_t>(0, readings.size() + 1);
        std::rotate(readings.begin(), readings.begin() + static_cast<std::ptrdiff_t>(turn),
                    readings.end());
        if (*rc::gen::arbitrary<bool>()) std::reverse(readings.begin(), readings.end());
        RC_ASSERT(same(before, agree(readings)));
    }));
}

TEST(Readings, RepeatingOneChangesNothing) {
    EXPECT_TRUE(rc::check([] {
        auto readings = any_readings();
        RC_PRE(!readings.empty());
        const auto before = agree(readings);
        readings.push_back(readings[*rc::gen::inRange<std::size_t>(0, readings.size())]);
        RC_ASSERT(same(before, agree(readings)));
    }));
}

TEST(Readings, AnotherReadingNeverTurnsOneVoucherIntoAnother) {
    EXPECT_TRUE(rc::check([] {
        auto readings = any_readings();
        const auto before = agree(readings);
        for (const Reading& more : any_readings()) readings.push_back(more);
        const auto after = agree(readings);
        const auto* first = std::get_if<CompleteVoucher>(&before);
        const auto* second = std::get_if<CompleteVoucher>(&after);
        if (first && second) RC_ASSERT(first->voucher == second->voucher);
        // A contradiction or a refusal of digits is not healed by reading more.
        if (std::holds_alternative<Disagreement>(before)) RC_ASSERT(!second);
    }));
}

TEST(Readings, PrintAloneIsNeverAVoucher) {
    EXPECT_TRUE(rc::check([] {
        auto readings = any_readings();
        for (Reading& each : readings) each.carrier = Carrier::ocr;
        RC_ASSERT(!std::holds_alternative<CompleteVoucher>(agree(readings)));
    }));
}

TEST(Readings, PrintNeverMakesAVoucherOfWhatItWasNotBefore) {
    EXPECT_TRUE(rc::check([] {
        auto readings = any_readings();
        std::erase_if(readings, [](const Reading& each) { return each.carrier == Carrier::ocr; });
        RC_PRE(!readings.empty());
        const auto before = agree(readings);
        readings.push_back(ocr(line));
        const auto after = agree(readings);
        // Only ten digits that it ends with become a whole voucher by it.
        if (std::holds_alternative<CompleteVoucher>(after) &&
            !std::holds_alternative<CompleteVoucher>(before)) {
            RC_ASSERT(std::holds_alternative<NumberOnly>(before));
            RC_ASSERT(std::get<NumberOnly>(before).number.text() == number);
        }
    }));
}

TEST(Readings, AnyEighteenSoundDigitsComeBackFromEveryCarrier) {
    EXPECT_TRUE(rc::check([] {
        const auto digits = [](std::size_t count) {
            std::string out;
            while (out.size() < count) out += static_cast<char>('0' + *rc::gen::inRange(0, 10));
            return out;
        };
        const std::string stem = digits(5);
        const std::string whole = digits(2) + stem + municipality_check_digit(stem) + digits(10);
        for (const Carrier carrier : {Carrier::qr, Carrier::data_matrix, Carrier::nw7,
                                      Carrier::code128, Carrier::scanner, Carrier::typed}) {
            const auto agreement = agree({{carrier, whole, {}}});
            RC_ASSERT(std::holds_alternative<CompleteVoucher>(agreement));
            RC_ASSERT(format_voucher_line(std::get<CompleteVoucher>(agreement).voucher) == whole);
        }
    }));
}

}  // namespace
}  // namespace uketsuke
