// 接種後の反応 and 間違い接種: what may be noted, and what is written; how long somebody is
// observed.
#include "core/visit/reaction.h"

#include <gtest/gtest.h>

#include <set>

#include "core/visit/incident.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

const Day today = day("2022-12-01");
const Instant injected = at("2022-12-01T10:00:00+09:00");

PersonRow vaccinated(std::vector<std::string> deviates = {}) {
    PersonRow row;
    row.person = person(1);
    row.resident = resident();
    DoseGiven dose = given("2022-12-01", 3);
    dose.at = injected;
    dose.form_deviates = std::move(deviates);
    row.doses.push_back({"d/1", true, dose});
    return row;
}

struct NoteRow {
    const char* what;
    std::vector<std::string> signs;
    int minutes_after;  // The injection.
    const char* code;
};
class Noting : public testing::TestWithParam<NoteRow> {};
TEST_P(Noting, NeedsASignAndATimeThatCanBe) {
    ReactionForm form{
        injected + std::chrono::minutes(GetParam().minutes_after), GetParam().signs, {}, ""};
    const auto error = obstacle_to_note(form, vaccinated(), injected + std::chrono::minutes(20));
    EXPECT_EQ(error ? error->code : "", GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Table, Noting,
                         testing::Values(NoteRow{"sound", {"rash"}, 5, ""},
                                         NoteRow{"at_once", {"faint"}, 0, ""},
                                         NoteRow{"none", {}, 5, "reaction.signs"},
                                         NoteRow{"before", {"rash"}, -1, "reaction.noticed"},
                                         NoteRow{"later", {"rash"}, 21, "reaction.noticed"}),
                         [](const auto& row) { return row.param.what; });

TEST(Reaction, IsWrittenWithItsDoseAndItsDay) {
    Desk desk;
    desk.staff_name = "見本 花子";
    desk.venue = "見本会場";
    const ReactionForm form{injected + std::chrono::minutes(5), {"rash"}, {"doctor"}, "腕に発疹"};
    const ReactionNoted fact = reaction_of(form, vaccinated(), desk);
    EXPECT_EQ(fact.dose, "d/1");
    EXPECT_EQ(fact.date, today);
    EXPECT_EQ(fact.signs, form.signs);
    EXPECT_EQ(fact.done, form.done);
    EXPECT_EQ(fact.note, "腕に発疹");
    EXPECT_EQ(fact.recorder, "見本 花子");
}

TEST(Reaction, CodesAreOfTheirOwn) {
    std::set<std::string> codes;
    for (const auto& list : {reaction_signs(), reaction_measures(), incident_harms()}) {
        for (const ScreeningReason& one : list) {
            EXPECT_TRUE(codes.insert(one.code).second) << one.code;
            EXPECT_FALSE(one.text.ja.empty());
            EXPECT_FALSE(one.text.en.empty());
        }
    }
}

ScreeningForm paper() {
    ScreeningForm form;
    Question allergy;
    allergy.id = "severe_allergy";
    allergy.observe_longer = true;
    Question nursing;
    nursing.id = "pregnant_or_nursing";
    form.questions = {nursing, allergy};
    return form;
}

const std::vector<ObservationTime> times{{15, true, "1", {"", ""}}, {30, false, "1", {"", ""}}};

TEST(Observation, IsFifteenMinutesAndThirtyByWhatTheFormSays) {
    const ScreeningForm form = paper();
    const auto usual = observation_for(vaccinated(), today, times, &form);
    EXPECT_EQ(usual.minutes, 15);
    EXPECT_EQ(usual.because, nullptr);
    const auto nursing = observation_for(vaccinated({"pregnant_or_nursing"}), today, times, &form);
    EXPECT_EQ(nursing.minutes, 15);
    const auto longer = observation_for(vaccinated({"severe_allergy"}), today, times, &form);
    EXPECT_EQ(longer.minutes, 30);
    ASSERT_NE(longer.because, nullptr);
    EXPECT_EQ(longer.because->id, "severe_allergy");
}

TEST(Observation, WithoutAFormOrADoseOfTodayItIsWhatHoldsForEverybody) {
    const ScreeningForm form = paper();
    EXPECT_EQ(observation_for(vaccinated({"severe_allergy"}), today, times, nullptr).minutes, 15);
    EXPECT_EQ(
        observation_for(vaccinated({"severe_allergy"}), day("2022-12-02"), times, &form).minutes,
        15);
}

struct IncidentRow {
    const char* kind;
    const char* harm;
    const char* code;
    IncidentWay way;
};
class Incident : public testing::TestWithParam<IncidentRow> {};
TEST_P(Incident, IsReportedAtOnceWhereItHarmedOrCan) {
    IncidentForm form;
    form.kind = GetParam().kind;
    form.harm = GetParam().harm;
    const auto error = obstacle_to_note(form);
    EXPECT_EQ(error ? error->code : "", GetParam().code);
    EXPECT_EQ(way_of(form), GetParam().way);
}
INSTANTIATE_TEST_SUITE_P(
    Table, Incident,
    testing::Values(IncidentRow{"interval", "none", "", IncidentWay::monthly},
                    IncidentRow{"interval", "harm", "", IncidentWay::at_once},
                    IncidentRow{"expired", "none", "", IncidentWay::at_once},
                    IncidentRow{"blood", "unknown", "", IncidentWay::at_once},
                    IncidentRow{"amount", "none", "", IncidentWay::at_once},
                    IncidentRow{"", "none", "incident.kind", IncidentWay::monthly},
                    IncidentRow{"nonsense", "none", "incident.kind", IncidentWay::monthly},
                    IncidentRow{"age", "", "incident.harm", IncidentWay::monthly}));

}  // namespace
}  // namespace uketsuke
