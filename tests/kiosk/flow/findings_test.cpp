// 要確認の一覧 between two people.
#include <gtest/gtest.h>

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

TEST(FindingsList, IsAskedForAndLeftFromTheScan) {
    Terminal terminal;
    terminal.to_scan().then(FindingsWanted{});
    ASSERT_TRUE(terminal.shows<ListingFindings>());
    EXPECT_EQ(terminal.last<ListFindings>().ticket, terminal.ticket());
    const std::vector<FindingLine> lines{{"見本", "ミホン", std::nullopt, {"要確認", "look"}}};
    terminal.then(FindingsListed{Ticket{0}, lines});
    EXPECT_TRUE(terminal.shows<ListingFindings>()) << "an older question's answer";
    terminal.then(FindingsListed{terminal.ticket(), lines});
    ASSERT_TRUE(terminal.shows<FindingsShown>());
    EXPECT_EQ(terminal.view<FindingsShown>().findings, lines);
    EXPECT_TRUE(holds_person(terminal.screen.view));
    terminal.then(Back{});
    EXPECT_TRUE(terminal.shows<Scan>());
    EXPECT_EQ(terminal.count<ForgetPerson>(), 1) << "names go with the list";
}

TEST(FindingsList, ThatFailsSaysWhyAndTheDeskGoesOn) {
    Terminal terminal;
    terminal.to_scan().then(FindingsWanted{});
    terminal.then(EffectFailed{terminal.ticket(), Error{ErrorKind::environment, "disk", {}, {}}});
    ASSERT_TRUE(terminal.shows<Trouble>());
    terminal.then(Back{});
    EXPECT_TRUE(terminal.shows<Scan>());
}

}  // namespace
}  // namespace uketsuke
