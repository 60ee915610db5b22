// Programme files: every kind of mistake is named with file, line and key; a programme of another
// disease works from its file alone; and no programme stands in C++.
#include "core/programme/load.h"

#include "core/programme/display.h"
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

// Another disease, made up (見本): two doses of one product at 60 and over, eight weeks apart.
constexpr const char* small = R"toml([programme]
id = "sample-shingles"
version = "1"
from = 2030-04-01
until = 2031-03-31
ja = "見本 帯状疱疹"
en = "Sample, shingles"

[[document]]
id = "DOC"
ja = "見本の計画"
en = "Sample plan"

[[age_class]]
id = "60+"
from_years = 60
ja = "60歳以上"
en = "60 and over"

[[class]]
id = "recombinant"
ja = "組換え"
en = "recombinant"

[[product]]
id = "zosterin"
class = "recombinant"
ages = "60+"
ja = "見本ワクチン"
en = "Sample vaccine"
maker_ja = "見本"
maker_en = "Sample"
volumes = [{ microlitres = 500 }]

[[series]]
id = "adult"
products = ["zosterin"]
primary_doses = 2
ages = "60+"
clause = "DOC 1"
ja = "2回"
en = "Two doses"

[[offer]]
doses = [1, 2]
products = ["zosterin"]
ages = "60+"
clause = "DOC 1"
ja = "60歳以上の方が対象です。"
en = "For people of 60 and over."

[[spacing]]
doses = [2]
days = 56
clause = "DOC 2"
ja = "8週間あけます。"
en = "Eight weeks in between."

[[total]]
most = 2
clause = "DOC 3"
ja = "2回で完了です。"
en = "Complete with two doses."

[[deadline]]
doses = [1]
target_dose = 2
clause = "DOC 4"
ja = "2回目が間に合いません。"
en = "There is no time for dose 2."

[[notice]]
code = "wrong_product_for_dose"
clause = "DOC 5"
ja = "この回数には使いません。"
en = "Not given as this dose."

[[notice]]
code = "wrong_product_for_age"
clause = "DOC 5"
ja = "この年齢には使いません。"
en = "Not given at this age."

[[notice]]
code = "unknown_product"
clause = "DOC 5"
ja = "知らない製品です。"
en = "Not a product of this programme."

[[notice]]
code = "document_ambiguous"
clause = "DOC 5"
ja = "定めがありません。"
en = "No rule."
)toml";

Case sample(const std::string& on, const std::string& history = "") {
    Case out;
    out.birth_date = day("1965-06-10");
    out.on = day(on);
    out.doses = doses(history);
    return out;
}

TEST(AProgrammeOfAnotherDisease, IsJudgedFromItsFileAlone) {
    const auto programme = parse_programme(small, "small.toml");
    ASSERT_TRUE(programme.has_value()) << to_line(programme.error(), false);
    const auto verdict = [&](const std::string& on, const std::string& history = "") {
        return assess(*programme, sample(on, history));
    };
    EXPECT_EQ(verdict("2030-04-01").status, Status::eligible);
    EXPECT_EQ(verdict("2030-03-31").earliest, day("2030-04-01"));
    const Verdict second = verdict("2030-05-26", "2030-04-01 zosterin");
    EXPECT_EQ(second.status, Status::not_yet);
    EXPECT_EQ(second.earliest, day("2030-05-27"));
    EXPECT_EQ(second.reasons.front().clause, "DOC 2");
    EXPECT_EQ(verdict("2030-05-27", "2030-04-01 zosterin").status, Status::eligible);
    const Verdict third = verdict("2030-09-01", "2030-04-01 zosterin,2030-05-27 zosterin");
    EXPECT_EQ(third.status, Status::not_eligible);
    EXPECT_FALSE(third.dose_number);
    EXPECT_EQ(codes(third.reasons), "series_complete");
    // 2031-02-03 + 56 days is 2031-03-31.
    EXPECT_TRUE(verdict("2031-02-03").reasons.empty());
    EXPECT_EQ(codes(verdict("2031-02-04").reasons), "series_cannot_finish");
    EXPECT_EQ(product_choices(*programme, day("2030-04-01")).size(), 1u);
    EXPECT_TRUE(product_choices(*programme, day("2031-04-01")).empty());
    EXPECT_EQ(volume_of(*programme, "zosterin", 2), 500);
    EXPECT_EQ(volume_of(*programme, "other", 2), 0);
    EXPECT_EQ(product_name(*programme, "other").en, "other");
}

