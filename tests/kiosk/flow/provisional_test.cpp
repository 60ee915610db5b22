// 仮受付 at the desk: from a name that no roster has to a dose that names the person, and never
// past somebody whom the roster lists.
#include "tests/kiosk/flow/walk.h"
#include "tests/kiosk/papers.h"

namespace uketsuke {
namespace {

using walk::Terminal;

PersonLine line() { return line_of(walk::person(), {}, day_in_japan(walk::noon())).value(); }

Terminal& to_not_in_roster(Terminal& terminal, const char* carrier = "qr") {
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {carrier}}});
    return terminal.then(PersonMissing{terminal.ticket()});
}

Terminal& to_nobody(Terminal& terminal) {
    terminal.to_scan().then({SearchWanted{}, SearchEdited{SearchField::kana, "みほん かりこ"},
                             SearchEdited{SearchField::born, "S35.1.2"}, SearchStarted{}});
    return terminal.then(PeopleFound{terminal.ticket(), {}});
}

Terminal& fill(Terminal& terminal) {
    return terminal.then(
        {ProvisionalWanted{}, ProvisionalEdited{ProvisionalField::kana, "みほん かりこ"},
         ProvisionalEdited{ProvisionalField::born, "昭和35年1月2日"},
         ProvisionalEdited{ProvisionalField::name, "見本 仮子"}, SexChosen{Sex::female}});
}

Terminal& to_check(Terminal& terminal) {
    fill(to_not_in_roster(terminal)).then(ProvisionalEntered{});
    return terminal.then(PeopleFound{terminal.ticket(), {}});
}

Terminal& to_taken_in(Terminal& terminal) {
    to_check(terminal).then({DocumentSeen{IdentityDocument::driving_licence}, PersonConfirmed{}});
    const ProvisionalTaken taken = terminal.last<TakeIn>().taken;
    return terminal.then(PersonFound{terminal.ticket(), walk::provisional(taken)});
}

Terminal& to_verdict(Terminal& terminal, Status status = Status::eligible) {
    to_taken_in(terminal).then(CheckedInHere{terminal.ticket(), walk::check_in_name});
    return terminal.then(VerdictReady{terminal.ticket(), walk::verdict(status), walk::products()});
}

TEST(Provisional, IsReachedFromAVoucherThatNoRosterKnowsAndFromASearchThatFoundNobody) {
    Terminal presented;
    to_not_in_roster(presented).then(ProvisionalWanted{});
    ASSERT_TRUE(presented.shows<ProvisionalAsked>());
    EXPECT_EQ(presented.view<ProvisionalAsked>().entry.form, ProvisionalForm());
    Terminal searched;
    to_nobody(searched).then(ProvisionalWanted{});
    ASSERT_TRUE(searched.shows<ProvisionalAsked>());
    const ProvisionalEntry& entry = searched.view<ProvisionalAsked>().entry;
    EXPECT_TRUE(is_without_voucher(entry.voucher));
    EXPECT_EQ(entry.form.kana, "みほん かりこ") << "what was searched for is not typed again";
    EXPECT_EQ(entry.form.born, "S35.1.2");
}

TEST(Provisional, RefusesANumberReadFromPrintAndSaysWhy) {
    Terminal terminal;
    to_not_in_roster(terminal, "ocr").then(ProvisionalWanted{});
    ASSERT_TRUE(terminal.shows<Trouble>());
    EXPECT_EQ(terminal.view<Trouble>().error.code, "provisional.print_only");
    EXPECT_EQ(terminal.count<TakeIn>(), 0);
    Terminal by_trouble;
    to_not_in_roster(by_trouble, "ocr");
    by_trouble.then({TroublesWanted{}, ReasonChosen{"other_city"}, ProvisionalWanted{}});
    ASSERT_TRUE(by_trouble.shows<Trouble>()) << "there is no way round it";
}

TEST(Provisional, SaysWhatCannotBeAtOnceAndKeepsWhatWasTyped) {
    Terminal terminal;
    fill(to_not_in_roster(terminal));
    for (const auto& [born, code] : {std::pair{"2022-12-02", "birth.in_future"},
                                     std::pair{"1901-12-01", "provisional.too_old"},
                                     std::pair{"S64.1.8", "birth.after_era"}}) {
        terminal.then({ProvisionalEdited{ProvisionalField::born, born}, ProvisionalEntered{}});
        ASSERT_TRUE(terminal.shows<ProvisionalAsked>()) << born;
        EXPECT_EQ(terminal.view<ProvisionalAsked>().problem.value().code, code);
        EXPECT_EQ(terminal.view<ProvisionalAsked>().entry.form.name, "見本 仮子");
    }
    EXPECT_EQ(terminal.count<SeekAlike>(), 0);
}

