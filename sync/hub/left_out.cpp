// Counted by code; told in the order in which they came.
#include "sync/hub/left_out.h"

#include "core/base/json.h"
#include "core/ledger/provisional.h"

namespace uketsuke {

std::optional<LeftOut> not_a_resident(const PersonRow& row) {
    if (is_provisional(row)) {
        return LeftOut{"provisional",
                       "",
                       {"仮受付の人です。名簿のだれかが確かめられていません。",
                        "Taken in provisionally; nobody has settled who of the roster it is."}};
    }
    if (!row.resident) {
        return LeftOut{
            "not_listed", "", {"名簿にない人です。", "The roster does not list this person."}};
    }
    return std::nullopt;
}

std::string municipality_of(const PersonRow& row) {
    if (const auto described = described_in(row)) return described->municipality;
    for (const PersonDose& dose : row.doses) {
        if (dose.given_here) return dose.dose.municipality;
    }
    return {};
}

void LeftOutList::add(const PersonRow& row, LeftOut reason) {
    Count& count = counts_[reason.code];
    ++count.people;
    count.doses += row.doses.size();
    if (kept_.size() == kept_max) return;
    kept_.push_back(
        {row.resident ? row.resident->resident_id : row.person.hex(), std::move(reason)});
}

void LeftOutList::tell_each(const CommandSpeech& speech) const {
    for (const auto& [who, reason] : kept_) {
        if (speech.json) {
            speech.output.out(
                print_json(Json{{"left_out", reason.code},
                                {"who", who},
                                {"column", reason.column},
                                {"what", {{"ja", reason.what.ja}, {"en", reason.what.en}}}}));
            continue;
        }
        const std::string where = who + (reason.column.empty() ? "" : ": " + reason.column) + ": ";
        speech.output.err(where + speech.said(reason.what));
    }
    const std::size_t untold = people() - kept_.size();
    if (untold == 0 || speech.json) return;
    const std::string count = std::to_string(untold);
    speech.output.err(speech.said({"ほかに" + count + "人。", "And " + count + " more people."}));
}

std::string LeftOutList::counts_json() const {
    Json out = Json::object();
    for (const auto& [code, count] : counts_)
        out[code] = Json{{"people", count.people}, {"doses", count.doses}};
    return print_json(out);
}

Words LeftOutList::sentence() const {
    Words out;
    for (const auto& [code, count] : counts_) {
        const std::string people = std::to_string(count.people);
        const std::string doses = std::to_string(count.doses);
        out.ja += (out.ja.empty() ? "" : "、") + code + " " + people + "人（" + doses + "回）";
        out.en +=
            (out.en.empty() ? "" : ", ") + code + ": " + people + " people (" + doses + " doses)";
    }
    if (out.ja.empty()) return out;
    return {"書かなかったもの: " + out.ja + "。", " Left out: " + out.en + "."};
}

std::size_t LeftOutList::people() const {
    std::size_t all = 0;
    for (const auto& [code, count] : counts_) all += count.people;
    return all;
}

}  // namespace uketsuke