struct Mistake {
    const char* name;
    const char* old_text;
    const char* new_text;
    const char* key;
    const char*
        near_text;  // The flaw stands on the line of this text, in the changed file; "" for any.
};

class Mistakes : public ::testing::TestWithParam<Mistake> {};

int line_of(const std::string& text, const std::string& what) {
    const auto place = text.find(what);
    if (place == std::string::npos) return -1;
    return 1 + static_cast<int>(
                   std::count(text.begin(), text.begin() + static_cast<long>(place), '\n'));
}

TEST_P(Mistakes, AreNamedWithFileLineAndKey) {
    const Mistake& mistake = GetParam();
    std::string text = small;
    const auto place = text.find(mistake.old_text);
    ASSERT_NE(place, std::string::npos);
    text.replace(place, std::string(mistake.old_text).size(), mistake.new_text);
    const LoadedProgramme loaded = load_programme(text, "broken.toml");
    EXPECT_FALSE(loaded.programme);
    ASSERT_FALSE(loaded.flaws.empty());
    std::string all;
    bool found = false;
    for (const Flaw& flaw : loaded.flaws) {
        all += to_line(flaw, Language::english) + "\n";
        EXPECT_EQ(flaw.file, "broken.toml");
        EXPECT_FALSE(flaw.words.ja.empty());
        const bool place_fits =
            *mistake.near_text == '\0' || flaw.line == line_of(text, mistake.near_text);
        found = found || (flaw.key == mistake.key && place_fits);
    }
    EXPECT_TRUE(found) << "expected " << mistake.key << " at line "
                       << line_of(text, mistake.near_text) << "\n"
                       << all;
}

