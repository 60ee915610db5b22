// The sheet from top to bottom: title, the dose, the person, the history, the issuer. Millimetres.
#include "core/certificate/sheet.h"

#include <algorithm>

#include "core/base/utf8.h"

namespace uketsuke {

namespace {

constexpr double left = 20, right = 190, full_width = right - left;
constexpr std::size_t history_rows_min = 6;
constexpr std::size_t characters_large = 20;
constexpr Colour ink{32, 36, 44}, quiet{96, 104, 116}, hairline{176, 184, 194};
constexpr Colour accent{22, 74, 112}, accent_pale{233, 240, 246}, white{255, 255, 255};
constexpr Colour specimen_pale{241, 241, 243}, specimen_red{176, 42, 42};

struct Type {
    double size_pt = 10.5;
    Face face = Face::gothic;
    Align align = Align::left;
    Colour colour = ink;
    Fit fit = Fit::shrink;
};

class Sheet {
  public:
    Sheet(const Certificate& certificate, Labels labels)
        : certificate_(certificate), bilingual_(labels == Labels::bilingual) {}

    Page draw() {
        if (certificate_.sample) draw_specimen();
        draw_title();
        draw_dose(48);
        draw_person(112);
        draw_issuer(draw_history(166));
        draw_foot();
        return std::move(page_);
    }

  private:
    void text(Box box, std::string words, Type type) {
        if (words.empty()) return;
        page_.items.push_back(TextItem{box, std::move(words), type.face, type.size_pt, type.align,
                                       type.fit, type.colour, 0});
    }
    void rule(double y, double from, double to, double width_mm, Colour colour) {
        page_.items.push_back(LineItem{from, y, to, y, width_mm, colour});
    }
    void panel(Box box, std::optional<Colour> fill, double stroke_mm, double radius_mm) {
        page_.items.push_back(RectangleItem{box, stroke_mm, accent, fill, radius_mm});
    }
    // A label in the languages of the sheet: Japanese, and English small beneath it.
    void label(Box box, const char* japanese, const char* english, Align align = Align::left,
               Colour colour = quiet) {
        if (!bilingual_) return text(box, japanese, {9, Face::gothic, align, colour});
        const double half = box.height / 2;
        text({box.x, box.y + half * 0.16, box.width, half}, japanese,
             {8.5, Face::gothic, align, colour});
        text({box.x, box.y + half * 0.98, box.width, half * 0.8}, english,
             {6.5, Face::gothic, align, colour});
    }
    // 令和4年12月1日, and on a bilingual sheet 1 Dec 2022 after it.
    std::string day(Day date) const {
        const std::string japanese = format_day_long(date, Language::japanese);
        return bilingual_ ? japanese + "  " + format_day_long(date, Language::english) : japanese;
    }

    void draw_specimen() {
        text({left, 168, full_width, 70}, "見　本",
             {170, Face::gothic_bold, Align::centre, specimen_pale});
        page_.items.push_back(
            RectangleItem{{right - 30, 14, 30, 9}, 0.5, specimen_red, std::nullopt, 1.5});
        text({right - 29, 14, 28, 9}, bilingual_ ? "見本 SPECIMEN" : "見　本",
             {11, Face::gothic_bold, Align::centre, specimen_red});
    }
    void draw_title() {
        text({left, 24, full_width, 11}, certificate_.title.ja,
             {21, Face::gothic_bold, Align::centre});
        if (bilingual_)
            text({left, 34.5, full_width, 6}, certificate_.title.en,
                 {11, Face::gothic, Align::centre, quiet});
        rule(42.5, left, right, 0.8, accent);
        rule(43.7, left, right, 0.2, accent);
    }
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
            page_.items.push_back(
                LineItem{columns[i].x, top, columns[i].x, top + head + body, 0.15, hairline});
        page_.items.push_back(
            RectangleItem{{left, top, full_width, head + body}, 0.4, accent, std::nullopt, 0});
        return top + head + body;
    }
    void draw_row(const CertificateDose& dose, double y, double height) {
        const std::string date = bilingual_ ? format_day_long(dose.date, Language::english)
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
             bilingual_
                 ? "上記のとおり接種したことを証します。 This certifies the vaccination above."
                 : "上記のとおり接種したことを証します。",
             {10.5});
        text({left, top + 16, 80, 7}, day(certificate_.made_on), {11});
        text({left + 70, top + 15, full_width - 90, 9}, certificate_.mayor,
             {15, Face::name, Align::right});
        page_.items.push_back(
            RectangleItem{{right - 17, top + 11, 17, 17}, 0.5, specimen_red, std::nullopt, 1});
        text({right - 16, top + 12, 15, 15}, certificate_.sample ? "見本\n印" : "印",
             {12, Face::gothic, Align::centre, specimen_red, Fit::wrap});
    }
    void draw_foot() {
        rule(283, left, right, 0.15, hairline);
        text({left, 284, full_width, 5},
             (bilingual_ ? "記録番号 Record " : "記録番号 ") + certificate_.record,
             {7, Face::gothic, Align::left, quiet});
    }

    const Certificate& certificate_;
    bool bilingual_;
    Page page_;
};

}  // namespace

Page draw_certificate(const Certificate& certificate, Labels labels) {
    return Sheet(certificate, labels).draw();
}

}  // namespace uketsuke
