// Lists of lots and screening forms: the shipped files, what they answer, and each way in which
// such a file can be wrong.
#include "core/programme/form.h"
#include "core/programme/lots.h"
#include "core/visit/screening.h"
#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

Lots sample_lots() {
    const Programme national = shipped_programme("national");
    LoadedLots loaded = load_lots(asset("lots/sample.toml"), "sample.toml", &national);
    for (const Flaw& flaw : loaded.flaws) ADD_FAILURE() << flaw.line << " " << flaw.key;
    return std::move(loaded.lots.value());
}

TEST(Lots, AreListedByProductAndNumberWithBothOfTheirLastDays) {
    const Lots lots = sample_lots();
    const Lot* extended = find_lot(lots, "comirnaty", "XX0001");
    ASSERT_NE(extended, nullptr);
    EXPECT_EQ(extended->printed, day("2022-01-31"));
    EXPECT_EQ(extended->effective, day("2022-07-31"));
    EXPECT_EQ(find_lot(lots, "spikevax", "000000X")->effective, day("2022-03-15")) << "as printed";
    EXPECT_EQ(find_lot(lots, "comirnaty", "XX0002"), nullptr) << "not listed";
    EXPECT_EQ(find_lot(lots, "comirnaty", "xx0001"), nullptr) << "compared exactly";
    EXPECT_EQ(find_lot(lots, "spikevax", "XX0001"), nullptr) << "of another product";
}

TEST(Lots, AreHeldBackFromTheDayOfTheNoticeOn) {
    const Lots lots = sample_lots();
    EXPECT_EQ(hold_on(lots, "spikevax", "0000001", day("2021-08-25")), nullptr);
    const Hold* hold = hold_on(lots, "spikevax", "0000001", day("2021-08-26"));
    ASSERT_NE(hold, nullptr);
    EXPECT_EQ(hold->clause, "SMP 2");
    EXPECT_NE(hold_on(lots, "spikevax", "0000001", day("2021-08-27")), nullptr);
    EXPECT_EQ(hold_on(lots, "spikevax", "0000002", day("2021-08-27")), nullptr);
}

TEST(Lots, KnowWhatAPackageHolds) {
    const Lots lots = sample_lots();
    const auto package_of = [&](const char* gtin) {
        return find_package(lots, *Gtin::parse(gtin));
    };
    const Package* vial = package_of("09520000000011");
    ASSERT_NE(vial, nullptr);
    EXPECT_EQ(vial->product, "comirnaty");
    EXPECT_EQ(vial->kind, PackageKind::vial);
    EXPECT_EQ(vial->doses, 6);
    EXPECT_EQ(vial->clause, "SMP 3");
    const Package* box = package_of("19520000000018");
    ASSERT_NE(box, nullptr);
    EXPECT_EQ(box->kind, PackageKind::box);
    EXPECT_EQ(box->doses, 1170);
    EXPECT_EQ(package_of("09520000000219"), nullptr) << "not listed";
}

// 952 is what GS1 keeps for examples: no shipped list names a real product.
TEST(Lots, ThatAreShippedHaveMadeUpGtinsOnly) {
    for (const char* file : {"lots/sample.toml", "lots/made-up-city.toml"}) {
        const LoadedLots loaded = load_lots(asset(file), file);
        ASSERT_TRUE(loaded.lots) << file;
        EXPECT_FALSE(loaded.lots->packages.empty()) << file;
        for (const Package& package : loaded.lots->packages)
            EXPECT_EQ(package.gtin.text().substr(1, 3), "952") << file;
    }
}

struct Mistake {
    const char* name;
    const char* old_text;
    const char* new_text;
    const char* key;
    const char* near_text;
};

template <class Load>
void expect_flaw(std::string text, const Mistake& mistake, Load load) {
    const auto place = text.find(mistake.old_text);
    ASSERT_NE(place, std::string::npos);
    text.replace(place, std::string(mistake.old_text).size(), mistake.new_text);
    const auto before = text.substr(0, text.find(mistake.near_text));
    const int line = 1 + static_cast<int>(std::count(before.begin(), before.end(), '\n'));
    std::string all;
    bool found = false;
    for (const Flaw& flaw : load(text)) {
        all += to_line(flaw, Language::english) + "\n";
        found = found || (flaw.file == "broken.toml" && flaw.key == mistake.key &&
                          flaw.line == line && !flaw.words.ja.empty());
    }
    EXPECT_TRUE(found) << "expected " << mistake.key << " at line " << line << "\n" << all;
}

