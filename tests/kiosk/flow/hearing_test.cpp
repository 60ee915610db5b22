// 聞き取り: what may be said, what is asked of the rules with it, and what of it is recorded.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

Terminal asked(Status status = Status::not_yet) {
    Terminal terminal;
    terminal.to_verdict(status).then(HearingWanted{});
    return terminal;
}

TEST(Hearing, AsksTheRulesAgainWithWhatWasSaid) {
    Terminal terminal = asked();
    terminal.then({GroupSaid{"sample_workers", true}, HeightEdited{"170"}, WeightEdited{"86.7"},
                   VaccineDayEdited{"other", "2022-11-20"}, HearingDone{}});
    ASSERT_TRUE(terminal.shows<Assessing>());
    const Hearing expected{{"sample_workers"}, {{make_day(2022, 11, 20), "other"}}, 170.0, 86.7};
    EXPECT_EQ(terminal.last<Assess>().heard, expected);
    terminal.then(VerdictReady{terminal.ticket(), walk::verdict(Status::eligible), {}});
    EXPECT_EQ(terminal.view<VerdictShown>().visit.heard, expected);
}

TEST(Hearing, ShowsAgainWhatWasSaidInThisVisit) {
    Terminal terminal = asked();
    terminal.then({GroupSaid{"sample_workers", true}, HeightEdited{"170.5"}, WeightEdited{"90"},
                   VaccineDayEdited{"influenza", "2022-11-30"}});
    const HearingForm typed = terminal.view<HearingAsked>().form;
    terminal.then(HearingDone{});
    terminal.then(
        {VerdictReady{terminal.ticket(), walk::verdict(Status::not_yet), {}}, HearingWanted{}});
    EXPECT_EQ(terminal.view<HearingAsked>().form, typed);
}

TEST(Hearing, OfThePersonBeforeIsNotKept) {
    Terminal terminal = asked();
    terminal.then({GroupSaid{"sample_workers", true}, HearingDone{}});
    terminal.then({VerdictReady{terminal.ticket(), walk::verdict(Status::not_yet), {}},
                   NextPerson{}, VoucherSeen{terminal.screen.generation, {walk::voucher(), {}}}});
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    terminal.then(PersonFound{terminal.ticket(), walk::person()});
    terminal.check_in();
    ASSERT_TRUE(terminal.shows<Assessing>());
    EXPECT_EQ(terminal.last<Assess>().heard, Hearing{});
}

TEST(Hearing, TakesAnAnswerBack) {
    Terminal terminal = asked();
    terminal.then({GroupSaid{"sample_workers", true}, GroupSaid{"sample_workers", false}});
    EXPECT_TRUE(terminal.view<HearingAsked>().form.groups.empty());
    terminal.then({GroupSaid{"sample_workers", true}, Back{}});
    EXPECT_EQ(terminal.view<VerdictShown>().visit.heard, Hearing{});
}

TEST(Hearing, KnowsOnlyTheProgrammesQuestions) {
    Terminal terminal = asked();
    terminal.then({GroupSaid{"sample_known", true}, GroupSaid{"whim", true},
                   VaccineDayEdited{"whim", "2022-11-20"}, HeightEdited{"1000000"}});
    const HearingForm nothing{{}, "", "", {"", ""}};
    EXPECT_EQ(terminal.view<HearingAsked>().form, nothing);
}

struct Typed {
    const char* height;
    const char* weight;
    const char* vaccine_day;
    const char* code;  // Of the obstacle; empty: none.
};

class HearingFields : public testing::TestWithParam<Typed> {};

TEST_P(HearingFields, AreTakenOrToldWhatIsWrong) {
    Terminal terminal = asked();
    terminal.then({HeightEdited{GetParam().height}, WeightEdited{GetParam().weight},
                   VaccineDayEdited{"other", GetParam().vaccine_day}, HearingDone{}});
    const std::string code = GetParam().code;
    ASSERT_EQ(terminal.shows<HearingAsked>(), !code.empty());
    if (!code.empty()) {
        EXPECT_EQ(terminal.view<HearingAsked>().problem.value().code, code);
    }
    EXPECT_EQ(terminal.count<Assess>(), code.empty() ? 2 : 1);
}

INSTANTIATE_TEST_SUITE_P(Tables, HearingFields,
                         testing::Values(Typed{"", "", "", ""}, Typed{"170", "86.7", "", ""},
                                         Typed{"170", "", "", "hearing.measures"},
                                         Typed{"", "86.7", "", "hearing.measures"},
                                         Typed{"1.7", "60", "", "hearing.measures"},
                                         Typed{"60", "170", "", "hearing.measures"},  // Exchanged.
                                         Typed{"251", "60", "", "hearing.measures"},
                                         Typed{"170", "301", "", "hearing.measures"},
                                         Typed{"17x", "60", "", "hearing.measures"},
                                         Typed{"170.", "60", "", ""},
                                         Typed{"", "", "2022-12-01", ""},
                                         Typed{"", "", "2022-12-02", "hearing.vaccine_day"},
                                         Typed{"", "", "2022-11-31", "hearing.vaccine_day"},
                                         Typed{"", "", "2022-1", "hearing.vaccine_day"}));

TEST(Hearing, StandsInTheRecordWithTheDoctorsWord) {
    Terminal terminal = asked(Status::confirm);
    terminal.then({GroupSaid{"sample_condition", true}, HearingDone{}});
    terminal.then(
        {VerdictReady{terminal.ticket(), walk::verdict(Status::confirm), walk::products()},
         ScreeningWanted{}, DoctorAnswered{DoctorsWord::yes}, Vaccinate{},
         BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    ASSERT_TRUE(terminal.shows<SavingDose>());
    const DoseGiven& fact = terminal.view<SavingDose>().dose.fact();
    EXPECT_EQ(fact.groups_said, std::vector<std::string>{"sample_condition"});
    EXPECT_TRUE(fact.doctor_confirmed);
}

}  // namespace
}  // namespace uketsuke
