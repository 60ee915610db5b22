// How well or badly a camera shows a paper: the grades in which reading is tested and measured, the
// same ones for printed lines, vouchers and packages, and how many pictures have to be read.
#pragma once

#include <vector>

#include "tests/platform/barcode/drawn_picture.h"

namespace uketsuke::testing_aid {

inline constexpr int grade_pictures = 6;  // Of each kind.
inline constexpr int not_drawn = -1;      // Where a kind has no pictures of a grade.

// How many of the pictures of a grade have to be read.
struct Required {
    int lines = 0;
    int vouchers = 0;
    int bars = 0;  // Vouchers without a QR code, as those of dose 1 and 2.
    int packages = 0;
};

struct Grade {
    const char* name;
    Shot shot;  // Of no size yet: that depends on the paper.
    Required required;
};

const std::vector<Grade>& grades();

// The n-th shot of a grade, with as much of the table in view as the paper may lie on when it is
// turned; every other one is turned to the other side.
Shot shot_of(const Grade& grade, int n, double paper_width_mm, double paper_height_mm);

}  // namespace uketsuke::testing_aid