INSTANTIATE_TEST_SUITE_P(
    Of, Mistakes,
    ::testing::Values(
        Mistake{"Syntax", "days = 56", "days = = 56", "", "days = = 56"},
        Mistake{"UnknownKey", "days = 56", "days = 56\ncolour = 1", "spacing.colour", "colour = 1"},
        Mistake{"UnknownTable", "[[total]]", "[[totals]]", "totals", ""},
        Mistake{"WrongType", "days = 56", "days = \"56\"", "spacing.days", "days = \"56\""},
        Mistake{"OutOfRange", "most = 2", "most = 0", "total.most", "most = 0"},
        Mistake{"NoJapanese", "ja = \"8週間あけます。\"\n", "", "spacing.ja", "[[spacing]]"},
        Mistake{"NoEnglish", "en = \"Eight weeks in between.\"\n", "", "spacing.en", "[[spacing]]"},
        Mistake{"NoClause", "clause = \"DOC 2\"\n", "", "spacing.clause", "[[spacing]]"},
        Mistake{"ForeignDocument", "clause = \"DOC 2\"", "clause = \"LAW 2\"", "spacing.clause",
                "LAW 2"},
        Mistake{"DocumentWithoutSection", "clause = \"DOC 2\"", "clause = \"DOC \"",
                "spacing.clause", "\"DOC \""},
        Mistake{"QuotedDate", "from = 2030-04-01", "from = \"2030-04-01\"", "programme.from",
                "from = \"2030"},
        Mistake{"NoSuchDay", "from = 2030-04-01", "from = 2030-02-30", "", "from = 2030-02-30"},
        Mistake{"NoPeriod", "until = 2031-03-31\n", "", "programme.until", ""},
        Mistake{"BackwardPeriod", "most = 2", "most = 2\nfrom = 2030-06-01\nuntil = 2030-05-31",
                "total.until", "until = 2030-05-31"},
        Mistake{"OutsideThePeriod", "most = 2", "most = 2\nuntil = 2029-05-31", "from",
                "[[total]]"},
        Mistake{"UnknownProduct", "doses = [1, 2]\nproducts = [\"zosterin\"]",
                "doses = [1, 2]\nproducts = [\"zostrin\"]", "offer.products", "zostrin"},
        Mistake{"UnknownAges", "ages = \"60+\"\nclause = \"DOC 1\"\nja = \"60",
                "ages = \"61+\"\nclause = \"DOC 1\"\nja = \"60", "offer.ages", "61+"},
        Mistake{"UnknownReason", "most = 2", "most = 2\ncode = \"too_much\"", "total.code",
                "too_much"},
        Mistake{"UnknownEffect", "most = 2", "most = 2\neffect = \"stop\"", "total.effect",
                "\"stop\""},
        Mistake{"DaysAndMonths", "days = 56", "days = 56\nmonths = 2", "spacing.days", "days = 56"},
        Mistake{"BoundTooLate", "days = 56", "days = 56\nbound_days = 56", "spacing.bound_days",
                "bound_days"},
        Mistake{"SpacingOfNothing", "doses = [2]\ndays = 56", "doses = [7]\ndays = 56", "spacing",
                "[[spacing]]"},
        Mistake{"ResidenceOfNowhere", "[[total]]",
                "[[residence]]\nclause = \"DOC 9\"\nja = \"a\"\nen = \"a\"\n[[total]]",
                "residence.", "[[residence]]"},
        Mistake{"TwiceDefined", "[[series]]",
                "[[class]]\nid = \"recombinant\"\nja = \"a\"\nen = \"a\"\n[[series]]", "class.id",
                "id = \"recombinant\"\nja = \"a\""},
        Mistake{"MissingNotice", "code = \"unknown_product\"", "code = \"wrong_product_for_age\"",
                "notice", ""},
        Mistake{"Overlap", "[[total]]",
                "[[spacing]]\ndays = 50\nfrom = 2030-10-01\nclause = \"DOC 2\"\nja = \"a\"\nen = "
                "\"a\"\n[[total]]",
                "spacing", "[[spacing]]\ndays = 50"},
        Mistake{"TwoOffers", "[[total]]",
                "[[offer]]\ndoses = [1]\nproducts = [\"zosterin\"]\nages = \"60+\"\nclause = \"DOC "
                "1\"\nja = \"a\"\nen = \"a\"\n[[total]]",
                "offer", "[[offer]]\ndoses = [1]\n"},
        Mistake{"NobodyOfTheseAges", "[[offer]]\ndoses = [1, 2]\nproducts = [\"zosterin\"]",
                "[[age_class]]\nid = \"young\"\nuntil_years = 20\nja = \"a\"\nen = \"a\"\n"
                "[[people]]\nid = \"young\"\nany = [{ ages = \"young\" }]\nclause = \"DOC 1\"\n"
                "ja = \"a\"\nen = \"a\"\n[[offer]] # never\ndoses = [1, 2]\npeople = \"young\"\n"
                "products = [\"zosterin\"]",
                "offer.people", "[[offer]] # never"},
        Mistake{"LastWindowBackward", "doses = [1, 2]\nproducts",
                "doses = [1, 2]\nlast_from = 2030-05-02\nlast_until = 2030-05-01\nproducts",
                "offer.last_until", "last_until"},
        Mistake{"TwoBounds", "days = 56", "days = 56\nbound_days = 50\nbound_months = 1",
                "spacing.bound_months", "bound_months"},
        Mistake{"DispatchTwice", "[[total]]",
                "[[dispatch]]\ndoses = [1]\nsend_on = 2030-05-01\nstate = \"sent\"\nclause = "
                "\"DOC 1\"\nja = \"a\"\nen = \"a\"\n[[total]]",
                "dispatch.state", "state = \"sent\""},
        Mistake{"DispatchOfNoKind", "[[total]]",
                "[[dispatch]]\ndoses = [1]\nstate = \"lost\"\nclause = "
                "\"DOC 1\"\nja = \"a\"\nen = \"a\"\n[[total]]",
                "dispatch.state", "state = \"lost\""},
        Mistake{"ApplicationByWhom", "[[total]]",
                "[[application]]\nby = \"anyone\"\nclause = \"DOC 1\"\nja = \"a\"\nen = "
                "\"a\"\n[[total]]",
                "application.by", "anyone"},
        Mistake{"ConditionOfNoGroup", "[[total]]",
                "[[condition]]\ngroup = \"ghosts\"\nclause = \"DOC 1\"\nja = \"a\"\nen = "
                "\"a\"\n[[total]]",
                "condition.group", "ghosts"},
        Mistake{"ObservationOfNoTime", "[[total]]",
                "[[observation]]\nclause = \"DOC 1\"\nja = \"a\"\nen = \"a\"\n[[total]]",
                "observation.minutes", "[[observation]]"},
        Mistake{"AimsAtNothing", "target_dose = 2", "target_dose = 4", "deadline", "[[deadline]]"},
        Mistake{"NobodyOfThisAge", "from_years = 60", "from_years = 60\nuntil_years = 50",
                "age_class.until_years", "until_years = 50"},
        Mistake{"Mentioned", "[[series]]",
                "[[product]]\nid = \"lonely\"\nclass = \"recombinant\"\nages = \"60+\"\nja = "
                "\"a\"\nen = \"a\"\nmaker_ja = \"a\"\nmaker_en = \"a\"\n[[series]]",
                "product.lonely", "[[product]]\nid = \"lonely\""}),
    [](const auto& mistake) { return std::string(mistake.param.name); });

