// Verdicts as lines of JSON, put together from sentences that were turned into JSON beforehand.
#include <algorithm>

#include "core/base/json.h"
#include "core/eligibility/case_lines.h"

namespace uketsuke {

namespace {

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
