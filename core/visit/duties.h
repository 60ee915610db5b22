// 担当と資格: which duty at a site needs which qualification. A city's plan says so (SAT 11(2)), so
// it is data with its clause like every other rule of a city (assets/staff/duties.toml): another
// city's plan is another file and no other program.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/toml_tree.h"

namespace uketsuke {

// 資格, as staff are listed with it: "doctor", "nurse" ...
struct Qualification {
    std::string id;
    Words words;
    bool operator==(const Qualification&) const = default;
};

struct Duty {
    std::string id;  // "reception", "filling" ...
    Words words;
    std::vector<std::string> qualifications;  // Any one of them; empty: everybody on the list.
    bool signs_in = true;                     // 駐車場 works without a terminal.
    std::string clause;
};

struct Duties {
    std::string id;
    std::string version;
    Words name;
    std::vector<SourceDocument> documents;
    std::vector<Qualification> qualifications;
    std::vector<Duty> duties;
};

// Errors (bad_input): duties.flaws, all of them, one a line: what TableReader finds, an id that
// stands twice, and a qualification that the file does not name.
Result<Duties> parse_duties(std::string_view text, const std::string& file);

// By id, or by the Japanese or English word for it, as an office writes it.
const Qualification* find_qualification(const Duties& duties, std::string_view id_or_word);

// Null where there is no such duty.
const Duty* find_duty(const Duties& duties, std::string_view id);

// May somebody with these qualifications do it, at a terminal?
bool may_do(const Duty& duty, const std::vector<std::string>& qualifications);

// The desks, as stored (desks.h), whose duty of that name somebody with these qualifications may
// not do. A desk without a duty of its name is open to everybody on the list.
std::vector<std::string> barred_desks(const Duties& duties,
                                      const std::vector<std::string>& qualifications);

// "看護師・保健師": for a list of people. An id that the table does not know stands as it is.
Words qualification_words(const Duties& duties, const std::vector<std::string>& qualifications);

}  // namespace uketsuke
