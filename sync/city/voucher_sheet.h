// A made-up 接種券 as a sticker: where its printed parts stand (手引き13.1版 p62, p130; domain.md
// section 1), on A4 sheets of stickers and as a camera would see one.
#pragma once

#include <string>
#include <vector>

#include "core/page/page.h"
#include "core/voucher/voucher.h"
#include "sync/city/city.h"

namespace uketsuke {

struct VoucherSticker {
    Voucher voucher;
    std::string name;  // 氏名
    bool operator==(const VoucherSticker&) const = default;
};

// 33.0 to 35.0 mm high, 63.0 mm wide.
inline constexpr double sticker_width_mm = 63, sticker_height_mm = 34;

// Where the codes stand on a sticker, from its top left corner. The OCR line is 2 mm below the
// NW-7 bars; the QR code is 10 mm square, 11 mm with its quiet zone.
inline constexpr Box sticker_nw7{3, 19.4, 37.21, 5.6};
inline constexpr Box sticker_ocr{3, 27, 42.5, 3.2};
inline constexpr Box sticker_qr{49.5, 20, 10, 10};

// Three by seven on A4, as many sheets as it takes.
std::vector<Page> draw_sheets(const std::vector<VoucherSticker>& stickers);

// 16:9 and a little larger than the sticker: 1280 x 720 pixels at `camera_dots_per_inch`, on a
// grey desk. The QR code's modules are then 7 pixels wide.
inline constexpr double camera_dots_per_inch = 380;
Page draw_camera_view(const VoucherSticker& sticker);

// Vouchers for the next dose of `count` citizens. Of each five, four may be vaccinated today by the
// plan's interval; the fifth is whoever comes next: too early, complete, a child.
std::vector<VoucherSticker> choose_vouchers(const CityPlan& plan,
                                            const std::vector<Citizen>& citizens, int count,
                                            Day today);

}  // namespace uketsuke
