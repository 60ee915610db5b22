// The fold: the same set of entries gives the same row, whatever the order and however often they
// came.
#include "core/ledger/fold.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <random>

#include "core/ledger/folded_row.h"
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
    const PersonRow straight = fold_person(person(1), entries);
    std::mt19937 chance(seed);
    const std::size_t again = chance() % entries.size();
    entries.push_back(entries[again]);
    std::shuffle(entries.begin(), entries.end(), chance);
    RC_ASSERT(fold_person(person(1), entries) == straight);
}

// Everything that can befall a person, in the order in which two devices wrote it.
std::vector<Entry> long_history() {
    ScreeningClosed closed;
    closed.date = day("2022-11-01");
    closed.outcome = ScreeningOutcome::screening_only;
    closed.reason = "発熱";
    auto entries = chain_of(2, {resident(), reported("2021-06-01", 1), given("2022-12-01", 2),
                                reported("2021-06-01", 1), closed, checked_in(1), reissued()});
    for (Entry& entry : chain_of(4, {step(DeskStep::received, "A001"), given("2022-12-01", 4),
                                     withdrawn(device(4).hex() + "/462152/2"), provisional(),
                                     corrected("2022-12-02", 2, device(2).hex() + "/462152/3"),
                                     step(DeskStep::parked)}))
        entries.push_back(std::move(entry));
    for (Entry& entry : chain_of(3, {given("2022-12-01", 2), given("2022-11-01", 3),
                                     CertificateMade{3, day("2022-12-01"), "x"}, checked_in(2),
                                     CheckInEnded{device(2).hex() + "/462152/6", "x"},
                                     FindingSettled{"same_day_dose", "x", "y", {}, "n", "見本"}})) {
        entries.push_back(std::move(entry));
    }
    std::ranges::sort(entries, canonical_before);
    return entries;
}

RC_GTEST_PROP(Fold, FurtherEntriesGiveWhatAllOfThemTogetherGive, (unsigned seed)) {
    auto entries = long_history();
    std::mt19937 chance(seed);
    entries.resize(1 + chance() % entries.size());
    if (chance() % 2 == 0) entries[chance() % entries.size()].header.kind = "from_the_future";
    const std::size_t first = chance() % (entries.size() + 1);
    const std::vector<Entry> begin(entries.begin(), entries.begin() + std::ptrdiff_t(first));
    FoldedRow row = fold_all(person(1), readable(begin));
    const std::vector<Entry> rest(entries.begin() + std::ptrdiff_t(first), entries.end());
    std::vector<Admitted> further = readable(rest);
    if (!further.empty()) further.push_back(further[chance() % further.size()]);
    std::ranges::shuffle(further, chance);
    row = decode_row(encode_row(row)).value();  // As it comes back from the table.
    RC_ASSERT(fold_further(row, further));
    RC_ASSERT(row == fold_all(person(1), readable(entries)));
}

TEST(Fold, AnEntryThatComesBeforeTheRowsLastIsNotFoldedFurther) {
    const auto entries = long_history();
    for (std::size_t last = 1; last < entries.size(); ++last) {
        std::vector<Entry> some(entries.begin(), entries.begin() + std::ptrdiff_t(last) + 1);
        FoldedRow row = fold_all(person(1), readable(some));
        const FoldedRow before = row;
        EXPECT_FALSE(fold_further(row, readable({entries[last]}))) << last;
        EXPECT_FALSE(fold_further(row, readable({entries[last - 1], entries.back()}))) << last;
        EXPECT_EQ(row, before);
    }
}

TEST(Fold, ARowAsJsonIsReadAsItWasWritten) {
    const auto row = fold_person(person(1), long_history());
    EXPECT_FALSE(row.findings.empty());
    const auto again = parse_row(print_row(row));
    ASSERT_TRUE(again.has_value());
    EXPECT_EQ(*again, row);
    EXPECT_FALSE(parse_row("{}").has_value());
    EXPECT_FALSE(parse_row("").has_value());
}

}  // namespace
}  // namespace uketsuke
