// Cairo's pixels are numbers of 32 bits: red in bits 16 to 23.
#include "tests/kiosk/screens/png_picture.h"

#include <cairo.h>

#include <array>
#include <memory>

#include "core/base/require.h"

namespace uketsuke::look {

namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;

constexpr std::array<int, 3> shifts{16, 8, 0};

std::size_t offset_of(const Picture& picture, int x, int y) {
    return (std::size_t(y) * std::size_t(picture.width) + std::size_t(x)) * 4;
}

}  // namespace

void write_png(const Picture& picture, const std::string& file) {
    const Surface surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height),
        &cairo_surface_destroy);
    unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (int y = 0; y < picture.height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(rows + std::size_t(y) * stride);
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t* pixel = &picture.rgba[offset_of(picture, x, y)];
            row[x] = 0;
            for (std::size_t i = 0; i < shifts.size(); ++i)
                row[x] |= std::uint32_t(pixel[i]) << shifts[i];
        }
    }
    cairo_surface_mark_dirty(surface.get());
    require(cairo_surface_write_to_png(surface.get(), file.c_str()) == CAIRO_STATUS_SUCCESS,
            "a picture is written");
}

Result<Picture> read_png(const std::string& file) {
    const Surface surface(cairo_image_surface_create_from_png(file.c_str()),
                          &cairo_surface_destroy);
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS)
        return fail(ErrorKind::not_found, "tour.picture", {file, file}, {});
    Picture picture{cairo_image_surface_get_width(surface.get()),
                    cairo_image_surface_get_height(surface.get()),
                    {}};
    const unsigned char* rows = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    for (int y = 0; y < picture.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(rows + std::size_t(y) * stride);
        for (int x = 0; x < picture.width; ++x) {
            for (const int shift : shifts)
                picture.rgba.push_back(static_cast<std::uint8_t>(row[x] >> shift));
            picture.rgba.push_back(255);
        }
    }
    return picture;
}

}  // namespace uketsuke::look
