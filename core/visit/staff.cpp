// The list as values, and the shape of PIN and card.
#include "core/visit/staff.h"

#include <algorithm>
#include <map>

#include "core/base/crypto.h"
#include "core/base/kana.h"

namespace uketsuke {

namespace {

constexpr std::string_view card_mark = "UKSTAFF";
constexpr std::string_view card_letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::size_t card_letters_count = 24;  // 120 bits, five in each.

struct Row {
    const char* name;
    std::string_view sounds;  // As fold_for_search() writes them, voiced ones too.
};
constexpr Row rows[] = {{"あ", "アイウエオヴ"},         {"か", "カキクケコガギグゲゴ"},
                        {"さ", "サシスセソザジズゼゾ"}, {"た", "タチツテトダヂヅデド"},
                        {"な", "ナニヌネノ"},           {"は", "ハヒフヘホバビブベボパピプペポ"},
                        {"ま", "マミムメモ"},           {"や", "ヤユヨ"},
                        {"ら", "ラリルレロ"},           {"わ", "ワヲン"}};
constexpr std::size_t kana_bytes = 3;  // In UTF-8, each of them.

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// 0000, 1234 and 4321: each digit follows the one before in the same way.
bool runs(std::string_view pin) {
    const int step = pin[1] - pin[0];
    if (step < -1 || step > 1) return false;
    for (std::size_t i = 2; i < pin.size(); ++i) {
        if (pin[i] - pin[i - 1] != step) return false;
    }
    return true;
}

char capital(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

}  // namespace

std::vector<StaffListed> latest_staff(const std::vector<StaffListed>& in_canonical_order) {
    std::map<StaffId, const StaffListed*> latest;
    for (const StaffListed& one : in_canonical_order) latest[one.staff] = &one;
    std::vector<StaffListed> list;
    list.reserve(latest.size());
    for (const auto& [id, one] : latest) list.push_back(*one);
    std::ranges::sort(list, [](const StaffListed& a, const StaffListed& b) {
        return std::tie(a.kana, a.name, a.staff) < std::tie(b.kana, b.name, b.staff);
    });
    return list;
}

bool may_sign_in(const StaffListed& one) {
    return one.active && !(one.pin_hash.empty() && one.card_hash.empty());
}

const StaffListed* staff_with(const std::vector<StaffListed>& latest, StaffId id) {
    const auto found = std::ranges::find(latest, id, &StaffListed::staff);
    return found == latest.end() || !may_sign_in(*found) ? nullptr : &*found;
}

const StaffListed* staff_with_card(const std::vector<StaffListed>& latest,
                                   const std::string& card_hash) {
    const auto found = std::ranges::find_if(latest, [&](const StaffListed& one) {
        return may_sign_in(one) && !card_hash.empty() && one.card_hash == card_hash;
    });
    return found == latest.end() ? nullptr : &*found;
}

const Colleague* colleague_of(const Colleagues& all, StaffId id) {
    if (!all) return nullptr;
    const auto found = std::ranges::find(*all, id, &Colleague::id);
    return found == all->end() ? nullptr : &*found;
}

const Colleague* colleague_named(const Colleagues& all, const std::string& name) {
    if (!all) return nullptr;
    const auto found = std::ranges::find(*all, name, &Colleague::name);
    return found == all->end() ? nullptr : &*found;
}

std::string kana_row(std::string_view kana) {
    const std::string folded = fold_for_search(kana);
    if (folded.size() < kana_bytes) return other_row;
    const std::string_view first = std::string_view(folded).substr(0, kana_bytes);
    for (const Row& row : rows) {
        for (std::size_t at = 0; at < row.sounds.size(); at += kana_bytes) {
            if (row.sounds.substr(at, kana_bytes) == first) return row.name;
        }
    }
    return other_row;
}

Result<void> check_pin(std::string_view pin) {
    const bool form = pin.size() >= pin_digits_min && pin.size() <= pin_digits_max &&
                      std::ranges::all_of(pin, is_digit);
    if (!form) {
        return fail(ErrorKind::bad_input, "pin.form",
                    {"PINは4桁から8桁の数字です。何も変更していません。",
                     "A PIN is four to eight digits. Nothing was changed."});
    }
    if (!runs(pin)) return {};
    return fail(ErrorKind::bad_input, "pin.weak",
                {"同じ数字の繰り返しや 1234 のような並びは使えません。何も変更していません。",
                 "One digit repeated and runs like 1234 cannot be used. Nothing was changed."},
                {"別のPINを選んでください。", "Choose another PIN."});
}

std::string card_code(const CardSecret& secret) {
    std::string code(card_mark);
    unsigned held = 0;
    int bits = 0;
    for (const std::uint8_t byte : secret) {
        held = held << 8 | byte;
        bits += 8;
        for (; bits >= 5; bits -= 5) code += card_letters[held >> (bits - 5) & 31];
        held &= (1U << bits) - 1;
    }
    return code;
}

std::optional<std::string> card_code_in(std::string_view scanned) {
    std::string code;
    for (const char c : scanned) {
        if (c != ' ') code += capital(c);
    }
    if (code.size() != card_mark.size() + card_letters_count) return std::nullopt;
    if (!code.starts_with(card_mark)) return std::nullopt;
    const bool letters = std::ranges::all_of(code.substr(card_mark.size()), [](char c) {
        return card_letters.find(c) != card_letters.npos;
    });
    return letters ? std::optional(code) : std::nullopt;
}

std::string hash_of_card(std::string_view code) {
    return to_hex(sha256(Bytes(code.begin(), code.end())));
}

}  // namespace uketsuke
