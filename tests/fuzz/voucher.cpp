// Any text that a carrier can hold: what reads as a voucher prints as it was read, and readings
// come to the same agreement in either order.
#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "core/base/require.h"
#include "core/voucher/readings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace uketsuke;
    const std::string text(reinterpret_cast<const char*>(data), size);
    if (const auto voucher = parse_voucher_line(text)) {
        const auto again = parse_voucher_line(format_voucher_line(*voucher));
        require(again && *again == *voucher, "a voucher prints as it was read");
    }
    // A line feed parts the texts of two carriers.
    const auto end = std::min(text.find('\n'), text.size());
    const Reading first{Carrier::qr, text.substr(0, end), {}};
    const Reading second{Carrier::nw7, text.substr(std::min(end + 1, text.size())), {}};
    require(agree({first, second}) == agree({second, first}), "the order of readings is nothing");
    return 0;
}
