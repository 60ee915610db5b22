// Where the printed digits of a voucher stand in a picture: eighteen marks of one size at one
// distance on a line, whatever they say and however the paper lies. OCR-B gives every digit the
// same room, so telephone numbers, card numbers and most other print are passed over here, before
// anything is read. Pure pixels: knows no library. Any thread.
#pragma once

#include <vector>

#include "platform/camera/grey_image.h"

namespace uketsuke {

inline constexpr int printed_digits = 18;  // 券種1 + 回数1 + 市町村コード6 + 券番号10.

struct PicturePoint {
    double x = 0;
    double y = 0;
};

// In pixels of the picture. The middle of the n-th digit, n from 0, is start + n step + n n bend:
// of a paper that is seen askew the far digits stand closer together.
struct DigitRow {
    PicturePoint start;
    PicturePoint step;
    PicturePoint bend;

    PicturePoint middle_of(double digit) const {
        return {start.x + digit * (step.x + digit * bend.x),
                start.y + digit * (step.y + digit * bend.y)};
    }
    // The same marks, read from the other end: which end is the first, the digits themselves say.
    DigitRow turned_round() const;
};

// From top to bottom, at most digit_rows_max; each once, in one of its two directions. About 12
// ms for 1280x720.
std::vector<DigitRow> digit_rows(const GreyView& picture);
inline constexpr std::size_t digit_rows_max = 4;

// A digit must be so high to be looked at: below it no reader can be sure.
inline constexpr int digit_height_min = 9;
inline constexpr int digit_height_max = 110;

}  // namespace uketsuke
