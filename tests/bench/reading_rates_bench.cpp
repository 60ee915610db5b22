// How many vouchers of the made-up city are read, and by which carriers, as the picture gets worse.
// `reading_rates_bench [VOUCHERS]`, 100 where none is said. What matters most: wrong is 0.
#include <cstdio>
#include <cstdlib>
#include <iterator>

#include "core/base/require.h"
#include "platform/barcode/barcode.h"
#include "platform/camera/pipeline.h"
#include "platform/page/drawing.h"
#include "sync/city/voucher_sheet.h"
#include "tests/platform/barcode/drawn_picture.h"
#include "tests/platform/camera/png_file.h"
#include "tests/platform/temporary_folder.h"

namespace {

using namespace uketsuke;
using testing_aid::Shot;

constexpr double dots_per_inch = 1016;  // 40 dots a millimetre: sharper than any camera here.

struct Condition {
    const char* name;
    double pixels_per_mm;
    double tilt;  // Degrees; every other voucher is tilted to the other side.
    int blur = 0;
    int noise = 8;
    double light = 1;
    bool jpeg = false;  // Quality 60.
};

constexpr Condition conditions[] = {
    {"12px", 12, 2},
    {"12px_tilt8", 12, 8},
    {"12px_tilt15", 12, 15},
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
};

struct Rates {
    int qr = 0, nw7 = 0, both = 0, wrong = 0;
};

GreyImage print_of(const VoucherSticker& sticker) {
    const Picture picture = draw_picture(draw_camera_view(sticker), dots_per_inch).value();
    GreyImage image{picture.width, picture.height, {}};
    image.pixels.reserve(picture.rgba.size() / 4);
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
        image.pixels.push_back(picture.rgba[i + 1]);
    return image;
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
    const auto symbols = decode_symbols(picture.view()).value();
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

void measure(const std::vector<VoucherSticker>& stickers) {
    const TemporaryFolder folder;
    std::vector<Rates> rates(std::size(conditions));
    for (std::size_t i = 0; i < stickers.size(); ++i) {
        const GreyImage print = print_of(stickers[i]);
        for (std::size_t c = 0; c < rates.size(); ++c) {
            const Condition& now = conditions[c];
            const double tilt = i % 2 == 0 ? now.tilt : -now.tilt;
            const GreyImage picture =
                testing_aid::photograph(print, dots_per_inch / 25.4,
                                        {1280, 720, now.pixels_per_mm, tilt, now.blur, now.light,
                                         now.noise, static_cast<std::uint32_t>(i + 1)});
            count(now.jpeg ? through_jpeg(picture, folder) : picture, stickers[i].voucher,
                  rates[c]);
        }
    }
    for (std::size_t c = 0; c < rates.size(); ++c)
        std::printf("reading_%s of %zu: qr %d nw7 %d both %d wrong %d\n", conditions[c].name,
                    stickers.size(), rates[c].qr, rates[c].nw7, rates[c].both, rates[c].wrong);
}

}  // namespace

int main(int count_of_arguments, char** arguments) {
    const int vouchers = count_of_arguments > 1 ? std::atoi(arguments[1]) : 100;
    const CityOrder order{vouchers * 2 + 20};
    measure(
        choose_vouchers(make_citizens(order, shape_for(order.residents)), vouchers, order.today));
}
