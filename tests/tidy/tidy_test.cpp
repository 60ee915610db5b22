// The code of the whole project passes every check; each failure names file, line and cure.
#include <gtest/gtest.h>

#include "tests/paths.h"
#include "tests/tidy/arrows.h"
#include "tests/tidy/checks.h"
#include "tests/tidy/functions.h"

namespace uketsuke::tidy {
namespace {

// Read once: the checks share the text.
const std::vector<Source>& project() {
    static const std::vector<Source> sources = read_sources(test::source_dir);
    return sources;
}

void expect_none(const std::vector<Finding>& findings) {
    for (const auto& finding : findings)
        ADD_FAILURE() << finding.path << ":" << finding.line << ": " << finding.what;
}

struct CheckRow {
    const char* name;
    std::vector<Finding> (*check)(const Source&);
};
class TheCode : public testing::TestWithParam<CheckRow> {};
TEST_P(TheCode, Passes) {
    ASSERT_GT(project().size(), 30u) << "the project's files were not found";
    for (const auto& source : project()) expect_none(GetParam().check(source));
}
INSTANTIATE_TEST_SUITE_P(
    Tidy, TheCode,
    testing::Values(CheckRow{"Arrows", wrong_arrows}, CheckRow{"Vendors", vendor_leaks},
                    CheckRow{"Functions", long_functions}, CheckRow{"Lengths", too_long},
                    CheckRow{"Marks", leftover_marks}, CheckRow{"Openings", missing_opening},
                    CheckRow{"Ends", untidy_ends}, CheckRow{"Paths", machine_paths},
                    CheckRow{"Purity", impure_core}, CheckRow{"Json", json_in_headers}),
    [](const auto& row) { return row.param.name; });

TEST(Tidy, TheTopLevelIsTheHouse) { expect_none(strangers_at_the_top(project())); }

TEST(Tidy, EveryFileIsBuilt) { expect_none(unlisted_files(project())); }

}  // namespace
}  // namespace uketsuke::tidy
