// Identity, verdict, screening: what leads on, what does not, and what going back undoes.
#include "kiosk/flow/slip.h"
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

TEST(Identity, IsOneTapThatSaysBothNameAndBirthDate) {
    Terminal terminal;
    terminal.to_who_is_it();
    EXPECT_EQ(terminal.count<CheckPersonIn>(), 0) << "nobody is taken for granted";
    terminal.then({PersonConfirmed{}, PersonConfirmed{}});
    EXPECT_TRUE(terminal.shows<CheckingIn>());
    EXPECT_EQ(terminal.count<CheckPersonIn>(), 1);
}

TEST(Identity, IsAskedAgainAfterGoingBack) {
    Terminal terminal;
    terminal.to_verdict(Status::eligible).then(Back{});
    EXPECT_TRUE(terminal.shows<WhoIsIt>());
}

TEST(Assessing, AsksForTheDayInJapan) {
    Terminal terminal;
    terminal.then(ClockTicked{*parse_instant("2022-12-02T00:30:00+09:00")});
    terminal.to_who_is_it().check_in();
    EXPECT_EQ(terminal.last<Assess>().on, make_day(2022, 12, 2));
}

struct Outcome {
    Status status;
    bool may_screen;
};

class VerdictOf : public testing::TestWithParam<Outcome> {};

TEST_P(VerdictOf, LeadsToTheScreeningOnlyOnAYes) {
    Terminal terminal;
    terminal.to_verdict(GetParam().status);
    EXPECT_EQ(may_screen(terminal.view<VerdictShown>()), GetParam().may_screen);
    terminal.then(ScreeningWanted{});
    EXPECT_EQ(terminal.shows<ScreeningAsked>(), GetParam().may_screen);
}

TEST_P(VerdictOf, GivesASlipOnlyOnANo) {
    Terminal terminal;
    terminal.to_verdict(GetParam().status).then(SlipWanted{});
    EXPECT_EQ(terminal.shows<SlipShown>(), !GetParam().may_screen);
}

INSTANTIATE_TEST_SUITE_P(Tables, VerdictOf,
                         testing::Values(Outcome{Status::eligible, true},
                                         Outcome{Status::confirm, true},
                                         Outcome{Status::not_yet, false},
                                         Outcome{Status::not_eligible, false}));

// series_cannot_finish warns and never blocks, and no doctor is asked because of it.
TEST(Verdict, ThatWarnsOfADeadlineLeadsOnAndKeepsItsSentence) {
    Verdict verdict = walk::verdict(Status::eligible);
    const Reason warning{
        "series_cannot_finish", "SAT 8(1)ア※", {"見本の期限", "a sample deadline"}};
    verdict.reasons = {warning};
    Terminal terminal;
    terminal.to_who_is_it().check_in();
    terminal.then(VerdictReady{terminal.ticket(), verdict, walk::products()});
    EXPECT_TRUE(may_screen(terminal.view<VerdictShown>()));
    EXPECT_EQ(terminal.view<VerdictShown>().visit.verdict.reasons, std::vector{warning});
    terminal.then(SlipWanted{});
    EXPECT_TRUE(terminal.shows<VerdictShown>());
    terminal.then(ScreeningWanted{});
    ASSERT_TRUE(terminal.shows<ScreeningAsked>());
    EXPECT_FALSE(needs_doctor(terminal.view<ScreeningAsked>()));
    terminal.then(Back{});
    EXPECT_EQ(terminal.view<VerdictShown>().visit.verdict.reasons, std::vector{warning});
    terminal.then({ScreeningWanted{}, Vaccinate{}});
    EXPECT_TRUE(terminal.shows<LotCheck>());
}

TEST(Slip, NamesReasonAndDayAndNobody) {
    const auto lines =
        slip_lines(walk::verdict(Status::not_yet), walk::desk(), make_day(2022, 12, 1));
    std::string japanese;
    std::string english;
    for (const Words& line : lines) {
        japanese += line.ja + "\n";
        english += line.en + "\n";
    }
    EXPECT_THAT(japanese, testing::HasSubstr("見本の理由 (SAT 3(4))"));
    EXPECT_EQ(lines.at(1).ja, "令和4年12月20日(火)から打てます。あと19日");
    EXPECT_EQ(lines.at(1).en, "Possible from Tue 20 Dec 2022, in 19 days");
    EXPECT_THAT(english, testing::HasSubstr("No vaccination today"));
    EXPECT_THAT(japanese, testing::Not(testing::HasSubstr("太郎")));
}

