// A window made of memory: ImGui without display or GPU, taps instead of fingers, and a small
// software rasteriser, so that a screen can be tested and looked at in a few milliseconds.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "kiosk/look/look.h"

namespace uketsuke::look {

class MemoryTextures : public Textures {
  public:
    TextureId create(const Picture& picture) override;
    void replace(TextureId texture, const Picture& picture) override;
    void destroy(TextureId texture) override;
    std::size_t count() const { return pictures_.size(); }

  private:
    std::map<TextureId, std::unique_ptr<Picture>> pictures_;
};

// Stands for Pango where a test is not about names: one white bar for each character.
class BarScribe : public Scribe {
  public:
    Lettered letter(const Lettering& lettering) override;
};

// Every character of all catalogues.
GlyphSet catalogue_glyphs();
Catalogue test_catalogue(Language language);

class Headless {
  public:
    Headless(int width, int height, Language language, TextSize size = TextSize::normal);
    Headless(int width, int height, Language language, TextSize size,
             std::unique_ptr<Scribe> scribe);
    ~Headless();

    Look& look() { return *look_; }
    const Inventory& inventory() { return look_->inventory(); }
    MemoryTextures& textures() { return textures_; }

    // One frame; twice where characters were learned in the first.
    void frame(const std::function<void(Look&)>& draw);
    // Moves the finger there, presses, lifts: three frames.
    void tap(float x, float y, const std::function<void(Look&)>& draw);
    void tap(const std::string& id, const std::function<void(Look&)>& draw);
    void drag(float x, float from_y, float to_y, const std::function<void(Look&)>& draw);
    void type(std::string_view utf8);  // Before the next frame.
    // One of Tab and Space, down and up: two frames.
    void press(int imgui_key, const std::function<void(Look&)>& draw, bool shift = false);

    // The last frame as pixels, and as a picture file (PNG by the suffix) for a person to look at.
    Picture picture() const;
    void save(const std::string& file) const;

  private:
    void one_frame(const std::function<void(Look&)>& draw);
    int width_;
    int height_;
    MemoryTextures textures_;
    std::unique_ptr<Scribe> scribe_;
    std::unique_ptr<Look> look_;
};

}  // namespace uketsuke::look
