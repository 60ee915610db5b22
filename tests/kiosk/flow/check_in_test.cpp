// 受付: every other desk is told before the verdict, and what other desks do stops the line.
#include "tests/kiosk/flow/walk.h"

#include <gtest/gtest.h>

namespace uketsuke {
namespace {

using walk::check_in_name;
using walk::elsewhere;
using walk::Terminal;

DeskNewsCame news(DeskNews what, const char* check_in = check_in_name) {
    return {check_in, std::move(what), walk::person()};
}

std::vector<EndCheckIn> ended(const Terminal& terminal) {
    std::vector<EndCheckIn> all;
    for (const Effect& effect : terminal.effects) {
        if (const auto* end = get_if<EndCheckIn>(&effect)) all.push_back(*end);
    }
    return all;
}

TEST(CheckIn, IsRecordedBeforeAnybodyAsksForTheVerdict) {
    Terminal terminal;
    terminal.to_who_is_it().then(PersonConfirmed{});
    ASSERT_TRUE(terminal.shows<CheckingIn>());
    const auto& asked = terminal.last<CheckPersonIn>();
    EXPECT_EQ(asked.person, walk::person().person);
    EXPECT_EQ(asked.municipality, "462152");
    EXPECT_EQ(asked.fact.recorder, walk::form().staff_name);
    EXPECT_EQ(asked.fact.voucher_line, format_voucher_line(walk::voucher()));
    EXPECT_EQ(terminal.count<Assess>(), 0);
    terminal.then(CheckedInHere{Ticket{1}, check_in_name});
    EXPECT_TRUE(terminal.shows<CheckingIn>()) << "an older question's answer";
    terminal.then(CheckedInHere{terminal.ticket(), check_in_name});
    EXPECT_TRUE(terminal.shows<Assessing>());
    EXPECT_EQ(terminal.count<Assess>(), 1);
}

// documents.md section 6: the kind of the document is recorded, and nothing else of it.
TEST(CheckIn, SaysWhichDocumentWasShownAtTheFirstDeskOfTheDay) {
    Terminal terminal;
    terminal.to_who_is_it();
    EXPECT_TRUE(asks_document(terminal.view<WhoIsIt>(), make_day(2022, 12, 1)));
    terminal.then(PersonConfirmed{IdentityDocument::health_insurance});
    EXPECT_EQ(terminal.last<CheckPersonIn>().fact.document, "health_insurance");
    terminal.then(CheckedInElsewhere{terminal.ticket(), elsewhere()}).then(TakeOver{});
    EXPECT_EQ(terminal.last<CheckPersonIn>().fact.document, "health_insurance");
    Terminal nothing_shown;
    nothing_shown.to_who_is_it().then(PersonConfirmed{IdentityDocument::none});
    EXPECT_EQ(nothing_shown.last<CheckPersonIn>().fact.document, "none");
}

TEST(CheckIn, AsksForNoSecondDocumentAtALaterDeskOfTheDay) {
    Terminal terminal;
    terminal.to_scan().then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    PersonRow row = walk::person();
    CheckIn earlier = elsewhere().check_in;
    earlier.fact.document = "driving_licence";
    earlier.ended = true;
    row.check_ins.push_back(earlier);
    terminal.then(PersonFound{terminal.ticket(), row});
    EXPECT_FALSE(asks_document(terminal.view<WhoIsIt>(), make_day(2022, 12, 1)));
    EXPECT_TRUE(asks_document(terminal.view<WhoIsIt>(), make_day(2022, 12, 2)));
    terminal.then(PersonConfirmed{IdentityDocument::other});
    EXPECT_EQ(terminal.last<CheckPersonIn>().fact.document, "");
}

TEST(CheckIn, WhoIsAlikeIsShownAndStillShownOnTheWayBack) {
    Terminal terminal;
    terminal.to_scan().then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    AlikeVisitor twin{"見本 次", make_day(1960, 4, 2), "A011"};
    twin.same_surname = twin.same_birth = true;
    terminal.then(PersonFound{terminal.ticket(), walk::person(), {twin}});
    EXPECT_EQ(terminal.view<WhoIsIt>().found.alike, std::vector{twin});
    terminal.check_in();
    terminal.then(VerdictReady{terminal.ticket(), walk::verdict(Status::eligible), {}})
        .then(Back{});
    EXPECT_EQ(terminal.view<WhoIsIt>().found.alike, std::vector{twin});
}

TEST(CheckIn, ThatCannotBeRecordedLeadsToNoVerdict) {
    Terminal terminal;
    terminal.to_who_is_it().then(PersonConfirmed{});
    terminal.then(EffectFailed{terminal.ticket(), Error{ErrorKind::environment, "disk", {}, {}}});
    EXPECT_TRUE(terminal.shows<Trouble>());
    EXPECT_EQ(terminal.count<Assess>(), 0);
}

TEST(CheckIn, AtAnotherDeskStopsTheLineUntilSomebodyTakesOver) {
    Terminal terminal;
    terminal.to_who_is_it().then(PersonConfirmed{});
    terminal.then(CheckedInElsewhere{terminal.ticket(), elsewhere()});
    ASSERT_TRUE(terminal.shows<ElsewhereShown>());
    Terminal left = terminal;
    left.then(NextPerson{});
    EXPECT_TRUE(left.shows<Scan>());
    EXPECT_TRUE(ended(left).empty()) << "it is the other desk's";
    terminal.then(TakeOver{});
    ASSERT_TRUE(terminal.shows<CheckingIn>());
    EXPECT_EQ(terminal.last<CheckPersonIn>().fact.takes_over, elsewhere().check_in.entry);
}

struct Leaving {
    const char* name;
    std::initializer_list<Event> events;
};

TEST(CheckIn, EndsWhereThePersonLeavesWithoutARecord) {
    const Leaving ways[] = {{"the next person", {NextPerson{}}},
                            {"back to who it is", {Back{}}},
                            {"from the screening", {ScreeningWanted{}, NextPerson{}}}};
    for (const Leaving& way : ways) {
        Terminal terminal;
        terminal.to_verdict(Status::eligible).then(way.events);
        const EndCheckIn expected{{walk::person().person, "462152", check_in_name}};
        EXPECT_EQ(ended(terminal), std::vector<EndCheckIn>{expected}) << way.name;
    }
}

TEST(CheckIn, IsNotEndedByHandWhereARecordEndsIt) {
    Terminal given;
    given.to_recorded().then(NextPerson{});
    EXPECT_TRUE(ended(given).empty());
    Terminal put_off;
    put_off.to_screening().then(
        {NotTodayChosen{ScreeningOutcome::put_off}, ReasonChosen{"fever"}, CloseScreening{}});
    put_off.then({ScreeningSaved{put_off.ticket()}, NextPerson{}});
    ASSERT_TRUE(put_off.shows<Scan>());
    EXPECT_TRUE(ended(put_off).empty());
    Terminal on_paper;
    on_paper.to_saving();
    on_paper.then(EffectFailed{on_paper.ticket(), Error{}});
    on_paper.then(NotedOnPaper{});
    ASSERT_TRUE(on_paper.shows<Scan>());
    EXPECT_TRUE(ended(on_paper).empty()) << "the dose waits on paper; other desks should ask";
}

TEST(DeskNews, OfAnotherDeskThatWasFirstStopsThisOne) {
    Terminal terminal;
    terminal.to_screening().then(news(elsewhere()));
    ASSERT_TRUE(terminal.shows<ElsewhereShown>());
    EXPECT_EQ(terminal.view<ElsewhereShown>().elsewhere, elsewhere());
    EXPECT_EQ(ended(terminal).size(), 1u) << "this desk's own check-in is over";
}

TEST(DeskNews, OfARecordAsksTheRulesAnew) {
    Terminal terminal;
    terminal.to_screening();
    DeskNewsCame came = news(RecordArrived{});
    came.row.doses.push_back({"cc/462152/9", false, {}});
    terminal.then(came);
    ASSERT_TRUE(terminal.shows<Assessing>());
    EXPECT_EQ(terminal.view<Assessing>().who.person.row(), came.row);
    EXPECT_EQ(terminal.view<Assessing>().who.check_in, check_in_name);
    terminal.then(VerdictReady{terminal.ticket(), walk::verdict(Status::not_yet), {}});
    EXPECT_TRUE(terminal.view<VerdictShown>().visit.judged_anew);
    EXPECT_TRUE(ended(terminal).empty());
}

TEST(DeskNews, TakesNothingFromTheScreenOnceTheNeedleMayBeInTheArm) {
    Terminal terminal;
    terminal.to_lot_check().then({BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}});
    terminal.then(news(elsewhere()));
    ASSERT_TRUE(terminal.shows<LotCheck>());
    EXPECT_EQ(terminal.view<LotCheck>().news, DeskNews{elsewhere()});
    EXPECT_TRUE(terminal.view<LotCheck>().compared);
    terminal.then(Record{});
    EXPECT_TRUE(terminal.shows<SavingDose>()) << "what was given is recorded";
}

TEST(DeskNews, OfSomebodyElseIsDropped) {
    Terminal terminal;
    terminal.to_verdict(Status::eligible).then(news(elsewhere(), "aa/462152/2"));
    EXPECT_TRUE(terminal.shows<VerdictShown>());
    DeskNewsCame wrong = news(elsewhere());
    wrong.row.person = PersonId{{9}};
    terminal.then(wrong);
    EXPECT_TRUE(terminal.shows<VerdictShown>()) << "another person's row";
    Terminal recorded;
    recorded.to_recorded().then(news(elsewhere()));
    EXPECT_TRUE(recorded.shows<Recorded>());
}

// Where there is a new one, VoidVoucher in search_test.cpp.
TEST(VoidedVoucher, OfSomebodyWhoHasNoOtherIsRefusedAndSaysSo) {
    Terminal terminal;
    terminal.to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    PersonRow row = walk::person();
    row.voided_vouchers.push_back({"462152", row.resident->voucher_number, walk::noon()});
    row.resident->voucher_number = "";
    terminal.then(PersonFound{terminal.ticket(), row});
    ASSERT_TRUE(terminal.shows<Trouble>());
    EXPECT_EQ(terminal.view<Trouble>().error.code, "voucher.voided");
}

}  // namespace
}  // namespace uketsuke
