// From top to bottom: whom, what was given, what was seen, and what the doctor adds.
#include "core/certificate/reaction_report.h"

#include "core/certificate/field_sheet.h"

namespace uketsuke {

namespace {

using namespace paper;

constexpr double label_width = 29, line_height = 8;

std::string joined(const std::vector<Words>& all) {
    std::string text;
    for (const Words& words : all) text += (text.empty() ? "" : "、") + words.ja;
    return text;
}

// Between the minutes that are printed, so that whoever subtracts them gets the same. Nothing where
// one is unknown or a clock was wrong.
std::string after_injection(const ReactionReport& report) {
    using std::chrono::minutes;
    if (report.injected == Instant{} || report.noticed < report.injected) return "";
    const minutes passed =
        std::chrono::floor<minutes>(report.noticed) - std::chrono::floor<minutes>(report.injected);
    return "（接種の" + std::to_string(passed.count()) + "分後）";
}

std::string temperature(int tenths) {
    if (tenths == 0) return "";
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "℃";
}

class ReactionSheet : private FieldSheet {
  public:
    explicit ReactionSheet(const ReactionReport& report)
        : FieldSheet({label_width, line_height}), report_(report) {}

    Page draw() {
        if (report_.sample) specimen();
        title("副反応疑い報告書（下書き）", "");
        mark({left, 46, full_width, 9}, "下書き。医師が確かめて完成させてください。");
        text({left, 56, full_width, 5},
             "様式の正式な用紙ではありません。欄の並びはこの端末独自のものです。",
             {8, Face::gothic, Align::centre, quiet});
        draw_person();
        draw_dose();
        draw_reaction();
        draw_doctors_part();
        record(report_.record);
        return take();
    }

  private:
    void draw_person() {
        heading("接種を受けた人");
        row(6, {{"フリガナ", report_.kana, 8, Face::name}});
        row(10, {{"氏名", report_.name, 14, Face::name}});
        row(7, {{"生年月日", day(report_.birth_date) + "（" + std::to_string(report_.age) + "歳）"},
                {"性別", sex_text(report_.sex)}});
        row(10, {{"住所", report_.address.value_or("＊＊＊＊＊＊＊＊"), 10.5, Face::name}});
    }
    void draw_dose() {
        const CertificateDose& dose = report_.dose;
        heading("接種とその前の様子");
        row(7, {{"ワクチン", dose.product}});
        row(7, {{"メーカー", dose.maker}, {"ロット番号", dose.lot}});
        row(7, {{"接種回数", dose.number > 0 ? std::to_string(dose.number) + "回目" : ""},
                {"接種日時", date_and_time(report_.injected)}});
        row(7, {{"接種場所", dose.venue}, {"接種医師", report_.doctor, 10.5, Face::name}});
        row(7, {{"接種前の体温", temperature(report_.temperature_tenths)}});
        row(10, {{"予診票での留意点", report_.deviating.empty() ? "入力された留意点はありません"
                                                                : joined(report_.deviating)}});
    }
    void draw_reaction() {
        heading("症状と行った処置");
        row(7, {{"発生日時", date_and_time(report_.noticed) + after_injection(report_)}});
        row(11, {{"症状", joined(report_.signs)}});
        row(11, {{"行った処置", joined(report_.done)}});
        row(12, {{"会場の記録", report_.note, 10, Face::gothic}});
    }
    void draw_doctors_part() {
        heading("医師が記入してください");
        lines("医師の所見", 2);
        draw_causality();
        lines("症状の程度", 1);
        lines("転帰", 1);
        lines("医療機関名", 1);
        row(10, {{"医師署名", ""}, {"日付", ""}});
    }
    void draw_causality() {
        double x = left + label_width;
        label({left + 1, y(), label_width - 2, line_height}, "因果関係", "");
        for (const char* words : {"関連あり", "関連なし", "評価不能"}) {
            put(RectangleItem{{x, y() + 2, 4, 4}, 0.3, ink, std::nullopt, 0});
            text({x + 6, y(), 30, line_height}, words, {10.5});
            x += 40;
        }
        go_down(line_height);
        rule(y(), left, right, 0.15, hairline);
    }

    const ReactionReport& report_;
};

}  // namespace

Page draw_reaction_report(const ReactionReport& report) { return ReactionSheet(report).draw(); }

}  // namespace uketsuke
