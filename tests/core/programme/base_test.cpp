// A programme on top of another: what it takes over, which of two intervals counts when, and the
// ways in which a base can be missing, broken or circular.
#include "tests/core/programme/made_up_base.h"

namespace uketsuke::testing {
namespace {

std::string verdict(const Programme& programme, const std::string& first, const std::string& on) {
    Case facts;
    facts.birth_date = day("2000-01-01");
    facts.on = day(on);
    facts.doses = doses(first);
    const Verdict out = assess(programme, facts);
    std::string text = to_text(out.status);
    for (const Reason& reason : out.reasons) text += " " + reason.code + "/" + reason.clause;
    return text;
}

TEST(AProgrammeOnABase, TakesOverNounsAndRulesButNoOffers) {
    const LoadedProgramme loaded = load(town(""));
    ASSERT_TRUE(loaded.programme) << flaws(loaded);
    const Programme& programme = *loaded.programme;
    EXPECT_EQ(programme.id, "town");
    EXPECT_EQ(programme.builds_on, "base");
    EXPECT_EQ(programme.version, "1+base-7") << "a recorded dose names both versions";
    EXPECT_EQ(programme.products.size(), 2u);
    EXPECT_EQ(programme.offers.size(), 1u);
    EXPECT_EQ(verdict(programme, "", "2030-02-28"), "not_yet period_not_open/TWN 1");
    EXPECT_EQ(verdict(programme, "2030-03-01 a", "2030-03-20"), "not_yet interval_too_short/BAS 2");
    EXPECT_EQ(verdict(programme, "2030-03-01 a", "2030-03-21"), "eligible");
    // most = 2 is not taken over.
    EXPECT_EQ(verdict(programme, "2030-03-01 b,2030-03-02 b", "2030-03-21"), "eligible");
}

TEST(AnIntervalLaterThanTheBases, LeavesTheDaysBetweenToTheDoctor) {
    const LoadedProgramme loaded = load(town(spacing("doses = [2]\ndays = 25")));
    ASSERT_TRUE(loaded.programme) << flaws(loaded);
    struct Row {
        const char* first;
        const char* on;
        const char* verdict;
    };
    for (const Row& row : {Row{"2030-03-01 a", "2030-03-20", "not_yet interval_too_short/BAS 2"},
                           Row{"2030-03-01 a", "2030-03-21", "confirm earlier_than_standard/TWN 2"},
                           Row{"2030-03-01 a", "2030-03-25", "confirm earlier_than_standard/TWN 2"},
                           Row{"2030-03-01 a", "2030-03-26", "eligible"},
                           // From July on the bound is ten days.
                           Row{"2030-06-25 a", "2030-06-30", "not_yet interval_too_short/BAS 2"},
                           Row{"2030-06-25 a", "2030-07-04", "not_yet interval_too_short/BAS 3"},
                           Row{"2030-06-25 a", "2030-07-05", "confirm earlier_than_standard/TWN 2"},
                           Row{"2030-06-25 a", "2030-07-20", "eligible"},
                           // Where the base says nothing, the file's own interval is the bound.
                           Row{"2030-03-01 b", "2030-03-25", "not_yet interval_too_short/TWN 2"},
                           Row{"2030-03-01 b", "2030-03-26", "eligible"}}) {
        EXPECT_EQ(verdict(*loaded.programme, row.first, row.on), row.verdict) << row.on;
    }
}

TEST(AnIntervalEqualToTheBases, IsSaidOnce) {
    const LoadedProgramme loaded =
        load(town(spacing("doses = [2]\nproducts = [\"a\"]\ndays = 20\nuntil = 2030-06-30")));
    ASSERT_TRUE(loaded.programme) << flaws(loaded);
    EXPECT_EQ(verdict(*loaded.programme, "2030-03-01 a", "2030-03-20"),
              "not_yet interval_too_short/TWN 2");
}

TEST(AnIntervalInMonths, IsComparedWithABoundInDaysOnEachDay) {
    const LoadedProgramme loaded = load(town(spacing("doses = [2]\nmonths = 1")));
    ASSERT_TRUE(loaded.programme) << flaws(loaded);
    EXPECT_EQ(verdict(*loaded.programme, "2030-03-05 a", "2030-03-24"),
              "not_yet interval_too_short/BAS 2");
    EXPECT_EQ(verdict(*loaded.programme, "2030-03-05 a", "2030-03-25"),
              "confirm earlier_than_standard/TWN 2");
    EXPECT_EQ(verdict(*loaded.programme, "2030-03-05 a", "2030-04-05"), "eligible");
}

TEST(AFile, MayRewriteGroupsAndAnswersOfItsBase) {
    const LoadedProgramme loaded = load(town(R"toml([[group]]
id = "staff"
established_by = "doctor"
name_ja = "職員"
name_en = "our staff"
question_ja = "職員ですか。"
question_en = "Staff?"
clause = "TWN 3"
ja = "職員"
en = "staff"
[[notice]]
code = "unknown_product"
clause = "TWN 4"
ja = "b"
en = "b"
)toml"));
    ASSERT_TRUE(loaded.programme) << flaws(loaded);
    ASSERT_EQ(loaded.programme->groups.size(), 1u);
    EXPECT_EQ(loaded.programme->groups[0].name.en, "our staff");
    Case facts;
    facts.birth_date = day("2000-01-01");
    facts.on = day("2030-03-01");
    facts.product = "c";
    EXPECT_EQ(assess(*loaded.programme, facts).reasons.front().clause, "TWN 4");
}

struct BadBase {
    const char* name;
    std::string text;
    Files files;
    const char* expected;  // Part of the flaws as printed.
};

class BadBases : public ::testing::TestWithParam<BadBase> {};

TEST_P(BadBases, AreNamedWithFileLineAndKey) {
    const LoadedProgramme loaded = load(GetParam().text, GetParam().files);
    EXPECT_FALSE(loaded.programme);
    EXPECT_NE(flaws(loaded).find(GetParam().expected), std::string::npos) << flaws(loaded);
}

std::string broken_base() {
    std::string text = base;
    text.replace(text.find("days = 20"), 9, "dayz = 20");
    return text;
}

INSTANTIATE_TEST_SUITE_P(
    Of, BadBases,
    ::testing::Values(
        BadBase{"Missing", town(""), {}, "town.toml:4: programme.builds_on: \"base\""},
        BadBase{"Path", town("", "../base"), {{"../base", base}}, "builds_on: Write an id"},
        BadBase{"Itself", town("", "town"), {}, "town.toml:4: programme.builds_on: \"town\""},
        BadBase{"Circular",
                town("", "other"),
                {{"other", "[programme]\nid = \"other\"\nbuilds_on = \"town\"\n"}},
                "other.toml:3: programme.builds_on: \"town\" builds on this file in turn"},
        BadBase{"UnderAnotherName",
                town("", "other"),
                {{"other", "[programme]\nid = \"alias\"\nbuilds_on = \"other\"\n"}},
                "other.toml:3: programme.builds_on: \"other\" builds on this file in turn"},
        BadBase{"WrongType",
                "[programme]\nid = \"town\"\nbuilds_on = 3\n",
                {{"base", base}},
                "town.toml:3: programme.builds_on: This must be a string"},
        BadBase{"BrokenItself", town(""), {{"base", broken_base()}}, "base.toml:65: spacing.dayz"},
        BadBase{"NoToml", town(""), {{"base", "= 3"}}, "base.toml:1: "},
        BadBase{"Shorter",
                town(spacing("doses = [2]\ndays = 19")),
                {{"base", base}},
                "spacing: This is shorter than the interval of the programme it builds on (BAS 2)"},
        BadBase{"TwiceDefined",
                town("[[class]]\nid = \"kind\"\nja = \"a\"\nen = \"a\"\n"),
                {{"base", base}},
                "class.id: \"kind\" is defined twice"}),
    [](const auto& row) { return std::string(row.param.name); });

TEST(ShippedProgrammes, AllLoadAndHaveNoTwoIdsAlike) {
    for (const char* id :
         {"national", "satsumasendai-2022-12", "saiki-2022-dose4", "kumamoto-2021-period7"}) {
        EXPECT_EQ(shipped_programme(id).id, id);
    }
}

}  // namespace
}  // namespace uketsuke::testing
