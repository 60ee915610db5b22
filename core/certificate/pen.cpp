// Items on a page, as the papers of a dose look.
#include "core/certificate/pen.h"

namespace uketsuke::paper {

void Pen::text(Box box, std::string words, Type type) {
    if (words.empty()) return;
    put(TextItem{box, std::move(words), type.face, type.size_pt, type.align, type.fit, type.colour,
                 0});
}

void Pen::rule(double y, double from, double to, double width_mm, Colour colour) {
    put(LineItem{from, y, to, y, width_mm, colour});
}

void Pen::panel(Box box, std::optional<Colour> fill, double stroke_mm, double radius_mm) {
    put(RectangleItem{box, stroke_mm, accent, fill, radius_mm});
}

void Pen::label(Box box, const char* japanese, const char* english, Align align, Colour colour) {
    if (!bilingual_) return text(box, japanese, {9, Face::gothic, align, colour});
    const double half = box.height / 2;
    text({box.x, box.y + half * 0.16, box.width, half}, japanese,
         {8.5, Face::gothic, align, colour});
    text({box.x, box.y + half * 0.98, box.width, half * 0.8}, english,
         {6.5, Face::gothic, align, colour});
}

std::string Pen::day(Day date) const {
    const std::string japanese = format_day_long(date, Language::japanese);
    return bilingual_ ? japanese + "  " + format_day_long(date, Language::english) : japanese;
}

void Pen::mark(Box box, const std::string& words) {
    put(RectangleItem{box, 0.5, mark_red, std::nullopt, 1.5});
    text({box.x + 1, box.y, box.width - 2, box.height}, words,
         {11, Face::gothic_bold, Align::centre, mark_red});
}

void Pen::title(const std::string& japanese, const std::string& english) {
    text({left, 24, full_width, 11}, japanese, {21, Face::gothic_bold, Align::centre});
    if (bilingual_)
        text({left, 34.5, full_width, 6}, english, {11, Face::gothic, Align::centre, quiet});
    rule(42.5, left, right, 0.8, accent);
    rule(43.7, left, right, 0.2, accent);
}

void Pen::specimen() {
    text({left, 168, full_width, 70}, "見　本",
         {170, Face::gothic_bold, Align::centre, specimen_pale});
    mark({right - 30, 14, 30, 9}, bilingual_ ? "見本 SPECIMEN" : "見　本");
}

void Pen::copy(int number) {
    if (number <= 1) return;
    const std::string count = std::to_string(number);
    mark({left, 14, bilingual_ ? 46.0 : 32.0, 9},
         bilingual_ ? "再発行 " + count + "枚目  COPY " + count : "再発行 " + count + "枚目");
}

void Pen::record(const std::string& name) {
    rule(283, left, right, 0.15, hairline);
    text({left, 284, full_width, 5}, (bilingual_ ? "記録番号 Record " : "記録番号 ") + name,
         {7, Face::gothic, Align::left, quiet});
}

}  // namespace uketsuke::paper
