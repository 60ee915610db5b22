// The figures as equations of boxes, the differences as a table that goes on overleaf.
#include "core/certificate/closing_report.h"

#include <algorithm>
#include <array>

#include "core/certificate/pen.h"

namespace uketsuke {

namespace {

using namespace paper;

constexpr double head_height = 6, row_height = 5.4, signing_top = 258;

struct Column {
    double x;
    double width;
    const char* words;
};
constexpr std::array<Column, 3> columns{
    {{left, 12, "番号"}, {left + 12, 93, "何が"}, {left + 105, 65, "誰・どれ"}}};

std::string what_of(const Difference& difference) {
    const std::string text = words_of(difference.kind).ja;
    return difference.more.ja.empty() ? text : text + "：" + difference.more.ja;
}

// 整理番号 and name, a vial and its doses, or a count alone. `about` is the name where there is no
// number, and the count where there is nothing else; neither is said twice.
std::string which_of(const Difference& difference) {
    const std::string count = std::to_string(difference.count);
    std::string text;
    const auto add = [&](const std::string& words) {
        if (!words.empty()) text += (text.empty() ? "" : "　") + words;
    };
    if (difference.about != count) add(difference.about);
    if (difference.name != difference.about) add(difference.name);
    if (difference.count != 0) add(count + (difference.vial.empty() ? "件" : "回分"));
    return text;
}

class ClosingSheet : private Pen {
  public:
    ClosingSheet(const ClosingReport& report, std::size_t page, std::size_t pages)
        : Pen(Labels::japanese), report_(report), page_(page), pages_(pages) {}

    Page draw() {
        if (report_.sample) specimen();
        title("業務終了報告", "");
        draw_head();
        if (page_ == 0) draw_figures();
        draw_differences(page_ == 0 ? 120 : 64);
        if (page_ + 1 == pages_) draw_signing();
        record(report_.record);
        text({left, 284, full_width, 5}, std::to_string(page_ + 1) + "/" + std::to_string(pages_),
             {9, Face::gothic, Align::right, quiet});
        return take();
    }

  private:
    struct Figure {
        const char* words;
        int count;
    };
    struct Sign {
        const char* words;
        Colour colour = ink;
    };

    void draw_head() {
        const DayClosed& closed = report_.closed;
        field({left, 46, full_width, 7}, "会場", closed.venue);
        field({left, 53, full_width / 2, 7}, "日付",
              format_day_with_weekday(closed.date, Language::japanese));
        field({left + full_width / 2, 53, full_width / 2, 7}, "締めた日時",
              day(day_in_japan(report_.at)) + " " + format_instant(report_.at).substr(11, 5));
    }
    void draw_figures() {
        const DayClosed& closed = report_.closed;
        equation(62,
                 {{{"予診票（回収）", closed.forms},
                   {"記録（接種）", closed.doses},
                   {"記録（接種せず）", closed.not_vaccinated}}},
                 {equals(closed.forms == closed.doses + closed.not_vaccinated), Sign{"＋"}});
        equation(82,
                 {{{"接種液（吸い上げ）", closed.drawn},
                   {"接種液（廃棄）", closed.wasted},
                   {"接種（接種液から）", report_.given}}},
                 {Sign{"−"}, equals(closed.drawn - closed.wasted == report_.given)});
        field({left, 101, full_width / 2, 7}, "未送信の記録", std::to_string(closed.unsent) + "件");
        field({left + full_width / 2, 101, full_width / 2, 7}, "差異",
              std::to_string(report_.differences.size()) + "件");
        if (!closed.note.empty()) field({left, 108, full_width, 10}, "差異の理由", closed.note);
    }
    // What is unequal is not printed as equal.
    static Sign equals(bool equal) { return equal ? Sign{"＝"} : Sign{"≠", mark_red}; }

    void equation(double top, const std::array<Figure, 3>& figures,
                  const std::array<Sign, 2>& signs) {
        constexpr double width = 50, gap = 10, height = 18;
        double x = left;
        for (std::size_t i = 0; i < figures.size(); ++i) {
            panel({x, top, width, height}, std::nullopt, 0.4, 2);
            label({x + 2, top + 1, width - 4, 5}, figures[i].words, "", Align::centre);
            text({x + 2, top + 6, width - 4, 11}, std::to_string(figures[i].count),
                 {26, Face::gothic_bold, Align::centre});
            x += width;
            if (i < signs.size())
                text({x, top, gap, height}, signs[i].words,
                     {20, Face::gothic_bold, Align::centre, signs[i].colour});
            x += gap;
        }
    }

    void draw_differences(double top) {
        const std::vector<Difference>& all = report_.differences;
        panel({left, top, full_width, head_height}, accent_pale, 0, 0);
        for (const Column& column : columns)
            label({column.x + 1, top, column.width - 2, head_height}, column.words, "", Align::left,
                  accent);
        top += head_height;
        if (all.empty()) text({left, top + 2, full_width, 7}, "差異はありません。", {11});
        const std::size_t first = page_ * closing_differences_per_page;
        const std::size_t end = std::min(all.size(), first + closing_differences_per_page);
        for (std::size_t i = first; i < end; ++i, top += row_height)
            draw_difference(top, {std::to_string(i + 1), what_of(all[i]), which_of(all[i])});
    }
    void draw_difference(double top, const std::array<std::string, columns.size()>& cells) {
        for (std::size_t i = 0; i < columns.size(); ++i)
            text({columns[i].x + 1, top, columns[i].width - 2, row_height}, cells[i],
                 {8.5, i + 1 == columns.size() ? Face::name : Face::gothic, Align::left, ink,
                  Fit::wrap});
        rule(top + row_height, left, right, 0.15, hairline);
    }

    void draw_signing() {
        draw_signer(left, "担当者", report_.closed.recorder);
        draw_signer(left + full_width / 2 + 3, "責任者", report_.closed.approver);
    }
    void draw_signer(double x, const char* words, const std::string& name) {
        constexpr double width = full_width / 2 - 3, column = 20;
        label({x + 1, signing_top, column - 2, 8}, words, "");
        text({x + column, signing_top, width - column, 8}, name,
             {11, Face::name, Align::left, ink, Fit::wrap});
        label({x + 1, signing_top + 11, column - 2, 8}, "署名", "");
        rule(signing_top + 20, x + column, x + width, 0.3, ink);
    }
    void field(Box box, const char* words, const std::string& value) {
        constexpr double column = 24;
        label({box.x + 1, box.y, column - 2, box.height}, words, "");
        text({box.x + column, box.y + 0.5, box.width - column - 2, box.height - 1}, value,
             {10.5, Face::gothic_bold, Align::left, ink, Fit::wrap});
        rule(box.y + box.height, box.x, box.x + box.width, 0.15, hairline);
    }

    const ClosingReport& report_;
    std::size_t page_;  // From 0.
    std::size_t pages_;
};

}  // namespace

std::vector<Page> draw_closing_report(const ClosingReport& report) {
    constexpr std::size_t per_page = closing_differences_per_page;
    const std::size_t count =
        std::max<std::size_t>(1, (report.differences.size() + per_page - 1) / per_page);
    std::vector<Page> pages;
    for (std::size_t page = 0; page < count; ++page)
        pages.push_back(ClosingSheet(report, page, count).draw());
    return pages;
}

}  // namespace uketsuke
