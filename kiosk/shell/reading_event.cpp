// The five agreements, as the three things that can be seen of a paper; and papers told from
// packages.
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

Error a_package() {
    return Error{ErrorKind::bad_input,
                 "reading.package",
                 {"これは接種券ではなく、ワクチンのコードです。",
                  "This is the code of a vaccine, not a voucher."},
                 {"接種券を読み取ってください。ワクチンは接種液の確認の画面で読み取ります。",
                  "Scan the voucher. The vaccine is scanned where the vial is compared."}};
}

bool is_package(const Reading& scan, Day today) {
    if (has_gs1_identifier(scan.text)) return true;
    const auto code = parse_gs1(scan.text, today);
    return code && code->gtin;
}

// Digits that are a voucher or its number, or would be one of a municipality that does not exist.
bool is_voucher(const Reading& scan) {
    const std::string digits = bare_text(scan);
    return !has_gs1_identifier(scan.text) &&
           (parse_voucher_line(digits) || VoucherNumber::parse(digits));
}

Error several_packages() {
    return Error{ErrorKind::bad_input,
                 "package.several",
                 {"いくつものコードが写っています。画面は変えていません。",
                  "More than one code is in view. The screen is as it was."},
                 {"一つのコードだけが写るように置いてください。",
                  "Lay the package so that only one code is in view."}};
}

Event package_event(const Reading& scan, const Screen& screen) {
    auto code = parse_gs1(scan.text, today(screen.bar));
    if (!code) return PackageRefused{screen.generation, std::move(code.error())};
    return PackageSeen{screen.generation, *std::move(code)};
}

struct Meaning {
    Generation seen_in;
    std::optional<StickerReading> beside;

    Event operator()(const CompleteVoucher& complete) const {
        Presented presented{complete.voucher, {}};
        for (const Carrier carrier : complete.said_by) {
            presented.read_by.emplace_back(to_text(carrier));
        }
        return VoucherSeen{seen_in, std::move(presented), beside};
    }
    // The flow knows it by what read it: is_proposal() of core/visit.
    Event operator()(const Proposal& proposal) const {
        return VoucherSeen{seen_in, {proposal.voucher, {to_text(Carrier::ocr)}}, beside};
    }
    Event operator()(const NumberOnly&) const {
        if (beside) return StickerSeen{seen_in, *beside};
        return VoucherRefused{seen_in, only_the_number()};
    }
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

std::optional<StickerReading> take_sticker(std::vector<Reading>& readings) {
    std::optional<StickerReading> found;
    for (const Reading& reading : readings) {
        const auto sticker = parse_sticker(bare_text(reading));
        if (sticker && found && *sticker != *found) return std::nullopt;
        if (sticker) found = sticker;
    }
    std::erase_if(readings, [](const Reading& one) { return !!parse_sticker(bare_text(one)); });
    return found;
}

Event event_of(const Agreement& agreement, Generation seen_in,
               const std::optional<StickerReading>& beside) {
    return std::visit(Meaning{seen_in, beside}, agreement);
}

std::optional<Event> event_of_packages(const std::vector<PackageSymbol>& symbols,
                                       Generation seen_in, Day today) {
    std::optional<Gs1Code> said;
    for (const PackageSymbol& symbol : symbols) {
        auto code = parse_gs1(symbol.text, today);
        if (!code && symbols.size() == 1) return PackageRefused{seen_in, std::move(code.error())};
        if (!code || (said && *said != *code)) return PackageRefused{seen_in, several_packages()};
        said = *std::move(code);
    }
    if (!said) return std::nullopt;
    return PackageSeen{seen_in, *std::move(said)};
}

Event event_of_scan(const Reading& scan, const Screen& screen, const Municipalities* known) {
    if (awaits_package(screen.view)) {
        if (is_voucher(scan)) return ScanUnused{};
        return package_event(scan, screen);
    }
    if (!takes_scan(screen.view)) return ScanUnused{};
    if (const auto sticker = parse_sticker(bare_text(scan)))
        return StickerSeen{screen.generation, *sticker};
    const bool package = !is_voucher(scan) && is_package(scan, today(screen.bar));
    Event event = package ? VoucherRefused{screen.generation, a_package()}
                          : event_of(agree({scan}, known), screen.generation);
    // What is no voucher does not take the record of whoever was served from the screen.
    const bool served = was_served(screen.view) && !awaits_voucher(screen.view);
    if (served && !holds_alternative<VoucherSeen>(event)) return ScanUnused{};
    return event;
}

}  // namespace uketsuke
