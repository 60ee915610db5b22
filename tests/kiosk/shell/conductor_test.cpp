// Effects reach the hands, and the camera looks only for the view that stands.
#include "kiosk/shell/conductor.h"

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

struct Stage {
    std::vector<std::string> calls;
    std::vector<Effect> effects;
    Conductor conductor{
        first_screen(walk::noon(), Language::japanese, walk::choices(), walk::form()),
        {[this](const Effect& effect) { effects.push_back(effect); },
         [this](Generation g, Sought sought) {
             const std::string what = sought == Sought::package ? "package " : "await ";
             calls.push_back(what + std::to_string(g.number));
         },
         [this] { calls.push_back("rest"); }, [this] { calls.push_back("forget"); },
         [this](Cue cue) { cues.push_back(cue); }}};
    std::vector<Cue> cues;

    void start_work() {
        conductor.happen(StartWork{});
        conductor.happen(WorkOpened{Ticket{1}, {}});
    }
};

TEST(Conductor, LooksForAVoucherOnlyWhereOneIsAwaited) {
    Stage stage;
    EXPECT_TRUE(stage.calls.empty());
    stage.start_work();
    EXPECT_EQ(stage.calls, std::vector<std::string>{"await 3"});
    stage.conductor.happen(ClockTicked{walk::noon() + std::chrono::seconds(5)});
    EXPECT_EQ(stage.calls.size(), 1u) << "the clock does not start the camera anew";
    stage.conductor.happen(VoucherSeen{Generation{3}, {walk::voucher(), {"qr"}}});
    EXPECT_EQ(stage.calls.back(), "rest");
}

TEST(Conductor, LooksForAPackageWhereAVialIsAskedFor) {
    Stage stage;
    stage.conductor.happen(ClockTicked{walk::noon()});
    EXPECT_EQ(stage.calls, std::vector<std::string>{"package 1"});
    stage.start_work();
    EXPECT_EQ(stage.calls, (std::vector<std::string>{"package 1", "rest", "await 3"}));
}

TEST(Conductor, TellsTheHandsToForgetWhoLeft) {
    Stage stage;
    stage.start_work();
    stage.conductor.happen(VoucherSeen{Generation{3}, {walk::voucher(), {"qr"}}});
    stage.conductor.happen(Back{});
    EXPECT_EQ(stage.calls, (std::vector<std::string>{"await 3", "rest", "forget", "await 5"}));
    EXPECT_EQ(stage.effects.size(), 2u) << "open work, find person; forgetting is no store's task";
}

TEST(Conductor, SoundsEachCueOnce) {
    Stage stage;
    stage.start_work();
    EXPECT_TRUE(stage.cues.empty());
    stage.conductor.happen(VoucherRefused{Generation{3}, Error{}});
    stage.conductor.happen(ClockTicked{walk::noon() + std::chrono::seconds(5)});
    EXPECT_EQ(stage.cues, std::vector{Cue::stop});
}

}  // namespace
}  // namespace uketsuke