class LotMistakes : public ::testing::TestWithParam<Mistake> {};

TEST_P(LotMistakes, AreNamedWithFileLineAndKey) {
    expect_flaw(asset("lots/sample.toml"), GetParam(), [](const std::string& text) {
        const Programme national = shipped_programme("national");
        const LoadedLots loaded = load_lots(text, "broken.toml", &national);
        EXPECT_FALSE(loaded.lots);
        return loaded.flaws;
    });
}

INSTANTIATE_TEST_SUITE_P(
    Of, LotMistakes,
    ::testing::Values(
        Mistake{"Syntax", "version = \"2\"", "version = = 2", "", "version = = 2"},
        Mistake{"UnknownKey", "number = \"XX0001\"", "number = \"XX0001\"\ncolour = 1",
                "lot.colour", "colour = 1"},
        Mistake{"UnknownProduct", "product = \"comirnaty\"", "product = \"comirnatty\"",
                "lot.product", "comirnatty"},
        Mistake{"NoPrintedDay", "printed_expiry = 2022-01-31\n", "", "lot.printed_expiry",
                "[[lot]]"},
        Mistake{"EarlierThanPrinted", "effective_expiry = 2022-07-31",
                "effective_expiry = 2022-01-30", "lot.effective_expiry", "effective_expiry"},
        Mistake{"TooLong", "number = \"XX0001\"", "number = \"XX0001XX0001XX0001XX0\"",
                "lot.number", "XX0001XX"},
        Mistake{"TwiceListed", "[[hold]]",
                "[[lot]]\nproduct = \"comirnaty\"\nnumber = \"XX0001\" # again\nprinted_expiry = "
                "2022-01-31\nclause = \"SMP 1\"\n[[hold]]",
                "lot.number", "number = \"XX0001\" # again"},
        Mistake{"HoldWithoutDay", "from = 2021-08-26\n", "", "hold.from", "[[hold]]"},
        Mistake{"HoldThatNeverHolds", "from = 2021-08-26", "from = 2021-08-26\nuntil = 2021-08-25",
                "hold.until", "until = 2021-08-25"},
        Mistake{"WrongCheckDigit", "gtin = \"09520000000011\"", "gtin = \"09520000000012\"",
                "package.gtin", "09520000000012"},
        Mistake{"ShortGtin", "gtin = \"09520000000011\"", "gtin = \"9520000000011\"",
                "package.gtin", "gtin = \"9520000000011\""},
        Mistake{"TwicePackaged", "gtin = \"19520000000018\"", "gtin = \"09520000000011\" # again",
                "package.gtin", "# again"},
        Mistake{"NoPackage", "kind = \"box\"", "kind = \"bag\"", "package.kind", "bag"},
        Mistake{"NoDoses", "doses = 6\n", "", "package.doses", "[[package]]"},
        Mistake{"EmptyPackage", "doses = 6", "doses = 0", "package.doses", "doses = 0"},
        Mistake{"PackageOfUnknownProduct", "gtin = \"09520000000011\"\nproduct = \"comirnaty\"",
                "gtin = \"09520000000011\"\nproduct = \"comirnatty\"", "package.product",
                "comirnatty"},
        Mistake{"ForeignDocument", "clause = \"SMP 2\"", "clause = \"LAW 2\"", "hold.clause",
                "LAW 2"}),
    [](const auto& row) { return std::string(row.param.name); });

ScreeningForm shipped_form() {
    LoadedForm loaded = load_form(asset("forms/covid-19-8.toml"), "covid-19-8.toml");
    for (const Flaw& flaw : loaded.flaws) ADD_FAILURE() << flaw.line << " " << flaw.key;
    return std::move(loaded.form.value());
}

TEST(TheForm, LetsWhoAnswersAsHeShouldPass) {
    const ScreeningForm form = shipped_form();
    EXPECT_EQ(form.questions.size(), 14u) << "those of the paper, and one that is asked beside it";
    EXPECT_EQ(judge_form(form, {}, 365).worst, AnswerMeans::nothing);
    EXPECT_EQ(judge_form(form, {{"convulsions", false}, {"wish", true}}, std::nullopt).worst,
              AnswerMeans::nothing);
    EXPECT_EQ(judge_form(form, {{"no such question", true}}, 365).worst, AnswerMeans::nothing);
}

