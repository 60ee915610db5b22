// Writes a picture of every exhibit for a person to look at:
//   kiosk_pictures FOLDER [WIDTH HEIGHT ja|easy|en normal|large [NAME [dark|training]]]
//   kiosk_pictures --tour FOLDER      those of the README, as PNG
// The pictures are PAM; ImageMagick's mogrify makes PNG of them.
#include <cstdio>
#include <filesystem>

#include "kiosk/look/pango_scribe.h"
#include "kiosk/screens/screens.h"
#include "tests/kiosk/headless.h"
#include "tests/kiosk/screens/approved.h"
#include "tests/kiosk/screens/gallery.h"
#include "tests/kiosk/screens/png_picture.h"
#include "tests/kiosk/screens/tour.h"

namespace {

using namespace uketsuke;
using namespace uketsuke::look;

struct Way {
    int width = 1280;
    int height = 800;
    Tongue tongue = Tongue::japanese;
    TextSize size = TextSize::normal;
    Shade shade = Shade::light;
    bool training = false;
};

Tongue tongue_of(const std::string& said) {
    if (said == "en") return Tongue::english;
    return said == "easy" ? Tongue::easy_japanese : Tongue::japanese;
}

void take(const Exhibit& exhibit, const std::string& folder, const Way& way) {
    const Language language =
        way.tongue == Tongue::english ? Language::english : Language::japanese;
    Headless window(way.width, way.height, language, way.size, std::make_unique<PangoScribe>());
    window.look().words().speak_easily(way.tongue == Tongue::easy_japanese);
    window.look().use_shade(way.shade);
    Screen screen = exhibit.screen;
    screen.bar.language = language;
    screen.bar.training = way.training;
    window.look().show(camera_slot, camera_picture());
    window.look().show(preview_slot, sheet_picture());
    // The form's editor and the like settle on the second frame.
    for (int i = 0; i < 2; ++i) window.frame([&](Look& look) { draw(screen, look); });
    window.save(folder + "/" + exhibit.name + ".pam");
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 3 && std::string(arguments[1]) == "--approve") {
        approve(arguments[2]);
        return 0;
    }
    if (count == 3 && std::string(arguments[1]) == "--tour") {
        for (const std::string& stop : tour_stops())
            write_png(tour_picture(stop), tour_file(arguments[2], stop));
        return 0;
    }
    if (count != 2 && count < 6) {
        std::fprintf(stderr,
                     "usage: kiosk_pictures FOLDER [WIDTH HEIGHT ja|easy|en normal|large [NAME "
                     "[dark|training]]]\n");
        return 2;
    }
    const std::string folder = arguments[1];
    std::filesystem::create_directories(folder);
    Way way;
    const std::vector<std::string> said(arguments, arguments + count);
    if (count > 2) {
        way = {std::atoi(arguments[2]),
               std::atoi(arguments[3]),
               tongue_of(said[4]),
               said[5] == "large" ? TextSize::large : TextSize::normal,
               count > 7 && said[7] == "dark" ? Shade::dark : Shade::light,
               count > 7 && said[7] == "training"};
    }
    for (const Exhibit& exhibit : gallery()) {
        if (count > 6 && exhibit.name != arguments[6]) continue;
        take(exhibit, folder, way);
    }
    return 0;
}
