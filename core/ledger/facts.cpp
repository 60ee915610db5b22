// Facts to JSON and back. One table of fields for each kind serves both directions, so that what is
// written is what is read.
#include "core/ledger/facts.h"

#include "core/base/json_text.h"
#include "core/base/require.h"
#include "core/ledger/fact_fields.h"
#include "core/ledger/fact_json.h"

namespace uketsuke {

namespace {

// Writes a fact's fields as one JSON object, in the order in which they are visited. The bytes are
// those of print_json, without a value in between: a large import writes hundreds of thousands.
class FieldWriter {
  public:
    void field(const char* key, const std::string& value) { append_json(begin(key), value); }
    void field(const char* key, const int& value) { begin(key) += std::to_string(value); }
    void field(const char* key, const bool& value) { begin(key) += value ? "true" : "false"; }
    void field(const char* key, const Day& value) { append_json(begin(key), format_day(value)); }
    void field(const char* key, const Instant& value) {
        begin(key) += std::to_string(value.time_since_epoch().count());
    }
    void field(const char* key, const Sex& value) { append_json(begin(key), to_text(value)); }
    void field(const char* key, const ScreeningOutcome& value) {
        append_json(begin(key), to_text(value));
    }
    // A terminal's is left out, as it was before there were others.
    void field(const char* key, const DeviceRole& value) {
        if (value != DeviceRole::terminal) append_json(begin(key), to_text(value));
    }
    void field(const char* key, const std::vector<std::string>& value) {
        begin(key) += '[';
        for (const std::string& item : value) {
            if (&item != &value.front()) text_ += ',';
            append_json(text_, item);
        }
        text_ += ']';
    }
    void field(const char* key, const std::optional<Day>& value) {
        if (value) field(key, *value);
    }
    template <class Noun>
    void field(const char* key, const Id<Noun>& value) {
        append_json(begin(key), value.hex());
    }
    std::string take() { return std::move(text_) + "}"; }

  private:
    std::string& begin(const char* key) {
        if (text_.size() > 1) text_ += ',';
        append_json(text_, key);
        return text_ += ':';
    }
    std::string text_ = "{";
};

// Reads them; the first field that is absent or of the wrong shape is remembered. Text, lists and
// optional days may be absent: an older writer did not know them.
class FieldReader {
  public:
    explicit FieldReader(const Json& object) : object_(object) {}

    void field(const char* key, std::string& value) {
        if (const Json* found = find(key))
            take(key, found->is_string(), [&] { value = found->get<std::string>(); });
    }
    void field(const char* key, int& value) {
        const Json* found = find(key);
        take(key, found && found->is_number_integer(), [&] { value = found->get<int>(); });
    }
    void field(const char* key, bool& value) {
        const Json* found = find(key);
        take(key, found && found->is_boolean(), [&] { value = found->get<bool>(); });
    }
    void field(const char* key, Day& value) { parsed(key, value, parse_day); }
    void field(const char* key, Sex& value) { parsed(key, value, parse_sex); }
    void field(const char* key, ScreeningOutcome& value) { parsed(key, value, parse_outcome); }
    void field(const char* key, DeviceRole& value) {
        if (find(key)) parsed(key, value, parse_role);
    }
    void field(const char* key, Instant& value) {
        const Json* found = find(key);
        take(key, found && found->is_number_integer(),
             [&] { value = Instant{std::chrono::milliseconds{found->get<std::int64_t>()}}; });
    }
    void field(const char* key, std::optional<Day>& value) {
        if (!find(key)) return;
        value.emplace();
        parsed(key, *value, parse_day);
    }
    void field(const char* key, std::vector<std::string>& value) {
        const Json* found = find(key);
        if (!found) return;
        if (!found->is_array()) return note(key);
        for (const Json& item : *found)
            take(key, item.is_string(), [&] { value.push_back(item.get<std::string>()); });
    }
    template <class Noun>
    void field(const char* key, Id<Noun>& value) {
        parsed(key, value, Id<Noun>::parse);
    }
    const std::string& wrong() const { return wrong_; }

