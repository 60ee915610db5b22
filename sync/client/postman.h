// The network thread of a terminal: exchanges with the hub, then listens until there is something
// new there or here, backs off while the hub is away, and reports. It never touches the store
// itself: its jobs run on the store's thread.
#pragma once

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "platform/clock/clock.h"
#include "sync/client/backoff.h"
#include "sync/client/exchange.h"
#include "sync/client/hub_choice.h"
#include "sync/client/transport.h"
#include "sync/wire/limits.h"

namespace uketsuke {

using LedgerJob = std::function<Result<void>(Ledger&)>;

// Runs a job on the thread that owns the store, waits for it and gives its result. A closing owner
// returns an error (any environment error) instead of running it.
using OnStore = std::function<Result<void>(const LedgerJob&)>;

// Called before and after a request with which the hub may wait, on the calling thread.
using OnWait = std::function<void(bool waits)>;

// Called after each answer that was taken, on the calling thread.
using OnProgress = std::function<void(const ExchangeReport& so_far)>;
struct Route;
// Loads what a terminal that is new or was away for long lacks (snapshot_load.h), where the hub has
// it. On the network thread. Errors: those for which an exchange would fail too.
using OnFirst = std::function<Result<void>(const Route&, const std::stop_token&)>;

// One whole exchange, on the calling thread. Errors: those of the transport, of Exchange and of the
// store; what was acknowledged and pulled before stays.
Result<ExchangeReport> run_exchange(Exchange exchange, Transport& transport, const OnStore& store,
                                    const Clock& clock, const OnWait& on_wait = {},
                                    const OnProgress& on_progress = {});

// The way to one hub.
struct Route {
    std::unique_ptr<Transport> transport;
    HubLink link;
};
std::vector<Route> one_route(std::unique_ptr<Transport> transport, HubLink link);

struct PostReport {
    HubId hub;                           // To whom it was spoken.
    Ledger::Unsent unsent;               // That none of the hubs has acknowledged.
    std::optional<Instant> answered_at;  // When an exchange was last complete.
    std::optional<Error> trouble;        // Of the last exchange; nothing when it was complete.
    // This terminal's clock before the hub's, as last measured.
    std::optional<std::chrono::milliseconds> clock_skew;
    ExchangeReport exchange;
    std::string presented;  // Of present(): what the exchange was about; empty for any other.
};

struct PostmanParts {
    std::vector<Route> routes;  // In order of preference; at least one. All send the same chains.
    DeviceId device;
    Signer signer;
    OnStore store;
    const Clock* clock = nullptr;                   // Borrowed.
    std::function<void(const PostReport&)> report;  // Called on the network thread.
    OnFirst first = {};                             // Before the first exchange with each hub.
    Backoff backoff;
    // How long the hub is asked to wait for something new while all goes well; 0 for not at all.
    std::chrono::seconds listen{wait_seconds_max};
    // At least so long lies between two exchanges that move nothing: a hub that does not wait (an
    // older one, a full one, a proxy in between) is asked this often.
    std::chrono::milliseconds idle{5000};
    // How long another hub than the preferred one is spoken to before that is tried again.
    std::chrono::milliseconds return_after{30'000};
};

// Runs from birth to destruction, which stops a transfer that is under way and joins the thread;
// the store's thread must still be serving jobs (or refusing them) then.
class Postman {
  public:
    explicit Postman(PostmanParts parts);
    ~Postman();
    Postman(const Postman&) = delete;
    Postman& operator=(const Postman&) = delete;

    // Something was recorded: exchange now, and listen no longer. Any thread.
    void nudge();

    // Asks the hub at once for the person of this voucher (Exchange::present), whether or not it
    // was heard lately. One report will name it, with what the hub said or why it could not be
    // asked; a voucher that is presented before that takes its place. Any thread.
    void present(const std::string& voucher);

  private:
    void run(const std::stop_token& stop);
    // What one exchange is to do beside its usual work.
    struct Errand {
        std::chrono::seconds wait{0};
        std::string presented;
    };
    Errand next_errand();
    PostReport exchange_once(Route& route, const Errand& errand, const std::stop_token& stop);
    Result<ExchangeReport> exchange(Route& route, const Errand& errand,
                                    const std::stop_token& stop);
    void answered(const std::string& presented);
    // True where another hub is worth trying at once.
    bool leave_hub(const PostReport& report);
    void listening(Transport& transport, bool waits);
    std::chrono::milliseconds pause_after(const PostReport& report, std::chrono::milliseconds took);
    void wait(const std::stop_token& stop, std::chrono::milliseconds delay);

    PostmanParts parts_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    bool nudged_ = false;
    std::string presented_;           // A voucher that no report has named yet; or empty.
    Transport* listening_ = nullptr;  // By which a wait is under way.
    HubChoice choice_;                // These four are the thread's own.
    std::set<HubId> met_;             // With whom an exchange was begun.
    int failures_ = 0;
    bool listens_ = false;  // The last exchange was complete: there is time to listen.
    std::jthread thread_;   // Last: it starts when all else stands.
};

}  // namespace uketsuke
