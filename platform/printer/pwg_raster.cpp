// libcups writes the stream; here colours become grey.
#include "platform/printer/pwg_raster.h"

#include <cups/cups.h>
#include <cups/pwg.h>
#include <cups/raster.h>

#include <cmath>
#include <memory>

namespace uketsuke {
namespace {

constexpr int pwg_units_per_mm = 100;

std::unexpected<Error> no_raster() {
    return fail(
        ErrorKind::environment, "print.raster",
        {"印刷用の画像を作れませんでした", "The pages could not be made ready for the printer"},
        {"もう一度印刷してください", "Print once more"});
}

ssize_t append(void* sink, unsigned char* from, std::size_t length) {
    auto& bytes = *static_cast<Bytes*>(sink);
    bytes.insert(bytes.end(), from, from + length);
    return static_cast<ssize_t>(length);
}

struct CloseRaster {
    void operator()(cups_raster_t* raster) const { cupsRasterClose(raster); }
};
using Raster = std::unique_ptr<cups_raster_t, CloseRaster>;

// ITU-R BT.601 luma, over white paper.
unsigned char grey_of(const std::uint8_t* pixel) {
    const unsigned luma = (299U * pixel[0] + 587U * pixel[1] + 114U * pixel[2]) / 1000U;
    const unsigned alpha = pixel[3];
    return static_cast<unsigned char>((luma * alpha + 255U * (255U - alpha)) / 255U);
}

bool write_page(cups_raster_t* raster, cups_page_header2_t header, const Picture& page) {
    header.cupsWidth = static_cast<unsigned>(page.width);
    header.cupsHeight = static_cast<unsigned>(page.height);
    header.cupsBytesPerLine = header.cupsWidth;
    if (cupsRasterWriteHeader2(raster, &header) == 0) return false;
    std::vector<unsigned char> line(header.cupsWidth);
    for (int y = 0; y < page.height; ++y) {
        const std::uint8_t* from =
            page.rgba.data() + static_cast<std::size_t>(y) * header.cupsWidth * 4;
        for (std::size_t x = 0; x < line.size(); ++x) line[x] = grey_of(from + 4 * x);
        if (cupsRasterWritePixels(raster, line.data(), header.cupsWidth) == 0) return false;
    }
    return true;
}

}  // namespace

Result<Bytes> make_pwg_raster(const std::vector<Picture>& pages, const RasterPaper& paper) {
    pwg_media_t* media =
        pwgMediaForSize(static_cast<int>(std::lround(paper.width_mm * pwg_units_per_mm)),
                        static_cast<int>(std::lround(paper.height_mm * pwg_units_per_mm)));
    cups_page_header2_t header{};
    if (pages.empty() || !media ||
        cupsRasterInitPWGHeader(&header, media, "sgray_8", paper.dots_per_inch, paper.dots_per_inch,
                                "one-sided", nullptr) == 0)
        return no_raster();
    Bytes bytes;
    const Raster raster(cupsRasterOpenIO(append, &bytes, CUPS_RASTER_WRITE_PWG));
    if (!raster) return no_raster();
    for (const Picture& page : pages) {
        if (page.width <= 0 || page.height <= 0 || !write_page(raster.get(), header, page))
            return no_raster();
    }
    return bytes;
}

}  // namespace uketsuke
