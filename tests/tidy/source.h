// The project's own files as the tests of the code see them: which are tracked, what they say, and
// what remains of C++ when comments and literals are taken away.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace uketsuke::tidy {

struct Source {
    std::string path;  // From the root of the project: "core/base/date.h".
    std::string text;
};

// One thing that is wrong, at one line.
struct Finding {
    std::string path;
    std::size_t line = 0;  // From 1; 0 means the whole file.
    std::string what;
    bool operator==(const Finding&) const = default;
};

// Every file that git tracks; without git, every file outside build/ and dot folders.
std::vector<Source> read_sources(const std::filesystem::path& root);

bool is_cpp(std::string_view path);                                   // .cpp or .h
bool is_header(std::string_view path);                                // .h
bool starts_with_room(std::string_view path, std::string_view room);  // "core" matches "core/...".

// Same length and same lines, with blanks for comments, and also for the insides of string and
// character literals (raw ones too) where `Literals::blank`.
enum class Literals { keep, blank };
std::string without_comments(std::string_view text, Literals literals);

std::vector<std::string_view> lines_of(std::string_view text);
std::size_t line_at(std::string_view text, std::size_t offset);  // From 1.

}  // namespace uketsuke::tidy
