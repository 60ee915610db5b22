// Records that are wrong, over a real store: what counts afterwards, and what stays readable.
#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

struct MendingOffice {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    PersonId person = OfficeFolder::list_person(*records);
    PersonId other = list_other();

    PersonId list_other() {
        const PersonId id{{9, 9}};
        Resident resident = *walk::person("0000000002").resident;
        resident.name = "見本 次郎";
        resident.resident_id = "990000000000002";
        OfficeFolder::append(*records, id, resident);
        return id;
    }
};

struct MendingCounter : MendingOffice, Counter {
    MendingCounter() : Counter(folder, *records) { record_a_dose(); }
    PersonRow row(PersonId id) { return *records->ledger().person(id).value(); }
    const RecordedDose& record() const { return get<Recorded>(screen.view).record; }
    bool tables_hold() { return records->ledger().rebuild(Ledger::Rebuild::compare)->empty(); }
};

TEST(ClerkMending, AnUndoneDoseIsGoneFromTheCountAndStaysToBeRead) {
    MendingCounter counter;
    const std::string entry = counter.record().entry;
    counter.happen_all({MendingWanted{}, MendingChosen{MendingWay::take_back}, MendingConfirmed{}});
    ASSERT_EQ(counter.shown(), "mending_done");
    const PersonRow row = counter.row(counter.person);
    EXPECT_EQ(row.doses.size(), 2u) << "the two that the city reported";
    ASSERT_EQ(row.set_aside.size(), 1u);
    EXPECT_EQ(row.set_aside[0].entry, entry);
    EXPECT_TRUE(counter.tables_hold());
    // The person can be served again, and there is one dose of it.
    counter.happen(NextPerson{});
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher(), {"qr"}}});
    counter.happen_all({PersonConfirmed{}, ScreeningWanted{}, Vaccinate{},
                        BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    ASSERT_EQ(counter.shown(), "recorded");
    EXPECT_EQ(counter.row(counter.person).doses.size(), 3u);
    EXPECT_TRUE(counter.row(counter.person).findings.empty());
}

TEST(ClerkMending, ACorrectionCountsAndItsCertificateSaysTheNewLot) {
    MendingCounter counter;
    counter.happen_all({MendingWanted{}, MendingChosen{MendingWay::correct},
                        FieldEdited{Field::lot, "NEW001"}, VialCompared{true}, MendingConfirmed{},
                        CertificateWanted{}});
    ASSERT_EQ(counter.shown(), "certificate");
    const PersonRow row = counter.row(counter.person);
    EXPECT_EQ(row.doses.back().dose.lot, "NEW001");
    EXPECT_EQ(row.doses.size(), 3u);
    EXPECT_EQ(get<CertificateShown>(counter.screen.view).record.entry, row.doses.back().entry);
    EXPECT_TRUE(counter.tables_hold());
}

TEST(ClerkMending, AMovedDoseCountsForTheRightPersonAloneInOneTransaction) {
    MendingCounter counter;
    const auto before = counter.records->ledger().store().entry_count().value();
    counter.happen_all({MendingWanted{}, MendingChosen{MendingWay::move}});
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher("0000000002"), {"qr"}}});
    counter.happen_all({NameCompared{true}, BirthDateCompared{true}, MendingConfirmed{}});
    ASSERT_EQ(counter.shown(), "mending_done");
    EXPECT_EQ(counter.row(counter.person).doses.size(), 2u);
    const PersonRow there = counter.row(counter.other);
    ASSERT_EQ(there.doses.size(), 1u);
    EXPECT_EQ(there.doses[0].dose.name, "見本 次郎");
    EXPECT_EQ(there.doses[0].dose.dose_number, 1);
    EXPECT_EQ(there.doses[0].dose.in_place_of, counter.row(counter.person).set_aside[0].entry);
    EXPECT_EQ(counter.records->ledger().store().entry_count().value(), before + 3)
        << "two facts, and that the other person's record was seen";
    EXPECT_TRUE(counter.tables_hold());
}

TEST(ClerkMending, ListsTheRecordsOfThisSessionTheLatestFirstAndNotTheUndone) {
    MendingCounter counter;
    const std::string entry = counter.record().entry;
    counter.happen_all({NextPerson{}, RecordsWanted{}});
    ASSERT_EQ(counter.shown(), "records");
    ASSERT_EQ(get<RecordsShown>(counter.screen.view).records.size(), 1u);
    EXPECT_EQ(get<RecordsShown>(counter.screen.view).records[0].entry, entry);
    counter.happen_all({RecordChosen{entry}, MendingChosen{MendingWay::take_back},
                        ReasonChosen{"twice"}, MendingConfirmed{}, NextPerson{}, RecordsWanted{}});
    EXPECT_TRUE(get<RecordsShown>(counter.screen.view).records.empty());
    // Another session of the same terminal begins with an empty list.
    DoseGiven elsewhere = sample::given("2022-12-01", 1);
    elsewhere.session = sample::session(77);
    const Draft draft{"462152", "", subject_of(counter.other), elsewhere};
    ASSERT_TRUE(
        counter.records->ledger().append(draft, walk::noon() + std::chrono::hours(1)).has_value());
    counter.happen_all({Back{}, RecordsWanted{}});
    EXPECT_TRUE(get<RecordsShown>(counter.screen.view).records.empty());
}

// Another desk's correction of the same record is later than this terminal's clock says.
TEST(ClerkMending, ACorrectionThatIsOvertakenIsWrittenAllTheSameAndIsAFinding) {
    MendingCounter counter;
    const RecordedDose record = counter.record();
    DoseGiven theirs = record.dose.fact();
    theirs.in_place_of = record.entry;
    theirs.lot = "THEIRS";
    Ledger& ledger = counter.records->ledger();
    const Signer key = sample::signer(4);
    ASSERT_TRUE(ledger.trust_device(sample::device(4), key.public_key()).has_value());
    const Draft draft{"462152", "", subject_of(counter.person), theirs};
    const Instant later = walk::noon() + std::chrono::hours(1);
    ASSERT_TRUE(
        ledger.receive({make_entry(draft, sample::device(4), {}, later, Salt{}, key).value()})
            .has_value());
    counter.happen_all({MendingWanted{}, MendingChosen{MendingWay::correct},
                        FieldEdited{Field::lot, "OURS"}, VialCompared{true}, MendingConfirmed{}});
    ASSERT_EQ(counter.shown(), "mending_done");
    const PersonRow row = counter.row(counter.person);
    EXPECT_EQ(row.doses.back().dose.lot, "THEIRS");
    ASSERT_EQ(row.findings.size(), 1u);
    EXPECT_EQ(row.findings[0].code, "corrected_twice");
}

}  // namespace
}  // namespace uketsuke
