// Rules that arrive while people are being served: one person, one state of the rules.
#include <gmock/gmock.h>

#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

DeskRules second_edition() {
    DeskRules rules = walk::choices().rules;
    rules.edition = "second";
    rules.rule_version = "2";
    return rules;
}

TEST(RulesArrived, WhileAVoucherIsAwaitedAreInForceAtOnce) {
    Terminal terminal;
    terminal.to_scan().then(RulesArrived{second_edition()});
    EXPECT_EQ(terminal.view<Scan>().desk.rules, second_edition());
    EXPECT_TRUE(terminal.view<Scan>().new_rules);
    EXPECT_EQ(terminal.last<UseRules>().edition, "second");
}

TEST(RulesArrived, WhileSomebodyIsServedWaitUntilThePersonHasLeft) {
    for (const auto& to : std::vector<std::function<void(Terminal&)>>{
             [](Terminal& t) { t.to_who_is_it(); },
             [](Terminal& t) { t.to_verdict(Status::eligible); },
             [](Terminal& t) { t.to_screening(); }, [](Terminal& t) { t.to_lot_check(); }}) {
        Terminal terminal;
        to(terminal);
        const View before = terminal.screen.view;
        terminal.then(RulesArrived{second_edition()});
        EXPECT_EQ(terminal.screen.view, before);
        EXPECT_EQ(terminal.count<UseRules>(), 0);
        terminal.then(NextPerson{});
        if (!terminal.shows<Scan>()) continue;  // The vial may be in the arm: the record first.
        EXPECT_EQ(terminal.view<Scan>().desk.rules.rule_version, "2");
        EXPECT_EQ(terminal.count<UseRules>(), 1);
    }
}

TEST(RulesArrived, DoNotChangeTheVersionOfADoseThatWaitsToBeRecorded) {
    Terminal terminal;
    terminal.to_lot_check().then(RulesArrived{second_edition()});
    terminal.then({BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    EXPECT_EQ(terminal.last<SaveDose>().dose.fact().rule_version, "1");
    terminal.then({DoseRecorded{terminal.ticket(), "entry"}, NextPerson{}});
    EXPECT_EQ(terminal.view<Scan>().desk.rules.rule_version, "2");
}

TEST(RulesArrived, AreToldUntilTheNextVoucher) {
    Terminal terminal;
    terminal.to_scan().then({RulesArrived{second_edition()}, KeypadOpened{}, Back{}});
    EXPECT_FALSE(terminal.view<Scan>().new_rules);
}

TEST(RulesArrived, AtStartOfWorkDropAProductThatTheyDoNotKnow) {
    Terminal terminal;
    terminal.screen = first_screen(walk::noon(), Language::english, walk::choices(), walk::form());
    DeskRules rules = second_edition();
    terminal.then(RulesArrived{rules});
    EXPECT_EQ(terminal.view<StartOfWork>().form.product, walk::product);
    rules.products.erase(rules.products.begin());
    terminal.then(RulesArrived{rules});
    EXPECT_EQ(terminal.view<StartOfWork>().form.product, "");
    EXPECT_EQ(terminal.view<StartOfWork>().choices.rules, rules);
}

}  // namespace
}  // namespace uketsuke
