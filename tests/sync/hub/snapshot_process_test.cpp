// The real hub makes a snapshot, and real terminals load it as `uketsuke sync` does.
#include "sync/client/snapshot_load.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

constexpr int residents = 60;

struct Lines : CommandOutput {
    std::vector<std::string> said;
    bool out(std::string_view line) override { return said.emplace_back(line), true; }
    bool err(std::string_view line) override { return said.emplace_back(line), true; }
    bool has(std::string_view text) const {
        return std::ranges::any_of(said, [&](const auto& line) { return line.contains(text); });
    }
};

class SnapshotProcessTest : public HubProcessTest {
  protected:
    SnapshotProcessTest() {
        std::ofstream file(folder_ / "roster.csv");
        file << "resident_id,name,kana,sex,birth_date,address,municipality,voucher_number\n";
        for (int i = 0; i < residents; ++i)
            file << i + 1 << ",見本 太郎,ﾐﾎﾝ ﾀﾛｳ,M,1950-04-05,見本市見本町1,462152,"
                 << 9900000017 + i << "\n";
        file.close();
        run({"import-roster", csv()});
        start({"--snapshot-from", "20"});
    }
    // As the command does it.
    int sync(Terminal& terminal, Lines& lines) const {
        const OnRecords here = [&](const std::function<void(Records&)>& job) {
            job(*terminal.records);
            return true;
        };
        return carry_out_terminal_command(here, {"sync", "{}"}, lines, *clock_, false).value();
    }
    static void expect_whole(Terminal& terminal, std::size_t entries) {
        EXPECT_EQ(terminal.records->ledger().verify_all().value_or(0), entries);
        EXPECT_TRUE(terminal.records->ledger().rebuild(Ledger::Rebuild::compare)->empty());
        EXPECT_EQ(by_voucher(terminal).resident->name, "見本 太郎");
    }
    std::set<std::string> snapshot_files() const {
        std::set<std::string> files;
        for (const auto& file : std::filesystem::directory_iterator(folder_ / "hub" / "snapshots"))
            files.insert(file.path().filename().string());
        return files;
    }
};

TEST_F(SnapshotProcessTest, ANewTerminalLoadsItAndThePullBringsWhatCameSince) {
    Terminal first = enrolled("first");
    Lines lines;
    EXPECT_EQ(sync(first, lines), 0);
    EXPECT_TRUE(lines.has("Loading the roster: 100 %"));
    expect_whole(first, residents + 1);
    record(first, 1);
    Lines again;
    EXPECT_EQ(sync(first, again), 0);
    EXPECT_FALSE(again.has("Loading")) << "once is enough";
    EXPECT_TRUE(again.has("1 sent"));

    const auto made = snapshot_files();
    Terminal second = enrolled("second");
    EXPECT_EQ(sync(second, lines), 0);
    EXPECT_TRUE(lines.has("2 received")) << "the dose, and that this one was let in";
    expect_whole(second, residents + 3);
    EXPECT_EQ(by_voucher(second).doses.size(), 1u);
    EXPECT_EQ(snapshot_files(), made) << "the hub's one serves those who come later";
}

TEST_F(SnapshotProcessTest, AHubThatIsStartedAnewStillHasIt) {
    Terminal first = enrolled("first");
    Lines lines;
    EXPECT_EQ(sync(first, lines), 0);
    const auto made = snapshot_files();
    hub_->end();
    const std::string place = address();
    start({"--snapshot-from", "20"}, place);
    Terminal second = enrolled("second");
    EXPECT_EQ(sync(second, lines), 0);
    expect_whole(second, residents + 2);
    EXPECT_EQ(snapshot_files(), made);
}

TEST_F(SnapshotProcessTest, NothingOfTheFilesCanBeReadWithoutTheKey) {
    Terminal first = enrolled("first");
    Lines lines;
    EXPECT_EQ(sync(first, lines), 0);
    for (const std::string& name : snapshot_files()) {
        std::ifstream file(folder_ / "hub" / "snapshots" / name);
        const std::string text((std::istreambuf_iterator<char>(file)), {});
        EXPECT_EQ(text.substr(0, 4) == "\x28\xb5\x2f\xfd", false) << name << " is no zstd frame";
    }
    EXPECT_FALSE(std::filesystem::exists(folder_ / "first" / "snapshot"));
}

TEST_F(SnapshotProcessTest, ARevokedTerminalIsGivenNone) {
    Terminal first = enrolled("first");
    run({"revoke", "first", "--reason", "紛失"});
    Lines lines;
    EXPECT_EQ(sync(first, lines), 1);
    EXPECT_FALSE(lines.has("Loading"));
    EXPECT_TRUE(lines.has("revoked"));
    EXPECT_EQ(first.records->ledger().store().entry_count().value(), 0u);
}

// Two routes that a strange hand could ask: neither is there without a signature.
TEST_F(SnapshotProcessTest, WhoeverDoesNotSignGetsNothing) {
    const auto transport = curl_transport({url_, ""}).value();
    for (const auto& [path, query] :
         {std::pair("/v1/snapshots", "municipality=462152&after=0"),
          std::pair("/v1/snapshots/parts",
                    "sha256=0000000000000000000000000000000000000000000000000000000000000000")}) {
        const auto response = transport->carry({"GET", path, query, {}, ""});
        ASSERT_TRUE(response.has_value());
        EXPECT_EQ(response->status, 401) << path;
    }
}

}  // namespace
}  // namespace uketsuke
