// Which characters the window must be able to draw, and the fonts baked from exactly those. A face
// of ten thousand kanji would fill the memory of a small terminal; the words of the catalogues and
// the programmes use a few hundred. What is missing all the same is drawn by the Scribe (look.h).
#pragma once

#include <array>
#include <set>
#include <string>
#include <string_view>

#include "core/base/result.h"
#include "kiosk/look/theme.h"

struct ImFont;
struct ImFontAtlas;

namespace uketsuke::look {

class GlyphSet {
  public:
    GlyphSet();  // ASCII, kana and the punctuation that every language shares.
    // Adds each character of the text; what is not UTF-8 is passed over.
    void add(std::string_view utf8);
    void add(const GlyphSet& other);
    void remove(const GlyphSet& other);
    static GlyphSet nothing();
    bool empty() const { return characters_.empty(); }
    bool operator==(const GlyphSet&) const = default;
    const std::set<char32_t>& characters() const { return characters_; }

  private:
    std::set<char32_t> characters_;
};

// The next character of `utf8` from `at`, which moves on; 0xFFFD for a byte that begins none.
char32_t next_character(std::string_view utf8, std::size_t& at);

struct FontFiles {
    std::string regular = "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Regular.ttf";
    std::string bold = "/usr/share/fonts/truetype/bizud-gothic/BIZUDPGothic-Bold.ttf";
};

using RoleFonts = std::array<ImFont*, role_count>;

// Clears the atlas and bakes every role at the given pixel sizes. UI thread; the atlas owns the
// fonts. Errors: fonts.missing (environment).
Result<RoleFonts> bake_fonts(ImFontAtlas& atlas, const GlyphSet& glyphs, const FontFiles& files,
                             const std::array<float, role_count>& pixels);

// Characters of the text that this font cannot draw.
int count_missing(const ImFont& font, std::string_view utf8);

}  // namespace uketsuke::look
