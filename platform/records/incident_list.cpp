// Rows with incidents to reports, in order, and those to a table.
#include "platform/records/incident_list.h"

#include <algorithm>
#include <utility>

#include "core/base/csv_cell.h"
#include "core/certificate/filled_reports.h"

namespace uketsuke {

namespace {

using Cells = std::vector<std::pair<const char*, std::string>>;

std::chrono::year_month month_of(Instant instant) {
    const std::chrono::year_month_day day(day_in_japan(instant));
    return day.year() / day.month();
}

std::string joined(const std::vector<std::string>& codes) {
    std::string text;
    for (const std::string& code : codes) text += (text.empty() ? "" : " ") + code;
    return text;
}

// "" for what is not recorded: a nought would say that it was none.
std::string count_text(int count) { return count == 0 ? "" : std::to_string(count); }

std::string sex_text(Sex sex) {
    if (sex == Sex::unknown) return "";
    return sex == Sex::male ? "男" : "女";
}

Cells cells_of(const IncidentReport& one) {
    const CertificateDose& dose = one.dose;
    return {{"様式", one.at_once ? "4-10-2" : "4-10-3"},
            {"種類", one.kind.ja},
            {"健康被害", one.harm.ja},
            {"本人・保護者へ", one.told ? "説明済み" : "未説明"},
            {"記録した日時", format_instant(one.noticed)},
            {"氏名", one.name},
            {"フリガナ", one.kana},
            {"性別", sex_text(one.sex)},
            {"生年月日", format_day(one.birth_date)},
            {"年齢", std::to_string(one.age)},
            {"住所", one.address.value_or("")},
            {"接種年月日", format_day(dose.date)},
            {"接種回数", count_text(dose.number)},
            {"ワクチン", dose.product},
            {"メーカー", dose.maker},
            {"ロット番号", dose.lot},
            {"接種量（µL）", count_text(one.volume_ul)},
            {"接種部位", one.body_site},
            {"接種会場", one.venue},
            {"接種医師", one.doctor},
            {"記録者", one.recorder},
            {"端末の判定", one.verdict},
            {"判定の理由", joined(one.reason_codes)},
            {"経緯", one.note},
            {"記録", one.record}};
}

// Spreadsheets take a cell that begins so for a formula.
std::string harmless(const std::string& text) {
    return !text.empty() && std::string_view("=+-@\t").find(text[0]) != std::string_view::npos
               ? "'" + text
               : text;
}

template <class Member>
std::string line_of(const Cells& cells, Member member) {
    std::string line;
    for (const auto& cell : cells)
        line += (line.empty() ? "" : ",") + csv_cell(harmless(std::string(cell.*member)));
    return line + "\r\n";
}

}  // namespace

Result<std::chrono::year_month> parse_month(std::string_view text) {
    if (const auto first = parse_day(std::string(text) + "-01"); first && text.size() == 7) {
        const std::chrono::year_month_day day(*first);
        return day.year() / day.month();
    }
    return fail(
        ErrorKind::bad_input, "incidents.month",
        {"「" + std::string(text) + "」は月ではありません。", std::string(text) + " is no month."},
        {"2022-12 のように書いてください。", "Write it as 2022-12."});
}

Result<std::vector<ListedIncident>> list_incidents(Ledger& ledger,
                                                   std::optional<std::chrono::year_month> month) {
    std::vector<ListedIncident> list;
    for (const PersonRow& row : TRY(ledger.people_with_incidents())) {
        for (const PastIncident& incident : row.incidents) {
            if (month && month_of(incident.fact.noticed) != *month) continue;
            const auto report = incident_report_of(row, incident.entry, true);
            if (report.has_value()) list.push_back({row, *report});
        }
    }
    std::ranges::sort(list, {}, [](const ListedIncident& one) {
        return std::pair(one.report.noticed, one.report.record);
    });
    return list;
}

std::string incidents_csv(const std::vector<ListedIncident>& incidents) {
    std::string table = "\xEF\xBB\xBF" + line_of(cells_of({}), &Cells::value_type::first);
    for (const ListedIncident& one : incidents)
        table += line_of(cells_of(one.report), &Cells::value_type::second);
    return table;
}

}  // namespace uketsuke
