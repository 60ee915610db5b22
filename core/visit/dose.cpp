// The last comparison before the needle, and the facts that 施行規則3条 wants of a dose.
#include "core/visit/dose.h"

#include <algorithm>

#include "core/base/require.h"

namespace uketsuke {
namespace {

std::unexpected<Error> wrong_product() {
    return fail(ErrorKind::refused, "vial.product",
                {"この製品は、この方の判定にありません。何も記録していません",
                 "This product is not one the check allows for this person. Nothing was recorded"},
                {"判定の製品と接種液を確かめてください",
                 "Compare the vial with the products of the check"});
}

std::unexpected<Error> wrong_lot() {
    return fail(ErrorKind::refused, "vial.lot",
                {"ロット番号がないか、長すぎます (20文字まで)",
                 "The lot number is missing or longer than 20 characters"},
                {"容器のロット番号を入力してください", "Enter the lot number from the vial"});
}

std::unexpected<Error> past_expiry(Day expiry) {
    return fail(ErrorKind::refused, "vial.expired",
                {"有効期限 (" + format_day(expiry) + ") を過ぎています。何も記録していません",
                 "The vial expired on " + format_day(expiry) + ". Nothing was recorded"},
                {"期限内の接種液に替えてください", "Use a vial that has not expired"});
}

std::vector<std::string> codes_of(const std::vector<Reason>& reasons) {
    std::vector<std::string> codes;
    for (const Reason& reason : reasons) codes.push_back(reason.code);
    return codes;
}

// The person as of that day (施行規則3条).
void put_person(DoseGiven& fact, const Resident& resident) {
    fact.name = resident.name;
    fact.kana = resident.kana;
    fact.sex = resident.sex;
    fact.birth_date = resident.birth_date;
    fact.address = resident.address;
    fact.municipality = resident.municipality;
}

void put_desk(DoseGiven& fact, const Desk& desk) {
    fact.doctor = desk.doctor;
    fact.recorder = desk.staff_name;
    fact.venue = desk.venue;
    fact.session = desk.session;
    fact.programme = desk.rules.programme;
    fact.rule_version = desk.rules.rule_version;
}

}  // namespace

std::optional<Error> obstacle(const Vial& vial, const std::vector<std::string>& allowed,
                              Day today) {
    if (std::ranges::find(allowed, vial.product) == allowed.end()) return wrong_product().error();
    if (vial.lot.empty() || vial.lot.size() > lot_length_max) return wrong_lot().error();
    if (vial.expiry < today) return past_expiry(vial.expiry).error();
    return std::nullopt;
}

Result<Dose> give(const Decision& decision, const Vial& vial, const ProductFacts& product,
                  BodySite site, const Desk& desk, Instant at) {
    const Day day = day_in_japan(at);
    if (product.id != vial.product) return wrong_product();
    if (auto error = obstacle(vial, decision.verdict().products, day)) {
        return std::unexpected(std::move(*error));
    }
    DoseGiven fact;
    fact.date = day;
    fact.at = at;
    fact.dose_number = decision.dose_number();
    fact.product = product.id;
    fact.product_name = product.name;
    fact.maker = product.maker;
    fact.volume_ul = product.volume_ul;
    fact.lot = vial.lot;
    fact.expiry = vial.expiry;
    fact.body_site = to_text(site);
    fact.verdict = to_text(decision.verdict().status);
    fact.reason_codes = codes_of(decision.verdict().reasons);
    fact.groups_said = decision.heard().groups;
    fact.doctor_confirmed = decision.screening().word == DoctorsWord::yes;
    fact.voucher_line = format_voucher_line(decision.person().voucher());
    fact.read_by = decision.person().found().presented.read_by;
    put_person(fact, decision.person().resident());
    put_desk(fact, desk);
    return Dose(decision.person().id(), std::move(fact));
}

ScreeningClosed close_screening(const ConfirmedPerson& person, ScreeningOutcome outcome,
                                std::string reason, const Desk& desk, Instant at) {
    ScreeningClosed closed;
    closed.date = day_in_japan(at);
    closed.outcome = outcome;
    closed.reason = std::move(reason);
    closed.doctor = desk.doctor;
    closed.recorder = desk.staff_name;
    closed.venue = desk.venue;
    closed.session = desk.session;
    closed.voucher_line = format_voucher_line(person.voucher());
    return closed;
}

const char* to_text(BodySite site) {
    switch (site) {
        case BodySite::left_upper_arm:
            return "left_upper_arm";
        case BodySite::right_upper_arm:
            return "right_upper_arm";
        case BodySite::left_thigh:
            return "left_thigh";
        case BodySite::right_thigh:
            return "right_thigh";
    }
    broken_invariant("a body site outside its list", __FILE__, __LINE__);
}

const Words& words_of(BodySite site) {
    static const Words left_arm{"左上腕", "Left upper arm"};
    static const Words right_arm{"右上腕", "Right upper arm"};
    static const Words left_thigh{"左大腿", "Left thigh"};
    static const Words right_thigh{"右大腿", "Right thigh"};
    switch (site) {
        case BodySite::left_upper_arm:
            return left_arm;
        case BodySite::right_upper_arm:
            return right_arm;
        case BodySite::left_thigh:
            return left_thigh;
        case BodySite::right_thigh:
            return right_thigh;
    }
    broken_invariant("a body site outside its list", __FILE__, __LINE__);
}

}  // namespace uketsuke
