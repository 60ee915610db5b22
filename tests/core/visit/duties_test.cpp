// The shipped table row by row against the plan (SAT 11(2)), and what is refused in one.
#include "core/visit/duties.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "tests/paths.h"

namespace uketsuke {
namespace {

Duties shipped() {
    std::ifstream file(std::string(test::assets_dir) + "/staff/duties.toml");
    std::stringstream text;
    text << file.rdbuf();
    return parse_duties(text.str(), "duties.toml").value();
}

struct May {
    const char* duty;
    std::vector<std::string> who;  // Those of the seven qualifications that may.
};
class PlanSays : public testing::TestWithParam<May> {};
TEST_P(PlanSays, WhoMayDoIt) {
    const Duties duties = shipped();
    const Duty* duty = find_duty(duties, GetParam().duty);
    ASSERT_NE(duty, nullptr);
    EXPECT_EQ(duty->clause, "SAT 11(2)");
    std::vector<std::string> who;
    for (const Qualification& one : duties.qualifications) {
        if (may_do(*duty, {one.id})) who.push_back(one.id);
    }
    EXPECT_EQ(who, GetParam().who);
}
const std::vector<std::string> everybody{
    "doctor", "dentist", "pharmacist", "public_health_nurse", "nurse", "city_official", "clerk"};
INSTANTIATE_TEST_SUITE_P(
    Roles, PlanSays,
    testing::Values(May{"injection", {"doctor", "nurse"}},
                    May{"form_check", {"pharmacist", "public_health_nurse", "nurse"}},
                    May{"filling", {"pharmacist", "public_health_nurse", "nurse"}},
                    May{"observation", {"dentist", "public_health_nurse", "nurse"}},
                    May{"assistance", {"public_health_nurse", "nurse"}},
                    May{"reception", everybody}, May{"guidance", everybody},
                    May{"certificate", {"city_official"}}, May{"parking", {}}));

TEST(Duties, OneOfSeveralQualificationsIsEnoughAndNoneIsNot) {
    const Duties duties = shipped();
    EXPECT_EQ(duties.duties.size(), 9u);
    const Duty& filling = *find_duty(duties, "filling");
    EXPECT_TRUE(may_do(filling, {"clerk", "nurse"}));
    EXPECT_FALSE(may_do(filling, {}));
    EXPECT_EQ(find_duty(duties, "cooking"), nullptr);
}

TEST(Duties, AQualificationIsFoundByIdAndByItsWords) {
    const Duties duties = shipped();
    for (const char* word : {"public_health_nurse", "保健師", "public health nurse"}) {
        ASSERT_NE(find_qualification(duties, word), nullptr) << word;
        EXPECT_EQ(find_qualification(duties, word)->id, "public_health_nurse");
    }
    EXPECT_EQ(find_qualification(duties, "保健"), nullptr);
    EXPECT_EQ(qualification_words(duties, {"nurse", "cook"}).ja, "看護師・cook");
    EXPECT_EQ(qualification_words(duties, {"nurse", "clerk"}).en, "nurse, clerk");
}

const std::string head =
    "[duties]\nid = \"d\"\nversion = \"1\"\nja = \"表\"\nen = \"table\"\n"
    "[[document]]\nid = \"SMP\"\nja = \"見本\"\nen = \"sample\"\n"
    "[[qualification]]\nid = \"nurse\"\nja = \"看護師\"\nen = \"nurse\"\n";

struct BadTable {
    const char* more;
    const char* says;
};
class BadTables : public testing::TestWithParam<BadTable> {};
TEST_P(BadTables, AreRefusedWithTheLine) {
    const auto read = parse_duties(head + GetParam().more, "d.toml");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, "duties.flaws");
    EXPECT_NE(read.error().what.en.find(GetParam().says), std::string::npos)
        << read.error().what.en;
}
INSTANTIATE_TEST_SUITE_P(
    Table, BadTables,
    testing::Values(BadTable{"[[qualification]]\nid = \"nurse\"\nja = \"x\"\nen = \"x\"\n",
                             "twice"},
                    BadTable{"[[duty]]\nid = \"a\"\nqualifications = [\"cook\"]\nclause = \"SMP "
                             "1\"\nja = \"x\"\nen = \"x\"\n",
                             "cook"},
                    BadTable{"[[duty]]\nid = \"a\"\nja = \"x\"\nen = \"x\"\n", "clause"},
                    BadTable{"[[duty]]\nid = \"a\"\nclause = \"SMP 1\"\nja = \"x\"\nen = "
                             "\"x\"\nwage = 1\n",
                             "wage"},
                    BadTable{"[[duty", "d.toml"}));

}  // namespace
}  // namespace uketsuke