TEST(Provisional, AsksTheRosterOnceMoreAndOffersWhoIsThere) {
    Terminal terminal;
    fill(to_not_in_roster(terminal)).then(ProvisionalEntered{});
    ASSERT_TRUE(terminal.shows<SeekingAlike>());
    EXPECT_EQ(terminal.last<SeekAlike>().taken.kana, "ミホン カリコ");
    terminal.then(PeopleFound{terminal.ticket(), {{line()}, 1, {}, false}});
    ASSERT_TRUE(terminal.shows<AlikeShown>());
    Terminal chosen = terminal;
    chosen.then(PersonChosen{line().person});
    EXPECT_EQ(chosen.last<OpenPerson>().person, line().person);
    chosen.then(PersonFound{chosen.ticket(), walk::person()});
    ASSERT_TRUE(chosen.shows<WhoIsIt>());
    EXPECT_FALSE(is_provisional(chosen.screen.view));
    terminal.then(ProvisionalWanted{});
    ASSERT_TRUE(terminal.shows<ProvisionalCheck>()) << "another person of that name";
    EXPECT_EQ(terminal.view<ProvisionalCheck>().alike.people.size(), 1u);
}

TEST(Provisional, TakesNobodyInBeforeADocumentWasCompared) {
    Terminal terminal;
    to_check(terminal);
    ASSERT_TRUE(terminal.shows<ProvisionalCheck>());
    terminal.then(PersonConfirmed{});
    EXPECT_EQ(terminal.count<TakeIn>(), 0);
    terminal.then(
        {DocumentSeen{IdentityDocument::driving_licence}, PersonConfirmed{}, PersonConfirmed{}});
    ASSERT_TRUE(terminal.shows<TakingIn>());
    ASSERT_EQ(terminal.count<TakeIn>(), 1) << "a double tap takes one person in";
    const ProvisionalTaken& taken = terminal.last<TakeIn>().taken;
    EXPECT_EQ(taken.voucher_line, "234621520000000001");
    EXPECT_EQ(taken.note, "本人確認書類: 運転免許証");
    EXPECT_EQ(taken.recorder, "見本 花子");
}

TEST(Provisional, GoesOnLikeEverybodyAndIsMarkedOnEveryView) {
    Terminal terminal;
    to_taken_in(terminal);
    ASSERT_TRUE(terminal.shows<CheckingIn>());
    EXPECT_EQ(terminal.last<CheckPersonIn>().fact.voucher_line, "234621520000000001");
    const auto marked = [&] { return is_provisional(terminal.screen.view); };
    EXPECT_TRUE(marked());
    terminal.then(CheckedInHere{terminal.ticket(), walk::check_in_name});
    EXPECT_TRUE(marked());
    terminal.then(
        VerdictReady{terminal.ticket(), walk::verdict(Status::eligible), walk::products()});
    EXPECT_TRUE(terminal.shows<VerdictShown>() && marked());
    for (const Event& event : {Event(ScreeningWanted{}), Event(Vaccinate{}),
                               Event(BodySiteChosen{BodySite::left_upper_arm}),
                               Event(VialCompared{true}), Event(Record{})}) {
        terminal.then(event);
        EXPECT_TRUE(marked()) << name_of(terminal.screen.view);
    }
    const DoseGiven& dose = terminal.last<SaveDose>().dose.fact();
    EXPECT_EQ(dose.name, "見本 仮子");
    EXPECT_EQ(dose.kana, "ミホン カリコ");
    EXPECT_EQ(dose.birth_date, make_day(1960, 1, 2));
    EXPECT_EQ(dose.sex, Sex::female);
    EXPECT_EQ(dose.municipality, "462152");
    EXPECT_EQ(terminal.last<SaveDose>().dose.person(), walk::provisional({}).person);
    terminal.then(DoseRecorded{terminal.ticket(), "aa/462152/7"});
    EXPECT_TRUE(terminal.shows<Recorded>() && marked());
    terminal.then(CertificateWanted{});
    EXPECT_TRUE(marked());
    terminal.then(
        {PreviewReady{terminal.ticket(), nullptr, test::papers_of_a_dose()}, NextPerson{}});
    EXPECT_TRUE(terminal.shows<Scan>() && !marked());
}

