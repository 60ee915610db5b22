// The network thread of a terminal: exchanges with the hub again and again, backs off while it is
// away, and reports. It never touches the store itself: its jobs run on the store's thread.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "platform/clock/clock.h"
#include "sync/client/backoff.h"
#include "sync/client/exchange.h"
#include "sync/client/transport.h"

namespace uketsuke {

using LedgerJob = std::function<Result<void>(Ledger&)>;

// Runs a job on the thread that owns the store, waits for it and gives its result. A closing owner
// returns an error (any environment error) instead of running it.
using OnStore = std::function<Result<void>(const LedgerJob&)>;

// One whole exchange, on the calling thread. Errors: those of the transport, of Exchange and of the
// store; what was acknowledged and pulled before stays.
Result<ExchangeReport> run_exchange(Exchange exchange, Transport& transport, const OnStore& store,
                                    const Clock& clock);

struct PostReport {
    Ledger::Unsent unsent;
    std::optional<Instant> answered_at;  // When an exchange was last complete.
    std::optional<Error> trouble;        // Of the last exchange; nothing when it was complete.
    ExchangeReport exchange;
};

struct PostmanParts {
    std::unique_ptr<Transport> transport;
    HubLink link;
    DeviceId device;
    Signer signer;
    OnStore store;
    const Clock* clock = nullptr;                   // Borrowed.
    std::function<void(const PostReport&)> report;  // Called on the network thread.
    Backoff backoff;
    std::chrono::milliseconds idle{5000};  // Between exchanges while all goes well.
};

// Runs from birth to destruction, which stops a transfer that is under way and joins the thread;
// the store's thread must still be serving jobs (or refusing them) then.
class Postman {
  public:
    explicit Postman(PostmanParts parts);
    ~Postman();
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;

    // Something was recorded: exchange now. Any thread.
    void nudge();

  private:
    void run(const std::stop_token& stop);
    PostReport exchange_once();
    void wait(const std::stop_token& stop, std::chrono::milliseconds delay);

    PostmanParts parts_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool nudged_ = false;
    int failures_ = 0;
    std::jthread thread_;  // Last: it starts when all else stands.
};

}  // namespace uketsuke
