// Any text that a hand scanner or a decoder can hand on: what reads as a GS1 code prints to one
// that says the same.
#include <cstddef>
#include <cstdint>

#include "core/base/require.h"
#include "core/voucher/gs1.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace uketsuke;
    const Day today = make_day(2022, 12, 1);
    const auto code = parse_gs1({reinterpret_cast<const char*>(data), size}, today);
    // A parenthesis in a lot could be taken for the next element of the printed form.
    if (!code || code->lot.find('(') != std::string::npos) return 0;
    const auto again = parse_gs1(format_gs1(*code), today);
    require(again && *again == *code, "a GS1 code prints as it was read");
    return 0;
}
