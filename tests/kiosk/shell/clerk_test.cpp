// The whole way from start of work to the certificate, by the flow and a real store.
#include "kiosk/shell/clerk.h"

#include <fstream>

#include "platform/records/views.h"
#include "tests/core/ledger/sample.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

struct OpenedOffice {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    PersonId person = OfficeFolder::list_person(*records);
};

struct Opened : OpenedOffice, Counter {
    Opened() : Counter(OpenedOffice::folder, *OpenedOffice::records) {}
};

TEST(Clerk, OffersTheProgrammesProducts) {
    Opened counter;
    const auto choices = counter.clerk.choices(make_day(2022, 12, 1));
    EXPECT_EQ(choices.rules.programme, "satsumasendai-2022-12");
    EXPECT_FALSE(choices.rules.rule_version.empty());
    EXPECT_EQ(std::ranges::count(choices.rules.products, sample_product, &ProductFacts::id), 1);
}

TEST(Clerk, FindsWhoTheVoucherNames) {
    Opened counter;
    counter.present_voucher();
    ASSERT_EQ(counter.shown(), "who_is_it");
    const auto& view = get<WhoIsIt>(counter.screen.view);
    EXPECT_EQ(view.found.resident.name, "見本 太郎");
    ASSERT_EQ(view.found.row.doses.size(), 2u);
    EXPECT_EQ(view.found.row.doses[0].dose.product_name, "コミナティ筋注(1価、12歳以上用)");
}

TEST(Clerk, WritesDownWhoWasSeenByWhomOnceForEachTime) {
    Opened counter;
    counter.present_voucher();
    counter.happen(Back{});
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher("0000000009"), {"qr"}}});
    ASSERT_EQ(counter.shown(), "not_in_roster");
    const auto views = views_of(counter.records->ledger(), counter.person).value();
    ASSERT_EQ(views.size(), 1u);
    EXPECT_EQ(views[0].fact, (PersonViewed{"voucher", "見本 花子"}));
    EXPECT_FALSE(views[0].actor.empty());
    EXPECT_TRUE(counter.records->ledger().rebuild(Ledger::Rebuild::compare)->empty());
}

// Somebody set the clock back, say.
TEST(Clerk, OpensNobodyElseWhereAViewCannotBeWrittenDown) {
    Opened counter;
    counter.happen(StartWork{});
    const FindPerson find{Ticket{50}, walk::voucher()};
    ASSERT_TRUE(holds_alternative<PersonFound>(counter.clerk.perform(find, walk::noon()).value()));
    const Instant before = walk::noon() - std::chrono::hours(1);
    const Event refused = counter.clerk.perform(find, before).value();
    ASSERT_TRUE(holds_alternative<EffectFailed>(refused));
    EXPECT_EQ(get<EffectFailed>(refused).error.code, "clock.set_back");
    EXPECT_TRUE(holds_alternative<PersonFound>(counter.clerk.perform(find, walk::noon()).value()));
    EXPECT_EQ(views_of(counter.records->ledger(), counter.person)->size(), 1u);
}

// The hub writes the roster; this terminal is sent the entries without what they say.
struct OfSeen {
    OfficeFolder folder;
    std::unique_ptr<Records> records = folder.open();
    ChainHead head;
    std::vector<Entry> listed;

    OfSeen() {
        Ledger& ledger = records->ledger();
        require(ledger.set_scope(DeviceScope::seen).has_value(), "it is new");
        const Signer hub = sample::signer(9);
        require(ledger.trust_device(sample::device(9), hub.public_key()).has_value(), "new");
        listed.push_back(written(walk::person().resident.value()));
        require(ledger.receive({without_body(listed.front())}).has_value(), "taken");
    }
    Entry written(const Fact& fact) {
        const Draft draft{"462152", "", subject_of(walk::person().person), fact};
        const Entry entry =
            make_entry(draft, sample::device(9), head, walk::noon(), Salt{}, sample::signer(9))
                .value();
        head = head_after(entry);
        return entry;
    }
};

TEST(ClerkOfSeen, AsksTheHubForWhomThisTerminalHasNotSeenAndNotForOthers) {
    OfSeen office;
    Counter counter{office.folder, *office.records};
    counter.present_voucher();
    EXPECT_EQ(counter.shown(), "asking_hub");
    counter.happen(NextPerson{});
    const auto elsewhere = parse_voucher_line("234310010000000001").value();
    counter.happen(VoucherSeen{counter.screen.generation, {elsewhere, {"qr"}}});
    EXPECT_EQ(counter.shown(), "not_in_roster") << "the hub is that of another municipality";
}

TEST(ClerkOfSeen, FindsWhoeverWasOpenedAndAsksAgainWhereSomethingIsMissing) {
    OfSeen office;
    ASSERT_EQ(office.records->ledger().take_bodies(office.listed)->filled, 1u);
    Counter counter{office.folder, *office.records};
    counter.present_voucher();
    EXPECT_EQ(counter.shown(), "who_is_it");
    counter.happen(Back{});
    const Entry dose = office.written(sample::reported("2021-06-01", 1));
    ASSERT_TRUE(office.records->ledger().receive({without_body(dose)}).has_value());
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher(), {"qr"}}});
    EXPECT_EQ(counter.shown(), "asking_hub") << "a dose is known of, and not which";
}

