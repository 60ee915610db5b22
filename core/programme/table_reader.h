// Reads one table of a programme file field by field: what is missing, of the wrong type, unknown
// or out of range becomes a flaw with its line and key, and reading goes on, so that a clerk sees
// all of them at once.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/programme/toml_tree.h"

namespace uketsuke {

class TableReader {
  public:
    // `name` is how the table is called in messages: "spacing". The table must outlive the reader.
    TableReader(const TomlValue& table, std::string name, const std::string& file,
                std::vector<Flaw>& flaws);

    int line() const { return line_; }
    bool has(std::string_view key) const;
    std::string text(std::string_view key);  // Required and not empty.
    std::string text_or(std::string_view key, std::string otherwise);
    std::optional<int> number(std::string_view key, int least, int most);  // Nothing if absent.
    bool truth_or(std::string_view key, bool otherwise);
    std::optional<Day> day(std::string_view key);
    std::vector<std::string> texts(std::string_view key);  // Empty if absent; never empty strings.
    std::vector<int> numbers(std::string_view key, int least, int most);
    // `prefix` + "ja" and `prefix` + "en", both required unless `optional` and both absent.
    Words words(const std::string& prefix = "", bool optional = false);
    // Required; an empty table, with the line of this one, where it is missing.
    TableReader table(const std::string& key);
    std::vector<const TomlValue*> tables(std::string_view key);  // An array of tables, or nothing.

    void flaw(std::string_view key, Words words);
    void flaw(std::string_view key, Words words, int line);
    // Call last: every key that nobody asked for is a flaw.
    void finish();

  private:
    const TomlValue* find(std::string_view key);
    const TomlValue* required(std::string_view key);
    void wrong_type(std::string_view key, const TomlValue& value, Words expected);

    const TomlTable* table_ = nullptr;
    int line_ = 0;
    std::string name_;
    const std::string& file_;
    std::vector<Flaw>& flaws_;
    std::set<std::string, std::less<>> asked_;
};

}  // namespace uketsuke