TEST(AFileWithSeveralMistakes, ListsThemAllByLine) {
    std::string text = small;
    text.replace(text.find("days = 56"), 9, "dayz = 56");
    text.replace(text.find("most = 2"), 8, "most = true");
    const LoadedProgramme loaded = load_programme(text, "broken.toml");
    ASSERT_GE(loaded.flaws.size(), 3u);
    EXPECT_TRUE(std::is_sorted(loaded.flaws.begin(), loaded.flaws.end(),
                               [](const Flaw& a, const Flaw& b) { return a.line < b.line; }));
    const auto error = parse_programme(text, "broken.toml");
    ASSERT_FALSE(error.has_value());
    EXPECT_NE(error.error().what.ja.find("broken.toml:"), std::string::npos);
    EXPECT_NE(error.error().what.en.find("total.most"), std::string::npos);
}

TEST(ABackTickAfterABracket, IsAnErrorAndNotTheEnd) {
    EXPECT_FALSE(load_programme("[ `", "x.toml").programme);
    EXPECT_FALSE(load_programme("", "x.toml").programme);
    EXPECT_FALSE(load_programme(std::string(3, '\0'), "x.toml").programme);
}

TEST(TheShippedProgramme, CarriesItsContactsSlipsAndRemarks) {
    const Programme& programme = satsumasendai();
    EXPECT_EQ(programme.document_slips.size(), 6u);
    const auto moved = contacts_for(programme, {"not_resident"});
    EXPECT_TRUE(std::any_of(moved.begin(), moved.end(),
                            [](const Contact& contact) { return contact.id == "project-team"; }));
    EXPECT_EQ(volume_of(programme, "spikevax", 2), 500);
    EXPECT_EQ(volume_of(programme, "spikevax", 3), 250);
    EXPECT_FALSE(product_remark(programme, "nuvaxovid", 3).ja.empty());
    EXPECT_TRUE(product_remark(programme, "nuvaxovid", 1).ja.empty());
    for (const ProductChoice& choice : product_choices(programme, day("2022-12-01"))) {
        EXPECT_NE(choice.id, "vaxzevria") << "no offer names it";
    }
}

}  // namespace
}  // namespace uketsuke::testing
