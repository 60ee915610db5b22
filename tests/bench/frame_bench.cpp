// A frame of every view in the real window, drawn and shown, beside a frame with nothing in it:
// when a view has just come up (names are shaped, textures made) and while it stands. The window is
// 1280x800; without a GPU its OpenGL is software. Prints `name value unit ratio`, and on the error
// stream which view took longest.
#include <cstdio>

#include "core/base/require.h"
#include "kiosk/look/pango_scribe.h"
#include "kiosk/look/window.h"
#include "kiosk/screens/screens.h"
#include "tests/bench/measure.h"
#include "tests/kiosk/headless.h"
#include "tests/kiosk/screens/gallery.h"

namespace {

using namespace uketsuke;
using namespace uketsuke::look;

constexpr int rounds = 5;
constexpr int standing_frames = 4;

class Stopwatch {
  public:
    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(Clock::now() - start_).count();
    }

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_ = Clock::now();
};

struct Frames {
    Window& window;
    Look& look;

    double show(const std::function<void(Look&)>& what) const {
        const Stopwatch watch;
        require(window.frame(look, what).has_value(), "a frame is shown");
        return watch.milliseconds();
    }
    double show(const Screen& screen) const {
        return show([&](Look& on) { draw(screen, on); });
    }
};

struct Slowest {
    std::string name;
    double milliseconds = 0;
    void note(const std::string& of, double time) {
        if (time > milliseconds) *this = {of, time};
    }
};

void print_frames(const char* name, std::vector<double> times, const Slowest& slowest,
                  double empty) {
    const auto summary = bench::summarise(std::move(times));
    const std::string of = std::string("frame_") + name;
    bench::print((of + "_median").c_str(), summary.median_us, "ms", empty);
    bench::print((of + "_p99").c_str(), summary.p99_us, "ms", empty);
    bench::print((of + "_longest").c_str(), slowest.milliseconds, "ms", empty);
    std::fprintf(stderr, "%s: longest is %s\n", of.c_str(), slowest.name.c_str());
}

void measure_all(const Frames& frames, std::vector<Exhibit> all) {
    std::vector<double> empty, first, standing;
    Slowest slowest_first, slowest_standing;
    frames.look.show(camera_slot, camera_picture());
    frames.look.show(preview_slot, sheet_picture());
    for (int round = 0; round < rounds; ++round) {
        for (const Exhibit& exhibit : all) {
            empty.push_back(frames.show([](Look&) {}));
            const double time = frames.show(exhibit.screen);
            // The very first frame of the program makes the fonts.
            if (round > 0) {
                first.push_back(time);
                slowest_first.note(exhibit.name, time);
            }
            for (int i = 0; i < standing_frames; ++i) {
                standing.push_back(frames.show(exhibit.screen));
                if (round > 0) slowest_standing.note(exhibit.name, standing.back());
            }
            frames.look.forget_people();
        }
    }
    const double bare = bench::summarise(empty).median_us;
    bench::print("frame_empty_median", bare, "ms");
    print_frames("new_view", std::move(first), slowest_first, bare);
    print_frames("standing", std::move(standing), slowest_standing, bare);
}

}  // namespace

int main() {
    const auto window = Window::open({.width = 1280, .height = 800});
    if (!window) {
        std::fprintf(stderr, "frame_bench: %s\n", window.error().what.en.c_str());
        return 3;
    }
    PangoScribe scribe;
    Look look((*window)->textures(), scribe, test_catalogue(Language::japanese),
              catalogue_glyphs());
    measure_all({**window, look}, gallery());
    return 0;
}
