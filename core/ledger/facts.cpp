// Facts to JSON. One table of fields for each kind serves this and fact_parse.cpp, so that what is
// written is what is read.
#include "core/ledger/facts.h"

#include "core/base/json_text.h"
#include "core/base/require.h"
#include "core/ledger/fact_fields.h"
#include "core/ledger/fact_json.h"

namespace uketsuke {

namespace {

// Each in the order of its enumeration.
constexpr const char* outcome_texts[] = {"screening_only", "put_off", "left"};
constexpr const char* withdrawn_texts[] = {"undone", "not_given", "moved"};
constexpr const char* step_texts[] = {"received",  "form_checked", "screened",
                                      "observing", "left",         "parked"};

template <class Value, std::size_t count>
const char* text_in(const char* const (&texts)[count], Value value) {
    return texts[static_cast<std::size_t>(value)];
}

template <class Value, std::size_t count>
std::optional<Value> parsed_in(const char* const (&texts)[count], std::string_view text) {
    for (std::size_t i = 0; i < count; ++i) {
        if (text == texts[i]) return static_cast<Value>(i);
    }
    return std::nullopt;
}

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
    void field(const char* key, const DeviceRole& value) {
        append_json(begin(key), to_text(value));
    }
    void field(const char* key, const DeviceScope& value) {
        append_json(begin(key), to_text(value));
    }
    void field(const char* key, const SettledAs& value) { append_json(begin(key), to_text(value)); }
    void field(const char* key, const WithdrawnAs& value) {
        append_json(begin(key), to_text(value));
    }
    void field(const char* key, const DeskStep& value) { append_json(begin(key), to_text(value)); }
    template <class Value>
    void added(const char* key, const Value& value) {
        if (value != Value{}) field(key, value);
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

}  // namespace

const char* kind_of(const Fact& fact) { return fact_kinds[fact.index()]; }

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

std::optional<DeviceRole> parse_role(std::string_view text) {
    for (auto role : {DeviceRole::terminal, DeviceRole::hub}) {
        if (text == to_text(role)) return role;
    }
    return std::nullopt;
}

const char* to_text(DeviceScope scope) { return scope == DeviceScope::seen ? "seen" : "city"; }

std::optional<DeviceScope> parse_scope(std::string_view text) {
    for (auto scope : {DeviceScope::city, DeviceScope::seen}) {
        if (text == to_text(scope)) return scope;
    }
    return std::nullopt;
}

const char* to_text(SettledAs as) {
    return as == SettledAs::corrected ? "corrected" : "as_recorded";
}

std::optional<SettledAs> parse_settled_as(std::string_view text) {
    for (auto as : {SettledAs::as_recorded, SettledAs::corrected}) {
        if (text == to_text(as)) return as;
    }
    return std::nullopt;
}

const char* to_text(ScreeningOutcome outcome) { return text_in(outcome_texts, outcome); }
std::optional<ScreeningOutcome> parse_outcome(std::string_view text) {
    return parsed_in<ScreeningOutcome>(outcome_texts, text);
}

const char* to_text(WithdrawnAs as) { return text_in(withdrawn_texts, as); }
std::optional<WithdrawnAs> parse_withdrawn_as(std::string_view text) {
    return parsed_in<WithdrawnAs>(withdrawn_texts, text);
}

const char* to_text(DeskStep step) { return text_in(step_texts, step); }
std::optional<DeskStep> parse_step(std::string_view text) {
    return parsed_in<DeskStep>(step_texts, text);
}

}  // namespace uketsuke
