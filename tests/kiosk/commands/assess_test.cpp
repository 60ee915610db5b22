// `uketsuke assess`: exact lines in and out, errors with line and field, exit statuses.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/paths.h"

namespace uketsuke::testing {
namespace {

struct Outcome {
    int status = -1;
    std::string out;
    std::string err;
};

std::string read_file(const std::filesystem::path& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

// Runs the real program on `input` in a folder of its own, which goes with the test.
class AssessCommand : public ::testing::Test {
  protected:
    void SetUp() override {
        std::string name = (std::filesystem::temp_directory_path() / "assess-XXXXXX").string();
        ASSERT_NE(::mkdtemp(name.data()), nullptr);
        folder_ = name;
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Outcome assess(const std::string& arguments, const std::string& input) const {
        std::ofstream(folder_ / "in") << input;
        const std::string command = "cd " + folder_.string() + " && LC_ALL=C.UTF-8 '" +
                                    std::string(test::bin_dir) +
                                    "/uketsuke' assess <in >out 2>err " + arguments;
        const int status = std::system(command.c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_file(folder_ / "out"),
                read_file(folder_ / "err")};
    }

    std::filesystem::path folder_;
};

constexpr const char* programme = "--programme satsumasendai-2022-12";

// One day before three months after dose 2.
constexpr const char* too_early =
    R"({"id":"見本-1","on":"2022-12-14","birth_date":"1990-05-20","municipality":"462152",)"
    R"("groups":[],"doses":[{"date":"2022-08-25","product":"comirnaty"},)"
    R"({"date":"2022-09-15","product":"comirnaty"}],"other_vaccines":[],)"
    R"("product":"comirnaty-ba45"})"
    "\n";

TEST_F(AssessCommand, PrintsTheExactLinesInTheOrderOfTheInput) {
    std::string next_day = too_early;
    next_day.replace(next_day.find("2022-12-14"), 10, "2022-12-15");
    next_day.replace(next_day.find("見本-1"), std::string("見本-1").size(), "b\\\"2");
    const Outcome english =
        assess(std::string(programme) + " --lang en", std::string(too_early) + "\n" + next_day);
    EXPECT_EQ(english.err, "");
    EXPECT_EQ(english.status, 0);
    EXPECT_EQ(english.out,
              R"({"id":"見本-1","status":"not_yet","dose_number":3,"products":["comirnaty-ba45"],)"
              R"("earliest":"2022-12-15","reasons":[{"code":"interval_too_short",)"
              R"~("clause":"SAT 3(4)","text":"Three months are needed since the last dose."}]})~"
              "\n"
              R"({"id":"b\"2","status":"eligible","dose_number":3,"products":["comirnaty-ba45"],)"
              R"("earliest":"2022-12-15","reasons":[]})"
              "\n");
    const Outcome japanese = assess(std::string(programme) + " --lang ja", too_early);
    EXPECT_EQ(japanese.status, 0);
    EXPECT_NE(japanese.out.find(R"("text":"前回の接種から3か月以上の間隔が必要です。")"),
              std::string::npos)
        << japanese.out;
}

TEST_F(AssessCommand, TellsLineAndFieldAndAnswersTheOtherLines) {
    std::string unknown = too_early;
    unknown.replace(unknown.find("\"groups\""), 8, "\"group\"");
    std::string no_such_day = too_early;
    no_such_day.replace(no_such_day.find("2022-09-15"), 10, "2022-09-31");
    const std::string input = std::string(too_early) + unknown + no_such_day + "{\n" + too_early;
    const Outcome english = assess(std::string(programme) + " --lang en", input);
    EXPECT_EQ(english.status, 1);
    EXPECT_EQ(std::count(english.out.begin(), english.out.end(), '\n'), 2);
    EXPECT_EQ(english.err,
              "line 2: field \"group\" is not known.\n"
              "line 3: field \"doses[1].date\" must be a day that exists, written like "
              "2030-04-01.\n"
              "line 4: This is not JSON.\n");
    const Outcome japanese = assess(std::string(programme) + " --lang ja", unknown);
    EXPECT_EQ(japanese.status, 1);
    EXPECT_EQ(japanese.out, "");
    EXPECT_EQ(japanese.err, "1行目: 項目「group」という項目はありません。\n");
}

TEST_F(AssessCommand, JudgesTheHistoryOnDemand) {
    std::string line = too_early;
    line.replace(line.find("2022-09-15"), 10, "2022-09-12");
    const Outcome outcome = assess(std::string(programme) + " --lang en --history", line);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_NE(outcome.out.find(R"("history":[{"date":"2022-08-25","product":"comirnaty",)"
                               R"("dose_number":1,"valid":true,"findings":[]},)"
                               R"({"date":"2022-09-12","product":"comirnaty","dose_number":2,)"
                               R"("valid":false,"findings":[{"code":"interval_too_short",)"),
              std::string::npos)
        << outcome.out;
}

TEST_F(AssessCommand, SaysOnDemandWhoAppliesAndWhenTheVoucherIsSent) {
    const Outcome outcome = assess(std::string(programme) + " --lang en --sending", too_early);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_TRUE(outcome.out.ends_with(
        R"~("text":"Three months are needed since the last dose."}],"application":[],)~"
        R"~("dispatch":{"send_on":"2022-11-28","state":"on_day","clause":"SAT 9(1)",)~"
        R"~("text":"The voucher is to be sent on 28 Nov 2022."}})~"
        "\n"))
        << outcome.out;
}

TEST_F(AssessCommand, TakesAProgrammeFileByItsPath) {
    std::filesystem::copy_file(std::string(test::samples_dir) + "/programmes/shingles-sample.toml",
                               folder_ / "new.toml");
    const std::string line =
        R"({"id":"1","on":"2030-04-01","birth_date":"1960-01-01","municipality":"999999"})";
    const Outcome outcome = assess("--lang en --programme new.toml", line);
    EXPECT_EQ(outcome.status, 0) << outcome.err;
    EXPECT_EQ(outcome.out,
              R"({"id":"1","status":"eligible","dose_number":1,"products":["zosterin","varilive"],)"
              R"("earliest":"2030-04-01","reasons":[]})"
              "\n");
}

TEST_F(AssessCommand, RefusesAProgrammeThatIsNotThereOrIsWrong) {
    const Outcome absent = assess("--lang en --programme no-such-programme", too_early);
    EXPECT_EQ(absent.status, 1);
    EXPECT_EQ(absent.out, "");
    EXPECT_NE(absent.err.find("no-such-programme.toml"), std::string::npos) << absent.err;
    std::ofstream(folder_ / "wrong.toml") << "[programme]\nid = \"a\"\ncolour = 1\n";
    const Outcome wrong = assess("--lang en --programme wrong.toml", too_early);
    EXPECT_EQ(wrong.status, 1);
    EXPECT_EQ(wrong.out, "");
    EXPECT_NE(wrong.err.find("wrong.toml:3: programme.colour"), std::string::npos) << wrong.err;
}

TEST_F(AssessCommand, SaysWhatIsWrongWithTheCommandLine) {
    EXPECT_EQ(assess("", too_early).status, 2);
    EXPECT_EQ(assess(std::string(programme) + " --lang fr", too_early).status, 2);
    EXPECT_EQ(assess(std::string(programme) + " --colour", too_early).status, 2);
    const Outcome help = assess("--help", "");
    EXPECT_EQ(help.status, 0);
    EXPECT_NE(help.out.find("--history"), std::string::npos) << help.out;
    EXPECT_NE(help.out.find("--sending"), std::string::npos) << help.out;
}

// No verdict may be lost without a word when there is nowhere to write it.
TEST_F(AssessCommand, FailsWhereTheVerdictsCannotBeWritten) {
    if (!std::filesystem::exists("/dev/full")) GTEST_FAIL() << "/dev/full is needed";
    EXPECT_EQ(assess(std::string(programme) + " --lang en >/dev/full", too_early).status, 3);
}

}  // namespace
}  // namespace uketsuke::testing
