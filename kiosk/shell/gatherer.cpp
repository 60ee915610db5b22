// When enough has been seen to say what it is.
#include "kiosk/shell/gatherer.h"

#include <algorithm>

namespace uketsuke {
namespace {

constexpr std::size_t number_digits = 10;  // Of NW-7 (domain.md section 1).

bool is_settled(const Agreement& agreement) {
    if (std::holds_alternative<Disagreement>(agreement)) return true;
    const auto* complete = std::get_if<CompleteVoucher>(&agreement);
    return complete && complete->said_by.size() > 1;
}

std::chrono::milliseconds patience_for(const Agreement& agreement) {
    return std::holds_alternative<NumberOnly>(agreement) ? Gatherer::number_patience
                                                         : Gatherer::patience;
}

}  // namespace

std::optional<Agreement> Gatherer::add(const std::vector<Reading>& readings, Time now) {
    for (const Reading& reading : readings) {
        const bool repeated = std::ranges::any_of(gathered_, [&](const Reading& known) {
            return known.carrier == reading.carrier && known.text == reading.text;
        });
        if (!repeated && counts(reading) && gathered_.size() < readings_max)
            gathered_.push_back(reading);
    }
    if (gathered_.empty()) return std::nullopt;
    if (!since_) since_ = now;
    Agreement agreement = agree(gathered_, known_);
    if (!is_settled(agreement) && now - *since_ < patience_for(agreement)) return std::nullopt;
    forget();
    return agreement;
}

bool Gatherer::counts(const Reading& reading) {
    if (reading.carrier != Carrier::ocr || completes_ten_digits(reading)) return true;
    if (std::ranges::find(printed_once_, reading.text) != printed_once_.end()) return true;
    if (printed_once_.size() < readings_max) printed_once_.push_back(reading.text);
    return false;
}

bool Gatherer::completes_ten_digits(const Reading& print) const {
    return std::ranges::any_of(gathered_, [&](const Reading& known) {
        const std::string digits = bare_text(known);
        return digits.size() == number_digits && print.text.ends_with(digits);
    });
}

}  // namespace uketsuke
