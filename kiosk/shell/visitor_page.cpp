// Simple Japanese large, English under it, the number larger than both.
#include "kiosk/shell/visitor_page.h"

namespace uketsuke {

namespace {

constexpr double width = visitor_page_width_mm, height = visitor_page_height_mm, margin = 16;
constexpr Colour ground{20, 50, 80}, text{255, 255, 255}, soft{190, 210, 228}, amber{255, 196, 57};

class VisitorPage {
  public:
    Page draw(const VisitorWords& words) {
        page_.width_mm = width;
        page_.height_mm = height;
        fill({0, 0, width, height}, ground);
        double top = margin;
        if (words.training) {
            fill({0, 0, width, 12}, amber);
            put({0, 0, width, 12}, "訓練 Training", 22, Face::gothic_bold, ground);
            top += 8;
        }
        const std::string& large = words.time.empty() ? words.number : words.time;
        if (!large.empty()) {
            put({margin, top, width - 2 * margin, 62}, large, 170, Face::gothic_bold, amber);
            top += 64;
        }
        put_words(words.now, top, large.empty() ? 44 : 30, 60, text);
        put_words(words.next, height - 62, 28, 34, soft);
        return std::move(page_);
    }

  private:
    void fill(Box box, Colour colour) {
        page_.items.push_back(RectangleItem{box, 0, colour, colour});
    }
    void put(Box box, const std::string& words, double size_pt, Face face, Colour colour) {
        TextItem item;
        item.box = box;
        item.text = words;
        item.face = face;
        item.size_pt = size_pt;
        item.align = Align::centre;
        item.fit = Fit::wrap;
        item.colour = colour;
        page_.items.push_back(std::move(item));
    }
    void put_words(const Words& words, double top, double tall, double size_pt, Colour colour) {
        if (words.ja.empty()) return;
        const Box box{margin, top, width - 2 * margin, tall};
        put(box, words.ja, size_pt, Face::gothic_bold, colour);
        put({box.x, top + tall, box.width, tall * 0.5}, words.en, size_pt * 0.55, Face::gothic,
            soft);
    }
    Page page_;
};

}  // namespace

Page draw_visitor_page(const VisitorWords& words) { return VisitorPage().draw(words); }

}  // namespace uketsuke
