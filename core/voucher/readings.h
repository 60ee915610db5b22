// What the carriers on one paper say, and how they are brought together. A voucher number has no
// check digit (domain.md section 0), so the only defence against a misreading is that carriers
// confirm each other: a contradiction is shown to a person and never resolved here. Pure; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/date.h"
#include "core/voucher/municipalities.h"
#include "core/voucher/voucher.h"

namespace uketsuke {

// Where a text came from.
enum class Carrier {
    qr,
    data_matrix,
    nw7,
    code128,
    scanner,
    typed,
    ocr,  // The printed digits (印字された番号), read from a picture of them.
};

// "qr", "data_matrix", "nw7", "code128", "scanner", "typed", "ocr".
const char* to_text(Carrier carrier);

// One text as it was read, before anything is made of it. It belongs to the person at the counter
// and goes when the flow leaves that person.
struct Reading {
    Carrier carrier = Carrier::qr;
    std::string text;  // UTF-8, as the decoder, the hand scanner or the keypad gave it.
    Instant at{};
    bool operator==(const Reading&) const = default;
};

// Eighteen digits that hold together, and every carrier that said so (each once, in the order of
// Carrier).
struct CompleteVoucher {
    Voucher voucher;
    std::vector<Carrier> said_by;
    bool operator==(const CompleteVoucher&) const = default;
};

// The ten digits of NW-7 alone: whose municipality and which dose, nobody has said.
struct NumberOnly {
    VoucherNumber number;
    std::vector<Carrier> said_by;
    bool operator==(const NumberOnly&) const = default;
};

// Eighteen digits that were read from print and that no code on the paper confirms. A misread digit
// makes another plausible number: this names whom to look for, and never who it is.
struct Proposal {
    Voucher voucher;
    bool operator==(const Proposal&) const = default;
};

// Different vouchers are in view, or the carriers of one paper disagree. `readings` holds one of
// every carrier and text, in the order of Carrier and text, with the texts as they were read.
struct Disagreement {
    std::vector<Reading> readings;
    bool operator==(const Disagreement&) const = default;
};

using Agreement = std::variant<CompleteVoucher, NumberOnly, Proposal, Disagreement, Error>;

// Brings readings together. The answer does not depend on their order, nor on how often one is
// repeated.
// - QR, Data Matrix, Code 128 and typed text hold 18 digits; NW-7 and hand scanners 18 or 10, the
//   10 being the last 10 of the 18 (domain.md section 1).
// - A text that is not digits (a city's web address in a QR code) is passed over where another
//   reading is digits. Digits that are no voucher refuse the whole: something on the paper is not
//   what it should be.
// - Print (ocr) confirms what others say, completes the ten digits of NW-7 or a hand scanner to a
//   voucher, and is a Proposal where it stands alone. Where it says another voucher it contradicts,
//   by however few digits: the papers of a couple may differ in one. Print that is no voucher was
//   misread; it is passed over where anything else was read.
// - With `known`, a municipality that is not in it is refused; without, only its check digit is
//   tested.
// Errors: reading.nothing (no readings), voucher.digits, voucher.length, voucher.check_digit,
// voucher.unknown_municipality.
Agreement agree(std::vector<Reading> readings, const Municipalities* known = nullptr);

// The digits that a text stands for, or the text unchanged where it is something else.
// - NW-7 and hand scanners: start and stop letters A-D or a-d go, where both are there (AIM ]F).
// - Hand scanners: an AIM identifier (ISO/IEC 15424: "]Q1", "]F0", "]C1", "]d2" ...) in front and
//   CR, LF or Tab at the end go.
// - Typed: full-width digits of an input method become ASCII, and CR, LF or Tab at the end go. For
//   typed text alone: a scanner that types through an input method may also lose characters.
std::string bare_text(const Reading& reading);

// No code of the picture says all eighteen digits: its print is worth the time that reading it
// takes.
bool asks_for_print(const std::vector<Reading>& codes);

}  // namespace uketsuke
