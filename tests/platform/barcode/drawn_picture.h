// Pictures of made-up vouchers as a camera would see them, at the geometry of domain.md section 1:
// QR of 10 mm, NW-7 of 37.21 x 5.6 mm, on a sticker of 63 x 33 mm.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/page/page.h"
#include "platform/camera/grey_image.h"

namespace uketsuke::testing_aid {

// A sticker on the table, its middle in millimetres from the middle of the picture.
struct Sticker {
    std::string qr;   // Empty: none drawn, as on the vouchers of dose 1 and 2.
    std::string nw7;  // Empty: none drawn. Without start and stop letters.
    double x_mm = 0;
    double y_mm = 0;
    double turned_degrees = 0;  // Clockwise, beside that of the table.
};

struct Shot {
    int width = 1280;
    int height = 720;
    double pixels_per_mm = 10;
    double turned_degrees = 0;  // Of the whole table.
    int blur = 0;               // Radius of a box blur in pixels, applied twice.
    double light = 1;           // What is left of it: 0.25 is a dark room.
    int noise = 0;              // Largest change of a pixel, up or down.
    std::uint32_t seed = 1;     // Of the noise.
    double askew = 0;  // How much smaller the right edge is seen than the middle: 0.1 is a tenth.
    double glare = 0;  // Of a lamp on the paper, at its brightest: 1 is white.
};

GreyImage draw_picture(const std::vector<Sticker>& stickers, const Shot& shot = {});

// The same camera over a print of one's own: black is 25, white 235, the table 150.
GreyImage photograph(const GreyImage& print, double dots_per_mm, const Shot& shot);

// What a page would look like on paper, at print_dots_per_mm: sharper than any camera here.
GreyImage print_of(const Page& page);
inline constexpr double print_dots_per_mm = 40;

// 18 digits of 薩摩川内市 with a made-up number (it begins with 99) from `seed`.
std::string made_up_line(std::uint32_t seed);
inline std::string number_of(const std::string& line) { return line.substr(8); }

}  // namespace uketsuke::testing_aid
