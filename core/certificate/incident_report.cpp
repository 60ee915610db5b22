// From top to bottom: by which form, what went wrong, whom, which dose, and what the site adds.
#include "core/certificate/incident_report.h"

#include "core/certificate/field_sheet.h"

namespace uketsuke {

namespace {

using namespace paper;

constexpr double label_width = 33, line_height = 7, note_height = 12;

std::string joined(const std::vector<std::string>& all) {
    std::string text;
    for (const std::string& one : all) text += (text.empty() ? "" : "、") + one;
    return text;
}

// 300 microlitres are 0.3 mL, 1000 are 1.0 mL.
std::string volume(int microlitres) {
    if (microlitres == 0) return "";
    std::string decimals = std::to_string(1000 + microlitres % 1000).substr(1);
    while (decimals.size() > 1 && decimals.back() == '0') decimals.pop_back();
    return std::to_string(microlitres / 1000) + "." + decimals + " mL";
}

class IncidentSheet : private FieldSheet {
  public:
    explicit IncidentSheet(const IncidentReport& report)
        : FieldSheet({label_width, line_height}), report_(report) {}

    Page draw() {
        if (report_.sample) specimen();
        title("間違い接種の報告", "");
        draw_form();
        draw_incident();
        draw_person();
        draw_dose();
        draw_sites_part();
        record(report_.record);
        return take();
    }

  private:
    void draw_form() {
        const Box box{left, 46, full_width, 9};
        if (report_.at_once) {
            mark(box, "様式4-10-2（直ちに報告）");
        } else {
            panel(box, std::nullopt, 0.5, 1.5);
            text(box, "様式4-10-3（翌月15日まで）", {11, Face::gothic_bold, Align::centre, accent});
        }
        text(
            {left, 56, full_width, 5},
            "出典：手引き p121。様式の正式な用紙ではありません。様式に書き写して報告してください。",
            {8, Face::gothic, Align::centre, quiet});
    }
    void draw_incident() {
        heading("間違いの内容");
        row(9, {{"種類", report_.kind.ja, 11}});
        row(7, {{"健康被害", report_.harm.ja},
                {"本人・保護者へ", report_.told ? "説明済み" : "まだ説明していません"}});
        row(7, {{"記録した日時", date_and_time(report_.noticed)}});
    }
    void draw_person() {
        heading("接種を受けた人");
        row(6, {{"フリガナ", report_.kana, 8, Face::name}});
        row(9, {{"氏名", report_.name, 13, Face::name}});
        row(7, {{"生年月日", day(report_.birth_date) + "（" + std::to_string(report_.age) + "歳）"},
                {"性別", sex_text(report_.sex)}});
        row(9, {{"住所", report_.address.value_or("＊＊＊＊＊＊＊＊"), 10.5, Face::name}});
    }
    void draw_dose() {
        const CertificateDose& dose = report_.dose;
        heading("記録された接種");
        row(7, {{"ワクチン", dose.product}});
        row(7, {{"メーカー", dose.maker}, {"ロット番号", dose.lot}});
        row(7, {{"接種年月日", day(dose.date)},
                {"接種回数", dose.number > 0 ? std::to_string(dose.number) + "回目" : ""}});
        row(7, {{"接種量", volume(report_.volume_ul)}, {"接種部位", report_.body_site}});
        row(7, {{"接種会場", report_.venue}});
        row(7, {{"接種医師", report_.doctor, 10.5, Face::name},
                {"記録者", report_.recorder, 10.5, Face::name}});
        row(8, {{"端末の判定", report_.verdict},
                {"判定の理由", joined(report_.reason_codes), 8, Face::gothic}});
    }
    void draw_sites_part() {
        heading("会場が記入してください");
        draw_course();
        lines("原因", 2);
        lines("健康状態の経過", 2);
        lines("再発防止策", 2);
        row(9, {{"市町村への連絡日時", ""}, {"報告者", ""}});
    }
    // The note stands above the lines, so that nobody has to write across it.
    void draw_course() {
        label({left + 1, y(), label_width - 2, note_height}, "発生の経緯", "");
        text({left + label_width, y() + 0.5, full_width - label_width - 2, note_height - 1},
             report_.note, {10, Face::gothic, Align::left, ink, Fit::wrap});
        go_down(note_height);
        rule(y(), left + label_width, right, 0.15, hairline);
        lines("", 2);
    }

    const IncidentReport& report_;
};

}  // namespace

Page draw_incident_report(const IncidentReport& report) { return IncidentSheet(report).draw(); }

}  // namespace uketsuke
