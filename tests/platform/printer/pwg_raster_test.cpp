// Written, and read again by libcups as a printer would.
#include "platform/printer/pwg_raster.h"

#include <cups/raster.h>
#include <gtest/gtest.h>

#include <cstring>

namespace uketsuke {
namespace {

struct Source {
    const Bytes& bytes;
    std::size_t at = 0;
};

ssize_t take(void* from, unsigned char* to, std::size_t length) {
    auto& source = *static_cast<Source*>(from);
    const std::size_t count = std::min(length, source.bytes.size() - source.at);
    std::memcpy(to, source.bytes.data() + source.at, count);
    source.at += count;
    return static_cast<ssize_t>(count);
}

Picture picture(int width, int height, std::uint8_t red, std::uint8_t alpha = 255) {
    Picture picture{width, height, {}};
    for (int i = 0; i < width * height; ++i)
        picture.rgba.insert(picture.rgba.end(), {red, red, red, alpha});
    return picture;
}

constexpr RasterPaper a4{210, 297, 300};

TEST(PwgRaster, HoldsEachPageInGreyAtItsSize) {
    const Bytes bytes = make_pwg_raster({picture(40, 30, 0), picture(40, 30, 200)}, a4).value();
    Source source{bytes};
    cups_raster_t* raster = cupsRasterOpenIO(take, &source, CUPS_RASTER_READ);
    ASSERT_NE(raster, nullptr);
    cups_page_header2_t header;
    for (const int grey : {0, 200}) {
        ASSERT_NE(cupsRasterReadHeader2(raster, &header), 0u);
        EXPECT_EQ(header.cupsWidth, 40u);
        EXPECT_EQ(header.cupsHeight, 30u);
        EXPECT_EQ(header.HWResolution[0], 300u);
        EXPECT_STREQ(header.cupsPageSizeName, "iso_a4_210x297mm");
        std::vector<unsigned char> line(40);
        for (int y = 0; y < 30; ++y) {
            ASSERT_EQ(cupsRasterReadPixels(raster, line.data(), 40), 40u);
            EXPECT_EQ(line, std::vector<unsigned char>(40, static_cast<unsigned char>(grey)));
        }
    }
    EXPECT_EQ(cupsRasterReadHeader2(raster, &header), 0u) << "and no page more";
    cupsRasterClose(raster);
}

TEST(PwgRaster, WhatIsNotOpaqueIsPaper) {
    const Bytes clear = make_pwg_raster({picture(8, 8, 0, 0)}, a4).value();
    EXPECT_EQ(clear, make_pwg_raster({picture(8, 8, 255)}, a4).value());
}

TEST(PwgRaster, NothingIsNoDocument) {
    EXPECT_EQ(make_pwg_raster({}, a4).error().code, "print.raster");
    EXPECT_EQ(make_pwg_raster({Picture{}}, a4).error().code, "print.raster");
}

}  // namespace
}  // namespace uketsuke
