// Routes, credentials, formats.
#include "sync/hub/fhir/fhir_door.h"

#include <algorithm>
#include <charconv>

#include "core/base/require.h"
#include "platform/keys/chance.h"
#include "sync/fhir/capability.h"
#include "sync/fhir/operation_outcome.h"
#include "sync/fhir/query.h"

namespace uketsuke {

namespace {

using fhir::ResourceType;

constexpr const char* fhir_json = "application/fhir+json; charset=utf-8";
constexpr const char* ndjson = "application/fhir+ndjson";
constexpr const char* form_type = "application/x-www-form-urlencoded";
constexpr std::size_t job_rows =
    50;  // Of a part of an export: between them others have their turn.

Response page(std::string body) {
    return {200, {{"content-type", fhir_json}, {"cache-control", "no-store"}}, std::move(body)};
}

std::unexpected<Error> refuse(ErrorKind kind, const char* code, Words what, Words next = {}) {
    return fail(kind, code, std::move(what), std::move(next));
}

std::vector<std::string> parts_of(std::string_view path) {
    std::vector<std::string> parts;
    while (!path.empty()) {
        path.remove_prefix(1);  // The slash.
        const auto end = std::min(path.find('/'), path.size());
        parts.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

bool has_word(const std::string& header, std::string_view word) {
    return header.find(word) != header.npos;
}

// R4, 3.1.0.1.11: _format wins over Accept. XML is not spoken here.
Result<void> check_format(const Request& request) {
    std::string wanted = header_of(request.headers, "accept").value_or("");
    for (const fhir::QueryField& field : TRY(fhir::parse_query(request.query))) {
        if (field.name == "_format") wanted = field.value;
    }
    if (wanted.empty() || has_word(wanted, "json") || has_word(wanted, "*/*") ||
        has_word(wanted, "application/*"))
        return {};
    return refuse(ErrorKind::bad_input, "fhir.format",
                  {"この形式では返せません。", "This format is not spoken here."},
                  {"application/fhir+json で求めてください。", "Ask for application/fhir+json."});
}

fhir::Handling handling_of(const Request& request) {
    const std::string prefer = header_of(request.headers, "prefer").value_or("");
    return has_word(prefer, "handling=lenient") ? fhir::Handling::lenient : fhir::Handling::strict;
}

// The hub's own name as the client knows it; only what a host and a port can hold.
bool is_host(std::string_view text) {
    constexpr std::string_view allowed =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:[]";
    return !text.empty() && text.size() <= 255 && text.find_first_not_of(allowed) == text.npos;
}

Result<std::string> token_in(const Request& request) {
    constexpr std::string_view scheme = "Bearer ";
    const std::string header = header_of(request.headers, "authorization").value_or("");
    if (header.starts_with(scheme)) return header.substr(scheme.size());
    return refuse(ErrorKind::refused, "fhir.token_missing",
                  {"トークンがありません。", "The token is missing."},
                  {"Authorization: Bearer で送ってください。", "Send Authorization: Bearer."});
}

// "Patient,Immunization"; a type that is not here is told, not passed over.
Result<void> keep_named(std::vector<ResourceType>& types, const fhir::QueryField& field) {
    std::vector<ResourceType> named;
    std::string_view left = field.value;
    while (true) {
        const auto comma = left.find(',');
        const auto type = fhir::parse_resource_type(left.substr(0, comma));
        if (!type) {
            return refuse(ErrorKind::bad_input, "fhir.parameter_value",
                          {"_type の値「" + field.value + "」が読めません。",
                           "The value \"" + field.value + "\" of _type cannot be read."});
        }
        named.push_back(*type);
        if (comma == left.npos) break;
        left.remove_prefix(comma + 1);
    }
    std::erase_if(types,
                  [&](ResourceType type) { return std::ranges::find(named, type) == named.end(); });
    return {};
}

Result<std::vector<ResourceType>> types_in(std::string_view query) {
    std::vector<ResourceType> types(std::begin(fhir::resource_types),
                                    std::end(fhir::resource_types));
    for (const fhir::QueryField& field : TRY(fhir::parse_query(query))) {
        if (field.name == "_outputFormat" && has_word(field.value, "ndjson")) continue;
        if (field.name != "_type") {
            return refuse(ErrorKind::bad_input, "fhir.parameter_unknown",
                          {"$export にパラメーター " + field.name + " はありません。",
                           "$export has no parameter " + field.name + "."});
        }
        TRY(keep_named(types, field));
    }
    return types;
}

}  // namespace

bool is_fhir(const Request& request) {
    return request.path == fhir_path || request.path.starts_with(std::string(fhir_path) + "/");
}

// What an address names.
struct FhirDoor::Asked {
    enum class What { metadata, read, search, begin_export, manifest, part } what = What::metadata;
    ResourceType type = ResourceType::patient;
    std::string id;
    std::size_t part = 0;

    static Result<Asked> of(const Request& request);

  private:
    static std::optional<Asked> of_export(const std::vector<std::string>& parts);
    static std::optional<Asked> of_type(const Request& request,
                                        const std::vector<std::string>& parts);
};

std::optional<FhirDoor::Asked> FhirDoor::Asked::of_export(const std::vector<std::string>& parts) {
    Asked asked;
    asked.id = parts[1];
    if (parts.size() == 2) {
        asked.what = What::manifest;
        return asked;
    }
    const auto type = fhir::parse_resource_type(parts[2]);
    if (parts.size() != 4 || !type) return std::nullopt;
    const char* end = parts[3].data() + parts[3].size();
    const auto read = std::from_chars(parts[3].data(), end, asked.part);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    asked.what = What::part;
    asked.type = *type;
    return asked;
}

std::optional<FhirDoor::Asked> FhirDoor::Asked::of_type(const Request& request,
                                                        const std::vector<std::string>& parts) {
    const auto type = fhir::parse_resource_type(parts[0]);
    if (!type) return std::nullopt;
    Asked asked;
    asked.type = *type;
    asked.what = What::search;
    const bool by_form = request.method == "POST";
    if (parts.size() == 1 && !by_form) return asked;
    if (parts.size() == 2 && by_form && parts[1] == "_search") return asked;
    if (parts.size() != 2 || by_form) return std::nullopt;
    asked.what = What::read;
    asked.id = parts[1];
    return asked;
}

Result<FhirDoor::Asked> FhirDoor::Asked::of(const Request& request) {
    const auto parts = parts_of(std::string_view(request.path).substr(fhir_path.size()));
    std::optional<Asked> asked;
    if (parts.size() == 1 && parts[0] == "metadata") {
        asked.emplace();
    } else if (parts.size() == 1 && parts[0] == "$export") {
        asked.emplace().what = What::begin_export;
    } else if (parts.size() >= 2 && parts[0] == "export") {
        asked = of_export(parts);
    } else if (!parts.empty()) {
        asked = of_type(request, parts);
        if (!asked && fhir::parse_resource_type(parts[0]) && request.method != "GET") {
            return refuse(ErrorKind::bad_input, "fhir.method",
                          {"ここでは読むことだけができます。", "Here one can only read."});
        }
    }
    if (asked) return std::move(*asked);
    return refuse(ErrorKind::not_found, "fhir.type_unknown",
                  {request.path + " はありません。", "There is no " + request.path + "."},
                  {"metadata にあるものを使ってください。", "See metadata for what there is."});
}

Result<Response> FhirDoor::answer(const Request& request) {
    const Asked asked = TRY(Asked::of(request));
    if (asked.what != Asked::What::part) TRY(check_format(request));
    if (asked.what == Asked::What::metadata)
        return page(fhir::print_capability({base_of(request), front_.software}));
    return answer_client(request, asked);
}

Result<Response> FhirDoor::answer_client(const Request& request, const Asked& asked) {
    const FhirAsker asker = TRY(asker_of(request));
    switch (asked.what) {
        case Asked::What::read:
            return page(TRY(
                at_desk(asker, [&](FhirDesk& desk) { return desk.read(asked.type, asked.id); })));
        case Asked::What::search:
            return search(request, asker, asked);
        case Asked::What::begin_export:
            return begin_export(request, asker);
        case Asked::What::manifest:
            return page(TRY(exports_.manifest(asked.id, asker.client.name, asker.base)));
        case Asked::What::part:
            return export_part(asker, asked);
        case Asked::What::metadata:
            break;
    }
    broken_invariant("metadata asks for no client", __FILE__, __LINE__);
}

Result<FhirAsker> FhirDoor::asker_of(const Request& request) {
    if (!front_.private_line && front_.url.empty()) {
        return refuse(ErrorKind::refused, "fhir.plain",
                      {"暗号化されていない回線では返せません。",
                       "Nothing is told over a line that is not encrypted."},
                      {"serve に --tls-cert か、前に立つ中継の --fhir-url を指定してください。",
                       "Give serve --tls-cert, or --fhir-url of the proxy in front of it."});
    }
    const std::string token = TRY(token_in(request));
    Result<FhirClient> client = hub_closing();
    store_.run([&](Records& records) { client = FhirClients(records).owner_of(token); });
    if (!client.has_value()) return std::unexpected(client.error());
    return FhirAsker{std::move(*client), base_of(request), clock_.now()};
}

std::string FhirDoor::base_of(const Request& request) const {
    if (!front_.url.empty()) return front_.url;
    std::string host = header_of(request.headers, "host").value_or("");
    if (!is_host(host)) host = "localhost";
    return (front_.tls ? "https://" : "http://") + host + std::string(fhir_path);
}

template <class Work>
Result<std::string> FhirDoor::at_desk(const FhirAsker& asker, const Work& work) {
    Result<std::string> text = hub_closing();
    store_.run([&](Records& records) {
        FhirDesk desk(records, rules_, index_, asker);
        text = work(desk);
    });
    return text;
}

Result<Response> FhirDoor::search(const Request& request, const FhirAsker& asker,
                                  const Asked& asked) {
    const bool by_form = request.method == "POST";
    if (by_form &&
        !header_of(request.headers, "content-type").value_or("").starts_with(form_type)) {
        return refuse(ErrorKind::bad_input, "fhir.query",
                      {"_search の本文が読めません。", "The body of _search cannot be read."},
                      {std::string(form_type) + " で送ってください。",
                       std::string("Send it as ") + form_type + "."});
    }
    std::string query = request.query;
    if (by_form) query += (query.empty() ? "" : "&") + request.body;
    const auto search = TRY(fhir::parse_search(asked.type, query, handling_of(request)));
    if (!search.name.empty() || search.birth_date) TRY(read_index());
    return page(TRY(at_desk(asker, [&](FhirDesk& desk) { return desk.search(search); })));
}

// The first time it takes a second or two of a whole city; others have their turns in between.
Result<void> FhirDoor::read_index() {
    Result<bool> more = true;
    while (more.has_value() && *more) {
        more = hub_closing();
        store_.run([&](Records& records) { more = index_.read_further(records.ledger()); });
    }
    if (!more.has_value()) return std::unexpected(more.error());
    return {};
}

// Bulk Data Access 1.0.1, "Bulk Data Kick-off Request".
Result<Response> FhirDoor::begin_export(const Request& request, const FhirAsker& asker) {
    if (asker.client.reach != FhirReach::city) {
        return refuse(
            ErrorKind::refused, "fhir.export_not_allowed",
            {"全員分の書き出しは許可されていません。", "This client may not ask for everybody."},
            {"市の担当者に確かめてください。", "Ask the city's staff."});
    }
    if (!has_word(header_of(request.headers, "prefer").value_or(""), "respond-async")) {
        return refuse(ErrorKind::bad_input, "fhir.parameter_missing",
                      {"$export には Prefer: respond-async が必要です。",
                       "$export needs Prefer: respond-async."});
    }
    const auto types = TRY(types_in(request.query));
    FhirExport wanted{asker.client.name, asker.base + "/$export", asker.now, types, {}};
    if (!request.query.empty()) wanted.request += "?" + request.query;
    Result<std::vector<LookupKey>> rows = hub_closing();
    store_.run([&](Records& records) { rows = records.ledger().store().subjects(); });
    wanted.rows = TRY(std::move(rows));
    const std::string id = TRY(exports_.begin(std::move(wanted), random_bytes<16>()));
    return Response{202, {{"content-location", asker.base + "/export/" + id}}, ""};
}

Result<Response> FhirDoor::export_part(const FhirAsker& asker, const Asked& asked) {
    const auto rows = TRY(exports_.part(asked.id, asker.client.name, asked.type, asked.part));
    std::string lines;
    for (std::size_t from = 0; from < rows.size(); from += job_rows) {
        const auto end = std::min(rows.size(), from + job_rows);
        const std::vector<LookupKey> some(rows.begin() + std::ptrdiff_t(from),
                                          rows.begin() + std::ptrdiff_t(end));
        lines +=
            TRY(at_desk(asker, [&](FhirDesk& desk) { return desk.lines_of(asked.type, some); }));
    }
    return Response{200, {{"content-type", ndjson}, {"cache-control", "no-store"}}, lines};
}

Response fhir_refusal(const Error& error) {
    Response response = page(fhir::print_outcome(error));
    response.status = fhir::http_status_of(error);
    if (response.status == 401) response.headers.emplace_back("www-authenticate", "Bearer");
    if (response.status == 503) response.headers.emplace_back("retry-after", "5");
    return response;
}

}  // namespace uketsuke
