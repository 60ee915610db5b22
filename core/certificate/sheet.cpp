// The sheet from top to bottom: title, the dose, the person, the history, the issuer. Millimetres.
#include "core/certificate/sheet.h"

#include <algorithm>

#include "core/base/utf8.h"
#include "core/certificate/pen.h"

namespace uketsuke {

namespace {

using namespace paper;

constexpr std::size_t history_rows_min = 6;
constexpr std::size_t characters_large = 20;

class Sheet : private Pen {
  public:
    Sheet(const Certificate& certificate, Labels labels) : Pen(labels), certificate_(certificate) {}

    Page draw() {
        if (certificate_.sample) specimen();
        copy(certificate_.copy);
        title(certificate_.title.ja, certificate_.title.en);
        draw_dose(48);
        draw_person(112);
        draw_issuer(draw_history(166));
        record(certificate_.record);
        return take();
    }

  private:
    void draw_dose(double top) {
        const CertificateDose& dose = certificate_.dose;
        constexpr double height = 56, badge = 44;
        panel({left, top, full_width, height}, white, 0, 3);
        panel({left, top, badge, height}, accent, 0, 3);
        panel({left + badge - 4, top, 4, height}, accent, 0, 0);
        panel({left, top, full_width, height}, std::nullopt, 0.5, 3);
        label({left, top + 5, badge, 9}, "接種回数", "Dose number", Align::centre, white);
        text({left + 3, top + 15, badge - 6, 26}, std::to_string(dose.number),
             {68, Face::gothic_bold, Align::centre, white});
        text({left, top + 42, badge, 8}, "回目", {14, Face::gothic_bold, Align::centre, white});
        fact(top + 2, 13, "接種年月日", "Date of vaccination", day(dose.date), 15);
        fact(top + 15, 13, "ワクチン", "Vaccine", dose.product, 14);
        fact(top + 28, 13, "メーカー", "Maker", dose.maker, 14);
        fact(top + 41, 13, "製造番号", "Lot No.", dose.lot, 16);
        for (int row = 1; row <= 3; ++row)
            rule(top + 2 + 13 * row, left + badge + 6, right - 6, 0.15, hairline);
    }
    void fact(double top, double height, const char* japanese, const char* english,
              const std::string& value, double size_pt) {
        label({left + 50, top + 2, 28, height - 4}, japanese, english);
        text({left + 80, top, 84, height}, value, {size_pt, Face::gothic_bold});
    }
    void draw_person(double top) {
        const bool is_long = character_count(certificate_.name) > characters_large;
        label({left, top + 3, 32, 9}, "氏名", "Name");
        text({left + 34, top, full_width - 34, 15}, certificate_.name,
             {is_long ? 16.0 : 22.0, Face::name, Align::left, ink,
              is_long ? Fit::wrap : Fit::shrink});
        rule(top + 16, left, right, 0.2, hairline);
        label({left, top + 18, 32, 9}, "生年月日", "Date of birth");
        text({left + 34, top + 16, full_width - 34, 13}, day(certificate_.birth_date), {13});
        rule(top + 29, left, right, 0.2, hairline);
        label({left, top + 32, 32, 9}, "住所", "Address");
        text({left + 34, top + 29.5, full_width - 34, 14},
             certificate_.address.value_or("＊＊＊＊＊＊＊＊"),
             {12, Face::name, Align::left, ink, Fit::wrap});
        rule(top + 44, left, right, 0.2, hairline);
    }

    struct Column {
        double x;
        double width;
        const char* japanese;
        const char* english;
    };
    static constexpr Column columns[] = {{left, 16, "回数", "Dose"},
                                         {left + 16, 38, "接種年月日", "Date"},
                                         {left + 54, 62, "ワクチン／メーカー", "Vaccine / Maker"},
                                         {left + 116, 24, "製造番号", "Lot No."},
                                         {left + 140, 30, "会場", "Venue"}};

    // Returns where the table ends. More doses than rows make the rows lower, never fewer.
    double draw_history(double top) {
        constexpr double head = 9, body = 54;
        const std::size_t rows = std::max(history_rows_min, certificate_.doses.size());
        const double step = body / static_cast<double>(rows);
        panel({left, top, full_width, head}, accent_pale, 0, 0);
        for (const Column& column : columns)
            label({column.x, top + 0.5, column.width, head - 1}, column.japanese, column.english,
                  Align::centre, accent);
        for (std::size_t i = 0; i < rows; ++i) {
            const double y = top + head + step * static_cast<double>(i);
            if (i < certificate_.doses.size()) {
                draw_row(certificate_.doses[i], y, step);
            } else {
                for (const Column& column : columns)
                    text({column.x + 1, y, column.width - 2, step},
                         column.width < 20 ? "＊＊" : "＊＊＊＊＊＊",
                         {9, Face::gothic, Align::centre, quiet});
            }
            rule(y + step, left, right, 0.15, hairline);
        }
        for (std::size_t i = 1; i < std::size(columns); ++i)
            put(LineItem{columns[i].x, top, columns[i].x, top + head + body, 0.15, hairline});
        put(RectangleItem{{left, top, full_width, head + body}, 0.4, accent, std::nullopt, 0});
        return top + head + body;
    }
    void draw_row(const CertificateDose& dose, double y, double height) {
        const std::string date = is_bilingual() ? format_day_long(dose.date, Language::english)
                                                : format_day_long(dose.date, Language::japanese);
        const std::string maker = dose.maker.empty() ? "" : " ／ " + dose.maker;
        const std::string cells[] = {std::to_string(dose.number), date, dose.product + maker,
                                     dose.lot, dose.venue};
        for (std::size_t i = 0; i < std::size(columns); ++i) {
            const bool empty = cells[i].empty();
            text({columns[i].x + 1.5, y + 0.5, columns[i].width - 3, height - 1},
                 empty ? "＊＊＊＊＊＊" : cells[i],
                 {i == 0 ? 11.0 : 9.0, i == 0 ? Face::gothic_bold : Face::gothic,
                  i < 2 || i == 3 || empty ? Align::centre : Align::left, empty ? quiet : ink,
                  i == 2 || i == 4 ? Fit::wrap : Fit::shrink});
        }
    }
    void draw_issuer(double top) {
        text({left, top + 8, full_width, 6},
             is_bilingual()
                 ? "上記のとおり接種したことを証します。 This certifies the vaccination above."
                 : "上記のとおり接種したことを証します。",
             {10.5});
        text({left, top + 16, 80, 7}, day(certificate_.made_on), {11});
        text({left + 70, top + 15, full_width - 90, 9}, certificate_.mayor,
             {15, Face::name, Align::right});
        put(RectangleItem{{right - 17, top + 11, 17, 17}, 0.5, mark_red, std::nullopt, 1});
        text({right - 16, top + 12, 15, 15}, certificate_.sample ? "見本\n印" : "印",
             {12, Face::gothic, Align::centre, mark_red, Fit::wrap});
    }

    const Certificate& certificate_;
};

}  // namespace

Page draw_certificate(const Certificate& certificate, Labels labels) {
    return Sheet(certificate, labels).draw();
}

Page draw_overprint(const Certificate& certificate, const Overprint& places) {
    const CertificateDose& dose = certificate.dose;
    Pen pen(Labels::japanese);
    pen.text(places.date, pen.day(dose.date), {11});
    pen.text(places.maker, dose.maker.empty() ? dose.product : dose.maker, {11});
    pen.text(places.lot, dose.lot, {11, Face::gothic_bold});
    pen.text(places.record, certificate.record, {6, Face::gothic, Align::left, quiet});
    return pen.take();
}

}  // namespace uketsuke
