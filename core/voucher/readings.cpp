// From readings to one voucher, or to the reason why there is none.
#include "core/voucher/readings.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace uketsuke {

namespace {

constexpr std::size_t line_digits = 18;
constexpr std::size_t number_digits = 10;

bool is_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

bool is_start_or_stop(char c) { return (c >= 'A' && c <= 'D') || (c >= 'a' && c <= 'd'); }

std::string_view without_line_end(std::string_view text) {
    while (!text.empty() && (text.back() == '\r' || text.back() == '\n' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

std::string_view without_start_and_stop(std::string_view text) {
    if (text.size() >= 2 && is_start_or_stop(text.front()) && is_start_or_stop(text.back()))
        return text.substr(1, text.size() - 2);
    return text;
}

// "]" + symbology letter + modifier, ISO/IEC 15424. Q is QR, F Codabar, C Code 128, d Data Matrix.
std::string_view without_aim_identifier(std::string_view text) {
    const bool has_one = text.size() >= 3 && text[0] == ']' &&
                         std::string_view("QFCd").find(text[1]) != std::string_view::npos &&
                         ((text[2] >= '0' && text[2] <= '9') || (text[2] >= 'A' && text[2] <= 'F'));
    return has_one ? text.substr(3) : text;
}

// U+FF10 to U+FF19 are EF BC 90 to EF BC 99 in UTF-8.
std::string with_ascii_digits(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
        if (i + 2 < text.size() && byte(i) == 0xEF && byte(i + 1) == 0xBC && byte(i + 2) >= 0x90 &&
            byte(i + 2) <= 0x99) {
            out += static_cast<char>('0' + byte(i + 2) - 0x90);
            i += 2;
        } else {
            out += text[i];
        }
    }
    return out;
}

bool may_hold_number_alone(Carrier carrier) {
    return carrier == Carrier::nw7 || carrier == Carrier::scanner;
}

// What one reading says on its own: a voucher, a number, or why neither.
using Statement = std::variant<Voucher, VoucherNumber, Error>;

template <class T>
Statement statement_from(Result<T> result) {
    if (!result) return std::move(result.error());
    return std::move(*result);
}

Statement statement_of(Carrier carrier, std::string_view digits, const Municipalities* known) {
    if (digits.size() == number_digits && may_hold_number_alone(carrier))
        return statement_from(VoucherNumber::parse(digits));
    auto voucher = parse_voucher_line(digits);
    if (voucher && known && !known->find(voucher->municipality))
        return unknown_municipality(voucher->municipality);
    return statement_from(std::move(voucher));
}

struct Statements {
    std::vector<Voucher> vouchers;
    std::vector<VoucherNumber> numbers;
    std::optional<Error> refusal;  // The first, in the order of the readings.
};

Statements state(const std::vector<Reading>& readings, const Municipalities* known) {
    Statements out;
    for (const Reading& reading : readings) {
        auto statement = statement_of(reading.carrier, bare_text(reading), known);
        if (auto* voucher = std::get_if<Voucher>(&statement)) out.vouchers.push_back(*voucher);
        if (auto* number = std::get_if<VoucherNumber>(&statement)) out.numbers.push_back(*number);
        if (auto* error = std::get_if<Error>(&statement); error && !out.refusal)
            out.refusal = std::move(*error);
    }
    return out;
}

bool all_the_same(const Statements& said) {
    const auto& number = said.vouchers.empty() ? said.numbers.front() : said.vouchers[0].number;
    const auto same_voucher = [&](const Voucher& each) { return each == said.vouchers[0]; };
    const auto same_number = [&](const VoucherNumber& each) { return each == number; };
    return std::all_of(said.vouchers.begin(), said.vouchers.end(), same_voucher) &&
           std::all_of(said.numbers.begin(), said.numbers.end(), same_number);
}

// One of every carrier and text, the earliest, in an order that does not depend on arrival.
void put_in_order(std::vector<Reading>& readings) {
    const auto key = [](const Reading& each) { return std::tie(each.carrier, each.text, each.at); };
    std::sort(readings.begin(), readings.end(),
              [&](const Reading& a, const Reading& b) { return key(a) < key(b); });
    const auto same = [](const Reading& a, const Reading& b) {
        return a.carrier == b.carrier && a.text == b.text;
    };
    readings.erase(std::unique(readings.begin(), readings.end(), same), readings.end());
}

// Unlike a code, print has nothing of its own by which a misreading is noticed, so one that is no
// voucher says nothing about the paper.
void pass_over_misread_print(std::vector<Reading>& readings, const Municipalities* known) {
    const auto misread = [&](const Reading& each) {
        return each.carrier == Carrier::ocr &&
               std::holds_alternative<Error>(statement_of(each.carrier, each.text, known));
    };
    if (std::all_of(readings.begin(), readings.end(), misread)) return;
    std::erase_if(readings, misread);
}

void pass_over_foreign_texts(std::vector<Reading>& readings) {
    const auto foreign = [](const Reading& each) { return !is_digits(bare_text(each)); };
    if (std::all_of(readings.begin(), readings.end(), foreign)) return;
    std::erase_if(readings, foreign);
}

std::vector<Carrier> carriers_of(const std::vector<Reading>& readings) {
    std::vector<Carrier> out;
    for (const Reading& each : readings)
        if (out.empty() || out.back() != each.carrier) out.push_back(each.carrier);
    return out;
}

bool is_print(const Reading& reading) { return reading.carrier == Carrier::ocr; }

}  // namespace

Agreement agree(std::vector<Reading> readings, const Municipalities* known) {
    if (readings.empty()) {
        return Error{
            ErrorKind::bad_input,
            "reading.nothing",
            {"何も読み取れませんでした。", "Nothing was read."},
            {"接種券を枠の中に平らに置いてください。", "Lay the voucher flat inside the frame."}};
    }
    put_in_order(readings);
    pass_over_misread_print(readings, known);
    pass_over_foreign_texts(readings);
    Statements said = state(readings, known);
    if (said.refusal) return std::move(*said.refusal);
    if (!all_the_same(said)) return Disagreement{std::move(readings)};
    if (said.vouchers.empty()) return NumberOnly{said.numbers[0], carriers_of(readings)};
    if (std::all_of(readings.begin(), readings.end(), is_print)) return Proposal{said.vouchers[0]};
    return CompleteVoucher{said.vouchers[0], carriers_of(readings)};
}

std::string bare_text(const Reading& reading) {
    const std::string_view text = reading.text;
    switch (reading.carrier) {
        case Carrier::nw7:
            return std::string(without_start_and_stop(text));
        case Carrier::scanner:
            return std::string(
                without_start_and_stop(without_aim_identifier(without_line_end(text))));
        case Carrier::typed:
            return with_ascii_digits(without_line_end(text));
        case Carrier::qr:
        case Carrier::data_matrix:
        case Carrier::code128:
        case Carrier::ocr:
            break;
    }
    return reading.text;
}

const char* to_text(Carrier carrier) {
    switch (carrier) {
        case Carrier::qr:
            return "qr";
        case Carrier::data_matrix:
            return "data_matrix";
        case Carrier::nw7:
            return "nw7";
        case Carrier::code128:
            return "code128";
        case Carrier::scanner:
            return "scanner";
        case Carrier::typed:
            return "typed";
        case Carrier::ocr:
            return "ocr";
    }
    return "";
}

bool asks_for_print(const std::vector<Reading>& codes) {
    constexpr std::size_t all_digits = 18;
    return std::ranges::none_of(
        codes, [](const Reading& code) { return bare_text(code).size() == all_digits; });
}

}  // namespace uketsuke
