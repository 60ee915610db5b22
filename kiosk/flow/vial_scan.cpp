// Filling the vial's fields, and telling what the code left open.
#include "kiosk/flow/vial_scan.h"

namespace uketsuke {
namespace {

// "ロット番号と期限": what the code did not say.
Words left_open(const VialScan& scan) {
    Words open;
    const auto add = [&](bool said, const char* ja, const char* en) {
        if (said) return;
        open.ja += (open.ja.empty() ? "" : "と") + std::string(ja);
        open.en += (open.en.empty() ? "" : " and ") + std::string(en);
    };
    add(scan.product, "製品", "product");
    add(scan.lot, "ロット番号", "lot number");
    add(scan.expiry, "期限", "date");
    return open;
}

}  // namespace

LotForm filled(const LotForm& form, const ScannedVial& vial) {
    LotForm next = form;
    if (!vial.product.empty() && vial.product != form.product) next = {vial.product, "", ""};
    if (!vial.lot.empty() && vial.lot != next.lot) {
        next.lot = vial.lot;
        next.expiry.clear();
    }
    if (vial.expiry) next.expiry = format_day(*vial.expiry);
    return next;
}

VialScan scan_of(const ScannedVial& vial) {
    return {!vial.product.empty(), !vial.lot.empty(), vial.expiry.has_value(), std::nullopt};
}

VialScan scan_of(Error problem) { return {false, false, false, std::move(problem)}; }

std::vector<VialNotice> notices_of_scan(const std::optional<VialScan>& scan) {
    if (!scan || scan->problem) return {};
    const Words open = left_open(*scan);
    if (open.ja.empty()) return {};
    return {{"package.incomplete",
             true,
             {"読み取ったコードに" + open.ja + "はありません",
              "The code that was scanned does not say the " + open.en},
             {"箱のコードをハンドスキャナーで読むか、容器の表示と見比べて入力してください",
              "Scan the box with the hand scanner, or compare with the label and enter it"}}};
}

}  // namespace uketsuke
