// Who works here: from the list to the start of work, and what a wrong PIN leaves behind.
#include <gmock/gmock.h>

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

Error wrong_pin() { return Error{ErrorKind::refused, "staff.wrong_pin", {}, {}}; }

const SignInForm& form_of(const Terminal& terminal) { return *sign_in_of(terminal.screen); }

std::vector<std::string> names_in(const SignInForm& form) {
    std::vector<std::string> names;
    for (const Colleague& one : shown_in(form)) names.push_back(one.name);
    return names;
}

TEST(SignIn, WithoutAListWorkBeginsWithATypedName) {
    Terminal terminal;
    ASSERT_TRUE(terminal.shows<StartOfWork>());
    terminal.to_scan();
    EXPECT_EQ(terminal.view<Scan>().desk.staff, std::nullopt);
    ASSERT_EQ(terminal.count<OpenWork>(), 1);
    EXPECT_EQ(get<OpenWork>(terminal.effects.front()).signed_in, std::nullopt);
    terminal.then({LockWanted{}}).idle(std::chrono::hours(3));
    EXPECT_TRUE(terminal.shows<Scan>() && !terminal.screen.asked) << "nobody could unlock it";
}

TEST(SignIn, AListThatIsEmptyIsNoList) {
    StartChoices choices = walk::choices();
    choices.staff = std::make_shared<const std::vector<Colleague>>();
    const Screen screen = first_screen(walk::noon(), Language::japanese, choices, walk::form());
    EXPECT_TRUE(holds_alternative<StartOfWork>(screen.view));
}

TEST(SignIn, APinIsComparedOnceAndOpensTheFormWithThatName) {
    Terminal terminal;
    terminal.listed();
    ASSERT_EQ(form_of(terminal).chosen, StaffId{{1}}) << "the name that the form begins with";
    terminal.type_pin().then(DigitsEntered{});
    ASSERT_EQ(terminal.count<Identify>(), 1);
    const Identify expected{terminal.ticket(), StaffId{{1}}, walk::pin, std::nullopt};
    EXPECT_EQ(terminal.last<Identify>(), expected);
    EXPECT_EQ(form_of(terminal).pin, "") << "it is kept no longer than needed";
    terminal.identify(0);
    ASSERT_TRUE(terminal.shows<StartOfWork>());
    terminal.then(StartWork{});
    EXPECT_EQ(terminal.last<OpenWork>().signed_in, (SignedIn{StaffId{{1}}, "見本 花子", "pin"}));
    terminal.then(WorkOpened{terminal.ticket(), SessionId{}});
    EXPECT_EQ(terminal.view<Scan>().desk.staff, StaffId{{1}});
    EXPECT_EQ(terminal.view<Scan>().desk.staff_name, "見本 花子");
}

TEST(SignIn, ACardIsEnoughWhoeverIsChosen) {
    Terminal terminal;
    terminal.listed().then(CardSeen{terminal.screen.generation, walk::card()});
    const Identify expected{terminal.ticket(), std::nullopt, walk::card(), std::nullopt};
    EXPECT_EQ(terminal.last<Identify>(), expected);
    terminal.identify(1, "card").then(StartWork{});
    EXPECT_EQ(terminal.last<OpenWork>().session.staff_name, "作例 太郎");
    EXPECT_EQ(terminal.last<OpenWork>().signed_in->how, "card");
}

TEST(SignIn, WhatIsNoCardOrComesLateIsNotCompared) {
    Terminal terminal;
    terminal.listed();
    terminal.then(CardSeen{Generation{terminal.screen.generation.number - 1}, walk::card()});
    EXPECT_EQ(form_of(terminal).problem, std::nullopt);
    terminal.then(CardSeen{terminal.screen.generation, "234621520000000001"});
    EXPECT_EQ(form_of(terminal).problem->code, "staff.no_card");
    EXPECT_EQ(terminal.count<Identify>(), 0);
}

TEST(SignIn, AWrongPinIsSaidAndTypedAnew) {
    Terminal terminal;
    terminal.listed().type_pin("1111").then(EffectFailed{terminal.ticket(), wrong_pin()});
    EXPECT_TRUE(terminal.shows<SignIn>());
    EXPECT_EQ(form_of(terminal).problem, wrong_pin());
    EXPECT_EQ(form_of(terminal).pin, "");
    terminal.then(DigitTyped{'4'});
    EXPECT_EQ(form_of(terminal).problem, std::nullopt);
}

TEST(SignIn, NothingIsTypedWhileAPinIsCompared) {
    Terminal terminal;
    terminal.listed().type_pin();
    const SignInForm before = form_of(terminal);
    terminal.then({DigitTyped{'1'}, AnotherPerson{}, StaffChosen{StaffId{{2}}},
                   CardSeen{terminal.screen.generation, walk::card()}});
    EXPECT_EQ(form_of(terminal), before);
    EXPECT_EQ(terminal.count<Identify>(), 1);
}

