// The four agreements, as the three things that can be seen of a paper.
#include "kiosk/shell/reading_event.h"

namespace uketsuke {
namespace {

// Ten digits name a person only within a municipality, and nobody has said which.
Error only_the_number() {
    return Error{ErrorKind::bad_input,
                 "reading.number_only",
                 {"バーコードの券番号だけが読めました。市町村と回数が分かりません。",
                  "Only the voucher number was read; municipality and dose are unknown."},
                 {"QRコードも写すか、18桁の数字を入力してください。",
                  "Show the QR code as well, or type the 18 digits."}};
}

struct Meaning {
    Generation seen_in;

    Event operator()(const CompleteVoucher& complete) const {
        Presented presented{complete.voucher, {}};
        for (const Carrier carrier : complete.said_by) {
            presented.read_by.emplace_back(to_text(carrier));
        }
        return VoucherSeen{seen_in, std::move(presented)};
    }
    Event operator()(const NumberOnly&) const { return VoucherRefused{seen_in, only_the_number()}; }
    Event operator()(const Disagreement& disagreement) const {
        std::vector<CarrierReading> readings;
        readings.reserve(disagreement.readings.size());
        for (const Reading& reading : disagreement.readings) {
            readings.push_back({to_text(reading.carrier), reading.text});
        }
        return VoucherContradicted{seen_in, std::move(readings)};
    }
    Event operator()(const Error& error) const { return VoucherRefused{seen_in, error}; }
};

}  // namespace

std::optional<StickerReading> sticker_in(const std::vector<Reading>& readings) {
    std::optional<StickerReading> found;
    for (const Reading& reading : readings) {
        found = parse_sticker(bare_text(reading));
        if (!found) return std::nullopt;
    }
    return found;
}

Event event_of(const Agreement& agreement, Generation seen_in) {
    return std::visit(Meaning{seen_in}, agreement);
}

}  // namespace uketsuke
