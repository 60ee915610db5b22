// How many made-up packages are read as the picture gets worse, symbology by symbology, and in how
// much of the time that ZXing alone takes for the same pictures with the four formats of vouchers.
// `package_rates_bench [PACKAGES]`, 24 where none is said. What matters most: wrong is 0.
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "platform/barcode/packages.h"
#include "tests/bench/measure.h"
#include "tests/bench/zxing_alone.h"
#include "tests/platform/barcode/drawn_package.h"
#include "tests/platform/barcode/drawn_picture.h"

namespace {

using namespace uketsuke;
using testing_aid::PackagePrint;

struct Kind {
    const char* name;
    PackagePrint print;
    bool with_lot;
};

constexpr Kind kinds[] = {
    {"limited", PackagePrint::databar_limited, false},
    {"limited_composite", PackagePrint::databar_limited_composite, false},
    {"databar", PackagePrint::databar, false},
    {"truncated", PackagePrint::databar_truncated, false},
    {"stacked", PackagePrint::databar_stacked, false},
    {"stacked_omnidirectional", PackagePrint::databar_stacked_omnidirectional, false},
    {"expanded", PackagePrint::databar_expanded, true},
    {"gs1_128", PackagePrint::gs1_128, true},
    {"gs1_data_matrix", PackagePrint::gs1_data_matrix, true},
};

struct Condition {
    const char* name;
    double module;  // Pixels.
    double tilt;    // Degrees; every other package is tilted to the other side.
    int blur = 0;
    int noise = 8;
    double light = 1;
};

constexpr Condition conditions[] = {
    {"3px", 3, 2},
    {"3px_tilt15", 3, 15},
    {"3px_tilt40", 3, 40},
    {"3px_blur1", 3, 2, 1},
    {"4px_blur2", 4, 2, 2},
    {"3px_noise50", 3, 2, 0, 50},
    {"3px_dark", 3, 2, 0, 12, 0.25},
    {"2px", 2, 2},
    {"2px_tilt15", 2, 15},
    {"2px_blur1", 2, 2, 1},
    {"1.5px", 1.5, 2},
    {"1.2px", 1.2, 2},
};

struct Rates {
    int right = 0, wrong = 0;
    std::vector<double> ours_ms, alone_ms;
};

void count(const GreyImage& picture, const std::string& truth, Rates& rates) {
    const double start = bench::thread_milliseconds();
    const auto symbols = decode_packages(picture.view()).value();
    rates.ours_ms.push_back(bench::thread_milliseconds() - start);
    for (const PackageSymbol& symbol : symbols) {
        const bool right = symbol.text == truth;
        (right ? rates.right : rates.wrong) += 1;
        if (!right)
            std::printf("WRONG %s %s, printed %s\n", to_text(symbol.symbology), symbol.text.c_str(),
                        truth.c_str());
    }
}

void measure(const Kind& kind, const Condition& now, int packages) {
    Rates rates;
    for (int i = 0; i < packages; ++i) {
        const auto seed = static_cast<std::uint32_t>(i + 1);
        const std::string gtin = testing_aid::made_up_gtin(seed);
        const std::string shown = "[01]" + gtin + "[17]230531[10]XX9001";
        const std::string elements = "01" + gtin + "17230531" + "10XX9001";
        const GreyImage print = testing_aid::draw_package(kind.print, kind.with_lot ? shown : gtin);
        const GreyImage picture =
            testing_aid::photograph(print, testing_aid::dots_per_module,
                                    {1280, 720, now.module, i % 2 == 0 ? now.tilt : -now.tilt,
                                     now.blur, now.light, now.noise, seed});
        const double start = bench::thread_milliseconds();
        bench::read_with_zxing_alone(picture);
        rates.alone_ms.push_back(bench::thread_milliseconds() - start);
        count(picture, kind.with_lot ? elements : "01" + gtin, rates);
    }
    const double ratio =
        bench::summarise(rates.ours_ms).median_us / bench::summarise(rates.alone_ms).median_us;
    std::printf("package_%s_%s of %d: right %d wrong %d ratio %.2f\n", kind.name, now.name,
                packages, rates.right, rates.wrong, ratio);
}

}  // namespace

int main(int count_of_arguments, char** arguments) {
    const int packages = count_of_arguments > 1 ? std::atoi(arguments[1]) : 24;
    for (const Kind& kind : kinds)
        for (const Condition& condition : conditions) measure(kind, condition, packages);
}
