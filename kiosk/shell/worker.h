// The one thread that owns the records (design.md D3): effects of the flow, batches of the network
// and commands from the door come to it as jobs, one after another.
#pragma once

#include <functional>
#include <mutex>
#include <thread>

#include "kiosk/shell/clerk.h"
#include "kiosk/shell/mailbox.h"
#include "platform/clock/clock.h"

namespace uketsuke {

class Worker {
  public:
    using Job = std::function<void(Clerk&)>;

    // Takes the records over; `mailbox` and `clock` must outlive the worker.
    Worker(std::unique_ptr<Records> records, Office office, Mailbox& mailbox, const Clock& clock);
    // Finishes what was asked for, then ends.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // Any thread. The answer comes by the mailbox.
    void perform(const Effect& effect);
    // By whom AskHub is performed, on the thread that calls perform(). Without one there is no hub.
    using OnAsk = std::function<void(const AskHub&)>;
    void when_asked(OnAsk ask);
    // Any thread but the worker's own. Returns when the job is done; false where the worker ends.
    bool run(const Job& job);
    // When the hub last answered, as the network thread saw it. Any thread.
    void hub_answered(Instant at, std::chrono::minutes clock_ahead_of_hub);
    // What hub and terminal do not agree about; nothing where they do. Any thread.
    void hub_disagrees(const std::optional<Error>& about);
    // The city has proved that this terminal is revoked. Any thread.
    void revoked();
    // How much of the roster is loaded; nothing when that is over. Any thread.
    void loading(std::optional<int> percent);
    // What the hub said, after all jobs of that exchange. Any thread.
    void hub_said(const HubAnswered& answer);
    // So many unsent entries were written to a file for the hub. Any thread.
    void exported(std::size_t entries);

  private:
    void work();
    std::optional<Job> next_job();
    void ask_hub(const AskHub& effect);
    void report_hub();

    static constexpr std::size_t jobs_max = 64;
    std::unique_ptr<Records> records_;
    Office office_;
    Clerk clerk_;
    Mailbox& mailbox_;
    const Clock& clock_;
    BoundedQueue<Job> jobs_{jobs_max};
    std::mutex asking_;  // Of ask_.
    OnAsk ask_;
    std::optional<Instant> last_answer_;          // Worker thread.
    std::chrono::minutes clock_ahead_of_hub_{0};  // Worker thread.
    std::optional<Error> disagreement_;           // Worker thread.
    bool revoked_ = false;                        // Worker thread.
    std::optional<int> loading_;                  // Worker thread.
    std::optional<HubReport> reported_;           // Worker thread.
    std::jthread thread_;
};

}  // namespace uketsuke