TEST(Clerk, KnowsNobodyForAnUnknownVoucher) {
    Opened counter;
    counter.happen(StartWork{});
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher("0000000009"), {"qr"}}});
    EXPECT_EQ(counter.shown(), "not_in_roster");
}

TEST(Clerk, RefusesTypedDigitsOfAMunicipalityThatDoesNotExist) {
    Opened counter;
    const auto known =
        Municipalities::parse("code,prefecture,name\n462152,見本県,見本市\n", "list").value();
    counter.OpenedOffice::folder.office.municipalities = &known;
    counter.happen_all({StartWork{}, KeypadOpened{}});
    for (const char digit : std::string("234310010000000001")) counter.happen(DigitTyped{digit});
    counter.happen(DigitsEntered{});
    ASSERT_EQ(counter.shown(), "keypad");
    EXPECT_EQ(get<Keypad>(counter.screen.view).problem.value().code,
              "voucher.unknown_municipality");
    counter.happen_all({Back{}, KeypadOpened{}});
    for (const char digit : std::string("234621520000000001")) counter.happen(DigitTyped{digit});
    counter.happen(DigitsEntered{});
    EXPECT_EQ(counter.shown(), "who_is_it");
}

TEST(Clerk, StopsWhereTwoPeopleHaveOneVoucher) {
    Opened counter;
    Resident twin = *walk::person().resident;
    twin.resident_id = "R2";
    OfficeFolder::append(*counter.records, PersonId{{9}}, twin);
    counter.present_voucher();
    ASSERT_EQ(counter.shown(), "trouble");
    EXPECT_EQ(get<Trouble>(counter.screen.view).error.code, "roster.voucher_twice");
}

TEST(Clerk, AssessesByTheProgrammeFile) {
    Opened counter;
    counter.present_voucher();
    counter.happen_all({PersonConfirmed{}});
    ASSERT_EQ(counter.shown(), "verdict");
    const Visit& visit = get<VerdictShown>(counter.screen.view).visit;
    EXPECT_EQ(visit.verdict.status, Status::eligible) << to_text(visit.verdict.status);
    EXPECT_EQ(visit.verdict.dose_number, 3);
    const auto product = std::ranges::find(visit.products, sample_product, &ProductFacts::id);
    ASSERT_NE(product, visit.products.end());
    EXPECT_EQ(product->volume_ul, 300);
}

TEST(Clerk, SaysWhomToAskAndWhatTheUsualChoiceIs) {
    Opened counter;
    counter.present_voucher();
    counter.happen_all({PersonConfirmed{}});
    ASSERT_EQ(counter.shown(), "verdict");
    const Visit& visit = get<VerdictShown>(counter.screen.view).visit;
    const auto says = [&](const char* word) {
        return std::ranges::any_of(visit.advice, [&](const Advice& advice) {
            return advice.text.ja.find(word) != std::string::npos;
        });
    };
    EXPECT_TRUE(says("無料")) << "what is always said";
    EXPECT_FALSE(says("転入")) << "nobody has moved in";
    const auto second = std::ranges::find(visit.products, "nuvaxovid", &ProductFacts::id);
    ASSERT_NE(second, visit.products.end());
    EXPECT_NE(second->remark.ja.find("基本"), std::string::npos) << second->remark.ja;
    const auto usual = std::ranges::find(visit.products, sample_product, &ProductFacts::id);
    ASSERT_NE(usual, visit.products.end());
    EXPECT_EQ(usual->remark.ja, "");
}

TEST(Clerk, AsksWhatTheProgrammeAsks) {
    Opened counter;
    const HearingQuestions questions = counter.clerk.choices(make_day(2022, 12, 1)).rules.questions;
    EXPECT_EQ(std::ranges::count(questions.groups, "essential_worker", &GroupQuestion::id), 1);
    EXPECT_TRUE(questions.height_and_weight);
    EXPECT_THAT(questions.vaccine_kinds,
                testing::UnorderedElementsAre("influenza", "tetanus", "other"));
}

TEST(Clerk, AssessesAgainWithWhatTheVisitorSaid) {
    Opened counter;
    counter.present_voucher();
    counter.happen_all({PersonConfirmed{}, HearingWanted{}, VaccineDayEdited{"other", "2022-11-24"},
                        HearingDone{}});
    ASSERT_EQ(counter.shown(), "verdict");
    const Verdict verdict = get<VerdictShown>(counter.screen.view).visit.verdict;
    EXPECT_EQ(verdict.status, Status::not_yet);
    EXPECT_EQ(verdict.earliest, make_day(2022, 12, 8));  // 中13日
    counter.happen_all({HearingWanted{}, VaccineDayEdited{"other", ""},
                        GroupSaid{"essential_worker", true}, HearingDone{}});
    ASSERT_EQ(counter.shown(), "verdict");
    EXPECT_EQ(get<VerdictShown>(counter.screen.view).visit.verdict.status, Status::eligible);
}

