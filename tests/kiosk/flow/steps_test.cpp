// A site of several desks: each does its own steps and no other, and two taps are enough at a
// reception.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

StartForm form_of(DeskKind kind) {
    StartForm form = walk::form();
    form.desk = kind;
    if (!injects(kind)) form.doctor = form.product = form.lot = form.expiry = "";
    return form;
}

// A desk of that kind, waiting for somebody.
class Site : public Terminal {
  public:
    explicit Site(DeskKind kind, std::shared_ptr<const ScreeningForm> paper = nullptr) {
        StartChoices choices = walk::choices();
        choices.rules.form = std::move(paper);
        choices.rules.observation = {{15, true, "SMP 1", {"どなたも", "Everybody"}},
                                     {30, false, "SMP 2", {"アレルギーの方", "With allergies"}}};
        screen = first_screen(walk::noon(), Language::japanese, choices, form_of(kind));
        then(StartWork{}).then(WorkOpened{ticket(), {}});
        effects.clear();
    }
    Site& scan_voucher(const char* number = "0000000001") {
        then(VoucherSeen{screen.generation, {walk::voucher(number), {"qr"}}});
        then(PersonFound{ticket(), walk::person(number)});
        return *this;
    }
    Site& scan_number(const PersonRow& row, const char* number = "A012") {
        then(StickerSeen{screen.generation, {make_day(2022, 12, 1), number}});
        then(PersonFound{ticket(), row});
        return *this;
    }
    Site& confirm() {
        then(PersonConfirmed{});
        return *this;
    }
    Site& judged(Status status = Status::eligible) {
        confirm();
        then(CheckedInHere{ticket(), walk::check_in_name});
        then(VerdictReady{ticket(), walk::verdict(status), walk::products()});
        return *this;
    }
    const StepTaken& saved() const { return last<TakeStep>().stepping.fact; }
};

PastStep past(DeskStep step, const char* number = "") {
    PastStep past{"aa/462152/5", walk::noon() - std::chrono::minutes(30), {}};
    past.fact.step = step;
    past.fact.number = number;
    past.fact.voucher_line = number[0] != 0 ? "234621520000000001" : "";
    past.fact.venue = walk::desk().venue;
    return past;
}

// Received with the number A012; and more, as asked for.
PersonRow received(std::vector<PastStep> more = {}) {
    PersonRow row = walk::person();
    row.steps.push_back(past(DeskStep::received, "A012"));
    for (PastStep& step : more) row.steps.push_back(std::move(step));
    return row;
}

PersonRow vaccinated() {
    PersonRow row = received();
    Terminal terminal;
    row.doses.push_back(
        {"aa/462152/6", true, terminal.to_recorded().view<Recorded>().record.dose.fact()});
    return row;
}

struct StartRow {
    DeskKind kind;
    const char* desk;
    bool with_vial;
};
class Starts : public testing::TestWithParam<StartRow> {};
TEST_P(Starts, AskForDoctorAndVialWhereSomethingIsInjected) {
    StartOfWork view{form_of(GetParam().kind), walk::choices(), std::nullopt};
    EXPECT_EQ(obstacle_to_start(view, make_day(2022, 12, 1)), std::nullopt);
    Terminal terminal;
    terminal.screen = first_screen(walk::noon(), Language::japanese, walk::choices(), view.form);
    terminal.then(StartWork{});
    const SessionOpened& session = terminal.last<OpenWork>().session;
    EXPECT_EQ(session.desk, GetParam().desk);
    EXPECT_EQ(session.lot.empty(), !GetParam().with_vial);
    EXPECT_EQ(session.expiry.has_value(), GetParam().with_vial);
}
INSTANTIATE_TEST_SUITE_P(Table, Starts,
                         testing::Values(StartRow{DeskKind::all_in_one, "", true},
                                         StartRow{DeskKind::reception, "reception", false},
                                         StartRow{DeskKind::form_check, "form_check", false},
                                         StartRow{DeskKind::injection, "injection", true},
                                         StartRow{DeskKind::certificate, "certificate", false},
                                         StartRow{DeskKind::observation, "observation", false},
                                         StartRow{DeskKind::command, "command", false}));

