// JSON to facts: from text by simdjson, because every entry that is received, folded or made anew
// comes by here; from a tree that somebody has parsed already, for rows.
#include <simdjson.h>

#include <limits>

#include "core/ledger/fact_fields.h"
#include "core/ledger/fact_json.h"

namespace uketsuke {

namespace {

constexpr std::size_t text_bytes_max = std::size_t(1) << 20;
constexpr std::size_t usual_bytes = std::size_t(16) << 10;
constexpr std::size_t depth_max = 32;

// One value of a tree. Nothing where it is of another type.
class TreeValue {
  public:
    explicit TreeValue(const Json& value) : value_(&value) {}
    std::optional<std::string_view> text() const {
        if (!value_->is_string()) return std::nullopt;
        return value_->get_ref<const std::string&>();
    }
    std::optional<std::int64_t> integer() const {
        if (!value_->is_number_integer()) return std::nullopt;
        return value_->get<std::int64_t>();
    }
    std::optional<bool> boolean() const {
        if (!value_->is_boolean()) return std::nullopt;
        return value_->get<bool>();
    }
    template <class Take>
    bool each(Take take) const {
        if (!value_->is_array()) return false;
        for (const Json& item : *value_) take(TreeValue(item));
        return true;
    }

  private:
    const Json* value_;
};

class Tree {
  public:
    explicit Tree(const Json& object) : object_(object) {}
    // Nothing where it is absent or null.
    std::optional<TreeValue> find(const char* key) const {
        const auto found = object_.find(key);
        if (found == object_.end() || found->is_null()) return std::nullopt;
        return TreeValue(*found);
    }

  private:
    const Json& object_;
};

// The same of parsed text.
class TextValue {
  public:
    explicit TextValue(simdjson::dom::element value) : value_(value) {}
    std::optional<std::string_view> text() const { return as<std::string_view>(); }
    std::optional<std::int64_t> integer() const { return as<std::int64_t>(); }
    std::optional<bool> boolean() const { return as<bool>(); }
    template <class Take>
    bool each(Take take) const {
        simdjson::dom::array items;
        if (value_.get(items) != simdjson::SUCCESS) return false;
        for (const simdjson::dom::element item : items) take(TextValue(item));
        return true;
    }

  private:
    template <class Value>
    std::optional<Value> as() const {
        Value value{};
        if (value_.get(value) != simdjson::SUCCESS) return std::nullopt;
        return value;
    }
    simdjson::dom::element value_;
};

class Text {
  public:
    explicit Text(simdjson::dom::object object) : object_(object) {}
    std::optional<TextValue> find(const char* key) const {
        simdjson::dom::element found;
        if (object_.at_key(key).get(found) != simdjson::SUCCESS || found.is_null())
            return std::nullopt;
        return TextValue(found);
    }

  private:
    simdjson::dom::object object_;
};

// Reads a fact's fields; the first that is absent or of the wrong shape is remembered. Text, lists
// and optional days may be absent: an older writer did not know them.
template <class Object>
class FieldReader {
  public:
    explicit FieldReader(const Object& object) : object_(object) {}

    void field(const char* key, std::string& value) {
        if (const auto found = object_.find(key)) take(key, found->text(), value);
    }
    void field(const char* key, int& value) {
        const auto found = object_.find(key);
        const auto number = found ? found->integer() : std::nullopt;
        const bool fits = number && *number >= std::numeric_limits<int>::min() &&
                          *number <= std::numeric_limits<int>::max();
        if (!fits) return note(key);
        value = static_cast<int>(*number);
    }
    void field(const char* key, bool& value) {
        const auto found = object_.find(key);
        take(key, found ? found->boolean() : std::nullopt, value);
    }
    void field(const char* key, Day& value) { parsed(key, value, parse_day); }
    void field(const char* key, Sex& value) { parsed(key, value, parse_sex); }
    void field(const char* key, ScreeningOutcome& value) { parsed(key, value, parse_outcome); }
    void field(const char* key, DeviceRole& value) { parsed(key, value, parse_role); }
    void field(const char* key, DeviceScope& value) { parsed(key, value, parse_scope); }
    void field(const char* key, SettledAs& value) { parsed(key, value, parse_settled_as); }
    void field(const char* key, WithdrawnAs& value) { parsed(key, value, parse_withdrawn_as); }
    void field(const char* key, DeskStep& value) { parsed(key, value, parse_step); }
    template <class Value>
    void added(const char* key, Value& value) {
        if (object_.find(key)) field(key, value);
    }
    void field(const char* key, Instant& value) {
        const auto found = object_.find(key);
        const auto number = found ? found->integer() : std::nullopt;
        if (!number) return note(key);
        value = Instant{std::chrono::milliseconds{*number}};
    }
    void field(const char* key, std::optional<Day>& value) {
        if (!object_.find(key)) return;
        value.emplace();
        parsed(key, *value, parse_day);
    }
    void field(const char* key, std::vector<std::string>& value) {
        const auto found = object_.find(key);
        if (!found) return;
        const bool is_list =
            found->each([&](const auto& item) { take(key, item.text(), value.emplace_back()); });
        if (!is_list) note(key);
    }
    template <class Noun>
    void field(const char* key, Id<Noun>& value) {
        parsed(key, value, Id<Noun>::parse);
    }
    const std::string& wrong() const { return wrong_; }

