// The list as one sealed setting.
#include "sync/hub/fhir/fhir_clients.h"

#include <algorithm>

#include "core/base/json.h"

namespace uketsuke {

namespace {

constexpr const char* setting_name = "fhir_clients";
constexpr const char* token_prefix = "ukf_";  // So that one that leaks is known for what it is.

std::unexpected<Error> wrong(const char* code, Words what, Words next = {}) {
    return fail(ErrorKind::bad_input, code, std::move(what), std::move(next));
}

Result<void> check_words(const FhirClient& client) {
    if (client.name.empty() || client.name.size() > FhirClients::name_bytes_max) {
        return wrong("fhir_client.name", {"名前がないか、長すぎます。何も登録していません。",
                                          "The name is missing or too long. Nothing was added."});
    }
    if (client.purpose.empty() || client.purpose.size() > FhirClients::purpose_bytes_max) {
        return wrong("fhir_client.purpose",
                     {"目的がないか、長すぎます。何も登録していません。",
                      "The purpose is missing or too long. Nothing was added."},
                     {"提供先と根拠を --purpose に書いてください。",
                      "Say in --purpose to whom the records go and by which law."});
    }
    return {};
}

Json json_of(const FhirClient& client) {
    return {{"name", client.name},
            {"purpose", client.purpose},
            {"reach", to_text(client.reach)},
            {"token", to_hex(client.token_digest)},
            {"added", format_instant(client.added)}};
}

FhirClient client_of(const Json& object) {
    FhirClient client;
    client.name = text_or(object, "name");
    client.purpose = text_or(object, "purpose");
    client.reach =
        text_or(object, "reach") == to_text(FhirReach::city) ? FhirReach::city : FhirReach::people;
    client.token_digest = fixed_from_hex<32>(text_or(object, "token")).value_or(Digest{});
    client.added = parse_instant(text_or(object, "added")).value_or(Instant{});
    return client;
}

}  // namespace

const char* to_text(FhirReach reach) { return reach == FhirReach::city ? "city" : "people"; }

Result<std::string> FhirClients::add(FhirClient client, const FixedBytes<32>& chance) {
    TRY(check_words(client));
    auto clients = TRY(list());
    if (std::ranges::find(clients, client.name, &FhirClient::name) != clients.end()) {
        return wrong(
            "fhir_client.known",
            {"「" + client.name + "」は登録済みです。", client.name + " is registered already."},
            {"一度削除してから登録してください。", "Remove it first."});
    }
    if (clients.size() >= clients_max) {
        return wrong("fhir_client.too_many",
                     {"登録できる数を超えています。", "There are too many clients."});
    }
    const std::string token = token_prefix + to_hex(chance);
    client.token_digest = sha256(to_bytes(token));
    clients.push_back(std::move(client));
    TRY(save(clients));
    return token;
}

Result<std::vector<FhirClient>> FhirClients::list() {
    std::vector<FhirClient> clients;
    const auto stored = TRY(records_.private_setting(setting_name));
    if (!stored) return clients;
    const Json array = TRY(parse_json(*stored));
    for (const Json& one : array) clients.push_back(client_of(one));
    return clients;
}

Result<void> FhirClients::remove(const std::string& name) {
    auto clients = TRY(list());
    if (std::erase_if(clients, [&](const FhirClient& one) { return one.name == name; }) > 0)
        return save(clients);
    return fail(ErrorKind::not_found, "fhir_client.unknown",
                {"「" + name + "」は登録されていません。", name + " is not registered."},
                {"fhir-client list で確かめてください。", "See `fhir-client list`."});
}

Result<FhirClient> FhirClients::owner_of(std::string_view token) {
    const Digest digest = sha256(to_bytes(token));
    auto clients = TRY(list());
    const auto found = std::ranges::find(clients, digest, &FhirClient::token_digest);
    if (found != clients.end()) return std::move(*found);
    return fail(ErrorKind::refused, "fhir.token_unknown",
                {"このトークンは登録されていません。", "This token is not registered here."},
                {"市の担当者に確かめてください。", "Ask the city's staff."});
}

Result<void> FhirClients::save(const std::vector<FhirClient>& clients) {
    Json array = Json::array();
    for (const FhirClient& client : clients) array.push_back(json_of(client));
    return records_.set_private_setting(setting_name, print_json(array));
}

}  // namespace uketsuke
