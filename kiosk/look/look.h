// What drawing draws with: fonts for this window's size, words, pictures of names, and the
// inventory of the frame. One Look lives as long as its window; it holds nothing of the flow.
// UI thread only.
#pragma once

#include <list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/look/focus.h"
#include "kiosk/look/glyphs.h"
#include "kiosk/look/inventory.h"
#include "kiosk/look/textures.h"
#include "kiosk/look/theme.h"
#include "kiosk/look/words.h"

namespace uketsuke::look {

// One line of people's text: a name, kana, an address.
struct Lettering {
    enum class Overflow { shrink, ellipsis };
    std::string text;
    int pixels = 0;     // Height of the em.
    int width_max = 0;  // 0 has no limit.
    Overflow overflow = Overflow::shrink;
    auto operator<=>(const Lettering&) const = default;
};

struct Lettered {
    Picture picture;         // White on a transparent ground; drawing gives it its colour.
    bool missing = false;    // No font has one of its characters: show the kana beside it.
    bool shortened = false;  // It ends in an ellipsis.
};

// Sets text that the atlas cannot: rare kanji, variation selectors, characters outside the BMP.
class Scribe {
  public:
    virtual ~Scribe() = default;
    virtual Lettered letter(const Lettering& lettering) = 0;
};

// A texture and its size in its own pixels.
struct Placed {
    TextureId texture = nullptr;
    int width = 0;
    int height = 0;
    bool missing = false;
    bool shortened = false;
};

class Look {
  public:
    // `glyphs`: the catalogues' and whatever else is known to be shown, such as the sentences of
    // the programme files. Textures and scribe must outlive the Look.
    Look(Textures& textures, Scribe& scribe, Catalogue catalogue, GlyphSet glyphs,
         FontFiles files = {});
    ~Look();
    Look(const Look&) = delete;
    Look& operator=(const Look&) = delete;

    // Before ImGui's frame: bakes the fonts if size or characters have changed. Screen pixels.
    Result<bool> prepare(float width, float height);
    // Between ImGui::NewFrame and ImGui::Render: one borderless window over everything.
    void begin_frame();
    void end_frame();

    Catalogue& words() { return catalogue_; }
    const Catalogue& words() const { return catalogue_; }
    std::string tr(const char* key, std::initializer_list<Filling> fillings = {}) const {
        return catalogue_.tr(key, fillings);
    }
    TextSize text_size() const { return text_size_; }
    void use_text_size(TextSize size) { text_size_ = size; }
    Shade shade() const { return shade_; }
    void use_shade(Shade shade) { shade_ = shade; }

    Box screen() const { return {0, 0, width_, height_}; }
    float px(float design) const;  // Design pixels to whole screen pixels.
    // Design pixels that must grow with the text they hold.
    float text_px(float design) const;
    ImFont& font(Role role) const { return *fonts_[static_cast<std::size_t>(role)]; }
    float font_pixels(Role role) const;

    // Asks for characters that the atlas lacks. They are there from the next frame on, so that no
    // sentence, wherever it comes from, stays with a gap.
    void learn(std::string_view text);
    bool wants_frame() const { return !unlearned_.empty(); }

    // A line as a picture, from a cache of at most `lettering_max`.
    Placed lettering(const Lettering& lettering);
    static constexpr std::size_t lettering_max = 96;
    // The live picture and the preview: one texture each, replaced when the shell has a newer one.
    void show(const char* slot, const Picture& picture);
    void hide(const char* slot);
    std::optional<Placed> shown(const char* slot) const;
    // Forgets every picture of a name: after each visitor, and when the terminal is locked.
    void forget_people();

    Inventory& inventory() { return inventory_; }
    Focus& focus() { return focus_; }
    int scrolling = 0;  // The scrolling area around what is drawn now, from 1; 0: none.

  private:
    Textures& textures_;
    Scribe& scribe_;
    Catalogue catalogue_;
    GlyphSet glyphs_;
    GlyphSet unlearned_ = GlyphSet::nothing();
    FontFiles files_;
    TextSize text_size_ = TextSize::normal;
    TextSize baked_size_ = TextSize::normal;
    Shade shade_ = Shade::light;
    float width_ = 0;
    float height_ = 0;
    float baked_scale_ = 0;
    float scale_ = 1;
    RoleFonts fonts_{};
    TextureId atlas_ = nullptr;
    struct Remembered {
        Placed placed;
        std::list<Lettering>::iterator age;
    };
    std::list<Lettering> by_age_;  // Newest first.
    std::map<Lettering, Remembered> letterings_;
    std::map<std::string, Placed> slots_;
    Inventory inventory_;
    Focus focus_;
};

}  // namespace uketsuke::look
