// Searching at the clerk: the roster on disk, who is listed, who is opened and who is written down.
#include <gmock/gmock.h>

#include "kiosk/shell/worker.h"
#include "platform/records/views.h"
#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"
#include "tests/kiosk/shell/listener.h"

namespace uketsuke {
namespace {

struct OpenedOffice {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    PersonId person = OfficeFolder::list_person(*records);
};

struct Desk1 : OpenedOffice, Counter {
    Desk1() : Counter(OpenedOffice::folder, *OpenedOffice::records) {}

    void search(const char* kana, const char* born = "", const char* number = "") {
        happen_all({SearchWanted{}, SearchEdited{SearchField::kana, kana},
                    SearchEdited{SearchField::born, born},
                    SearchEdited{SearchField::number, number}, SearchStarted{}});
    }
    // While work is open: OfficeFolder::append writes of an hour ago.
    void append(PersonId whom, const Fact& fact) {
        const auto entry =
            records->ledger().append({"462152", "", subject_of(whom), fact}, walk::noon());
        require(entry.has_value(), "a sample entry");
    }
    const PeopleList& answer() { return get<PeopleListed>(screen.view).answer; }
    void choose_first() { happen(PersonChosen{answer().people.at(0).person}); }
    void confirm() { happen_all({PersonConfirmed{}}); }
    std::vector<PersonView> views() { return views_of(records->ledger(), person).value(); }
};

TEST(SearchAtTheClerk, FindsByKanaBirthDateAndNumber) {
    Desk1 desk;
    desk.happen(StartWork{});
    for (const auto& [kana, born, number] : {std::tuple{"みほん", "", ""},
                                             {"タロウ", "S35.4.2", ""},
                                             {"", "1960-04-02", ""},
                                             {"", "", "0001"},
                                             {"ﾐﾎﾝ ﾀﾛｳ", "昭和35年4月2日", "0000000001"}}) {
        desk.search(kana, born, number);
        ASSERT_EQ(desk.shown(), "people_listed");
        ASSERT_EQ(desk.answer().people.size(), 1u) << kana << born << number;
        EXPECT_EQ(desk.answer().people[0].person, desk.person);
        EXPECT_EQ(desk.answer().people[0].name, "見本 太郎");
        EXPECT_FALSE(desk.answer().percent_read);
        EXPECT_FALSE(desk.answer().only_seen);
        desk.happen(NextPerson{});
    }
    desk.search("かりの");
    EXPECT_TRUE(desk.answer().people.empty());
}

TEST(SearchAtTheClerk, WritesDownWhoWasOpenedAndNobodyWhoWasOnlyListed) {
    Desk1 desk;
    desk.happen(StartWork{});
    desk.search("みほん");
    EXPECT_TRUE(desk.views().empty()) << "listed is not opened";
    desk.choose_first();
    ASSERT_EQ(desk.shown(), "who_is_it");
    ASSERT_EQ(desk.views().size(), 1u);
    EXPECT_EQ(desk.views()[0].fact, (PersonViewed{"search", "見本 花子"}));
}

TEST(SearchAtTheClerk, HasTheRulesToldThatThereIsNoVoucher) {
    Desk1 desk;
    desk.happen(StartWork{});
    desk.search("みほん");
    desk.choose_first();
    desk.confirm();
    ASSERT_EQ(desk.shown(), "verdict");
    const Verdict& verdict = get<VerdictShown>(desk.screen.view).visit.verdict;
    EXPECT_EQ(verdict.status, Status::confirm);
    EXPECT_EQ(std::ranges::count(verdict.reasons, "voucher_missing", &Reason::code), 1);
}

TEST(SearchAtTheClerk, RecordsADoseWithoutAVoucherLine) {
    Desk1 desk;
    desk.happen(StartWork{});
    desk.search("みほん");
    desk.choose_first();
    desk.confirm();
    desk.happen_all({ScreeningWanted{}, DoctorAnswered{DoctorsWord::yes}, Vaccinate{},
                     BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    ASSERT_EQ(desk.shown(), "recorded");
    const auto row = desk.records->ledger().person(desk.person).value().value();
    const DoseGiven& dose = row.doses.back().dose;
    EXPECT_EQ(dose.voucher_line, "");
    EXPECT_EQ(dose.read_by, std::vector<std::string>{"search"});
    EXPECT_THAT(dose.reason_codes, testing::Contains("voucher_missing"));
    EXPECT_TRUE(dose.doctor_confirmed);
    // And the list says at once what has happened.
    desk.happen(NextPerson{});
    desk.search("みほん");
    EXPECT_THAT(desk.answer().people.at(0).warnings,
                testing::ElementsAre(PersonWarning::vaccinated_today));
}

TEST(SearchAtTheClerk, FindsWhoWasRecordedAMomentAgo) {
    Desk1 desk;
    desk.happen(StartWork{});
    desk.search("かりの");
    EXPECT_EQ(desk.answer().all, 0u);
    desk.happen(NextPerson{});
    Resident late = *walk::person().resident;
    late.kana = "カリノ ハナコ";
    late.resident_id = "R2";
    late.voucher_number = "0000000002";
    desk.append(PersonId{{9}}, late);
    desk.search("かりの");
    ASSERT_EQ(desk.answer().all, 1u);
    EXPECT_EQ(desk.answer().people[0].person, PersonId{{9}});
}

TEST(SearchAtTheClerk, TellsPeopleAlikeAndProtectedOnes) {
    Desk1 desk;
    desk.happen(StartWork{});
    Resident twin = *walk::person().resident;
    twin.resident_id = "R2";
    twin.voucher_number = "0000000002";
    twin.address_protected = true;
    desk.append(PersonId{{9}}, twin);
    desk.search("みほん");
    ASSERT_EQ(desk.answer().people.size(), 2u);
    for (const PersonLine& line : desk.answer().people) {
        EXPECT_THAT(line.warnings, testing::ElementsAre(PersonWarning::alike));
        EXPECT_EQ(line.district.empty(), line.person == PersonId{{9}});
    }
}

// One person, an old voucher and a new one, on one day.
TEST(SearchAtTheClerk, TheSamePersonWithOldAndNewVoucherIsOneAndTheSecondVisitIsStopped) {
    Desk1 desk;
    Resident reissued = *walk::person().resident;
    reissued.voucher_number = "0000000042";
    OfficeFolder::append(*desk.records, desk.person, reissued);
    desk.happen(StartWork{});
    desk.happen(VoucherSeen{desk.screen.generation, {walk::voucher("0000000042"), {"qr"}}});
    desk.confirm();
    desk.happen_all({ScreeningWanted{}, Vaccinate{}, BodySiteChosen{BodySite::left_upper_arm},
                     VialCompared{true}, Record{}});
    ASSERT_EQ(desk.shown(), "recorded");
    desk.happen(NextPerson{});
    desk.happen(VoucherSeen{desk.screen.generation, {walk::voucher(), {"qr"}}});
    ASSERT_EQ(desk.shown(), "voucher_replaced");
    EXPECT_EQ(get<VoucherReplaced>(desk.screen.view).voucher_end, "0042");
    desk.search("みほん", "1960-04-02");
    ASSERT_EQ(desk.answer().people.size(), 1u) << "one person, not two";
    EXPECT_THAT(
        desk.answer().people[0].warnings,
        testing::ElementsAre(PersonWarning::vaccinated_today, PersonWarning::voucher_replaced));
    desk.choose_first();
    desk.confirm();
    ASSERT_EQ(desk.shown(), "verdict");
    EXPECT_FALSE(may_screen(get<VerdictShown>(desk.screen.view)));
    EXPECT_EQ(desk.records->ledger().person(desk.person).value()->doses.size(), 3u);
}

// At another desk: the old voucher was checked in there, and here the person is found by name.
TEST(SearchAtTheClerk, WhoIsServedElsewhereIsStoppedHere) {
    Desk1 desk;
    OfficeFolder::append(*desk.records, desk.person, sample::checked_in(2));
    desk.happen(StartWork{});
    desk.search("みほん");
    EXPECT_THAT(desk.answer().people.at(0).warnings,
                testing::ElementsAre(PersonWarning::checked_in));
    desk.choose_first();
    desk.confirm();
    EXPECT_EQ(desk.shown(), "elsewhere");
}

// A clinic's terminal: whoever was seen here is found, nobody else, and never half a record.
TEST(SearchAtTheClerk, OfAClinicFindsOnlyWhomItHasSeenAndNobodyByHalf) {
    OfficeFolder folder;
    const auto records = folder.open();
    Ledger& ledger = records->ledger();
    require(ledger.set_scope(DeviceScope::seen).has_value(), "it is new");
    require(ledger.trust_device(sample::device(9), sample::signer(9).public_key()).has_value(),
            "new");
    ChainHead head;
    const auto written = [&](const PersonRow& row, const Fact& fact) {
        const Entry entry =
            make_entry({"462152", "", subject_of(row.person), fact}, sample::device(9), head,
                       walk::noon(), Salt{}, sample::signer(9))
                .value();
        head = head_after(entry);
        require(ledger.receive({without_body(entry)}).has_value(), "taken");
        return entry;
    };
    const PersonRow seen = walk::person("0000000001");
    const PersonRow unseen = walk::person("0000000002");
    const Entry listed = written(seen, *seen.resident);
    written(unseen, *unseen.resident);
    Counter counter{folder, *records};
    counter.happen(StartWork{});
    const auto search = [&]() -> const PeopleList& {
        counter.happen_all({NextPerson{}, SearchWanted{}, SearchEdited{SearchField::kana, "みほん"},
                            SearchStarted{}});
        return get<PeopleListed>(counter.screen.view).answer;
    };
    EXPECT_EQ(search().all, 0u);
    EXPECT_TRUE(search().only_seen);
    ASSERT_EQ(ledger.take_bodies({listed})->filled, 1u);
    ASSERT_EQ(search().all, 1u);
    counter.happen(PersonChosen{seen.person});
    EXPECT_EQ(counter.shown(), "who_is_it");
    counter.happen(NextPerson{});
    written(seen, sample::reported("2021-06-01", 1));
    ASSERT_EQ(search().all, 1u);
    counter.happen(PersonChosen{seen.person});
    ASSERT_EQ(counter.shown(), "trouble");
    EXPECT_EQ(get<Trouble>(counter.screen.view).error.code, "person.not_whole");
}

TEST(SearchAtTheWorker, IsAnsweredByTheMailbox) {
    OfficeFolder folder;
    Listener listener;
    const auto clock = pinned_clock(walk::noon());
    auto records = folder.open();
    OfficeFolder::list_person(*records);
    Worker worker(std::move(records), folder.office, listener.mailbox, *clock);
    worker.perform(FindPeople{Ticket{4}, {{}, make_day(1960, 4, 2), ""}});
    const PeopleFound found = listener.next<PeopleFound>().value();
    EXPECT_EQ(found.ticket, Ticket{4});
    EXPECT_EQ(found.answer.all, 1u);
}

}  // namespace
}  // namespace uketsuke
