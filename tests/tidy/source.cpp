// A lexer just deep enough to tell code from comments and literals; it is tested on snippets.
#include "tests/tidy/source.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>

namespace uketsuke::tidy {

namespace {

std::vector<std::string> tracked_paths(const std::filesystem::path& root) {
    std::vector<std::string> out;
    const std::string command = "git -C '" + root.string() + "' ls-files -z 2>/dev/null";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    if (!pipe) return out;
    std::string all;
    std::array<char, 65536> chunk;
    while (const auto got = std::fread(chunk.data(), 1, chunk.size(), pipe))
        all.append(chunk.data(), got);
    ::pclose(pipe);
    for (std::size_t from = 0; from < all.size();) {
        const auto end = all.find('\0', from);
        out.push_back(all.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

std::vector<std::string> found_paths(const std::filesystem::path& root) {
    std::vector<std::string> out;
    auto at = std::filesystem::recursive_directory_iterator(root);
    for (; at != std::filesystem::recursive_directory_iterator(); ++at) {
        const auto name = at->path().filename().string();
        const bool skipped = at.depth() == 0 && (name == "build" || name.starts_with('.'));
        if (skipped && at->is_directory()) at.disable_recursion_pending();
        if (at->is_regular_file()) out.push_back(at->path().lexically_relative(root).string());
    }
    return out;
}

// Where the literal or comment that begins at `at` ends; `at` itself where none begins.
std::size_t end_of_comment(std::string_view text, std::size_t at) {
    if (text.substr(at, 2) == "//") return std::min(text.find('\n', at), text.size());
    if (text.substr(at, 2) != "/*") return at;
    const auto end = text.find("*/", at + 2);
    return end == std::string_view::npos ? text.size() : end + 2;
}

bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::size_t end_of_literal(std::string_view text, std::size_t at) {
    const char quote = text[at];
    if (quote != '"' && quote != '\'') return at;
    if (quote == '\'' && at > 0 && is_word(text[at - 1])) return at;  // 1'000 or u8'a': skip.
    if (quote == '"' && at > 0 && text[at - 1] == 'R') {
        const auto open = text.find('(', at);
        if (open == std::string_view::npos) return text.size();
        std::string close(")");
        close.append(text.substr(at + 1, open - at - 1));
        close += '"';
        const auto end = text.find(close, open);
        return end == std::string_view::npos ? text.size() : end + close.size();
    }
    for (auto i = at + 1; i < text.size() && text[i] != '\n'; ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            return i + 1;
        }
    }
    return text.size();
}

void blank(std::string& text, std::size_t from, std::size_t to) {
    for (auto i = from; i < to; ++i) {
        if (text[i] != '\n') text[i] = ' ';
    }
}

}  // namespace

std::vector<Source> read_sources(const std::filesystem::path& root) {
    auto paths = tracked_paths(root);
    if (paths.empty()) paths = found_paths(root);
    std::ranges::sort(paths);
    std::vector<Source> out;
    for (auto& path : paths) {
        std::ifstream in(root / path, std::ios::binary);
        if (!in) continue;  // Deleted, and not yet staged.
        out.push_back({std::move(path), {std::istreambuf_iterator<char>(in), {}}});
    }
    return out;
}

bool is_header(std::string_view path) { return path.ends_with(".h"); }
bool is_cpp(std::string_view path) { return is_header(path) || path.ends_with(".cpp"); }

bool starts_with_room(std::string_view path, std::string_view room) {
    return path.starts_with(room) && path.size() > room.size() && path[room.size()] == '/';
}

std::string without_comments(std::string_view text, Literals literals) {
    std::string out(text);
    for (std::size_t at = 0; at < text.size();) {
        if (const auto end = end_of_comment(text, at); end > at) {
            blank(out, at, end);
            at = end;
        } else if (const auto after = end_of_literal(text, at); after > at) {
            if (literals == Literals::blank && after - at >= 2) blank(out, at + 1, after - 1);
            at = after;
        } else {
            ++at;
        }
    }
    return out;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = std::min(text.find('\n', from), text.size());
        out.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return out;
}

std::size_t line_at(std::string_view text, std::size_t offset) {
    const auto upto = text.substr(0, offset);
    return 1 + static_cast<std::size_t>(std::ranges::count(upto, '\n'));
}

}  // namespace uketsuke::tidy