TEST(SignIn, ALateAnswerSignsNobodyIn) {
    Terminal terminal;
    terminal.listed().type_pin();
    const Ticket first = terminal.ticket();
    terminal.then(EffectFailed{first, wrong_pin()}).type_pin();
    terminal.then(Identified{first, walk::staff()->at(2), "pin"});
    EXPECT_TRUE(terminal.shows<SignIn>());
}

struct TypedPin {
    const char* digits;
    bool compared;
};
class TypedPins : public testing::TestWithParam<TypedPin> {};
TEST_P(TypedPins, OfFourToEightDigitsAreCompared) {
    Terminal terminal;
    terminal.listed().type_pin(GetParam().digits);
    EXPECT_EQ(terminal.count<Identify>(), GetParam().compared);
}
INSTANTIATE_TEST_SUITE_P(Table, TypedPins,
                         testing::Values(TypedPin{"", false}, TypedPin{"464", false},
                                         TypedPin{"4649", true}, TypedPin{"46494649", true},
                                         TypedPin{"464946490", true}, TypedPin{"46x4", false}));

TEST(SignIn, ANinthDigitIsNotTaken) {
    Terminal terminal;
    terminal.listed().type_pin("464946490");
    EXPECT_EQ(terminal.last<Identify>().secret, "46494649");
}

TEST(SignIn, ErasingTakesTheLastDigit) {
    Terminal terminal;
    terminal.listed().then({DigitTyped{'4'}, DigitTyped{'6'}, DigitErased{}});
    EXPECT_EQ(form_of(terminal).pin, "4");
    terminal.then({DigitErased{}, DigitErased{}});
    EXPECT_EQ(form_of(terminal).pin, "");
}

TEST(SignIn, TheListBeginsWithWhoWasHereAndGoesByTheFiftySounds) {
    Terminal terminal;
    terminal.listed().then(AnotherPerson{});
    EXPECT_EQ(rows_of(form_of(terminal)), (std::vector<std::string>{"", "ま", "さ", "か"}));
    EXPECT_EQ(names_in(form_of(terminal)), std::vector<std::string>{"見本 花子"});
    terminal.then({KanaRowChosen{"か"}, KanaRowChosen{"ん"}});
    EXPECT_EQ(names_in(form_of(terminal)), std::vector<std::string>{"架空 桜"});
    terminal.then(StaffChosen{StaffId{{9}}});
    EXPECT_EQ(form_of(terminal).chosen, std::nullopt) << "nobody of the list";
    terminal.then(StaffChosen{StaffId{{3}}});
    EXPECT_EQ(chosen_in(form_of(terminal))->name, "架空 桜");
}

TEST(SignIn, WhereNobodyWasHereTheFirstRowIsShown) {
    auto list = *walk::staff();
    list[0].was_here = false;
    const SignInForm form{std::make_shared<const std::vector<Colleague>>(list), {}, "", "", {}, {}};
    EXPECT_EQ(rows_of(form).front(), "ま");
    EXPECT_EQ(names_in(form), std::vector<std::string>{"見本 花子"});
}

TEST(SignIn, TheNameIsNotTypedOverAndAnotherPersonSignsIn) {
    Terminal terminal;
    terminal.listed().type_pin().identify(0);
    terminal.then({FieldEdited{Field::staff_name, "偽名"}, FieldEdited{Field::venue, "第二会場"}});
    EXPECT_EQ(terminal.view<StartOfWork>().form.staff_name, "見本 花子");
    terminal.then(AnotherPerson{});
    ASSERT_TRUE(terminal.shows<SignIn>());
    terminal.then(StaffChosen{StaffId{{3}}}).type_pin().identify(2);
    EXPECT_EQ(terminal.view<StartOfWork>().form.venue, "第二会場") << "what was entered stays";
    EXPECT_EQ(terminal.view<StartOfWork>().form.signed_in->staff_name, "架空 桜");
}

TEST(SignIn, IsAskedAgainAfterTheEndOfWork) {
    Terminal terminal;
    terminal.listed().to_scan().then(EndWork{});
    terminal.then(WorkClosed{terminal.ticket(), walk::choices_with_staff()});
    EXPECT_TRUE(terminal.shows<SignIn>());
}

TEST(StaffArrived, AsksWhoeverHasTypedAName) {
    Terminal terminal;
    terminal.then({FieldEdited{Field::venue, "第二会場"}, StaffArrived{walk::staff()}});
    ASSERT_TRUE(terminal.shows<SignIn>());
    EXPECT_EQ(terminal.view<SignIn>().start.venue, "第二会場");
    terminal.then(StaffArrived{std::make_shared<const std::vector<Colleague>>()});
    EXPECT_TRUE(terminal.shows<StartOfWork>());
}

TEST(StaffArrived, WithoutWhoeverIsChosenShowsTheList) {
    Terminal terminal;
    terminal.listed().then(DigitTyped{'4'});
    auto list = *walk::staff();
    list.erase(list.begin());
    terminal.then(StaffArrived{std::make_shared<const std::vector<Colleague>>(list)});
    EXPECT_EQ(form_of(terminal).chosen, std::nullopt);
    EXPECT_EQ(form_of(terminal).pin, "");
}

}  // namespace
}  // namespace uketsuke
