// Splits text into pieces that must stay together, then fills lines greedily.
#include "kiosk/look/wrap.h"

#include <algorithm>

#include "kiosk/look/glyphs.h"

namespace uketsuke::look {

namespace {

constexpr std::u32string_view never_first =
    U"、。，．・：；？！」』）】〉》〕]),.:;?!ーぁぃぅぇぉっゃゅょ"
    U"ァィゥェォッャュョ々…％%/";
constexpr std::u32string_view never_last = U"「『（【〈《〔[(";

bool is_wide(char32_t c) { return c >= 0x2E80 && c != 0xFFFD; }

bool may_break(char32_t before, char32_t after) {
    if (never_first.find(after) != std::u32string_view::npos) return false;
    if (never_last.find(before) != std::u32string_view::npos) return false;
    if (before == U' ') return after != U' ';
    return is_wide(before) || is_wide(after);
}

// Pieces between which a line may break; a piece keeps the spaces that follow it.
std::vector<std::string_view> pieces_of(std::string_view line) {
    std::vector<std::string_view> pieces;
    std::size_t start = 0;
    char32_t before = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t here = at;
        const char32_t c = next_character(line, at);
        if (here > start && c != U' ' && may_break(before, c)) {
            pieces.push_back(line.substr(start, here - start));
            start = here;
        }
        before = c;
    }
    if (start < line.size()) pieces.push_back(line.substr(start));
    return pieces;
}

// A file's name or an address may be longer than a line: it breaks after its own signs.
void add_parts(std::string_view piece, std::vector<std::string_view>& pieces) {
    while (!piece.empty()) {
        const std::size_t sign = piece.find_first_of("_-/.");
        const std::size_t size = sign == std::string_view::npos ? piece.size() : sign + 1;
        pieces.push_back(piece.substr(0, size));
        piece.remove_prefix(size);
    }
}

std::string_view without_trailing_spaces(std::string_view text) {
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

void wrap_paragraph(std::string_view paragraph, float width, const MeasureText& measure,
                    std::vector<std::string>& lines) {
    std::vector<std::string_view> pieces;
    for (std::string_view piece : pieces_of(paragraph)) {
        if (measure(without_trailing_spaces(piece)) <= width) {
            pieces.push_back(piece);
        } else {
            add_parts(piece, pieces);
        }
    }
    std::string line;
    for (std::string_view piece : pieces) {
        const std::string longer = line + std::string(piece);
        if (!line.empty() && measure(without_trailing_spaces(longer)) > width) {
            lines.emplace_back(without_trailing_spaces(line));
            line = piece;
        } else {
            line = longer;
        }
    }
    lines.emplace_back(without_trailing_spaces(line));
}

}  // namespace

std::vector<std::string> wrap_text(std::string_view text, float width, const MeasureText& measure) {
    std::vector<std::string> lines;
    while (true) {
        const std::size_t end = text.find('\n');
        wrap_paragraph(text.substr(0, end), width, measure, lines);
        if (end == std::string_view::npos) return lines;
        text.remove_prefix(end + 1);
    }
}

}  // namespace uketsuke::look