TEST(Start, AnInjectionDeskDoesNotBeginWithoutItsVial) {
    StartOfWork view{form_of(DeskKind::reception), walk::choices(), std::nullopt};
    view.form.desk = DeskKind::injection;
    EXPECT_EQ(obstacle_to_start(view, make_day(2022, 12, 1))->code, "work.doctor");
}

TEST(Reception, PrintsTheStickerByItselfAndAnotherWhenAsked) {
    Site site(DeskKind::reception);
    site.scan_voucher().judged().then(Receive{});
    site.then(StepSaved{site.ticket(), "A012"});
    EXPECT_EQ(site.last<PrintPaper>().order.number, "A012");
    EXPECT_EQ(site.last<PrintPaper>().order.paper.kind, PaperKind::sticker);
    site.then({PrintWanted{}, PaperHandedOver{site.ticket(), "number.pdf"}});
    EXPECT_EQ(site.count<PrintPaper>(), 1) << "it was being printed";
    EXPECT_EQ(site.view<StepDone>().sticker, PrintState{Printed{"number.pdf"}});
    site.then(PrintWanted{});
    EXPECT_EQ(site.count<PrintPaper>(), 2);
    EXPECT_EQ(site.last<PrintPaper>().order.number, "A012");
}

TEST(Reception, SaysWhyNoStickerCameButNotWhereNobodyPrints) {
    const Error nowhere{ErrorKind::environment, "print.nowhere_for_stickers", {}, {}};
    const Error disk{ErrorKind::environment, "disk", {}, {}};
    for (const auto& [error, shown] :
         {std::pair{nowhere, PrintState{NotPrinted{}}}, std::pair{disk, PrintState{disk}}}) {
        Site site(DeskKind::reception);
        site.scan_voucher().judged().then(Receive{});
        site.then(StepSaved{site.ticket(), "A012"});
        site.then(EffectFailed{site.ticket(), error});
        EXPECT_EQ(site.view<StepDone>().sticker, shown);
        EXPECT_EQ(site.view<StepDone>().stepping.fact.number, "A012");
    }
}

TEST(Reception, ReceivesWithANumberAndTakesTheNextVoucherAtOnce) {
    Site site(DeskKind::reception);
    site.scan_voucher().judged().then(Receive{});
    EXPECT_EQ(site.saved().step, DeskStep::received);
    EXPECT_EQ(site.saved().voucher_line, "234621520000000001");
    EXPECT_EQ(site.saved().venue, walk::desk().venue);
    site.then(StepSaved{site.ticket(), "A012"});
    EXPECT_EQ(site.view<StepDone>().stepping.fact.number, "A012");
    site.scan_voucher("0000000002");
    EXPECT_TRUE(site.shows<WhoIsIt>()) << "no tap between two people";
    EXPECT_EQ(site.count<ForgetPerson>(), 1) << "and nothing stays of the first";
}

TEST(Reception, NeitherScreensNorReceivesWhomTheRulesTurnAway) {
    Site site(DeskKind::reception);
    site.scan_voucher().judged(Status::not_yet).then(Receive{});
    EXPECT_EQ(site.count<TakeStep>(), 0);
    Site other(DeskKind::reception);
    other.scan_voucher().judged().then({ScreeningWanted{}, Vaccinate{}});
    EXPECT_FALSE(other.shows<LotCheck>()) << "nobody is vaccinated at a reception";
    Site all(DeskKind::all_in_one);
    all.scan_voucher().judged().then(Receive{});
    EXPECT_EQ(all.count<TakeStep>(), 0);
}

TEST(FormCheck, PassesOnWhatThePaperSays) {
    Site site(DeskKind::form_check, walk::screening_form());
    site.scan_number(received()).judged().then(ScreeningWanted{});
    site.then({AnswerDeviates{"ill", true}, TemperatureEdited{"36.8"}, FormDone{}});
    EXPECT_EQ(site.saved().step, DeskStep::form_checked);
    EXPECT_EQ(site.saved().form_deviates, std::vector<std::string>{"ill"});
    EXPECT_EQ(site.saved().temperature_tenths, 368);
    EXPECT_EQ(site.saved().signatures, std::vector<std::string>{"consent"});
}

