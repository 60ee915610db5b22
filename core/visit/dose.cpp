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

// The printed day, and the one that counts where the list of lots says another.
Words last_day_words(Day printed, Day counts) {
    const std::string shown = format_day(printed);
    if (printed == counts) return {"有効期限 (" + shown + ") ", "The vial expired on " + shown};
    const std::string listed = format_day(counts);
    return {"ロットの一覧の有効期限 (" + listed + "、入力は " + shown + ") ",
            "By the list of lots the vial expired on " + listed + " (entered: " + shown + ")"};
}

std::unexpected<Error> past_expiry(Day printed, Day counts) {
    const Words day = last_day_words(printed, counts);
    return fail(
        ErrorKind::refused, "vial.expired",
        {day.ja + "を過ぎています。何も記録していません", day.en + ". Nothing was recorded"},
        {"期限内の接種液に替えてください。打った後なら後追い入力で記録します",
         "Use a vial that has not expired. What was given already is entered from paper"});
}

std::unexpected<Error> held_back(const Hold& hold) {
    return fail(
        ErrorKind::refused, "vial.held",
        {hold.words.ja + " (" + hold.clause + ") 何も記録していません",
         hold.words.en + " (" + hold.clause + ") Nothing was recorded"},
        {"このバイアルを使わず、責任者に知らせてください。打った後なら後追い入力で記録します",
         "Put this vial aside and tell the person in charge. What was given already is "
         "entered from paper"});
}

std::unexpected<Error> lot_of_another_product(const std::string& lot) {
    return fail(ErrorKind::refused, "vial.product",
                {"ロット " + lot + " は、一覧では別の製品のものです。何も記録していません",
                 "By the list, lot " + lot + " is of another product. Nothing was recorded"},
                {"容器の製品名とロット番号を確かめてください",
                 "Compare product and lot number with the vial"});
}

bool known_for(const Lots& lots, const Vial& vial) {
    const auto of_product = [&](const Hold& hold) {
        return hold.product == vial.product && hold.number == vial.lot;
    };
    return find_lot(lots, vial.product, vial.lot) || std::ranges::any_of(lots.holds, of_product);
}

bool known_for_any_product(const Lots& lots, const std::string& number) {
    return std::ranges::find(lots.lots, number, &Lot::number) != lots.lots.end() ||
           std::ranges::find(lots.holds, number, &Hold::number) != lots.holds.end();
}

std::optional<Error> obstacle_in_list(const Vial& vial, const Lots& lots, Day today) {
    if (const Hold* hold = hold_on(lots, vial.product, vial.lot, today)) {
        return held_back(*hold).error();
    }
    if (known_for_any_product(lots, vial.lot) && !known_for(lots, vial)) {
        return lot_of_another_product(vial.lot).error();
    }
    return std::nullopt;
}

// 最終有効年月日 that counts. The list's own day, not the later of the two: a slip in what was
// typed must not make an old vial usable.
Day last_day(const Vial& vial, const Lots* lots) {
    const Lot* listed = lots ? find_lot(*lots, vial.product, vial.lot) : nullptr;
    return listed ? listed->effective : vial.expiry;
}

VialNotice unlisted(const std::string& lot) {
    return {"vial.unlisted",
            true,
            {"ロット " + lot + " は一覧にありません", "Lot " + lot + " is not on the list"},
            {"容器のロット番号をもう一度見比べてください",
             "Compare the lot number with the label again"}};
}

VialNotice other_printed_day(const Lot& lot) {
    const std::string day = format_day(lot.printed);
    return {"vial.printed_expiry",
            true,
            {"一覧では、このロットに印字された期限は " + day + " です",
             "By the list, the date printed on this lot is " + day},
            {"容器の期限をもう一度見比べてください", "Compare the date with the label again"}};
}

VialNotice extended(const Lot& lot) {
    const std::string printed = format_day(lot.printed);
    const std::string effective = format_day(lot.effective);
    return {"vial.extended",
            false,
            {effective + " まで延長されています (印字 " + printed + "、" + lot.clause + ")",
             "Extended to " + effective + " (printed: " + printed + "; " + lot.clause + ")"},
            {}};
}

std::vector<std::string> codes_of(const std::vector<Reason>& reasons) {
    std::vector<std::string> codes;
    for (const Reason& reason : reasons) codes.push_back(reason.code);
    return codes;
}

Error nobody_else() {
    return Error{ErrorKind::refused,
                 "vial.second",
                 {"ロットが一覧にありません。もう一人の確認が必要です",
                  "The lot is not on the list: a second person has to compare it"},
                 {"別の人が容器と画面を見比べ、名前を入れてください",
                  "Somebody else compares vial and screen, and enters the name"}};
}

}  // namespace

