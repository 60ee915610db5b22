// A picture made ready for reading bars: lines along the code, each the mean of a few rows, twice
// as wide. The mean takes the noise away, the lines follow the tilt of the paper, and the width
// gives narrow bars room. Pure pixels: knows no symbology and no library.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "platform/barcode/barcode.h"

namespace uketsuke {

// How a linear code runs through the picture: from left to right, or from top to bottom; and how
// far it leaves that course, in pixels down (or right) for each pixel on.
struct BarCourse {
    bool downward = false;
    double slope = 0;
    int block_rows = 4;   // A line is the mean of two blocks of rows.
    int line_blocks = 2;  // From one line to the next.
};

// About 22 degrees: beyond it the rows of a mean no longer lie on the same bars.
inline constexpr double slope_max = 0.4;

// The course of bars that are printed level with a square symbol, as the NW-7 of a voucher is with
// its QR code. Its slope may be more than slope_max. Of a small or tilted code fewer rows are taken
// together, because a mean over tilted bars blurs them.
BarCourse course_beside(const std::array<Corner, 4>& corners);

// Sharpened edges undo a blur as wide as a narrow bar, and make noise worse.
enum class Edges { as_they_are, sharpened };

// Not for pictures lower (narrower, of a downward course) than one line: they give no line.
class BarLines {
  public:
    BarLines(const GreyView& picture, const BarCourse& course);

    // The lines as rows of a picture.
    GreyImage image(Edges edges) const;

    // From a place in that image to the place in the picture.
    Corner place_of(Corner in_image) const;

    // The image's pixels are this many times as high as they are wide.
    int height_of_a_pixel() const { return widening * course_.block_rows * course_.line_blocks; }

  private:
    static constexpr int widening = 2;

    int shift_at(int x) const;  // In blocks.

    BarCourse course_;
    int length_ = 0;  // Of a line, in pixels of the picture.
    int lines_ = 0;
    std::vector<std::uint8_t> means_;  // lines_ x length_.
};

}  // namespace uketsuke
