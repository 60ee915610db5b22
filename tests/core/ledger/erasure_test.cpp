// Which records of a person are over on which day.
#include "core/ledger/erasure.h"

#include <gtest/gtest.h>

#include "core/ledger/fold.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

struct KeptRow {
    const char* today;
    const char* since;
};
class KeptSince : public testing::TestWithParam<KeptRow> {};
TEST_P(KeptSince, IsFiveYearsBeforeAndNeverTooEarly) {
    EXPECT_EQ(format_day(kept_since(day(GetParam().today))), GetParam().since);
}
INSTANTIATE_TEST_SUITE_P(
    Erasure, KeptSince,
    testing::Values(KeptRow{"2026-11-30", "2021-11-30"}, KeptRow{"2027-01-01", "2022-01-01"},
                    KeptRow{"2028-02-28", "2023-02-28"},
                    // No such day: what was given on the 28th has its last.
                    KeptRow{"2028-02-29", "2023-02-28"}, KeptRow{"2028-03-01", "2023-03-01"},
                    KeptRow{"2029-02-28", "2024-02-28"}, KeptRow{"2029-03-01", "2024-03-01"}));

ScreeningClosed screening(const char* date) {
    ScreeningClosed closed;
    closed.date = day(date);
    return closed;
}

template <class Dated>
Dated dated(Dated fact, const char* date) {
    fact.date = day(date);
    return fact;
}

struct DueRow {
    const char* what;
    std::vector<Fact> facts;  // All recorded at noon of 2021-12-15.
    std::vector<std::size_t> due;
    std::size_t doses;
};
class DueForErasure : public testing::TestWithParam<DueRow> {};
TEST_P(DueForErasure, IsWhatTheDayInTheBodySays) {
    std::vector<Entry> entries;
    ChainHead head;
    for (const Fact& fact : GetParam().facts) {
        entries.push_back(make_entry(draft(fact), device(2), head, at("2021-12-15T12:00:00+09:00"),
                                     Salt{}, signer(2))
                              .value());
        head = head_after(entries.back());
    }
    std::vector<std::string> expected;
    for (const std::size_t i : GetParam().due) expected.push_back(entry_name(entries[i].header));
    const Due due = due_for_erasure(entries, day("2021-12-01"));
    EXPECT_EQ(due.entries, expected) << GetParam().what;
    EXPECT_EQ(due.doses, GetParam().doses) << GetParam().what;
    for (Entry& entry : entries) entry = without_body(entry);
    EXPECT_TRUE(due_for_erasure(entries, day("2021-12-01")).entries.empty()) << "once";
}
INSTANTIATE_TEST_SUITE_P(
    Erasure, DueForErasure,
    testing::Values(
        DueRow{"doses by a day", {reported("2021-11-30", 1), reported("2021-12-01", 2)}, {0}, 1},
        DueRow{"given here", {given("2021-11-30", 1), given("2021-12-14", 2)}, {0}, 1},
        DueRow{"screenings", {screening("2021-11-30"), screening("2021-12-01")}, {0}, 0},
        DueRow{"reactions and incidents",
               {dated(reaction(), "2021-11-30"), dated(reaction(), "2021-12-01"),
                dated(incident(), "2021-11-30")},
               {0, 2},
               0},
        DueRow{"a certificate goes with its dose",
               {given("2021-11-30", 1), CertificateMade{1, day("2021-12-15"), "x"}},
               {0, 1},
               1},
        DueRow{"one of a kept dose stays",
               {given("2021-12-14", 1), CertificateMade{1, day("2021-12-15"), "x"}},
               {},
               0},
        DueRow{"two doses of one number, one of them kept",
               {given("2021-11-30", 1), given("2021-12-14", 1),
                CertificateMade{1, day("2021-12-15"), "x"}},
               {0},
               1},
        DueRow{
            "an old certificate by itself", {CertificateMade{1, day("2021-11-30"), "x"}}, {0}, 0},
        DueRow{"never the roster, an erasure or a view",
               {resident(), DosesErased{}, PersonViewed{"voucher", "見本"}},
               {},
               0}));

TEST(Erasure, WhatCannotBeReadGoesByTheDayOfItsRecord) {
    std::vector<Entry> entries;
    for (const char* kind : {"dose_given", "from_the_future", "resident_listed"}) {
        Entry& entry = entries.emplace_back();
        entry.header = {
            {device(2), municipality}, entries.size(), at("2021-11-30T12:00:00+09:00"), "", kind,
            subject_of(person(1))};
        entry.json = R"({"date":7})";
    }
    EXPECT_EQ(due_for_erasure(entries, day("2021-12-01")).entries,
              std::vector<std::string>{entry_name(entries[0].header)});
    EXPECT_TRUE(due_for_erasure(entries, day("2021-11-30")).entries.empty());
}

}  // namespace
}  // namespace uketsuke
