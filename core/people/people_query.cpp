// Three fields to one question, or to what is wrong with them.
#include "core/people/people_query.h"

#include <algorithm>

#include "core/base/era.h"
#include "core/base/kana.h"
#include "core/people/sounds.h"

namespace uketsuke {

namespace {

constexpr std::size_t line_digits = 18;
constexpr std::size_t digits_before_number = 8;  // Kind, dose and municipality.

std::unexpected<Error> wrong(const char* code, Words what, Words next) {
    return fail(ErrorKind::bad_input, code, std::move(what), std::move(next));
}

std::unexpected<Error> nothing_asked() {
    return wrong("search.empty", {"何を探すかが入っていません", "There is nothing to search for"},
                 {"カナ、生年月日、番号のどれかを入力してください",
                  "Enter kana, a date of birth or a number"});
}

Result<std::vector<std::string>> parse_name(std::string_view kana) {
    auto parts = sounds_of(kana);
    for (const std::string& part : parts) {
        if (part.find(no_sound) == part.npos) continue;
        return wrong(
            "search.not_kana",
            {"氏名はカナかローマ字で探します", "Names are found by kana, or by Latin letters"},
            {"みほん たろう "
             "のように、かなで入力してください。ローマ字の氏名は、券のとおりに入力してください",
             "Enter it in kana: みほん たろう. A name in Latin letters, as the voucher has it"});
    }
    if (parts.size() <= name_parts_max) return parts;
    return wrong("search.parts", {"名前の区切りが多すぎます", "The name has too many parts"},
                 {"姓と名だけを入力してください", "Enter surname and given name only"});
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::string parse_number(std::string_view typed) {
    std::string number = fold_for_search(typed);
    if (number.size() == line_digits && std::ranges::all_of(number, is_digit))
        number.erase(0, digits_before_number);
    return number;
}

}  // namespace

Result<PeopleQuery> parse_people_query(std::string_view kana, std::string_view born,
                                       std::string_view number, Day today) {
    PeopleQuery query{TRY(parse_name(kana)), std::nullopt, parse_number(number)};
    if (!born.empty()) query.born = TRY(parse_birth_date(born, today));
    const bool lone_number = query.name.empty() && !query.born;
    if (lone_number && query.number.empty()) return nothing_asked();
    if (!lone_number || query.number.size() >= lone_digits_min) return query;
    return wrong(
        "search.digits",
        {"番号だけで探すには、4桁以上が要ります", "A number alone has to have four digits or more"},
        {"券番号の終わりの4桁か、カナと生年月日を入力してください",
         "Enter the voucher number's last four digits, or kana and date of birth"});
}

}  // namespace uketsuke
