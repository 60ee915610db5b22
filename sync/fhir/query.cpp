// Percent and plus.
#include "sync/fhir/query.h"

#include <optional>

#include "core/base/bytes.h"
#include "core/base/utf8.h"

namespace uketsuke::fhir {

namespace {

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            out += ' ';
        } else if (text[i] == '%') {
            const auto byte = fixed_from_hex<1>(text.substr(i + 1, 2));
            if (!byte) return std::nullopt;
            out += static_cast<char>((*byte)[0]);
            i += 2;
        } else {
            out += text[i];
        }
    }
    if (!is_utf8(out)) return std::nullopt;
    return out;
}

std::unexpected<Error> unreadable() {
    return fail(ErrorKind::bad_input, "fhir.query",
                {"問い合わせの文字列が読めません。", "The query cannot be read."});
}

}  // namespace

Result<std::vector<QueryField>> parse_query(std::string_view query) {
    std::vector<QueryField> fields;
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view sent = query.substr(0, end);
        query.remove_prefix(end == query.npos ? query.size() : end + 1);
        if (sent.empty()) continue;
        const auto equals = sent.find('=');
        const auto name = decoded(sent.substr(0, equals));
        const auto value =
            decoded(equals == sent.npos ? std::string_view() : sent.substr(equals + 1));
        if (!name || !value || fields.size() == query_fields_max) return unreadable();
        fields.push_back({*name, *value, std::string(sent)});
    }
    return fields;
}

}  // namespace uketsuke::fhir
