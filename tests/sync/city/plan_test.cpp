// The plan of a made-up city: the shipped one, one of another disease, and each way in which such a
// file can be wrong.
#include <algorithm>
#include <set>

#include "core/programme/load.h"
#include "sync/city/history.h"
#include "sync/city/plan_file.h"
#include "tests/paths.h"
#include "tests/sync/city/plan_under_test.h"

namespace uketsuke {
namespace {

using namespace testing_tools;

TEST(Plan, IsFoundByIdByFileAndAsTheFirstOfTheAssets) {
    const std::string file = std::string(test::assets_dir) + "/demo/satsumasendai.toml";
    for (const std::string& name : {std::string("satsumasendai"), file, std::string()}) {
        const auto plan = open_city_plan(name);
        ASSERT_TRUE(plan.has_value()) << name;
        EXPECT_EQ(plan->municipality, "462152");
        EXPECT_EQ(format_day(plan->today), "2022-12-01");
    }
}

TEST(Plan, ThatIsNotThereIsRefusedWithWhatThereIs) {
    const auto plan = open_city_plan("elsewhere");
    ASSERT_FALSE(plan.has_value());
    EXPECT_EQ(plan.error().code, "city.no_plan");
    EXPECT_EQ(plan.error().kind, ErrorKind::not_found);
    EXPECT_NE(plan.error().next.en.find("satsumasendai"), std::string::npos);
    EXPECT_NE(plan.error().next.ja.find("見本の町"), std::string::npos);
}

std::string changed(std::string text, const std::string& from, const std::string& to) {
    const auto place = text.find(from);
    EXPECT_NE(place, std::string::npos) << from;
    return place == std::string::npos ? text : text.replace(place, from.size(), to);
}

TEST(Plan, AloneSaysWhatIsGivenAndWhen) {
    std::string text = shipped_plan_text();
    for (auto place = text.find("comirnaty"); place != text.npos; place = text.find("comirnaty"))
        text.replace(place, 9, "zosterin");
    text = changed(text, "days_to_second = 21", "days_to_second = 60");
    text = changed(text, "first = 2021-05-10", "first = 2021-03-10");
    const CityPlan plan = parse_city_plan(text, "other.toml").value();
    const Patient old{make_day(1940, 1, 1), {}, plan.today};
    for (std::uint64_t seed = 1; seed < 40; ++seed) {
        const auto doses = primary_series(plan, old, 2, Chance(seed, "series"));
        ASSERT_EQ(doses.size(), 2u);
        EXPECT_GE(doses[0].date, make_day(2021, 3, 10));
        EXPECT_LT(doses[0].date, make_day(2021, 3, 10) + std::chrono::days(80));
        if (doses[0].product == "spikevax") continue;
        EXPECT_EQ(doses[0].product, "zosterin");
        EXPECT_GE((doses[1].date - doses[0].date).count(), 60);
    }
}

struct Mistake {
    const char* name;
    const char* old_text;
    const char* new_text;
    const char* key;
    const char* near_text;  // Its first place in the changed text tells the line.
};

class PlanMistakes : public testing::TestWithParam<Mistake> {};

TEST_P(PlanMistakes, AreNamedWithFileLineAndKey) {
    const Mistake& mistake = GetParam();
    const std::string text = changed(shipped_plan_text(), mistake.old_text, mistake.new_text);
    const auto place = text.find(mistake.near_text);
    ASSERT_NE(place, std::string::npos);
    const auto line = 1 + std::count(text.begin(), text.begin() + static_cast<long>(place), '\n');
    const LoadedCityPlan loaded = load_city_plan(text, "broken.toml");
    EXPECT_FALSE(loaded.plan.has_value());
    std::string all;
    bool found = false;
    for (const Flaw& flaw : loaded.flaws) {
        all += to_line(flaw, Language::english) + "\n";
        found |= flaw.file == "broken.toml" && flaw.key == mistake.key && flaw.line == line &&
                 !flaw.words.ja.empty() && !flaw.words.en.empty();
    }
    EXPECT_TRUE(found) << "expected " << mistake.key << " at line " << line << "\n" << all;
    const auto parsed = parse_city_plan(text, "broken.toml");
    ASSERT_FALSE(parsed.has_value());
    EXPECT_EQ(parsed.error().code, "city.flaws");
    EXPECT_EQ(parsed.error().kind, ErrorKind::bad_input);
}

INSTANTIATE_TEST_SUITE_P(
    Of, PlanMistakes,
    testing::Values(
        Mistake{"Syntax", "today = 2022-12-01", "today = = 1", "", "today = = 1"},
        Mistake{"UnknownTable", "[welcome]", "[colour]\nred = 1\n\n[welcome]", "colour",
                "[colour]"},
        Mistake{"UnknownKey", "days = 18", "days = 18\nred = 1", "infant_dose.red", "red = 1"},
        Mistake{"WrongCheckDigit", "\"462152\"", "\"462153\"", "city.municipality", "462153"},
        Mistake{"NoSuchDay", "today = 2022-12-01", "today = 2022-02-30", "", "2022-02-30"},
        Mistake{"DayInQuotes", "today = 2022-12-01", "today = \"2022-12-01\"", "city.today",
                "today = \"2022"},
        Mistake{"MissingDay", "opens = 2022-09-06\n", "", "child_booster.opens", "[child_booster]"},
        Mistake{"MissingTable", "[ages]", "[age]", "ages", "\n"},
        Mistake{"AgesFall", "child_years = 5", "child_years = 12", "ages.adult_years",
                "adult_years"},
        Mistake{"TooManyInGroups", "per_mille = 180", "per_mille = 880", "groups.share.per_mille",
                "per_mille = 50"},
        Mistake{"UnknownGroup", "[\"essential_worker\"]", "[\"essential\"]", "people.any.groups",
                "[\"essential\"]"},
        Mistake{"NobodyMeant", "any = [{ years_from = 16 }]\n", "", "people.any",
                "[[people]]\nid = \"sixteen"},
        Mistake{"PeopleTwice", "id = \"sixteen_and_over\"", "id = \"grown_up\"", "people.id",
                "id = \"grown_up\"\nany = [{ years_from = 16"},
        Mistake{"UnknownPeople", "people = \"grown_up\"", "people = \"grownup\"",
                "adult_series.product.people", "\"grownup\""},
        Mistake{"LotAsARealOne", "lot = \"99#9A\"", "lot = \"EY#9A\"", "product.lot", "EY#9A"},
        Mistake{"LotWithoutNumber", "lot = \"99#9A\"", "lot = \"999A\"", "product.lot", "999A"},
        Mistake{"ProductTwice", "id = \"nuvaxovid\"", "id = \"vaxzevria\"", "product.id",
                "id = \"vaxzevria\"\nlabel = \"ヌ"},
        Mistake{"UnknownProduct", "product = \"comirnaty-6m-4y\"", "product = \"comirnatty\"",
                "infant_dose.product", "comirnatty"},
        Mistake{"SeriesWithoutInterval", "product = \"comirnaty-5-11\"",
                "product = \"comirnaty-ba1\"", "child_series.product",
                "product = \"comirnaty-ba1\"\nfirst"},
        Mistake{"NoClause", "clause = \"OURS 16歳以上\"\n", "", "adult_series.window.clause",
                "[[adult_series.window]]\npeople = \"sixteen"},
        Mistake{"ClauseOfNoDocument", "clause = \"SAT 8(1)エ\"", "clause = \"8(1)エ\"",
                "adapted_dose.opens.clause", "\"8(1)エ\""},
        Mistake{"FirstWindowForSome", "[[adult_series.window]]\nfirst",
                "[[adult_series.window]]\npeople = \"elderly\"\nfirst", "adult_series.window",
                "[[adult_series.window]]"},
        Mistake{"EmptyWindow", "days = 140", "days = 0", "adult_series.window.days", "days = 0"},
        Mistake{"LastProductForSome", "[[adult_series.product]]\nproduct = \"comirnaty\"",
                "[[adult_series.product]]\nproduct = \"comirnaty\"\nper_mille = 1",
                "adult_series.product", "[[adult_series.product]]\nproduct = \"comirnaty\""},
        Mistake{"LastOpeningForSome", "day = 2022-10-13", "dose_until = 4\nday = 2022-10-13",
                "adapted_dose.opens", "[[adapted_dose.opens]]\ndose_until"},
        Mistake{"LastEndForSome", "[[original_boosters.dose.ends]]\nday = 2022-09-26",
                "[[original_boosters.dose.ends]]\npeople = \"elderly\"\nday = 2022-09-26",
                "original_boosters.dose.ends",
                "[[original_boosters.dose.ends]]\npeople = \"elderly\""},
        Mistake{"DosesFall", "dose_until = 4", "dose_until = 3", "adapted_dose.opens.dose_until",
                "dose_until = 3"},
        Mistake{"FirstIntervalFromADay", "months = 5\nclause = \"SAT 2(2)※\"",
                "months = 5\nfrom = 2022-01-01\nclause = \"SAT 2(2)※\"", "adapted_dose.interval",
                "[[adapted_dose.interval]]"},
        Mistake{"MoreElderlyThanResidents", "elderly = 30_367", "elderly = 92_293",
                "population.elderly", "elderly = 92_293"},
        Mistake{"RegisterAfterCount", "day = 2022-01-01", "day = 2022-12-01", "register.day",
                "day = 2022-12-01\ninfants"},
        Mistake{"MoreSecondThanFirst", "adult_second = 74_990", "adult_second = 75_226",
                "doses.adult_second", "adult_second = 75_226"},
        Mistake{"FewerWithTheDead", "second = 77_782", "second = 76_371", "places.second",
                "second = 76_371"},
        Mistake{"PartsAboveTheWhole", "children = 6_000", "children = 58_296", "preset.children",
                "children = 58_296"},
        Mistake{"MoreDeadThanDosesOfThem", "before_register = 400", "before_register = 1_535",
                "dead.before_register", "before_register = 1_535"}),
    [](const auto& mistake) { return std::string(mistake.param.name); });

}  // namespace
}  // namespace uketsuke
