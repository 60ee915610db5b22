// A real datagram socket hears what a service says.
#include "platform/service/supervisor.h"

#include <atomic>

#include "tests/platform/service/notified.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;

TEST(Supervisor, HearsReadyAliveAndStoppingAtAPath) {
    const TemporaryFolder folder;
    Notified systemd((folder / "notify").string());
    const Supervisor supervisor(systemd.name(), std::nullopt);
    supervisor.ready();
    supervisor.alive();
    supervisor.stopping();
    EXPECT_EQ(systemd.next(), "READY=1");
    EXPECT_EQ(systemd.next(), "WATCHDOG=1");
    EXPECT_EQ(systemd.next(), "STOPPING=1");
}

TEST(Supervisor, HearsAtAnAbstractName) {
    Notified systemd("@uketsuke-test-" + std::to_string(::getpid()));
    Supervisor(systemd.name(), std::nullopt).ready();
    EXPECT_EQ(systemd.next(), "READY=1");
}

TEST(Supervisor, WhereThereIsNoneNothingHappens) {
    Supervisor("", std::nullopt).ready();
    Supervisor("/absent/socket", std::nullopt).ready();
    Supervisor(std::string(300, '/'), std::nullopt).ready();
}

TEST(Supervisor, IsFoundInTheEnvironmentWhichThenKnowsItNoLonger) {
    const TemporaryFolder folder;
    Notified systemd((folder / "notify").string());
    ::setenv("NOTIFY_SOCKET", systemd.name().c_str(), 1);
    ::setenv("WATCHDOG_USEC", "3000000", 1);
    ::setenv("WATCHDOG_PID", std::to_string(::getpid()).c_str(), 1);
    const Supervisor supervisor = Supervisor::from_environment();
    EXPECT_EQ(::getenv("NOTIFY_SOCKET"), nullptr);
    EXPECT_EQ(supervisor.pulse(), microseconds(1'500'000));
    supervisor.ready();
    EXPECT_EQ(systemd.next(), "READY=1");
    EXPECT_EQ(Supervisor::from_environment().pulse(), std::nullopt);
}

TEST(Supervisor, AWatchdogForAnotherProcessIsNotFed) {
    ::setenv("WATCHDOG_USEC", "3000000", 1);
    ::setenv("WATCHDOG_PID", "1", 1);
    EXPECT_EQ(Supervisor::from_environment().pulse(), std::nullopt);
}

TEST(Heartbeat, BeatsOnlyWhileTheWorkAnswers) {
    const TemporaryFolder folder;
    Notified systemd((folder / "notify").string());
    const Supervisor supervisor(systemd.name(), milliseconds(100));
    std::atomic<bool> lives = true;
    const Heartbeat heartbeat(supervisor, [&] { return lives.load(); });
    EXPECT_EQ(systemd.next(), "WATCHDOG=1");
    EXPECT_EQ(systemd.next(), "WATCHDOG=1");
    lives = false;
    while (!systemd.next(1).empty()) {
    }
    lives = true;
    EXPECT_EQ(systemd.next(), "WATCHDOG=1");
}

}  // namespace
}  // namespace uketsuke
