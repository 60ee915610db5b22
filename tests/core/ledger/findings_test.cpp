// 要確認: what one row, or two, show that cannot be right; and that somebody's word settles it.
#include "core/ledger/findings.h"

#include <gtest/gtest.h>

#include "core/ledger/fold.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

PersonRow row_of(const std::vector<Fact>& facts, std::uint8_t number = 1) {
    std::vector<Entry> entries;
    ChainHead head;
    Instant now = at("2022-12-01T09:00:00+09:00");
    for (const Fact& fact : facts) {
        now += std::chrono::seconds(1);
        entries.push_back(
            make_entry(draft(fact, number), device(2), head, now, Salt{}, signer(2)).value());
        head = head_after(entries.back());
    }
    return fold_person(person(number), entries);
}

// On the voucher of resident(), at a moment of that day.
DoseGiven given_at(const char* when, int number) {
    DoseGiven dose = given("2022-12-01", number);
    dose.at = at(when);
    return dose;
}

std::vector<std::string> codes(const PersonRow& row) {
    std::vector<std::string> out;
    for (const Finding& finding : row.findings) out.push_back(finding.code);
    return out;
}

struct Told {
    const char* name;
    std::vector<Fact> facts;
    std::vector<std::string> codes;
};

TEST(Findings, OfOneRow) {
    Resident back = resident();
    DoseGiven without_line = given_at("2022-12-01T10:00:00+09:00", 1);
    without_line.voucher_line.clear();
    const char* morning = "2022-12-01T08:00:00+09:00";  // Before the roster says anything.
    const char* later = "2022-12-01T10:00:00+09:00";    // After all of it.
    const std::vector<Told> table = {
        {"one dose", {resident(), given_at(later, 1)}, {}},
        {"the same number", {given("2022-11-01", 3), given("2022-12-01", 3)}, {"same_dose_number"}},
        {"numbers that are not known", {reported("2021-06-01", 0), reported("2021-07-01", 0)}, {}},
        {"one day", {reported("2022-12-01", 1), given("2022-12-01", 2)}, {"same_day_dose"}},
        {"a reissued voucher", {resident(), reissued(), given_at(later, 1)}, {"voided_voucher"}},
        {"before it was reissued", {resident(), reissued(), given_at(morning, 1)}, {}},
        {"a voucher that came back", {resident(), reissued(), back, given_at(later, 1)}, {}},
        {"no voucher was seen", {resident(), reissued(), without_line}, {}},
        {"the same listing again", {resident(), resident(), given_at(later, 1)}, {}},
    };
    for (const Told& told : table) EXPECT_EQ(codes(row_of(told.facts)), told.codes) << told.name;
}

TEST(Findings, NameBothSidesAndAreSettledByAnEntry) {
    std::vector<Fact> facts{given("2022-11-01", 3), given("2022-12-01", 3)};
    const Finding open = row_of(facts).findings.at(0);
    EXPECT_EQ(open.entry, device(2).hex() + "/462152/2");
    EXPECT_EQ(open.about, device(2).hex() + "/462152/1");
    EXPECT_FALSE(open.settled);
    FindingSettled word{open.code, open.entry, open.about, SettledAs::as_recorded,
                        "別の日",  "見本"};
    facts.push_back(word);
    EXPECT_EQ(row_of(facts).findings.at(0).settled->fact, word);
    word.as = SettledAs::corrected;
    facts.push_back(word);
    EXPECT_EQ(row_of(facts).findings.at(0).settled->fact, word) << "the last word counts";
    word.about = "another";
    EXPECT_FALSE(row_of({facts[0], facts[1], word}).findings.at(0).settled) << "another finding's";
}

TEST(Findings, ATerminalKnewLessWhereItCountedFewerDoses) {
    const auto knew = [](const std::vector<Fact>& facts) {
        const PersonRow row = row_of(facts);
        return knew_less(row, row.doses.size() - 1);
    };
    EXPECT_FALSE(knew({given("2022-12-01", 1)}));
    EXPECT_FALSE(knew({reported("2021-06-01", 1), given("2022-12-01", 2)}));
    EXPECT_TRUE(knew({reported("2021-06-01", 1), given("2022-12-01", 1)}));
    EXPECT_TRUE(
        knew({reported("2021-06-01", 0), reported("2021-07-01", 0), given("2022-12-01", 2)}));
    EXPECT_FALSE(knew({reported("2021-06-01", 1), given("2022-12-01", 3)})) << "it knew of more";
    EXPECT_FALSE(knew({given("2022-11-01", 1), reported("2022-12-01", 1)}))
        << "no terminal gave it";
}

TEST(Findings, TwoRowsOfTheRosterAreAlikeByKanaAndBirthDate) {
    Resident other = resident();
    other.kana = "みほん　よしべたろう";
    other.name = "見本 吉辺太郎";
    other.resident_id = "990000000000002";
    const PersonRow first = row_of({resident()});
    const auto finding = two_roster_rows(first, row_of({other}, 2));
    ASSERT_TRUE(finding);
    EXPECT_EQ(finding->code, "two_roster_rows");
    EXPECT_EQ(finding->about, person(2).hex());
    EXPECT_FALSE(two_roster_rows(row_of({other}, 2), first)) << "once, from the smaller id";
    EXPECT_FALSE(two_roster_rows(first, first));
    other.birth_date = day("1950-04-06");
    EXPECT_FALSE(two_roster_rows(first, row_of({other}, 2)));
    other = resident();
    other.kana = "ミホン ヨシベジロウ";
    EXPECT_FALSE(two_roster_rows(first, row_of({other}, 2)));
    EXPECT_FALSE(two_roster_rows(first, row_of({given("2022-12-01", 1)}, 2)))
        << "not in the roster";
}

}  // namespace
}  // namespace uketsuke
