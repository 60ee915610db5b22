// The country's files as whoever runs a hub meets them: the made-up city, two hubs with the same
// roster, the real program.
#include "sync/national/open_data.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

class NationalProcessTest : public HubProcessTest {
  protected:
    void SetUp() override {
        Process city({hub_program, "demo-city", "--residents", "300", "--vouchers", "0", "--out",
                      at("city")});
        city.rest();
        ASSERT_EQ(city.wait(), 0);
    }
    std::string at(const std::string& name) const { return (folder_.path() / name).string(); }
    std::string bytes_of(const std::string& name) const {
        std::ifstream file(at(name), std::ios::binary);
        return {std::istreambuf_iterator<char>(file), {}};
    }
    // The last line of a subcommand of that hub.
    Json ask(const std::string& hub, std::vector<std::string> words, int status = 0) const {
        words.insert(words.begin(), hub_program);
        words.insert(words.end(), {"--data", at(hub), "--json"});
        Process process(words);
        const std::string text = process.rest();
        EXPECT_EQ(process.wait(), status) << text;
        const auto last = text.rfind('\n', text.size() - 2);
        return parse_json(text.substr(last == text.npos ? 0 : last + 1)).value_or(Json());
    }
    // Without the times of registration, fourteen digits: each hub has its own.
    static std::string without_times(const std::string& text) {
        std::string out, cell;
        const auto is_time = [&] {
            return cell.size() == 14 && cell.find_first_not_of("0123456789") == cell.npos;
        };
        for (const char c : text) {
            cell += c;
            if (c != ',' && c != '\n') continue;
            cell.pop_back();
            out += (is_time() ? std::string() : cell) + c;
            cell.clear();
        }
        return out + cell;
    }
};

TEST_F(NationalProcessTest, WhatOneHubWritesAnotherOfTheSameRosterTakesInAndSaysTheSame) {
    ask("a", {"import-roster", at("city/roster.csv"), "--doses", at("city/doses.csv")});
    ask("b", {"import-roster", at("city/roster.csv")});
    const Json written = ask("a", {"export", "national", "--to", at("a.csv")});
    ASSERT_GT(number_or(written, "doses"), 500);
    EXPECT_TRUE(written["left_out"].empty()) << print_json(written);
    const Json taken = ask("b", {"import-national", at("a.csv")});
    EXPECT_EQ(taken["new"], written["doses"]);
    EXPECT_EQ(taken["not_taken"], 0);
    EXPECT_LT(number_or(taken, "unclear_product"), number_or(written, "doses") / 5);
    const Json again = ask("b", {"import-national", at("a.csv")});
    EXPECT_EQ(again["new"], 0);
    EXPECT_EQ(again["known"], written["doses"]);
    EXPECT_EQ(ask("a", {"import-national", at("a.csv")})["known"], written["doses"]);
    for (const std::string hub : {"a", "b"})
        ask(hub, {"export", "national", "--encoding", "utf8", "--to", at(hub + ".utf8")});
    EXPECT_EQ(without_times(bytes_of("a.utf8")), without_times(bytes_of("b.utf8")));
}

TEST_F(NationalProcessTest, OpenDataOfTheCityIsReadBackAndWorksBesideARunningHub) {
    run({"import-roster", at("city/roster.csv"), "--doses", at("city/doses.csv")});
    start();
    const Json written = run({"export", "open-data", "--to", at("open.csv")});
    const OpenData read = read_open_data(bytes_of("open.csv"));
    ASSERT_TRUE(read.problems.empty());
    EXPECT_EQ(written["lines"], read.cells.size());
    EXPECT_EQ(print_open_data(read.cells), bytes_of("open.csv"));
    EXPECT_GT(number_or(run({"export", "national", "--to", at("beside.csv")}), "people"), 100);
}

TEST_F(NationalProcessTest, AnUnknownExportAndAnOptionOfTheOtherAreWrongUsage) {
    run({"import-roster", at("city/roster.csv")});
    run({"export", "everything", "--to", at("x")}, 2);
    run({"export", "national", "--as-of", "2022-12-01", "--to", at("x")}, 2);
    run({"export", "open-data", "--encoding", "utf8", "--to", at("x")}, 2);
    EXPECT_FALSE(std::filesystem::exists(at("x")));
}

}  // namespace
}  // namespace uketsuke
