// A terminal that the city revoked: it stops where nobody is being served, sends what it has, and
// gives up its keys.
#include <gmock/gmock.h>

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

HubReported told(std::size_t unsent) {
    return HubReported{{unsent, std::nullopt, walk::noon(), true, true}};
}

TEST(Revoked, StopsAtOnceWhereNobodyIsBeingServed) {
    Terminal waiting;
    waiting.to_scan().then(told(0));
    EXPECT_TRUE(waiting.shows<Revoked>());
    EXPECT_EQ(waiting.count<GiveUpKeys>(), 1);
    Terminal morning;
    EXPECT_TRUE(morning.then(told(0)).shows<Revoked>());
    EXPECT_EQ(morning.count<GiveUpKeys>(), 1);
}

TEST(Revoked, TheKeysStayUntilEverythingWasSent) {
    Terminal terminal;
    terminal.to_scan().then(told(2));
    EXPECT_TRUE(terminal.shows<Revoked>());
    EXPECT_EQ(terminal.count<GiveUpKeys>(), 0);
    terminal.then(told(1));
    EXPECT_EQ(terminal.count<GiveUpKeys>(), 0);
    terminal.then({told(0), told(0), ClockTicked{walk::noon()}});
    EXPECT_EQ(terminal.count<GiveUpKeys>(), 1) << "once";
    EXPECT_TRUE(terminal.view<Revoked>().keys_given_up);
}

TEST(Revoked, WhoeverIsBeingServedIsServedToTheEnd) {
    Terminal terminal;
    terminal.to_lot_check().then(told(0));
    EXPECT_TRUE(terminal.shows<LotCheck>()) << "the dose may be in the arm";
    EXPECT_EQ(terminal.count<GiveUpKeys>(), 0);
    Terminal later;
    later.to_recorded().then(told(1));
    EXPECT_TRUE(later.shows<Recorded>());
    later.then(NextPerson{});
    EXPECT_TRUE(later.shows<Revoked>());
    EXPECT_EQ(later.count<GiveUpKeys>(), 0) << "the dose is unsent";
    later.then(told(0));
    EXPECT_EQ(later.count<GiveUpKeys>(), 1);
}

TEST(Revoked, NothingLeadsOnFromThere) {
    Terminal terminal;
    terminal.to_scan().then(told(0));
    terminal.then({Back{}, NextPerson{}, StartWork{}, EndWork{}, KeypadOpened{}});
    EXPECT_TRUE(terminal.shows<Revoked>());
}

}  // namespace
}  // namespace uketsuke
