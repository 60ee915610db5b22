// Doses, withdrawn ones, corrections and screenings as Immunizations, element by element.
#include "core/visit/dose.h"
#include "platform/paths/assets.h"
#include "sync/fhir/names.h"
#include "tests/sync/fhir/charts_json.h"
#include "tests/sync/fhir/judged.h"

namespace uketsuke::fhir {
namespace {

using sample::given, sample::corrected, sample::withdrawn;

const Programme& programme() {
    static const Programme loaded = open_programme("satsumasendai-2022-12").value();
    return loaded;
}

// All of the row as printed, in their order.
std::vector<Json> immunizations(const Told& told, const Programme* rules = nullptr) {
    const PersonRow row = told.row();
    const Chart chart = told.chart(row, rules);
    std::vector<Json> all;
    for (const Immunization& one : immunizations_of(row))
        all.push_back(parsed(print_immunization(chart, one)));
    return all;
}

Json only(Fact fact, const Programme* rules = nullptr) {
    Told told;
    told.say(std::move(fact));
    const auto all = immunizations(told, rules);
    EXPECT_EQ(all.size(), 1u);
    return all.at(0);
}

TEST(FhirImmunization, ADoseGivenHereHasAllThatWasRecorded) {
    const Json one = only(given("2022-12-01", 5));
    const std::string device = sample::device(2).hex();
    EXPECT_EQ(one.at("id"), device + ".462152.1");
    EXPECT_EQ(one.at("identifier")[0].at("value"), device + "/462152/1");
    EXPECT_EQ(one.at("status"), "completed");
    EXPECT_EQ(one.at("patient").at("reference"), "Patient/" + sample::person(1).hex());
    EXPECT_EQ(one.at("occurrenceDateTime"), "2022-12-01T10:00:00+09:00");
    EXPECT_EQ(one.at("recorded"), "2022-12-01T09:00:00+09:00");
    EXPECT_EQ(one.at("primarySource"), true);
    EXPECT_FALSE(one.contains("reportOrigin"));
    EXPECT_EQ(one.at("vaccineCode").at("text"), "コミナティRTU筋注");
    EXPECT_EQ(one.at("manufacturer").at("display"), "ファイザー");
    EXPECT_EQ(one.at("lotNumber"), "GJ7140");
    EXPECT_EQ(one.at("expirationDate"), "2023-05-31");
    EXPECT_EQ(one.at("doseQuantity").at("value"), 0.3);
    EXPECT_EQ(one.at("doseQuantity").at("code"), "mL");
    EXPECT_EQ(one.at("location").at("display"), "見本会場");
    EXPECT_EQ(one.at("performer")[0].at("actor").at("display"), "見本医師");
    EXPECT_EQ(one.at("protocolApplied")[0].at("doseNumberPositiveInt"), 5);
    EXPECT_FALSE(one.contains("statusReason"));
    EXPECT_FALSE(one.contains("note"));
}

TEST(FhirImmunization, ADoseThatTheCityKnewOfSaysThatItIsNoPrimarySource) {
    const Json one = only(sample::reported("2021-06-01", 0));
    EXPECT_EQ(one.at("primarySource"), false);
    EXPECT_EQ(one.at("reportOrigin").at("coding")[0].at("code"), "jurisdiction");
    EXPECT_EQ(one.at("occurrenceDateTime"), "2021-06-01");
    EXPECT_FALSE(one.contains("protocolApplied")) << "its number was not said";
}

struct ProductRow {
    const char* product;
    std::vector<std::string> codes;
};
class FhirVaccine : public testing::TestWithParam<ProductRow> {};
TEST_P(FhirVaccine, HasTheCodesThatAreVerifiedAndNoOther) {
    DoseReported dose = sample::reported("2021-06-01", 1);
    dose.product = GetParam().product;
    const Json code = only(dose, &programme()).at("vaccineCode");
    std::vector<std::string> codes;
    if (code.contains("coding")) {
        for (const Json& coding : code.at("coding"))
            codes.push_back(text_or(coding, "system") + " " + text_or(coding, "code"));
    }
    EXPECT_EQ(codes, GetParam().codes);
    EXPECT_FALSE(text_or(code, "text").empty());
}
const std::string cvx = "http://hl7.org/fhir/sid/cvx ";
const std::string approval = "https://uketsuke.example/fhir/sid/approval-number ";
INSTANTIATE_TEST_SUITE_P(
    Fhir, FhirVaccine,
    testing::Values(ProductRow{"comirnaty", {cvx + "208", approval + "30300AMX00231"}},
                    ProductRow{"spikevax", {cvx + "207", approval + "30300AMX00461"}},
                    ProductRow{"vaxzevria", {cvx + "210"}},
                    ProductRow{"nuvaxovid", {cvx + "211", approval + "30400AMX00192"}},
                    ProductRow{"comirnaty-6m-4y", {approval + "30400AMX00438"}},
                    ProductRow{"comirnaty-5-11", {}}, ProductRow{"comirnaty-ba1", {}},
                    ProductRow{"comirnaty-ba45", {}}, ProductRow{"unheard-of", {}}));

struct SiteRow {
    BodySite site;
    const char* code;
};
class FhirSite : public testing::TestWithParam<SiteRow> {};
TEST_P(FhirSite, IsThatOfActSite) {
    DoseGiven dose = given("2022-12-01", 1);
    dose.body_site = to_text(GetParam().site);
    const Json site = only(dose).at("site");
    EXPECT_EQ(site.at("coding")[0].at("system"),
              "http://terminology.hl7.org/CodeSystem/v3-ActSite");
    EXPECT_EQ(site.at("coding")[0].at("code"), GetParam().code);
}
INSTANTIATE_TEST_SUITE_P(Fhir, FhirSite,
                         testing::Values(SiteRow{BodySite::left_upper_arm, "LUA"},
                                         SiteRow{BodySite::right_upper_arm, "RUA"},
                                         SiteRow{BodySite::left_thigh, "LT"},
                                         SiteRow{BodySite::right_thigh, "RT"}));

TEST(FhirImmunization, AWithdrawnDoseIsEnteredInErrorAndSaysWhy) {
    Told told;
    const std::string dose = told.say(given("2022-12-01", 5));
    told.say(withdrawn(dose, WithdrawnAs::not_given));
    const auto all = immunizations(told);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].at("status"), "entered-in-error");
    EXPECT_EQ(all[0].at("note")[0].at("text"), "接種していない: 見本の取り消し");
    EXPECT_EQ(all[0].at("note")[0].at("authorString"), "見本職員");
    EXPECT_FALSE(all[0].contains("statusReason")) << "that is why an event was not performed";
}