TEST(Injection, GoesOnWithTheAnswersOfTheFormCheckAndRecordsThem) {
    PastStep checked = past(DeskStep::form_checked);
    checked.fact.form_deviates = {"moved"};
    checked.fact.temperature_tenths = 368;
    checked.fact.signatures = {"consent"};
    Site site(DeskKind::injection, walk::screening_form());
    site.scan_number(received({checked})).judged().then(ScreeningWanted{});
    ASSERT_TRUE(site.shows<ScreeningAsked>()) << "the paper is not asked about twice";
    EXPECT_EQ(site.view<ScreeningAsked>().answers.temperature, "36.8");
    if (needs_doctor(site.view<ScreeningAsked>())) site.then(DoctorAnswered{DoctorsWord::yes});
    site.then(Vaccinate{});
    EXPECT_EQ(site.saved().step, DeskStep::screened) << "the others see it";
    site.then({BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    const DoseGiven& fact = site.last<SaveDose>().dose.fact();
    EXPECT_EQ(fact.form_deviates, std::vector<std::string>{"moved"});
    EXPECT_EQ(fact.temperature_tenths, 368);
    EXPECT_EQ(fact.signatures, std::vector<std::string>{"consent"});
    EXPECT_EQ(fact.voucher_line, "234621520000000001") << "as it was presented at reception";
    EXPECT_EQ(fact.read_by, std::vector<std::string>{"number"});
}

TEST(Injection, AsksAboutThePaperWhereNobodyHas) {
    Site site(DeskKind::injection, walk::screening_form());
    site.scan_number(received()).judged().then(ScreeningWanted{});
    EXPECT_TRUE(site.shows<FormAsked>());
}

TEST(Certificates, AreMadeOfTodaysDoseAndOfNoOther) {
    Site site(DeskKind::certificate);
    site.scan_number(vaccinated()).confirm().then(CertificateWanted{});
    EXPECT_EQ(site.last<MakePreview>().order.entry, "aa/462152/6");
    EXPECT_EQ(site.count<CheckPersonIn>(), 0) << "the rules are not asked here";
    Site early(DeskKind::certificate);
    early.scan_number(received()).confirm().then(CertificateWanted{});
    EXPECT_EQ(early.count<MakePreview>(), 0);
}

TEST(Observation, CountsFromTheInjectionAndEndsWithLeaving) {
    const PersonRow row = vaccinated();
    Site site(DeskKind::observation);
    site.scan_number(row).confirm().then({ObserveFor{20}, ObserveFor{30}});
    EXPECT_EQ(site.count<TakeStep>(), 1) << "twenty minutes are not offered";
    EXPECT_EQ(site.saved().until, row.doses.back().dose.at + std::chrono::minutes(30));
    Site leaving(DeskKind::observation);
    leaving.scan_number(row).confirm().then(PersonLeaves{});
    EXPECT_EQ(leaving.saved().step, DeskStep::left);
    Site early(DeskKind::observation);
    early.scan_number(received()).confirm().then(ObserveFor{15});
    EXPECT_EQ(early.count<TakeStep>(), 0) << "nothing was injected";
}

TEST(Parking, IsOneTapAndItsReasonMayFollow) {
    Site site(DeskKind::all_in_one);
    site.scan_voucher().judged().then(ParkWanted{});
    EXPECT_EQ(site.saved().step, DeskStep::parked);
    site.then(StepSaved{site.ticket(), ""});
    site.then({ReasonChosen{"whim"}});
    EXPECT_EQ(site.count<TakeStep>(), 1);
    site.then({ReasonChosen{"papers"}});
    EXPECT_EQ(site.saved().reason, "papers");
    EXPECT_EQ(site.count<EndCheckIn>(), 0) << "the step itself ends it";
}

TEST(Parking, IsPossibleOnEveryViewOfAVisitBeforeTheNeedle) {
    const auto parks = [](std::initializer_list<Event> events) {
        Site site(DeskKind::all_in_one, walk::screening_form());
        site.scan_voucher().judged().then(events).then(ParkWanted{});
        return site.count<TakeStep>();
    };
    EXPECT_EQ(parks({HearingWanted{}}), 1);
    EXPECT_EQ(parks({ScreeningWanted{}}), 1);
    EXPECT_EQ(parks({ScreeningWanted{}, FormDone{}}), 1);
    EXPECT_EQ(parks({ScreeningWanted{}, FormDone{}, NotTodayChosen{}}), 1);
    EXPECT_EQ(parks({ScreeningWanted{}, FormDone{}, Vaccinate{}}), 0) << "a dose may be in the arm";
}

struct NumberRow {
    const char* name;
    StickerReading sticker;
    PersonRow row;
    const char* code;
};
class Numbers : public testing::TestWithParam<NumberRow> {};
TEST_P(Numbers, OfAnotherDayOrPersonOpenNobody) {
    Site site(DeskKind::injection);
    site.then(StickerSeen{site.screen.generation, GetParam().sticker});
    if (site.shows<OpeningNumber>()) site.then(PersonFound{site.ticket(), GetParam().row});
    ASSERT_TRUE(site.shows<Trouble>());
    EXPECT_EQ(site.view<Trouble>().error.code, GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Numbers,
    testing::Values(
        NumberRow{"yesterday", {make_day(2022, 11, 30), "A012"}, received(), "sticker.day"},
        NumberRow{"another", {make_day(2022, 12, 1), "A013"}, received(), "sticker.unknown"},
        NumberRow{
            "not_received", {make_day(2022, 12, 1), "A012"}, walk::person(), "sticker.unknown"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Number, NobodyOfItIsToldAndALateOneIsDropped) {
    Site site(DeskKind::injection);
    const Generation before = site.screen.generation;
    site.then(StickerSeen{before, {make_day(2022, 12, 1), "A099"}});
    site.then(PersonMissing{site.ticket()});
    EXPECT_EQ(site.view<Trouble>().error.code, "sticker.unknown");
    site.then(Back{}).then(StickerSeen{before, {make_day(2022, 12, 1), "A012"}});
    EXPECT_TRUE(site.shows<Scan>());
}

// The field read the person before once more: his papers lay under the camera still.
TEST(Steps, WhatWasServedIsNotReadAgainByTheCamera) {
    Site site(DeskKind::reception);
    site.scan_voucher().judged().then(Receive{});
    site.then(StepSaved{site.ticket(), "A012"});
    ASSERT_TRUE(site.shows<StepDone>());
    const auto seen = [&](const char* carrier, const char* number) {
        site.then(VoucherSeen{site.screen.generation, {walk::voucher(number), {carrier}}});
        return site.shows<LookingUp>();
    };
    EXPECT_FALSE(seen("qr", "0000000001"));
    site.then(StickerSeen{site.screen.generation, {make_day(2022, 12, 1), "A012"}});
    EXPECT_TRUE(site.shows<StepDone>());
    Site again = site;
    EXPECT_TRUE(seen("qr", "0000000002"));
    again.then(VoucherSeen{again.screen.generation, {walk::voucher(), {"scanner"}}});
    EXPECT_TRUE(again.shows<LookingUp>()) << "a hand that scans it means it";
}

VisitorLine visitor(std::uint8_t number, VisitStage stage, int minutes, bool parked = false) {
    VisitState state;
    state.stage = stage;
    state.since = walk::noon() + std::chrono::minutes(minutes);
    state.number = "A00" + std::to_string(number);
    state.parked = parked;
    return {PersonId{{number}}, "見本", state};
}

TEST(Visitors, WhomTheDeskWaitsForComesFirstTheLongestWaitAtTheTop) {
    Site site(DeskKind::injection);
    site.then(VisitorsWanted{});
    site.then(VisitorsListed{
        site.ticket(),
        {visitor(1, VisitStage::left, 0), visitor(2, VisitStage::received, 1),
         visitor(3, VisitStage::form_checked, 9), visitor(4, VisitStage::form_checked, 3),
         visitor(5, VisitStage::form_checked, 0, true)}});
    std::string order;
    for (const VisitorLine& one : site.view<VisitorsShown>().visitors)
        order += char('0' + one.person.bytes[0]);
    EXPECT_EQ(order, "43521");
    site.then(PersonChosen{PersonId{{4}}});
    EXPECT_EQ(site.last<OpenNumbered>().number, "A004");
}

TEST(Visitors, FollowTheOtherDesksWithOneListAtATime) {
    Site site(DeskKind::command);
    site.then(VisitorsWanted{});
    site.then(VisitorsListed{site.ticket(), {}});
    site.then({VisitorsChanged{}, VisitorsChanged{}, VisitorsChanged{}});
    EXPECT_EQ(site.count<ListVisitors>(), 2);
    site.then(VisitorsListed{site.ticket(), {visitor(1, VisitStage::received, 0)}});
    EXPECT_EQ(site.count<ListVisitors>(), 3) << "what happened meanwhile is not missed";
    EXPECT_EQ(site.view<VisitorsShown>().visitors.size(), 1u);
    site.then(VisitorsListed{site.ticket(), {visitor(1, VisitStage::received, 0)}});
    EXPECT_EQ(site.count<ListVisitors>(), 3);
}

// The figures that the desks are built for: a known voucher, and nothing unusual.
TEST(Taps, AreSixAtAnAllInOneDeskAndTwoAtAReception) {
    Site clinic(DeskKind::all_in_one, walk::screening_form());
    clinic.scan_voucher().then(PersonConfirmed{});
    clinic.then(CheckedInHere{clinic.ticket(), walk::check_in_name});
    clinic.then(VerdictReady{clinic.ticket(), walk::verdict(Status::eligible), walk::products()});
    clinic.then({ScreeningWanted{}, FormDone{}, Vaccinate{},
                 BodySiteChosen{BodySite::left_upper_arm}, Record{}});
    EXPECT_EQ(clinic.count<SaveDose>(), 1);
    Site reception(DeskKind::reception);
    reception.scan_voucher().then(PersonConfirmed{});
    reception.then(CheckedInHere{reception.ticket(), walk::check_in_name});
    reception.then(
        VerdictReady{reception.ticket(), walk::verdict(Status::eligible), walk::products()});
    reception.then(Receive{});
    EXPECT_EQ(reception.count<TakeStep>(), 1);
}

TEST(Step, ThatIsNotOnDiskSaysSoAndIsTriedAgain) {
    Site site(DeskKind::reception);
    site.scan_voucher().judged().then(Receive{});
    site.then(EffectFailed{site.ticket(), Error{ErrorKind::environment, "disk.full", {}, {}}});
    ASSERT_TRUE(site.shows<StepFailed>());
    site.then(Retry{});
    EXPECT_EQ(site.count<TakeStep>(), 2);
}

TEST(OtherDesksTurn, IsSaidToWhoeverComesTooEarly) {
    Desk desk = walk::desk();
    const Day today = make_day(2022, 12, 1);
    desk.kind = DeskKind::injection;
    EXPECT_EQ(other_desks_turn(desk, received(), today), DeskKind::form_check);
    EXPECT_EQ(other_desks_turn(desk, received({past(DeskStep::form_checked)}), today),
              std::nullopt);
    desk.kind = DeskKind::all_in_one;
    EXPECT_EQ(other_desks_turn(desk, received(), today), std::nullopt);
}

TEST(Screening, ADoctorWhoOverrulesGivesAReasonAndItIsRecorded) {
    Terminal terminal;
    terminal.to_screening(Status::confirm).then(DoctorAnswered{DoctorsWord::yes});
    EXPECT_EQ(terminal.view<ScreeningAsked>().doctors_reason, "examined");
    terminal.then({ReasonChosen{"whim"}, ReasonChosen{"regular_doctor"}, Vaccinate{},
                   BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().doctors_reason, "regular_doctor");
}

TEST(Screening, WhoLeftBeforeItIsRecordedAsSuchInOneTap) {
    Terminal terminal;
    terminal.to_screening().then({NotTodayChosen{ScreeningOutcome::put_off},
                                  NotTodayChosen{ScreeningOutcome::left}, CloseScreening{}});
    EXPECT_EQ(terminal.last<SaveScreening>().closed.outcome, ScreeningOutcome::left);
    EXPECT_EQ(terminal.last<SaveScreening>().closed.reason, "left");
}

}  // namespace
}  // namespace uketsuke
