// The message large, the rest in the size of a letter; a line to cut along beneath.
#include "core/certificate/slip.h"

#include <algorithm>

#include "core/certificate/pen.h"

namespace uketsuke {

namespace {

using namespace paper;

constexpr double half_height = 148.5;

class SlipSheet : private Pen {
  public:
    explicit SlipSheet(Labels labels) : Pen(labels) {}

    Page draw(const std::vector<Words>& lines, const std::string& number) {
        if (!lines.empty()) write(lines.front(), 16, 6, {9, Face::gothic, Align::left, quiet});
        if (lines.size() > 1) write(lines[1], 26, 14, {24, Face::gothic_bold, Align::left, accent});
        rule(50, left, right, 0.8, accent);
        draw_rest(lines);
        if (!number.empty())
            text({left, 138, full_width, 5}, "整理番号 " + number,
                 {8, Face::gothic, Align::right, quiet});
        rule(half_height, 0, 210, 0.15, hairline);
        return take();
    }

  private:
    void write(const Words& words, double top, double height, Type type) {
        text({left, top, full_width, height}, words.ja, type);
        if (!is_bilingual()) return;
        const Type small{type.size_pt * 0.55, Face::gothic, type.align, quiet, type.fit};
        text({left, top + height, full_width, height * 0.55}, words.en, small);
    }
    // As many as there are share the height; what is long wraps.
    void draw_rest(const std::vector<Words>& lines) {
        constexpr double top = 54, bottom = 136;
        if (lines.size() <= 2) return;
        const double step = std::min(16.0, (bottom - top) / double(lines.size() - 2));
        for (std::size_t i = 2; i < lines.size(); ++i) {
            const double share = is_bilingual() ? step / 1.7 : step;
            write(lines[i], top + step * double(i - 2), share,
                  {13, Face::gothic, Align::left, ink, Fit::wrap});
        }
    }
};

}  // namespace

Page draw_slip(const std::vector<Words>& lines, const std::string& number, Labels labels) {
    return SlipSheet(labels).draw(lines, number);
}

}  // namespace uketsuke
