// Typed reading of one table, with a flaw for each thing that is wrong.
#include "core/programme/table_reader.h"

namespace uketsuke {

namespace {

const TomlTable& empty_table() {
    static const TomlTable none;
    return none;
}

}  // namespace

TableReader::TableReader(const TomlValue& table, std::string name, const std::string& file,
                         std::vector<Flaw>& flaws)
    : table_(std::get_if<TomlTable>(&table.value)),
      line_(table.line),
      name_(std::move(name)),
      file_(file),
      flaws_(flaws) {
    if (table_ == nullptr) {
        table_ = &empty_table();
        flaws_.push_back({file_, line_, name_, {"表で書いてください。", "This must be a table."}});
    }
}

bool TableReader::has(std::string_view key) const { return table_->contains(key); }

const TomlValue* TableReader::find(std::string_view key) {
    asked_.emplace(key);
    const auto found = table_->find(key);
    return found == table_->end() ? nullptr : &found->second;
}

const TomlValue* TableReader::required(std::string_view key) {
    const TomlValue* value = find(key);
    if (value == nullptr) {
        flaw(key, {"「" + std::string(key) + "」がありません。",
                   "\"" + std::string(key) + "\" is missing."});
    }
    return value;
}

std::string TableReader::text(std::string_view key) {
    const TomlValue* value = required(key);
    if (value == nullptr) return {};
    const auto* text = std::get_if<std::string>(&value->value);
    if (text == nullptr || text->empty()) {
        wrong_type(key, *value, {"空でない文字列", "a string that is not empty"});
        return {};
    }
    return *text;
}

std::string TableReader::text_or(std::string_view key, std::string otherwise) {
    if (!has(key)) {
        asked_.emplace(key);
        return otherwise;
    }
    return text(key);
}

std::optional<int> TableReader::number(std::string_view key, int least, int most) {
    const TomlValue* value = find(key);
    if (value == nullptr) return std::nullopt;
    const auto* whole = std::get_if<std::int64_t>(&value->value);
    if (whole == nullptr || *whole < least || *whole > most) {
        const std::string range = std::to_string(least) + " - " + std::to_string(most);
        wrong_type(key, *value, {"整数(" + range + ")", "a whole number (" + range + ")"});
        return std::nullopt;
    }
    return static_cast<int>(*whole);
}

bool TableReader::truth_or(std::string_view key, bool otherwise) {
    const TomlValue* value = find(key);
    if (value == nullptr) return otherwise;
    const auto* truth = std::get_if<bool>(&value->value);
    if (truth == nullptr) wrong_type(key, *value, {"true か false", "true or false"});
    return truth == nullptr ? otherwise : *truth;
}

std::optional<Day> TableReader::day(std::string_view key) {
    const TomlValue* value = find(key);
    if (value == nullptr) return std::nullopt;
    const auto* day = std::get_if<Day>(&value->value);
    if (day == nullptr) {
        wrong_type(key, *value,
                   {"引用符のない日付(年-月-日)", "a date without quotes (year-month-day)"});
        return std::nullopt;
    }
    return *day;
}

std::vector<std::string> TableReader::texts(std::string_view key) {
    std::vector<std::string> out;
    const TomlValue* value = find(key);
    if (value == nullptr) return out;
    const auto* items = std::get_if<TomlArray>(&value->value);
    for (const TomlValue& item : items == nullptr ? TomlArray{} : *items) {
        const auto* text = std::get_if<std::string>(&item.value);
        if (text == nullptr || text->empty()) {
            items = nullptr;
            break;
        }
        out.push_back(*text);
    }
    if (items == nullptr || items->empty()) {
        wrong_type(key, *value, {"文字列の並び", "a list of strings"});
        return {};
    }
    return out;
}

std::vector<int> TableReader::numbers(std::string_view key, int least, int most) {
    std::vector<int> out;
    const TomlValue* value = find(key);
    if (value == nullptr) return out;
    const auto* items = std::get_if<TomlArray>(&value->value);
    bool good = items != nullptr && !items->empty();
    for (std::size_t i = 0; good && i < items->size(); ++i) {
        const auto* whole = std::get_if<std::int64_t>(&(*items)[i].value);
        good = whole != nullptr && *whole >= least && *whole <= most;
        if (good) out.push_back(static_cast<int>(*whole));
    }
    if (good) return out;
    const std::string range = std::to_string(least) + " - " + std::to_string(most);
    wrong_type(key, *value,
               {"整数の並び(" + range + ")", "a list of whole numbers (" + range + ")"});
    return {};
}

Words TableReader::words(const std::string& prefix, bool optional) {
    const std::string ja = prefix + "ja";
    const std::string en = prefix + "en";
    if (optional && !has(ja) && !has(en)) return {};
    return {text(ja), text(en)};
}

TableReader TableReader::table(const std::string& key) {
    const TomlValue none{line_, TomlTable{}};
    const TomlValue* value = required(key);
    TableReader out(value == nullptr ? none : *value, key, file_, flaws_);
    if (value == nullptr) out.table_ = &empty_table();
    return out;
}

std::vector<const TomlValue*> TableReader::tables(std::string_view key) {
    std::vector<const TomlValue*> out;
    const TomlValue* value = find(key);
    if (value == nullptr) return out;
    const auto* items = std::get_if<TomlArray>(&value->value);
    if (items == nullptr) {
        wrong_type(key, *value,
                   {"[[" + std::string(key) + "]] の並び",
                    "a list of tables, [[" + std::string(key) + "]]"});
        return out;
    }
    for (const TomlValue& item : *items) out.push_back(&item);
    return out;
}

void TableReader::flaw(std::string_view key, Words words) {
    const auto found = table_->find(key);
    flaw(key, std::move(words), found == table_->end() ? line_ : found->second.line);
}

void TableReader::flaw(std::string_view key, Words words, int line) {
    const std::string full = name_.empty() ? std::string(key) : name_ + "." + std::string(key);
    flaws_.push_back({file_, line, full, std::move(words)});
}

void TableReader::wrong_type(std::string_view key, const TomlValue& value, Words expected) {
    flaw(key, {expected.ja + "で書いてください。", "This must be " + expected.en + "."},
         value.line);
}

void TableReader::finish() {
    for (const auto& [key, value] : *table_) {
        if (asked_.contains(key)) continue;
        flaw(key,
             {"知らない項目です。綴りを確かめてください。",
              "There is no such key. Check its spelling."},
             value.line);
    }
}

}  // namespace uketsuke
