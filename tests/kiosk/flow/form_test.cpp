// 予診票: what is entered of it, and what its answers allow.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

// At the form, with a person who was born on `birth`.
Terminal at_form(Status status = Status::eligible, Day birth = make_day(1960, 4, 2)) {
    Terminal terminal;
    terminal.with(walk::screening_form()).to_scan();
    terminal.then(VoucherSeen{terminal.screen.generation, {walk::voucher(), {"qr"}}});
    PersonRow row = walk::person();
    row.resident->birth_date = birth;
    terminal.then(PersonFound{terminal.ticket(), row});
    terminal.check_in();
    terminal.then(VerdictReady{terminal.ticket(), walk::verdict(status), walk::products()});
    return terminal.then(ScreeningWanted{});
}

TEST(Form, ComesBeforeItsOutcomeAndNothingUnusualIsOneTap) {
    Terminal terminal = at_form();
    ASSERT_TRUE(terminal.shows<FormAsked>());
    terminal.then(FormDone{});
    ASSERT_TRUE(terminal.shows<ScreeningAsked>());
    EXPECT_TRUE(may_vaccinate(terminal.view<ScreeningAsked>()));
}

struct Answered {
    const char* question;  // That deviates; empty: none.
    const char* temperature;
    Status status;
    bool asks_doctor;
    bool goes_on;  // With the doctor's yes, where it is asked for.
};

class FormAnswered : public testing::TestWithParam<Answered> {};

TEST_P(FormAnswered, StopsOrAsksTheDoctorOrNeither) {
    const Answered& row = GetParam();
    Terminal terminal = at_form(row.status);
    terminal.then(
        {AnswerDeviates{row.question, true}, TemperatureEdited{row.temperature}, FormDone{}});
    ASSERT_TRUE(terminal.shows<ScreeningAsked>());
    EXPECT_EQ(needs_doctor(terminal.view<ScreeningAsked>()), row.asks_doctor);
    terminal.then(Vaccinate{});
    EXPECT_EQ(terminal.shows<LotCheck>(), row.goes_on && !row.asks_doctor);
    if (terminal.shows<LotCheck>()) return;
    terminal.then({DoctorAnswered{DoctorsWord::yes}, Vaccinate{}});
    EXPECT_EQ(terminal.shows<LotCheck>(), row.goes_on);
}

INSTANTIATE_TEST_SUITE_P(Tables, FormAnswered,
                         testing::Values(Answered{"", "", Status::eligible, false, true},
                                         Answered{"moved", "36.5", Status::eligible, false, true},
                                         Answered{"ill", "36.5", Status::eligible, true, true},
                                         Answered{"", "", Status::confirm, true, true},
                                         Answered{"ill", "", Status::confirm, true, true},
                                         Answered{"signed", "", Status::eligible, false, false},
                                         Answered{"signed", "", Status::confirm, true, false},
                                         Answered{"", "37.4", Status::eligible, false, true},
                                         Answered{"", "37.5", Status::eligible, false, false},
                                         Answered{"", "38", Status::eligible, false, false}));

TEST(Form, OffersTheFeverAsTheReasonForNotToday) {
    Terminal terminal = at_form();
    terminal.then(
        {TemperatureEdited{"38.2"}, FormDone{}, NotTodayChosen{ScreeningOutcome::put_off}});
    EXPECT_EQ(terminal.view<NotTodayAsked>().reason, "fever");
}

TEST(Form, OffersNoReasonThatTheProgrammeDoesNotHave) {
    Terminal terminal;
    std::erase_if(get<StartOfWork>(terminal.screen.view).choices.rules.not_today,
                  [](const ScreeningReason& reason) { return reason.code == "fever"; });
    terminal.with(walk::screening_form())
        .to_screening()
        .then({TemperatureEdited{"38.2"}, FormDone{}, NotTodayChosen{ScreeningOutcome::put_off}});
    EXPECT_EQ(terminal.view<NotTodayAsked>().reason, "");
    terminal.then({ReasonChosen{"fever"}, CloseScreening{}});
    EXPECT_TRUE(terminal.shows<NotTodayAsked>());
    terminal.then({ReasonChosen{"left"}, CloseScreening{}});
    EXPECT_TRUE(terminal.shows<SavingScreening>());
}

TEST(Form, TakesNoTemperatureThatNobodyHas) {
    for (const char* typed : {"3", "29.9", "43.1", "99", "3.65", "36.x", "."}) {
        Terminal terminal = at_form();
        terminal.then({TemperatureEdited{typed}, FormDone{}});
        ASSERT_TRUE(terminal.shows<FormAsked>()) << typed;
        EXPECT_EQ(terminal.view<FormAsked>().problem.value().code, "form.temperature") << typed;
    }
}

// 16 on 2022-12-01 by the law of the eve: born on 2006-12-02.
TEST(Form, WantsTheGuardiansSignatureUnderSixteen) {
    const std::pair<Day, bool> rows[] = {{make_day(2006, 12, 1), false},
                                         {make_day(2006, 12, 2), false},
                                         {make_day(2006, 12, 3), true}};
    for (const auto& [birth, wanted] : rows) {
        Terminal terminal = at_form(Status::eligible, birth);
        EXPECT_EQ(guardian_asked(terminal.view<FormAsked>()), wanted);
        terminal.then(FormDone{});
        EXPECT_EQ(terminal.shows<ScreeningAsked>(), !wanted);
        terminal.then({GuardianSigned{true}, FormDone{}});
        EXPECT_TRUE(terminal.shows<ScreeningAsked>());
    }
}

// 代筆: who wrote is on the record, and nobody is the writer unless it was said.
TEST(Form, SaysWhoWroteForThePerson) {
    Terminal terminal = at_form();
    terminal.then({ProxyWrote{"a_stranger"}, FormDone{}, Back{}});
    EXPECT_EQ(terminal.view<FormAsked>().answers.proxy, "");
    terminal.then({ProxyWrote{"family"}, FormDone{}, Vaccinate{},
                   BodySiteChosen{BodySite::left_upper_arm}, Record{}});
    const auto& signatures = terminal.last<SaveDose>().dose.fact().signatures;
    EXPECT_EQ(signatures, (std::vector<std::string>{"consent", "proxy.family"}));
    Terminal taken_back = at_form();
    taken_back.then({ProxyWrote{"carer"}, ProxyWrote{""}});
    EXPECT_EQ(taken_back.view<FormAsked>().answers, FormAnswers{});
}

TEST(Form, KeepsItsAnswersOnTheWayBackAndForgetsThemWithThePerson) {
    Terminal terminal = at_form();
    terminal.then({AnswerDeviates{"ill", true}, TemperatureEdited{"36.9"}, FormDone{}, Back{}});
    const FormAnswers given{{"ill"}, "36.9", false};
    EXPECT_EQ(terminal.view<FormAsked>().answers, given);
    terminal.then({AnswerDeviates{"ill", false}, AnswerDeviates{"whim", true}});
    EXPECT_TRUE(terminal.view<FormAsked>().answers.deviating.empty());
    terminal.then({Back{}, ScreeningWanted{}});
    EXPECT_EQ(terminal.view<FormAsked>().answers, FormAnswers{});
}

}  // namespace
}  // namespace uketsuke
