// The verdict of a day as an ImmunizationRecommendation.
#include "sync/fhir/recommendation.h"

#include "core/eligibility/assess.h"
#include "core/eligibility/case_of.h"
#include "platform/paths/assets.h"
#include "sync/fhir/names.h"
#include "tests/sync/fhir/charts_json.h"
#include "tests/sync/fhir/judged.h"

namespace uketsuke::fhir {
namespace {

const Programme& programme() {
    static const Programme loaded = open_programme("satsumasendai-2022-12").value();
    return loaded;
}
const Instant asked_at = sample::at("2022-12-01T12:00:00+09:00");

// A resident of 72 years whose doses came on these days.
Told resident_with(const std::vector<const char*>& days) {
    Told told;
    told.say(sample::resident());
    int number = 0;
    for (const char* day : days) told.say(sample::reported(day, ++number));
    return told;
}

Json advice_of(const Told& told) {
    const PersonRow row = told.row();
    const Chart chart = told.chart(row, &programme());
    const auto verdict = verdict_on(chart, day_in_japan(asked_at));
    EXPECT_TRUE(verdict.has_value());
    return parsed(print_recommendation(chart, *verdict, asked_at));
}

struct AdviceRow {
    const char* name;
    std::vector<const char*> doses;
    const char* standard;  // The code of R4, or empty.
    const char* ours;
    const char* earliest;  // Or empty.
};
class FhirRecommendation : public testing::TestWithParam<AdviceRow> {};
TEST_P(FhirRecommendation, SaysWhatTheRulesInForceSay) {
    const Json resource = advice_of(resident_with(GetParam().doses));
    const Json& advice = resource.at("recommendation")[0];
    std::string standard, ours;
    for (const Json& coding : advice.at("forecastStatus").at("coding"))
        (text_or(coding, "system").starts_with(own_base) ? ours : standard) =
            text_or(coding, "code");
    EXPECT_EQ(standard, GetParam().standard);
    EXPECT_EQ(ours, GetParam().ours);
    std::string earliest;
    if (advice.contains("dateCriterion")) {
        const Json& criterion = advice.at("dateCriterion")[0];
        EXPECT_EQ(criterion.at("code").at("coding")[0].at("code"), "30981-5");
        earliest = text_or(criterion, "value");
    }
    EXPECT_EQ(earliest, GetParam().earliest);
    EXPECT_EQ(advice.at("doseNumberPositiveInt"), GetParam().doses.size() + 1);
    EXPECT_FALSE(advice.at("vaccineCode").empty()) << "imr-1";
}
INSTANTIATE_TEST_SUITE_P(
    Fhir, FhirRecommendation,
    testing::Values(
        AdviceRow{"booster_due",
                  {"2021-06-01", "2021-06-22", "2022-02-01"},
                  "due",
                  "eligible",
                  "2022-12-01"},
        AdviceRow{
            "too_early", {"2021-06-01", "2021-06-22", "2022-10-12"}, "", "not_yet", "2023-01-12"},
        AdviceRow{"second_due", {"2022-11-01"}, "due", "eligible", "2022-12-01"}),
    [](const auto& row) { return row.param.name; });

TEST(FhirRecommendationReasons, StandWithTheirClauses) {
    const Told told = resident_with({"2021-06-01", "2021-06-22", "2022-10-12"});
    const Json resource = advice_of(told);
    const Json& reasons = resource.at("recommendation")[0].at("forecastReason");
    ASSERT_FALSE(reasons.empty());
    const PersonRow row = told.row();
    const Verdict verdict =
        assess(programme(), case_of(*row.resident, history_of(row), sample::day("2022-12-01")));
    ASSERT_EQ(reasons.size(), verdict.reasons.size());
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const Reason& reason = verdict.reasons[i];
        EXPECT_EQ(reasons[i].at("coding")[0].at("code"), reason.code);
        EXPECT_EQ(reasons[i].at("text"), reason.text.ja + " (" + reason.clause + ")");
    }
    EXPECT_EQ(resource.at("date"), "2022-12-01T12:00:00+09:00");
    EXPECT_EQ(resource.at("recommendation")[0].at("supportingImmunization").size(), 3u);
}

TEST(FhirRecommendationReasons, WithoutRulesOrRosterNothingIsSaid) {
    Told told;
    told.say(sample::provisional());
    const PersonRow row = told.row();
    EXPECT_FALSE(verdict_on(told.chart(row, &programme()), sample::day("2022-12-01")));
    const Told known = resident_with({});
    const PersonRow known_row = known.row();
    EXPECT_FALSE(verdict_on(known.chart(known_row), sample::day("2022-12-01")));
}

TEST(FhirRecommendationReasons, AreWhatR4SaysByTheValidators) {
    std::vector<std::string> lines;
    for (const auto& days : std::vector<std::vector<const char*>>{
             {},
             {"2022-11-01"},
             {"2021-06-01", "2021-06-22", "2022-10-12"},
             {"2021-06-01", "2021-06-22", "2022-02-01", "2022-07-01", "2022-11-30"}})
        lines.push_back(print_json(advice_of(resident_with(days))));
    EXPECT_EQ(test::wrong_with(lines), "");
}

}  // namespace
}  // namespace uketsuke::fhir
