// The three commands. Each takes what it needs from the records, talks, and brings back the result.
#include "sync/client/terminal_commands.h"

#include <map>

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "platform/records/published_rules.h"
#include "sync/client/bundle_export.h"
#include "sync/client/bundle_relay.h"
#include "sync/client/enrolment.h"
#include "sync/client/hub_connection.h"
#include "sync/client/snapshot_load.h"
#include "sync/wire/clock_skew.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

namespace {

bool flag_in(const Json& arguments, const char* key) {
    const auto found = arguments.find(key);
    return found != arguments.end() && found->is_boolean() && found->get<bool>();
}

Words words_of(DeviceScope scope) {
    return scope == DeviceScope::city
               ? Words{"範囲は市全体", "scope: the whole city"}
               : Words{"範囲は対応した人のみ", "scope: those whom it has seen"};
}

Result<int> enrol(const Visit& visit, const Json& arguments, const CommandSpeech& speech) {
    const HubAddress address{text_or(arguments, "hub"), text_or(arguments, "ca_file")};
    const auto transport = TRY(curl_transport(address));
    EnrolmentWish wish{text_or(arguments, "code"), {}, text_or(arguments, "name"), {}};
    std::optional<Signer> signer;
    TRY(visit.with([&](Records& records) -> Result<void> {
        wish.device = records.ledger().device();
        wish.public_key = records.ledger().public_key();
        signer = records.ledger().signer();
        return {};
    }));
    const Response response =
        TRY(transport->carry(enrolment_request(wish, *signer, visit.clock.now())));
    const EnrolmentAnswer answer = TRY(read_enrolment(response));
    const Enrolment enrolment = TRY(enrolment_from(answer, wish, address.url));
    const auto keep = [&](Records& records) -> Result<void> {
        TRY(records.ledger().set_scope(answer.scope));
        TRY(set_hub_ca_file(records, enrolment.hub, address.ca_file));
        const bool last = flag_in(arguments, "last");
        return records.set_enrolment(enrolment, last ? HubPlace::last : HubPlace::first);
    };
    TRY(visit.with(keep));
    speech.tell(
        print_json(Json{{"enrolled", true},
                        {"device", wish.device.hex()},
                        {"hub", enrolment.hub.hex()},
                        {"municipality", enrolment.municipality},
                        {"programme", enrolment.programme},
                        {"scope", to_text(answer.scope)}}),
        {"登録しました。市町村 " + enrolment.municipality + "、" + words_of(answer.scope).ja + "。",
         "Enrolled, municipality " + enrolment.municipality + ", " + words_of(answer.scope).en +
             "."});
    return 0;
}

void tell_exchange(const ExchangeReport& report, std::uint64_t unsent,
                   const CommandSpeech& speech) {
    Json refused = Json::array();
    for (const std::string& code : report.refusal_codes) refused.push_back(code);
    const std::string sent = std::to_string(report.acknowledged);
    const std::string pulled = std::to_string(report.pulled);
    const std::string left = std::to_string(unsent);
    speech.tell(print_json(Json{{"acknowledged", report.acknowledged},
                                {"pulled", report.pulled},
                                {"unsent", unsent},
                                {"refused", refused},
                                {"hub_restored", report.hub_restored},
                                {"terminal_restored", report.terminal_restored},
                                {"revoked", report.revoked}}),
                {"送信" + sent + "件、受信" + pulled + "件、未送信" + left + "件。",
                 sent + " sent, " + pulled + " received, " + left + " unsent."});
}

// A snapshot that cannot be used is told of, and what is in it is received page by page.
Result<void> load_first(const HubConnection& hub, const Visit& visit, const CommandSpeech& speech) {
    const auto tell = [&](int percent) {
        if (percent % 10 != 0) return;
        const std::string done = std::to_string(percent) + " %";
        speech.output.err(
            speech.said({"名簿を読み込んでいます " + done, "Loading the roster: " + done}));
    };
    const auto loaded =
        load_snapshot({*hub.transport, hub.link, visit.on_records, visit.clock, tell});
    if (loaded.has_value()) return {};
    if (is_of_the_line(loaded.error())) return std::unexpected(loaded.error());
    speech.output.err(to_line(loaded.error(), speech.japanese));
    return {};
}

// With the first hub that answers; the error of the preferred one where none does.
Result<ExchangeReport> exchange_with_first(std::vector<HubConnection>& connections,
                                           const OnStore& on_store, const Visit& visit,
                                           const CommandSpeech& speech) {
    std::optional<Error> first;
    for (HubConnection& hub : connections) {
        auto done = [&]() -> Result<ExchangeReport> {
            TRY(load_first(hub, visit, speech));
            return run_exchange(Exchange(hub.link, hub.device, hub.signer), *hub.transport,
                                on_store, visit.clock);
        }();
        const bool away = !done.has_value() && done.error().kind == ErrorKind::environment;
        if (!away) return done;
        if (!first) first = done.error();
    }
    return std::unexpected(*first);
}

Result<int> sync_now(const Visit& visit, const CommandSpeech& speech) {
    std::vector<HubConnection> connections;
    const auto connect = [&](Records& records) -> Result<void> {
        connections = TRY(connections_to_hubs(records));
        return {};
    };
    TRY(visit.with(connect));
    if (connections.empty()) return not_enrolled();
    const OnStore on_store = [&](const LedgerJob& job) {
        return visit.with([&](Records& records) { return job(records.ledger()); });
    };
    const ExchangeReport report = TRY(exchange_with_first(connections, on_store, visit, speech));
    Ledger::Unsent unsent;
    const LedgerJob count = [&](Ledger& ledger) -> Result<void> {
        std::vector<HubId> hubs;
        for (const HubConnection& connection : connections) hubs.push_back(connection.link.hub);
        unsent = TRY(ledger.unsent(hubs));
        return {};
    };
    TRY(on_store(count));
    tell_exchange(report, unsent.count, speech);
    if (report.revoked) {
        TRY(visit.with([](Records& records) { return records.give_up_keys(); }));
        return fail(
            ErrorKind::refused, "device.revoked",
            {"この端末は市により無効にされました。記録はすべて送信済みで、鍵を消しました。",
             "The city has revoked this terminal. All its records were sent, and its keys "
             "are gone."},
            {"端末を市の担当者に渡してください。", "Hand the terminal to the city's staff."});
    }
    return unsent.count == 0 ? 0 : 1;
}

Json instant_or_null(const std::optional<Instant>& at) {
    return at ? Json(format_instant(*at)) : Json();
}

// One of the terminal's hubs.
struct HubSeen {
    Enrolment hub;
    Ledger::Unsent unsent;
    std::optional<Instant> answered;
};

struct TerminalStatus {
    DeviceId device;
    std::optional<Enrolment> enrolment;  // The preferred one of these.
    std::vector<HubSeen> hubs;
    std::string rules;                // Edition in force; empty where the hub published none.
    std::optional<Error> unreadable;  // Something newer was published.
    Ledger::Unsent unsent;            // That no hub has acknowledged.
    std::uint64_t quarantined = 0;    // Kept here and not counted.
    std::optional<Instant> answered;  // Of any hub, the last one.
    std::optional<std::chrono::milliseconds> clock_skew;
    KeyStatus keys;
    DeviceScope scope = DeviceScope::city;
    std::optional<std::uintmax_t> disk_free_bytes;
};

Result<TerminalStatus> read_status(Records& records) {
    TerminalStatus status;
    status.device = records.ledger().device();
    status.enrolment = TRY(records.enrolment());
    const HubId hub = status.enrolment ? status.enrolment->hub : HubId{};
    std::vector<HubId> ids;
    for (const Enrolment& each : TRY(records.enrolments())) {
        const auto answered = TRY(last_answer(records.ledger().store(), each.hub));
        ids.push_back(each.hub);
        status.hubs.push_back({each, TRY(records.ledger().unsent(each.hub)), answered});
        if (answered) status.answered = std::max(status.answered.value_or(*answered), *answered);
    }
    status.unsent = TRY(records.ledger().unsent(ids));
    status.quarantined = TRY(records.ledger().store().quarantined_count());
    status.clock_skew = TRY(last_clock_skew(records.ledger().store(), hub));
    status.keys = TRY(key_status(records.folder()));
    status.scope = TRY(records.ledger().scope());
    status.disk_free_bytes = free_bytes(records.folder().path());
    if (!status.enrolment) return status;
    const Rulebook book = TRY(published_rules(records.ledger(), status.enrolment->hub_device));
    if (auto found = book.in_force(status.enrolment->programme)) {
        status.rules = std::move(found->rules.edition);
        status.unreadable = std::move(found->newer);
    }
    return status;
}

Json hubs_json(const std::vector<HubSeen>& hubs) {
    Json list = Json::array();
    for (const HubSeen& seen : hubs)
        list.push_back({{"url", seen.hub.hub_url},
                        {"hub", seen.hub.hub.hex()},
                        {"unsent", seen.unsent.count},
                        {"oldest_unsent", instant_or_null(seen.unsent.oldest)},
                        {"last_answer", instant_or_null(seen.answered)}});
    return list;
}

Json status_json(const TerminalStatus& status) {
    const bool enrolled = status.enrolment.has_value();
    const bool by_file = status.keys.source == KeySourceKind::key_file;
    return {{"device", status.device.hex()},
            {"enrolled", enrolled},
            {"hub", enrolled ? Json(status.enrolment->hub_url) : Json()},
            {"municipality", enrolled ? Json(status.enrolment->municipality) : Json()},
            {"programme", enrolled ? Json(status.enrolment->programme) : Json()},
            {"scope", to_text(status.scope)},
            {"rules", status.rules.empty() ? Json() : Json(status.rules)},
            {"rules_unreadable", status.unreadable ? Json(status.unreadable->code) : Json()},
            {"unsent", status.unsent.count},
            {"oldest_unsent", instant_or_null(status.unsent.oldest)},
            {"last_answer", instant_or_null(status.answered)},
            {"hubs", hubs_json(status.hubs)},
            {"quarantined", status.quarantined},
            {"disk_free_bytes", status.disk_free_bytes ? Json(*status.disk_free_bytes) : Json()},
            {"clock_skew_ms", status.clock_skew ? Json(status.clock_skew->count()) : Json()},
            {"key_source", status.keys.source ? Json(name_of(*status.keys.source)) : Json()},
            {"protected_if_stolen", status.keys.source && !by_file}};
}

Words status_words(const TerminalStatus& status) {
    const std::string unsent = std::to_string(status.unsent.count);
    Words words{"未送信 " + unsent + "件", unsent + " unsent"};
    if (status.unsent.oldest) {
        const std::string oldest = format_instant(*status.unsent.oldest);
        words.ja += "（最古 " + oldest + "）";
        words.en += " (oldest " + oldest + ")";
    }
    const std::string answered =
        status.answered ? format_instant(*status.answered) : std::string("-");
    words.ja += "、ハブの最後の応答 " + answered;
    words.en += ", hub last answered " + answered;
    if (status.clock_skew && is_skewed(*status.clock_skew)) {
        const Words skew = say_clock_skew(*status.clock_skew);
        words.ja += "、" + skew.ja;
        words.en += ", " + skew.en;
    }
    if (status.quarantined > 0) {
        const std::string count = std::to_string(status.quarantined);
        words.ja += "、保管のみ " + count + "件";
        words.en += ", " + count + " kept without being counted";
    }
    if (status.disk_free_bytes) {
        const std::string free = std::to_string(*status.disk_free_bytes >> 20);
        words.ja += "、空き容量 " + free + " MB";
        words.en += ", " + free + " MB free";
    }
    if (!status.enrolment) {
        words.ja += "、ハブ未登録";
        words.en += ", not enrolled";
    }
    if (status.scope == DeviceScope::seen) {
        const Words scope = words_of(status.scope);
        words.ja += "、" + scope.ja;
        words.en += ", " + scope.en;
    }
    if (!status.rules.empty()) {
        words.ja += "。規則 " + status.rules;
        words.en += ". Rules: " + status.rules;
    }
    if (status.unreadable) {
        words.ja += "。新しい規則をこのプログラムは読めません：" + status.unreadable->what.ja;
        words.en += ". Newer rules cannot be read here: " + status.unreadable->what.en;
    }
    if (status.keys.source) {
        const Words keys = protection_of(*status.keys.source);
        words.ja += "。" + keys.ja;
        words.en += ". " + keys.en;
    }
    return words;
}

Result<int> tell_status(const Visit& visit, const CommandSpeech& speech) {
    TerminalStatus status;
    const auto look = [&](Records& records) -> Result<void> {
        status = TRY(read_status(records));
        return {};
    };
    TRY(visit.with(look));
    speech.tell(print_json(status_json(status)), status_words(status));
    return 0;
}

using Carry = Result<int> (*)(const Visit&, const Json&, const CommandSpeech&);

const std::map<std::string, Carry, std::less<>>& commands() {
    static const std::map<std::string, Carry, std::less<>> table{
        {"enrol", enrol},
        {"sync", [](const Visit& visit, const Json&,
                    const CommandSpeech& speech) { return sync_now(visit, speech); }},
        {"status", [](const Visit& visit, const Json&,
                      const CommandSpeech& speech) { return tell_status(visit, speech); }},
        {"export",
         [](const Visit& visit, const Json& arguments, const CommandSpeech& speech) {
             const auto if_there = flag_in(arguments, "replace") ? IfThere::replace : IfThere::keep;
             return export_bundle(visit, {text_or(arguments, "path"), if_there}, speech);
         }},
        {"import", [](const Visit& visit, const Json& arguments, const CommandSpeech& speech) {
             return relay_bundle(visit, text_or(arguments, "path"), speech);
         }}};
    return table;
}

}  // namespace

std::unexpected<Error> not_enrolled() {
    return fail(
        ErrorKind::not_found, "hub.not_enrolled",
        {"この端末はまだハブに登録されていません。", "This terminal is not enrolled at a hub yet."},
        {"市の担当者から登録コードを受け取り、uketsuke enrol で登録してください。",
         "Get a code from the city and run uketsuke enrol."});
}

std::optional<int> carry_out_terminal_command(const OnRecords& on_records,
                                              const CommandRequest& request, CommandOutput& output,
                                              const Clock& clock, bool japanese,
                                              const OnExported& exported) {
    const auto command = commands().find(request.command);
    if (command == commands().end()) return std::nullopt;
    CommandSpeech speech{output, false, japanese};
    const auto arguments = parse_json(request.arguments);
    if (!arguments.has_value()) return speech.tell_error(arguments.error());
    speech.json = flag_in(*arguments, "json");
    const auto done = command->second({on_records, clock, exported}, *arguments, speech);
    return done.has_value() ? *done : speech.tell_error(done.error());
}

}  // namespace uketsuke
