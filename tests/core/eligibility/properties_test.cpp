// What must hold for every case: `earliest` is what a day-by-day search finds, the order of the
// history is nothing, a rule for a group touches nobody else, and nothing crashes.
#include <bit>
#include <map>
#include <random>
#include <set>

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

// What offers say, of their days, ages and people.
ReasonSet reasons_of_offers(const Programme& programme) {
    ReasonSet out;
    const auto add = [&](int reason) {
        if (reason >= 0) out.set(static_cast<std::size_t>(reason));
    };
    for (const Offer& offer : programme.offers) {
        add(offer.not_open);
        add(offer.closed);
        add(offer.condition);
        if (offer.ages && offer.ages->from_years + offer.ages->from_months > 0) {
            add(offer.too_young);
        }
        if (offer.ages && offer.ages->below_years > 0) add(offer.too_old);
        if (offer.people < 0) continue;
        const People& people = programme.people[static_cast<std::size_t>(offer.people)];
        add(people.reason);
        for (const PeopleAlternative& one : people.any) {
            for (Mask left = one.groups; left != 0; left &= left - 1) {
                add(programme.groups[static_cast<std::size_t>(std::countr_zero(left))]
                        .needs_confirmation);
            }
        }
    }
    return out;
}

// Parts of the cases, so that they run beside one another.
struct Part {
    const char* programme;
    unsigned seed;
    int cases;
};
constexpr Part parts[] = {
    {"satsumasendai-2022-12", 1, 25000},
    {"satsumasendai-2022-12", 2, 25000},
    {"satsumasendai-2022-12", 3, 25000},
    {"satsumasendai-2022-12", 4, 25000},
    {"saiki-2022-dose4", 5, 20000},
    {"kumamoto-2021-period7", 6, 20000},
    {"national", 7, 20000},
    {"national", 8, 20000},
};

class Earliest : public ::testing::TestWithParam<Part> {};

TEST_P(Earliest, IsWhatADayByDaySearchFinds) {
    const Programme programme = shipped_programme(GetParam().programme);
    Cases cases(programme, GetParam().seed);
    for (int i = 0; i < GetParam().cases; ++i) {
        const Case facts = cases.next();
        const Judgement judged = judge(programme, facts);
        const auto expected = day_by_day(programme, facts);
        const std::optional<Day> earliest =
            judged.earliest == day_never ? std::nullopt : std::optional(judged.earliest);
        ASSERT_EQ(earliest, expected) << line(programme, facts);
        ASSERT_EQ(is_yes(judged.status), expected == facts.on);
        ASSERT_EQ(judged.status == Status::not_eligible, !expected);
        ASSERT_EQ(judged.products == 0, !expected);
    }
}

INSTANTIATE_TEST_SUITE_P(OfAHundredThousandCases, Earliest, ::testing::ValuesIn(parts));

// What is laid aside at a glance is found by asking every rule, and nothing else.
TEST_P(Earliest, AsksEveryRuleThatHasSomethingToSay) {
    const Programme programme = shipped_programme(GetParam().programme);
    Cases cases(programme, GetParam().seed + 100);
    for (int i = 0; i < GetParam().cases / 50; ++i) {
        const Case facts = cases.next();
        const Visitor visitor = visitor_of(programme, facts);
        const Standing standing = stand(visitor);
        if (standing.next_dose > dose_number_max) continue;
        Asker asker(standing, facts.on);
        for (const Option& option :
             programme.plans[static_cast<std::size_t>(standing.next_dose)].options) {
            asker.turn_to(option);
            for (const int later : {0, 1, 30, 120, 400}) {
                const Day day = facts.on + std::chrono::days{later};
                const ReasonSet all =
                    answer_without_option(standing, option.products, day).rule_reasons;
                const ReasonSet asked = asker.answer(day).rule_reasons;
                ASSERT_EQ(all & ~asked, ReasonSet{}) << line(programme, facts);
                ASSERT_EQ(asked & ~all & ~reasons_of_offers(programme), ReasonSet{})
                    << line(programme, facts);
            }
        }
    }
}

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

// What the rows of a file can say to anyone at all.
std::map<std::string, int> codes_of(const Programme& programme) {
    std::map<std::string, int> out;
    for (std::size_t i = 0; i < programme.reasons.size(); ++i) {
        if (reasons_of_offers(programme)[i]) out[programme.reasons[i].code] = 0;
    }
    const auto add = [&](int reason) {
        out[programme.reasons[static_cast<std::size_t>(reason)].code] = 0;
    };
    for (const Rule& rule : programme.rules) add(rule.reason);
    for (const Deadline& deadline : programme.deadlines) add(deadline.reason);
    for (const int notice :
         {programme.wrong_product_for_dose, programme.unknown_product, programme.no_rule}) {
        add(notice);
    }
    return out;
}

class EveryReason : public ::testing::TestWithParam<const char*> {};

TEST_P(EveryReason, IsReachedAHundredTimesAndHasItsClause) {
    const Programme programme = shipped_programme(GetParam());
    std::map<std::string, int> seen = codes_of(programme);
    for (const Part& part : parts) {
        if (std::string(part.programme) != GetParam()) continue;
        Cases cases(programme, part.seed);
        for (int i = 0; i < part.cases; ++i) {
            const Judgement judged = judge(programme, cases.next());
            ASSERT_TRUE(judged.reasons.any() || judged.status == Status::eligible);
            std::set<std::string> once;
            for (std::size_t k = 0; k < programme.reasons.size(); ++k) {
                if (judged.reasons[k]) once.insert(programme.reasons[k].code);
            }
            for (const std::string& code : once) ++seen[code];
        }
    }
    for (const auto& [code, count] : seen) EXPECT_GE(count, 100) << code;
    for (const ReasonText& reason : programme.reasons) {
        EXPECT_FALSE(reason.clause.empty() || reason.words.ja.empty() || reason.words.en.empty());
    }
}

INSTANTIATE_TEST_SUITE_P(Of, EveryReason,
                         ::testing::Values("satsumasendai-2022-12", "saiki-2022-dose4",
                                           "kumamoto-2021-period7", "national"));

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
from = 2022-09-20
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
