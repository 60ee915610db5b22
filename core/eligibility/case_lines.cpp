// Reading a case field by field, each complaint with the field's name, and writing verdicts.
#include "core/eligibility/case_lines.h"

#include <algorithm>

#include "core/base/json.h"

namespace uketsuke {

namespace {

using Check = Result<bool>;

std::unexpected<Error> bad_field(const std::string& field, Words expected) {
    return fail(ErrorKind::bad_input, "case.field",
                {"項目「" + field + "」" + expected.ja, "field \"" + field + "\" " + expected.en});
}

Check read_text(const Json& value, const std::string& field, std::string& out) {
    if (!value.is_string()) return bad_field(field, {"は文字列です。", "must be a string."});
    out = value.get<std::string>();
    return true;
}

Check read_day(const Json& value, const std::string& field, Day& out) {
    const auto day =
        value.is_string() ? parse_day(value.get_ref<const std::string&>()) : std::nullopt;
    if (!day) {
        return bad_field(field, {"は 2030-04-01 の形の、実際にある日付です。",
                                 "must be a day that exists, written like 2030-04-01."});
    }
    out = *day;
    return true;
}

Check read_number(const Json& value, const std::string& field, std::optional<double>& out) {
    if (!value.is_number() || value.get<double>() <= 0 || value.get<double>() > 1000) {
        return bad_field(
            field, {"は0より大きく1000以下の数です。", "must be a number above 0 and up to 1000."});
    }
    out = value.get<double>();
    return true;
}

Check read_digit(const Json& value, const std::string& field, int& out) {
    if (!value.is_number_integer() || value.get<long long>() < 0 || value.get<long long>() > 9) {
        return bad_field(field, {"は0から9の整数です。", "must be a whole number from 0 to 9."});
    }
    out = value.get<int>();
    return true;
}

// Calls `read` for every field of an object; `read` returns false for a field it does not know.
template <class Read>
Check read_object(const Json& object, const std::string& name,
                  std::initializer_list<const char*> required, Read read) {
    if (!object.is_object()) {
        return bad_field(name, {"は { } で囲んだ表です。", "must be an object."});
    }
    const std::string prefix = name.empty() ? "" : name + ".";
    for (const auto& [key, value] : object.items()) {
        if (!TRY(read(key, value, prefix + key))) {
            return bad_field(prefix + key, {"という項目はありません。", "is not known."});
        }
    }
    for (const char* key : required) {
        if (!object.contains(key)) {
            return bad_field(prefix + key, {"がありません。", "is missing."});
        }
    }
    return true;
}

template <class Item, class Read>
Check read_list(const Json& value, const std::string& field, std::vector<Item>& out, Read read) {
    if (!value.is_array()) return bad_field(field, {"は [ ] の並びです。", "must be a list."});
    for (std::size_t i = 0; i < value.size(); ++i) {
        Item item{};
        TRY(read(value[i], field + "[" + std::to_string(i) + "]", item));
        out.push_back(std::move(item));
    }
    return true;
}

Check read_dose(const Json& value, const std::string& field, PastDose& out) {
    return read_object(value, field, {"date", "product"},
                       [&](const std::string& key, const Json& item, const std::string& name) {
                           if (key == "date") return read_day(item, name, out.date);
                           if (key == "product") return read_text(item, name, out.product);
                           return Check(false);
                       });
}

Check read_other_vaccine(const Json& value, const std::string& field, OtherVaccine& out) {
    return read_object(value, field, {"date", "kind"},
                       [&](const std::string& key, const Json& item, const std::string& name) {
                           if (key == "date") return read_day(item, name, out.date);
                           if (key == "kind") return read_text(item, name, out.kind);
                           return Check(false);
                       });
}

Check read_voucher(const Json& value, const std::string& field, VoucherFacts& out) {
    return read_object(value, field, {"dose", "municipality"},
                       [&](const std::string& key, const Json& item, const std::string& name) {
                           if (key == "kind") return read_digit(item, name, out.kind);
                           if (key == "dose") return read_digit(item, name, out.dose);
                           if (key == "municipality")
                               return read_text(item, name, out.municipality);
                           if (key == "number") return read_text(item, name, out.number);
                           return Check(false);
                       });
}

template <class Value, class Read>
Check read_into(std::optional<Value>& out, const Json& value, const std::string& name, Read read) {
    Value read_value{};
    TRY(read(value, name, read_value));
    out = std::move(read_value);
    return true;
}

Check read_field(Case& out, const std::string& key, const Json& value, const std::string& name) {
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
        return absent ? Check(true) : read_into(out.voucher, value, name, read_voucher);
    }
    return false;
}

// Most ids are plain; the rest is left to the library.
void append_text(const std::string& text, std::string& out) {
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return c >= ' ' && c <= '~' && c != '"' && c != '\\';
    });
    if (plain) {
        out += '"';
        out += text;
        out += '"';
    } else {
        out += print_json(Json(text));
    }
}

