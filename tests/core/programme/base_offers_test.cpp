// What a file offers beside what its base offers: at every edge the last that loads and the first
// that does not.
#include "tests/core/programme/made_up_base.h"

namespace uketsuke::testing {
namespace {

// The base gives "a" twice and "b" once, from April to October, to adults; at 16 to 19 "a" only
// where the doctor says so.
std::string limited_base() {
    const std::string all = "[[offer]]\ndoses = [1, 2]\nproducts = [\"a\", \"b\"]\n";
    const std::string words = "clause = \"BAS 1\"\nja = \"a\"\nen = \"a\"\n";
    const auto ages = [](const char* id, const char* keys) {
        return std::string("[[age_class]]\nid = \"") + id + "\"\n" + keys +
               "\nja = \"a\"\nen = \"a\"\n";
    };
    const auto row = [&](const char* keys) { return std::string("[[offer]]\n") + keys + words; };
    std::string text = base;
    const std::string limited =
        ages("adult", "from_years = 20") + ages("16-19", "from_years = 16\nuntil_years = 19") +
        ages("child", "until_years = 12") +
        row("doses = [1, 2]\nproducts = [\"a\"]\nages = \"adult\"\nfrom = 2030-04-01\n"
            "until = 2030-10-31\n") +
        row("doses = [1]\nproducts = [\"b\"]\nages = \"adult\"\nfrom = 2030-04-01\n"
            "until = 2030-10-31\n") +
        // The rest of the row follows in the text.
        "[[offer]]\ndoses = [1]\nproducts = [\"a\"]\nages = \"16-19\"\nfrom = 2030-04-01\n"
        "until = 2030-10-31\nconfirm = \"wrong_product_for_age\"\n";
    return text.replace(text.find(all), all.size(), limited);
}

// A town whose only offer, on line 13, has these keys.
std::string town_offering(const std::string& keys) {
    std::string text = town("");
    const std::size_t begin = text.find("doses = ");
    return text.replace(begin, text.find("clause = \"TWN 1\"") - begin, keys + "\n");
}

struct OfferRow {
    const char* name;
    const char* keys;
    const char* flaw;  // "": none.
};

class OffersOnABase : public ::testing::TestWithParam<OfferRow> {};

TEST_P(OffersOnABase, AreRefusedWhereTheBaseNeverGivesThem) {
    const LoadedProgramme loaded = load(town_offering(GetParam().keys), {{"base", limited_base()}});
    const std::string told = flaws(loaded);
    if (*GetParam().flaw == '\0') {
        EXPECT_TRUE(loaded.programme) << told;
    } else {
        EXPECT_EQ(told,
                  std::string("town.toml:13: ") + GetParam().flaw + (told.empty() ? "" : ".\n"));
    }
}

INSTANTIATE_TEST_SUITE_P(
    Of, OffersOnABase,
    ::testing::Values(
        OfferRow{"AsTheBase",
                 "doses = [1]\nproducts = [\"a\", \"b\"]\nages = \"adult\"\n"
                 "from = 2030-04-01\nuntil = 2030-10-31",
                 ""},
        OfferRow{"WithinTheBase",
                 "doses = [2]\nproducts = [\"a\"]\nages = \"adult\"\nfrom = 2030-06-01\n"
                 "until = 2030-06-30",
                 ""},
        OfferRow{"AnotherDose",
                 "doses = [1, 2]\nproducts = [\"a\", \"b\"]\nages = \"adult\"\n"
                 "from = 2030-04-01\nuntil = 2030-10-31",
                 "offer.products: \"base\", which the file builds on, never gives \"b\" as dose 2 "
                 "on these days at these ages"},
        OfferRow{"OtherAges",
                 "doses = [1]\nproducts = [\"a\"]\nages = \"child\"\nfrom = 2030-04-01\n"
                 "until = 2030-10-31",
                 "offer.products: \"base\", which the file builds on, never gives \"a\" as dose 1 "
                 "on these days at these ages"},
        OfferRow{"OtherDays",
                 "doses = [1]\nproducts = [\"a\"]\nages = \"adult\"\nfrom = 2030-11-01\n"
                 "until = 2030-11-30",
                 "offer.products: \"base\", which the file builds on, never gives \"a\" as dose 1 "
                 "on these days at these ages"},
        OfferRow{
            "TheDayBefore",
            "doses = [1]\nproducts = [\"a\"]\nages = \"adult\"\nfrom = 2030-03-31\n"
            "until = 2030-10-31",
            "offer.from: \"base\", which the file builds on, has none of these products before "
            "2030-04-01"},
        OfferRow{
            "TheDayAfter",
            "doses = [1]\nproducts = [\"a\"]\nages = \"adult\"\nfrom = 2030-04-01\n"
            "until = 2030-11-01",
            "offer.until: \"base\", which the file builds on, has none of these products after "
            "2030-10-31"},
        OfferRow{"Younger",
                 "doses = [1]\nproducts = [\"a\"]\nages = \"16-19\"\nfrom = 2030-04-01\n"
                 "until = 2030-10-31",
                 "offer.ages: \"base\", which the file builds on, gives none of these to who is "
                 "under 20 years"},
        OfferRow{"OfEveryAge",
                 "doses = [1]\nproducts = [\"a\"]\nfrom = 2030-04-01\nuntil = 2030-10-31",
                 "offer.ages: \"base\", which the file builds on, gives none of these to who is "
                 "under 20 years"},
        // The doctor is asked in any case.
        OfferRow{"WithTheDoctor",
                 "doses = [2]\nproducts = [\"b\"]\nages = \"child\"\n"
                 "confirm = \"document_ambiguous\"",
                 ""},
        // A dose that the base gives to nobody is the file's own.
        OfferRow{"BeyondTheBase",
                 "doses = [3]\nproducts = [\"a\"]\nages = \"adult\"\nfrom = 2030-04-01\n"
                 "until = 2030-10-31",
                 ""}),
    [](const auto& row) { return std::string(row.param.name); });

}  // namespace
}  // namespace uketsuke::testing
