// A programme of another disease, made up (見本), from its file alone; and a search of the sources
// for whatever a programme file should have said.
#include <filesystem>

#include "tests/core/eligibility/programme_under_test.h"
#include "tests/paths.h"

namespace uketsuke::testing {
namespace {

const Programme& shingles() {
    static const Programme programme = [] {
        const std::string file =
            std::string(test::samples_dir) + "/programmes/shingles-sample.toml";
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

// Rules are dated data, and so is the made-up city: no product, maker, disease, municipality or
// year of a campaign may stand in C++. Whatever the shipped files name is searched for.
std::vector<std::string> words_of_programmes() {
    std::vector<std::string> words{"2021", "2022", "2023", "COVID", "コロナ", "オミクロン"};
    const auto folder = std::filesystem::path(test::assets_dir) / "programmes";
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        const Programme programme = shipped_programme(file.path().stem().string());
        if (!programme.municipality.empty()) words.push_back(programme.municipality);
        for (const Product& product : programme.products) {
            words.push_back(product.id.substr(0, product.id.find('-')));
            words.push_back(product.name.en.substr(0, product.name.en.find(' ')));
            words.push_back(product.name.ja.substr(0, product.name.ja.find("筋注")));
            words.push_back(product.maker.en);
            words.push_back(product.maker.ja);
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

// A date in a comment may be an example of a format or of a rule's arithmetic. Two slashes within
// quotes begin none.
std::string without_comment(const std::string& line) {
    bool quoted = false;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        if (line[i] == '\\') {
            ++i;
        } else if (line.compare(i, 3, "'\"'") == 0) {
            i += 2;
        } else if (line[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && line[i] == '/' && line[i + 1] == '/') {
            return line.substr(0, i);
        }
    }
    return line;
}

// The first of the words that the line's code holds, or nothing.
std::string word_in(const std::string& line, const std::vector<std::string>& words) {
    const std::string code = without_comment(line);
    for (const std::string& word : words) {
        if (code.find(word) != std::string::npos) return word;
    }
    return {};
}

TEST(Sources, AreSearchedForWhatTheProgrammesName) {
    const std::vector<std::string> words = words_of_programmes();
    for (const char* word : {"462152", "442054", "431001", "comirnaty", "Comirnaty", "コミナティ",
                             "Pfizer", "ファイザー", "spikevax", "vaxzevria", "nuvaxovid"}) {
        EXPECT_TRUE(std::binary_search(words.begin(), words.end(), std::string(word))) << word;
    }
    EXPECT_FALSE(std::binary_search(words.begin(), words.end(), std::string()));
    EXPECT_EQ(word_in("    return \"comirnaty-ba1\";  // why", words), "comirnaty");
    EXPECT_EQ(word_in("make_day(2022, 10, 13)", words), "2022");
    EXPECT_EQ(word_in("f(\"http://x\", \"462152\");", words), "462152");
    EXPECT_EQ(word_in("c == '\"' || d;  // until 2022", words), "");
    EXPECT_EQ(word_in("f(\"\\\"\");  // 2022-12-01 and the comirnaty of old", words), "");
}

TEST(Sources, NameNoProgramme) {
    const std::vector<std::string> words = words_of_programmes();
    int files = 0, of_the_city = 0;
    for (const char* room : {"core", "kiosk", "sync"}) {
        const auto folder = std::filesystem::path(test::assets_dir).parent_path() / room;
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
            if (file.path().extension() != ".cpp" && file.path().extension() != ".h") continue;
            ++files;
            of_the_city += file.path().parent_path().filename() == "city";
            std::ifstream in(file.path());
            std::string line;
            for (int number = 1; std::getline(in, line); ++number) {
                EXPECT_EQ(word_in(line, words), "") << file.path() << ":" << number << ": " << line;
            }
        }
    }
    EXPECT_GT(files, 200);
    EXPECT_GT(of_the_city, 10);
}

}  // namespace
}  // namespace uketsuke::testing
