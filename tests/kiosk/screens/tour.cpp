// Half size by the mean of four pixels.
#include "tests/kiosk/screens/tour.h"

#include <cstdlib>
#include <memory>

#include "core/base/require.h"
#include "kiosk/look/pango_scribe.h"
#include "kiosk/screens/screens.h"
#include "tests/kiosk/headless.h"
#include "tests/kiosk/screens/gallery.h"

namespace uketsuke::look {

namespace {

constexpr std::size_t channels = 4;

std::size_t offset_of(const Picture& picture, int x, int y) {
    return (std::size_t(y) * std::size_t(picture.width) + std::size_t(x)) * channels;
}

Picture halved(const Picture& picture) {
    Picture half{picture.width / 2, picture.height / 2, {}};
    for (int y = 0; y < half.height; ++y) {
        for (int x = 0; x < half.width; ++x) {
            for (std::size_t channel = 0; channel < channels; ++channel) {
                int sum = 0;
                for (const auto& [dx, dy] : {std::pair(0, 0), {1, 0}, {0, 1}, {1, 1}})
                    sum += picture.rgba[offset_of(picture, 2 * x + dx, 2 * y + dy) + channel];
                half.rgba.push_back(static_cast<std::uint8_t>((sum + 2) / 4));
            }
        }
    }
    return half;
}

}  // namespace

const std::vector<std::string>& tour_stops() {
    static const std::vector<std::string> stops{
        "sign_in",           "start_signed_in",  "scan",        "search_filled",
        "who_is_it",         "verdict_eligible", "form",        "screening",
        "lot_check_ready",   "recorded",         "certificate", "papers",
        "observation_board", "reaction",         "records",     "mending",
        "closing_differs",   "received",         "visitors",    "vials_opened",
        "lot_check_vial",    "at_observation"};
    return stops;
}

Picture tour_picture(const std::string& stop) {
    Headless window(1280, 800, Language::japanese, TextSize::normal,
                    std::make_unique<PangoScribe>());
    const Screen screen = exhibit(stop);
    window.look().show(camera_slot, camera_picture());
    window.look().show(preview_slot, sheet_picture());
    // The form's editor and the like settle on the second frame.
    for (int i = 0; i < 2; ++i) window.frame([&](Look& look) { draw(screen, look); });
    return halved(window.picture());
}

std::string tour_file(const std::string& folder, const std::string& stop) {
    return folder + "/tour_" + stop + ".png";
}

double different_part(const Picture& a, const Picture& b, int shade) {
    if (a.width != b.width || a.height != b.height) return 1;
    std::size_t different = 0;
    for (std::size_t at = 0; at < a.rgba.size(); at += channels) {
        bool differs = false;
        for (std::size_t i = 0; i < 3; ++i)
            differs |= std::abs(int(a.rgba[at + i]) - int(b.rgba[at + i])) > shade;
        different += differs;
    }
    return double(different) / double(a.rgba.size() / channels);
}

}  // namespace uketsuke::look
