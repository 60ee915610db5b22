// Plain searches through text; no check needs more than one pass.
#include "tests/tidy/checks.h"

#include <algorithm>
#include <array>
#include <set>

namespace uketsuke::tidy {

namespace {

constexpr std::size_t file_lines_max = 400;
constexpr std::size_t line_characters_max = 100;

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Offset of the word where it is not part of a longer name; npos where it is nowhere.
std::size_t find_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const bool begins = at == 0 || !is_name(text[at - 1]);
        const auto after = at + word.size();
        const bool ends = !is_name(word.back()) || after == text.size() || !is_name(text[after]);
        if (begins && ends) return at;
    }
    return text.npos;
}

std::size_t characters_in(std::string_view line) {
    return static_cast<std::size_t>(
        std::ranges::count_if(line, [](char c) { return (c & 0xC0) != 0x80; }));
}

bool is_text(std::string_view path) {
    static constexpr std::array endings{".cpp", ".h", ".txt", ".md", ".json", ".toml", ".csv"};
    return std::ranges::any_of(endings, [&](auto ending) { return path.ends_with(ending); });
}

bool is_pure_room(std::string_view path) {
    if (starts_with_room(path, "kiosk/flow")) return true;
    return starts_with_room(path, "core") && !starts_with_room(path, "core/store");
}

// Every word of every CMakeLists, as a path from the root: "base/a.cpp" in core is
// "core/base/a.cpp".
std::set<std::string> listed_paths(const std::vector<Source>& sources) {
    std::set<std::string> out;
    for (const auto& source : sources) {
        if (!source.path.ends_with("CMakeLists.txt")) continue;
        const std::filesystem::path folder = std::filesystem::path(source.path).parent_path();
        std::string word;
        for (const char c : source.text + " ") {
            const bool separates = c == ' ' || c == '\n' || c == '(' || c == ')' || c == '"';
            if (!separates) {
                word += c;
            } else if (!word.empty()) {
                constexpr std::string_view root = "${CMAKE_SOURCE_DIR}/";
                const auto path = word.starts_with(root)
                                      ? std::filesystem::path(word.substr(root.size()))
                                      : folder / word;
                out.insert(path.lexically_normal().string());
                word.clear();
            }
        }
    }
    return out;
}

}  // namespace

std::vector<Finding> strangers_at_the_top(const std::vector<Source>& sources) {
    static const std::set<std::string_view> house{"CMakeLists.txt", "CMakePresets.json",
                                                  "README.md",      "README.ja.md",
                                                  "LICENSE",        "kiosk",
                                                  "sync",           "core",
                                                  "platform",       "assets",
                                                  "tests"};
    std::set<std::string> strangers;
    for (const auto& source : sources) {
        const auto top = source.path.substr(0, source.path.find('/'));
        if (!house.contains(top) && !top.starts_with('.')) strangers.insert(top);
    }
    std::vector<Finding> out;
    for (const auto& stranger : strangers)
        out.push_back({stranger, 0, "is no room of the house (design.md section 2)"});
    return out;
}

std::vector<Finding> too_long(const Source& source) {
    std::vector<Finding> out;
    if (!is_cpp(source.path)) return out;
    const auto lines = lines_of(source.text);
    if (lines.size() > file_lines_max) {
        out.push_back(
            {source.path, 0, "a file of " + std::to_string(lines.size()) + " lines; at most 400"});
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto characters = characters_in(lines[i]);
        if (characters <= line_characters_max) continue;
        out.push_back({source.path, i + 1,
                       "a line of " + std::to_string(characters) + " characters; at most 100"});
    }
    return out;
}

std::vector<Finding> leftover_marks(const Source& source) {
    std::vector<Finding> out;
    if (!is_text(source.path)) return out;
    // In two parts, or this file would find itself.
    for (const char* mark : {"FIX"
                             "ME",
                             "TO"
                             "DO",
                             "XX"
                             "X",
                             "HA"
                             "CK"}) {
        const auto at = find_word(source.text, mark);
        if (at == source.text.npos) continue;
        out.push_back({source.path, line_at(source.text, at),
                       std::string(mark) + ": finish it, or leave it out and say so"});
    }
    return out;
}

std::vector<Finding> unlisted_files(const std::vector<Source>& sources) {
    std::vector<Finding> out;
    const auto listed = listed_paths(sources);
    for (const auto& source : sources) {
        if (source.path.ends_with(".cpp") && !listed.contains(source.path))
            out.push_back({source.path, 0, "no CMakeLists.txt names it"});
    }
    return out;
}

std::vector<Finding> missing_opening(const Source& source) {
    std::vector<Finding> out;
    if (!is_cpp(source.path)) return out;
    if (!source.text.starts_with("// "))
        out.push_back({source.path, 1, "open the file with a // comment: what lives here, why"});
    if (is_header(source.path) && source.text.find("\n#pragma once\n") == std::string::npos)
        out.push_back({source.path, 1, "#pragma once is missing"});
    return out;
}

std::vector<Finding> untidy_ends(const Source& source) {
    std::vector<Finding> out;
    if (!is_text(source.path) || source.text.empty()) return out;
    const auto lines = lines_of(source.text);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].ends_with(' ') || lines[i].ends_with('\t'))
            out.push_back({source.path, i + 1, "blanks at the end of the line"});
        if (is_cpp(source.path) && lines[i].find('\t') != lines[i].npos)
            out.push_back({source.path, i + 1, "a tab"});
    }
    if (source.text.back() != '\n')
        out.push_back({source.path, lines.size(), "no newline at the end of the file"});
    return out;
}

std::vector<Finding> machine_paths(const Source& source) {
    std::vector<Finding> out;
    if (!is_cpp(source.path) || starts_with_room(source.path, "tests")) return out;
    const std::string code = without_comments(source.text, Literals::keep);
    for (const char* folder : {"\"/work", "\"/root", "\"/tmp", "\"/home"}) {
        const auto at = find_word(code, folder);
        if (at == code.npos) continue;
        out.push_back({source.path, line_at(code, at), "a folder of one machine"});
    }
    return out;
}

std::vector<Finding> impure_core(const Source& source) {
    static constexpr std::array words{"system_clock::now",
                                      "steady_clock",
                                      "high_resolution_clock",
                                      "random_device",
                                      "mt19937",
                                      "rand(",
                                      "srand(",
                                      "time(",
                                      "clock_gettime",
                                      "getrandom",
                                      "gettimeofday",
                                      "getenv",
                                      "jthread",
                                      "std::thread",
                                      "std::async",
                                      "sleep_for",
                                      "socket(",
                                      "localtime",
                                      "std::mutex"};
    std::vector<Finding> out;
    if (!is_cpp(source.path) || !is_pure_room(source.path)) return out;
    const std::string code = without_comments(source.text, Literals::blank);
    for (const char* word : words) {
        const auto at = find_word(code, word);
        if (at == code.npos) continue;
        out.push_back({source.path, line_at(code, at),
                       std::string(word) + " in a room that is told time and chance"});
    }
    return out;
}

std::vector<Finding> json_in_headers(const Source& source) {
    if (!is_header(source.path) || source.path.ends_with("_json.h")) return {};
    const auto at = source.text.find("#include \"core/base/json.h\"");
    if (at == std::string::npos) return {};
    return {{source.path, line_at(source.text, at), "include core/base/json.h from .cpp only"}};
}

}  // namespace uketsuke::tidy
