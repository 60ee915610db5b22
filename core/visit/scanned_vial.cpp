// The code beside the list of lots.
#include "core/visit/scanned_vial.h"

#include <algorithm>

namespace uketsuke {
namespace {

std::unexpected<Error> unknown_package(const Gtin& gtin) {
    return fail(ErrorKind::refused, "package.unknown",
                {"商品コード " + gtin.text() + " は一覧にありません。画面は変えていません",
                 "No list knows the GTIN " + gtin.text() + ". The screen is as it was"},
                {"容器の製品名を確かめ、製品・ロット番号・期限を画面で入力してください",
                 "Look at the label and enter product, lot number and date"});
}

std::unexpected<Error> ambiguous_package(const Gtin& gtin) {
    return fail(
        ErrorKind::refused, "package.ambiguous",
        {"商品コード " + gtin.text() + " は、一覧により製品が違います。画面は変えていません",
         "The lists name different products for the GTIN " + gtin.text() +
             ". The screen is as it was"},
        {"このコードを使わず、責任者に知らせてください",
         "Do not go by this code, and tell the person in charge"});
}

std::unexpected<Error> past_its_minute() {
    return fail(ErrorKind::refused, "package.expired",
                {"コードにある使用期限の時刻を過ぎています。画面は変えていません",
                 "The time until which the code allows use is over. The screen is as it was"},
                {"期限内の接種液に替えてください", "Use a vial that has not expired"});
}

Result<std::string> product_of(const Gtin& gtin, const Lots* lots) {
    const Package* known = lots ? find_package(*lots, gtin) : nullptr;
    if (!known) return unknown_package(gtin);
    const bool one_product = std::ranges::all_of(lots->packages, [&](const Package& each) {
        return each.gtin != gtin || each.product == known->product;
    });
    if (!one_product) return ambiguous_package(gtin);
    return known->product;
}

// 7003 counts in Japan's time, which has no summer time (UTC+9).
bool is_over(const ExpiryTime& time, Instant now) {
    using namespace std::chrono;
    return Instant(time.day) + hours(time.hour - 9) + minutes(time.minute) < now;
}

}  // namespace

Result<ScannedVial> scanned_vial(const Gs1Code& code, const Lots* lots, Instant now) {
    ScannedVial vial;
    if (code.gtin) vial.product = TRY(product_of(*code.gtin, lots));
    if (code.expiry_time && is_over(*code.expiry_time, now)) return past_its_minute();
    vial.lot = code.lot;
    vial.expiry = code.expiry;
    if (!vial.expiry && code.expiry_time) vial.expiry = code.expiry_time->day;
    return vial;
}

}  // namespace uketsuke
