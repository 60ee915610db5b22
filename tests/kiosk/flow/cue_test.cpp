// What is heard, and that it is heard once.
#include "kiosk/flow/cue.h"

#include <gtest/gtest.h>

#include "tests/kiosk/flow/walk.h"
#include "tests/kiosk/papers.h"

namespace uketsuke {
namespace {

using walk::Terminal;

// Of the last event.
std::optional<Cue> heard(Terminal& terminal, const Event& event) {
    const Screen before = terminal.screen;
    terminal.then(event);
    return cue_of(before, terminal.screen);
}

struct VerdictRow {
    Status status;
    Cue cue;
};
class OfAVerdict : public testing::TestWithParam<VerdictRow> {};
TEST_P(OfAVerdict, IsAsTheVerdictIs) {
    Terminal terminal;
    terminal.to_who_is_it().check_in();
    EXPECT_EQ(heard(terminal, VerdictReady{terminal.ticket(), walk::verdict(GetParam().status),
                                           walk::products()}),
              GetParam().cue);
    EXPECT_EQ(heard(terminal, ClockTicked{walk::noon() + std::chrono::minutes(1)}), std::nullopt)
        << "once";
}
INSTANTIATE_TEST_SUITE_P(ACue, OfAVerdict,
                         testing::Values(VerdictRow{Status::eligible, Cue::good},
                                         VerdictRow{Status::confirm, Cue::attention},
                                         VerdictRow{Status::not_yet, Cue::stop},
                                         VerdictRow{Status::not_eligible, Cue::stop}));

TEST(ACue, IsGoodOnlyWhenTheDoseIsOnDisk) {
    Terminal terminal;
    terminal.to_lot_check();
    terminal.then({BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}});
    EXPECT_EQ(heard(terminal, Record{}), std::nullopt);
    EXPECT_EQ(heard(terminal, DoseRecorded{terminal.ticket(), "aa/462152/7"}), Cue::good);
    EXPECT_EQ(heard(terminal, NextPerson{}), std::nullopt);
}

TEST(ACue, StopsWhereTheDoseIsNotOnDiskOrTwoPapersDisagree) {
    Terminal unsaved;
    unsaved.to_saving();
    EXPECT_EQ(heard(unsaved, EffectFailed{unsaved.ticket(), Error{}}), Cue::stop);
    Terminal torn;
    torn.to_scan();
    EXPECT_EQ(heard(torn, VoucherContradicted{torn.screen.generation, {{"qr", "1"}, {"nw7", "2"}}}),
              Cue::stop);
}

TEST(ACue, TellsOnceThatAPaperDoesNotCome) {
    Terminal terminal;
    terminal.to_scan();
    const PapersMoved jammed{{test::paper(PaperStage::printing, test::jam())}};
    EXPECT_EQ(heard(terminal, PapersMoved{{test::paper(PaperStage::printing)}}), std::nullopt);
    EXPECT_EQ(heard(terminal, jammed), Cue::attention);
    EXPECT_EQ(heard(terminal, jammed), std::nullopt);
    EXPECT_EQ(heard(terminal, PapersMoved{}), std::nullopt);
}

TEST(ACue, TellsThatAScanWasNotUsedAndThatAnotherDeskDidSomething) {
    Terminal terminal;
    terminal.to_lot_check();
    EXPECT_EQ(heard(terminal, ScanUnused{}), Cue::attention);
    EXPECT_EQ(heard(terminal, ScanUnused{}), std::nullopt);
    const DeskNewsCame news{walk::check_in_name, RecordArrived{}, walk::person()};
    EXPECT_EQ(heard(terminal, news), Cue::attention);
}

}  // namespace
}  // namespace uketsuke
