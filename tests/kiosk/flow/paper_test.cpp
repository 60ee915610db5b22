// 後追い入力 at the desk: two people read the paper, and one tap records it.
#include "tests/kiosk/flow/walk.h"

namespace uketsuke {
namespace {

using walk::Terminal;

Terminal asked(Status status = Status::not_eligible) {
    Terminal terminal;
    terminal.to_verdict(status).then(PaperWanted{});
    return terminal;
}

Terminal entered() {
    Terminal terminal = asked();
    terminal.then({FieldEdited{Field::date, "2022-11-30"}, FieldEdited{Field::time, "10:20"},
                   FieldEdited{Field::lot, "XX0001"}, FieldEdited{Field::expiry, "2023-03-31"},
                   BodySiteChosen{BodySite::left_upper_arm},
                   FieldEdited{Field::second, "作例 太郎"}});
    return terminal;
}

std::string obstacle(const Terminal& terminal) {
    const auto error = obstacle_to_enter(terminal.view<PaperAsked>(), terminal.screen.bar.now);
    return error ? error->code : "";
}

TEST(PaperAtTheDesk, IsEnteredWhateverTheRulesSayAndRecordedOnce) {
    Terminal terminal = entered();
    EXPECT_EQ(obstacle(terminal), "");
    terminal.then({PaperConfirmed{}, PaperConfirmed{}});
    EXPECT_EQ(terminal.count<SaveDose>(), 1);
    const DoseGiven& fact = terminal.last<SaveDose>().dose.fact();
    EXPECT_TRUE(fact.from_paper);
    EXPECT_EQ(fact.second_reader, "作例 太郎");
    EXPECT_EQ(format_instant(fact.at), "2022-11-30T10:20:00+09:00");
    EXPECT_EQ(fact.product, walk::product);
    terminal.then(DoseRecorded{terminal.ticket(), "aa/462152/90"});
    EXPECT_TRUE(terminal.shows<Recorded>());
}

struct PaperRow {
    const char* what;
    std::vector<Event> events;
    const char* code;
};
class PaperForms : public testing::TestWithParam<PaperRow> {};
TEST_P(PaperForms, AreRefusedForWhatIsWrong) {
    Terminal terminal = entered();
    for (const Event& event : GetParam().events) terminal.then(event);
    EXPECT_EQ(obstacle(terminal), GetParam().code);
    terminal.then(PaperConfirmed{});
    EXPECT_EQ(terminal.count<SaveDose>(), GetParam().code[0] == 0 ? 1 : 0);
}
INSTANTIATE_TEST_SUITE_P(
    Table, PaperForms,
    testing::Values(
        PaperRow{"date", {FieldEdited{Field::date, "2022-11-31"}}, "paper.date"},
        PaperRow{"time", {FieldEdited{Field::time, "25:00"}}, "paper.date"},
        PaperRow{"no_time", {FieldEdited{Field::time, ""}}, "paper.date"},
        PaperRow{"tomorrow", {FieldEdited{Field::date, "2022-12-02"}}, "paper.time"},
        PaperRow{"expiry", {FieldEdited{Field::expiry, "2023"}}, "work.expiry"},
        PaperRow{"lot", {FieldEdited{Field::lot, ""}}, "vial.lot"},
        PaperRow{
            "changed_after_the_second_reader", {FieldEdited{Field::lot, "XX0009"}}, "paper.second"},
        PaperRow{"another_venue",
                 {FieldEdited{Field::venue, "別の会場"}, FieldEdited{Field::second, "作例 太郎"}},
                 "visit.not_compared"},
        PaperRow{"another_venue_compared",
                 {FieldEdited{Field::venue, "別の会場"}, FieldEdited{Field::second, "作例 太郎"},
                  VialCompared{true}},
                 ""},
        PaperRow{"unknown_product", {ProductChosen{"whim"}}, ""}),
    [](const auto& row) { return row.param.what; });

TEST(PaperAtTheDesk, NeedsABodySite) {
    Terminal terminal = asked();
    terminal.then({FieldEdited{Field::time, "10:20"}, FieldEdited{Field::lot, "XX0001"},
                   FieldEdited{Field::expiry, "2023-03-31"},
                   FieldEdited{Field::second, "作例 太郎"}});
    EXPECT_EQ(obstacle(terminal), "paper.site");
}

TEST(PaperAtTheDesk, IsNotOfferedWhereNothingIsInjected) {
    Terminal terminal;
    terminal.to_verdict(Status::eligible);
    VerdictShown view = terminal.view<VerdictShown>();
    EXPECT_TRUE(may_enter_paper(view));
    view.visit.desk.kind = DeskKind::reception;
    EXPECT_FALSE(may_enter_paper(view));
}

TEST(PaperAtTheDesk, TheSecondReaderSaysSoByPinWhereStaffAreListed) {
    Terminal terminal;
    terminal.listed().type_pin().identify(0).to_verdict(Status::eligible).then(PaperWanted{});
    terminal.then(FieldEdited{Field::second, "作例 太郎"});
    EXPECT_EQ(terminal.view<PaperAsked>().form.second, "") << "not by typing a name";
    terminal.then({ApproverWanted{}, StaffChosen{walk::staff()->at(2).id}}).type_pin().identify(2);
    EXPECT_EQ(terminal.view<PaperAsked>().form.second, "架空 桜");
}

TEST(PaperAtTheDesk, BackLeadsToTheVerdictAndRecordsNothing) {
    Terminal terminal = entered();
    terminal.then(Back{});
    EXPECT_TRUE(terminal.shows<VerdictShown>());
    EXPECT_EQ(terminal.count<SaveDose>(), 0);
}

}  // namespace
}  // namespace uketsuke
