// Sizes, the atlas and the cache of pictures; drawing itself is in text.cpp, button.cpp and so on.
#include "kiosk/look/look.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

namespace uketsuke::look {

namespace {

// Beyond this a glyph is a picture of its own; a wall-sized screen is not worth the memory.
constexpr float scale_max = 2.4F;

Picture picture_of(ImFontAtlas& atlas) {
    unsigned char* pixels = nullptr;
    Picture picture;
    atlas.GetTexDataAsRGBA32(&pixels, &picture.width, &picture.height);
    const auto size =
        static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4;
    picture.rgba.assign(pixels, pixels + size);
    return picture;
}

void style_plainly() {
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0, 0};
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.ItemSpacing = {0, 0};
    style.AntiAliasedLinesUseTex = false;
}

}  // namespace

Look::Look(Textures& textures, Scribe& scribe, Catalogue catalogue, GlyphSet glyphs,
           FontFiles files)
    : textures_(textures),
      scribe_(scribe),
      catalogue_(std::move(catalogue)),
      glyphs_(std::move(glyphs)),
      files_(std::move(files)) {}

Look::~Look() {
    forget_people();
    for (const auto& [slot, placed] : slots_) textures_.destroy(placed.texture);
    if (atlas_ != nullptr) textures_.destroy(atlas_);
}

Result<bool> Look::prepare(float width, float height) {
    width_ = width;
    height_ = height;
    // ImGui only hands it back (paint.cpp): nothing writes to it.
    ImGui::GetIO().UserData = const_cast<Palette*>(&palette(shade_));
    scale_ = std::clamp(std::min(height / 800.0F, width / 1280.0F), 0.5F, scale_max);
    if (scale_ == baked_scale_ && text_size_ == baked_size_ && !wants_frame()) return false;
    glyphs_.add(unlearned_);
    unlearned_ = GlyphSet::nothing();
    std::array<float, role_count> pixels{};
    for (std::size_t role = 0; role < role_count; ++role) {
        pixels[role] = font_pixels(static_cast<Role>(role));
    }
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    fonts_ = TRY(bake_fonts(atlas, glyphs_, files_, pixels));
    const Picture picture = picture_of(atlas);
    if (atlas_ == nullptr) {
        atlas_ = textures_.create(picture);
    } else {
        textures_.replace(atlas_, picture);
    }
    atlas.SetTexID(atlas_);
    atlas.ClearTexData();
    baked_scale_ = scale_;
    baked_size_ = text_size_;
    style_plainly();
    forget_people();  // Names too are set anew at the new size.
    return true;
}

void Look::begin_frame() {
    focus_.take_keys(inventory_);
    inventory_.clear();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize({width_, height_});
    ImGui::Begin("screen", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoBackground |
                     ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus |
                     ImGuiWindowFlags_NoScrollWithMouse);
}

void Look::end_frame() {
    ImGui::End();
    focus_.draw(*this, inventory_);
}

float Look::px(float design) const { return std::round(design * scale_); }

float Look::text_px(float design) const {
    return px(design * (text_size_ == TextSize::large ? 1.5F : 1.0F));
}

float Look::font_pixels(Role role) const { return std::round(pixels_of(role, scale_, text_size_)); }

void Look::learn(std::string_view text) {
    // What was asked for once and is still missing, no font has.
    unlearned_.add(text);
    unlearned_.remove(glyphs_);
}

Placed Look::lettering(const Lettering& wanted) {
    if (const auto found = letterings_.find(wanted); found != letterings_.end()) {
        by_age_.splice(by_age_.begin(), by_age_, found->second.age);
        return found->second.placed;
    }
    const Lettered lettered = scribe_.letter(wanted);
    const Picture& picture = lettered.picture;
    if (picture.rgba.empty()) return {};
    if (letterings_.size() >= lettering_max) {
        const auto oldest = letterings_.find(by_age_.back());
        textures_.destroy(oldest->second.placed.texture);
        letterings_.erase(oldest);
        by_age_.pop_back();
    }
    const Placed placed{textures_.create(picture), picture.width, picture.height, lettered.missing,
                        lettered.shortened};
    by_age_.push_front(wanted);
    letterings_[wanted] = {placed, by_age_.begin()};
    return placed;
}

void Look::show(const char* slot, const Picture& picture) {
    Placed& placed = slots_[slot];
    if (placed.texture == nullptr) {
        placed.texture = textures_.create(picture);
    } else {
        textures_.replace(placed.texture, picture);
    }
    placed.width = picture.width;
    placed.height = picture.height;
}

void Look::hide(const char* slot) {
    const auto found = slots_.find(slot);
    if (found == slots_.end()) return;
    textures_.destroy(found->second.texture);
    slots_.erase(found);
}

std::optional<Placed> Look::shown(const char* slot) const {
    const auto found = slots_.find(slot);
    if (found == slots_.end()) return std::nullopt;
    return found->second;
}

void Look::forget_people() {
    for (const auto& [lettering, remembered] : letterings_) {
        textures_.destroy(remembered.placed.texture);
    }
    letterings_.clear();
    by_age_.clear();
}

}  // namespace uketsuke::look
