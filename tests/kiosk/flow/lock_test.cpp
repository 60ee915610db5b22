// 画面ロック: nothing leads through it but a PIN or a card, and behind it all is as it was.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/kiosk/flow/walk.h"
#include "tests/kiosk/papers.h"

namespace uketsuke {
namespace {

using std::chrono::minutes;
using walk::Terminal;

Error disk_full() { return Error{ErrorKind::environment, "disk.full", {}, {}}; }

// Where a screen may stand for long, and whether it locks there.
struct Place {
    const char* view;
    Terminal& (*go)(Terminal&);
    bool locks;
};

const Place places[] = {
    {"sign_in", [](Terminal& t) -> Terminal& { return t; }, false},
    {"scan", [](Terminal& t) -> Terminal& { return t.to_scan(); }, true},
    {"keypad", [](Terminal& t) -> Terminal& { return t.to_scan().then(KeypadOpened{}); }, true},
    {"who_is_it", [](Terminal& t) -> Terminal& { return t.to_who_is_it(); }, true},
    {"verdict", [](Terminal& t) -> Terminal& { return t.to_verdict(Status::eligible); }, true},
    {"hearing",
     [](Terminal& t) -> Terminal& {
         return t.to_verdict(Status::confirm).then({HearingWanted{}, WeightEdited{"86.7"}});
     },
     true},
    {"screening", [](Terminal& t) -> Terminal& { return t.to_screening(Status::confirm); }, true},
    {"lot_check", [](Terminal& t) -> Terminal& { return t.to_lot_check(); }, false},
    {"saving_dose", [](Terminal& t) -> Terminal& { return t.to_saving(); }, false},
    {"save_failed",
     [](Terminal& t) -> Terminal& {
         t.to_saving();
         return t.then(EffectFailed{t.ticket(), disk_full()});
     },
     false},
    {"recorded", [](Terminal& t) -> Terminal& { return t.to_recorded(); }, true},
    {"mending", [](Terminal& t) -> Terminal& { return t.to_recorded().then(MendingWanted{}); },
     true},
    {"certificate", [](Terminal& t) -> Terminal& { return t.to_certificate(); }, true},
};

class Idle : public testing::TestWithParam<Place> {
  protected:
    Terminal terminal_;
};

TEST_P(Idle, LocksAfterFiveMinutesButNotWhileADoseMayBeInTheArm) {
    GetParam().go(terminal_.listed());
    ASSERT_STREQ(name_of(terminal_.screen), GetParam().view);
    terminal_.idle(minutes(4));
    EXPECT_FALSE(is_locked(terminal_.screen));
    terminal_.idle(minutes(1));
    EXPECT_EQ(is_locked(terminal_.screen), GetParam().locks);
}

TEST(IdleTime, IsNotOverBecauseAPrinterOrAnotherDeskDidSomething) {
    Terminal terminal;
    terminal.listed().to_scan().idle(minutes(4));
    terminal.then({PapersMoved{{test::paper(PaperStage::printing)}}, VisitorsChanged{}});
    terminal.idle(minutes(1));
    EXPECT_TRUE(is_locked(terminal.screen));
}

TEST(ALock, LetsThePrinterTellTheViewBehindThatThePaperCameOut) {
    Terminal terminal;
    terminal.listed().to_certificate().then(PrintWanted{});
    terminal.then({PaperHandedOver{terminal.ticket(), "見本プリンター", "p1"}, LockWanted{},
                   PapersMoved{{test::paper(PaperStage::done)}}});
    ASSERT_TRUE(is_locked(terminal.screen));
    EXPECT_EQ(terminal.view<CertificateShown>().print, PrintState{Printed{"見本プリンター"}});
}

TEST_P(Idle, OnceLockedNothingButSigningInLeadsOnAndTheViewComesBackUnchanged) {
    GetParam().go(terminal_.listed()).then(LockWanted{});
    ASSERT_EQ(is_locked(terminal_.screen), GetParam().locks);
    if (!GetParam().locks) return;
    const View behind = terminal_.screen.view;
    const Generation now = terminal_.screen.generation;
    terminal_.effects.clear();
    terminal_.then({Back{},
                    NextPerson{},
                    EndWork{},
                    StartWork{},
                    Record{},
                    Retry{},
                    PrintWanted{},
                    PersonConfirmed{},
                    NameCompared{true},
                    KeypadOpened{},
                    MendingWanted{},
                    RecordsWanted{},
                    CertificateWanted{},
                    ScreeningWanted{},
                    Vaccinate{},
                    FieldEdited{Field::lot, "X"},
                    WeightEdited{"1"},
                    LockWanted{},
                    VoucherSeen{now, {walk::voucher("0000000002"), {"qr"}}},
                    VoucherRefused{now, disk_full()},
                    VoucherContradicted{now, {}}});
    EXPECT_EQ(terminal_.screen.view, behind);
    EXPECT_TRUE(is_locked(terminal_.screen));
    EXPECT_TRUE(terminal_.effects.empty());
    terminal_.type_pin().identify(0);
    EXPECT_FALSE(is_locked(terminal_.screen));
    EXPECT_EQ(terminal_.screen.view, behind);
}

TEST_P(Idle, AnotherPersonGoesOnWithTheSameSession) {
    GetParam().go(terminal_.listed()).then(LockWanted{});
    ASSERT_EQ(is_locked(terminal_.screen), GetParam().locks);
    if (!GetParam().locks) return;
    const SessionId session = desk_in(terminal_.screen.view)->session;
    terminal_.then({AnotherPerson{}, StaffChosen{StaffId{{3}}}}).type_pin();
    EXPECT_EQ(terminal_.last<Identify>().session, session) << "it is written who goes on";
    terminal_.identify(2);
    const Desk* desk = desk_in(terminal_.screen.view);
    EXPECT_EQ(desk->staff, StaffId{{3}});
    EXPECT_EQ(desk->staff_name, "架空 桜");
    EXPECT_EQ(desk->session, session);
}

INSTANTIATE_TEST_SUITE_P(Places, Idle, testing::ValuesIn(places),
                         [](const auto& row) { return row.param.view; });

TEST(Lock, LaterRecordsNameWhoWorksHereNow) {
    Terminal terminal;
    terminal.listed().to_screening().then({LockWanted{}, AnotherPerson{}});
    terminal.then(CardSeen{terminal.screen.generation, walk::card()}).identify(2, "card");
    terminal.then(
        {Vaccinate{}, BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().recorder, "架空 桜");
}

TEST(Lock, HidesThePersonAndTheCameraAndBringsBothBack) {
    Terminal terminal;
    terminal.listed().to_who_is_it();
    terminal.effects.clear();
    terminal.then(LockWanted{});
    EXPECT_EQ(terminal.count<ForgetPerson>(), 1) << "pictures of the name go";
    terminal.type_pin().identify(0);
    EXPECT_TRUE(terminal.shows<WhoIsIt>());
    Terminal waiting;
    waiting.listed().to_scan();
    EXPECT_EQ(sought_in(waiting.screen), Sought::voucher);
    const Generation before = waiting.screen.generation;
    waiting.then(LockWanted{});
    EXPECT_EQ(sought_in(waiting.screen), std::nullopt);
    waiting.type_pin().identify(0);
    EXPECT_EQ(sought_in(waiting.screen), Sought::voucher);
    waiting.then(VoucherSeen{before, {walk::voucher(), {"qr"}}});
    EXPECT_TRUE(waiting.shows<Scan>()) << "seen before the lock";
}

TEST(Lock, AnAnswerOfTheStoreReachesTheViewBehind) {
    Terminal terminal;
    terminal.listed().to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    const Ticket lookup = terminal.ticket();
    terminal.then(LockWanted{}).then(PersonFound{lookup, walk::person()});
    EXPECT_TRUE(is_locked(terminal.screen));
    EXPECT_TRUE(terminal.shows<WhoIsIt>());
    terminal.type_pin().identify(0);
    EXPECT_TRUE(terminal.shows<WhoIsIt>());
}

TEST(Lock, WhatOtherDesksDidMeanwhileIsSeenAfterwards) {
    Terminal terminal;
    terminal.listed().to_verdict(Status::eligible).then(LockWanted{});
    terminal.then(DeskNewsCame{walk::check_in_name, walk::elsewhere(), walk::person()});
    EXPECT_TRUE(is_locked(terminal.screen));
    EXPECT_TRUE(terminal.shows<ElsewhereShown>());
}

TEST(Lock, ATapPutsItOffAndTheClockGoingBackDoesNot) {
    Terminal terminal;
    terminal.listed().to_verdict(Status::eligible).idle(minutes(4)).then(HearingWanted{});
    terminal.idle(minutes(4));
    EXPECT_FALSE(is_locked(terminal.screen));
    terminal.idle(minutes(-600)).idle(minutes(5));
    EXPECT_TRUE(is_locked(terminal.screen));
}

TEST(Lock, WhatNobodyDidDoesNotPutItOff) {
    Terminal terminal;
    terminal.listed().to_scan().idle(minutes(4));
    terminal.then({HubReported{{3, {}, {}, true}}, Exported{1, walk::noon()},
                   CameraReported{std::nullopt}, RulesArrived{walk::choices().rules},
                   StaffArrived{walk::staff()}});
    terminal.idle(minutes(1));
    EXPECT_TRUE(is_locked(terminal.screen));
}

TEST(Lock, TheTimeIsTheOfficesAndNoneLocksByHandOnly) {
    StartChoices choices = walk::choices_with_staff();
    choices.lock_after = minutes(1);
    Terminal quick;
    quick.screen = first_screen(walk::noon(), Language::japanese, choices, walk::form());
    quick.to_scan().idle(minutes(1));
    EXPECT_TRUE(is_locked(quick.screen));
    choices.lock_after = minutes(0);
    Terminal by_hand;
    by_hand.screen = first_screen(walk::noon(), Language::japanese, choices, walk::form());
    by_hand.to_scan().idle(minutes(600));
    EXPECT_FALSE(is_locked(by_hand.screen));
    by_hand.then(LockWanted{});
    EXPECT_TRUE(is_locked(by_hand.screen));
}

TEST(Lock, AtStartOfWorkTheQuestionIsAskedAgainAndTheFormStays) {
    Terminal terminal;
    terminal.listed().type_pin().identify(0).then(FieldEdited{Field::venue, "第二会場"});
    terminal.idle(minutes(5));
    ASSERT_TRUE(terminal.shows<SignIn>());
    terminal.type_pin().identify(0);
    EXPECT_EQ(terminal.view<StartOfWork>().form.venue, "第二会場");
}

TEST(Lock, ComesAtOnceForWhoeverHasLeftAndAfterTheDoseIsOnDisk) {
    auto list = *walk::staff();
    list.erase(list.begin());
    const StaffArrived without{std::make_shared<const std::vector<Colleague>>(list)};
    Terminal terminal;
    terminal.listed().to_scan().then(without);
    ASSERT_TRUE(is_locked(terminal.screen));
    EXPECT_EQ(terminal.screen.asked->form.chosen, std::nullopt);
    Terminal recording;
    recording.listed().to_lot_check().then(without);
    EXPECT_FALSE(is_locked(recording.screen));
    recording.then({BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    recording.then(DoseRecorded{recording.ticket(), "aa/462152/7"});
    EXPECT_TRUE(is_locked(recording.screen));
}

TEST(Lock, ARevokedTerminalShowsThatAndAsksNobody) {
    Terminal terminal;
    terminal.listed().to_scan().then(LockWanted{});
    HubReport report;
    report.enrolled = true;
    report.revoked = true;
    terminal.then(HubReported{report});
    EXPECT_TRUE(terminal.shows<Revoked>());
    EXPECT_EQ(terminal.screen.asked, std::nullopt);
}

Terminal& to_take_back_after_close(Terminal& terminal) {
    terminal.to_recorded();
    const RecordedDose record = terminal.view<Recorded>().record;
    terminal.then({NextPerson{}, RecordsWanted{}});
    terminal.then(RecordsListed{terminal.ticket(), {record}, true});
    return terminal.then(
        {RecordChosen{record.entry}, MendingChosen{MendingWay::take_back}, ReasonChosen{"typing"}});
}

TEST(Approval, AManagersPinStandsInPlaceOfATypedName) {
    Terminal terminal;
    to_take_back_after_close(terminal.listed());
    terminal.then(FieldEdited{Field::approver, "誰か"});
    EXPECT_EQ(terminal.view<TakeBackAsked>().reason.approver, "");
    terminal.then(ApproverWanted{});
    ASSERT_STREQ(name_of(terminal.screen), "approval");
    terminal.then(StaffChosen{StaffId{{3}}}).type_pin();
    EXPECT_EQ(terminal.last<Identify>().session, std::nullopt) << "nobody goes on with the work";
    terminal.identify(2);
    EXPECT_EQ(terminal.view<TakeBackAsked>().reason.approver, "架空 桜");
    EXPECT_EQ(desk_in(terminal.screen.view)->staff_name, "見本 花子");
    terminal.then(MendingConfirmed{});
    EXPECT_EQ(terminal.last<SaveMending>().mending.withdrawn->approver, "架空 桜");
    EXPECT_EQ(terminal.last<SaveMending>().mending.withdrawn->recorder, "見本 花子");
}

TEST(Approval, WhoIsNoManagerApprovesNothing) {
    Terminal terminal;
    to_take_back_after_close(terminal.listed()).then(ApproverWanted{});
    terminal.then(CardSeen{terminal.screen.generation, walk::card()}).identify(1, "card");
    ASSERT_TRUE(terminal.screen.asked);
    EXPECT_EQ(terminal.screen.asked->form.problem->code, "staff.no_manager");
    terminal.then(Back{});
    EXPECT_EQ(terminal.screen.asked, std::nullopt);
    EXPECT_EQ(terminal.view<TakeBackAsked>().reason.approver, "");
}

TEST(Approval, IsNotAskedForBeforeTheCloseNorWithoutAList) {
    Terminal before;
    before.listed().to_recorded().then(
        {MendingWanted{}, MendingChosen{MendingWay::take_back}, ApproverWanted{}});
    EXPECT_EQ(before.screen.asked, std::nullopt);
    Terminal unlisted;
    to_take_back_after_close(unlisted).then(ApproverWanted{});
    EXPECT_EQ(unlisted.screen.asked, std::nullopt);
    unlisted.then(FieldEdited{Field::approver, "見本 責任者"});
    EXPECT_EQ(unlisted.view<TakeBackAsked>().reason.approver, "見本 責任者");
}

TEST(Approval, TurnsIntoALockWhenNobodyAnswers) {
    Terminal terminal;
    to_take_back_after_close(terminal.listed()).then(ApproverWanted{}).idle(minutes(5));
    EXPECT_TRUE(is_locked(terminal.screen));
    terminal.type_pin().identify(0);
    EXPECT_TRUE(terminal.shows<TakeBackAsked>());
}

}  // namespace
}  // namespace uketsuke
