// Each check finds what it is for and leaves good code alone.
#include "tests/tidy/checks.h"

#include <gtest/gtest.h>

#include "tests/tidy/arrows.h"
#include "tests/tidy/functions.h"

namespace uketsuke::tidy {
namespace {

using Check = std::vector<Finding> (*)(const Source&);

struct Snippet {
    Check check;
    const char* path;
    std::string text;
    std::size_t findings;
};
class Checked : public testing::TestWithParam<Snippet> {};
TEST_P(Checked, Snippet) {
    const auto& row = GetParam();
    const auto found = row.check({row.path, row.text});
    EXPECT_EQ(found.size(), row.findings) << row.path << ": " << row.text.substr(0, 80) << "\n"
                                          << (found.empty() ? "nothing found" : found[0].what);
}

std::string including(const char* what) { return "#include " + std::string(what) + "\n"; }

INSTANTIATE_TEST_SUITE_P(
    Arrows, Checked,
    testing::Values(
        Snippet{wrong_arrows, "core/a.cpp", including("\"core/base/date.h\""), 0},
        Snippet{wrong_arrows, "core/a.cpp", including("\"platform/clock/clock.h\""), 1},
        Snippet{wrong_arrows, "core/store/a.cpp", including("\"platform/clock/clock.h\""), 1},
        Snippet{wrong_arrows, "platform/a.h", including("\"core/base/date.h\""), 0},
        Snippet{wrong_arrows, "platform/a.h", including("\"sync/wire/batch.h\""), 1},
        Snippet{wrong_arrows, "sync/a.h", including("\"platform/clock/clock.h\""), 0},
        Snippet{wrong_arrows, "sync/a.h", including("\"kiosk/flow/step.h\""), 1},
        Snippet{wrong_arrows, "kiosk/shell/a.cpp", including("\"sync/wire/batch.h\""), 0},
        Snippet{wrong_arrows, "kiosk/flow/a.cpp", including("\"kiosk/flow/step.h\""), 0},
        Snippet{wrong_arrows, "kiosk/flow/a.cpp", including("\"kiosk/look/theme.h\""), 1},
        Snippet{wrong_arrows, "kiosk/flow/a.cpp", including("\"platform/clock/clock.h\""), 1},
        Snippet{wrong_arrows, "tests/a.cpp", including("\"kiosk/look/theme.h\""), 0},
        Snippet{wrong_arrows, "core/a.cpp", including("\"date.h\""), 1},
        Snippet{wrong_arrows, "core/a.cpp", including("\"../base/date.h\""), 1},
        Snippet{wrong_arrows, "core/a.cpp", "// #include \"kiosk/a.h\"\n", 0}));

INSTANTIATE_TEST_SUITE_P(
    Vendors, Checked,
    testing::Values(Snippet{vendor_leaks, "core/store/sqlite_connection.cpp",
                            including("<sqlite3.h>"), 0},
                    Snippet{vendor_leaks, "core/store/other.cpp", including("<sqlite3.h>"), 1},
                    Snippet{vendor_leaks, "sync/hub/a.cpp", including("<nlohmann/json.hpp>"), 1},
                    Snippet{vendor_leaks, "kiosk/look/glyphs.cpp", including("<imgui.h>"), 0},
                    Snippet{vendor_leaks, "kiosk/flow/a.cpp", including("<imgui.h>"), 1},
                    Snippet{vendor_leaks, "core/a.cpp", including("<boost/any.hpp>"), 1},
                    Snippet{vendor_leaks, "core/a.cpp", including("<vector>"), 0},
                    Snippet{vendor_leaks, "platform/a.cpp", including("<sys/stat.h>"), 0},
                    Snippet{vendor_leaks, "tests/a.cpp", including("<sqlite3.h>"), 0}));

std::string lines(std::size_t count, const char* line = "x;\n") {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) out += line;
    return out;
}

INSTANTIATE_TEST_SUITE_P(
    Lengths, Checked,
    testing::Values(Snippet{too_long, "core/a.cpp", lines(400), 0},
                    Snippet{too_long, "core/a.cpp", lines(401), 1},
                    Snippet{too_long, "core/a.md", lines(401), 0},
                    Snippet{too_long, "core/a.cpp", std::string(100, 'a') + "\n", 0},
                    Snippet{too_long, "core/a.cpp", std::string(101, 'a') + "\n", 1},
                    Snippet{too_long, "core/a.cpp", "// " + lines(97, "受") + "\n", 0},
                    Snippet{too_long, "core/a.cpp", "// " + lines(98, "受") + "\n", 1},
                    Snippet{long_functions, "core/a.cpp", "int f() {\n" + lines(68) + "}\n", 0},
                    Snippet{long_functions, "core/a.cpp", "int f() {\n" + lines(69) + "}\n", 1},
                    Snippet{long_functions, "core/a.cpp", "struct A {\n" + lines(90) + "};\n", 0},
                    Snippet{long_functions, "core/a.cpp", "namespace a {\n" + lines(90) + "}\n", 0},
                    Snippet{long_functions, "core/a.cpp",
                            "class A {\n  public:\n    A(int b)\n        : b_{b}, c_(2) {\n" +
                                lines(70) + "    }\n};\n",
                            1},
                    Snippet{long_functions, "core/a.cpp",
                            "const int t[] = {\n" + lines(90, "1,\n") + "};\n", 0}));

INSTANTIATE_TEST_SUITE_P(
    Text, Checked,
    testing::Values(Snippet{leftover_marks, "core/a.cpp",
                            "// TO"
                            "DO: finish\n",
                            1},
                    Snippet{leftover_marks, "core/a.md",
                            "FIX"
                            "ME\n",
                            1},
                    Snippet{leftover_marks, "core/a.cpp", "mkdtemp(\"a-XXXXXX\"); // mastodon\n",
                            0},
                    Snippet{missing_opening, "core/a.h", "// What.\n#pragma once\n", 0},
                    Snippet{missing_opening, "core/a.h", "// What.\nint a;\n", 1},
                    Snippet{missing_opening, "core/a.cpp", "#include <vector>\n", 1},
                    Snippet{untidy_ends, "core/a.cpp", "int a;\n", 0},
                    Snippet{untidy_ends, "core/a.cpp", "int a; \nint b;\t\n", 3},
                    Snippet{untidy_ends, "README.md", "text", 1},
                    Snippet{machine_paths, "core/a.cpp",
                            "open(\"/ro"
                            "ot/data\");\n",
                            1},
                    Snippet{machine_paths, "core/a.cpp", "open(\"/tmpfile\"); // \"/tmp/a\"\n", 0},
                    Snippet{machine_paths, "tests/a.cpp", "open(\"/tmp/a\");\n", 0},
                    Snippet{json_in_headers, "core/a.h", including("\"core/base/json.h\""), 1},
                    Snippet{json_in_headers, "core/a_json.h", including("\"core/base/json.h\""), 0},
                    Snippet{json_in_headers, "core/a.cpp", including("\"core/base/json.h\""), 0}));

INSTANTIATE_TEST_SUITE_P(
    Purity, Checked,
    testing::Values(
        Snippet{impure_core, "core/a.cpp", "auto t = std::chrono::system_clock::now();\n", 1},
        Snippet{impure_core, "core/a.cpp", "auto t = time(nullptr);\n", 1},
        Snippet{impure_core, "core/a.cpp", "auto t = wall_time(entry); // time(0)\n", 0},
        Snippet{impure_core, "core/a.cpp", "say(\"time(\");\n", 0},
        Snippet{impure_core, "core/store/a.cpp", "std::mutex lock;\n", 0},
        Snippet{impure_core, "kiosk/flow/a.cpp", "std::random_device chance;\n", 1},
        Snippet{impure_core, "platform/a.cpp", "std::random_device chance;\n", 0}));

TEST(Functions, AreFoundWithTheirFirstLineAndLength) {
    const auto found = functions_of(
        "// f() { in a comment\n"
        "namespace a {\n"
        "int f() { return '{'; }\n"
        "class B {\n"
        "  public:\n"
        "    template <class T = int>\n"
        "    bool operator==(T other) const {\n"
        "        const auto g = [&](int x) { return x; };\n"
        "        return g(1);\n"
        "    }\n"
        "    int c{3};\n"
        "};\n"
        "const char* text = R\"x(int h() { )\" )x\";\n"
        "#define M(x) \\\n"
        "    { x }\n"
        "}\n");
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].first_line, 3u);
    EXPECT_EQ(found[0].lines, 1u);
    EXPECT_EQ(found[1].first_line, 6u);
    EXPECT_EQ(found[1].lines, 5u);
}

