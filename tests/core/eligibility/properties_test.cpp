// What must hold for every case: `earliest` is what a day-by-day search finds, the order of the
// history is nothing, a rule for a group touches nobody else, and nothing crashes.
#include <map>
#include <random>

#include "core/eligibility/case_lines.h"
#include "core/eligibility/search.h"
#include "tests/core/eligibility/cases.h"
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

bool is_yes(Status status) { return status == Status::eligible || status == Status::confirm; }

// Some option may be given on that day, as the predicate says.
bool allowed(const Programme& programme, const Case& facts, Day from, Day day) {
    const Visitor visitor = visitor_of(programme, facts);
    const Standing standing = stand(visitor);
    if (standing.next_dose > dose_number_max) return false;
    Asker asker(standing, from);
    for (const Option& option :
         programme.plans[static_cast<std::size_t>(standing.next_dose)].options) {
        if (products_for(standing, option) == 0) continue;
        asker.turn_to(option);
        if (asker.answer(day).worst != RuleEffect::block) return true;
    }
    return false;
}

// The definition of `earliest`: day after day until the programme is over.
std::optional<Day> day_by_day(const Programme& programme, const Case& facts) {
    const Visitor visitor = visitor_of(programme, facts);
    const Standing standing = stand(visitor);
    if (standing.next_dose > dose_number_max) return std::nullopt;
    Asker asker(standing, facts.on);
    Day first = programme.span.until + std::chrono::days{3};
    const Day beyond = first;
    for (const Option& option :
         programme.plans[static_cast<std::size_t>(standing.next_dose)].options) {
        if (products_for(standing, option) == 0) continue;
        asker.turn_to(option);
        for (Day day = facts.on; day < first; day += std::chrono::days{1}) {
            if (asker.answer(day).worst != RuleEffect::block) first = day;
        }
    }
    return first == beyond ? std::nullopt : std::optional(first);
}

std::string line(const Programme& programme, const Case& facts) {
    return format_day(facts.birth_date) + " on " + format_day(facts.on) + ": " +
           answer_line(programme, facts, true);
}

// A quarter of the cases each, so that they run beside one another.
class Earliest : public ::testing::TestWithParam<unsigned> {};

TEST_P(Earliest, IsWhatADayByDaySearchFinds) {
    const Programme& programme = satsumasendai();
    Cases cases(programme, GetParam());
    for (int i = 0; i < 25000; ++i) {
        const Case facts = cases.next();
        const Judgement judged = judge(programme, facts);
        const auto expected = day_by_day(programme, facts);
        const std::optional<Day> earliest =
            judged.earliest == day_never ? std::nullopt : std::optional(judged.earliest);
        ASSERT_EQ(earliest, expected) << line(satsumasendai(), facts);
        ASSERT_EQ(is_yes(judged.status), expected == facts.on);
        ASSERT_EQ(judged.status == Status::not_eligible, !expected);
        ASSERT_EQ(judged.products == 0, !expected);
    }
}

INSTANTIATE_TEST_SUITE_P(OfAHundredThousandCases, Earliest, ::testing::Values(1u, 2u, 3u, 4u));

// So that the search by the predicate above speaks of what the desk is told on each of those days.
TEST(TheStatusOfADay, IsAYesWhereThePredicateSaysSo) {
    const Programme& programme = satsumasendai();
    Cases cases(programme, 17);
    for (int i = 0; i < 20000; ++i) {
        Case facts = cases.next();
        const Day asked = facts.on;
        const Judgement judged = judge(programme, facts);
        std::vector<Day> days{asked + std::chrono::days{cases.below(300)}};
        if (judged.earliest != day_never) {
            days.push_back(judged.earliest);
            if (judged.earliest > asked) days.push_back(judged.earliest - std::chrono::days{1});
        }
        for (const Day day : days) {
            facts.on = day;
            ASSERT_EQ(is_yes(judge(programme, facts).status), allowed(programme, facts, asked, day))
                << line(satsumasendai(), facts);
        }
    }
}

TEST(TheProducts, AreAllowedOnThatDayUnderThatStatus) {
    Cases cases(satsumasendai(), 7);
    for (int i = 0; i < 3000; ++i) {
        Case facts = cases.next();
        const Verdict verdict = assess(satsumasendai(), facts);
        if (!verdict.earliest) continue;
        facts.on = *verdict.earliest;
        const Status that_day = assess(satsumasendai(), facts).status;
        for (const std::string& product : verdict.products) {
            facts.product = product;
            const Verdict about = assess(satsumasendai(), facts);
            ASSERT_LE(about.status, that_day) << product << " " << line(satsumasendai(), facts);
        }
    }
}

