// JSON forms of the answers. Every number and id is checked before it is believed.
#include "sync/wire/answers.h"

#include "core/base/json.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

std::unexpected<Error> nonsense() {
    return fail(ErrorKind::bad_input, "wire.answer",
                {"答えの形が正しくありません。何も変更していません。",
                 "The answer is not in the form it must have. Nothing was changed."});
}

template <class Kind>
std::optional<Kind> id_in(const Json& object, const char* key) {
    return Kind::parse(text_or(object, key));
}

// -1 stands for "absent or no such number".
std::optional<std::uint64_t> count_in(const Json& object, const char* key) {
    const long long number = number_or(object, key, -1);
    if (number < 0) return std::nullopt;
    return std::uint64_t(number);
}

// {"DEVICE":{"462152":{"sequence":9,"link":HEX}}}
Json held_json(const Held& held) {
    Json object = Json::object();
    for (const auto& [chain, end] : held) {
        Json& value = object[chain.device.hex()][chain.municipality];
        value = {{"sequence", end.sequence}, {"link", to_hex(end.link)}};
        if (end.bodies_lacking_to != 0) value["bodies_lacking_to"] = end.bodies_lacking_to;
    }
    return object;
}

std::optional<HeldEnd> held_end_in(const Json& object) {
    if (!object.is_object()) return std::nullopt;
    const auto sequence = count_in(object, "sequence");
    const auto link = fixed_from_hex<32>(text_or(object, "link"));
    const long long lacking = number_or(object, "bodies_lacking_to");
    if (!sequence || !link || lacking < 0) return std::nullopt;
    return HeldEnd{*sequence, *link, std::uint64_t(lacking)};
}

std::optional<Held> held_in(const Json& object) {
    const auto found = object.find("held");
    if (found == object.end() || !found->is_object()) return std::nullopt;
    Held held;
    for (const auto& [hex, chains] : found->items()) {
        const auto device = DeviceId::parse(hex);
        if (!device || !chains.is_object()) return std::nullopt;
        for (const auto& [municipality, value] : chains.items()) {
            const auto end = held_end_in(value);
            if (!end) return std::nullopt;
            held[{*device, municipality}] = *end;
        }
    }
    return held;
}

Json fate_json(const Fate& fate) {
    Json object = {{"device", fate.chain.device.hex()},
                   {"municipality", fate.chain.municipality},
                   {"sequence", fate.sequence},
                   {"fate", to_text(fate.kind)}};
    if (!fate.code.empty()) object["code"] = fate.code;
    return object;
}

std::optional<Fate> fate_in(const Json& object) {
    const auto device = id_in<DeviceId>(object, "device");
    const auto sequence = count_in(object, "sequence");
    const std::string kind = text_or(object, "fate");
    if (!device || !sequence) return std::nullopt;
    Fate fate{{*device, text_or(object, "municipality")}, *sequence, {}, text_or(object, "code")};
    for (const FateKind known :
         {FateKind::stored, FateKind::known, FateKind::refused, FateKind::quarantined}) {
        fate.kind = known;
        if (kind == to_text(known)) return fate;
    }
    return std::nullopt;
}

constexpr std::size_t revoked_answer_max = std::size_t(64) << 10;

Json refusal_json(const Error& error) {
    return {{"error",
             {{"code", error.code},
              {"what", {{"ja", error.what.ja}, {"en", error.what.en}}},
              {"next", {{"ja", error.next.ja}, {"en", error.next.en}}}}}};
}

Result<Json> object_of(std::string_view json) {
    auto parsed = parse_json(json, expanded_bytes_max);
    if (!parsed || !parsed->is_object()) return nonsense();
    return parsed;
}

}  // namespace

const char* to_text(FateKind kind) {
    switch (kind) {
        case FateKind::stored:
            return "stored";
        case FateKind::known:
            return "known";
        case FateKind::refused:
            return "refused";
        case FateKind::quarantined:
            return "quarantined";
    }
    return "";
}

std::string print_fate(const Fate& fate) { return print_json(fate_json(fate)); }

std::string print_push_answer(const PushAnswer& answer) {
    Json fates = Json::array();
    for (const Fate& fate : answer.fates) fates.push_back(fate_json(fate));
    return print_json(Json{{"hub", answer.hub.hex()},
                           {"hub_device", answer.hub_device.hex()},
                           {"held", held_json(answer.held)},
                           {"fates", std::move(fates)}});
}

Result<PushAnswer> parse_push_answer(std::string_view json) {
    const Json object = TRY(object_of(json));
    const auto hub = id_in<HubId>(object, "hub");
    const auto device = id_in<DeviceId>(object, "hub_device");
    const auto held = held_in(object);
    const auto fates = object.find("fates");
    if (!hub || !device || !held || fates == object.end() || !fates->is_array()) return nonsense();
    PushAnswer answer{*hub, {}, *held, *device};
    for (const Json& item : *fates) {
        const auto fate = fate_in(item);
        if (!fate) return nonsense();
        answer.fates.push_back(*fate);
    }
    return answer;
}

