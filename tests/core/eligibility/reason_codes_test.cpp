// The list of reason codes in core/programme/README.md is the one of the engine, and each code
// stands by name in the table of some programme: no verdict is left to generated cases alone.
#include <filesystem>

#include "tests/core/eligibility/programme_under_test.h"
#include "tests/paths.h"

namespace uketsuke::testing {
namespace {

std::filesystem::path tests_folder() {
    return std::filesystem::path(test::samples_dir).parent_path();
}

// The paragraph under "## Reason codes": words, commas and a full stop.
std::vector<std::string> documented_codes() {
    const std::string readme =
        text_of((tests_folder().parent_path() / "core" / "programme" / "README.md").string());
    const std::string title = "## Reason codes\n\n";
    const auto begin = readme.find(title) + title.size();
    std::string list = readme.substr(begin, readme.find("\n\n", begin) - begin);
    std::replace_if(
        list.begin(), list.end(), [](char c) { return c == ',' || c == '.'; }, ' ');
    return words(list);
}

// The tables, row by row; what a test writes into a programme file is no row.
std::string rows_of_all_tables() {
    std::string out;
    for (const char* name :
         {"eligibility/adult_rules_test.cpp", "eligibility/further_rules_test.cpp",
          "eligibility/voucher_rules_test.cpp", "eligibility/age_too_old_test.cpp",
          "programme/national_test.cpp", "programme/saiki_test.cpp",
          "programme/kumamoto_test.cpp"}) {
        const std::string text = text_of((tests_folder() / "core" / name).string());
        EXPECT_FALSE(text.empty()) << name;
        out += text;
    }
    return out;
}

TEST(ReasonCodes, AreDocumented) {
    const std::vector<std::string> all = documented_codes();
    EXPECT_EQ(all.size(), 28u);
    for (const std::string& code : all) EXPECT_TRUE(is_reason_code(code)) << code;
    EXPECT_FALSE(is_reason_code("no_such_code"));
}

TEST(ReasonCodes, StandByNameInSomeTable) {
    const std::string rows = rows_of_all_tables();
    EXPECT_EQ(rows.find("\"no_such_code\""), std::string::npos);
    for (const std::string& code : documented_codes()) {
        EXPECT_NE(rows.find("\"" + code + "\""), std::string::npos) << code;
    }
}

TEST(ReasonCodes, OfTheShippedFilesAreAllButOne) {
    std::vector<std::string> missing;
    for (const std::string& code : documented_codes()) {
        bool given = false;
        for (const char* id :
             {"national", "satsumasendai-2022-12", "saiki-2022-dose4", "kumamoto-2021-period7"}) {
            const Programme programme = shipped_programme(id);
            given = given || std::any_of(programme.reasons.begin(), programme.reasons.end(),
                                         [&](const ReasonText& one) { return one.code == code; });
        }
        if (!given) missing.push_back(code);
    }
    EXPECT_EQ(joined(missing), "screening_only_voucher") << "the values of 券種 have no source";
}

}  // namespace
}  // namespace uketsuke::testing