TEST(AHundredThousandCases, ReachEveryReasonAndEachHasItsClause) {
    const Programme& programme = satsumasendai();
    std::map<std::string, int> seen;
    for (const ReasonText& reason : programme.reasons) seen[reason.code] = 0;
    for (const unsigned seed : {1u, 2u, 3u, 4u}) {
        Cases cases(programme, seed);
        for (int i = 0; i < 25000; ++i) {
            const Judgement judged = judge(programme, cases.next());
            ASSERT_TRUE(judged.reasons.any() || judged.status == Status::eligible);
            std::map<std::string, int> once;
            for (std::size_t k = 0; k < programme.reasons.size(); ++k) {
                if (judged.reasons[k]) once[programme.reasons[k].code] = 1;
            }
            for (const auto& [code, count] : once) seen[code] += count;
        }
    }
    for (const ReasonText& reason : programme.reasons) {
        EXPECT_GE(seen[reason.code], 100) << reason.code;
        EXPECT_FALSE(reason.clause.empty() || reason.words.ja.empty() || reason.words.en.empty());
    }
}

TEST(TheOrderOfAHistory, ChangesNothing) {
    Cases cases(satsumasendai(), 5);
    std::mt19937 chance(5);
    for (int i = 0; i < 3000; ++i) {
        Case facts = cases.next();
        const Verdict before = assess(satsumasendai(), facts);
        std::shuffle(facts.doses.begin(), facts.doses.end(), chance);
        if (!facts.doses.empty()) facts.doses.push_back(facts.doses.front());
        ASSERT_EQ(assess(satsumasendai(), facts), before) << line(satsumasendai(), facts);
    }
}

// Opens a rule for nobody but health workers wider; nobody else may notice.
TEST(ARuleForAGroup, ChangesNoVerdictOutsideTheGroup) {
    std::string text = asset("programmes/satsumasendai-2022-12.toml");
    text += R"toml(
[[people]]
id = "only-health"
any = [{ groups = ["healthcare_worker"] }]
clause = "SAT 8(1)ウ(ア)"
ja = "見本"
en = "sample"
[[offer]]
doses = [3, 4, 5]
class = "omicron"
people = "only-health"
clause = "SAT 8(1)ウ(ア)"
ja = "見本"
en = "sample"
[[caution]]
code = "document_ambiguous"
people = "only-health"
clause = "SAT 8(1)ウ(ア)"
ja = "見本"
en = "sample"
)toml";
    const auto wider = parse_programme(text, "wider.toml", shipped);
    ASSERT_TRUE(wider.has_value()) << to_line(wider.error(), false);
    Cases cases(satsumasendai(), 11);
    for (int i = 0; i < 5000; ++i) {
        Case facts = cases.next();
        std::erase(facts.groups, "healthcare_worker");
        std::erase(facts.doctor_confirmed, "healthcare_worker");
        const Verdict before = assess(satsumasendai(), facts);
        const Verdict after = assess(*wider, facts);
        ASSERT_EQ(before.status, after.status) << line(satsumasendai(), facts);
        ASSERT_EQ(before.earliest, after.earliest) << line(satsumasendai(), facts);
        ASSERT_EQ(before.products, after.products) << line(satsumasendai(), facts);
    }
}

TEST(NoCase, Crashes) {
    Cases cases(satsumasendai(), 3);
    const VerdictLines answers(satsumasendai(), Language::japanese);
    for (int i = 0; i < 2000; ++i) {
        Case facts = cases.next();
        for (int extra = cases.below(40); extra > 0; --extra) {
            facts.doses.push_back({day("1868-01-01") + std::chrono::days{cases.below(120000)},
                                   cases.one_in(2) ? "" : "unknown " + std::to_string(extra)});
        }
        if (cases.one_in(3)) facts.birth_date = day("2200-12-31");
        facts.height_cm = cases.one_in(2) ? -1e300 : 1e-300;
        facts.weight_kg = 1e300;
        std::string out;
        answers.append(facts, {.history = true, .sending = true}, out);
        ASSERT_TRUE(out.ends_with("}\n"));
    }
}

}  // namespace
}  // namespace uketsuke::testing
