// SIGKILL at every numbered step of recording: the dose is either wholly there or wholly absent,
// and never lost once the process has said that it is recorded.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "core/store/ledger.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;
namespace fs = std::filesystem;

Ledger ledger_on(Store& store) {
    return Ledger(store, data_key(), device(2), signer(2), Numbering::none, salts());
}

// Records the third dose and stops itself at `step`; writes one byte only after append() has
// answered.
[[noreturn]] void record_and_die(const std::string& file, RecordStep step, int said_recorded) {
    auto store = open_sqlite_store(file).value();
    Ledger ledger = ledger_on(*store);
    ledger.on_step([step](RecordStep reached) {
        if (reached == step) ::raise(SIGKILL);
    });
    const auto entry =
        ledger.append(draft(given("2022-12-01", 3)), at("2022-12-01T10:00:00+09:00"));
    const char yes = 1;
    if (entry.has_value() && ::write(said_recorded, &yes, 1) != 1) ::_exit(2);
    ::raise(SIGKILL);
    ::_exit(3);
}

class PowerCut : public testing::TestWithParam<int> {
  protected:
    PowerCut()
        : folder_(fs::temp_directory_path() /
                  ("power_cut_" + std::to_string(::getpid()) + "_" + std::to_string(GetParam()))) {
        fs::create_directories(folder_);
    }
    ~PowerCut() override { fs::remove_all(folder_); }
    fs::path folder_;
};

TEST_P(PowerCut, LeavesADoseWholeOrAbsentAndNeverLosesOneThatWasRecorded) {
    const std::string file = (folder_ / "terminal.db").string();
    {
        auto store = open_sqlite_store(file).value();
        Ledger ledger = ledger_on(*store);
        ASSERT_TRUE(ledger.append(draft(resident()), at("2022-12-01T09:00:00+09:00")).has_value());
        ASSERT_TRUE(ledger.append(draft(reported("2021-06-01", 1)), at("2022-12-01T09:00:01+09:00"))
                        .has_value());
    }
    int ends[2];
    ASSERT_EQ(::pipe(ends), 0);
    const pid_t child = ::fork();
    if (child == 0) record_and_die(file, static_cast<RecordStep>(GetParam()), ends[1]);
    ::close(ends[1]);
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
    char byte = 0;
    const bool said_recorded = ::read(ends[0], &byte, 1) == 1;
    ::close(ends[0]);

    auto store = open_sqlite_store(file).value();
    Ledger ledger = ledger_on(*store);
    const auto verified = ledger.verify_all();
    ASSERT_TRUE(verified.has_value()) << verified.error().what.en;
    EXPECT_TRUE(ledger.rebuild(Ledger::Rebuild::compare)->empty());
    const PersonRow row = **ledger.person(person(1));
    const bool there = row.doses.size() == 2;
    EXPECT_EQ(*verified, there ? 3u : 2u) << "half a dose";
    EXPECT_TRUE(there || !said_recorded) << "recorded, then lost";
    EXPECT_EQ(said_recorded, GetParam() > static_cast<int>(RecordStep::committed));
    // The terminal goes on where it stopped.
    EXPECT_TRUE(
        ledger.append(draft(given("2022-12-02", 4)), at("2022-12-02T10:00:00+09:00")).has_value());
}

// One past the last step: append() has answered and the process dies after saying so.
INSTANTIATE_TEST_SUITE_P(AtEveryStep, PowerCut,
                         testing::Range(static_cast<int>(RecordStep::begun),
                                        static_cast<int>(RecordStep::committed) + 2));

}  // namespace
}  // namespace uketsuke
