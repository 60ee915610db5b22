// Four kinds of pictures, and one sentence for each thing that may be read.
#include "tests/platform/pictures/picture_reader.h"

#include <algorithm>

#include "platform/barcode/barcode.h"

namespace uketsuke::testing_aid {

namespace {

// The years of GS1 codes have two digits.
Day today() { return make_day(2022, 12, 1); }

struct InWords {
    std::string operator()(const CompleteVoucher& complete) const {
        return "voucher " + format_voucher_line(complete.voucher);
    }
    std::string operator()(const NumberOnly& alone) const {
        return "number " + alone.number.text();
    }
    std::string operator()(const Proposal& proposal) const {
        return "print " + format_voucher_line(proposal.voucher);
    }
    std::string operator()(const Disagreement& disagreement) const {
        std::string out = "contradiction";
        for (const Reading& reading : disagreement.readings)
            out += std::string(" ") + to_text(reading.carrier) + " " + reading.text;
        return out;
    }
    std::string operator()(const Error& error) const { return error.code; }
};

Judged judged(bool is_printed, Outcome where_it_is, const Agreement& agreement) {
    return {is_printed ? where_it_is : Outcome::wrong, std::visit(InWords{}, agreement)};
}

}  // namespace

Judged judge_voucher(const Agreement& agreement, const std::string& printed) {
    if (const auto* whole = std::get_if<CompleteVoucher>(&agreement))
        return judged(format_voucher_line(whole->voucher) == printed, Outcome::right, agreement);
    if (const auto* alone = std::get_if<NumberOnly>(&agreement)) {
        const bool is_all = printed == alone->number.text();
        return judged(printed.ends_with(alone->number.text()),
                      is_all ? Outcome::right : Outcome::nothing, agreement);
    }
    if (const auto* proposal = std::get_if<Proposal>(&agreement))
        return judged(format_voucher_line(proposal->voucher) == printed, Outcome::nothing,
                      agreement);
    return judged(std::holds_alternative<Error>(agreement), Outcome::nothing, agreement);
}

Judged judge_line(const Agreement& agreement, const std::string& printed) {
    if (const auto* proposal = std::get_if<Proposal>(&agreement))
        return judged(format_voucher_line(proposal->voucher) == printed, Outcome::right, agreement);
    return judged(std::holds_alternative<Error>(agreement), Outcome::nothing, agreement);
}

Judged judge_packages(const std::vector<PackageSymbol>& symbols, const std::string& printed) {
    Judged out;
    for (const PackageSymbol& symbol : symbols) {
        const auto code = parse_gs1(symbol.text, today());
        const auto truth = parse_gs1(printed, today());
        const bool is_right = code && truth && *code == *truth && out.outcome != Outcome::wrong;
        out.outcome = is_right ? Outcome::right : Outcome::wrong;
        out.said += std::string(out.said.empty() ? "" : ", ") + to_text(symbol.symbology) + " " +
                    (code ? format_gs1(*code) : symbol.text);
    }
    return out;
}

Judged judge_nothing(const Agreement& agreement, const std::string& printed) {
    if (const auto* alone = std::get_if<NumberOnly>(&agreement))
        return judged(alone->number.text() == printed, Outcome::nothing, agreement);
    return judged(std::holds_alternative<Error>(agreement), Outcome::nothing, agreement);
}

Result<Judged> PictureReader::look_at(PictureKind kind, const GreyView& picture,
                                      const std::string& printed) {
    switch (kind) {
        case PictureKind::vouchers:
            return judge_voucher(TRY(voucher_in(picture)), printed);
        case PictureKind::lines:
            return look_for_line(picture, printed);
        case PictureKind::packages:
            return look_for_package(picture, printed);
        case PictureKind::nothing:
            return look_for_nothing(picture, printed);
    }
    return Judged{};
}

// Print is read where no code says everything.
Result<Agreement> PictureReader::voucher_in(const GreyView& picture) {
    std::vector<Reading> readings = readings_of(TRY(decode_symbols(picture)), Instant{});
    if (asks_for_print(readings))
        std::ranges::move(readings_of(TRY(print_->read(picture)), Instant{}),
                          std::back_inserter(readings));
    return agree(std::move(readings), &known_);
}

Result<Judged> PictureReader::look_for_line(const GreyView& picture, const std::string& printed) {
    return judge_line(agree(readings_of(TRY(print_->read(picture)), Instant{}), &known_), printed);
}

// The terminal may wait for a voucher while a package is held up.
Result<Judged> PictureReader::look_for_package(const GreyView& picture,
                                               const std::string& printed) {
    const Judged person = judge_nothing(TRY(voucher_in(picture)), "");
    if (person.outcome == Outcome::wrong) return person;
    return judge_packages(TRY(decode_packages(picture)), printed);
}

Result<Judged> PictureReader::look_for_nothing(const GreyView& picture,
                                               const std::string& printed) {
    const Judged package = judge_packages(TRY(decode_packages(picture)), "");
    if (package.outcome == Outcome::wrong) return package;
    return judge_nothing(TRY(voucher_in(picture)), printed);
}

}  // namespace uketsuke::testing_aid
