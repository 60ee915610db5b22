// The two JSON forms.
#include "sync/wire/people.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/voucher/voucher.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

constexpr std::size_t head_bytes_max = std::size_t(64) << 10;

std::unexpected<Error> nonsense() {
    return fail(ErrorKind::bad_input, "wire.people",
                {"人の問い合わせの形が正しくありません。何も変更していません。",
                 "This is not the form in which people are asked for. Nothing was changed."});
}

// Nothing where one of them is no text, or there are too many. An absent list is an empty one.
std::optional<std::vector<std::string>> texts_in(const Json& object, const char* key) {
    std::vector<std::string> texts;
    const auto found = object.find(key);
    if (found == object.end()) return texts;
    if (!found->is_array() || found->size() > people_asked_max) return std::nullopt;
    for (const Json& item : *found) {
        if (!item.is_string()) return std::nullopt;
        texts.push_back(item.get<std::string>());
    }
    return texts;
}

std::optional<std::vector<std::string>> vouchers_in(const Json& object, const char* key) {
    auto texts = texts_in(object, key);
    const auto is_number = [](const std::string& text) {
        return VoucherNumber::parse(text).has_value();
    };
    return texts && std::ranges::all_of(*texts, is_number) ? texts : std::nullopt;
}

Result<Json> object_of(std::string_view json) {
    auto parsed = parse_json(json, head_bytes_max);
    if (!parsed.has_value() || !parsed->is_object()) return nonsense();
    return parsed;
}

}  // namespace

std::string print_people_wish(const PeopleWish& wish) {
    Json people = Json::array();
    for (const PersonId& person : wish.people) people.push_back(person.hex());
    return print_json(Json{{"municipality", wish.municipality},
                           {"vouchers", wish.vouchers},
                           {"people", std::move(people)}});
}

Result<PeopleWish> parse_people_wish(std::string_view json) {
    const Json object = TRY(object_of(json));
    const auto vouchers = vouchers_in(object, "vouchers");
    const auto people = texts_in(object, "people");
    PeopleWish wish{text_or(object, "municipality"), {}, {}};
    if (wish.municipality.size() != 6 || !vouchers || !people) return nonsense();
    wish.vouchers = *vouchers;
    for (const std::string& hex : *people) {
        const auto person = PersonId::parse(hex);
        if (!person) return nonsense();
        wish.people.push_back(*person);
    }
    return wish;
}

std::string print_people_answer(const PeopleAnswer& answer) {
    std::string text = print_json(Json{{"hub", answer.hub.hex()},
                                       {"hub_device", answer.hub_device.hex()},
                                       {"municipality", answer.municipality},
                                       {"known", answer.known},
                                       {"entries", answer.entries.size()}}) +
                       "\n";
    for (const Entry& entry : answer.entries) text += print_entry_line({entry, 0});
    return text;
}

Result<PeopleAnswer> parse_people_answer(std::string_view ndjson) {
    const std::size_t end = ndjson.find('\n');
    if (end == ndjson.npos) return nonsense();
    const Json head = TRY(object_of(ndjson.substr(0, end)));
    const auto hub = HubId::parse(text_or(head, "hub"));
    const auto device = DeviceId::parse(text_or(head, "hub_device"));
    const auto known = vouchers_in(head, "known");
    if (!hub || !device || !known) return nonsense();
    PeopleAnswer answer{*hub, *device, text_or(head, "municipality"), *known, {}};
    for (TravellingEntry& item : TRY(parse_entry_lines(ndjson.substr(end + 1), batch_entries_max)))
        answer.entries.push_back(std::move(item.entry));
    const bool all = number_or(head, "entries", -1) == (long long)answer.entries.size();
    const bool here = std::ranges::all_of(answer.entries, [&](const Entry& entry) {
        return entry.header.chain.municipality == answer.municipality;
    });
    if (!all || !here) return nonsense();
    return answer;
}

}  // namespace uketsuke