  private:
    void note(const char* key) {
        if (wrong_.empty()) wrong_ = key;
    }
    template <class Found, class Value>
    void take(const char* key, const std::optional<Found>& found, Value& value) {
        if (!found) return note(key);
        value = *found;
    }
    template <class Value, class Parse>
    void parsed(const char* key, Value& value, Parse parse) {
        const auto found = object_.find(key);
        const auto text = found ? found->text() : std::nullopt;
        take(key, text ? parse(*text) : std::nullopt, value);
    }

    const Object& object_;
    std::string wrong_;
};

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

// Nothing where no fact is called so.
std::optional<Fact> empty_fact_of(const std::string& kind) {
    const auto* found = std::find_if(std::begin(fact_kinds), std::end(fact_kinds),
                                     [&](const char* known) { return kind == known; });
    if (found == std::end(fact_kinds)) return std::nullopt;
    return empty_fact(static_cast<std::size_t>(found - std::begin(fact_kinds)));
}

std::unexpected<Error> unknown(const std::string& kind) {
    return fail(ErrorKind::bad_input, "kind.unknown",
                {"このプログラムが知らない種類の記録（" + kind + "）です。",
                 "This program does not know records of kind " + kind + "."},
                {"記録はそのまま保管され、プログラムの更新後に反映されます。",
                 "The record is kept as it is and counts after an update."});
}

template <class Object>
Result<Fact> fact_in(const std::string& kind, Fact fact, const Object& object) {
    FieldReader<Object> reader(object);
    std::visit([&](auto& value) { visit_fields(reader, value); }, fact);
    if (!reader.wrong().empty()) return unreadable(kind, reader.wrong());
    return fact;
}

// Of the thread's own parser, which keeps its memory: good until the next call. Nothing where the
// text is no JSON, too long or too deep.
std::optional<simdjson::dom::element> parsed(std::string_view text) {
    thread_local simdjson::dom::parser parser;
    if (text.size() > text_bytes_max) return std::nullopt;
    if (parser.capacity() < text.size() &&
        parser.allocate(std::max(text.size(), usual_bytes), depth_max) != simdjson::SUCCESS)
        return std::nullopt;
    simdjson::dom::element value;
    if (parser.parse(text.data(), text.size()).get(value) != simdjson::SUCCESS) return std::nullopt;
    return value;
}

}  // namespace

Result<Fact> fact_from_json(const std::string& kind, const Json& object) {
    auto fact = empty_fact_of(kind);
    if (!fact) return unknown(kind);
    if (!object.is_object()) return unreadable(kind, "{}");
    return fact_in(kind, std::move(*fact), Tree(object));
}

Result<Fact> parse_fact(const std::string& kind, std::string_view json) {
    const auto value = parsed(json);
    if (!value) {
        return fail(ErrorKind::bad_input, "json.malformed",
                    {"JSONとして読めません。", "This is not JSON."});
    }
    auto fact = empty_fact_of(kind);
    if (!fact) return unknown(kind);
    simdjson::dom::object object;
    if (value->get(object) != simdjson::SUCCESS) return unreadable(kind, "{}");
    return fact_in(kind, std::move(*fact), Text(object));
}

}  // namespace uketsuke
