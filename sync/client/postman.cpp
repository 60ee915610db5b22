// The loop of the network thread.
#include "sync/client/postman.h"

#include "platform/keys/chance.h"
#include "sync/wire/clock_skew.h"

namespace uketsuke {

Result<ExchangeReport> run_exchange(Exchange exchange, Transport& transport, const OnStore& store,
                                    const Clock& clock, const OnWait& on_wait,
                                    const OnProgress& on_progress) {
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
        if (on_progress) on_progress(exchange.report());
    }
}

std::vector<Route> one_route(std::unique_ptr<Transport> transport, HubLink link) {
    std::vector<Route> routes;
    routes.push_back({std::move(transport), std::move(link)});
    return routes;
}

Postman::Postman(PostmanParts parts)
    : parts_(std::move(parts)),
      choice_(parts_.routes.size(), parts_.return_after),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

Postman::~Postman() {
    thread_.request_stop();
    for (const Route& route : parts_.routes) route.transport->stop();
}

void Postman::nudge() {
    const std::lock_guard lock(mutex_);
    nudged_ = true;
    if (listening_) listening_->interrupt();
    woken_.notify_all();
}

void Postman::present(const std::string& voucher) {
    const std::lock_guard lock(mutex_);
    presented_ = voucher;
    if (listening_) listening_->interrupt();
    woken_.notify_all();
}

Postman::Errand Postman::next_errand() {
    const std::lock_guard lock(mutex_);
    nudged_ = false;  // What was recorded until now goes with this exchange.
    return {listens_ ? parts_.listen : parts_.listen.zero(), presented_};
}

void Postman::answered(const std::string& presented) {
    const std::lock_guard lock(mutex_);
    if (presented_ == presented) presented_.clear();
}

// Around a request that waits: only such a one may be interrupted, never a push on a slow line.
void Postman::listening(Transport& transport, bool waits) {
    const std::lock_guard lock(mutex_);
    listening_ = waits ? &transport : nullptr;
    if (waits && (nudged_ || !presented_.empty())) transport.interrupt();
}

void Postman::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const Errand errand = next_errand();
        const Moment began = moment_now();
        Route& route = parts_.routes[choice_.at(began)];
        const PostReport report = exchange_once(route, errand, stop);
        if (stop.stop_requested()) return;
        if (report.trouble && report.trouble->code == "hub.interrupted") continue;
        if (leave_hub(report)) continue;
        answered(errand.presented);
        parts_.report(report);
        wait(stop, pause_after(report, elapsed_since(began)));
    }
}

// What a hub refuses, another one would refuse too; whoever is away, or no hub at all, is left.
bool Postman::leave_hub(const PostReport& report) {
    const bool away = report.trouble && report.trouble->kind == ErrorKind::environment;
    if (!away) {
        choice_.answered();
        return false;
    }
    listens_ = false;
    return choice_.failed(moment_now());
}

Result<ExchangeReport> Postman::exchange(Route& route, const Errand& errand,
                                         const std::stop_token& stop) {
    if (parts_.first && !met_.contains(route.link.hub)) {
        TRY(parts_.first(route, stop));
        met_.insert(route.link.hub);
    }
    Exchange next(route.link, parts_.device, parts_.signer, errand.wait);
    if (!errand.presented.empty()) next.present(errand.presented);
    return run_exchange(std::move(next), *route.transport, parts_.store, *parts_.clock,
                        [&](bool waits) { listening(*route.transport, waits); });
}

PostReport Postman::exchange_once(Route& route, const Errand& errand, const std::stop_token& stop) {
    PostReport report;
    report.hub = route.link.hub;
    report.presented = errand.presented;
    const auto done = exchange(route, errand, stop);
    if (done.has_value()) {
        report.exchange = *done;
        report.answered_at = parts_.clock->now();
        report.clock_skew = done->clock_skew;
    } else {
        report.trouble = done.error();
    }
    const auto counted = parts_.store([&](Ledger& ledger) -> Result<void> {
        std::vector<HubId> hubs;
        for (const Route& each : parts_.routes) hubs.push_back(each.link.hub);
        report.unsent = TRY(ledger.unsent(hubs, route.link.sends));
        if (!report.answered_at)
            report.answered_at = TRY(last_answer(ledger.store(), route.link.hub));
        if (!report.clock_skew)
            report.clock_skew = TRY(last_clock_skew(ledger.store(), route.link.hub));
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
// every record. Whoever stands at the desk is worth a knock.
void Postman::wait(const std::stop_token& stop, std::chrono::milliseconds delay) {
    std::unique_lock lock(mutex_);
    const auto nudged = [this] { return (nudged_ && failures_ == 0) || !presented_.empty(); };
    woken_.wait_for(lock, stop, delay, nudged);
}

}  // namespace uketsuke
