// A programme of another disease, made up (見本), from its file alone; and a search of the sources
// for whatever a programme file should have said.
#include <filesystem>

#include "tests/core/eligibility/programme_under_test.h"

namespace uketsuke::testing {
namespace {

const Programme& shingles() {
    static const Programme programme = [] {
        const std::string file = std::string(SAMPLES_DIR) + "/programmes/shingles-sample.toml";
        auto loaded = parse_programme(text_of(file), file);
        if (!loaded) ADD_FAILURE() << to_line(loaded.error(), false);
        return std::move(loaded.value());
    }();
    return programme;
}

struct Row {
    const char* clause;
    const char* born;
    const char* on;
    const char* history;
    const char* groups;
    const char* product;
    const char* answer;  // "status earliest: products: codes"
};

class ShinglesRules : public ::testing::TestWithParam<Row> {};

TEST_P(ShinglesRules, AreCarriedOut) {
    const Row& row = GetParam();
    Case facts = resident(row.born, row.on, row.history, row.groups);
    facts.municipality = shingles().municipality;
    if (*row.product != '\0') facts.product = row.product;
    const Verdict verdict = assess(shingles(), facts);
    const std::string said = std::string(to_text(verdict.status)) + " " +
                             (verdict.earliest ? format_day(*verdict.earliest) : "never") + ": " +
                             joined(verdict.products) + ": " + codes(verdict.reasons);
    EXPECT_EQ(said, row.answer) << row.clause;
}

INSTANTIATE_TEST_SUITE_P(
    Of, ShinglesRules,
    ::testing::Values(Row{"DOC 3(1): the day before", "1960-01-01", "2030-03-31", "", "",
                          "zosterin", "not_yet 2030-04-01: zosterin: period_not_open"},
                      Row{"DOC 3(1): the first day", "1960-01-01", "2030-04-01", "", "", "zosterin",
                          "eligible 2030-04-01: zosterin: "},
                      Row{"DOC 3(1): 65 on the eve", "1965-06-10", "2030-06-08", "", "", "zosterin",
                          "not_yet 2030-06-09: zosterin: age_too_young"},
                      Row{"DOC 3(1): 65 on the eve", "1965-06-10", "2030-06-09", "", "", "zosterin",
                          "eligible 2030-06-09: zosterin: "},
                      Row{"DOC 3(2): the doctor confirms", "1975-06-10", "2030-10-01", "",
                          "weak_immunity", "",
                          "confirm 2030-10-01: zosterin: group_needs_confirmation"},
                      Row{"DOC 2(1): two months", "1960-01-01", "2030-06-29", "2030-04-30 zosterin",
                          "", "", "not_yet 2030-06-30: zosterin: interval_too_short"},
                      Row{"DOC 2(1): two months", "1960-01-01", "2030-06-30", "2030-04-30 zosterin",
                          "", "", "eligible 2030-06-30: zosterin: "},
                      Row{"DOC 2(1): complete", "1960-01-01", "2030-09-01",
                          "2030-04-30 zosterin,2030-06-30 zosterin", "", "",
                          "not_eligible never: : series_complete"},
                      Row{"DOC 3(3): the last day", "1960-01-01", "2030-12-31", "", "", "varilive",
                          "eligible 2030-12-31: varilive: "},
                      Row{"DOC 3(3): the day after", "1960-01-01", "2031-01-01", "", "", "varilive",
                          "not_eligible never: : period_closed"},
                      Row{"DOC 2(3): the last day in time", "1960-01-01", "2031-01-31", "", "",
                          "zosterin", "eligible 2031-01-31: zosterin: "},
                      Row{"DOC 2(3): too late", "1960-01-01", "2031-02-01", "", "", "zosterin",
                          "eligible 2031-02-01: zosterin: series_cannot_finish"}));

// Rules are dated data: no product, municipality or year of a campaign may stand in C++.
// sync/city and its command make the made-up city of one document (見本): data, not rules.
bool makes_the_sample_city(const std::filesystem::path& file) {
    return file.parent_path().filename() == "city" || file.filename() == "demo_city.cpp";
}

TEST(Sources, NameNoProgramme) {
    std::vector<std::string> forbidden{"462152", "442054", "431001", "2021", "2022", "2023"};
    for (const Product& product : satsumasendai().products) {
        forbidden.push_back(product.id.substr(0, product.id.find('-')));
    }
    int files = 0;
    for (const char* room : {"core", "kiosk", "sync"}) {
        const auto folder = std::filesystem::path(ASSETS_DIR).parent_path() / room;
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
            if (file.path().extension() != ".cpp" && file.path().extension() != ".h") continue;
            if (makes_the_sample_city(file.path())) continue;
            ++files;
            std::ifstream in(file.path());
            std::string line;
            for (int number = 1; std::getline(in, line); ++number) {
                // A date in a comment may be an example of a format or of a rule's arithmetic.
                line = line.substr(0, line.find("//"));
                for (const std::string& word : forbidden) {
                    EXPECT_EQ(line.find(word), std::string::npos)
                        << file.path() << ":" << number << ": " << line;
                }
            }
        }
    }
    EXPECT_GT(files, 150);
}

}  // namespace
}  // namespace uketsuke::testing
