// 取り消し and 訂正: which records count, whatever comes first, and why the others do not.
#include "core/ledger/withdrawal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <random>

#include "core/ledger/erasure.h"
#include "core/ledger/folded_row.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

// Entries of several devices, each with a clock of its own.
class Written {
  public:
    std::string by(std::uint8_t author, const char* time, Fact fact) {
        ChainHead& head = heads_[author];
        entries.push_back(make_entry(draft(std::move(fact)), device(author), head, at(time), Salt{},
                                     signer(author))
                              .value());
        head = head_after(entries.back());
        return entry_name(entries.back().header);
    }
    PersonRow row() const { return fold_person(person(1), entries); }
    std::vector<Entry> entries;

  private:
    std::map<std::uint8_t, ChainHead> heads_;
};

std::vector<std::string> counting(const PersonRow& row) {
    std::vector<std::string> names;
    for (const PersonDose& dose : row.doses) names.push_back(dose.entry);
    return names;
}

TEST(Withdrawal, AnUndoneDoseCountsNoLongerAndStaysReadable) {
    Written written;
    written.by(2, "2022-12-01T09:00:00+09:00", resident());
    const auto dose = written.by(2, "2022-12-01T09:01:00+09:00", given("2022-12-01", 3));
    const auto undone = written.by(2, "2022-12-01T09:02:00+09:00", withdrawn(dose));
    const PersonRow row = written.row();
    EXPECT_TRUE(row.doses.empty());
    EXPECT_EQ(next_dose_number(row), 1);
    ASSERT_EQ(row.set_aside.size(), 1u);
    EXPECT_EQ(row.set_aside[0].dose.lot, "GJ7140");
    const SetAsideBy by = set_aside_by(row, row.set_aside[0]);
    ASSERT_NE(by.withdrawal, nullptr);
    EXPECT_EQ(by.withdrawal->entry, undone);
    EXPECT_EQ(by.correction, nullptr);
    EXPECT_TRUE(row.findings.empty());
}

TEST(Withdrawal, ACorrectionStandsInThePlaceOfTheRecord) {
    Written written;
    const auto dose = written.by(2, "2022-12-01T09:00:00+09:00", given("2022-12-01", 3));
    const auto first = written.by(2, "2022-12-01T09:01:00+09:00", corrected("2022-12-01", 3, dose));
    const auto second =
        written.by(3, "2022-12-02T09:00:00+09:00", corrected("2022-12-02", 3, first));
    const PersonRow row = written.row();
    EXPECT_EQ(counting(row), std::vector{second});
    ASSERT_EQ(row.set_aside.size(), 2u);
    EXPECT_EQ(set_aside_by(row, row.set_aside[0]).correction->entry, first);
    EXPECT_EQ(set_aside_by(row, row.set_aside[1]).correction->entry, second);
    EXPECT_TRUE(row.findings.empty()) << "two records of one dose are no second dose";
}

// The clock of whoever corrected is behind: in the order of times the correction comes first.
TEST(Withdrawal, ARecordThatComesLaterThanItsCorrectionDoesNotBringTheOldValueBack) {
    Written written;
    const auto name = device(2).hex() + "/462152/1";
    const auto correction =
        written.by(3, "2022-12-01T08:00:00+09:00", corrected("2022-12-01", 3, name));
    EXPECT_EQ(written.by(2, "2022-12-01T09:00:00+09:00", given("2022-12-01", 3)), name);
    EXPECT_EQ(counting(written.row()), std::vector{correction});
    written.by(3, "2022-12-01T08:30:00+09:00", withdrawn(correction, WithdrawnAs::not_given));
    EXPECT_TRUE(written.row().doses.empty()) << "and what was corrected does not come back either";
}

TEST(Withdrawal, TwoCorrectionsOfOneRecordAreOneDoseAndAFinding) {
    Written written;
    const auto dose = written.by(2, "2022-12-01T09:00:00+09:00", given("2022-12-01", 3));
    const auto earlier =
        written.by(3, "2022-12-01T10:00:00+09:00", corrected("2022-12-01", 3, dose));
    const auto later = written.by(4, "2022-12-01T11:00:00+09:00", corrected("2022-12-01", 3, dose));
    const PersonRow row = written.row();
    EXPECT_EQ(counting(row), std::vector{later});
    ASSERT_EQ(row.findings.size(), 1u);
    EXPECT_EQ(row.findings[0].code, "corrected_twice");
    EXPECT_EQ(row.findings[0].entry, later);
    EXPECT_EQ(row.findings[0].about, earlier);
}

