// The fold: the same set of entries gives the same row, whatever the order and however often they
// came.
#include "core/ledger/fold.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

std::vector<Entry> chain_of(std::uint8_t device_number, const std::vector<Fact>& facts) {
    std::vector<Entry> entries;
    ChainHead head;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Instant time = at("2022-12-01T09:00:00+09:00") + std::chrono::seconds{i * 7 % 5 + i};
        entries.push_back(make_entry(draft(facts[i]), device(device_number), head, time, Salt{},
                                     signer(device_number))
                              .value());
        head = head_after(entries.back());
    }
    return entries;
}

TEST(Fold, APersonIsTheLastListingAndAllDosesByDate) {
    Resident moved = resident();
    moved.address = "見本市別町9";
    const auto row = fold_person(person(1), chain_of(2, {resident(), reported("2021-07-01", 2),
                                                         reported("2021-06-01", 1), moved}));
    ASSERT_TRUE(row.resident);
    EXPECT_EQ(row.resident->address, "見本市別町9");
    ASSERT_EQ(row.doses.size(), 2u);
    EXPECT_EQ(history_of(row), (std::vector<PastDose>{{day("2021-06-01"), "comirnaty"},
                                                      {day("2021-07-01"), "comirnaty"}}));
    EXPECT_EQ(next_dose_number(row), 3);
    EXPECT_TRUE(row.findings.empty());
}

TEST(Fold, TwoDosesOfOneNumberOrOneDayBothStayAndAreFindings) {
    const auto row =
        fold_person(person(1), chain_of(2, {given("2022-12-01", 3), given("2022-12-01", 3)}));
    EXPECT_EQ(row.doses.size(), 2u);
    ASSERT_EQ(row.findings.size(), 2u);
    EXPECT_EQ(row.findings[0].code, "same_day_dose");
    EXPECT_EQ(row.findings[1].code, "same_dose_number");
}

TEST(Fold, ABodyThatCannotBeUnderstoodIsPassedOver) {
    auto entries = chain_of(2, {resident(), reported("2021-06-01", 1)});
    entries[1].header.kind = "from_the_future";
    const auto row = fold_person(person(1), entries);
    EXPECT_TRUE(row.resident.has_value());
    EXPECT_TRUE(row.doses.empty());
}

RC_GTEST_PROP(Fold, OrderAndRepetitionChangeNothing, (unsigned seed)) {
    auto entries = chain_of(2, {resident(), reported("2021-06-01", 1), given("2022-12-01", 3)});
    for (Entry& entry :
         chain_of(3, {given("2022-12-01", 3), CertificateMade{3, day("2022-12-01"), "x"}})) {
        entries.push_back(std::move(entry));
    }
    const std::string straight = print_row(fold_person(person(1), entries));
    std::mt19937 chance(seed);
    const std::size_t again = chance() % entries.size();
    entries.push_back(entries[again]);
    std::shuffle(entries.begin(), entries.end(), chance);
    RC_ASSERT(print_row(fold_person(person(1), entries)) == straight);
}

TEST(Fold, ARowIsReadAsItWasWritten) {
    auto facts = std::vector<Fact>{resident(), reported("2021-06-01", 1), given("2022-12-01", 2),
                                   given("2022-12-01", 2)};
    ScreeningClosed closed;
    closed.date = day("2022-11-01");
    closed.reason = "発熱";
    facts.push_back(closed);
    const auto row = fold_person(person(1), chain_of(2, facts));
    const auto again = parse_row(print_row(row));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, row);
    EXPECT_FALSE(parse_row("{}").has_value());
    EXPECT_FALSE(parse_row("").has_value());
}

}  // namespace
}  // namespace uketsuke
