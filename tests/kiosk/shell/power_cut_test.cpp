// The process stops itself with SIGKILL at every numbered step of recording; what was shown is
// known only from the trace. The dose is wholly there or wholly absent, and never lost once
// "recorded" was shown.
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <sstream>

#include "kiosk/shell/trace.h"
#include "tests/kiosk/shell/counter.h"

namespace uketsuke {
namespace {

struct Outcome {
    bool killed = false;
    bool shown = false;
    std::size_t doses = 0;
};

std::string text_of(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

// In the child: everything up to the trace of the screen, as the terminal does it.
[[noreturn]] void record_and_show(OfficeFolder& folder, std::optional<RecordStep> die_at) {
    folder.office.die_at = die_at;
    auto records = folder.open();
    Counter counter(folder, *records);
    Trace trace = Trace::open((folder.path() / "trace").string()).value();
    counter.record_a_dose();
    trace.shown(counter.screen, {});
    _exit(0);
}

Outcome cut_power_at(std::optional<RecordStep> die_at) {
    OfficeFolder folder;
    PersonId person;
    {
        const auto records = folder.open();
        person = OfficeFolder::list_person(*records);
    }
    folder.close();  // The child would share the lock.
    const pid_t child = fork();
    if (child == 0) record_and_show(folder, die_at);
    int status = 0;
    waitpid(child, &status, 0);
    const auto row = folder.open()->ledger().person(person).value().value();
    return {WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL,
            text_of(folder.path() / "trace").find("\"recorded\":") != std::string::npos,
            row.doses.size() - 2};
}

class PowerCut : public testing::TestWithParam<int> {};

TEST_P(PowerCut, LeavesTheDoseWhollyThereOrWhollyAbsent) {
    const auto step = static_cast<RecordStep>(GetParam());
    const Outcome outcome = cut_power_at(step);
    EXPECT_TRUE(outcome.killed);
    EXPECT_FALSE(outcome.shown) << "nothing may be shown before the last step";
    EXPECT_EQ(outcome.doses, step == RecordStep::committed ? 1u : 0u);
}

INSTANTIATE_TEST_SUITE_P(EveryStep, PowerCut,
                         testing::Range(1, static_cast<int>(RecordStep::committed) + 1));

TEST(PowerCut, AfterRecordedWasShownTheDoseIsThere) {
    const Outcome outcome = cut_power_at(std::nullopt);
    EXPECT_FALSE(outcome.killed);
    EXPECT_TRUE(outcome.shown);
    EXPECT_EQ(outcome.doses, 1u);
}

}  // namespace
}  // namespace uketsuke
