// The postman's and the door's jobs go to the worker; a new enrolment gets a new postman.
#include "kiosk/shell/connections.h"

#include "platform/records/find_command.h"
#include "platform/records/record_commands.h"
#include "sync/client/hub_connection.h"
#include "sync/client/snapshot_load.h"
#include "sync/client/terminal_commands.h"
#include "sync/wire/clock_skew.h"

namespace uketsuke {

namespace {

std::unexpected<Error> closing() {
    return fail(ErrorKind::environment, "terminal.closing",
                {"端末は終了するところです。何も変更していません。",
                 "The terminal is closing. Nothing was changed."},
                {"終了してから、もう一度実行してください。", "Try again when it has closed."});
}

// Nothing below what people are told of.
std::chrono::minutes minutes_told(std::optional<std::chrono::milliseconds> skew) {
    if (!skew || !is_skewed(*skew)) return std::chrono::minutes{0};
    return std::chrono::duration_cast<std::chrono::minutes>(*skew);
}

Error no_word() {
    return {ErrorKind::environment,
            "hub.no_word",
            {"センターからこの方についての答えがありません",
             "The centre has not said anything about this person"},
            {"責任者に知らせてください", "Tell the person in charge"}};
}

// For whoever stands at the desk: chains and entries are no words of the counter.
std::optional<Error> disagreement_in(const PostReport& said) {
    const auto about = [](const std::string& code, const Words& what) {
        return Error{
            ErrorKind::refused,
            code,
            {what.ja + "（" + code + "）。", what.en + " (" + code + ")."},
            {"受付は続けられます。記録は端末に残っています。市の担当者に知らせてください。",
             "Work can go on; the records stay on this terminal. Tell the city's staff."}};
    };
    if (said.trouble && said.trouble->code.starts_with("chain.")) {
        return about(
            said.trouble->code,
            {"センターとこの端末の記録が合わず、受信が止まっています",
             "The centre's records and this terminal's do not agree, and nothing is received"});
    }
    if (said.trouble) return said.trouble;
    if (said.exchange.refusal_codes.empty()) return std::nullopt;
    return about(*said.exchange.refusal_codes.begin(),
                 {"センターが、この端末の一部の記録を受け取りません",
                  "The centre does not take some of this terminal's records"});
}

// The network's job on the store, done by the worker.
OnStore on_store_of(Worker& worker) {
    return [&worker](const LedgerJob& job) -> Result<void> {
        Result<void> done = closing();
        worker.run([&](Clerk& clerk) { done = job(clerk.records().ledger()); });
        return done;
    };
}

}  // namespace

Connections::Connections(Worker& worker, const Clock& clock, Language language)
    : worker_(worker), clock_(clock), language_(language) {}

Result<std::unique_ptr<Connections>> Connections::open(const DataFolder& folder, Worker& worker,
                                                       const Clock& clock, Language language) {
    std::unique_ptr<Connections> made(new Connections(worker, clock, language));
    TRY(made->connect());
    Connections* here = made.get();
    worker.when_asked([here](const AskHub& effect) { here->ask(effect); });
    made->door_ =
        TRY(CommandDoor::open(folder, [here](const CommandRequest& request, CommandOutput& output) {
            return here->carry_out(request, output);
        }));
    return made;
}

Connections::~Connections() { worker_.when_asked({}); }

Result<void> Connections::connect() {
    Result<std::vector<HubConnection>> connections = closing();
    std::optional<Instant> answered;
    std::optional<std::chrono::milliseconds> skew;
    worker_.run([&](Clerk& clerk) {
        connections = connections_to_hubs(clerk.records());
        if (!connections.has_value()) return;
        for (const HubConnection& connection : *connections) {
            Store& store = clerk.records().ledger().store();
            const auto at = last_answer(store, connection.link.hub);
            if (at.has_value() && *at) answered = std::max(answered.value_or(**at), **at);
            const auto noted = last_clock_skew(store, connection.link.hub);
            if (noted.has_value() && *noted && !skew) skew = *noted;
        }
    });
    auto found = TRY(std::move(connections));
    if (answered) worker_.hub_answered(*answered, minutes_told(skew));
    const std::lock_guard lock(mutex_);
    postman_.reset();
    if (found.empty()) return {};
    const DeviceId device = found.front().device;
    const Signer signer = found.front().signer;
    std::vector<Route> routes;
    for (HubConnection& connection : found)
        routes.push_back({std::move(connection.transport), connection.link});
    const auto report = [this](const PostReport& said) { take_report(said); };
    const auto first = [this](const Route& route, const std::stop_token& stop) {
        return load_first(route, stop);
    };
    postman_ = std::make_unique<Postman>(PostmanParts{.routes = std::move(routes),
                                                      .device = device,
                                                      .signer = signer,
                                                      .store = on_store_of(worker_),
                                                      .clock = &clock_,
                                                      .report = report,
                                                      .first = first,
                                                      .backoff = {}});
    return {};
}

void Connections::take_report(const PostReport& said) {
    if (said.answered_at) worker_.hub_answered(*said.answered_at, minutes_told(said.clock_skew));
    if (said.exchange.revoked) worker_.revoked();
    // A line that is away neither makes a disagreement nor mends it.
    if (!said.trouble || said.trouble->kind != ErrorKind::environment)
        worker_.hub_disagrees(disagreement_in(said));
    if (!said.presented.empty()) answer_asked(said);
}

void Connections::answer_asked(const PostReport& said) {
    const std::lock_guard lock(asked_mutex_);
    if (!asked_ || asked_->voucher_number != said.presented) return;
    HubAnswered answer{asked_->ticket, said.exchange.voucher_known.value_or(false), said.trouble};
    if (said.exchange.people_refused) answer.trouble = said.exchange.people_refused;
    if (!answer.trouble && !said.exchange.voucher_known) answer.trouble = no_word();
    asked_.reset();
    worker_.hub_said(answer);
}

void Connections::ask(const AskHub& effect) {
    {
        const std::lock_guard lock(asked_mutex_);
        asked_ = effect;
    }
    const std::lock_guard lock(mutex_);
    if (postman_) return postman_->present(effect.voucher_number);
    worker_.hub_said({effect.ticket, false, no_word()});
}

// What cannot be loaded as a snapshot comes page by page, by the exchange that follows.
Result<void> Connections::load_first(const Route& route, const std::stop_token& stop) {
    const OnRecords records = [this](const std::function<void(Records&)>& job) {
        return on_records(job);
    };
    const auto progress = [this](int percent) { worker_.loading(percent); };
    const auto loaded =
        load_snapshot({*route.transport, route.link, records, clock_, progress, stop});
    worker_.loading(std::nullopt);
    if (loaded.has_value() || !is_of_the_line(loaded.error())) return {};
    return std::unexpected(loaded.error());
}

void Connections::nudge() {
    const std::lock_guard lock(mutex_);
    if (postman_) postman_->nudge();
}

bool Connections::on_records(const std::function<void(Records&)>& job) {
    return worker_.run([&](Clerk& clerk) { job(clerk.records()); });
}

int Connections::carry_out(const CommandRequest& request, CommandOutput& output) {
    const bool japanese = language_ == Language::japanese;
    const OnRecords records = [this](const std::function<void(Records&)>& job) {
        return on_records(job);
    };
    const OnExported exported = [this](std::size_t entries) { worker_.exported(entries); };
    if (const auto status =
            carry_out_terminal_command(records, request, output, clock_, japanese, exported)) {
        if (request.command == "enrol" && *status == 0) {
            if (const auto connected = connect(); !connected.has_value()) {
                output.err(to_line(connected.error(), japanese));
                return exit_status(connected.error());
            }
        }
        return *status;
    }
    std::optional<int> status;
    const bool done = worker_.run([&](Clerk& clerk) {
        Records& here = clerk.records();
        status =
            carry_out_find_command(here, clerk.roster(), request, output, japanese, clock_.now());
        if (!status)
            status = carry_out_record_command(here, request, output, japanese, clock_.now());
    });
    if (done && status) return *status;
    const Error error =
        done ? Error{ErrorKind::bad_input,
                     "command.unknown",
                     {"動いている端末はこの命令を知りません。",
                      "The running terminal does not know this command."},
                     {"端末のプログラムを新しくしてください。", "Update the terminal's program."}}
             : closing().error();
    output.err(to_line(error, japanese));
    return exit_status(error);
}

}  // namespace uketsuke
