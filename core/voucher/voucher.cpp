// Eighteen digits to a Voucher, and back.
#include "core/voucher/voucher.h"

#include <algorithm>

#include "core/base/require.h"

namespace uketsuke {

namespace {

bool all_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Checks that come before any meaning: only digits, and as many as there must be.
Result<std::string_view> exact_digits(std::string_view text, std::size_t size, Words noun) {
    if (!all_digits(text)) {
        return fail(ErrorKind::bad_input, "voucher.digits",
                    {noun.ja + "に数字でない文字があります。",
                     "The " + noun.en + " holds something that is not a digit."},
                    {"もう一度読み取るか、印字された数字を入力してください。",
                     "Scan again, or type the printed digits."});
    }
    if (text.size() != size) {
        const std::string want = std::to_string(size);
        const std::string have = std::to_string(text.size());
        return fail(ErrorKind::bad_input, "voucher.length",
                    {noun.ja + "は" + want + "桁ですが、" + have + "桁でした。",
                     "The " + noun.en + " must have " + want + " digits; this has " + have + "."},
                    {"もう一度読み取るか、印字された数字を入力してください。",
                     "Scan again, or type the printed digits."});
    }
    return text;
}

}  // namespace

char municipality_check_digit(std::string_view first_five_digits) {
    require(first_five_digits.size() == 5, "a check digit is over five digits");
    int sum = 0;
    for (int i = 0; i < 5; ++i)
        sum += (6 - i) * (first_five_digits[static_cast<std::size_t>(i)] - '0');
    return static_cast<char>('0' + (11 - sum % 11) % 10);
}

Result<MunicipalityCode> MunicipalityCode::parse(std::string_view six_digits) {
    const auto digits = TRY(exact_digits(six_digits, 6, {"市町村コード", "municipality code"}));
    if (municipality_check_digit(digits.substr(0, 5)) != digits[5]) {
        return fail(ErrorKind::bad_input, "voucher.check_digit",
                    {"市町村コード" + std::string(digits) +
                         "の検査数字が合いません。読み違いの可能性があります。",
                     "The check digit of municipality code " + std::string(digits) +
                         " is wrong: probably a misreading."},
                    {"もう一度読み取ってください。", "Scan again."});
    }
    return MunicipalityCode(digits);
}

Result<VoucherNumber> VoucherNumber::parse(std::string_view ten_digits) {
    return VoucherNumber(TRY(exact_digits(ten_digits, 10, {"券番号", "voucher number"})));
}

Result<Voucher> parse_voucher_line(std::string_view eighteen_digits) {
    const auto digits = TRY(exact_digits(eighteen_digits, 18, {"接種券の番号", "voucher line"}));
    auto municipality = TRY(MunicipalityCode::parse(digits.substr(2, 6)));
    auto number = TRY(VoucherNumber::parse(digits.substr(8)));
    return Voucher{digits[0] - '0', digits[1] - '0', std::move(municipality), std::move(number)};
}

std::string format_voucher_line(const Voucher& voucher) {
    return std::to_string(voucher.kind) + std::to_string(voucher.dose) +
           voucher.municipality.text() + voucher.number.text();
}

}  // namespace uketsuke
