// The loop of the network thread.
#include "sync/client/postman.h"

#include "platform/keys/chance.h"

namespace uketsuke {

Result<ExchangeReport> run_exchange(Exchange exchange, Transport& transport, const OnStore& store,
                                    const Clock& clock) {
    while (true) {
        std::optional<Request> request;
        const LedgerJob ask = [&](Ledger& ledger) -> Result<void> {
            request = TRY(exchange.next(ledger, clock.now()));
            return {};
        };
        TRY(store(ask));
        if (!request) return exchange.report();
        const Response response = TRY(transport.carry(*request));
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
    woken_.notify_all();
}

void Postman::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const PostReport report = exchange_once();
        if (stop.stop_requested()) return;
        parts_.report(report);
        failures_ = report.trouble ? failures_ + 1 : 0;
        const double chance = random_bytes<1>()[0] / 256.0;
        wait(stop, failures_ > 0 ? parts_.backoff.delay_after(failures_, chance) : parts_.idle);
    }
}

PostReport Postman::exchange_once() {
    PostReport report;
    const auto done = run_exchange(Exchange(parts_.link, parts_.device, parts_.signer),
                                   *parts_.transport, parts_.store, *parts_.clock);
    if (done.has_value()) {
        report.exchange = *done;
        report.answered_at = parts_.clock->now();
    } else {
        report.trouble = done.error();
    }
    const auto counted = parts_.store([&](Ledger& ledger) -> Result<void> {
        report.unsent = TRY(ledger.unsent(parts_.link.hub, parts_.link.sends));
        if (!report.answered_at)
            report.answered_at = TRY(last_answer(ledger.store(), parts_.link.hub));
        return {};
    });
    if (!counted.has_value() && !report.trouble) report.trouble = counted.error();
    return report;
}

// A nudge ends the wait only while all goes well: a hub that is away must not be knocked at for
// every record.
void Postman::wait(const std::stop_token& stop, std::chrono::milliseconds delay) {
    std::unique_lock lock(mutex_);
    if (failures_ == 0) {
        woken_.wait_for(lock, stop, delay, [this] { return nudged_; });
    } else {
        woken_.wait_for(lock, stop, delay, [] { return false; });
    }
    nudged_ = false;
}

}  // namespace uketsuke