TEST(SourceText, CommentsAndLiteralsBecomeBlanksOfTheSameLength) {
    const std::string text = "a(\"b\\\"//c\"); // d\n/* e\n */ f('\"'); int n = 1'000; // g\n";
    const auto bare = without_comments(text, Literals::blank);
    EXPECT_EQ(bare.size(), text.size());
    EXPECT_EQ(bare, "a(\"      \");     \n    \n    f(' '); int n = 1'000;     \n");
    EXPECT_NE(without_comments(text, Literals::keep).find("b\\\"//c"), std::string::npos);
}

TEST(TopLevel, OnlyTheHouseAndDotFiles) {
    const std::vector<Source> sources{{"core/a.cpp", ""}, {".ci/run", ""},   {"README.ja.md", ""},
                                      {"scripts/a", ""},  {"scripts/b", ""}, {"Makefile", ""}};
    EXPECT_EQ(strangers_at_the_top(sources).size(), 2u);
}

TEST(Listed, AFileThatNoCMakeListsNamesIsFound) {
    const std::vector<Source> sources{
        {"core/CMakeLists.txt", "add_room(core SOURCES base/a.cpp)\n"},
        {"CMakeLists.txt", "add_executable(x kiosk/main.cpp\n  ${CMAKE_SOURCE_DIR}/tests/t.cpp)"},
        {"tests/x/CMakeLists.txt", "../core/t.cpp"},
        {"tests/core/t.cpp", ""},
        {"core/base/a.cpp", ""},
        {"core/base/b.cpp", ""},
        {"kiosk/main.cpp", ""},
        {"tests/t.cpp", ""},
        {"core/a.cpp", ""}};
    const auto found = unlisted_files(sources);
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].path, "core/base/b.cpp");
    EXPECT_EQ(found[1].path, "core/a.cpp");
}

}  // namespace
}  // namespace uketsuke::tidy
