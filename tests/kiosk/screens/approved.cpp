// One window a setting, and one frame after another in it.
#include "tests/kiosk/screens/approved.h"

#include <array>
#include <filesystem>
#include <fstream>

#include "kiosk/look/pango_scribe.h"
#include "kiosk/screens/screens.h"
#include "tests/kiosk/headless.h"
#include "tests/kiosk/screens/gallery.h"
#include "tests/kiosk/screens/png_picture.h"

namespace uketsuke::look {

namespace {

constexpr int times_smaller = 8;
constexpr std::size_t columns = 12;
constexpr std::uint8_t shades_kept = 0xE0;
constexpr std::size_t channels = 4;

// The mean of every eight by eight pixels.
Picture thumb_of(const Picture& picture) {
    Picture thumb{thumb_width, thumb_height, {}};
    thumb.rgba.reserve(std::size_t(thumb_width * thumb_height) * channels);
    const auto row_bytes = std::size_t(picture.width) * channels;
    for (int y = 0; y < thumb_height; ++y) {
        std::array<int, std::size_t(thumb_width) * channels> sums{};
        const std::uint8_t* from = picture.rgba.data() + std::size_t(y * times_smaller) * row_bytes;
        for (int row = 0; row < times_smaller; ++row, from += row_bytes) {
            for (std::size_t i = 0; i < sums.size() * times_smaller; ++i)
                sums[i / (times_smaller * channels) * channels + i % channels] += from[i];
        }
        for (std::size_t i = 0; i < sums.size(); ++i) {
            const int mean = sums[i] / (times_smaller * times_smaller);
            thumb.rgba.push_back(i % channels == channels - 1 ? 255
                                                              : std::uint8_t(mean & shades_kept));
        }
    }
    return thumb;
}

// Copies one rectangle of a thumb's size.
void copy(const Picture& from, int from_x, int from_y, Picture& to, int to_x, int to_y) {
    for (int y = 0; y < thumb_height; ++y) {
        const auto source = std::size_t((from_y + y) * from.width + from_x) * channels;
        const auto target = std::size_t((to_y + y) * to.width + to_x) * channels;
        std::copy_n(from.rgba.begin() + std::ptrdiff_t(source), thumb_width * int(channels),
                    to.rgba.begin() + std::ptrdiff_t(target));
    }
}

int column_x(std::size_t place) { return int(place % columns) * thumb_width; }
int row_y(std::size_t place) { return int(place / columns) * thumb_height; }

}  // namespace

const std::vector<Setting>& approved_settings() {
    static const std::vector<Setting> all = [] {
        std::vector<Setting> settings;
        for (const Tongue tongue : tongues) {
            for (const TextSize size : {TextSize::normal, TextSize::large}) {
                for (const Shade shade : {Shade::light, Shade::dark})
                    settings.push_back({tongue, size, shade});
            }
        }
        return settings;
    }();
    return all;
}

std::string name_of(const Setting& setting) {
    const std::string tongue = setting.tongue == Tongue::japanese  ? "ja"
                               : setting.tongue == Tongue::english ? "en"
                                                                   : "easy";
    return tongue + (setting.size == TextSize::large ? "_large" : "_normal") +
           (setting.shade == Shade::dark ? "_dark" : "_light");
}

std::vector<Picture> thumbs(const Setting& setting) {
    const Language language =
        setting.tongue == Tongue::english ? Language::english : Language::japanese;
    Headless window(1280, 800, language, setting.size, std::make_unique<PangoScribe>());
    window.look().words().speak_easily(setting.tongue == Tongue::easy_japanese);
    window.look().use_shade(setting.shade);
    window.look().show(camera_slot, camera_picture());
    window.look().show(preview_slot, sheet_picture());
    std::vector<Picture> all;
    for (Exhibit& exhibit : gallery()) {
        exhibit.screen.bar.language = language;
        // The form's editor and the like settle on the second frame.
        for (int i = 0; i < 2; ++i) window.frame([&](Look& look) { draw(exhibit.screen, look); });
        all.push_back(thumb_of(window.picture()));
    }
    return all;
}

std::vector<std::string> exhibit_names() {
    std::vector<std::string> names;
    for (const Exhibit& exhibit : gallery()) names.push_back(exhibit.name);
    return names;
}

Picture sheet_of(const std::vector<Picture>& thumbs) {
    const auto rows = (thumbs.size() + columns - 1) / columns;
    Picture sheet{int(columns) * thumb_width, int(rows) * thumb_height, {}};
    sheet.rgba.assign(std::size_t(sheet.width) * std::size_t(sheet.height) * channels, 255);
    for (std::size_t i = 0; i < thumbs.size(); ++i)
        copy(thumbs[i], 0, 0, sheet, column_x(i), row_y(i));
    return sheet;
}

Picture thumb_in(const Picture& sheet, std::size_t place) {
    Picture thumb{thumb_width, thumb_height, {}};
    if (row_y(place) + thumb_height > sheet.height) return thumb;
    thumb.rgba.resize(std::size_t(thumb_width * thumb_height) * channels);
    copy(sheet, column_x(place), row_y(place), thumb, 0, 0);
    return thumb;
}

std::string sheet_file(const std::string& folder, const Setting& setting) {
    return folder + "/" + name_of(setting) + ".png";
}

std::string names_file(const std::string& folder) { return folder + "/names.txt"; }

void approve(const std::string& folder) {
    std::filesystem::create_directories(folder);
    std::ofstream names(names_file(folder));
    for (const std::string& name : exhibit_names()) names << name << "\n";
    for (const Setting& setting : approved_settings())
        write_png(sheet_of(thumbs(setting)), sheet_file(folder, setting));
}

}  // namespace uketsuke::look
