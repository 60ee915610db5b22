// The loop of the network thread.
#include "sync/client/postman.h"

#include "platform/keys/chance.h"
#include "sync/wire/clock_skew.h"

namespace uketsuke {

Result<ExchangeReport> run_exchange(Exchange exchange, Transport& transport, const OnStore& store,
                                    const Clock& clock, const OnWait& on_wait) {
    while (true) {
        std::optional<Request> request;
        const LedgerJob ask = [&](Ledger& ledger) -> Result<void> {
            request = TRY(exchange.next(ledger, clock.now()));
            return {};
        };
        TRY(store(ask));
        if (!request) return exchange.report();
        const bool tells = on_wait && exchange.waits();
        if (tells) on_wait(true);
        const Instant sent = clock.now();
        auto carried = transport.carry(*request);
        if (tells) on_wait(false);
        const Response response = TRY(std::move(carried));
        if (const auto skew = clock_skew_from(response, sent, clock.now()))
            exchange.heard_clock(*skew);
        const Reply reply = TRY(exchange.read(response));
        TRY(store([&](Ledger& ledger) { return exchange.take(ledger, reply); }));
    }
}

Postman::Postman(PostmanParts parts)
    : parts_(std::move(parts)), thread_([this](const std::stop_token& stop) { run(stop); }) {}

Postman::~Postman() {
    thread_.request_stop();
    parts_.transport->stop();
}

void Postman::nudge() {
    const std::lock_guard lock(mutex_);
    nudged_ = true;
    if (listening_) parts_.transport->interrupt();
    woken_.notify_all();
}

// Around a request that waits: only such a one may be interrupted, never a push on a slow line.
void Postman::listening(bool waits) {
    const std::lock_guard lock(mutex_);
    listening_ = waits;
    if (waits && nudged_) parts_.transport->interrupt();
}

void Postman::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        {
            const std::lock_guard lock(mutex_);
            nudged_ = false;  // What was recorded until now goes with this exchange.
        }
        const Moment began = moment_now();
        const PostReport report = exchange_once(listens_ ? parts_.listen : parts_.listen.zero());
        if (stop.stop_requested()) return;
        if (report.trouble && report.trouble->code == "hub.interrupted") continue;
        parts_.report(report);
        wait(stop, pause_after(report, elapsed_since(began)));
    }
}

PostReport Postman::exchange_once(std::chrono::seconds wait) {
    PostReport report;
    const auto done =
        run_exchange(Exchange(parts_.link, parts_.device, parts_.signer, wait), *parts_.transport,
                     parts_.store, *parts_.clock, [this](bool waits) { listening(waits); });
    if (done.has_value()) {
        report.exchange = *done;
        report.answered_at = parts_.clock->now();
        report.clock_skew = done->clock_skew;
    } else {
        report.trouble = done.error();
    }
    const auto counted = parts_.store([&](Ledger& ledger) -> Result<void> {
        report.unsent = TRY(ledger.unsent(parts_.link.hub, parts_.link.sends));
        if (!report.answered_at)
            report.answered_at = TRY(last_answer(ledger.store(), parts_.link.hub));
        if (!report.clock_skew)
            report.clock_skew = TRY(last_clock_skew(ledger.store(), parts_.link.hub));
        return {};
    });
    if (!counted.has_value() && !report.trouble) report.trouble = counted.error();
    return report;
}

// An exchange that moved something, or waited its time, is followed by the next at once.
std::chrono::milliseconds Postman::pause_after(const PostReport& report,
                                               std::chrono::milliseconds took) {
    if (report.trouble) {
        listens_ = false;
        const double chance = random_bytes<1>()[0] / 256.0;
        return parts_.backoff.delay_after(++failures_, chance);
    }
    failures_ = 0;
    const bool moved = report.exchange.acknowledged > 0 || report.exchange.pulled > 0;
    const bool listened = std::exchange(listens_, parts_.listen.count() > 0);
    if (moved || (listens_ && !listened)) return {};
    return std::max(parts_.idle - took, std::chrono::milliseconds(0));
}

// A nudge ends the wait only while all goes well: a hub that is away must not be knocked at for
// every record.
void Postman::wait(const std::stop_token& stop, std::chrono::milliseconds delay) {
    std::unique_lock lock(mutex_);
    const auto nudged = [this] { return nudged_ && failures_ == 0; };
    woken_.wait_for(lock, stop, delay, nudged);
}

}  // namespace uketsuke
