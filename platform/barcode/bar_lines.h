// A place with bars made ready for reading: lines along the code, each the mean of several rows of
// the picture. A pixel counts where it lies along the code, to a half or a third of a pixel: the
// mean takes the noise away, and the tilt of the paper costs nothing, for what it shifts from row
// to row makes the lines finer than the picture. Pure pixels: knows no symbology and no library.
#pragma once

#include "platform/barcode/bar_places.h"
#include "platform/barcode/barcode.h"

namespace uketsuke {

// Sharpened edges undo a blur as wide as a narrow bar, and make noise worse.
enum class Edges { as_they_are, sharpened };

class BarLines {
  public:
    BarLines(const GreyView& picture, const BarPlace& place);

    // The lines as rows of a picture, with what stands before and after the bars.
    GreyImage image(Edges edges) const;

    // From a place in that image to the place in the picture.
    Corner place_of(Corner in_image) const;

  private:
    void add_pixels(const GreyView& picture);
    void mean(const std::vector<std::uint32_t>& sums, const std::vector<std::uint32_t>& weights);
    void fill_gaps();
    double middle_at(int column) const;  // The middle of the lines crosses the column here.

    // The lines follow columns, or, of a code that runs rather down than across, rows of the
    // picture: "column" and "row" change their parts.
    bool downward_ = false;
    double x_ = 0;  // The middle of the place.
    double y_ = 0;
    double slope_ = 0;      // Rows from one column to the next.
    int first_column_ = 0;  // That of the first step.
    int steps_ = 2;         // In a column.
    int length_ = 0;        // Of a line, in steps.
    int line_rows_ = 0;     // Rows of the picture in a line.
    int lines_ = 0;
    std::vector<std::uint8_t> means_;  // lines_ x length_.
    std::vector<bool> known_;          // Enough pixels fell there.
};

}  // namespace uketsuke
