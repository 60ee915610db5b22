// A TOML file as a tree of values that know their line. The one place that includes toml++; what
// lies beyond it neither throws nor knows the library.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace uketsuke {

struct TomlValue;
using TomlTable = std::map<std::string, TomlValue, std::less<>>;
using TomlArray = std::vector<TomlValue>;

struct TomlValue {
    int line = 0;  // 1 is the first.
    std::variant<std::string, std::int64_t, double, bool, Day, TomlArray, TomlTable> value;
};

// What is wrong with a file, and where.
struct Flaw {
    std::string file;
    int line = 0;
    std::string key;  // "spacing.days"; empty for an error of syntax.
    Words words;
    bool operator==(const Flaw&) const = default;
};

// The root is a table. A time of day, a date with a time and a number that is not finite are flaws:
// no rule has them. Limits: 1 MiB, 16 levels.
struct TomlParsed {
    TomlValue root;
    std::vector<Flaw> flaws;  // Empty when the whole file could be read.
};
TomlParsed parse_toml(std::string_view text, const std::string& file);

}  // namespace uketsuke
