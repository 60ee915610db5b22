// Printed lines of made-up vouchers (見本), photographed better and worse, and papers that are
// none.
#pragma once

#include <string>
#include <vector>

#include "core/page/page.h"
#include "core/voucher/municipalities.h"
#include "tests/platform/pictures/grades.h"

namespace uketsuke::testing_aid {

// OCR-B of 9 pt, so many millimetres from the top of a paper that is 52 mm wide.
TextItem printed_line(double y, std::string digits);

// 印字された番号 as on a sticker: OCR-B of 9 pt, 2 mm below the bars of NW-7, words around it.
Page line_on_paper(const std::string& digits);

// The n-th picture of a grade.
GreyImage picture_of(const Grade& grade, const std::string& digits, int n);

// Of the city of made_up_line() and its neighbours.
const Municipalities& municipalities_of_lines();

// Paper on which no voucher is printed, though digits and bars may be.
struct OtherPaper {
    const char* name;
    Page page;
    std::string number = {};  // The ten digits of NW-7 that do stand on it, if any.
};
std::vector<OtherPaper> other_papers();

}  // namespace uketsuke::testing_aid
