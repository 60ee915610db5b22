// 従事者: who may work here, as the city's hub lists them (StaffListed), and how a person proves to
// be one of them: a PIN, or the code on a printed card. Names are public at a site; PIN and card
// are not. The secrets themselves are compared by the worker (kiosk/shell) with platform/keys.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/ledger/facts.h"

namespace uketsuke {

// As a screen shows them: without hashes.
struct Colleague {
    StaffId id;
    std::string name;
    std::string kana;
    Words title;            // 資格, in words; may be empty.
    bool manager = false;   // 責任者
    bool has_pin = false;   // Else only a card signs in.
    bool was_here = false;  // Has worked at this terminal before.
    // Desks whose duty needs a qualification that is not theirs, as stored (desks.h).
    std::vector<std::string> barred = {};
    bool operator==(const Colleague&) const = default;
};
// Those who may sign in; never null once it was made by colleagues_of.
using Colleagues = std::shared_ptr<const std::vector<Colleague>>;

// Of each id the latest one counts. Those that left as well; by kana, then name.
std::vector<StaffListed> latest_staff(const std::vector<StaffListed>& in_canonical_order);

// Still here, and with a PIN or a card.
bool may_sign_in(const StaffListed& one);

// Null where nobody who may sign in has it.
const StaffListed* staff_with(const std::vector<StaffListed>& latest, StaffId id);
const StaffListed* staff_with_card(const std::vector<StaffListed>& latest,
                                   const std::string& card_hash);

// Null where nobody on the list has that id or name.
const Colleague* colleague_of(const Colleagues& all, StaffId id);
const Colleague* colleague_named(const Colleagues& all, const std::string& name);

// The row of the fifty sounds that the reading begins with: "あ" to "わ"; "他" for anything else.
std::string kana_row(std::string_view kana);
inline constexpr const char* other_row = "他";

// A PIN is so many digits, neither one digit throughout nor a run like 1234.
// Errors (bad_input): pin.form, pin.weak.
inline constexpr std::size_t pin_digits_min = 4, pin_digits_max = 8;
Result<void> check_pin(std::string_view pin);

// 担当者カード. The code is 120 bits of chance in the letters of RFC 4648's base 32 behind a mark,
// so that a hand scanner of any keyboard layout can type it and nothing else looks like it. Nobody
// guesses it, so wrong cards are not counted as wrong PINs are.
using CardSecret = FixedBytes<15>;
std::string card_code(const CardSecret& secret);
// The code in what a scanner typed: capitals or not, with blanks around it. Nothing: no card.
std::optional<std::string> card_code_in(std::string_view scanned);
// SHA-256 in hexadecimal: all that the ledger knows of a card.
std::string hash_of_card(std::string_view code);

}  // namespace uketsuke
