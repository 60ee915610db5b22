// The adapter to toml++ 3.3, used as the shared library: header-only, it aborts on a malformed
// table name where the library returns an error.
// [x] syntax errors with their line  [x] lines of values  [x] local dates  [ ] comments
#include "core/programme/toml_tree.h"

#include <toml++/toml.h>

#include <cmath>
#include <cstdio>

namespace uketsuke {

namespace {

constexpr std::size_t bytes_max = 1u << 20;
constexpr int levels_max = 16;

class Reader {
  public:
    Reader(const std::string& file, std::vector<Flaw>& flaws) : file_(file), flaws_(flaws) {}

    TomlValue read(const toml::node& node, const std::string& key, int level) {
        TomlValue out;
        out.line = static_cast<int>(node.source().begin.line);
        if (level > levels_max) {
            flaw(out.line, key, {"入れ子が深すぎます。", "This is nested too deeply."});
        } else if (const auto* table = node.as_table()) {
            out.value = read_table(*table, key, level);
        } else if (const auto* array = node.as_array()) {
            TomlArray items;
            for (const auto& item : *array) items.push_back(read(item, key, level + 1));
            out.value = std::move(items);
        } else {
            read_scalar(node, key, out);
        }
        return out;
    }

  private:
    TomlTable read_table(const toml::table& table, const std::string& key, int level) {
        TomlTable out;
        for (const auto& [name, item] : table) {
            const std::string inner =
                key.empty() ? std::string(name.str()) : key + "." + std::string(name.str());
            TomlValue value = read(item, inner, level + 1);
            // A scalar is best found by its key, which may stand on the line before the value.
            if (value.line == 0) value.line = static_cast<int>(name.source().begin.line);
            out.emplace(std::string(name.str()), std::move(value));
        }
        return out;
    }

    void read_scalar(const toml::node& node, const std::string& key, TomlValue& out) {
        if (const auto* string = node.as_string()) {
            out.value = string->get();
        } else if (const auto* whole = node.as_integer()) {
            out.value = whole->get();
        } else if (const auto* real = node.as_floating_point();
                   real && std::isfinite(real->get())) {
            out.value = real->get();
        } else if (const auto* truth = node.as_boolean()) {
            out.value = truth->get();
        } else if (const auto* date = node.as_date()) {
            char text[16];
            std::snprintf(text, sizeof text, "%04d-%02d-%02d", static_cast<int>(date->get().year),
                          static_cast<int>(date->get().month), static_cast<int>(date->get().day));
            if (const auto day = parse_day(text)) {
                out.value = *day;
            } else {
                flaw(out.line, key, {"ない日付です。", "There is no such day."});
            }
        } else {
            flaw(out.line, key,
                 {"文字列・数・真偽・日付のいずれかで書いてください。",
                  "Write a string, a number, true or false, or a date here."});
        }
    }

    void flaw(int line, const std::string& key, Words words) {
        flaws_.push_back({file_, line, key, std::move(words)});
    }

    const std::string& file_;
    std::vector<Flaw>& flaws_;
};

}  // namespace

TomlParsed parse_toml(std::string_view text, const std::string& file) {
    TomlParsed out;
    out.root.value = TomlTable{};
    if (text.size() > bytes_max) {
        out.flaws.push_back(
            {file,
             0,
             "",
             {"ファイルが大きすぎます(上限1MiB)。", "The file is too large (limit 1 MiB)."}});
        return out;
    }
    try {
        const toml::table table = toml::parse(text, file);
        out.root = Reader(file, out.flaws).read(table, "", 0);
    } catch (const toml::parse_error& error) {
        const std::string detail(error.description());
        out.flaws.push_back({file,
                             static_cast<int>(error.source().begin.line),
                             "",
                             {"TOMLの書式が正しくありません(" + detail + ")。",
                              "This is not valid TOML (" + detail + ")."}});
    } catch (const std::exception& error) {
        out.flaws.push_back({file,
                             0,
                             "",
                             {std::string("読めません(") + error.what() + ")。",
                              std::string("Cannot be read (") + error.what() + ")."}});
    }
    return out;
}

}  // namespace uketsuke
