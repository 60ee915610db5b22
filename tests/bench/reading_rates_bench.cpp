// How many vouchers of the made-up city are read, and by which carriers, as the picture gets worse,
// and in how much of the time that ZXing alone takes for the same pictures.
// `reading_rates_bench [VOUCHERS]`, 40 where none is said. What matters most: wrong is 0.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "core/base/require.h"
#include "platform/barcode/barcode.h"
#include "platform/camera/pipeline.h"
#include "sync/city/plan_file.h"
#include "sync/city/voucher_sheet.h"
#include "tests/bench/measure.h"
#include "tests/bench/zxing_alone.h"
#include "tests/platform/barcode/drawn_picture.h"
#include "tests/platform/camera/png_file.h"
#include "tests/platform/temporary_folder.h"

namespace {

using namespace uketsuke;
using testing_aid::Shot;

constexpr double dots_per_mm = testing_aid::print_dots_per_mm;

struct Condition {
    const char* name;
    double pixels_per_mm;
    double tilt;  // Degrees; every other voucher is tilted to the other side.
    int blur = 0;
    int noise = 8;
    double light = 1;
    bool jpeg = false;        // Quality 60.
    bool bars_alone = false;  // No QR code in view: the vouchers of dose 1 and 2.
};

constexpr Condition conditions[] = {
    {"12px", 12, 2},
    {"12px_tilt8", 12, 8},
    {"12px_tilt15", 12, 15},
    {"12px_tilt40", 12, 40},
    {"12px_blur1", 12, 2, 1},
    {"12px_blur1_tilt10", 12, 10, 1},
    {"12px_blur2", 12, 2, 2},
    {"12px_noise50", 12, 2, 0, 50},
    {"12px_dark", 12, 2, 0, 12, 0.25},
    {"12px_jpeg60", 12, 2, 0, 5, 1, true},
    {"9px", 9, 2},
    {"9px_tilt15", 9, 15},
    {"9px_blur1", 9, 2, 1},
    {"9px_noise50", 9, 2, 0, 50},
    {"9px_dark", 9, 2, 0, 12, 0.25},
    {"9px_jpeg60", 9, 2, 0, 5, 1, true},
    {"6px", 6, 2},
    {"6px_tilt8", 6, 8},
    {"6px_tilt15", 6, 15},
    {"6px_blur1", 6, 2, 1},
    {"6px_jpeg60", 6, 2, 0, 5, 1, true},
    {"bars_12px", 12, 2, 0, 8, 1, false, true},
    {"bars_12px_tilt8", 12, 8, 0, 8, 1, false, true},
    {"bars_12px_tilt40", 12, 40, 0, 8, 1, false, true},
    {"bars_12px_noise50", 12, 2, 0, 50, 1, false, true},
    {"bars_12px_dark", 12, 2, 0, 12, 0.25, false, true},
    {"bars_12px_blur1", 12, 2, 1, 8, 1, false, true},
    {"bars_9px", 9, 2, 0, 8, 1, false, true},
    {"bars_9px_tilt15", 9, 15, 0, 8, 1, false, true},
    {"bars_9px_tilt70", 9, 70, 0, 8, 1, false, true},
    {"bars_9px_jpeg60", 9, 2, 0, 5, 1, true, true},
    {"bars_6px", 6, 2, 0, 8, 1, false, true},
    {"bars_6px_tilt40", 6, 40, 0, 8, 1, false, true},
    {"bars_6px_blur2", 6, 2, 2, 8, 1, false, true},
};

struct Rates {
    int qr = 0, nw7 = 0, both = 0, wrong = 0;
    std::vector<double> ours_ms, alone_ms;
};

// The sticker lies in the middle of its view.
void cover_qr(GreyImage& print) {
    const auto dot = [](double mm) { return static_cast<int>(mm * dots_per_mm); };
    const int left = (print.width - dot(sticker_width_mm)) / 2 + dot(sticker_qr.x) - 20;
    const int top = (print.height - dot(sticker_height_mm)) / 2 + dot(sticker_qr.y) - 20;
    for (int y = top; y < top + dot(sticker_qr.height) + 40; ++y) {
        const auto row = print.pixels.begin() + static_cast<std::ptrdiff_t>(y) * print.width;
        std::fill(row + left, row + left + dot(sticker_qr.width) + 40, std::uint8_t{255});
    }
}

GreyImage through_jpeg(const GreyImage& image, const TemporaryFolder& folder) {
    const std::string file = folder / "picture.png";
    testing_aid::write_file(file, testing_aid::png_bytes(image));
    const auto pipeline = open_pipeline(
        "filesrc name=origin ! decodebin ! videoconvert ! jpegenc quality=60 ! jpegdec", file);
    require(pipeline.has_value(), "a pipeline with jpegenc");
    for (;;) {
        auto frame = (*pipeline)->pull(std::chrono::seconds(10)).value();
        if (frame) return std::move(frame->image);
    }
}

void count(const GreyImage& picture, const Voucher& truth, Rates& rates) {
    bool qr = false, nw7 = false;
    const double start = bench::thread_milliseconds();
    const auto symbols = decode_symbols(picture.view()).value();
    rates.ours_ms.push_back(bench::thread_milliseconds() - start);
    for (const Symbol& symbol : symbols) {
        const bool square = symbol.symbology == Symbology::qr;
        const std::string right = square ? format_voucher_line(truth) : truth.number.text();
        if (symbol.text != right) {
            ++rates.wrong;
            std::printf("WRONG %s %s, printed %s\n", to_text(symbol.symbology), symbol.text.c_str(),
                        right.c_str());
        } else {
            (square ? qr : nw7) = true;
        }
    }
    rates.qr += qr;
    rates.nw7 += nw7;
    rates.both += qr && nw7;
}

void time_alone(const GreyImage& picture, Rates& rates) {
    const double start = bench::thread_milliseconds();
    bench::read_with_zxing_alone(picture);
    rates.alone_ms.push_back(bench::thread_milliseconds() - start);
}

double ratio(const Rates& rates) {
    return bench::summarise(rates.ours_ms).median_us / bench::summarise(rates.alone_ms).median_us;
}

void measure(const std::vector<VoucherSticker>& stickers) {
    const TemporaryFolder folder;
    std::vector<Rates> rates(std::size(conditions));
    for (std::size_t i = 0; i < stickers.size(); ++i) {
        const GreyImage whole = testing_aid::print_of(draw_camera_view(stickers[i]));
        GreyImage bars = whole;
        cover_qr(bars);
        for (std::size_t c = 0; c < rates.size(); ++c) {
            const Condition& now = conditions[c];
            const double tilt = i % 2 == 0 ? now.tilt : -now.tilt;
            GreyImage picture =
                testing_aid::photograph(now.bars_alone ? bars : whole, dots_per_mm,
                                        {1280, 720, now.pixels_per_mm, tilt, now.blur, now.light,
                                         now.noise, static_cast<std::uint32_t>(i + 1)});
            if (now.jpeg) picture = through_jpeg(picture, folder);
            time_alone(picture, rates[c]);
            count(picture, stickers[i].voucher, rates[c]);
        }
    }
    for (std::size_t c = 0; c < rates.size(); ++c)
        std::printf("reading_%s of %zu: qr %d nw7 %d both %d wrong %d ratio %.2f\n",
                    conditions[c].name, stickers.size(), rates[c].qr, rates[c].nw7, rates[c].both,
                    rates[c].wrong, ratio(rates[c]));
}

// Two papers, the second turned out of the first one's direction and with its NW-7 alone in view.
void measure_two_papers(int pictures) {
    for (int turn = 0; turn < 180; turn += 15) {
        int noticed = 0, taken_for_one = 0;
        Rates rates;
        for (int i = 0; i < pictures; ++i) {
            const std::string one = testing_aid::made_up_line(static_cast<std::uint32_t>(2 * i));
            const std::string two =
                testing_aid::made_up_line(static_cast<std::uint32_t>(2 * i + 1));
            Shot shot;
            shot.pixels_per_mm = 10;
            shot.noise = 8;
            shot.turned_degrees = i % 9 - 4;
            shot.seed = static_cast<std::uint32_t>(i + 1);
            const GreyImage picture = testing_aid::draw_picture(
                {{one, testing_aid::number_of(one), -32, -15},
                 {"", testing_aid::number_of(two), 34, 4, static_cast<double>(turn)}},
                shot);
            time_alone(picture, rates);
            const double start = bench::thread_milliseconds();
            const auto symbols = decode_symbols(picture.view()).value();
            const auto agreement = agree(readings_of(symbols, Instant{}));
            rates.ours_ms.push_back(bench::thread_milliseconds() - start);
            noticed += std::holds_alternative<Disagreement>(agreement);
            taken_for_one += std::holds_alternative<CompleteVoucher>(agreement);
        }
        std::printf("two_papers_%d of %d: noticed %d taken_for_one %d ratio %.2f\n", turn, pictures,
                    noticed, taken_for_one, ratio(rates));
    }
}

}  // namespace

int main(int count_of_arguments, char** arguments) {
    const int vouchers = count_of_arguments > 1 ? std::atoi(arguments[1]) : 40;
    const CityPlan plan = open_city_plan().value();
    const CityOrder order = usual_order(plan, vouchers * 2 + 20);
    const auto citizens = make_citizens(plan, order, shape_for(plan, order.residents));
    measure(choose_vouchers(plan, citizens, vouchers, order.today));
    measure_two_papers(vouchers / 2);
}
