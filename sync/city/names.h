// Names of people who do not exist. A surname is a word that says "example" (見本, 例, 仮 ...) with
// an ordinary ending, so nobody is meant; among them stand all the characters that break software:
// rare kanji, characters outside the BMP, variation selectors, long and alphabetic names.
#pragma once

#include <string>

#include "core/ledger/facts.h"
#include "sync/city/chance.h"

namespace uketsuke {

struct MadeUpName {
    std::string name;
    std::string kana;  // Full width, or half width where the source is such.
};

// Of every forty citizens one has each kind of difficult name, and every eighth has half-width
// kana: so a small city has them all.
MadeUpName make_name(std::uint64_t seed, int index, Sex sex);

// Full-width katakana to half width (JIS X 0201), a voiced mark as a character of its own.
std::string half_width(std::string_view kana);

}  // namespace uketsuke
