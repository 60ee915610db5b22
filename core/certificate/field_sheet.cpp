// How the reports are laid out: heading, rows of a name and what is said, free lines.
#include "core/certificate/field_sheet.h"

namespace uketsuke::paper {

std::string date_and_time(Instant at) {
    if (at == Instant{}) return "";
    return format_day_long(day_in_japan(at), Language::japanese) + " " +
           format_instant(at).substr(11, 5);
}

const char* sex_text(Sex sex) {
    return sex == Sex::female ? "女" : sex == Sex::male ? "男" : "不明";
}

void FieldSheet::heading(const char* words) {
    y_ += 2;
    panel({left, y_, full_width, 6}, accent_pale, 0, 0);
    label({left + 3, y_, full_width - 6, 6}, words, "", Align::left, accent);
    y_ += 6;
}

void FieldSheet::row(double height, std::initializer_list<Field> fields) {
    const double label_width = measures_.label_width;
    const double width = full_width / static_cast<double>(fields.size());
    double x = left;
    for (const Field& field : fields) {
        label({x + 1, y_, label_width - 2, height}, field.words, "");
        text({x + label_width, y_ + 0.5, width - label_width - 2, height - 1}, field.value,
             {field.size_pt, field.face, Align::left, ink, Fit::wrap});
        rule(y_ + height, x, x + width, field.value.empty() ? 0.3 : 0.15,
             field.value.empty() ? ink : hairline);
        x += width;
    }
    y_ += height;
}

void FieldSheet::lines(const char* words, int count) {
    label({left + 1, y_, measures_.label_width - 2, measures_.line_height}, words, "");
    for (int line = 0; line < count; ++line) {
        y_ += measures_.line_height;
        rule(y_, left + measures_.label_width, right, 0.3, ink);
    }
}

}  // namespace uketsuke::paper