TEST(Provisional, IsMarkedWhereSomebodyIsReceivedOrParked) {
    Terminal terminal;
    to_verdict(terminal).then(ParkWanted{});
    EXPECT_TRUE(is_provisional(terminal.screen.view));
    terminal.then(StepSaved{terminal.ticket(), ""});
    ASSERT_TRUE(terminal.shows<StepDone>());
    EXPECT_TRUE(is_provisional(terminal.screen.view));
    EXPECT_EQ(terminal.view<StepDone>().stepping.name, "見本 仮子");
}

// At the next desk, or on another day.
TEST(Provisional, IsFoundAgainByTheVoucher) {
    ProvisionalTaken taken;
    taken.name = "見本 仮子";
    taken.kana = "ミホン カリコ";
    taken.voucher_line = "234621520000000001";
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.then(PersonFound{terminal.ticket(), walk::provisional(taken)});
    ASSERT_TRUE(terminal.shows<WhoIsIt>());
    EXPECT_TRUE(is_provisional(terminal.screen.view));
    EXPECT_EQ(terminal.view<WhoIsIt>().found.resident.name, "見本 仮子");
}

TEST(Provisional, KeepsWhatWasTypedWhereTheStoreFails) {
    Terminal terminal;
    const Error disk{ErrorKind::environment, "disk", {"見本", "sample"}, {}};
    fill(to_not_in_roster(terminal)).then(ProvisionalEntered{});
    terminal.then(EffectFailed{terminal.ticket(), disk});
    ASSERT_TRUE(terminal.shows<ProvisionalAsked>());
    EXPECT_EQ(terminal.view<ProvisionalAsked>().problem, disk);
    terminal.then(ProvisionalEntered{});
    terminal.then({PeopleFound{terminal.ticket(), {}}, DocumentSeen{IdentityDocument::other},
                   PersonConfirmed{}});
    terminal.then(EffectFailed{terminal.ticket(), disk});
    ASSERT_TRUE(terminal.shows<ProvisionalCheck>());
    EXPECT_EQ(terminal.view<ProvisionalCheck>().problem, disk);
    terminal.then(PersonConfirmed{});
    EXPECT_EQ(terminal.count<TakeIn>(), 2);
    terminal.then({Back{}, NextPerson{}});
    EXPECT_TRUE(terminal.shows<TakingIn>()) << "being written, nobody leaves";
}

TEST(Provisional, StopsTheLineWhereTheStoreAnswersWithSomebodyElse) {
    Terminal terminal;
    to_check(terminal).then({DocumentSeen{IdentityDocument::other}, PersonConfirmed{}});
    terminal.then(PersonFound{terminal.ticket(), walk::person()});
    ASSERT_TRUE(terminal.shows<Trouble>());
    EXPECT_EQ(terminal.view<Trouble>().error.code, "flow.wrong_row");
    EXPECT_EQ(terminal.count<CheckPersonIn>(), 0);
}

TEST(Provisional, GoesBackWithoutATrace) {
    Terminal terminal;
    to_check(terminal).then({DocumentSeen{IdentityDocument::other}, Back{}});
    ASSERT_TRUE(terminal.shows<ProvisionalAsked>());
    EXPECT_EQ(terminal.view<ProvisionalAsked>().entry.form.name, "見本 仮子");
    terminal.then(Back{});
    ASSERT_TRUE(terminal.shows<Scan>());
    EXPECT_EQ(terminal.count<ForgetPerson>(), 1);
    EXPECT_EQ(terminal.count<TakeIn>(), 0);
}

TEST(Provisional, IsNotForADeskThatAsksNoRules) {
    for (const DeskKind kind : desk_kinds) {
        Terminal terminal;
        get<StartOfWork>(terminal.screen.view).form.desk = kind;
        to_not_in_roster(terminal).then(ProvisionalWanted{});
        EXPECT_EQ(terminal.shows<ProvisionalAsked>(), judges(kind)) << to_text(kind);
    }
}

}  // namespace
}  // namespace uketsuke
