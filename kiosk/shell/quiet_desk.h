// A terminal without a window: the same flow, worker, records and network, and for the fingers a
// hand that finds every person to be who the voucher says and every verdict as it should be. For
// tests of many terminals; nobody is vaccinated by it.
#pragma once

#include "kiosk/shell/conductor.h"
#include "kiosk/shell/connections.h"
#include "kiosk/shell/setup.h"

namespace uketsuke {

class QuietDesk {
  public:
    // Opens work with the form of the command line. Errors: those of Connections::open, and what
    // stands between that form and the start of work.
    static Result<std::unique_ptr<QuietDesk>> open(Setup setup, StartForm form);
    ~QuietDesk();
    QuietDesk(const QuietDesk&) = delete;
    QuietDesk& operator=(const QuietDesk&) = delete;

    // Serves lines of eighteen digits until the input ends. For each one line is printed, when the
    // screen would show it: {"recorded":ENTRY}, or {"not_recorded":VIEW} where it ended.
    Result<void> serve_input();

  private:
    QuietDesk(Setup setup, StartForm form);
    std::string serve(const std::string& digits);
    std::string end_of_visit();
    std::optional<Event> next_tap() const;
    void happen(const Event& event);
    // Takes in what arrived; waits for it no longer than that.
    void take_in(std::chrono::milliseconds wait);

    Setup setup_;
    std::mutex mutex_;
    std::condition_variable woken_;
    bool news_ = false;
    Mailbox mailbox_;
    Worker worker_;
    Conductor conductor_;
    std::unique_ptr<Connections> connections_;
    std::size_t unsent_ = 0;
};

}  // namespace uketsuke
