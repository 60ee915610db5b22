// The checks in the order in which whoever fills would look at the vial.
#include "core/visit/vials.h"

namespace uketsuke {
namespace {

Error refused(const char* code, Words what, Words next) {
    return Error{ErrorKind::refused, code, std::move(what), std::move(next)};
}

Error wrong_count() {
    return refused("vial.doses",
                   {"本数がないか、多すぎます (1〜99)", "The number of doses is not 1 to 99"},
                   {"シリンジの本数を入力してください", "Enter the number of syringes"});
}

Error wrong_time() {
    return refused("vial.opened",
                   {"希釈・開封の時刻が、今日の今より前ではありません",
                    "The time of opening is not today before now"},
                   {"09:05 のように入力してください", "Enter it like 09:05"});
}

}  // namespace

Instant use_until(const ProductFacts& product, Instant opened) {
    if (product.hours_to_use == 0) return Instant{};
    return opened + std::chrono::hours{product.hours_to_use};
}

std::optional<Error> obstacle_to_open(const VialEntered& entered, const ProductFacts& product,
                                      const Desk& desk, Instant now) {
    const Day today = day_in_japan(now);
    const Lots* lots = desk.rules.lots.get();
    if (auto error = obstacle(entered.vial, {product.id}, lots, today)) return error;
    if (entered.doses < 1 || entered.doses > vial_doses_max) return wrong_count();
    if (entered.opened > now || day_in_japan(entered.opened) != today) return wrong_time();
    Vial vial = entered.vial;
    vial.use_until = use_until(product, entered.opened);
    if (auto error = obstacle_of_time(vial, now)) return error;
    return obstacle_of_second(vial, lots, desk.staff_name);
}

Result<VialOpened> open_vial(const VialEntered& entered, const ProductFacts& product,
                             const Desk& desk, Instant now) {
    if (auto error = obstacle_to_open(entered, product, desk, now))
        return std::unexpected(*std::move(error));
    VialOpened fact;
    fact.product = product.id;
    fact.lot = entered.vial.lot;
    fact.expiry = entered.vial.expiry;
    fact.doses = entered.doses;
    fact.opened = entered.opened;
    fact.use_until = use_until(product, entered.opened);
    if (second_asked(entered.vial, desk.rules.lots.get())) fact.second = entered.vial.second;
    fact.recorder = desk.staff_name;
    fact.venue = desk.venue;
    fact.session = desk.session;
    return fact;
}

Vial vial_of(const VialRow& row) {
    return {row.fact.product, row.fact.lot,    row.fact.expiry,
            row.entry,        row.fact.number, row.fact.use_until};
}

std::string vial_number(std::size_t terminal_place, std::size_t n) {
    return letters_of(terminal_place) + std::to_string(n);
}

std::vector<ScreeningReason> waste_reasons() {
    return {{"time_over", {"使用期限切れ", "Its time was over"}},
            {"left_over", {"余り", "Nobody left to take it"}},
            {"dropped", {"落下・破損", "Dropped or broken"}},
            {"syringe", {"シリンジの不良・液漏れ", "A faulty or leaking syringe"}},
            {"foreign_matter", {"異物・変色", "Foreign matter or discoloured"}},
            {counted_anew, {"数え間違いの訂正（本数を戻す）", "Counted wrong: put back"}}};
}

}  // namespace uketsuke
