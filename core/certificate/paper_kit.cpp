// A head, a table to write into, and how it is entered afterwards.
#include "core/certificate/paper_kit.h"

#include <array>

#include "core/certificate/pen.h"

namespace uketsuke {

namespace {

using namespace paper;

constexpr double page_width = 297, page_height = 210;
constexpr double kit_left = 12, kit_right = page_width - 12;
constexpr double table_top = 44, head_height = 11, row_height = 11.5;
constexpr int rows = 11;

struct Column {
    double width;
    const char* japanese;
    const char* english;
};

// What PaperForm asks for (core/visit/paper.h), in the order in which it is known at the lane.
constexpr std::array<Column, 9> columns{{{9, "", ""},
                                         {20, "時刻", "Time"},
                                         {22, "整理番号", "Number"},
                                         {62, "接種券の18桁", "Eighteen digits of the voucher"},
                                         {48, "氏名", "Name"},
                                         {28, "生年月日", "Date of birth"},
                                         {44, "ワクチン・ロット・期限", "Vaccine, lot, expiry"},
                                         {20, "左・右", "Left, right"},
                                         {20, "読み合わせ", "Second reader"}}};

void draw_field(Pen& pen, double from, double width, const char* japanese, const char* english,
                const std::string& value) {
    pen.label({from, 26, 26, 9}, japanese, english);
    pen.text({from + 26, 25, width - 28, 10}, value, {12});
    pen.rule(36, from + 24, from + width - 4, 0.3, ink);
}

void draw_head(Pen& pen, const std::string& venue) {
    pen.text({kit_left, 10, 190, 9}, "接種の記録用紙（端末が使えないとき）",
             {17, Face::gothic_bold});
    if (pen.is_bilingual())
        pen.text({kit_left, 18.5, 190, 5}, "Paper record, for when no terminal can be used",
                 {9, Face::gothic, Align::left, quiet});
    draw_field(pen, kit_left, 96, "会場", "Venue", venue);
    draw_field(pen, kit_left + 96, 58, "日付", "Date", "");
    draw_field(pen, kit_left + 154, 62, "医師", "Doctor", "");
    draw_field(pen, kit_left + 216, 57, "記録者", "Written by", "");
}

void draw_table(Pen& pen) {
    constexpr double bottom = table_top + head_height + rows * row_height;
    pen.panel({kit_left, table_top, kit_right - kit_left, head_height}, accent_pale, 0, 0);
    double x = kit_left;
    for (const Column& column : columns) {
        pen.label({x + 1, table_top + 1, column.width - 2, head_height - 2}, column.japanese,
                  column.english, Align::centre, accent);
        pen.put(LineItem{x, table_top, x, bottom, 0.2, hairline});
        x += column.width;
    }
    pen.put(LineItem{x, table_top, x, bottom, 0.2, hairline});
    for (int row = 0; row <= rows; ++row)
        pen.rule(table_top + head_height + row * row_height, kit_left, kit_right, 0.2, hairline);
    for (int row = 0; row < rows; ++row) {
        const double y = table_top + head_height + row * row_height;
        pen.text({kit_left, y, columns[0].width, row_height}, std::to_string(row + 1),
                 {9, Face::gothic, Align::centre, quiet});
    }
}

void draw_foot(Pen& pen) {
    constexpr double top = 186;
    pen.text({kit_left, top, kit_right - kit_left, 6},
             "接種の前に、接種券・予診票・接種済証で回数と前回の日を確かめます。"
             "端末が使えるようになったら、券を読み取り、判定の画面の「紙の記録を入力」から"
             "この紙の時刻のまま入力し、もう一人が読み合わせます。",
             {9, Face::gothic, Align::left, ink, Fit::wrap});
    if (!pen.is_bilingual()) return;
    pen.text(
        {kit_left, top + 7, kit_right - kit_left, 6},
        "Before the needle, compare number and last date on voucher, form and certificate. Once a "
        "terminal works again: scan the voucher, choose \"Enter a dose from paper\" at the "
        "verdict, keep the time written here, and have a second person compare.",
        {8, Face::gothic, Align::left, quiet, Fit::wrap});
}

}  // namespace

Page draw_paper_kit(const std::string& venue, Labels labels) {
    Pen pen(labels);
    draw_head(pen, venue);
    draw_table(pen);
    draw_foot(pen);
    Page page = pen.take();
    page.width_mm = page_width;
    page.height_mm = page_height;
    return page;
}

}  // namespace uketsuke
