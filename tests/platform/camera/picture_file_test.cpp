// Picture files as other programs and cameras write them, and as a full disk or a pulled stick
// leaves them.
#include <gtest/gtest.h>

#include "platform/camera/pipeline.h"
#include "tests/platform/camera/png_file.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {
namespace {

using testing_aid::png_bytes_of_16_bits;
using testing_aid::png_bytes_that_claim;
using testing_aid::png_bytes_with_palette;
using testing_aid::write_file;

GreyImage steps() {
    GreyImage image{16, 16, {}};
    for (int i = 0; i < 256; ++i) image.pixels.push_back(static_cast<std::uint8_t>(i));
    return image;
}

// 16 x 8, the left half black, the right half white: a baseline JPEG of libjpeg, without JFIF head.
std::string jpeg_bytes() {
    const std::string hex =
        "FFD8FFDB00430050373C463C32504641465A55505F78C882786E6E78F5AFB991C8FFFFFFFFFFFFFFFFFFFFFF"
        "FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFC0000B"
        "080008001001011100FFC4001500010100000000000000000000000000000405FFC400141001000000000000"
        "00000000000000000000FFDA0008010100003F0012D3FFD9";
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2)
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    return bytes;
}

// Exif (APP1) that says: the camera was held turned by a quarter (Orientation 6).
std::string said_to_be_turned(const std::string& jpeg) {
    const std::string exif(
        "Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0", 32);
    const std::string head{'\xFF', '\xE1', '\0', static_cast<char>(exif.size() + 2)};
    return jpeg.substr(0, 2) + head + exif + jpeg.substr(2);
}

class PictureFile : public testing::Test {
  protected:
    Result<GreyImage> load(const std::string& bytes) {
        const std::string file = folder_ / "picture";
        write_file(file, bytes);
        return load_picture(file);
    }
    TemporaryFolder folder_;
};

TEST_F(PictureFile, PngsOfSixteenBitsAndOfAPaletteAreTheSamePicture) {
    const auto deep = load(png_bytes_of_16_bits(steps()));
    ASSERT_TRUE(deep) << deep.error().what.en;
    EXPECT_EQ(*deep, steps());
    const auto indexed = load(png_bytes_with_palette(steps()));
    ASSERT_TRUE(indexed) << indexed.error().what.en;
    ASSERT_EQ(indexed->pixels.size(), steps().pixels.size());
    for (std::size_t i = 0; i < 256; ++i) EXPECT_NEAR(indexed->pixels[i], static_cast<int>(i), 1);
}

TEST_F(PictureFile, AJpegIsAPicture) {
    const auto picture = load(jpeg_bytes());
    ASSERT_TRUE(picture) << picture.error().what.en;
    ASSERT_EQ(picture->width, 16);
    ASSERT_EQ(picture->height, 8);
    EXPECT_LT(picture->pixels[3], 30);
    EXPECT_GT(picture->pixels[12], 225);
}

// Codes are read in any direction, so what Exif says is not followed: the pixels come as they
// lie in the file.
TEST_F(PictureFile, AJpegThatIsSaidToBeTurnedComesAsItLies) {
    const auto picture = load(said_to_be_turned(jpeg_bytes()));
    ASSERT_TRUE(picture) << picture.error().what.en;
    EXPECT_EQ(*picture, *load(jpeg_bytes()));
}

// The decoder alone makes grey of what did not come, and half a voucher has nothing to read.
TEST_F(PictureFile, ATornJpegIsAnError) {
    // A preview in the head ends with the marker that the picture has lost.
    std::string with_preview = jpeg_bytes();
    with_preview.insert(2, std::string("\xFF\xE1\0\x06\xFF\xD8\xFF\xD9", 8));
    for (const std::string& whole : {jpeg_bytes(), with_preview}) {
        ASSERT_TRUE(load(whole));
        for (std::size_t size = 3; size < whole.size(); ++size) {
            const auto picture = load(whole.substr(0, size));
            ASSERT_FALSE(picture) << size;
            EXPECT_EQ(picture.error().code, "picture.unreadable");
        }
    }
}

TEST_F(PictureFile, WhatFollowsTheEndOfAJpegIsPassedOver) {
    const auto picture = load(jpeg_bytes() + std::string(500, 'x'));
    ASSERT_TRUE(picture) << picture.error().what.en;
    EXPECT_EQ(*picture, *load(jpeg_bytes()));
}

TEST_F(PictureFile, AnEnormousPictureIsRefusedBeforeMemoryIsTaken) {
    for (const auto& [width, height] : {std::pair{100'000, 100'000}, std::pair{2'147'483'647, 1},
                                        std::pair{1, 2'147'483'647}, std::pair{10'001, 10'001}}) {
        const auto picture = load(png_bytes_that_claim(width, height));
        ASSERT_FALSE(picture) << width << " x " << height;
        EXPECT_EQ(picture.error().code, "picture.unreadable");
    }
}

}  // namespace
}  // namespace uketsuke
