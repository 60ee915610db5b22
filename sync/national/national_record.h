// 国の接種記録: what the national record system (VRS) hands out of a person, as values: one line
// of its CSV for the register of vaccinations (予防接種台帳向け出力). national_file.h reads and
// writes the file.
//
// Source: domain.md section 2, columns 1 to 14. Verified there: which columns there are and in
// which order for doses 1 and 2, their widths in characters, digits and forms of dates, and that
// the resident's id is optional. What each of us had to decide is marked "our reading" below and in
// national_file.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"

namespace uketsuke {

// One group of eight columns. Texts are UTF-8 without the fill of their columns.
struct NationalDose {
    // 接種履歴登録日時, to the second, in Japan's time. Our reading: when the register came to
    // know.
    Instant registered_at{};
    Day date{};  // 接種日
    // 券番号, ten digits, and 接種自治体コード, six with their check digit: under which voucher it
    // was given. Our reading: both are empty where the source does not know.
    std::string voucher_number;
    std::string municipality;
    std::string venue;   // 接種会場名, at most 30 characters; may be empty (our reading).
    std::string doctor;  // 接種医師名, at most 20; may be empty (our reading).
    std::string maker;  // ワクチンメーカー, at most 20; never empty. It does not say which product.
    std::string lot;  // ワクチンロット番号, at most 20; may be empty (our reading).
    bool operator==(const NationalDose&) const = default;
};

struct NationalPerson {
    // 個別宛名番号, the city's own key; empty where the line names the person by voucher alone.
    std::string resident_id;
    // By dose number: the first is dose 1. Nothing where that dose is not known; the last one is.
    std::vector<std::optional<NationalDose>> doses;
    bool operator==(const NationalPerson&) const = default;
};

}  // namespace uketsuke
