// UTF-8 in, an atlas of exactly those characters out.
#include "kiosk/look/glyphs.h"

#include <imgui.h>

#include <filesystem>

namespace uketsuke::look {

namespace {

// Bytes that follow a first byte, -1 where it is none.
int followers(unsigned char first) {
    if (first < 0x80) return 0;
    if (first >= 0xC2 && first < 0xE0) return 1;
    if (first >= 0xE0 && first < 0xF0) return 2;
    if (first >= 0xF0 && first < 0xF5) return 3;
    return -1;
}

ImVector<ImWchar> ranges_of(const GlyphSet& glyphs) {
    ImFontGlyphRangesBuilder builder;
    for (char32_t c : glyphs.characters()) {
        if (c >= 0x20 && c <= IM_UNICODE_CODEPOINT_MAX) builder.AddChar(static_cast<ImWchar>(c));
    }
    ImVector<ImWchar> ranges;
    builder.BuildRanges(&ranges);
    return ranges;
}

}  // namespace

GlyphSet::GlyphSet() {
    for (char32_t c = 0x20; c < 0x7F; ++c) characters_.insert(c);
    for (char32_t c = 0x3041; c <= 0x30FE; ++c) characters_.insert(c);  // Kana, for the keyboard.
    add("…・―–’、。「」（）　：／％");
}

void GlyphSet::add(std::string_view utf8) {
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_character(utf8, at);
        if (c >= 0x20 && c != 0xFFFD) characters_.insert(c);
    }
}

void GlyphSet::add(const GlyphSet& other) {
    characters_.insert(other.characters_.begin(), other.characters_.end());
}

void GlyphSet::remove(const GlyphSet& other) {
    for (char32_t c : other.characters_) characters_.erase(c);
}

GlyphSet GlyphSet::nothing() {
    GlyphSet empty;
    empty.characters_.clear();
    return empty;
}

char32_t next_character(std::string_view utf8, std::size_t& at) {
    const auto first = static_cast<unsigned char>(utf8[at++]);
    const int count = followers(first);
    if (count == 0) return first;
    if (count < 0 || at + static_cast<std::size_t>(count) > utf8.size()) return 0xFFFD;
    char32_t c = first & (0x3FU >> count);
    for (int i = 0; i < count; ++i) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        if ((byte & 0xC0) != 0x80) return 0xFFFD;
        c = (c << 6) | (byte & 0x3FU);
        ++at;
    }
    return c;
}

Result<RoleFonts> bake_fonts(ImFontAtlas& atlas, const GlyphSet& glyphs, const FontFiles& files,
                             const std::array<float, role_count>& pixels) {
    for (const std::string& file : {files.regular, files.bold}) {
        if (std::filesystem::exists(file)) continue;
        return fail(ErrorKind::environment, "fonts.missing",
                    {"文字のファイルがありません: " + file, "A font file is missing: " + file},
                    {"パッケージ fonts-morisawa-bizud-gothic を入れてください。",
                     "Install the package fonts-morisawa-bizud-gothic."});
    }
    const ImVector<ImWchar> ranges = ranges_of(glyphs);
    atlas.Clear();
    atlas.Flags |= ImFontAtlasFlags_NoPowerOfTwoHeight;
    RoleFonts fonts{};
    for (std::size_t role = 0; role < role_count; ++role) {
        ImFontConfig config;
        config.OversampleH = 1;  // Text stands on whole pixels, so nothing is gained by more.
        config.PixelSnapH = true;
        const std::string& file =
            size_of(static_cast<Role>(role)).bold ? files.bold : files.regular;
        fonts[role] = atlas.AddFontFromFileTTF(file.c_str(), pixels[role], &config, ranges.Data);
    }
    if (!atlas.Build()) {
        return fail(ErrorKind::environment, "fonts.bake",
                    {"文字を用意できませんでした。", "The fonts could not be prepared."});
    }
    return fonts;
}

int count_missing(const ImFont& font, std::string_view utf8) {
    int missing = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = next_character(utf8, at);
        if (c < 0x20) continue;
        if (c > IM_UNICODE_CODEPOINT_MAX ||
            font.FindGlyphNoFallback(static_cast<ImWchar>(c)) == nullptr) {
            ++missing;
        }
    }
    return missing;
}

}  // namespace uketsuke::look