TEST(Clerk, PutsTheDoseOnDiskBeforeTheScreenSaysRecorded) {
    Opened counter;
    counter.record_a_dose();
    ASSERT_EQ(counter.shown(), "recorded");
    const std::string entry = get<Recorded>(counter.screen.view).record.entry;
    const PersonId person = counter.person;
    counter.records.reset();
    const auto reopened = counter.folder.open();
    const auto row = reopened->ledger().person(person).value().value();
    ASSERT_EQ(row.doses.size(), 3u);
    EXPECT_EQ(row.doses.back().entry, entry);
    EXPECT_EQ(row.doses.back().dose.lot, "XX0001");
    EXPECT_EQ(row.doses.back().dose.recorder, "見本 花子");
    EXPECT_TRUE(row.findings.empty());
}

TEST(Clerk, RefusesTheSecondDoseOfTheDay) {
    Opened counter;
    counter.record_a_dose();
    counter.happen(NextPerson{});
    counter.happen(VoucherSeen{counter.screen.generation, {walk::voucher(), {"qr"}}});
    counter.happen_all({PersonConfirmed{}});
    ASSERT_EQ(counter.shown(), "verdict");
    EXPECT_FALSE(may_screen(get<VerdictShown>(counter.screen.view)));
}

TEST(Clerk, MakesAndPrintsTheCertificateOnceRecorded) {
    Opened counter;
    counter.record_a_dose();
    counter.happen(CertificateWanted{});
    ASSERT_EQ(counter.shown(), "certificate");
    EXPECT_GT(get<CertificateShown>(counter.screen.view).preview->width, 500);
    counter.happen(PrintWanted{});
    const auto& print = get<CertificateShown>(counter.screen.view).print;
    ASSERT_TRUE(std::holds_alternative<Printed>(print));
    std::ifstream pdf(std::get<Printed>(print).where, std::ios::binary);
    std::string magic(5, ' ');
    pdf.read(magic.data(), 5);
    EXPECT_EQ(magic, "%PDF-");
    EXPECT_EQ(counter.records->ledger().person(counter.person).value()->certificates_made, 1);
}

TEST(Clerk, SaysWhatIsMissingForACertificate) {
    Opened counter;
    counter.folder.office.city.reset();
    counter.record_a_dose();
    counter.happen(CertificateWanted{});
    ASSERT_EQ(counter.shown(), "certificate_failed");
    EXPECT_EQ(get<CertificateFailed>(counter.screen.view).error.code, "certificate.no_city");
}

TEST(Clerk, RecordsWhyNobodyWasVaccinated) {
    Opened counter;
    counter.present_voucher();
    counter.happen_all({PersonConfirmed{}, ScreeningWanted{},
                        NotTodayChosen{ScreeningOutcome::screening_only}, ReasonChosen{"fever"},
                        CloseScreening{}});
    ASSERT_EQ(counter.shown(), "screening_recorded");
    const auto row = counter.records->ledger().person(counter.person).value().value();
    ASSERT_EQ(row.screenings.size(), 1u);
    EXPECT_EQ(row.screenings.front().reason, "fever");
    EXPECT_EQ(row.doses.size(), 2u);
}

TEST(Clerk, RemembersTheNamesOfTheDaySealed) {
    Opened counter;
    counter.happen(StartWork{});
    counter.happen(EndWork{});
    ASSERT_EQ(counter.shown(), "start_of_work");
    const auto& choices = get<StartOfWork>(counter.screen.view).choices;
    EXPECT_EQ(choices.staff_names, std::vector<std::string>{"見本 花子"});
    const auto setting = counter.records->ledger().store().setting("kiosk.names").value().value();
    EXPECT_EQ(to_text(setting).find("花子"), std::string::npos);
}

TEST(Clerk, CountsWhatNoHubHasAcknowledged) {
    Opened counter;
    const std::size_t before = counter.clerk.hub_report().unsent;
    counter.record_a_dose();
    const HubReport report = counter.clerk.hub_report();
    EXPECT_EQ(report.unsent, before + 5) << "session, who works, view, check-in and dose";
    EXPECT_TRUE(report.oldest_unsent.has_value());
    EXPECT_FALSE(report.enrolled);
}

TEST(NameBook, KeepsTheIdOfWhoComesBackAndTheLatestFirst) {
    NameBook book;
    const StaffId first{{1}};
    EXPECT_EQ(book.note({"甲", "会場", "医師", "", "", {}}, first), first);
    EXPECT_EQ(book.note({"乙", "会場", "医師", "", "", {}}, StaffId{{2}}), StaffId{{2}});
    EXPECT_EQ(book.note({"甲", "別会場", "医師", "", "", {}}, StaffId{{3}}), first);
    EXPECT_EQ(book.staff.front().name, "甲");
    EXPECT_EQ(book.venues, (std::vector<std::string>{"別会場", "会場"}));
    for (int i = 0; i < 40; ++i) book.note({std::to_string(i), "会場", "医師", "", "", {}}, first);
    EXPECT_EQ(book.staff.size(), NameBook::names_max);
}

}  // namespace
}  // namespace uketsuke
