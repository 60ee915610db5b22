// Verdicts as lines of JSON, put together from sentences that were turned into JSON beforehand.
#include <algorithm>

#include "core/base/json.h"
#include "core/eligibility/case_lines.h"
#include "core/programme/sending.h"

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

SendingFacts sending_facts(const Programme& programme, const Case& facts, int next_dose) {
    SendingFacts out{facts.birth_date, next_dose, std::nullopt, {}};
    const Mask groups = visitor_of(programme, facts).groups;
    for (std::size_t i = 0; i < programme.groups.size(); ++i) {
        if ((groups & mask_of(static_cast<int>(i))) != 0) {
            out.groups.push_back(programme.groups[i].id);
        }
    }
    for (const PastDose& dose : facts.doses) {
        out.last_dose = std::max(out.last_dose.value_or(dose.date), dose.date);
    }
    return out;
}

}  // namespace

VerdictLines::VerdictLines(const Programme& programme, Language language)
    : programme_(programme), language_(language) {
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

void VerdictLines::append(const Case& facts, Besides besides, std::string& out) const {
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
    if (besides.history) append_history(facts, out);
    if (besides.sending) append_sending(facts, judgement, out);
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

// No voucher is sent for a dose that does not follow.
void VerdictLines::append_sending(const Case& facts, const Judgement& judgement,
                                  std::string& out) const {
    const auto say = [&](const char* key, const char* text) {
        out += std::string("\"") + key + "\":\"" + text + "\",";
    };
    const auto explain = [&](const std::string& clause, const Words& words) {
        out += "\"clause\":" + print_json(Json(clause)) + ",\"text\":";
        out += print_json(Json(language_ == Language::japanese ? words.ja : words.en)) + "}";
    };
    const SendingFacts sending = sending_facts(programme_, facts, judgement.next_dose);
    std::vector<const Application*> ways;
    const Dispatch* dispatch = nullptr;
    if (!judgement.complete) {
        ways = applications_for(programme_, sending, facts.on);
        dispatch = dispatch_of(programme_, sending, facts.on);
    }
    out += ",\"application\":[";
    for (const Application* way : ways) {
        out += way == ways.front() ? "{" : ",{";
        say("by", to_text(way->by));
        explain(way->clause, way->words);
    }
    out += "],\"dispatch\":";
    if (dispatch == nullptr) {
        out += "null";
        return;
    }
    out += "{\"send_on\":";
    if (dispatch->state == DispatchState::on_day) {
        append_day(dispatch->send_on, out);
    } else {
        out += "null";
    }
    out += ',';
    say("state", to_text(dispatch->state));
    explain(dispatch->clause, dispatch->words);
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
