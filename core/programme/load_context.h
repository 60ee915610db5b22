// What the parts of the loader share: the programme as read so far, the flaws, and the verbs that
// turn names in the file into bits and numbers. Only for the .cpp files of this room.
#pragma once

#include <string>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/table_reader.h"

namespace uketsuke::loading {

struct Context {
    Programme programme;
    std::string file;
    std::vector<Flaw> flaws;
    std::vector<int> product_lines;  // Of the file's own products, in their order.
    // What stands before these places came from the programme that the file builds on.
    std::size_t base_products = 0;
    std::size_t base_groups = 0;
    std::size_t base_contacts = 0;
    std::size_t base_rules = 0;
    std::string base_id;
    std::vector<Offer> base_offers;  // Not taken over; compared with the file's own.
};

// Appends a sentence and returns its number.
int add_reason(Context& context, TableReader& table, const std::string& code,
               const std::string& clause, Words words);
// Reads `clause`, which must begin with the id of a declared document and a space.
std::string read_clause(Context& context, TableReader& table);
std::string read_code(TableReader& table, const std::string& otherwise);
Span read_span(TableReader& table);
// Masks of the names under `key` (and of the class under `class_key`, when one is given); `absent`
// where neither stands there.
Mask read_products(Context& context, TableReader& table, std::string_view key,
                   std::string_view class_key, Mask absent);
Mask read_series(Context& context, TableReader& table);
Mask read_groups(Context& context, TableReader& table, std::string_view key);
Mask read_doses(TableReader& table, Mask absent);
Mask read_previous(Context& context, TableReader& table);
int read_age_class(Context& context, TableReader& table, std::string_view key);  // -1: absent.
std::optional<Ages> read_ages(Context& context, TableReader& table);
int read_people(Context& context, TableReader& table, std::string_view key);  // -1: absent.

// Reads every [[key]] table with `read`, and notes what nobody read.
void read_each(Context& context, TableReader& root, const char* key,
               void (*read)(Context&, TableReader&));

// The parts, in the order in which they need each other.
void read_definitions(Context& context, TableReader& root);  // load_definitions.cpp
void read_rules(Context& context, TableReader& root);        // load_rules.cpp
void read_desk(Context& context, TableReader& root);         // load_desk.cpp
void read_offers(Context& context, TableReader& root);       // load_offers.cpp
void check_whole(Context& context);                          // check.cpp

// base.cpp. begin_on: `base` becomes what the file adds to; of its offers and deadlines nothing is
// taken over. settle_spacing: after check_whole, an interval of the file that is later than the
// base's leaves the days between to the doctor; one that is shorter is a flaw.
void begin_on(Context& context, Programme base);
void settle_spacing(Context& context);
void check_base_offers(Context& context);  // base_offers.cpp

}  // namespace uketsuke::loading
