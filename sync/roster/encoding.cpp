// The iconv adapter: CP932 to UTF-8 and back.
#include "sync/roster/encoding.h"

#include <iconv.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/require.h"
#include "core/base/utf8.h"

namespace uketsuke {

namespace {

std::size_t line_at(std::string_view bytes, std::size_t offset) {
    const auto newlines = std::count(bytes.begin(), bytes.begin() + std::ptrdiff_t(offset), '\n');
    return std::size_t(newlines) + 1;
}

struct Converted {
    std::string text;
    std::optional<std::size_t> stopped_at;  // Of the input, where it could not go on.
};

Converted convert(const char* from_name, const char* to_name, std::string_view bytes) {
    const iconv_t converter = iconv_open(to_name, from_name);
    require(converter != iconv_t(-1), "glibc converts CP932");
    std::vector<char> in(bytes.begin(), bytes.end());
    std::vector<char> out(bytes.size() * 3 + 16);  // Two bytes become at most three, one three.
    char* from = in.data();
    char* to = out.data();
    std::size_t in_left = in.size();
    std::size_t out_left = out.size();
    const std::size_t status = iconv(converter, &from, &in_left, &to, &out_left);
    iconv_close(converter);
    Converted converted{std::string(out.data(), out.size() - out_left), std::nullopt};
    if (status == std::size_t(-1)) converted.stopped_at = in.size() - in_left;
    return converted;
}

DecodedText from_cp932(std::string_view bytes) {
    Converted converted = convert("CP932", "UTF-8", bytes);
    DecodedText decoded;
    if (converted.stopped_at) {
        decoded.problems.add({line_at(bytes, *converted.stopped_at),
                              "",
                              "text.encoding",
                              {"UTF-8としてもCP932（Shift_JIS）としても読めない文字があります。",
                               "A character here is neither UTF-8 nor CP932 (Shift_JIS)."}});
        return decoded;
    }
    decoded.utf8 = std::move(converted.text);
    return decoded;
}

}  // namespace

DecodedText decode_office_text(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        DecodedText decoded;
        decoded.problems.add({1,
                              "",
                              "text.utf16",
                              {"UTF-16（Unicodeテキスト）のファイルです。"
                               "「CSV UTF-8（コンマ区切り）」で保存し直してください。",
                               "This file is UTF-16 (Unicode text). Save it again as \"CSV UTF-8 "
                               "(comma delimited)\"."}});
        return decoded;
    }
    if (!is_utf8(bytes)) return from_cp932(bytes);
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    return {std::string(bytes), {}};
}

std::optional<std::string> to_cp932(std::string_view utf8) {
    Converted there = convert("UTF-8", "CP932", utf8);
    if (there.stopped_at) return std::nullopt;
    const Converted back = convert("CP932", "UTF-8", there.text);
    if (back.stopped_at || back.text != utf8) return std::nullopt;
    return std::move(there.text);
}

std::optional<char32_t> first_outside_cp932(std::string_view utf8) {
    if (to_cp932(utf8)) return std::nullopt;
    for (const char32_t c : decode_utf8(utf8)) {
        if (!to_cp932(encode_utf8(std::u32string(1, c)))) return c;
    }
    return std::nullopt;
}

}  // namespace uketsuke
