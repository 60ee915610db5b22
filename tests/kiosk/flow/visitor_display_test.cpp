// 来場者画面: what it says at each stage, and that it never says who stands there or why.
#include "kiosk/flow/visitor_display.h"

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

std::string all_of(const VisitorWords& words) {
    return words.number + words.time + words.now.ja + words.now.en + words.next.ja + words.next.en;
}

VisitorWords shown(const Terminal& terminal) { return visitor_words(terminal.screen); }

TEST(VisitorDisplay, FollowsTheVisit) {
    Terminal terminal;
    EXPECT_EQ(shown(terminal).now.en, "One moment, please") << "work has not begun";
    terminal.to_who_is_it();
    EXPECT_EQ(shown(terminal).now.en, "Please say your name and date of birth");
    Terminal waiting;
    EXPECT_EQ(shown(waiting.to_scan()).now.en, "Next, please");
    Terminal recorded;
    EXPECT_EQ(shown(recorded.to_recorded()).now.en, "You have been vaccinated");
}

TEST(VisitorDisplay, ShowsTheNumberThatWasGivenOutAndUntilWhenSomebodyRests) {
    Terminal terminal;
    terminal.to_scan();
    StepTaken fact;
    fact.step = DeskStep::received;
    fact.number = "A012";
    const Desk desk = terminal.view<Scan>().desk;
    terminal.screen.view = StepDone{desk, {{}, "462152", "見本 一", fact}};
    EXPECT_EQ(shown(terminal).number, "A012");
    EXPECT_EQ(shown(terminal).next.en, "Please wait until your number is called");
    fact.step = DeskStep::observing;
    fact.until = walk::noon() + std::chrono::minutes(15);
    terminal.screen.view = StepDone{desk, {{}, "462152", "見本 一", fact}};
    EXPECT_EQ(shown(terminal).time, "12:15");
}

TEST(VisitorDisplay, NamesNobodyAndTellsNoReason) {
    const std::string name = walk::person().resident->name;
    for (const Status status :
         {Status::eligible, Status::confirm, Status::not_yet, Status::not_eligible}) {
        Terminal terminal;
        terminal.to_verdict(status);
        EXPECT_EQ(shown(terminal).now.en, "One moment, please");
        terminal.then(SlipWanted{});
        EXPECT_EQ(all_of(shown(terminal)).find(name), std::string::npos);
    }
    Terminal recorded;
    EXPECT_EQ(all_of(shown(recorded.to_recorded())).find(name), std::string::npos);
}

TEST(VisitorDisplay, SaysNothingOfTheDeskWhileItIsLocked) {
    Terminal terminal;
    terminal.listed().to_scan().then(LockWanted{});
    ASSERT_TRUE(is_locked(terminal.screen));
    EXPECT_EQ(shown(terminal).now.en, "One moment, please");
}

TEST(VisitorDisplay, SaysThatItIsATraining) {
    Terminal terminal;
    terminal.screen.bar.training = true;
    EXPECT_TRUE(shown(terminal.to_scan()).training);
}

}  // namespace
}  // namespace uketsuke
