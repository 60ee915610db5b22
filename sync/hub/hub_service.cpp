// From doors to the store's thread and back.
#include "sync/hub/hub_service.h"

#include "core/base/json.h"
#include "sync/hub/desk.h"

namespace uketsuke {

namespace {

std::unexpected<Error> closing() {
    return fail(ErrorKind::environment, "hub.closing",
                {"ハブを終了しているところです。", "The hub is closing down."},
                {"少し待ってからもう一度送ってください。", "Try again in a moment."});
}

Result<HubAnswer> answer_at_desk(Records& records, const Asked& asked, Instant now) {
    HubSettings settings = TRY(load_hub_settings(records.ledger().store(), records.store_id()));
    if (settings.municipality.empty()) {
        return fail(ErrorKind::environment, "hub.no_municipality",
                    {"ハブの準備ができていません。", "The hub is not set up yet."},
                    {"ハブで住民の台帳を取り込んでください。", "Import a roster at the hub."});
    }
    return Desk(records.ledger(), std::move(settings), records.box()).answer(asked, now);
}

}  // namespace

Response HubService::answer(const Request& request) {
    if (request.path == "/healthz" && request.method == "GET") return health();
    const auto asked = read_request(request);
    if (!asked.has_value()) return print_hub_answer(std::unexpected(asked.error()));
    Result<HubAnswer> answer = closing();
    store_.run([&](Records& records) { answer = answer_at_desk(records, *asked, clock_.now()); });
    return print_hub_answer(answer);
}

Response HubService::health() {
    Json body = {{"status", "closing"}, {"time", format_instant(clock_.now())}};
    store_.run([&](Records& records) {
        const auto entries = records.ledger().store().entry_count();
        body["status"] = entries.has_value() ? "ok" : "store";
        if (entries.has_value()) body["entries"] = *entries;
    });
    const int status = body["status"] == "ok" ? 200 : 503;
    return {status, {{"content-type", "application/json"}}, print_json(body)};
}

int HubService::carry_out(const CommandRequest& request, CommandOutput& output, Speech speech) {
    int status = 3;
    const bool ran = store_.run([&](Records& records) {
        status = carry_out_hub_command(records, request, output, clock_, speech);
    });
    if (!ran) output.err(to_line(closing().error(), speech == Speech::japanese));
    return status;
}

}  // namespace uketsuke
