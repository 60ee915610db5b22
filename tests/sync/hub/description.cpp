// Schemas against values, operations against requests.
#include "tests/sync/hub/description_json.h"

#include <set>

#include "sync/wire/compression.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

bool is_of_type(const Json& value, const std::string& type) {
    if (type == "object") return value.is_object();
    if (type == "array") return value.is_array();
    if (type == "string") return value.is_string();
    if (type == "integer") return value.is_number_integer();
    return false;
}

// "^[0-9a-f]{32}$" and "^[a-z_.]+$": one class, and how often; no other pattern fits anything.
bool fits_pattern(const std::string& text, const std::string& pattern) {
    const auto end = pattern.find(']');
    if (!pattern.starts_with("^[") || !pattern.ends_with('$') || end == pattern.npos) return false;
    std::string letters;
    for (std::size_t i = 2; i < end; ++i) {
        if (i + 2 < end && pattern[i + 1] == '-') {
            for (char c = pattern[i]; c <= pattern[i + 2]; ++c) letters += c;
            i += 2;
        } else {
            letters += pattern[i];
        }
    }
    if (text.find_first_not_of(letters) != text.npos) return false;
    const std::string count = pattern.substr(end + 1, pattern.size() - end - 2);
    if (count == "+") return !text.empty();
    return count == "{" + std::to_string(text.size()) + "}";
}

// Those that say something to people only, or to other programs.
const std::set<std::string>& silent_keywords() {
    static const std::set<std::string> names{"description", "contentEncoding", "contentMediaType",
                                             "format", "default"};
    return names;
}

std::string value_of(std::string_view query, const std::string& name) {
    const std::string text = "&" + std::string(query);
    const auto at = text.find("&" + name + "=");
    if (at == text.npos) return {};
    const auto begin = at + name.size() + 2;
    return text.substr(begin, text.find('&', begin) - begin);
}

}  // namespace

Json Description::resolved(const Json& node) const {
    if (!node.contains("$ref")) return node;
    return document_.at(Json::json_pointer(node.at("$ref").get<std::string>().substr(1)));
}

Json Description::operation(const std::string& method, const std::string& path) const {
    const std::string lower = method == "GET" ? "get" : "post";
    const Json& paths = document_.at("paths");
    if (!paths.contains(path) || !paths.at(path).contains(lower)) return {};
    return paths.at(path).at(lower);
}

std::string Description::judge(const Json& value, const std::string& schema) const {
    return check(value, document_.at("components").at("schemas").at(schema), schema);
}

std::string Description::check(const Json& value, const Json& schema,
                               const std::string& where) const {
    std::string wrong;
    const auto note = [&](bool holds, const std::string& what) {
        if (!holds && wrong.empty()) wrong = where + ": " + what + ", not " + value.dump();
    };
    for (const auto& [keyword, says] : schema.items()) {
        if (!wrong.empty()) return wrong;
        if (keyword == "$ref") {
            wrong = check(value, resolved(schema), where);
        } else if (keyword == "type") {
            note(is_of_type(value, says), "type " + says.get<std::string>());
        } else if (keyword == "enum") {
            note(std::find(says.begin(), says.end(), value) != says.end(), "enum");
        } else if (keyword == "const") {
            note(value == says, "const");
        } else if (keyword == "pattern" && value.is_string()) {
            note(fits_pattern(value.get<std::string>(), says.get<std::string>()), "pattern");
        } else if (keyword == "maxLength" && value.is_string()) {
            note(value.get<std::string>().size() <= says.get<std::size_t>(), "maxLength");
        } else if (keyword == "minimum" && value.is_number()) {
            note(value >= says, "minimum");
        } else if (keyword == "maximum" && value.is_number()) {
            note(value <= says, "maximum");
        } else if (keyword == "items" && value.is_array()) {
            for (const Json& item : value) wrong += check(item, says, where + "[]");
        } else if (!silent_keywords().contains(keyword) && keyword != "required" &&
                   keyword != "properties" && keyword != "propertyNames" &&
                   keyword != "additionalProperties") {
            note(false, "a keyword or a type that nobody checks: " + keyword);
        }
    }
    if (wrong.empty() && value.is_object()) wrong = check_object(value, schema, where);
    return wrong;
}

// What is not described is a finding too, though clients pass it over: the description is late.
std::string Description::check_object(const Json& value, const Json& schema,
                                      const std::string& where) const {
    for (const Json& name : schema.value("required", Json::array())) {
        if (!value.contains(name)) return where + ": lacks " + name.get<std::string>();
    }
    if (!schema.contains("properties") && !schema.contains("additionalProperties")) return {};
    for (const auto& [name, member] : value.items()) {
        if (schema.contains("properties") && schema.at("properties").contains(name)) {
            const std::string wrong =
                check(member, schema.at("properties").at(name), where + "." + name);
            if (!wrong.empty()) return wrong;
        } else if (schema.contains("additionalProperties")) {
            std::string wrong = check(name, schema.at("propertyNames"), where);
            wrong += check(member, schema.at("additionalProperties"), where + "." + name);
            if (!wrong.empty()) return wrong;
        } else {
            return where + ": does not know " + name;
        }
    }
    return {};
}

std::string Description::judge(const Request& request, const Response& response) const {
    const std::string asked = request.method + " " + request.path;
    const Json described = operation(request.method, request.path);
    if (described.is_null()) return asked + " is not described";
    for (const Json& parameter : described.at("parameters")) {
        if (parameter.at("in") != "query") continue;
        const std::string text = value_of(request.query, parameter.at("name"));
        if (text.empty() && parameter.at("required")) return asked + ": lacks a parameter";
        if (text.empty() || response.status != 200) continue;
        const Json schema = resolved(parameter.at("schema"));
        const Json value = schema.at("type") == "integer" ? Json(std::stoull(text)) : Json(text);
        if (const auto wrong = check(value, schema, asked); !wrong.empty()) return wrong;
    }
    const std::string status = std::to_string(response.status);
    if (!described.at("responses").contains(status)) return asked + ": no answer " + status;
    const Json answer = resolved(described.at("responses").at(status));
    const std::string type = header_of(response.headers, "content-type").value_or("");
    const std::string media = type.substr(0, type.find(';'));
    if (!answer.at("content").contains(media)) return asked + " " + status + ": no " + media;
    return check_body(response, answer.at("content").at(media).at("schema"));
}

std::string Description::check_body(const Response& response, const Json& schema) const {
    if (schema.contains("oneOf")) {
        const auto text = decompress(response.body, expanded_bytes_max);
        if (!text.has_value()) return "a page that does not expand";
        std::string wrong;
        for (std::size_t at = 0, line = 0; at < text->size(); ++line) {
            const auto end = text->find('\n', at);
            wrong += check(Json::parse(text->substr(at, end - at)),
                           schema.at("oneOf").at(line == 0 ? 0 : 1), "line");
            at = end + 1;
        }
        return wrong;
    }
    if (schema == Json{{"type", "string"}}) return {};
    return check(Json::parse(response.body), schema, "body");
}

}  // namespace uketsuke