TEST(FhirImmunization, OfACorrectionBothAreThereAndNameEachOther) {
    Told told;
    const std::string wrong = told.say(given("2022-12-01", 5));
    const std::string right = told.say(corrected("2022-12-01", 5, wrong));
    const auto all = immunizations(told);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].at("status"), "entered-in-error");
    EXPECT_EQ(all[0].at("lotNumber"), "GJ7140");
    EXPECT_NE(text_or(all[0].at("note")[0], "text").find(id_of_entry(right)), std::string::npos);
    EXPECT_EQ(all[1].at("status"), "completed");
    EXPECT_EQ(all[1].at("lotNumber"), "GK0001");
    EXPECT_NE(text_or(all[1].at("note")[0], "text").find(id_of_entry(wrong)), std::string::npos);
}

struct ScreeningRow {
    ScreeningOutcome outcome;
    const char* reason;
    const char* text;
};
class FhirScreening : public testing::TestWithParam<ScreeningRow> {};
TEST_P(FhirScreening, WithoutInjectionIsNotDoneWithItsReason) {
    ScreeningClosed closed;
    closed.date = sample::day("2022-12-01");
    closed.outcome = GetParam().outcome;
    closed.reason = GetParam().reason;
    closed.doctor = "見本医師";
    const Json one = only(closed, &programme());
    EXPECT_EQ(one.at("status"), "not-done");
    EXPECT_EQ(one.at("statusReason").at("text"), GetParam().text);
    EXPECT_EQ(one.at("statusReason").at("coding")[0].at("code"), to_text(GetParam().outcome));
    EXPECT_EQ(one.at("occurrenceDateTime"), "2022-12-01");
    EXPECT_EQ(one.at("vaccineCode").at("text"), programme().name.ja);
    EXPECT_FALSE(one.contains("lotNumber"));
}
INSTANTIATE_TEST_SUITE_P(
    Fhir, FhirScreening,
    testing::Values(ScreeningRow{ScreeningOutcome::screening_only, "fever", "予診のみ: fever"},
                    ScreeningRow{ScreeningOutcome::put_off, "physician", "見合わせ: physician"},
                    ScreeningRow{ScreeningOutcome::left, "", "予診前に退出"}));

