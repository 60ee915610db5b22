// What the GS1 code of a vial, a box or a sticker says: product, last day, lot. An element string
// is a row of values, each after its application identifier (AI), as the GS1 General
// Specifications lay down (sections 3 and 7.8); 医療用医薬品 carry 01, 17 and 10 (domain.md section
// 4). Pure; any thread.
#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"

namespace uketsuke {

// 商品コード: fourteen digits of which the last is the check digit (General Specifications 7.9.1).
class Gtin {
  public:
    // Errors: gs1.length, gs1.characters, gs1.check_digit.
    static Result<Gtin> parse(std::string_view fourteen_digits);
    const std::string& text() const { return text_; }
    auto operator<=>(const Gtin&) const = default;

  private:
    explicit Gtin(std::string_view text) : text_(text) {}
    std::string text_;
};

// Over the digits before it: from the right their weights are 3, 1, 3 ...
char gtin_check_digit(std::string_view digits_before_it);

// AI 7003: until this minute of Japan's time the content may be used.
struct ExpiryTime {
    Day day{};
    int hour = 0;    // 0 to 23.
    int minute = 0;  // 0 to 59.
    auto operator<=>(const ExpiryTime&) const = default;
};

// A code says at least one of these; the code of a vial often says the product alone.
struct Gs1Code {
    std::optional<Gtin> gtin;               // AI 01.
    std::optional<Day> expiry;              // AI 17: this day may still be used.
    std::string lot;                        // AI 10, at most 20 characters; empty: not said.
    std::optional<int> count;               // AI 30, up to eight digits.
    std::optional<ExpiryTime> expiry_time;  // AI 7003.
    bool operator==(const Gs1Code&) const = default;
};

inline constexpr std::size_t gs1_length_max = 400;  // Bytes. A composite code holds at most 338.

// Reads an element string as it comes from
// - a hand scanner: an AIM identifier (ISO/IEC 15424) in front, where it was asked to send one.
//   ]C1 (GS1-128), ]d2 (GS1 Data Matrix), ]Q3 (GS1 QR) and ]e0 (DataBar and composite) are GS1,
//   every other is not. CR, LF or Tab at the end go.
// - a decoder: without one. GS (U+001D) parts values of open length; an FNC1 in front may be there
//   as GS.
// - a person: "(01)...(17)...(10)...". A value holds no parenthesis there.
// AIs of known length that are not in Gs1Code are passed over. `today` places the year, of which a
// code has only two digits: it is 49 years back to 50 years ahead (General Specifications 7.12).
// Errors (bad_input), each with what to do: gs1.nothing, gs1.too_long, gs1.not_gs1,
// gs1.identifier, gs1.length, gs1.characters, gs1.check_digit, gs1.date, gs1.repeated (one AI with
// two values), gs1.says_nothing (none of Gs1Code).
Result<Gs1Code> parse_gs1(std::string_view text, Day today);

// Does a hand scanner's text say by its AIM identifier that it is a GS1 code?
bool has_gs1_identifier(std::string_view text);

// "(01)19520000000018(17)230531(10)XX9001", in the order of Gs1Code; parse_gs1 reads it back unless
// the lot holds a parenthesis.
std::string format_gs1(const Gs1Code& code);

}  // namespace uketsuke
