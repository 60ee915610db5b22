// ISO/IEC 10918-1 Annex B: markers, each with a length, up to the scan; then data to the end
// marker.
#include "platform/camera/jpeg_end.h"

#include <cstddef>

namespace uketsuke {

bool is_torn_jpeg(std::string_view bytes) {
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
    if (!bytes.starts_with(jpeg_start)) return false;
    // A preview in the head is a whole JPEG of its own: its end is not the picture's.
    constexpr unsigned start_of_scan = 0xDA;
    std::size_t at = 2;
    for (;;) {
        while (at + 1 < bytes.size() && byte(at) == 0xFF && byte(at + 1) == 0xFF) ++at;  // Filling.
        if (at + 4 > bytes.size()) return true;
        if (byte(at) != 0xFF) return false;  // Broken otherwise: the decoder will say so.
        const bool is_scan = byte(at + 1) == start_of_scan;
        at += 2 + std::size_t{byte(at + 2)} * 256 + byte(at + 3);
        if (is_scan) break;
    }
    // In the data 0xFF is always followed by 0, so that the end marker stands nowhere but there.
    return at > bytes.size() || bytes.find("\xFF\xD9", at) == std::string_view::npos;
}

}  // namespace uketsuke
