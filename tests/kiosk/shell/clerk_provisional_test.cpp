// 仮受付 over a real store: who is offered first, what is recorded, and how the person is found
// again.
#include <gmock/gmock.h>

#include "platform/records/finding_list.h"
#include "platform/records/views.h"
#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

struct ListedOffice {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    PersonId person = OfficeFolder::list_person(*records);
};

// A reader of a voucher that the roster does not know, and who stands before him.
struct Desk : ListedOffice, Counter {
    explicit Desk(DeskKind kind = DeskKind::all_in_one)
        : Counter(ListedOffice::folder, *ListedOffice::records) {
        get<StartOfWork>(screen.view).form.desk = kind;
        happen(StartWork{});
    }
    void present(const char* number = "0000000077") {
        happen(VoucherSeen{screen.generation, {walk::voucher(number), {"qr"}}});
    }
    void enter(const char* kana = "みほん かりこ", const char* born = "S35.1.2") {
        happen_all({ProvisionalWanted{}, ProvisionalEdited{ProvisionalField::kana, kana},
                    ProvisionalEdited{ProvisionalField::born, born},
                    ProvisionalEdited{ProvisionalField::name, "見本 仮子"}, ProvisionalEntered{}});
    }
    void compare() {
        happen_all({DocumentSeen{IdentityDocument::driving_licence}, PersonConfirmed{}});
    }
    void search(const char* kana, const char* born = "") {
        happen_all({SearchWanted{}, SearchEdited{SearchField::kana, kana},
                    SearchEdited{SearchField::born, born}, SearchStarted{}});
    }
    // Whoever has this number: of the roster or not.
    std::vector<PersonRow> rows(const char* number = "0000000077") {
        return records->ledger().people_by_voucher("462152", number).value();
    }
    void give_dose() {
        if (needs_doctor(get<ScreeningAsked>(screen.view)))
            happen(DoctorAnswered{DoctorsWord::yes});
        happen_all(
            {Vaccinate{}, BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    }
};

TEST(ProvisionalAtTheClerk, IsRecordedAndServedAndNamedByTheDose) {
    Desk desk;
    desk.present();
    ASSERT_EQ(desk.shown(), "not_in_roster");
    desk.enter();
    ASSERT_EQ(desk.shown(), "provisional_check");
    EXPECT_TRUE(desk.rows().empty()) << "nothing is recorded before it was compared";
    desk.compare();
    ASSERT_EQ(desk.shown(), "verdict");
    EXPECT_TRUE(is_provisional(desk.screen.view));
    ASSERT_EQ(desk.rows().size(), 1u);
    const PersonRow row = desk.rows()[0];
    EXPECT_FALSE(row.resident);
    EXPECT_EQ(row.provisional->kana, "ミホン カリコ");
    EXPECT_EQ(row.provisional->why, "not_in_roster");
    EXPECT_EQ(row.provisional->note, "本人確認書類: 運転免許証");
    EXPECT_NE(row.person, desk.person);
    const auto views = views_of(desk.records->ledger(), row.person).value();
    ASSERT_EQ(views.size(), 1u);
    EXPECT_EQ(views[0].fact, (PersonViewed{"provisional", "見本 花子"}));
    ASSERT_NE(standing_check_in(row, make_day(2022, 12, 1)), nullptr);
}

TEST(ProvisionalAtTheClerk, LeavesADoseAndAFindingForTheCity) {
    Desk desk;
    // A dose of the initial series is what somebody gets of whom nothing is known.
    desk.present();
    desk.enter();
    desk.compare();
    ASSERT_EQ(desk.shown(), "verdict");
    const Visit visit = get<VerdictShown>(desk.screen.view).visit;
    ASSERT_FALSE(visit.verdict.reasons.empty() && visit.products.empty());
    const auto list = list_findings(desk.records->ledger(), Settled::left_out).value();
    ASSERT_EQ(list.size(), 1u);
    EXPECT_EQ(list[0].finding.code, "provisional_person");
    EXPECT_EQ(list[0].municipality, "462152");
    desk.happen_all({NextPerson{}, FindingsWanted{}});
    const auto& lines = get<FindingsShown>(desk.screen.view).findings;
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_EQ(lines[0].name, "見本 仮子");
    EXPECT_EQ(lines[0].birth_date, make_day(1960, 1, 2));
}

// With two doses of the city's roster on the person, the dose of a provisional one is a third.
TEST(ProvisionalAtTheClerk, RecordsTheDoseUnderTheNewPerson) {
    Desk desk;
    desk.present();
    desk.enter();
    desk.compare();
    const PersonId taken = desk.rows().at(0).person;
    DoseReported first{make_day(2022, 1, 10), "comirnaty", 1, "", "", ""};
    DoseReported second{make_day(2022, 6, 1), "comirnaty", 2, "", "", ""};
    for (const DoseReported& dose : {first, second}) {
        ASSERT_TRUE(
            desk.records->ledger().append({"462152", "", subject_of(taken), dose}, walk::noon()));
    }
    desk.happen(Back{});  // To who it is, and the rules are asked with what is known now.
    desk.happen(PersonConfirmed{});
    ASSERT_EQ(desk.shown(), "verdict");
    desk.happen(ScreeningWanted{});
    ASSERT_EQ(desk.shown(), "screening");
    desk.give_dose();
    ASSERT_EQ(desk.shown(), "recorded");
    EXPECT_TRUE(is_provisional(desk.screen.view));
    const PersonRow row = desk.records->ledger().person(taken).value().value();
    const DoseGiven& dose = row.doses.back().dose;
    EXPECT_EQ(dose.name, "見本 仮子");
    EXPECT_EQ(dose.kana, "ミホン カリコ");
    EXPECT_EQ(dose.birth_date, make_day(1960, 1, 2));
    EXPECT_EQ(dose.voucher_line, "234621520000000077");
    EXPECT_EQ(desk.records->ledger().person(desk.person).value()->doses.size(), 2u)
        << "the resident's record is as it was";
    desk.happen(CertificateWanted{});
    EXPECT_EQ(desk.shown(), "certificate");
    desk.happen(PrintWanted{});
    EXPECT_EQ(desk.records->ledger().person(taken).value()->certificates_made, 1);
}

TEST(ProvisionalAtTheClerk, OffersTheResidentOfThatNameAndDateOfBirthFirst) {
    for (const char* kana : {"みほん たろう", "ﾐﾎﾝ ﾀﾛｳ", "ミホンタロウ"}) {
        Desk desk;
        desk.present();
        desk.enter(kana, "昭和35年4月2日");
        ASSERT_EQ(desk.shown(), "provisional_alike") << kana;
        const auto& people = get<AlikeShown>(desk.screen.view).alike.people;
        ASSERT_EQ(people.size(), 1u);
        EXPECT_EQ(people[0].person, desk.person);
        desk.happen(PersonChosen{desk.person});
        ASSERT_EQ(desk.shown(), "who_is_it");
        EXPECT_FALSE(is_provisional(desk.screen.view));
        EXPECT_TRUE(desk.rows().empty());
    }
}

TEST(ProvisionalAtTheClerk, OffersWhoWasTakenInAlreadyAndFindsHimAgain) {
    Desk desk;
    desk.present();
    desk.enter();
    desk.compare();
    const PersonId taken = desk.rows().at(0).person;
    desk.happen(NextPerson{});
    desk.search("みほん かりこ");
    auto people = get<PeopleListed>(desk.screen.view).answer.people;
    ASSERT_EQ(people.size(), 1u);
    EXPECT_EQ(people[0].person, taken);
    EXPECT_THAT(people[0].warnings, testing::Contains(PersonWarning::provisional));
    desk.enter();
    ASSERT_EQ(desk.shown(), "provisional_alike") << "nobody is taken in twice";
    desk.happen(PersonChosen{taken});
    ASSERT_EQ(desk.shown(), "who_is_it");
    EXPECT_TRUE(is_provisional(desk.screen.view));
    desk.happen(NextPerson{});
    desk.present();
    ASSERT_EQ(desk.shown(), "who_is_it") << "by the voucher";
    EXPECT_EQ(get<WhoIsIt>(desk.screen.view).found.row.person, taken);
}

TEST(ProvisionalAtTheClerk, TakesNobodyInWhoseVoucherHasJustComeIntoTheRoster) {
    Desk desk;
    desk.present();
    desk.enter();
    Resident late = *walk::person().resident;
    late.resident_id = "R2";
    late.voucher_number = "0000000077";
    ASSERT_TRUE(desk.records->ledger().append({"462152", "", subject_of(PersonId{{9}}), late},
                                              walk::noon()));
    desk.compare();
    ASSERT_EQ(desk.shown(), "provisional_check");
    EXPECT_EQ(get<ProvisionalCheck>(desk.screen.view).problem.value().code,
              "provisional.voucher_taken");
    EXPECT_EQ(desk.rows().size(), 1u);
}

// The city lists the person afterwards: the roster's row is opened, and says what happened before.
TEST(ProvisionalAtTheClerk, StandsBehindTheRosterAsSoonAsThatListsThePerson) {
    Desk desk;
    desk.present();
    desk.enter();
    desk.compare();
    desk.happen(NextPerson{});
    Resident late = *walk::person().resident;
    late.resident_id = "R2";
    late.kana = "ミホン カリコ";
    late.birth_date = make_day(1960, 1, 2);
    late.voucher_number = "0000000077";
    ASSERT_TRUE(desk.records->ledger().append({"462152", "", subject_of(PersonId{{9}}), late},
                                              walk::noon()));
    desk.present();
    ASSERT_EQ(desk.shown(), "who_is_it");
    const PersonRow& row = get<WhoIsIt>(desk.screen.view).found.row;
    EXPECT_EQ(row.person, PersonId{{9}});
    ASSERT_EQ(row.findings.size(), 1u);
    EXPECT_EQ(row.findings[0].code, "provisional_alike");
}

// The other terminals of the site receive the host's chain: that is where the person has to be.
TEST(ProvisionalAtTheClerk, OfAnotherMunicipalityIsForThisCityToSettle) {
    Desk desk;
    const Voucher foreign = *parse_voucher_line("234620122900000077");
    desk.happen(VoucherSeen{desk.screen.generation, {foreign, {"qr"}}});
    desk.enter();
    desk.compare();
    ASSERT_EQ(desk.shown(), "verdict");
    const auto rows = desk.records->ledger().people_by_voucher("462012", "2900000077").value();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].provisional->municipality, "462012");
    const auto entries = desk.records->ledger().entries_about(subject_of(rows[0].person)).value();
    for (const Entry& entry : entries)
        EXPECT_EQ(entry.header.chain.municipality, "462152") << entry.header.kind;
    EXPECT_EQ(list_findings(desk.records->ledger(), Settled::left_out)->at(0).municipality,
              "462152");
    const Verdict& verdict = get<VerdictShown>(desk.screen.view).visit.verdict;
    EXPECT_EQ(std::ranges::count(verdict.reasons, "not_resident", &Reason::code), 1);
}

TEST(ProvisionalAtTheClerk, NeedsNoVoucherAndSaysWhichTroubleItWas) {
    Desk desk(DeskKind::reception);
    desk.happen_all({TroublesWanted{}, ReasonChosen{"not_sent"}});
    desk.search("みほん かりこ", "S35.1.2");
    desk.enter();
    desk.compare();
    ASSERT_EQ(desk.shown(), "verdict");
    const auto rows =
        desk.records->ledger()
            .people_like(described_by(
                get<VerdictShown>(desk.screen.view).visit.person.row().provisional.value()))
            .value();
    ASSERT_EQ(rows.size(), 1u);
    EXPECT_EQ(rows[0].provisional->why, "not_sent");
    EXPECT_EQ(rows[0].provisional->municipality, "462152");
    EXPECT_EQ(rows[0].provisional->voucher_line, "");
}

}  // namespace
}  // namespace uketsuke
