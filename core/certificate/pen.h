// What every paper of a dose is written with: A4, its margins, its colours, and labels in the
// languages of the paper. Millimetres.
#pragma once

#include <optional>
#include <string>

#include "core/base/date.h"
#include "core/certificate/labels.h"
#include "core/page/page.h"

namespace uketsuke::paper {

inline constexpr double left = 20, right = 190, full_width = right - left;
inline constexpr Colour ink{32, 36, 44}, quiet{96, 104, 116}, hairline{176, 184, 194};
inline constexpr Colour accent{22, 74, 112}, accent_pale{233, 240, 246}, white{255, 255, 255};
inline constexpr Colour specimen_pale{241, 241, 243}, mark_red{176, 42, 42};

struct Type {
    double size_pt = 10.5;
    Face face = Face::gothic;
    Align align = Align::left;
    Colour colour = ink;
    Fit fit = Fit::shrink;
};

class Pen {
  public:
    explicit Pen(Labels labels) : bilingual_(labels == Labels::bilingual) {}

    bool is_bilingual() const { return bilingual_; }
    Page take() { return std::move(page_); }

    void put(PageItem item) { page_.items.push_back(std::move(item)); }
    void text(Box box, std::string words, Type type);
    void rule(double y, double from, double to, double width_mm, Colour colour);
    void panel(Box box, std::optional<Colour> fill, double stroke_mm, double radius_mm);
    // In the languages of the paper: Japanese, and English small beneath it.
    void label(Box box, const char* japanese, const char* english, Align align = Align::left,
               Colour colour = quiet);
    // 令和4年12月1日, and on a bilingual paper 1 Dec 2022 after it.
    std::string day(Day date) const;
    // A red frame around a few words, such as 見本.
    void mark(Box box, const std::string& words);

    void title(const std::string& japanese, const std::string& english);
    // 見本 over the sheet, and beside the title.
    void specimen();
    // 再発行, from the second copy on.
    void copy(int number);
    // At the foot: by which name staff find the record again.
    void record(const std::string& name);

  private:
    bool bilingual_;
    Page page_;
};

}  // namespace uketsuke::paper
