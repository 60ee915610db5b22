// Triangles by edge functions: textured, coloured, clipped, blended over what is there.
#include "tests/kiosk/raster.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/look/paint.h"

namespace uketsuke::look {

namespace {

struct Texel {
    std::array<float, 4> channel{};  // 0 to 1.
};

Texel texel_at(const Picture& picture, int x, int y) {
    x = std::clamp(x, 0, picture.width - 1);
    y = std::clamp(y, 0, picture.height - 1);
    const std::size_t at = (static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) +
                            static_cast<std::size_t>(x)) *
                           4;
    Texel texel;
    for (std::size_t i = 0; i < 4; ++i) {
        texel.channel[i] = static_cast<float>(picture.rgba[at + i]) / 255.0F;
    }
    return texel;
}

Texel sample(const Picture& picture, float u, float v) {
    const float x = u * static_cast<float>(picture.width) - 0.5F;
    const float y = v * static_cast<float>(picture.height) - 0.5F;
    const float left = std::floor(x);
    const float top = std::floor(y);
    const float fx = x - left;
    const float fy = y - top;
    const int ix = static_cast<int>(left);
    const int iy = static_cast<int>(top);
    if (fx < 0.01F && fy < 0.01F) return texel_at(picture, ix, iy);
    const Texel a = texel_at(picture, ix, iy);
    const Texel b = texel_at(picture, ix + 1, iy);
    const Texel c = texel_at(picture, ix, iy + 1);
    const Texel d = texel_at(picture, ix + 1, iy + 1);
    Texel mixed;
    for (std::size_t i = 0; i < 4; ++i) {
        mixed.channel[i] = (a.channel[i] * (1 - fx) + b.channel[i] * fx) * (1 - fy) +
                           (c.channel[i] * (1 - fx) + d.channel[i] * fx) * fy;
    }
    return mixed;
}

float edge(ImVec2 a, ImVec2 b, float x, float y) {
    return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// Of two triangles that share an edge only one owns the pixels on it.
bool owns(ImVec2 a, ImVec2 b) { return a.y == b.y ? b.x > a.x : b.y < a.y; }

class Triangle {
  public:
    Triangle(ImDrawVert a, ImDrawVert b, ImDrawVert c) : v_{a, b, c} {
        if (area() < 0) std::swap(v_[1], v_[2]);
    }
    float area() const { return edge(v_[0].pos, v_[1].pos, v_[2].pos.x, v_[2].pos.y); }

    void draw(Picture& out, const Picture& texture, ImVec4 clip) const {
        const float whole = area();
        if (whole <= 0) return;
        const auto [x0, x1] = range(v_[0].pos.x, v_[1].pos.x, v_[2].pos.x, clip.x, clip.z);
        const auto [y0, y1] = range(v_[0].pos.y, v_[1].pos.y, v_[2].pos.y, clip.y, clip.w);
        for (int y = std::max(0, y0); y < std::min(out.height, y1); ++y) {
            for (int x = std::max(0, x0); x < std::min(out.width, x1); ++x) {
                draw_pixel(out, texture, x, y, whole);
            }
        }
    }

  private:
    static std::pair<int, int> range(float a, float b, float c, float low, float high) {
        const float first = std::max(std::min({a, b, c}), low);
        const float last = std::min(std::max({a, b, c}), high);
        return {static_cast<int>(std::floor(first)), static_cast<int>(std::ceil(last))};
    }

    void draw_pixel(Picture& out, const Picture& texture, int x, int y, float whole) const {
        const float px = static_cast<float>(x) + 0.5F;
        const float py = static_cast<float>(y) + 0.5F;
        std::array<float, 3> part{};
        for (std::size_t i = 0; i < 3; ++i) {
            const ImVec2 a = v_[(i + 1) % 3].pos;
            const ImVec2 b = v_[(i + 2) % 3].pos;
            part[i] = edge(a, b, px, py);
            if (part[i] < 0 || (part[i] == 0 && !owns(a, b))) return;
            part[i] /= whole;
        }
        float u = 0;
        float v = 0;
        std::array<float, 4> tint{};
        for (std::size_t i = 0; i < 3; ++i) {
            u += part[i] * v_[i].uv.x;
            v += part[i] * v_[i].uv.y;
            for (unsigned c = 0; c < 4; ++c) {
                tint[c] += part[i] * static_cast<float>((v_[i].col >> (8 * c)) & 0xFF) / 255.0F;
            }
        }
        blend(out, x, y, sample(texture, u, v), tint);
    }

    static void blend(Picture& out, int x, int y, const Texel& texel,
                      const std::array<float, 4>& tint) {
        const float alpha = texel.channel[3] * tint[3];
        if (alpha <= 0) return;
        std::uint8_t* pixel =
            &out.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(out.width) +
                       static_cast<std::size_t>(x)) *
                      4];
        for (std::size_t c = 0; c < 3; ++c) {
            const float over = texel.channel[c] * tint[c] * 255.0F;
            const float mixed = over * alpha + static_cast<float>(pixel[c]) * (1 - alpha);
            pixel[c] = static_cast<std::uint8_t>(std::lround(std::clamp(mixed, 0.0F, 255.0F)));
        }
    }

    std::array<ImDrawVert, 3> v_;
};

void lay(Picture& out, ImVec4 clip, std::uintptr_t colour) {
    const auto at_most = [](float value, int most) {
        return std::clamp(static_cast<int>(value), 0, most);
    };
    for (int y = at_most(clip.y, out.height); y < at_most(clip.w, out.height); ++y) {
        for (int x = at_most(clip.x, out.width); x < at_most(clip.z, out.width); ++x) {
            const auto at = static_cast<std::size_t>(y * out.width + x) * 4;
            for (std::size_t c = 0; c < 3; ++c) {
                out.rgba[at + c] = static_cast<std::uint8_t>((colour >> (8 * c)) & 0xFF);
            }
        }
    }
}

void draw_list(Picture& out, const ImDrawList& list) {
    for (const ImDrawCmd& command : list.CmdBuffer) {
        if (command.UserCallback == lay_plain) {
            lay(out, command.ClipRect, reinterpret_cast<std::uintptr_t>(command.UserCallbackData));
            continue;
        }
        const auto* texture = static_cast<const Picture*>(command.GetTexID());
        if (texture == nullptr) continue;
        for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
            const auto vertex = [&](unsigned at) {
                const auto index = list.IdxBuffer[static_cast<int>(command.IdxOffset + at)];
                return list.VtxBuffer[static_cast<int>(command.VtxOffset + index)];
            };
            Triangle(vertex(i), vertex(i + 1), vertex(i + 2)).draw(out, *texture, command.ClipRect);
        }
    }
}

}  // namespace

Picture rasterise(const ImDrawData& data, int width, int height) {
    Picture out;
    out.width = width;
    out.height = height;
    out.rgba.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4, 255);
    lay(out, {0, 0, static_cast<float>(width), static_cast<float>(height)}, to_imgui(theme::paper));
    for (int i = 0; i < data.CmdListsCount; ++i) draw_list(out, *data.CmdLists[i]);
    return out;
}

}  // namespace uketsuke::look
