// A made-up base (見本) and a town on top of it, for the tests of what a file takes over.
#pragma once

#include <map>

#include "tests/core/programme/cases.h"

namespace uketsuke::testing {

// Product "a" with two doses, at least 20 days apart until 2030-06-30 and at
// least 10 from then on; "b" has no interval here.
inline constexpr const char* base = R"toml([programme]
id = "base"
version = "7"
from = 2030-01-01
until = 2030-12-31
ja = "見本"
en = "Sample"
[[document]]
id = "BAS"
ja = "見本"
en = "Sample"
[[age_class]]
id = "all"
from_years = 0
ja = "全年齢"
en = "all ages"
[[class]]
id = "kind"
ja = "種類"
en = "kind"
[[product]]
id = "a"
class = "kind"
ages = "all"
ja = "a"
en = "a"
maker_ja = "見本"
maker_en = "Sample"
[[product]]
id = "b"
class = "kind"
ages = "all"
ja = "b"
en = "b"
maker_ja = "見本"
maker_en = "Sample"
[[series]]
id = "two"
products = ["a", "b"]
primary_doses = 2
ages = "all"
clause = "BAS 1"
ja = "2回"
en = "two doses"
[[group]]
id = "staff"
established_by = "desk"
name_ja = "職員"
name_en = "staff"
question_ja = "職員ですか。"
question_en = "Staff?"
clause = "BAS 1"
ja = "職員"
en = "staff"
[[offer]]
doses = [1, 2]
products = ["a", "b"]
clause = "BAS 1"
ja = "どなたでも"
en = "for everyone"
[[spacing]]
doses = [2]
products = ["a"]
until = 2030-06-30
days = 20
clause = "BAS 2"
ja = "20日"
en = "20 days"
[[spacing]]
doses = [2]
products = ["a"]
from = 2030-07-01
days = 10
clause = "BAS 3"
ja = "10日"
en = "10 days"
[[total]]
most = 2
taken_over = false
clause = "BAS 4"
ja = "2回まで"
en = "at most two"
[[notice]]
code = "wrong_product_for_dose"
clause = "BAS 5"
ja = "a"
en = "a"
[[notice]]
code = "wrong_product_for_age"
clause = "BAS 5"
ja = "a"
en = "a"
[[notice]]
code = "unknown_product"
clause = "BAS 5"
ja = "a"
en = "a"
[[notice]]
code = "document_ambiguous"
clause = "BAS 5"
ja = "a"
en = "a"
)toml";

inline std::string town(const std::string& rules, const std::string& builds_on = "base") {
    return "[programme]\nid = \"town\"\nversion = \"1\"\nbuilds_on = \"" + builds_on + R"toml("
from = 2030-03-01
until = 2030-11-30
ja = "見本町"
en = "Sample Town"
[[document]]
id = "TWN"
ja = "見本町"
en = "Sample Town"
[[offer]]
doses = [1, 2, 3]
products = ["a", "b"]
same_product = true
clause = "TWN 1"
ja = "どなたでも"
en = "for everyone"
)toml" + rules;
}

inline std::string spacing(const std::string& keys) {
    return "[[spacing]]\n" + keys + "\nclause = \"TWN 2\"\nja = \"間隔\"\nen = \"interval\"\n";
}

using Files = std::map<std::string, std::string>;

inline LoadedProgramme load(const std::string& text, const Files& files = {{"base", base}}) {
    return load_programme(text, "town.toml", [&](const std::string& id) -> Result<ProgrammeText> {
        const auto found = files.find(id);
        if (found == files.end()) return fail(ErrorKind::not_found, "x", {"ない。", "No file."});
        return ProgrammeText{found->second, id + ".toml"};
    });
}

inline std::string flaws(const LoadedProgramme& loaded) {
    std::string out;
    for (const Flaw& flaw : loaded.flaws) out += to_line(flaw, Language::english) + "\n";
    return out;
}

}  // namespace uketsuke::testing
