// 接種記録書 from top to bottom: the dose, what the person writes, and the warning to compare it.
#include "core/certificate/pen.h"
#include "core/certificate/sheet.h"

namespace uketsuke {

namespace {

using namespace paper;

constexpr double label_width = 44;

struct Row {
    const char* japanese;
    const char* english;
    std::string value;  // Empty: a line to write on.
};

void draw_row(Pen& pen, double top, double height, const Row& row) {
    pen.label({left, top + 3, label_width, height - 6}, row.japanese, row.english);
    pen.text({left + label_width, top, full_width - label_width, height}, row.value,
             {15, Face::gothic_bold});
    pen.rule(top + height, left, right, row.value.empty() ? 0.4 : 0.15,
             row.value.empty() ? ink : hairline);
}

double draw_rows(Pen& pen, double top, double height, std::initializer_list<Row> rows) {
    for (const Row& row : rows) {
        draw_row(pen, top, height, row);
        top += height;
    }
    return top;
}

void draw_heading(Pen& pen, double top, const char* japanese, const char* english) {
    pen.panel({left, top, full_width, 9}, accent_pale, 0, 0);
    pen.label({left + 3, top + 0.5, full_width - 6, 8}, japanese, english, Align::left, accent);
}

}  // namespace

Page draw_dose_record(const Certificate& certificate, Labels labels) {
    const CertificateDose& dose = certificate.dose;
    Pen pen(labels);
    if (certificate.sample) pen.specimen();
    pen.copy(certificate.copy);
    pen.title("接種記録書", "Record of Vaccination");
    draw_heading(pen, 50, "接種会場が記入しました", "Filled in by the vaccination site");
    double next =
        draw_rows(pen, 60, 15,
                  {{"接種年月日", "Date of vaccination", pen.day(dose.date)},
                   {"ワクチン", "Vaccine", dose.product},
                   {"メーカー", "Maker", dose.maker.empty() ? "＊＊＊＊＊＊" : dose.maker},
                   {"製造番号", "Lot No.", dose.lot},
                   {"接種会場", "Place of vaccination", dose.venue}});
    draw_heading(pen, next + 12, "本人が記入してください", "To be filled in by the person");
    next = draw_rows(pen, next + 22, 17,
                     {{"接種回数（回目）", "Dose number", ""},
                      {"氏名", "Name", ""},
                      {"生年月日", "Date of birth", ""},
                      {"住所", "Address", ""},
                      {"接種券番号", "Voucher number", ""}});
    pen.text({left, next + 5, full_width, 12},
             pen.is_bilingual()
                 ? "会場の職員が、接種券と同じであることを確かめてお渡しします。\n"
                   "Staff of the site compare it with the voucher before it is handed over."
                 : "会場の職員が、接種券と同じであることを確かめてお渡しします。",
             {9, Face::gothic, Align::left, quiet, Fit::wrap});
    pen.record(certificate.record);
    return pen.take();
}

}  // namespace uketsuke