TEST(Withdrawal, WhatTheCityReportedIsNotATerminalsToTakeAway) {
    Written written;
    const auto known = written.by(9, "2022-12-01T09:00:00+09:00", reported("2021-06-01", 1));
    written.by(2, "2022-12-01T09:01:00+09:00", withdrawn(known));
    EXPECT_EQ(counting(written.row()), std::vector{known});
}

TEST(Withdrawal, AMovedDoseNamesNothingOfItsNewPersonAndCountsThere) {
    Written written;
    const auto there = written.by(2, "2022-12-01T09:00:00+09:00",
                                  corrected("2022-12-01", 1, device(5).hex() + "/462152/7"));
    EXPECT_EQ(counting(written.row()), std::vector{there});
}

TEST(Withdrawal, GoesWithItsDoseWhenTheFiveYearsAreOver) {
    Written written;
    const auto dose = written.by(2, "2022-12-01T09:00:00+09:00", given("2022-12-01", 3));
    const auto fixed = written.by(2, "2022-12-03T09:00:00+09:00", corrected("2022-12-01", 3, dose));
    const auto undone = written.by(2, "2022-12-04T09:00:00+09:00", withdrawn(fixed));
    const Due due = due_for_erasure(written.entries, day("2022-12-02"));
    EXPECT_EQ(due.entries, (std::vector{dose, fixed, undone}));
}

TEST(Withdrawal, ARecordDoesNotComeBackWhenItsCorrectionIsOverBeforeIt) {
    Written written;
    const auto typo = written.by(2, "2022-12-01T09:00:00+09:00", given("2023-12-01", 3));
    const auto again = written.by(2, "2022-12-01T09:01:00+09:00", corrected("2023-11-01", 3, typo));
    const auto fixed =
        written.by(2, "2022-12-01T09:02:00+09:00", corrected("2022-12-01", 3, again));
    const Due due = due_for_erasure(written.entries, day("2022-12-02"));
    EXPECT_EQ(due.entries, (std::vector{fixed, again, typo}));
    EXPECT_EQ(due.doses, 1u);
}

RC_GTEST_PROP(Withdrawal, AnyOrderOfArrivalGivesTheSameRecords, (unsigned seed)) {
    std::mt19937 chance(seed);
    Written written;
    std::vector<std::string> names{device(7).hex() + "/462152/1"};
    const char* times[] = {"2022-12-01T09:00:00+09:00", "2022-12-01T09:00:01+09:00",
                           "2022-12-01T09:00:02+09:00", "2022-12-01T09:00:03+09:00"};
    for (int i = 0; i < 8; ++i) {
        const auto author = std::uint8_t(2 + chance() % 3);
        const std::string about = names[chance() % names.size()];
        const Fact facts[] = {given("2022-12-01", 3), withdrawn(about),
                              corrected("2022-12-01", 3, about)};
        names.push_back(written.by(author, times[i / 2], facts[chance() % 3]));
    }
    const PersonRow row = written.row();
    // As they come: some at once, the rest one by one, folded on where that can be.
    std::ranges::shuffle(written.entries, chance);
    std::vector<Entry> here;
    FoldedRow folded;
    folded.row.person = person(1);
    for (const Entry& entry : written.entries) {
        here.push_back(entry);
        if (!fold_further(folded, readable({entry}))) folded = fold_all(person(1), readable(here));
        folded = decode_row(encode_row(folded)).value();
    }
    RC_ASSERT(folded.row == row);
    // One record of each dose at most, and every one that does not count says why.
    std::set<std::string> places;
    for (const PersonDose& dose : row.doses) {
        const std::string& replaced = dose.dose.in_place_of;
        if (!replaced.empty()) RC_ASSERT(places.insert(replaced).second);
    }
    for (const PersonDose& dose : row.set_aside) {
        const SetAsideBy by = set_aside_by(row, dose);
        RC_ASSERT(by.withdrawal || by.correction);
    }
}

}  // namespace
}  // namespace uketsuke
