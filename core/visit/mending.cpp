// New facts from old ones: the record that stands in another's place is whole.
#include "core/visit/mending.h"

#include <algorithm>

namespace uketsuke {

namespace {

DoseWithdrawn withdrawal(const RecordedDose& record, WithdrawnAs as, const MendingReason& reason,
                         const Desk& desk) {
    return {record.entry,    record.dose.fact().date, as, "", reason.code,
            desk.staff_name, reason.approver};
}

// A record in the place of `record`, by whoever stands at the desk.
DoseGiven in_place_of(const RecordedDose& record, const MendingReason& reason, const Desk& desk) {
    DoseGiven fact = record.dose.fact();
    fact.in_place_of = record.entry;
    fact.correction_reason = reason.code;
    fact.approver = reason.approver;
    fact.recorder = desk.staff_name;
    return fact;
}

// Of a vial that was used all the same.
Words doubt_of(const std::string& code) {
    if (code == "vial.held") return {"使用を見合わせているロットです", "This lot is held back"};
    if (code == "vial.expired")
        return {"接種日には有効期限を過ぎています", "It had expired on the day of the dose"};
    return {"ロットの一覧と合いません", "It does not agree with the list of lots"};
}

}  // namespace

std::optional<RecordedDose> recorded_dose(const PersonRow& row, const std::string& entry) {
    const auto found = std::ranges::find(row.doses, entry, &PersonDose::entry);
    if (found == row.doses.end() || !found->given_here) return std::nullopt;
    return RecordedDose{entry, Dose(row.person, found->dose, listing_of(row))};
}

std::vector<ScreeningReason> mending_reasons() {
    return {{"typing", {"入力の誤り", "Typing mistake"}},
            {"sticker", {"シールの貼り間違い", "Wrong lot sticker"}},
            {"twice", {"二重の入力", "Entered twice"}},
            {"not_given", {"接種していない", "Nothing was injected"}},
            {"wrong_person", {"別の人の記録", "Another person's record"}},
            {"other", {"その他", "Other"}}};
}

std::optional<Error> obstacle(const MendingReason& reason, MendingTime when) {
    if (when == MendingTime::within_visit) return std::nullopt;
    if (!is_screening_reason(mending_reasons(), reason.code)) {
        return Error{ErrorKind::refused,
                     "mending.reason",
                     {"理由が選ばれていません", "No reason is chosen"},
                     {"理由を選んでください", "Choose the reason"}};
    }
    if (when == MendingTime::after_close && reason.approver.empty()) {
        return Error{ErrorKind::refused,
                     "mending.approver",
                     {"業務終了後の訂正には責任者の承認が要ります",
                      "After the end of work a manager has to approve"},
                     {"責任者の名前を入力してください", "Enter the manager's name"}};
    }
    return std::nullopt;
}

Mending take_back(const RecordedDose& record, const MendingReason& reason, const Desk& desk) {
    const auto as = reason.code.empty() ? WithdrawnAs::undone : WithdrawnAs::not_given;
    return {record.dose.person(), record.dose.fact().municipality,
            withdrawal(record, as, reason, desk), std::nullopt};
}

Result<Mending> correct(const RecordedDose& record, const Correction& correction,
                        const Desk& desk) {
    const Vial& vial = correction.vial;
    if (vial.lot.empty() || vial.lot.size() > lot_length_max) return wrong_lot();
    DoseGiven fact = in_place_of(record, correction.reason, desk);
    if (vial.lot != fact.lot || correction.product.id != fact.product) fact.vial.clear();
    fact.product = correction.product.id;
    fact.product_name = correction.product.name;
    fact.maker = correction.product.maker;
    if (correction.product.volume_ul > 0) fact.volume_ul = correction.product.volume_ul;
    fact.lot = vial.lot;
    fact.expiry = vial.expiry;
    fact.body_site = to_text(correction.site);
    return Mending{record.dose.person(), fact.municipality, std::nullopt,
                   Dose(record.dose.person(), std::move(fact), record.dose.listing())};
}

std::vector<VialNotice> doubts_about(const Vial& vial, Day date, const Lots* lots) {
    std::vector<VialNotice> doubts = notices_about(vial, lots);
    const auto error = obstacle(vial, {vial.product}, lots, date);
    if (error) doubts.insert(doubts.begin(), {error->code, true, doubt_of(error->code), {}});
    return doubts;
}

Result<Mending> move_to(const ConfirmedPerson& right, const RecordedDose& record,
                        const MendingReason& reason, const Desk& desk) {
    if (right.id() == record.dose.person()) {
        return fail(
            ErrorKind::conflict, "mending.same_person",
            {"同じ人です。何も変更していません", "This is the same person. Nothing was changed"},
            {"正しい人の接種券を読み取ってください", "Scan the right person's voucher"});
    }
    DoseWithdrawn away = withdrawal(record, WithdrawnAs::moved, reason, desk);
    away.moved_to = right.id().hex();
    DoseGiven fact = in_place_of(record, reason, desk);
    put_person(fact, right.resident());
    fact.dose_number = next_dose_number(right.row());
    fact.voucher_line = voucher_line_of(right.voucher());
    fact.read_by = read_by_of(right.voucher());
    fact.verdict.clear();
    fact.reason_codes.clear();
    fact.groups_said.clear();
    return Mending{record.dose.person(), record.dose.fact().municipality, std::move(away),
                   Dose(right.id(), std::move(fact), listing_of(right.row()))};
}

}  // namespace uketsuke