TEST(FhirImmunization, AFindingIsANoteAndNeverChangesTheStatus) {
    Told told;
    told.say(given("2022-12-01", 5));
    const std::string again = told.say(given("2022-12-01", 6));
    FindingSettled word{"same_day_dose", again, "", SettledAs::as_recorded, "見本の確認", "見本係"};
    const PersonRow row = told.row();
    ASSERT_FALSE(row.findings.empty());
    word.about = row.findings[0].about;
    word.entry = row.findings[0].entry;
    told.say(word);
    const auto all = immunizations(told);
    ASSERT_EQ(all.size(), 2u);
    for (const Json& one : all) EXPECT_EQ(one.at("status"), "completed");
    const Json& notes = all[1].at("note");
    EXPECT_NE(text_or(notes[0], "text").find("要確認 (same_day_dose)"), std::string::npos);
    EXPECT_EQ(notes[1].at("text"), "処理済み: 見本の確認");
    EXPECT_EQ(notes[1].at("authorString"), "見本係");
    EXPECT_FALSE(all[1].contains("isSubpotent"));
}

TEST(FhirImmunization, WhatWasSeenAfterwardsIsAReaction) {
    Told told;
    const std::string dose = told.say(given("2022-12-01", 5));
    told.say(sample::reaction(dose));
    told.say(sample::incident(dose));
    const Json one = immunizations(told).at(0);
    EXPECT_EQ(one.at("reaction")[0].at("date"), "2022-12-01T10:20:00+09:00");
    EXPECT_EQ(one.at("reaction")[0].at("reported"), false);
    EXPECT_NE(text_or(one.at("note")[0], "text").find("見本の経緯"), std::string::npos);
}

TEST(FhirImmunization, IdsLeadBackToTheEntryOrThePerson) {
    const std::string entry = sample::device(2).hex() + "/462152/17";
    const auto meant = meant_by(id_of_entry(entry));
    ASSERT_TRUE(meant.has_value());
    EXPECT_EQ(std::get<EntryMeant>(*meant), *entry_meant(entry));
    const std::string screening = id_of_screening(sample::person(1), {});
    EXPECT_LE(screening.size(), 64u);
    EXPECT_EQ(std::get<PersonId>(meant_by(screening).value()), sample::person(1));
    for (const char* strange : {"", "1", "x.462152.1", "s.1", "..", "a.b.c.d"})
        EXPECT_FALSE(meant_by(strange).has_value()) << strange;
}

TEST(FhirImmunization, IsWhatR4SaysByTheValidators) {
    Told told;
    told.say(sample::reported("2021-06-01", 0));
    const std::string wrong = told.say(given("2022-12-01", 5));
    told.say(corrected("2022-12-01", 5, wrong));
    told.say(withdrawn(told.say(given("2022-12-02", 6))));
    told.say(given("2022-12-02", 5));
    told.say(sample::reaction(wrong));
    ScreeningClosed closed;
    closed.date = sample::day("2022-11-30");
    closed.reason = "fever";
    told.say(closed);
    std::vector<std::string> lines;
    for (const Json& one : immunizations(told, &programme())) lines.push_back(print_json(one));
    EXPECT_EQ(lines.size(), 6u);
    EXPECT_EQ(test::wrong_with(lines), "");
}

}  // namespace
}  // namespace uketsuke::fhir
