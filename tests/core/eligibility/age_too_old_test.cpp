// age_too_old: who passes the highest age of the only row left before that row could be used. A
// product that is wrong for the age is another code. Kumamoto's rows have no highest age.
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

struct Row {
    const char* name;
    const char* programme;
    const char* clause;
    const char* born;
    const char* groups;
    const char* history;
    const char* product;  // "" asks for none.
    const char* on;
    const char* status;
    bool too_old;
};

class AgeTooOld : public ::testing::TestWithParam<Row> {};

TEST_P(AgeTooOld, IsSaidOfWhoOutgrowsTheRow) {
    const Row& row = GetParam();
    const Programme programme = shipped_programme(row.programme);
    Case facts = resident(row.born, row.on, row.history, row.groups);
    facts.municipality = programme.municipality;
    if (*row.product != '\0') facts.product = row.product;
    const Verdict verdict = assess(programme, facts);
    EXPECT_STREQ(to_text(verdict.status), row.status) << codes(verdict.reasons);
    const auto found = std::find_if(verdict.reasons.begin(), verdict.reasons.end(),
                                    [](const Reason& one) { return one.code == "age_too_old"; });
    ASSERT_EQ(found != verdict.reasons.end(), row.too_old) << codes(verdict.reasons);
    if (row.too_old) {
        EXPECT_EQ(found->clause, row.clause);
    }
}

// Five months after dose 2 is 2023-04-15, too late for either row; 12 on the eve of the birthday.
constexpr const char* child_two = "2022-10-25 comirnaty-5-11,2022-11-15 comirnaty-5-11";
constexpr const char* child_clause = "NAT 5~11歳の追加接種";
constexpr const char* three = "2021-05-01 comirnaty,2021-05-22 comirnaty,2022-02-10 comirnaty";

INSTANTIATE_TEST_SUITE_P(
    OfTheShippedFiles, AgeTooOld,
    ::testing::Values(
        Row{"SatsumasendaiTwelveTheDayBefore", "satsumasendai-2022-12", "SAT 3(3)イ", "2011-04-15",
            "", child_two, "", "2023-03-01", "not_eligible", true},
        Row{"SatsumasendaiTwelveOnThatDay", "satsumasendai-2022-12", "SAT 3(3)イ", "2011-04-16", "",
            child_two, "", "2023-03-01", "not_eligible", true},
        Row{"SatsumasendaiTwelveTheDayAfter", "satsumasendai-2022-12", "SAT 3(3)イ", "2011-04-17",
            "", child_two, "", "2023-03-01", "not_eligible", false},
        Row{"NationalTwelveTheDayBefore", "national", child_clause, "2011-04-15", "", child_two, "",
            "2023-03-01", "not_eligible", true},
        Row{"NationalTwelveOnThatDay", "national", child_clause, "2011-04-16", "", child_two, "",
            "2023-03-01", "not_eligible", true},
        Row{"NationalTwelveTheDayAfter", "national", child_clause, "2011-04-17", "", child_two, "",
            "2023-03-01", "not_eligible", false},
        // Moderna is for 18 and over, and a worker of 12 to 17 has a row of his own: whoever is 18
        // on the last day, 2023-03-31, waits; a day later both rows are out of reach.
        Row{"SaikiEighteenTheDayBeforeTheLast", "saiki-2022-dose4", "SAI 対象者(2)", "2005-03-31",
            "healthcare_worker", three, "spikevax", "2022-10-11", "not_yet", false},
        Row{"SaikiEighteenOnTheLastDay", "saiki-2022-dose4", "SAI 対象者(2)", "2005-04-01",
            "healthcare_worker", three, "spikevax", "2022-10-11", "not_yet", false},
        Row{"SaikiEighteenTheDayAfterTheLast", "saiki-2022-dose4", "SAI 対象者(2)", "2005-04-02",
            "healthcare_worker", three, "spikevax", "2022-10-11", "not_eligible", true}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace uketsuke::testing
