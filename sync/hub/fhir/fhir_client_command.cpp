// Add, list, remove.
#include "sync/hub/fhir/fhir_client_command.h"

#include "core/base/json.h"
#include "platform/keys/chance.h"
#include "sync/hub/fhir/fhir_clients.h"

namespace uketsuke {

namespace {

Result<int> add(FhirClients& clients, const FhirClientWish& wish, const CommandSpeech& speech,
                Instant now) {
    FhirClient client;
    client.name = wish.name;
    client.purpose = wish.purpose;
    client.reach = wish.whole_city ? FhirReach::city : FhirReach::people;
    client.added = now;
    const std::string token = TRY(clients.add(client, random_bytes<32>()));
    speech.tell(print_json(Json{{"name", client.name},
                                {"purpose", client.purpose},
                                {"reach", to_text(client.reach)},
                                {"token", token}}),
                {"トークン: " + token + "（この一度だけ表示します）",
                 "Token: " + token + " (shown this once)"});
    return 0;
}

Result<int> tell_list(FhirClients& clients, const CommandSpeech& speech) {
    for (const FhirClient& client : TRY(clients.list())) {
        const std::string since = format_instant(client.added);
        const std::string line =
            client.name + "  " + to_text(client.reach) + "  " + since + "  " + client.purpose;
        speech.tell(print_json(Json{{"name", client.name},
                                    {"purpose", client.purpose},
                                    {"reach", to_text(client.reach)},
                                    {"added", since}}),
                    {line, line});
    }
    return 0;
}

}  // namespace

Result<int> manage_fhir_clients(Records& records, const FhirClientWish& wish,
                                const CommandSpeech& speech, Instant now) {
    FhirClients clients(records);
    if (wish.action == "add") return add(clients, wish, speech, now);
    if (wish.action == "list") return tell_list(clients, speech);
    if (wish.action != "remove") {
        return fail(ErrorKind::bad_input, "fhir_client.action",
                    {"「" + wish.action + "」という操作はありません。",
                     "There is no action " + wish.action + "."},
                    {"add、list、remove のどれかです。", "It is add, list or remove."});
    }
    TRY(clients.remove(wish.name));
    speech.tell(print_json(Json{{"removed", wish.name}}),
                {"「" + wish.name + "」を削除しました。", wish.name + " was removed."});
    return 0;
}

}  // namespace uketsuke
