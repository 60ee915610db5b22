// Rows that may hold findings, judged one by one; then pairs of rows.
#include "platform/records/finding_list.h"

#include <algorithm>
#include <map>

#include "core/eligibility/early_doses.h"
#include "core/ledger/provisional.h"
#include "core/programme/rulebook.h"

namespace uketsuke {

namespace {

constexpr std::size_t id_bytes = 6;

std::string id_of(const PersonRow& row, const Finding& finding) {
    const Digest digest = sha256(to_bytes(row.person.hex() + "/" + finding.code + "/" +
                                          finding.entry + "/" + finding.about));
    return to_hex(Bytes(digest.begin(), digest.begin() + id_bytes));
}

// The rules in force of each programme that a dose names.
class RulesOfDoses {
  public:
    explicit RulesOfDoses(Rulebook book) : book_(std::move(book)) {}

    // Null where this program cannot read the programme, or no hub has published it.
    const Programme* find(const std::string& id) {
        const auto known = programmes_.find(id);
        if (known != programmes_.end()) return known->second ? &*known->second : nullptr;
        auto found = book_.in_force(id);
        auto& kept = programmes_[id];
        if (found.has_value()) kept = std::move(found->rules.programme);
        return kept ? &*kept : nullptr;
    }

  private:
    Rulebook book_;
    std::map<std::string, std::optional<Programme>> programmes_;
};

std::vector<Finding> findings_of(const PersonRow& row, RulesOfDoses& rules) {
    std::vector<Finding> findings = row.findings;
    std::vector<std::string> programmes;
    for (const PersonDose& dose : row.doses) programmes.push_back(dose.dose.programme);
    std::ranges::sort(programmes);
    programmes.erase(std::unique(programmes.begin(), programmes.end()), programmes.end());
    for (const std::string& id : programmes) {
        const Programme* programme = id.empty() ? nullptr : rules.find(id);
        if (!programme) continue;
        for (Finding& finding : early_doses(*programme, row))
            findings.push_back(std::move(finding));
    }
    return findings;
}

// Of an entry's name: "device/municipality/sequence".
std::string chain_of(const std::string& entry) {
    const std::size_t begin = entry.find('/') + 1;
    return entry.substr(begin, entry.find('/', begin) - begin);
}

// A row that holds a finding says who it is, or has a dose that was given here.
std::string municipality_of(const PersonRow& row) {
    if (is_provisional(row) && !row.check_ins.empty()) return chain_of(row.check_ins.front().entry);
    if (const auto described = described_in(row)) return described->municipality;
    for (const PersonDose& dose : row.doses) {
        if (dose.given_here) return dose.dose.municipality;
    }
    return "";
}

std::unexpected<Error> missing(const char* code, Words what, Words next) {
    return fail(ErrorKind::bad_input, code, std::move(what), std::move(next));
}

}  // namespace

Result<std::vector<ListedFinding>> list_findings(Ledger& ledger, Settled settled) {
    std::vector<ListedFinding> list;
    const auto add = [&](const PersonRow& row, Finding finding) {
        if (settled == Settled::left_out && finding.settled) return;
        std::string id = id_of(row, finding);
        list.push_back({std::move(id), row, std::move(finding), municipality_of(row)});
    };
    RulesOfDoses rules(rulebook_of(TRY(ledger.entries_about(rules_subject()))));
    for (const PersonRow& row : TRY(ledger.people_with_findings())) {
        for (Finding& finding : findings_of(row, rules)) add(row, std::move(finding));
    }
    for (Ledger::Alike& pair : TRY(ledger.people_alike())) add(pair.row, std::move(pair.finding));
    std::ranges::stable_sort(list, {}, [](const ListedFinding& one) { return one.row.person; });
    return list;
}

Result<ListedFinding> settle_finding(Ledger& ledger, const SettleWish& wish, Instant now) {
    if (wish.note.empty()) {
        return missing(
            "settle.note", {"理由が書かれていません。", "The note is missing."},
            {"確かめたことを --note に書いてください。", "Say in --note what was found out."});
    }
    if (wish.recorder.empty()) {
        return missing(
            "settle.recorder", {"担当者の名前がありません。", "The name is missing."},
            {"確かめた人の名前を --by に書いてください。", "Say in --by who found it out."});
    }
    auto list = TRY(list_findings(ledger, Settled::included));
    const auto found = std::ranges::find(list, wish.id, &ListedFinding::id);
    if (found == list.end()) {
        return fail(ErrorKind::not_found, "finding.unknown",
                    {"「" + wish.id + "」という要確認の項目はありません。何も記録していません。",
                     "There is no finding " + wish.id + ". Nothing was recorded."},
                    {"findings で一覧を見てください。", "See the list in `findings`."});
    }
    const Finding& finding = found->finding;
    FindingSettled fact{finding.code, finding.entry, finding.about,
                        wish.as,      wish.note,     wish.recorder};
    if (finding.settled && finding.settled->fact == fact) {
        return fail(ErrorKind::refused, "finding.settled",
                    {"この項目は、同じ内容ですでに処理されています。",
                     "This finding is settled already, in the same words."});
    }
    TRY(ledger.append({found->municipality, "", subject_of(found->row.person), fact}, now));
    found->finding.settled = Settlement{std::move(fact), now};
    return std::move(*found);
}

}  // namespace uketsuke
