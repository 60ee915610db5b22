// Our codes to those of the standard.
#include "sync/fhir/operation_outcome.h"

#include <string_view>

#include "sync/fhir/names.h"
#include "sync/fhir/parts_json.h"

namespace uketsuke::fhir {

namespace {

struct Meaning {
    int status;
    const char* issue;  // R4, issue-type.
};

// Those that say more than their kind.
struct CodeMeaning {
    std::string_view code;
    Meaning meaning;
};
constexpr CodeMeaning meanings[] = {
    {"fhir.token_missing", {401, "login"}},
    {"fhir.token_unknown", {401, "security"}},
    {"fhir.method", {405, "not-supported"}},
    {"fhir.format", {406, "not-supported"}},
    {"fhir.type_unknown", {404, "not-supported"}},
    {"fhir.parameter_unknown", {400, "not-supported"}},
    {"fhir.parameter_missing", {400, "required"}},
    {"fhir.too_many", {403, "too-costly"}},
    {"fhir.exports_full", {503, "throttled"}},
    {"fhir.plain", {403, "security"}},
};

Meaning meaning_of(const Error& error) {
    for (const CodeMeaning& row : meanings) {
        if (row.code == error.code) return row.meaning;
    }
    switch (error.kind) {
        case ErrorKind::bad_input:
            return {400, "invalid"};
        case ErrorKind::not_found:
            return {404, "not-found"};
        case ErrorKind::conflict:
            return {409, "conflict"};
        case ErrorKind::refused:
            return {403, "forbidden"};
        case ErrorKind::environment:
            break;
    }
    return {503, "transient"};
}

std::string printed(Json issue) {
    return print_json(
        {{"resourceType", "OperationOutcome"}, {"issue", Json::array({std::move(issue)})}});
}

}  // namespace

int http_status_of(const Error& error) { return meaning_of(error).status; }

std::string print_outcome(const Error& error) {
    const Json codes = Json::array({coding(code_system("error"), error.code)});
    return printed({{"severity", "error"},
                    {"code", meaning_of(error).issue},
                    {"details", concept_of(codes, to_line(error, true))},
                    {"diagnostics", to_line(error, false)}});
}

std::string print_warning(const Words& words) {
    return printed({{"severity", "warning"},
                    {"code", "informational"},
                    {"details", concept_of({}, words.ja)},
                    {"diagnostics", words.en}});
}

}  // namespace uketsuke::fhir
