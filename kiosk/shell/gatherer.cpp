// When enough has been seen to say what it is.
#include "kiosk/shell/gatherer.h"

#include <algorithm>

namespace uketsuke {
namespace {

bool is_settled(const Agreement& agreement) {
    if (std::holds_alternative<Disagreement>(agreement)) return true;
    const auto* complete = std::get_if<CompleteVoucher>(&agreement);
    return complete && complete->said_by.size() > 1;
}

}  // namespace

std::optional<Agreement> Gatherer::add(const std::vector<Reading>& readings, Time now) {
    for (const Reading& reading : readings) {
        const bool repeated = std::ranges::any_of(gathered_, [&](const Reading& known) {
            return known.carrier == reading.carrier && known.text == reading.text;
        });
        if (!repeated && gathered_.size() < readings_max) gathered_.push_back(reading);
    }
    if (gathered_.empty()) return std::nullopt;
    if (!since_) since_ = now;
    Agreement agreement = agree(gathered_, known_);
    if (!is_settled(agreement) && now - *since_ < patience) return std::nullopt;
    forget();
    return agreement;
}

}  // namespace uketsuke
