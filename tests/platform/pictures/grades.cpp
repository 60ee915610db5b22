// One table, and the size of what is in view.
#include "tests/platform/pictures/grades.h"

namespace uketsuke::testing_aid {

namespace {

Shot shot(double pixels_per_mm, double turned_degrees = 2) {
    Shot out;
    out.pixels_per_mm = pixels_per_mm;
    out.turned_degrees = turned_degrees;
    out.noise = 8;
    return out;
}

Shot blurred(Shot shot, int radius) {
    shot.blur = radius;
    return shot;
}
Shot noisy(Shot shot, int noise) {
    shot.noise = noise;
    return shot;
}
Shot dark(Shot shot, double light) {
    shot.light = light;
    return shot;
}
Shot askew(Shot shot, double part) {
    shot.askew = part;
    return shot;
}
Shot glaring(Shot shot, double glare) {
    shot.glare = glare;
    return shot;
}

constexpr int no = not_drawn;

}  // namespace

const std::vector<Grade>& grades() {
    static const std::vector<Grade> table{
        // Of six: lines, vouchers, vouchers without a QR code, packages. Not drawn is what would
        // say the same as another row.
        {"plain_12", shot(12), {6, 6, 6, 6}},
        {"plain_9", shot(9), {6, 6, 6, 6}},
        {"low_resolution_6", shot(6), {6, 6, 6, 5}},
        {"low_resolution_5", shot(5), {5, 6, 6, 6}},
        {"low_resolution_4", shot(4.4), {5, 6, 2, 5}},
        {"turned_8", shot(12, 8), {6, 6, no, 6}},
        {"turned_40", shot(12, 40), {5, 6, 6, 6}},
        {"turned_95", shot(9, 95), {6, 6, 6, 6}},
        {"turned_173", shot(9, 173), {6, 6, 6, 6}},
        {"blur_1", blurred(shot(12), 1), {6, 6, 6, 6}},
        {"blur_2", blurred(shot(12), 2), {6, 6, 6, 5}},
        {"blur_3", blurred(shot(12), 3), {2, 0, no, 0}},
        {"blur_1_at_9", blurred(shot(9), 1), {6, 6, no, 5}},
        {"blur_1_at_6", blurred(shot(6), 1), {5, 5, no, 1}},
        {"noise_50", noisy(shot(12), 50), {6, 6, 6, 5}},
        {"noise_90", noisy(shot(12), 90), {5, 6, 6, 5}},
        {"noise_50_at_6", noisy(shot(6), 50), {5, 6, 6, 6}},
        {"low_light", noisy(dark(shot(12), 0.25), 12), {6, 6, 6, 6}},
        {"low_light_at_9", noisy(dark(shot(9), 0.25), 12), {5, 6, no, no}},
        {"perspective_10", askew(shot(12), 0.1), {6, 6, no, 6}},
        {"perspective_20", askew(shot(9, 5), 0.2), {5, 6, 6, 6}},
        {"glare_40", glaring(shot(12), 0.4), {6, 6, no, 6}},
        {"glare_70", glaring(shot(12), 0.7), {5, 6, 6, 4}},
        {"glare_40_at_9", glaring(blurred(shot(9, 6), 1), 0.4), {5, 6, no, 5}},
        // Hopeless ones: of lines nothing has to be read, and nothing may be read wrong.
        {"blur_4", blurred(shot(12), 4), {0, 0, no, no}},
        {"blur_2_at_7", blurred(shot(7), 2), {0, 0, no, no}},
        {"noise_90_at_6", noisy(shot(6), 90), {0, 2, 5, 4}},
        {"no_light", noisy(dark(shot(12), 0.1), 12), {0, 6, 6, 4}},
        {"glare_100", glaring(shot(9), 1), {0, 6, 6, 3}},
        {"everything_at_6", noisy(askew(blurred(shot(6.5, 9), 1), 0.12), 50), {0, 0, no, 1}},
        {"everything", noisy(askew(blurred(shot(9, 5), 1), 0.08), 30), {5, 6, 6, 5}},
    };
    return table;
}

Shot shot_of(const Grade& grade, int n, double paper_width_mm, double paper_height_mm) {
    Shot shot = grade.shot;
    const bool level = shot.turned_degrees < 10 || shot.turned_degrees > 170;
    const double width_mm = paper_width_mm * (1 + shot.askew) + 6;  // The left is seen larger.
    const double height_mm = level ? paper_height_mm + 10 : width_mm;
    shot.width = static_cast<int>(width_mm * shot.pixels_per_mm);
    shot.height = static_cast<int>(height_mm * shot.pixels_per_mm);
    shot.seed = static_cast<std::uint32_t>(n + 1);
    if (n % 2 == 1) shot.turned_degrees = -shot.turned_degrees;
    return shot;
}

}  // namespace uketsuke::testing_aid
