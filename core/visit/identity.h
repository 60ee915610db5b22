// Who stands at the counter. A reading of a voucher names a row of the roster; only a person who
// compared name and date of birth turns that row into a ConfirmedPerson (design.md section 1, 3:
// a wrong person is the worst error). Everything after it in a visit asks for that type.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/ledger/provisional.h"
#include "core/visit/alike.h"
#include "core/visit/identity_document.h"
#include "core/voucher/voucher.h"

namespace uketsuke {

// A voucher as it was presented, and the carriers that said so: "qr", "nw7", "typed", "ocr" ...
struct Presented {
    Voucher voucher;
    std::vector<std::string> read_by;
    // Only the ten digits of the number were there: the municipality is the desk's, and kind and
    // dose of `voucher` mean nothing.
    bool number_only = false;
    std::string trouble = {};  // 券の困りごと that staff named; a code, or empty.
    std::string sticker = {};  // 整理番号 of today that lay beside it, or empty.
    bool operator==(const Presented&) const = default;
};

// Read from print and confirmed by no code: it names whom to look for in the roster, and whom the
// roster does not know must not be taken in by it, for the digits may be misread.
bool is_proposal(const Presented& presented);

// 接種券なし: the person was searched for, and no voucher that counts was there.
struct NoneAtHand {
    std::string trouble = {};  // Why there is none, where staff named it; a code, or empty.
    bool operator==(const NoneAtHand&) const = default;
};

// What a visit rests on.
using VoucherAtDesk = std::variant<Presented, NoneAtHand>;
bool is_proposal(const VoucherAtDesk& voucher);

// The eighteen digits, or empty where only ten were presented, or none.
std::string voucher_line_of(const VoucherAtDesk& voucher);
// The carriers, or "search"; after them "trouble." with the trouble's code, where one was named.
std::vector<std::string> read_by_of(const VoucherAtDesk& voucher);
// Its code, or empty.
const std::string& trouble_of(const VoucherAtDesk& voucher);
// Ten digits and no more.
bool is_number_only(const VoucherAtDesk& voucher);
bool is_without_voucher(const VoucherAtDesk& voucher);

// A row that answers to the voucher, or that somebody chose who searched for the person: of the
// roster, or of a person who was taken in provisionally. Nobody has looked at the person yet.
struct FoundPerson {
    VoucherAtDesk voucher;
    Resident resident;
    PersonRow row;                         // With the history; described_in() it is `resident`.
    std::vector<AlikeVisitor> alike = {};  // Who else is here and may be taken for this person.
    bool operator==(const FoundPerson&) const = default;
};

// Nothing where neither a roster nor a desk has said who it is.
std::optional<FoundPerson> found_person(VoucherAtDesk voucher, PersonRow row,
                                        std::vector<AlikeVisitor> alike = {});

// What the member of staff compared with the paper and the person.
struct IdentityCheck {
    bool name = false;
    bool birth_date = false;
    // What was shown for it; nothing where an earlier desk of the day has seen one.
    std::optional<IdentityDocument> document = {};
    bool operator==(const IdentityCheck&) const = default;
};

class ConfirmedPerson {
  public:
    const FoundPerson& found() const { return found_; }
    const Resident& resident() const { return found_.resident; }
    const PersonRow& row() const { return found_.row; }
    const VoucherAtDesk& voucher() const { return found_.voucher; }
    PersonId id() const { return found_.row.person; }
    std::optional<IdentityDocument> document() const { return document_; }
    bool operator==(const ConfirmedPerson&) const = default;

  private:
    friend std::optional<ConfirmedPerson> confirm(FoundPerson found, IdentityCheck check);
    friend std::optional<ConfirmedPerson> renewed(const ConfirmedPerson& person, PersonRow row);
    ConfirmedPerson(FoundPerson found, std::optional<IdentityDocument> document)
        : found_(std::move(found)), document_(document) {}
    FoundPerson found_;
    std::optional<IdentityDocument> document_;
};

// The same person with what has become known since. Nothing where the row is another person's, or
// says of nobody who it is.
std::optional<ConfirmedPerson> renewed(const ConfirmedPerson& person, PersonRow row);

// The only way to a ConfirmedPerson: both the name and the date of birth were compared.
std::optional<ConfirmedPerson> confirm(FoundPerson found, IdentityCheck check);

}  // namespace uketsuke
