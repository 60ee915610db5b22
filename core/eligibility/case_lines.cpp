// Reading a case field by field, each complaint with the field's name. The adapter to simdjson:
// reading is most of what judging a city costs, and this reads ten times as fast as core/base/json.
#include "core/eligibility/case_lines.h"

#include <simdjson.h>

#include <algorithm>

namespace uketsuke {

namespace {

using Check = Result<bool>;
using Element = simdjson::dom::element;

constexpr std::size_t bytes_max = 1u << 20;
constexpr std::size_t depth_max = 32;

std::unexpected<Error> bad_field(const std::string& field, const Words& expected) {
    return fail(ErrorKind::bad_input, "case.field",
                {"項目「" + field + "」" + expected.ja, "field \"" + field + "\" " + expected.en});
}

Check read_text(const Element& value, const std::string& field, std::string& out) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) {
        return bad_field(field, {"は文字列です。", "must be a string."});
    }
    out = text;
    return true;
}

Check read_day(const Element& value, const std::string& field, Day& out) {
    std::string_view text;
    const auto day = value.get(text) == simdjson::SUCCESS ? parse_day(text) : std::optional<Day>();
    if (!day) {
        return bad_field(field, {"は 2030-04-01 の形の、実際にある日付です。",
                                 "must be a day that exists, written like 2030-04-01."});
    }
    out = *day;
    return true;
}

Check read_number(const Element& value, const std::string& field, std::optional<double>& out) {
    double number = 0;
    if (value.get(number) != simdjson::SUCCESS || number <= 0 || number > 1000) {
        return bad_field(
            field, {"は0より大きく1000以下の数です。", "must be a number above 0 and up to 1000."});
    }
    out = number;
    return true;
}

Check read_digit(const Element& value, const std::string& field, int& out) {
    std::int64_t number = 0;
    if (value.get(number) != simdjson::SUCCESS || number < 0 || number > 9) {
        return bad_field(field, {"は0から9の整数です。", "must be a whole number from 0 to 9."});
    }
    out = static_cast<int>(number);
    return true;
}

// Calls `read` for every field of an object; `read` returns false for a field it does not know.
template <class Read>
Check read_object(const Element& value, const std::string& name,
                  std::initializer_list<const char*> required, Read read) {
    simdjson::dom::object object;
    if (value.get(object) != simdjson::SUCCESS) {
        return bad_field(name, {"は { } で囲んだ表です。", "must be an object."});
    }
    const std::string prefix = name.empty() ? "" : name + ".";
    for (const simdjson::dom::key_value_pair field : object) {
        const std::string whole = prefix + std::string(field.key);
        if (!TRY(read(field.key, field.value, whole))) {
            return bad_field(whole, {"という項目はありません。", "is not known."});
        }
    }
    for (const char* key : required) {
        if (object.at_key(key).error() != simdjson::SUCCESS) {
            return bad_field(prefix + key, {"がありません。", "is missing."});
        }
    }
    return true;
}

template <class Item, class Read>
Check read_list(const Element& value, const std::string& field, std::vector<Item>& out, Read read) {
    simdjson::dom::array list;
    if (value.get(list) != simdjson::SUCCESS) {
        return bad_field(field, {"は [ ] の並びです。", "must be a list."});
    }
    out.clear();
    for (const Element item : list) {
        Item read_item{};
        TRY(read(item, field + "[" + std::to_string(out.size()) + "]", read_item));
        out.push_back(std::move(read_item));
    }
    return true;
}

Check read_dose(const Element& value, const std::string& field, PastDose& out) {
    return read_object(value, field, {"date", "product"},
                       [&](std::string_view key, const Element& item, const std::string& name) {
                           if (key == "date") return read_day(item, name, out.date);
                           if (key == "product") return read_text(item, name, out.product);
                           return Check(false);
                       });
}