TEST(TheForm, SaysWhatADeviatingAnswerMeans) {
    const ScreeningForm form = shipped_form();
    struct Row {
        const char* question;
        bool yes;
        AnswerMeans means;
    };
    for (const Row& row :
         {Row{"earlier_doses", true, AnswerMeans::nothing},
          Row{"earlier_doses", false, AnswerMeans::nothing},
          Row{"registered_here", false, AnswerMeans::desk},
          Row{"read_explanation", false, AnswerMeans::desk},
          Row{"under_treatment", true, AnswerMeans::doctor},
          Row{"ill_last_month", true, AnswerMeans::doctor},
          Row{"unwell_today", true, AnswerMeans::doctor},
          Row{"convulsions", true, AnswerMeans::doctor},
          Row{"severe_allergy", true, AnswerMeans::doctor},
          Row{"ill_after_vaccination", true, AnswerMeans::doctor},
          Row{"pregnant_or_nursing", true, AnswerMeans::doctor},
          Row{"other_vaccine", true, AnswerMeans::desk},
          Row{"questions", true, AnswerMeans::doctor}, Row{"wish", false, AnswerMeans::stop}}) {
        const FormJudgement judged = judge_form(form, {{row.question, row.yes}}, 365);
        EXPECT_EQ(judged.worst, row.means) << row.question;
        EXPECT_EQ(judged.because.size(), row.means == AnswerMeans::nothing ? 0u : 1u);
    }
    const FormJudgement both =
        judge_form(form, {{"wish", false}, {"convulsions", true}}, std::nullopt);
    EXPECT_EQ(both.worst, AnswerMeans::stop);
    ASSERT_EQ(both.because.size(), 2u);
    EXPECT_EQ(both.because[0]->id, "convulsions") << "in the form's order";
}

TEST(AFever, StopsFrom375) {
    const ScreeningForm form = shipped_form();
    EXPECT_FALSE(judge_form(form, {}, 374).fever);
    EXPECT_TRUE(judge_form(form, {}, 375).fever);
    EXPECT_EQ(judge_form(form, {}, 376).worst, AnswerMeans::stop);
}

TEST(TheGuardian, SignsUntilTheEveOf16) {
    const ScreeningForm form = shipped_form();
    const Day birth = day("2006-12-16");
    EXPECT_TRUE(needs_guardian(form, birth, day("2022-12-14")));
    EXPECT_FALSE(needs_guardian(form, birth, day("2022-12-15")));
    EXPECT_FALSE(needs_guardian(form, birth, day("2022-12-16")));
}

TEST(WhoIsUnsuitable, IsAReasonThatTheDeskCanRecord) {
    const Programme national = shipped_programme("national");
    for (const Unsuitable& one : national.unsuitable) {
        EXPECT_TRUE(is_screening_reason(screening_reasons(national), one.id)) << one.id;
    }
}

class FormMistakes : public ::testing::TestWithParam<Mistake> {};

TEST_P(FormMistakes, AreNamedWithFileLineAndKey) {
    expect_flaw(asset("forms/covid-19-8.toml"), GetParam(), [](const std::string& text) {
        const LoadedForm loaded = load_form(text, "broken.toml");
        EXPECT_FALSE(loaded.form);
        return loaded.flaws;
    });
}

INSTANTIATE_TEST_SUITE_P(
    Of, FormMistakes,
    ::testing::Values(
        Mistake{"UnknownKey", "number = 5", "number = 5\nmaybe = \"stop\"", "question.maybe",
                "maybe = "},
        Mistake{"UnknownMeaning", "yes = \"doctor\"", "yes = \"nurse\"", "question.yes", "nurse"},
        Mistake{"NoGoodAnswer", "yes = \"doctor\"", "yes = \"doctor\"\nno = \"stop\" # both",
                "question.no", "# both"},
        Mistake{"TwiceDefined", "id = \"convulsions\"", "id = \"unwell_today\" # again",
                "question.id", "# again"},
        Mistake{"NoFeverWords", "fever_ja = ", "fiever_ja = ", "form.fever_ja", "[form]"},
        Mistake{"NoClause", "clause = \"PNT 9\"\n", "", "question.clause",
                "[[question]]\nid = \"convulsions\""},
        Mistake{"NoAge", "below_years = 16\n", "", "guardian.below_years", "[guardian]"}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace uketsuke::testing
