// 来場: how far a person has come, as steps, doses and closed screenings of several desks say it.
#include "core/ledger/visit.h"

#include <gtest/gtest.h>

#include "core/ledger/fold.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

PersonRow row_of(const std::vector<Fact>& facts, const char* start = "2022-12-01T09:00:00+09:00") {
    std::vector<Entry> entries;
    ChainHead head;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        const Instant time = at(start) + std::chrono::minutes(i);
        entries.push_back(
            make_entry(draft(facts[i]), device(2), head, time, Salt{}, signer(2)).value());
        head = head_after(entries.back());
    }
    return fold_person(person(1), entries);
}

ScreeningClosed put_off() {
    ScreeningClosed closed;
    closed.date = day("2022-12-01");
    return closed;
}

StepTaken observed() {
    StepTaken taken = step(DeskStep::observing);
    taken.until = at("2022-12-01T09:35:00+09:00");
    return taken;
}

struct VisitRow {
    const char* name;
    std::vector<Fact> facts;
    VisitStage stage;
    bool parked = false;
};
class Visits : public testing::TestWithParam<VisitRow> {};
TEST_P(Visits, StandWhereTheLastDeskLeftThem) {
    const VisitState state = visit_state(row_of(GetParam().facts), day("2022-12-01"));
    EXPECT_EQ(state.stage, GetParam().stage) << to_text(state.stage);
    EXPECT_EQ(state.parked, GetParam().parked);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Visits,
    testing::Values(
        VisitRow{"nobody", {resident()}, VisitStage::none},
        VisitRow{"received", {step(DeskStep::received, "A001")}, VisitStage::received},
        VisitRow{"form_checked",
                 {step(DeskStep::received, "A001"), step(DeskStep::form_checked)},
                 VisitStage::form_checked},
        VisitRow{
            "screened", {step(DeskStep::received), step(DeskStep::screened)}, VisitStage::screened},
        VisitRow{"put_off", {step(DeskStep::received), put_off()}, VisitStage::not_vaccinated},
        VisitRow{
            "dose", {step(DeskStep::received), given("2022-12-01", 1)}, VisitStage::vaccinated},
        VisitRow{"dose_alone", {given("2022-12-01", 1)}, VisitStage::vaccinated},
        VisitRow{"dose_of_another_day", {given("2022-11-01", 1)}, VisitStage::none},
        VisitRow{"undone",
                 {step(DeskStep::received), given("2022-12-01", 1),
                  withdrawn(device(2).hex() + "/462152/2")},
                 VisitStage::received},
        VisitRow{"certified",
                 {given("2022-12-01", 1), CertificateMade{1, day("2022-12-01"), "x"}},
                 VisitStage::certified},
        VisitRow{"reprinted_later",
                 {given("2022-11-01", 1), CertificateMade{1, day("2022-12-01"), "x"}},
                 VisitStage::none},
        VisitRow{"observing", {given("2022-12-01", 1), observed()}, VisitStage::observing},
        VisitRow{
            "left", {given("2022-12-01", 1), observed(), step(DeskStep::left)}, VisitStage::left},
        // A desk that had not heard of the others says less: the furthest counts.
        VisitRow{"late_word",
                 {step(DeskStep::screened), step(DeskStep::form_checked)},
                 VisitStage::screened},
        VisitRow{"parked",
                 {step(DeskStep::received), step(DeskStep::parked)},
                 VisitStage::received,
                 true},
        VisitRow{"taken_up",
                 {step(DeskStep::received), step(DeskStep::parked), checked_in(3)},
                 VisitStage::received},
        VisitRow{"parked_again",
                 {step(DeskStep::parked), checked_in(3), step(DeskStep::parked)},
                 VisitStage::none,
                 true},
        VisitRow{"parked_then_checked",
                 {step(DeskStep::parked), step(DeskStep::form_checked)},
                 VisitStage::form_checked},
        VisitRow{"back_again",
                 {step(DeskStep::left), step(DeskStep::received, "A002")},
                 VisitStage::received},
        VisitRow{"back_after_the_dose",
                 {given("2022-12-01", 1), step(DeskStep::left), step(DeskStep::received, "A002")},
                 VisitStage::vaccinated}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(Visit, SaysNumberVenueTimesAndWhyItIsParked) {
    StepTaken parked = step(DeskStep::parked);
    parked.reason = "書類の確認";
    DoseGiven dose = given("2022-12-01", 1);
    dose.at = at("2022-12-01T09:01:00+09:00");
    const PersonRow row = row_of({step(DeskStep::received, "A012"), dose, observed(), parked});
    const VisitState state = visit_state(row, day("2022-12-01"));
    EXPECT_EQ(state.number, "A012");
    EXPECT_EQ(state.voucher_line, "134621529900000017");
    EXPECT_EQ(state.venue, "見本会場");
    EXPECT_EQ(state.since, at("2022-12-01T09:02:00+09:00"));
    EXPECT_EQ(state.until, at("2022-12-01T09:35:00+09:00"));
    EXPECT_EQ(state.parked_reason, "書類の確認");
    EXPECT_EQ(visit_state(row, day("2022-12-02")), VisitState{});
}

TEST(Visit, ARowKeepsTheStepsOfItsLastDay) {
    const PersonRow row = row_of({step(DeskStep::received, "A001"), step(DeskStep::left)},
                                 "2022-12-01T23:59:00+09:00");
    ASSERT_EQ(row.steps.size(), 1u);
    EXPECT_EQ(visit_state(row, day("2022-12-02")).stage, VisitStage::left);
    EXPECT_EQ(visit_state(row, day("2022-12-02")).number, "");
}

TEST(Visit, AStepEndsTheCheckInOfItsDesk) {
    const PersonRow row = row_of({checked_in(1), step(DeskStep::form_checked)});
    EXPECT_EQ(standing_check_in(row, day("2022-12-01")), nullptr);
    const PersonRow screened = row_of({checked_in(1), step(DeskStep::screened)});
    EXPECT_NE(standing_check_in(screened, day("2022-12-01")), nullptr) << "it injects next";
    const PersonRow other = row_of({checked_in(2), step(DeskStep::form_checked)});
    EXPECT_NE(standing_check_in(other, day("2022-12-01")), nullptr);
}

// At a clinic nobody is received with a number before that.
TEST(Visits, WhoIsParkedBeforeReceptionIsThereWithTheVoucher) {
    StepTaken parked = step(DeskStep::parked);
    parked.voucher_line = "134621529900000017";
    const VisitState state = visit_state(row_of({parked}), day("2022-12-01"));
    EXPECT_EQ(state.stage, VisitStage::none);
    EXPECT_TRUE(state.parked);
    EXPECT_EQ(state.voucher_line, "134621529900000017");
    EXPECT_EQ(state.since, at("2022-12-01T09:00:00+09:00"));
}

}  // namespace
}  // namespace uketsuke