void append_day(Day day, std::string& out) {
    out += '"';
    out += format_day(day);
    out += '"';
}

}  // namespace

Result<Case> parse_case(std::string_view json) {
    auto parsed = parse_json(json);
    if (!parsed) {
        return fail(ErrorKind::bad_input, "case.json",
                    {"JSONとして読めません。", "This is not JSON."});
    }
    Case out;
    TRY(read_object(*parsed, "", {"id", "on", "birth_date", "municipality"},
                    [&](const std::string& key, const Json& value, const std::string& name) {
                        return read_field(out, key, value, name);
                    }));
    return out;
}

VerdictLines::VerdictLines(const Programme& programme, Language language) : programme_(programme) {
    for (const Product& product : programme.products) {
        products_.push_back(print_json(Json(product.id)));
    }
    for (const ReasonText& reason : programme.reasons) {
        const Words& words = reason.words;
        reasons_.push_back(
            print_json({{"code", reason.code},
                        {"clause", reason.clause},
                        {"text", language == Language::japanese ? words.ja : words.en}}));
    }
}

void VerdictLines::append(const Case& facts, bool with_history, std::string& out) const {
    const Judgement judgement = judge(programme_, facts);
    out += "{\"id\":";
    append_text(facts.id, out);
    out += ",\"status\":\"";
    out += to_text(judgement.status);
    out += "\",\"dose_number\":";
    out += judgement.complete ? "null" : std::to_string(judgement.next_dose);
    out += ",\"products\":[";
    const char* comma = "";
    for (const int product : product_order(programme_, judgement)) {
        out += comma;
        out += products_[static_cast<std::size_t>(product)];
        comma = ",";
    }
    out += "],\"earliest\":";
    if (judgement.earliest == day_never) {
        out += "null";
    } else {
        append_day(judgement.earliest, out);
    }
    out += ",\"reasons\":";
    append_reasons(judgement.reasons, out);
    if (with_history) append_history(facts, out);
    out += "}\n";
}

void VerdictLines::append_reasons(const ReasonSet& reasons, std::string& out) const {
    out += '[';
    const char* comma = "";
    for (std::size_t i = reasons._Find_first(); i < reasons_.size(); i = reasons._Find_next(i)) {
        out += comma;
        out += reasons_[i];
        comma = ",";
    }
    out += ']';
}

void VerdictLines::append_history(const Case& facts, std::string& out) const {
    out += ",\"history\":[";
    const char* comma = "";
    for (const JudgedDose& judged : judge_history(programme_, facts)) {
        out += comma;
        out += "{\"date\":";
        append_day(judged.dose.date, out);
        out += ",\"product\":";
        append_text(judged.dose.product, out);
        out += ",\"dose_number\":" + std::to_string(judged.dose_number);
        out += judged.valid ? ",\"valid\":true" : ",\"valid\":false";
        out += ",\"findings\":";
        append_reasons(judged.findings, out);
        out += '}';
        comma = ",";
    }
    out += ']';
}

}  // namespace uketsuke
