// A voucher (接種券) as a value: the municipality that issued it, the person's number there, and
// which dose it is for. Born only from eighteen digits that hold together; see readings.h for how
// two carriers on the same paper are brought together.
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

// 市町村コード: six digits of which the last is the check digit of JIS X 0402 (domain.md section
// 1).
class MunicipalityCode {
  public:
    static Result<MunicipalityCode> parse(std::string_view six_digits);
    const std::string& text() const { return text_; }
    auto operator<=>(const MunicipalityCode&) const = default;

  private:
    explicit MunicipalityCode(std::string_view text) : text_(text) {}
    std::string text_;
};

// 券番号: ten digits, unique within a municipality; it has no check digit (domain.md section 0).
class VoucherNumber {
  public:
    static Result<VoucherNumber> parse(std::string_view ten_digits);
    const std::string& text() const { return text_; }
    auto operator<=>(const VoucherNumber&) const = default;

  private:
    explicit VoucherNumber(std::string_view text) : text_(text) {}
    std::string text_;
};

struct Voucher {
    int kind = 0;  // 券種, 0 to 9. What the values mean is the municipality's data.
    int dose = 0;  // 回数, 0 to 9.
    MunicipalityCode municipality;
    VoucherNumber number;
    auto operator<=>(const Voucher&) const = default;
};

// The OCR line and the QR code: 券種1 + 回数1 + 市町村コード6 + 券番号10 (手引き13.1版 p130;
// domain.md section 0). Errors: voucher.digits, voucher.length, voucher.check_digit.
Result<Voucher> parse_voucher_line(std::string_view eighteen_digits);
std::string format_voucher_line(const Voucher& voucher);

// JIS X 0402: S = 6a+5b+4c+3d+2e over the first five digits; the last digit of 11 - S mod 11.
char municipality_check_digit(std::string_view first_five_digits);

}  // namespace uketsuke