bool second_asked(const Vial& vial, const Lots* lots) {
    return lots && !vial.lot.empty() && !find_lot(*lots, vial.product, vial.lot);
}

std::optional<Error> obstacle_of_second(const Vial& vial, const Lots* lots,
                                        const std::string& staff) {
    const bool alone = vial.second.empty() || vial.second == staff;
    if (vial.entry.empty() && second_asked(vial, lots) && alone) return nobody_else();
    return std::nullopt;
}

std::optional<Error> obstacle_of_time(const Vial& vial, Instant now) {
    if (vial.use_until == Instant{} || now <= vial.use_until) return std::nullopt;
    const std::string time = format_instant(vial.use_until).substr(11, 5);
    return Error{
        ErrorKind::refused,
        "vial.time_over",
        {"バイアル " + vial.number + " は " + time +
             " で使用期限が切れました。何も記録していません",
         "Vial " + vial.number + " could be used until " + time + ". Nothing was recorded"},
        {"残りは廃棄し、次のバイアルに替えてください",
         "Discard what is left and take the next vial"}};
}

std::unexpected<Error> wrong_lot() {
    return fail(ErrorKind::refused, "vial.lot",
                {"ロット番号がないか、長すぎます (20文字まで)",
                 "The lot number is missing or longer than 20 characters"},
                {"容器のロット番号を入力してください", "Enter the lot number from the vial"});
}

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

std::optional<Error> obstacle(const Vial& vial, const std::vector<std::string>& allowed,
                              const Lots* lots, Day today) {
    if (std::ranges::find(allowed, vial.product) == allowed.end()) return wrong_product().error();
    if (vial.lot.empty() || vial.lot.size() > lot_length_max) return wrong_lot().error();
    if (lots) {
        if (auto error = obstacle_in_list(vial, *lots, today)) return error;
    }
    const Day last = last_day(vial, lots);
    if (last < today) return past_expiry(vial.expiry, last).error();
    return std::nullopt;
}

std::vector<VialNotice> notices_about(const Vial& vial, const Lots* lots) {
    if (!lots) return {};
    const Lot* listed = find_lot(*lots, vial.product, vial.lot);
    if (!listed) return {unlisted(vial.lot)};
    std::vector<VialNotice> notices;
    if (vial.expiry != listed->printed) notices.push_back(other_printed_day(*listed));
    if (listed->effective != listed->printed) notices.push_back(extended(*listed));
    return notices;
}

Result<Dose> give(const Decision& decision, const Vial& vial, const ProductFacts& product,
                  BodySite site, const Desk& desk, Instant at) {
    const Day day = day_in_japan(at);
    if (product.id != vial.product) return wrong_product();
    const Lots* lots = desk.rules.lots.get();
    if (auto error = obstacle(vial, decision.verdict().products, lots, day))
        return std::unexpected(*std::move(error));
    if (auto error = obstacle_of_time(vial, at)) return std::unexpected(*std::move(error));
    if (auto error = obstacle_of_second(vial, lots, desk.staff_name))
        return std::unexpected(*std::move(error));
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
    fact.vial = vial.entry;
    if (vial.entry.empty() && second_asked(vial, lots)) fact.second_reader = vial.second;
    fact.body_site = to_text(site);
    fact.verdict = to_text(decision.verdict().status);
    fact.reason_codes = codes_of(decision.verdict().reasons);
    fact.groups_said = decision.heard().groups;
    fact.doctor_confirmed = decision.screening().word == DoctorsWord::yes;
    fact.doctors_reason = decision.screening().doctors_reason;
    fact.form_deviates = decision.screening().seen.deviates;
    fact.temperature_tenths = decision.screening().seen.temperature_tenths;
    fact.signatures = decision.screening().seen.signatures;
    fact.voucher_line = voucher_line_of(decision.person().voucher());
    fact.read_by = read_by_of(decision.person().voucher());
    put_person(fact, decision.person().resident());
    put_desk(fact, desk);
    return Dose(decision.person().id(), std::move(fact), listing_of(decision.person().row()));
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
    closed.voucher_line = voucher_line_of(person.voucher());
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

std::optional<BodySite> parse_body_site(std::string_view text) {
    for (const BodySite site : {BodySite::left_upper_arm, BodySite::right_upper_arm,
                                BodySite::left_thigh, BodySite::right_thigh}) {
        if (text == to_text(site)) return site;
    }
    return std::nullopt;
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