std::string print_pull_answer(const PullAnswer& answer) {
    const Json head = {{"hub", answer.hub.hex()},
                       {"hub_device", answer.hub_device.hex()},
                       {"municipality", answer.municipality},
                       {"after", answer.after},
                       {"last", answer.last},
                       {"held", held_json(answer.held)},
                       {"entries", answer.entries.size()}};
    std::string text = print_json(head) + "\n";
    for (const TravellingEntry& entry : answer.entries) text += print_entry_line(entry);
    return text;
}

Result<PullAnswer> parse_pull_answer(std::string_view ndjson) {
    const std::size_t end = ndjson.find('\n');
    if (end == ndjson.npos) return nonsense();
    const Json head = TRY(object_of(ndjson.substr(0, end)));
    const auto hub = id_in<HubId>(head, "hub");
    const auto after = count_in(head, "after");
    const auto last = count_in(head, "last");
    const auto promised = count_in(head, "entries");
    const auto held = held_in(head);
    const auto device = id_in<DeviceId>(head, "hub_device");
    if (!hub || !device || !after || !last || !promised || !held) return nonsense();
    PullAnswer answer{*hub, text_or(head, "municipality"), *after, *last, *held, {}, *device};
    answer.entries = TRY(parse_entry_lines(ndjson.substr(end + 1), batch_entries_max));
    if (answer.entries.size() != *promised) return nonsense();
    std::uint64_t position = answer.after;
    for (const TravellingEntry& item : answer.entries) {
        if (item.position != ++position) return nonsense();
        if (item.entry.header.chain.municipality != answer.municipality) return nonsense();
    }
    return answer;
}

std::string print_enrolment_wish(const EnrolmentWish& wish) {
    return print_json(Json{{"code", wish.code},
                           {"device", wish.device.hex()},
                           {"name", wish.name},
                           {"public_key", to_hex(wish.public_key)}});
}

Result<EnrolmentWish> parse_enrolment_wish(std::string_view json) {
    const Json object = TRY(object_of(json));
    const auto device = id_in<DeviceId>(object, "device");
    const auto key = fixed_from_hex<32>(text_or(object, "public_key"));
    const std::string name = text_or(object, "name");
    if (!device || !key || name.size() > 200) return nonsense();
    return EnrolmentWish{text_or(object, "code"), *device, name, *key};
}

std::string print_enrolment_answer(const EnrolmentAnswer& answer) {
    return print_json(Json{{"hub", answer.hub.hex()},
                           {"hub_device", answer.hub_device.hex()},
                           {"hub_public_key", to_hex(answer.hub_public_key)},
                           {"hub_box_key", to_hex(answer.hub_box_key)},
                           {"municipality", answer.municipality},
                           {"programme", answer.programme},
                           {"scope", to_text(answer.scope)}});
}

Result<EnrolmentAnswer> parse_enrolment_answer(std::string_view json) {
    const Json object = TRY(object_of(json));
    const auto hub = id_in<HubId>(object, "hub");
    const auto device = id_in<DeviceId>(object, "hub_device");
    const auto key = fixed_from_hex<32>(text_or(object, "hub_public_key"));
    const auto box_key = fixed_from_hex<32>(text_or(object, "hub_box_key"));
    const std::string municipality = text_or(object, "municipality");
    const auto scope = parse_scope(text_or(object, "scope", "city"));
    if (!hub || !device || !key || !box_key || municipality.empty() || !scope) return nonsense();
    return EnrolmentAnswer{
        *hub, *device, *key, *box_key, municipality, text_or(object, "programme"), *scope};
}

std::string print_refusal(const Error& error) { return print_json(refusal_json(error)); }

std::string print_revoked_answer(const RevokedAnswer& answer) {
    Json object = refusal_json(answer.error);
    object["revocation"] = print_entry_line(answer.revocation);
    object["link_before"] = to_hex(answer.link_before);
    return print_json(object);
}

std::optional<RevokedAnswer> parse_revoked_answer(std::string_view json) {
    auto error = parse_refusal(json);
    const auto object = parse_json(json, revoked_answer_max);
    if (!error || !object.has_value()) return std::nullopt;
    auto lines = parse_entry_lines(text_or(*object, "revocation"), 1);
    const auto before = fixed_from_hex<32>(text_or(*object, "link_before"));
    if (!lines.has_value() || lines->size() != 1 || !before) return std::nullopt;
    return RevokedAnswer{std::move(*error), std::move(lines->front()), *before};
}

std::optional<Error> parse_refusal(std::string_view json) {
    const auto object = parse_json(json, revoked_answer_max);
    if (!object || !object->is_object() || !object->contains("error")) return std::nullopt;
    const Json& error = object->at("error");
    const std::string code = text_or(error, "code");
    if (code.empty()) return std::nullopt;
    const auto words = [&](const char* key) {
        const auto found = error.find(key);
        if (found == error.end()) return Words{};
        return Words{text_or(*found, "ja"), text_or(*found, "en")};
    };
    return Error{ErrorKind::refused, code, words("what"), words("next")};
}

}  // namespace uketsuke
