// 住民 as a Patient: identifiers, names in their writings, and what is masked.
#include "sync/fhir/patient.h"

#include "tests/sync/fhir/charts_json.h"
#include "tests/sync/fhir/judged.h"

namespace uketsuke::fhir {
namespace {

Json patient_of(const std::vector<Fact>& facts) {
    Told told;
    for (const Fact& fact : facts) told.say(fact);
    return parsed(print_patient(told.row()));
}

TEST(FhirPatient, HasTheCitysNumbersUnderOurOwnNamesAndNoOther) {
    const Json patient = patient_of({sample::resident()});
    EXPECT_EQ(patient.at("id"), sample::person(1).hex());
    ASSERT_EQ(patient.at("identifier").size(), 2u);
    const Json& resident = patient.at("identifier")[0];
    EXPECT_EQ(resident.at("system"), "https://uketsuke.example/fhir/sid/resident/462152");
    EXPECT_EQ(resident.at("value"), "990000000000001");
    const Json& voucher = patient.at("identifier")[1];
    EXPECT_EQ(voucher.at("system"), "https://uketsuke.example/fhir/sid/voucher/462152");
    EXPECT_EQ(voucher.at("value"), "9900000017");
    EXPECT_EQ(voucher.at("use"), "secondary");
}

TEST(FhirPatient, AVoidVoucherIsAnOldIdentifier) {
    const Json patient = patient_of({sample::resident(), sample::reissued()});
    ASSERT_EQ(patient.at("identifier").size(), 3u);
    EXPECT_EQ(patient.at("identifier")[1].at("value"), "9900000099");
    EXPECT_EQ(patient.at("identifier")[2].at("value"), "9900000017");
    EXPECT_EQ(patient.at("identifier")[2].at("use"), "old");
}

TEST(FhirPatient, NamesSayInWhichWritingTheyAre) {
    Resident resident = sample::resident();
    resident.common_name = "TARO";
    const Json names = patient_of({resident}).at("name");
    ASSERT_EQ(names.size(), 3u);
    const char* writings[] = {"IDE", "SYL", "ABC"};
    const char* texts[] = {"見本 𠮷邊󠄀太郎", "ミホン ヨシベタロウ", "TARO"};
    for (std::size_t i = 0; i < 3; ++i) {
        const Json& extension = names[i].at("extension")[0];
        EXPECT_EQ(extension.at("url"),
                  "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation");
        EXPECT_EQ(extension.at("valueCode"), writings[i]);
        EXPECT_EQ(names[i].at("text"), texts[i]);
    }
    EXPECT_EQ(names[2].at("use"), "usual");
}

struct GenderRow {
    Sex sex;
    const char* gender;
};
class FhirGender : public testing::TestWithParam<GenderRow> {};
TEST_P(FhirGender, IsWhatTheRosterSays) {
    Resident resident = sample::resident();
    resident.sex = GetParam().sex;
    EXPECT_EQ(patient_of({resident}).at("gender"), GetParam().gender);
}
INSTANTIATE_TEST_SUITE_P(Fhir, FhirGender,
                         testing::Values(GenderRow{Sex::female, "female"},
                                         GenderRow{Sex::male, "male"},
                                         GenderRow{Sex::unknown, "unknown"}));

TEST(FhirPatient, TheAddressOfAProtectedPersonIsMasked) {
    Resident resident = sample::resident();
    resident.postal_code = "0001234";
    EXPECT_EQ(patient_of({resident}).at("address")[0].at("text"), "見本市見本町1-2-3");
    resident.address_protected = true;
    const Json patient = patient_of({resident});
    EXPECT_EQ(patient.at("address"),
              parsed(R"([{"extension":[{"url":)"
                     R"("http://hl7.org/fhir/StructureDefinition/data-absent-reason",)"
                     R"("valueCode":"masked"}]}])"));
    EXPECT_EQ(print_json(patient).find("見本町"), std::string::npos);
    EXPECT_EQ(print_json(patient).find("0001234"), std::string::npos);
}

TEST(FhirPatient, WhomOnlyADeskHasTakenInShowsNoAddress) {
    ProvisionalTaken taken = sample::provisional();
    taken.address = "見本市どこか";
    const Json patient = patient_of({taken});
    EXPECT_EQ(patient.at("name")[0].at("text"), "見本 仮太郎");
    EXPECT_EQ(print_json(patient).find("どこか"), std::string::npos);
}

TEST(FhirPatient, OfWhomNothingIsKnownThereIsAnIdAlone) {
    EXPECT_EQ(patient_of({sample::given("2022-12-01", 1)}).size(), 2u);
}

TEST(FhirPatient, IsWhatR4SaysByTheValidators) {
    Resident hidden = sample::resident();
    hidden.address_protected = true;
    EXPECT_EQ(test::wrong_with({print_json(patient_of({sample::resident(), sample::reissued()})),
                                print_json(patient_of({hidden})),
                                print_json(patient_of({sample::provisional()})),
                                print_json(patient_of({sample::given("2022-12-01", 1)}))}),
              "");
}

// Who never refuses anything proves nothing.
TEST(FhirValidators, RefuseWhatR4DoesNotAllow) {
    Json good = patient_of({sample::resident()});
    for (const auto& [member, value] : std::vector<std::pair<const char*, Json>>{
             {"gender", "男"}, {"birthDate", "1950-13-41"}, {"name", "太郎"}, {"number", 1}}) {
        Json bad = good;
        bad[member] = value;
        EXPECT_NE(test::wrong_with({print_json(bad)}), "") << member;
    }
}

}  // namespace
}  // namespace uketsuke::fhir
