// One request with the file as it is.
#include "sync/client/bundle_relay.h"

#include "platform/folder/files.h"
#include "sync/client/hub_connection.h"
#include "sync/client/nonsense.h"
#include "sync/wire/bundle.h"
#include "sync/wire/limits.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"
#include "sync/wire/tell_fates.h"

namespace uketsuke {

namespace {

std::unexpected<Error> too_large(const std::string& path) {
    return fail(ErrorKind::bad_input, "bundle.too_large",
                {path + " は大きすぎて、ここからは送れません。何も変わっていません。",
                 path + " is too large to be sent from here. Nothing was changed."},
                {"ハブまで運び、uketsuke-hub import で取り込んでください。",
                 "Carry it to the hub and run uketsuke-hub import there."});
}

}  // namespace

Result<int> relay_bundle(const Visit& visit, const std::string& path, const CommandSpeech& speech) {
    Request request{"POST",
                    std::string(bundles_path),
                    "",
                    {{"content-type", "application/octet-stream"}},
                    to_text(TRY(read_small_file(path, bundle_bytes_max)))};
    const BundleHead head = TRY(read_bundle_head(request.body));
    if (request.body.size() > body_bytes_max) return too_large(path);
    std::optional<HubConnection> connection;
    const auto connect = [&](Records& records) -> Result<void> {
        connection = TRY(connection_to_hub(records));
        return {};
    };
    TRY(visit.with(connect));
    if (!connection) return not_enrolled();
    if (head.hub != connection->link.hub) return other_hub(head);
    sign_request(request, connection->device, connection->signer, visit.clock.now());
    const Response response = TRY(connection->transport->carry(request));
    if (response.status != 200) return std::unexpected(refusal_or_nonsense(response));
    const auto answer = parse_push_answer(response.body);
    if (!answer.has_value() || answer->hub != connection->link.hub) return nonsense(response);
    FateTally tally;
    tell_fates(answer->fates, speech, tally);
    return tell_tally(tally, speech);
}

}  // namespace uketsuke
