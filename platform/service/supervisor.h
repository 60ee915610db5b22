// What a service tells systemd about itself, by datagrams to $NOTIFY_SOCKET (sd_notify(3)). Where
// there is no supervisor, nothing is told and nothing fails.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace uketsuke {

// Thread-safe: every message is one datagram on a socket of its own.
class Supervisor {
  public:
    // `socket` is a path, or a name that begins with @ (abstract). `watchdog` is how often a sign
    // of life is asked for.
    Supervisor(std::string socket, std::optional<std::chrono::microseconds> watchdog)
        : socket_(std::move(socket)), watchdog_(watchdog) {}

    // From NOTIFY_SOCKET, WATCHDOG_USEC and WATCHDOG_PID, which are then taken out of the
    // environment: no child may speak in this process's name. Call it before other threads start.
    static Supervisor from_environment();

    void ready() const { tell("READY=1"); }
    void stopping() const { tell("STOPPING=1"); }
    void alive() const { tell("WATCHDOG=1"); }

    // Half of what is asked for; nothing where no watchdog was asked for.
    std::optional<std::chrono::microseconds> pulse() const {
        return watchdog_ ? std::optional(*watchdog_ / 2) : std::nullopt;
    }

  private:
    void tell(std::string_view message) const;

    std::string socket_;
    std::optional<std::chrono::microseconds> watchdog_;
};

// Says alive() at every pulse, as long as `lives` returns true: it does what must not hang, and
// waits for it. A `lives` that never returns is what the watchdog is for.
class Heartbeat {
  public:
    // Borrows the supervisor.
    Heartbeat(const Supervisor& supervisor, std::function<bool()> lives);

  private:
    std::jthread thread_;
};

}  // namespace uketsuke