TEST(Slip, SaysSoWhereNoDayIsPossible) {
    const auto lines =
        slip_lines(walk::verdict(Status::not_eligible), walk::desk(), make_day(2022, 12, 1));
    EXPECT_THAT(lines.at(3).en, testing::HasSubstr("no day"));
}

TEST(Screening, OfAConfirmVerdictWaitsForTheDoctor) {
    Terminal terminal;
    terminal.to_screening(Status::confirm).then(Vaccinate{});
    EXPECT_TRUE(terminal.shows<ScreeningAsked>());
    EXPECT_FALSE(may_vaccinate(terminal.view<ScreeningAsked>()));
    terminal.then({DoctorAnswered{DoctorsWord::yes}, Vaccinate{}});
    EXPECT_TRUE(terminal.shows<LotCheck>());
}

TEST(Screening, TakesBackTheDoctorsWordWhenLeft) {
    Terminal terminal;
    terminal.to_screening(Status::confirm).then({DoctorAnswered{DoctorsWord::yes}, Back{}});
    terminal.then({ScreeningWanted{}, Vaccinate{}});
    EXPECT_TRUE(terminal.shows<ScreeningAsked>());
}

TEST(NotToday, IsRecordedWithItsReason) {
    Terminal terminal;
    terminal.to_screening().then({NotTodayChosen{ScreeningOutcome::put_off}, CloseScreening{}});
    EXPECT_TRUE(terminal.shows<NotTodayAsked>()) << "not without a reason";
    terminal.then({ReasonChosen{"no_such_reason"}, CloseScreening{}});
    EXPECT_TRUE(terminal.shows<NotTodayAsked>()) << "not with an unknown one";
    terminal.then({NotTodayChosen{ScreeningOutcome::screening_only}, ReasonChosen{"fever"},
                   CloseScreening{}});
    ASSERT_TRUE(terminal.shows<SavingScreening>());
    const auto& effect = terminal.last<SaveScreening>();
    EXPECT_EQ(effect.closed.outcome, ScreeningOutcome::screening_only);
    EXPECT_EQ(effect.closed.reason, "fever");
    EXPECT_EQ(effect.closed.voucher_line, "234621520000000001");
    terminal.then(ScreeningSaved{terminal.ticket()});
    EXPECT_TRUE(terminal.shows<ScreeningRecorded>());
    EXPECT_EQ(terminal.count<SaveDose>(), 0);
}

TEST(NotToday, ThatCouldNotBeSavedStaysOnTheScreen) {
    Terminal terminal;
    terminal.to_screening().then(
        {NotTodayChosen{ScreeningOutcome::put_off}, ReasonChosen{"fever"}, CloseScreening{}});
    terminal.then(
        EffectFailed{terminal.ticket(), Error{ErrorKind::environment, "disk.full", {}, {}}});
    ASSERT_TRUE(terminal.shows<ScreeningSaveFailed>());
    terminal.then(NextPerson{});
    EXPECT_TRUE(terminal.shows<ScreeningSaveFailed>());
    terminal.then(Retry{});
    EXPECT_EQ(terminal.count<SaveScreening>(), 2);
    EXPECT_TRUE(terminal.shows<SavingScreening>());
}

TEST(Back, LeadsThroughEveryViewToScan) {
    Terminal terminal;
    terminal.to_lot_check().then(Back{});
    EXPECT_TRUE(terminal.shows<ScreeningAsked>());
    terminal.then(Back{});
    EXPECT_TRUE(terminal.shows<VerdictShown>());
    terminal.then(Back{});
    EXPECT_TRUE(terminal.shows<WhoIsIt>());
    EXPECT_EQ(terminal.count<ForgetPerson>(), 0);
    terminal.then(Back{});
    EXPECT_TRUE(terminal.shows<Scan>());
    EXPECT_EQ(terminal.count<ForgetPerson>(), 1);
}

TEST(SlipLines, EndWithWhomToAskAndWhatAnswersAReasonComesFirst) {
    const Advice free{{"無料です。", "Free of charge."}, false};
    const Advice counter{{"窓口へ。電話 000", "Ask at the counter. Telephone 000"}, true};
    const auto without =
        slip_lines(walk::verdict(Status::not_yet), walk::desk(), make_day(2022, 12, 1));
    const auto lines = slip_lines(walk::verdict(Status::not_yet), walk::desk(),
                                  make_day(2022, 12, 1), {free, counter});
    ASSERT_EQ(lines.size(), without.size() + 2);
    EXPECT_EQ(lines[without.size()], counter.text);
    EXPECT_EQ(lines.back(), free.text);
}

}  // namespace
}  // namespace uketsuke