Check read_other_vaccine(const Element& value, const std::string& field, OtherVaccine& out) {
    return read_object(value, field, {"date", "kind"},
                       [&](std::string_view key, const Element& item, const std::string& name) {
                           if (key == "date") return read_day(item, name, out.date);
                           if (key == "kind") return read_text(item, name, out.kind);
                           return Check(false);
                       });
}

template <class Value, class Read>
Check read_into(std::optional<Value>& out, const Element& value, const std::string& name,
                Read read) {
    Value read_value{};
    TRY(read(value, name, read_value));
    out = std::move(read_value);
    return true;
}

Check read_voucher_facts(const Element& value, const std::string& field, VoucherFacts& out) {
    return read_object(value, field, {"dose", "municipality"},
                       [&](std::string_view key, const Element& item, const std::string& name) {
                           if (key == "kind") return read_into(out.kind, item, name, read_digit);
                           if (key == "dose") return read_digit(item, name, out.dose);
                           if (key == "municipality")
                               return read_text(item, name, out.municipality);
                           if (key == "number") return read_text(item, name, out.number);
                           return Check(false);
                       });
}

// "none" is more than silence: it is known that no voucher was presented.
Check read_voucher(const Element& value, const std::string& field, VoucherPresented& out) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) {
        VoucherFacts facts;
        TRY(read_voucher_facts(value, field, facts));
        out = std::move(facts);
        return true;
    }
    if (text != "none") {
        return bad_field(field, {"は { } で囲んだ表か、券がなかったことを表す \"none\" です。",
                                 "must be an object, or \"none\" where none was presented."});
    }
    out = NoVoucher{};
    return true;
}

Check read_field(Case& out, std::string_view key, const Element& value, const std::string& name) {
    if (key == "id") return read_text(value, name, out.id);
    if (key == "on") return read_day(value, name, out.on);
    if (key == "birth_date") return read_day(value, name, out.birth_date);
    if (key == "municipality") return read_text(value, name, out.municipality);
    if (key == "groups") return read_list(value, name, out.groups, read_text);
    if (key == "doses") return read_list(value, name, out.doses, read_dose);
    if (key == "other_vaccines") {
        return read_list(value, name, out.other_vaccines, read_other_vaccine);
    }
    if (key == "doctor_confirmed") return read_list(value, name, out.doctor_confirmed, read_text);
    // The optional ones: null is the same as leaving them out.
    const bool absent = value.is_null();
    if (key == "height_cm") return absent ? Check(true) : read_number(value, name, out.height_cm);
    if (key == "weight_kg") return absent ? Check(true) : read_number(value, name, out.weight_kg);
    if (key == "product")
        return absent ? Check(true) : read_into(out.product, value, name, read_text);
    if (key == "sex") return absent ? Check(true) : read_into(out.sex, value, name, read_text);
    if (key == "resident_since") {
        return absent ? Check(true) : read_into(out.resident_since, value, name, read_day);
    }
    if (key == "voucher") {
        return absent ? Check(true) : read_voucher(value, name, out.voucher);
    }
    return false;
}

}  // namespace

struct CaseReader::Parser {
    simdjson::dom::parser json;
};

CaseReader::CaseReader() : parser_(std::make_unique<Parser>()) {}
CaseReader::~CaseReader() = default;

Result<Case> CaseReader::read(std::string_view line) {
    const auto refuse = [] {
        return fail(ErrorKind::bad_input, "case.json",
                    {"JSONとして読めません。", "This is not JSON."});
    };
    auto& json = parser_->json;
    if (line.size() > bytes_max) return refuse();
    if (json.capacity() < line.size() &&
        json.allocate(std::max<std::size_t>(line.size(), 4096), depth_max) != simdjson::SUCCESS) {
        return refuse();
    }
    Element root;
    if (json.parse(line.data(), line.size()).get(root) != simdjson::SUCCESS) return refuse();
    Case out;
    TRY(read_object(root, "", {"id", "on", "birth_date", "municipality"},
                    [&](std::string_view key, const Element& value, const std::string& name) {
                        return read_field(out, key, value, name);
                    }));
    return out;
}

}  // namespace uketsuke
