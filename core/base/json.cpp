// JSON in and out, with limits, as values for errors.
#include "core/base/json.h"

namespace uketsuke {

namespace {

constexpr int depth_max = 32;

// A parser event sink that builds nothing: it only refuses depth before the tree is built.
bool deeper_than_allowed(std::string_view text) {
    int depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string) {
            if (c == '\\') ++i;
            if (c == '"') in_string = false;
            continue;
        }
        if (c == '"') in_string = true;
        if ((c == '{' || c == '[') && ++depth > depth_max) return true;
        if (c == '}' || c == ']') --depth;
    }
    return false;
}

}  // namespace

Result<Json> parse_json(std::string_view text, std::size_t bytes_max) {
    if (text.size() > bytes_max || deeper_than_allowed(text)) {
        return fail(
            ErrorKind::bad_input, "json.too_large",
            {"JSONが大きすぎるか、入れ子が深すぎます。", "The JSON is too large or too deep."});
    }
    Json value = Json::parse(text, nullptr, false);
    if (value.is_discarded()) {
        return fail(ErrorKind::bad_input, "json.malformed",
                    {"JSONとして読めません。", "This is not JSON."});
    }
    return value;
}

std::string print_json(const Json& value) {
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string text_or(const Json& object, const char* key, std::string otherwise) {
    if (!object.is_object()) return otherwise;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_string()) return otherwise;
    return found->get<std::string>();
}

long long number_or(const Json& object, const char* key, long long otherwise) {
    if (!object.is_object()) return otherwise;
    const auto found = object.find(key);
    if (found == object.end() || !found->is_number_integer()) return otherwise;
    return found->get<long long>();
}

}  // namespace uketsuke
