// Typed text to a fact, or to what is wrong with it while the fingers are still at the keys.
#include "core/visit/provisional.h"

#include <algorithm>

#include "core/base/era.h"
#include "core/base/kana.h"
#include "core/base/require.h"
#include "core/base/utf8.h"
#include "core/people/sounds.h"

namespace uketsuke {

namespace {

constexpr char32_t hiragana_first = U'\u3041';
constexpr char32_t hiragana_last = U'\u3096';
constexpr char32_t to_katakana = 0x60;

// As a roster has it: full-width katakana, and one blank between the parts.
std::string as_stored(std::string_view kana) {
    std::u32string stored;
    for (char32_t c : decode_utf8(widen_kana(kana))) {
        if (c >= hiragana_first && c <= hiragana_last) c += to_katakana;
        if (c == U'\u3000') c = U' ';
        if (c == U' ' && (stored.empty() || stored.back() == U' ')) continue;
        stored.push_back(c);
    }
    if (!stored.empty() && stored.back() == U' ') stored.pop_back();
    return encode_utf8(stored);
}

Result<std::string> parse_kana(std::string_view typed) {
    const auto parts = sounds_of(typed);
    const bool sounds = std::ranges::none_of(
        parts, [](const std::string& part) { return part.find(no_sound) != part.npos; });
    if (!parts.empty() && sounds) return as_stored(typed);
    return fail(ErrorKind::bad_input, "provisional.kana",
                {"カナ氏名がないか、カナでない字があります",
                 "The name in kana is missing, or holds something else"},
                {"みほん たろう のように、かなかローマ字で入力してください",
                 "Enter it in kana or Latin letters: みほん たろう"});
}

Result<Day> parse_born(std::string_view typed, Day today) {
    const Day born = TRY(parse_birth_date(typed, today));
    if (age_in_years(born, today) <= provisional_age_max) return born;
    return fail(
        ErrorKind::bad_input, "provisional.too_old",
        {"この生年月日では" + std::to_string(age_in_years(born, today)) + "歳になります",
         "By this date of birth the person would be " + std::to_string(age_in_years(born, today))},
        {"本人確認書類を見て、元号と年を入力し直してください",
         "Look at the identity document, and enter era and year again"});
}

// Ten digits alone make no line, and the city has to find the voucher all the same.
std::string note_of(const VoucherAtDesk& voucher) {
    if (!is_number_only(voucher)) return "";
    return "券番号 " + std::get<Presented>(voucher).voucher.number.text() + " (10桁のみ)";
}

}  // namespace

std::optional<Error> refuses_print(const VoucherAtDesk& voucher) {
    if (!is_proposal(voucher)) return std::nullopt;
    return Error{
        ErrorKind::refused,
        "provisional.print_only",
        {"印字から読んだだけの番号では仮受付できません。読み間違いかもしれません。何も記録していま"
         "せん",
         "Nobody is taken in provisionally by a number that was only read from print: it may be "
         "misread. Nothing was recorded"},
        {"券のコードを読み取るか、券の18桁を入力してください",
         "Scan the code on the voucher, or type its 18 digits"}};
}

Result<ProvisionalTaken> provisional_of(const ProvisionalForm& form, const VoucherAtDesk& voucher,
                                        const std::string& municipality, Day today) {
    if (auto refused = refuses_print(voucher)) return std::unexpected(*std::move(refused));
    ProvisionalTaken taken;
    taken.kana = TRY(parse_kana(form.kana));
    taken.birth_date = TRY(parse_born(form.born, today));
    taken.name = form.name.empty() ? taken.kana : form.name;
    taken.address = form.address;
    taken.sex = form.sex;
    const auto* presented = std::get_if<Presented>(&voucher);
    taken.municipality = presented ? presented->voucher.municipality.text() : municipality;
    taken.voucher_line = voucher_line_of(voucher);
    taken.why = trouble_of(voucher).empty() ? "not_in_roster" : trouble_of(voucher);
    taken.note = note_of(voucher);
    return taken;
}

ProvisionalTaken compared(ProvisionalTaken taken, IdentityDocument document, const Desk& desk) {
    if (!taken.note.empty()) taken.note += "、";
    taken.note += "本人確認書類: " + words_of(document).ja;
    taken.recorder = desk.staff_name;
    taken.venue = desk.venue;
    return taken;
}

}  // namespace uketsuke