  private:
    static std::optional<ScreeningOutcome> parse_outcome(std::string_view text) {
        for (auto outcome : {ScreeningOutcome::screening_only, ScreeningOutcome::put_off}) {
            if (text == to_text(outcome)) return outcome;
        }
        return std::nullopt;
    }
    static std::optional<DeviceRole> parse_role(std::string_view text) {
        for (auto role : {DeviceRole::terminal, DeviceRole::hub}) {
            if (text == to_text(role)) return role;
        }
        return std::nullopt;
    }
    const Json* find(const char* key) const {
        const auto found = object_.find(key);
        return found == object_.end() || found->is_null() ? nullptr : &*found;
    }
    void note(const char* key) {
        if (wrong_.empty()) wrong_ = key;
    }
    template <class Assign>
    void take(const char* key, bool right, Assign assign) {
        if (right) {
            assign();
        } else {
            note(key);
        }
    }
    template <class Value, class Parse>
    void parsed(const char* key, Value& value, Parse parse) {
        const Json* found = find(key);
        const auto result =
            found && found->is_string() ? parse(found->get<std::string>()) : std::nullopt;
        take(key, result.has_value(), [&] { value = *result; });
    }

    const Json& object_;
    std::string wrong_;
};

constexpr const char* kinds[] = {"resident_listed",  "dose_reported",    "dose_given",
                                 "screening_closed", "certificate_made", "session_opened",
                                 "device_enrolled",  "rules_published",  "device_revoked",
                                 "doses_erased",     "person_viewed"};
static_assert(std::size(kinds) == std::variant_size_v<Fact>);

template <std::size_t I = 0>
Fact empty_fact(std::size_t index) {
    if constexpr (I + 1 < std::variant_size_v<Fact>) {
        return index == I ? Fact{std::in_place_index<I>} : empty_fact<I + 1>(index);
    } else {
        return Fact{std::in_place_index<I>};
    }
}

std::unexpected<Error> unreadable(const std::string& kind, const std::string& field) {
    return fail(ErrorKind::bad_input, "fact.malformed",
                {"記録（" + kind + "）の項目「" + field + "」が読めません。",
                 "Field " + field + " of a " + kind + " record cannot be read."},
                {"記録はそのまま保管されています。", "The record is kept as it is."});
}

}  // namespace

const char* kind_of(const Fact& fact) { return kinds[fact.index()]; }

std::string print_fact(const Fact& fact) {
    FieldWriter writer;
    std::visit([&](const auto& value) { visit_fields(writer, value); }, fact);
    return writer.take();
}

Json fact_to_json(const Fact& fact) {
    auto object = parse_json(print_fact(fact));
    require(object.has_value(), "a fact is printed as JSON");
    return std::move(*object);
}

Result<Fact> fact_from_json(const std::string& kind, const Json& object) {
    const auto* found = std::find_if(std::begin(kinds), std::end(kinds),
                                     [&](const char* known) { return kind == known; });
    if (found == std::end(kinds)) {
        return fail(ErrorKind::bad_input, "kind.unknown",
                    {"このプログラムが知らない種類の記録（" + kind + "）です。",
                     "This program does not know records of kind " + kind + "."},
                    {"記録はそのまま保管され、プログラムの更新後に反映されます。",
                     "The record is kept as it is and counts after an update."});
    }
    if (!object.is_object()) return unreadable(kind, "{}");
    Fact fact = empty_fact(static_cast<std::size_t>(found - std::begin(kinds)));
    FieldReader reader(object);
    std::visit([&](auto& value) { visit_fields(reader, value); }, fact);
    if (!reader.wrong().empty()) return unreadable(kind, reader.wrong());
    return fact;
}

Result<Fact> parse_fact(const std::string& kind, std::string_view json) {
    return fact_from_json(kind, TRY(parse_json(json)));
}

const char* to_text(Sex sex) {
    switch (sex) {
        case Sex::female:
            return "F";
        case Sex::male:
            return "M";
        case Sex::unknown:
            return "U";
    }
    return "U";
}

std::optional<Sex> parse_sex(std::string_view text) {
    for (Sex sex : {Sex::female, Sex::male, Sex::unknown}) {
        if (text == to_text(sex)) return sex;
    }
    return std::nullopt;
}

const char* to_text(DeviceRole role) { return role == DeviceRole::hub ? "hub" : "terminal"; }

const char* to_text(ScreeningOutcome outcome) {
    return outcome == ScreeningOutcome::screening_only ? "screening_only" : "put_off";
}

}  // namespace uketsuke
