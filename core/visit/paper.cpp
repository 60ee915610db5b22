// The checks in the order in which they stand on the paper.
#include "core/visit/paper.h"

#include <algorithm>

#include "core/ledger/erasure.h"
#include "core/visit/mending.h"

namespace uketsuke {
namespace {

Error refused(const char* code, Words what, Words next) {
    return Error{ErrorKind::refused, code, std::move(what), std::move(next)};
}

Error wrong_time() {
    return refused(
        "paper.time",
        {"接種の日時としてありえません（未来、出生前、または5年より前）",
         "It cannot have been then: later than now, before birth, or over five years ago"},
        {"紙の日時を確かめてください", "Look at date and time on the paper"});
}

Error same_day(const DoseGiven& other) {
    return Error{ErrorKind::conflict,
                 "paper.same_day",
                 {"この日の接種はもう記録されています（" + other.venue + "、" + other.lot +
                      "）。何も記録していません",
                  "A dose of that day is recorded already (" + other.venue + ", " + other.lot +
                      "). Nothing was recorded"},
                 {"同じ接種なら入力は要りません。違うときは日付を確かめてください",
                  "If it is the same dose, nothing is to be entered; else look at the date"}};
}

Error missing(const char* code, const char* ja, const char* en) {
    return refused(code, {std::string(ja) + "がありません", std::string("Missing: ") + en},
                   {"紙のとおりに入力してください", "Enter it as it stands on the paper"});
}

Error nobody_else() {
    return refused("paper.second",
                   {"もう一人の読み合わせが必要です", "A second person has to read it too"},
                   {"別の人が紙と画面を見比べ、名前を入れてください",
                    "Somebody else compares paper and screen, and enters the name"});
}

const PersonDose* dose_on(const PersonRow& row, Day day) {
    for (const PersonDose& dose : row.doses) {
        if (dose.dose.date == day) return &dose;
    }
    return nullptr;
}

// As it would have been counted then.
int dose_number_on(PersonRow row, Day day) {
    std::erase_if(row.doses, [&](const PersonDose& dose) { return dose.dose.date >= day; });
    return next_dose_number(row);
}

}  // namespace

std::optional<Error> obstacle_to_enter(const ConfirmedPerson& person, const PaperEntered& entered,
                                       const Desk& desk, Instant now) {
    const Day day = day_in_japan(entered.at);
    const Day earliest = std::max(person.resident().birth_date, kept_since(day_in_japan(now)));
    if (entered.at > now || day < earliest) return wrong_time();
    if (const auto* other = dose_on(person.row(), day)) return same_day(other->dose);
    if (entered.product.id.empty() || entered.product.id != entered.vial.product)
        return missing("vial.product", "製品", "the product");
    if (entered.vial.lot.empty() || entered.vial.lot.size() > lot_length_max)
        return wrong_lot().error();
    if (entered.doctor.empty()) return missing("paper.doctor", "医師の名前", "the doctor");
    if (entered.venue.empty()) return missing("paper.venue", "会場", "the venue");
    if (entered.second_reader.empty() || entered.second_reader == desk.staff_name)
        return nobody_else();
    return std::nullopt;
}

std::vector<VialNotice> doubts_about(const ConfirmedPerson& person, const PaperEntered& entered,
                                     const Desk& desk) {
    const Day day = day_in_japan(entered.at);
    std::vector<VialNotice> doubts;
    const auto& doses = person.row().doses;
    if (std::ranges::any_of(doses, [&](const PersonDose& dose) { return dose.dose.date > day; })) {
        doubts.push_back(
            {"paper.order",
             true,
             {"これより後の接種が記録されています", "A later dose is recorded already"},
             {"紙の日付と本人を確かめてください",
              "Look at the date on the paper, and at the person"}});
    }
    if (entered.venue != desk.venue) {
        doubts.push_back({"paper.venue",
                          true,
                          {"この端末の会場（" + desk.venue + "）とは違う会場です",
                           "The venue is not that of this terminal (" + desk.venue + ")"},
                          {"紙の会場を確かめてください", "Look at the venue on the paper"}});
    }
    if (!entered.vial.lot.empty())
        std::ranges::move(doubts_about(entered.vial, day, desk.rules.lots.get()),
                          std::back_inserter(doubts));
    return doubts;
}

Result<Dose> enter_from_paper(const ConfirmedPerson& person, const PaperEntered& entered,
                              const Desk& desk, Instant now) {
    if (auto error = obstacle_to_enter(person, entered, desk, now))
        return std::unexpected(*std::move(error));
    DoseGiven fact;
    fact.at = entered.at;
    fact.date = day_in_japan(entered.at);
    fact.dose_number = dose_number_on(person.row(), fact.date);
    fact.product = entered.product.id;
    fact.product_name = entered.product.name;
    fact.maker = entered.product.maker;
    fact.volume_ul = entered.product.volume_ul;
    fact.lot = entered.vial.lot;
    fact.expiry = entered.vial.expiry;
    fact.body_site = to_text(entered.site);
    fact.voucher_line = voucher_line_of(person.voucher());
    fact.read_by = read_by_of(person.voucher());
    fact.from_paper = true;
    fact.second_reader = entered.second_reader;
    put_person(fact, person.resident());
    put_desk(fact, desk);
    fact.doctor = entered.doctor;
    fact.venue = entered.venue;
    return Dose(person.id(), std::move(fact), listing_of(person.row()));
}

}  // namespace uketsuke
