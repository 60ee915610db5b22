// ZXing-cpp 1.4 without anything of ours around it.
#include "tests/bench/zxing_alone.h"

#define ZX_USE_UTF8
#include <ZXing/ReadBarcode.h>

namespace uketsuke::bench {

void read_with_zxing_alone(const GreyImage& picture) {
    using ZXing::BarcodeFormat;
    const auto hints = ZXing::DecodeHints().setTryDownscale(false).setFormats(
        BarcodeFormat::QRCode | BarcodeFormat::DataMatrix | BarcodeFormat::Codabar |
        BarcodeFormat::Code128);
    ZXing::ReadBarcodes(
        {picture.pixels.data(), picture.width, picture.height, ZXing::ImageFormat::Lum}, hints);
}

}  // namespace uketsuke::bench
