// Queries as values, each search parameter, and what is refused by name; bundles, outcomes and the
// capability statement by the validators.
#include "sync/fhir/search.h"

#include "sync/fhir/bundle.h"
#include "sync/fhir/capability.h"
#include "sync/fhir/operation_outcome.h"
#include "sync/fhir/query.h"
#include "tests/sync/fhir/charts_json.h"
#include "tests/sync/fhir/judged.h"

namespace uketsuke::fhir {
namespace {

const std::string person = sample::person(1).hex();

Result<Search> read(ResourceType of, const std::string& query,
                    Handling handling = Handling::strict) {
    return parse_search(of, query, handling);
}

TEST(FhirQuery, IsDecodedFieldByField) {
    const auto fields = parse_query("name=%E3%81%BF+%E3%81%BB&a%7Cb=&flag&x=1%3D2").value();
    ASSERT_EQ(fields.size(), 4u);
    EXPECT_EQ(fields[0].value, "み ほ");
    EXPECT_EQ(fields[1].name, "a|b");
    EXPECT_EQ(fields[2].name, "flag");
    EXPECT_EQ(fields[3].value, "1=2");
    for (const char* torn : {"a=%", "a=%4", "a=%zz", "a=%ff"})
        EXPECT_FALSE(parse_query(torn).has_value()) << torn;
    std::string many;
    for (std::size_t i = 0; i <= query_fields_max; ++i) many += "a=1&";
    EXPECT_FALSE(parse_query(many).has_value());
}

struct RefusedRow {
    ResourceType of;
    std::string query;
    const char* code;
    const char* names;  // What the message must name.
};
class FhirSearchRefused : public testing::TestWithParam<RefusedRow> {};
TEST_P(FhirSearchRefused, ByItsName) {
    const auto search = read(GetParam().of, GetParam().query);
    ASSERT_FALSE(search.has_value());
    EXPECT_EQ(search.error().code, GetParam().code);
    EXPECT_NE(search.error().what.en.find(GetParam().names), std::string::npos)
        << search.error().what.en;
    EXPECT_NE(search.error().what.ja.find(GetParam().names), std::string::npos);
}
using enum ResourceType;
INSTANTIATE_TEST_SUITE_P(
    Fhir, FhirSearchRefused,
    testing::Values(
        RefusedRow{patient, "gender=male", "fhir.parameter_unknown", "gender"},
        RefusedRow{patient, "_id=" + person + "&_sort=name", "fhir.parameter_unknown", "_sort"},
        RefusedRow{patient, "name:exact=x", "fhir.parameter_unknown", "name:exact"},
        RefusedRow{patient, "", "fhir.parameter_missing", "identifier"},
        RefusedRow{patient, "identifier=990000000000001", "fhir.parameter_value", "identifier"},
        RefusedRow{patient, "identifier=urn:x|1", "fhir.parameter_value", "identifier"},
        RefusedRow{patient, "birthdate=1950", "fhir.parameter_value", "birthdate"},
        RefusedRow{patient, "birthdate=ge1950-04-05", "fhir.parameter_value", "birthdate"},
        RefusedRow{patient, "_id=x", "fhir.parameter_value", "_id"},
        RefusedRow{immunization, "date=ge2022-12-01", "fhir.parameter_missing", "patient"},
        RefusedRow{immunization, "lot-number=GJ7140", "fhir.parameter_missing", "patient"},
        RefusedRow{immunization, "patient=Practitioner/1", "fhir.parameter_value", "patient"},
        RefusedRow{immunization, "patient=" + person + "&date=ap2022-12-01", "fhir.parameter_value",
                   "date"},
        RefusedRow{immunization, "patient=" + person + "&status=done", "fhir.parameter_value",
                   "status"},
        RefusedRow{immunization, "patient=" + person + "&_count=-1", "fhir.parameter_value",
                   "_count"},
        RefusedRow{recommendation, "patient=" + person + "&date=2022-12-01",
                   "fhir.parameter_unknown", "date"},
        RefusedRow{recommendation, "", "fhir.parameter_missing", "patient"}));

TEST(FhirSearch, APageThatThisServerDidNotMakeIsRefused) {
    const auto search = read(patient, "_id=" + person + "&_page=zz");
    ASSERT_FALSE(search.has_value());
    EXPECT_EQ(search.error().code, "fhir.page");
}

TEST(FhirSearch, LenientHandlingPassesOverWhatIsUnknownAndSaysSo) {
    const auto search = read(patient, "gender=male&_id=" + person, Handling::lenient);
    ASSERT_TRUE(search.has_value());
    EXPECT_EQ(search->understood, "_id=" + person);
}

TEST(FhirSearch, AnIdentifierNamesResidentOrVoucher) {
    const auto search =
        read(patient,
             "identifier=https%3A%2F%2Fuketsuke.example%2Ffhir%2Fsid%2Fvoucher%2F462152"
             "%7C9900000017");
    ASSERT_TRUE(search.has_value());
    EXPECT_EQ(search->identifier->system.what, MeantSystem::What::voucher);
    EXPECT_EQ(search->identifier->system.municipality, "462152");
    EXPECT_EQ(search->identifier->value, "9900000017");
}

TEST(FhirSearch, APageIsAtMostSoLarge) {
    EXPECT_EQ(read(patient, "_id=" + person)->count, page_size_usual);
    EXPECT_EQ(read(patient, "_id=" + person + "&_count=7")->count, 7u);
    EXPECT_EQ(read(patient, "_id=" + person + "&_count=100000")->count, page_size_max);
    EXPECT_EQ(read(patient, "_id=" + person + "&_page=" + page_after("x.1"))->after, "x.1");
}

struct FitRow {
    const char* query;
    bool fits;
};
class FhirFit : public testing::TestWithParam<FitRow> {};
TEST_P(FhirFit, IsWhatTheParametersSay) {
    const auto search = read(immunization, "patient=Patient/" + person + "&" + GetParam().query);
    ASSERT_TRUE(search.has_value()) << search.error().what.en;
    Immunization one;
    one.date = sample::day("2022-12-01");
    one.lot = "GJ7140";
    EXPECT_EQ(fits(*search, one), GetParam().fits) << GetParam().query;
}
INSTANTIATE_TEST_SUITE_P(
    Fhir, FhirFit,
    testing::Values(FitRow{"date=2022-12-01", true}, FitRow{"date=eq2022-12-02", false},
                    FitRow{"date=ge2022-12-01", true}, FitRow{"date=le2022-12-01", true},
                    FitRow{"date=gt2022-12-01", false}, FitRow{"date=lt2022-12-01", false},
                    FitRow{"date=gt2022-11-30&date=lt2022-12-02", true},
                    FitRow{"date=ge2022-12-02&date=le2022-12-31", false},
                    FitRow{"status=completed", true}, FitRow{"status=not-done", false},
                    FitRow{"status=not-done,completed", true}, FitRow{"lot-number=GJ7140", true},
                    FitRow{"lot-number=GJ714", false}));

struct OutcomeRow {
    ErrorKind kind;
    const char* code;
    int status;
    const char* issue;
};
class FhirOutcome : public testing::TestWithParam<OutcomeRow> {};
TEST_P(FhirOutcome, HasTheStatusOfTheStandard) {
    const OutcomeRow& row = GetParam();
    const Error error{row.kind, row.code, {"何か", "Something"}, {"", "Do this"}};
    EXPECT_EQ(http_status_of(error), row.status);
    const Json issue = parsed(print_outcome(error)).at("issue")[0];
    EXPECT_EQ(issue.at("code"), row.issue);
    EXPECT_EQ(issue.at("details").at("coding")[0].at("code"), row.code);
}
INSTANTIATE_TEST_SUITE_P(
    Fhir, FhirOutcome,
    testing::Values(OutcomeRow{ErrorKind::refused, "fhir.token_missing", 401, "login"},
                    OutcomeRow{ErrorKind::refused, "fhir.token_unknown", 401, "security"},
                    OutcomeRow{ErrorKind::bad_input, "fhir.method", 405, "not-supported"},
                    OutcomeRow{ErrorKind::bad_input, "fhir.format", 406, "not-supported"},
                    OutcomeRow{ErrorKind::bad_input, "search.not_kana", 400, "invalid"},
                    OutcomeRow{ErrorKind::not_found, "fhir.unknown", 404, "not-found"},
                    OutcomeRow{ErrorKind::refused, "fhir.too_many", 403, "too-costly"},
                    OutcomeRow{ErrorKind::refused, "hub.refilling", 403, "forbidden"},
                    OutcomeRow{ErrorKind::conflict, "chain.fork", 409, "conflict"},
                    OutcomeRow{ErrorKind::environment, "hub.closing", 503, "transient"}));

TEST(FhirCapability, NamesEverySearchParameterAndTheVersionOfFhir) {
    const Json statement = parsed(print_capability({"https://hub.example/fhir/r4", "1.2"}));
    EXPECT_EQ(statement.at("fhirVersion"), "4.0.1");
    std::size_t named = 0;
    for (const Json& resource : statement.at("rest")[0].at("resource"))
        named += resource.at("searchParam").size();
    EXPECT_EQ(named, search_parameters().size());
}

TEST(FhirAnswers, AreWhatR4SaysByTheValidators) {
    Told told;
    told.say(sample::given("2022-12-01", 5));
    const PersonRow row = told.row();
    const std::string resource = print_immunization(told.chart(row), immunizations_of(row).at(0));
    const std::string here = "https://hub.example/fhir/r4/Immunization";
    SearchPage page{here, here + "?_page=aa", 2, {{here + "/1", resource}}, ""};
    const SearchPage none{here, "", 0, {}, ""};
    const SearchPage warned{here, "", 0, {}, print_warning({"ありません", "None"})};
    const Error error{ErrorKind::refused, "fhir.too_many", {"何か", "Something"}, {}};
    EXPECT_EQ(test::wrong_with({print_bundle(page), print_bundle(none), print_bundle(warned),
                                print_outcome(error),
                                print_capability({"https://hub.example/fhir/r4", "1.2"})}),
              "");
}

}  // namespace
}  // namespace uketsuke::fhir
