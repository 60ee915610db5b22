// What must hold for every case: `earliest` is what a day-by-day search finds, the order of the
// history is nothing, a rule for a group touches nobody else, and nothing crashes.
#include <random>
#include <set>

#include "core/eligibility/case_lines.h"
#include "core/eligibility/standing.h"
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

// Cases crowd around the days on which rules change; a fixed seed makes every run the same.
class Cases {
  public:
    explicit Cases(unsigned seed) : chance_(seed) {}

    Case next() {
        const Programme& programme = satsumasendai();
        Case out;
        out.id = "見本";
        out.municipality = one_in(12) ? "431001" : programme.municipality;
        out.birth_date = birth();
        out.on = day("2021-02-01") + std::chrono::days{below(800)};
        add_doses(out);
        for (const Group& group : programme.groups) {
            if (one_in(7)) out.groups.push_back(group.id);
            if (one_in(25)) out.doctor_confirmed.push_back(group.id);
        }
        if (one_in(4)) {
            static const char* const kinds[] = {"influenza", "shingles", "tetanus"};
            out.other_vaccines.push_back(
                {out.on + std::chrono::days{below(40) - 20}, kinds[below(3)]});
        }
        if (one_in(3)) out.product = product();
        if (one_in(9)) out.resident_since = out.on + std::chrono::days{below(60) - 20};
        if (one_in(5)) {
            out.voucher = VoucherFacts{1, 1 + below(5), programme.municipality, "0000000001"};
        }
        return out;
    }

    int below(int limit) { return static_cast<int>(chance_() % static_cast<unsigned>(limit)); }
    bool one_in(int n) { return below(n) == 0; }

  private:
    std::string product() {
        const auto& all = satsumasendai().products;
        const int index = below(static_cast<int>(all.size()) + 1);
        return index == static_cast<int>(all.size()) ? "sinovac"
                                                     : all[static_cast<std::size_t>(index)].id;
    }

    Day birth() {
        static const int ages[] = {0, 3, 5, 11, 12, 15, 16, 17, 18, 40, 59, 60, 80};
        return day("2022-10-15") - std::chrono::days{ages[below(13)] * 365 + below(500)};
    }

    void add_doses(Case& out) {
        static const int gaps[] = {0, 14, 19, 21, 28, 56, 92, 150, 153, 190, 300};
        Day date = out.on - std::chrono::days{below(900)};
        const std::string usual = product();
        for (int count = below(6); count > 0; --count) {
            out.doses.push_back({date, one_in(4) ? product() : usual});
            date += std::chrono::days{gaps[below(11)] + below(3)};
        }
    }

    std::mt19937 chance_;
};

bool is_yes(Status status) { return status == Status::eligible || status == Status::confirm; }

// The definition of `earliest`, day by day until beyond the last day of the programme.
std::optional<Day> day_by_day(Case facts) {
    for (; facts.on <= day("2023-04-03"); facts.on += std::chrono::days{1}) {
        if (is_yes(judge(satsumasendai(), facts).status)) return facts.on;
    }
    return std::nullopt;
}

std::string line(const Case& facts, const Verdict& verdict) {
    return format_day(facts.birth_date) + " on " + format_day(facts.on) + ": " +
           print_verdict("", verdict, Language::english);
}

TEST(Earliest, IsWhatADayByDaySearchFinds) {
    Cases cases(20221201);
    for (int i = 0; i < 600; ++i) {
        const Case facts = cases.next();
        const Verdict verdict = assess(satsumasendai(), facts);
        const auto expected = day_by_day(facts);
        ASSERT_EQ(verdict.earliest, expected) << line(facts, verdict);
        ASSERT_EQ(is_yes(verdict.status), expected == facts.on) << line(facts, verdict);
        ASSERT_EQ(verdict.status == Status::not_eligible, !expected) << line(facts, verdict);
        ASSERT_EQ(verdict.products.empty(), !expected) << line(facts, verdict);
    }
}

TEST(Earliest, NamesProductsThatAreAllowedOnThatDayUnderThatStatus) {
    Cases cases(7);
    for (int i = 0; i < 3000; ++i) {
        Case facts = cases.next();
        const Verdict verdict = assess(satsumasendai(), facts);
        if (!verdict.earliest) continue;
        facts.on = *verdict.earliest;
        const Status that_day = assess(satsumasendai(), facts).status;
        for (const std::string& product : verdict.products) {
            facts.product = product;
            const Verdict about = assess(satsumasendai(), facts);
            ASSERT_LE(about.status, that_day) << product << " " << line(facts, about);
        }
    }
}

TEST(AVerdict, ThatIsNotEligibleSaysWhyAndEveryReasonHasItsClause) {
    Cases cases(99);
    std::set<std::string> seen;
    for (int i = 0; i < 20000; ++i) {
        const Case facts = cases.next();
        const Verdict verdict = assess(satsumasendai(), facts);
        if (verdict.status != Status::eligible) {
            ASSERT_FALSE(verdict.reasons.empty()) << line(facts, verdict);
        }
        for (const Reason& reason : verdict.reasons) {
            seen.insert(reason.code);
            ASSERT_FALSE(reason.clause.empty() || reason.text.ja.empty() || reason.text.en.empty());
        }
    }
    EXPECT_GE(seen.size(), 19u) << joined({seen.begin(), seen.end()});
}

TEST(TheOrderOfAHistory, ChangesNothing) {
    Cases cases(5);
    std::mt19937 chance(5);
    for (int i = 0; i < 3000; ++i) {
        Case facts = cases.next();
        const Verdict before = assess(satsumasendai(), facts);
        std::shuffle(facts.doses.begin(), facts.doses.end(), chance);
        if (!facts.doses.empty()) facts.doses.push_back(facts.doses.front());
        ASSERT_EQ(assess(satsumasendai(), facts), before) << line(facts, before);
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
    Cases cases(11);
    for (int i = 0; i < 5000; ++i) {
        Case facts = cases.next();
        std::erase(facts.groups, "healthcare_worker");
        std::erase(facts.doctor_confirmed, "healthcare_worker");
        const Verdict before = assess(satsumasendai(), facts);
        const Verdict after = assess(*wider, facts);
        ASSERT_EQ(before.status, after.status) << line(facts, before);
        ASSERT_EQ(before.earliest, after.earliest) << line(facts, before);
        ASSERT_EQ(before.products, after.products) << line(facts, before);
    }
}

TEST(NoCase, Crashes) {
    Cases cases(3);
    for (int i = 0; i < 500; ++i) {
        Case facts = cases.next();
        for (int extra = cases.below(40); extra > 0; --extra) {
            facts.doses.push_back({day("1868-01-01") + std::chrono::days{cases.below(120000)},
                                   cases.one_in(2) ? "" : "unknown " + std::to_string(extra)});
        }
        if (cases.one_in(3)) facts.birth_date = day("2200-12-31");
        facts.height_cm = cases.one_in(2) ? -1e300 : 1e-300;
        facts.weight_kg = 1e300;
        const Verdict verdict = assess(satsumasendai(), facts);
        ASSERT_FALSE(print_verdict(facts.id, verdict, judge_history(satsumasendai(), facts),
                                   Language::japanese)
                         .empty());
    }
}

}  // namespace
}  // namespace uketsuke::testing
