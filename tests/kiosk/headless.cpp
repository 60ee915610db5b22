// Drives ImGui by its input queue; raster.cpp makes the pixels.
#include "tests/kiosk/headless.h"

#include <imgui.h>

#include <fstream>

#include "core/base/require.h"
#include "tests/kiosk/raster.h"
#include "tests/paths.h"

namespace uketsuke::look {

TextureId MemoryTextures::create(const Picture& picture) {
    auto kept = std::make_unique<Picture>(picture);
    TextureId id = kept.get();
    pictures_[id] = std::move(kept);
    return id;
}

void MemoryTextures::replace(TextureId texture, const Picture& picture) {
    *pictures_.at(texture) = picture;
}

void MemoryTextures::destroy(TextureId texture) { pictures_.erase(texture); }

Lettered BarScribe::letter(const Lettering& lettering) {
    int count = 0;
    for (std::size_t at = 0; at < lettering.text.size(); ++count) {
        next_character(lettering.text, at);
    }
    Lettered lettered;
    Picture& picture = lettered.picture;
    picture.height = lettering.pixels;
    picture.width = std::max(1, count * lettering.pixels);
    if (lettering.width_max > 0) picture.width = std::min(picture.width, lettering.width_max);
    for (int i = 0; i < picture.width * picture.height; ++i) {
        const int x = i % picture.width % lettering.pixels;
        picture.rgba.insert(picture.rgba.end(), {255, 255, 255});
        picture.rgba.push_back(x * 8 > lettering.pixels ? 160 : 0);
    }
    return lettered;
}

GlyphSet catalogue_glyphs() {
    GlyphSet glyphs;
    for (const Tongue tongue : tongues) {
        for (const auto& [key, words] : Catalogue::entries(test::words_dir, tongue))
            glyphs.add(words);
    }
    return glyphs;
}

Catalogue test_catalogue(Language language) {
    auto catalogue = Catalogue::open(test::words_dir);
    require(catalogue.has_value(), "the catalogues are built");
    catalogue->speak(language);
    return *catalogue;
}

Headless::Headless(int width, int height, Language language, TextSize size)
    : Headless(width, height, language, size, std::make_unique<BarScribe>()) {}

Headless::Headless(int width, int height, Language language, TextSize size,
                   std::unique_ptr<Scribe> scribe)
    : width_(width), height_(height), scribe_(std::move(scribe)) {
    ImGui::CreateContext();
    ImGui::GetIO().IniFilename = nullptr;
    ImGui::GetIO().KeyMap[ImGuiKey_Tab] = 1;
    ImGui::GetIO().KeyMap[ImGuiKey_Space] = 2;
    ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
    look_ =
        std::make_unique<Look>(textures_, *scribe_, test_catalogue(language), catalogue_glyphs());
    look_->use_text_size(size);
}

Headless::~Headless() {
    look_.reset();
    ImGui::DestroyContext();
}

void Headless::one_frame(const std::function<void(Look&)>& draw) {
    ImGui::GetIO().DeltaTime = 1.0F / 60;
    const auto ready = look_->prepare(static_cast<float>(width_), static_cast<float>(height_));
    require(ready.has_value(), "the fonts are installed");
    ImGui::NewFrame();
    look_->begin_frame();
    draw(*look_);
    look_->end_frame();
    ImGui::Render();
}

void Headless::frame(const std::function<void(Look&)>& draw) {
    one_frame(draw);
    if (look_->wants_frame()) one_frame(draw);
}

void Headless::tap(float x, float y, const std::function<void(Look&)>& draw) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {x, y};
    one_frame(draw);
    io.MouseDown[0] = true;
    one_frame(draw);
    io.MouseDown[0] = false;
    one_frame(draw);
}

void Headless::tap(const std::string& id, const std::function<void(Look&)>& draw) {
    frame(draw);
    for (const Target& target : inventory().targets) {
        if (target.id != id) continue;
        const Box box = target.box;
        return tap(box.centre_x(), box.centre_y(), draw);
    }
    require(false, ("no such target: " + id).c_str());
}

void Headless::drag(float x, float from_y, float to_y, const std::function<void(Look&)>& draw) {
    ImGuiIO& io = ImGui::GetIO();
    io.MousePos = {x, from_y};
    one_frame(draw);
    io.MouseDown[0] = true;
    one_frame(draw);
    for (int step = 1; step <= 8; ++step) {
        const auto part = static_cast<float>(step) / 8;
        io.MousePos = {x, from_y + (to_y - from_y) * part};
        one_frame(draw);
    }
    io.MouseDown[0] = false;
    one_frame(draw);
}

void Headless::type(std::string_view utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(std::string(utf8).c_str());
}

void Headless::press(int imgui_key, const std::function<void(Look&)>& draw, bool shift) {
    ImGuiIO& io = ImGui::GetIO();
    io.KeyShift = shift;
    io.KeysDown[io.KeyMap[imgui_key]] = true;
    one_frame(draw);
    io.KeysDown[io.KeyMap[imgui_key]] = false;
    io.KeyShift = false;
    one_frame(draw);
}

Picture Headless::picture() const { return rasterise(*ImGui::GetDrawData(), width_, height_); }

void Headless::save(const std::string& file) const {
    const Picture shot = picture();
    std::ofstream out(file, std::ios::binary);
    out << "P7\nWIDTH " << shot.width << "\nHEIGHT " << shot.height
        << "\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n";
    out.write(reinterpret_cast<const char*>(shot.rgba.data()),
              static_cast<std::streamsize>(shot.rgba.size()));
}

}  // namespace uketsuke::look
