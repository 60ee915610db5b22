// The plan of the ledger, told and carried out.
#include "sync/hub/erase_command.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/ledger/erasure.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

namespace {

constexpr std::size_t people_in_a_transaction = 250;

std::unexpected<Error> too_early(Day wished, Day kept) {
    return fail(ErrorKind::refused, "erase.too_early",
                {"接種記録は5年間保存します。" + format_day(wished) +
                     "より前の記録には、5年に満たない" + "ものがあります。何も消去していません。",
                 "Records are kept for five years, and some before " + format_day(wished) +
                     " are younger. Nothing was erased."},
                {"--before には" + format_day(kept) + "か、それより前の日を指定してください。",
                 "Give --before " + format_day(kept) + " or an earlier day."});
}

std::unexpected<Error> site_hub() {
    return fail(ErrorKind::refused, "erase.site_hub",
                {"会場のハブです。消去は市のハブで行います。何も消去していません。",
                 "This is a site hub; the city's hub erases. Nothing was erased."},
                {"市のハブで uketsuke-hub erase を行ってください。ここの記録も消去されます。",
                 "Run uketsuke-hub erase at the city's hub; what lies here goes too."});
}

void tell_plan(const ErasurePlan& plan, Day before, Erase what, const CommandSpeech& speech) {
    const std::string people = std::to_string(plan.people), doses = std::to_string(plan.doses);
    const std::string others = std::to_string(plan.entries - plan.doses);
    const bool done = what == Erase::carry_out;
    speech.tell(print_json(Json{{"erased", done},
                                {"before", format_day(before)},
                                {"people", plan.people},
                                {"doses", plan.doses},
                                {"others", plan.entries - plan.doses}}),
                {format_day(before) + "より前の記録：" + people + "人、接種記録" + doses +
                     "件、予診や接種済証などの記録" + others + "件" +
                     (done ? "を消去しました。各端末では次に接続したときに消えます。"
                           : "が消去の対象です。何も消去していません。"),
                 "Records before " + format_day(before) + ": " + doses + " doses and " + others +
                     " other records of " + people + " people " +
                     (done ? "were erased. Terminals follow when they next connect."
                           : "are due. Nothing was erased.")});
}

Result<void> carry_out(Ledger& ledger, const ErasurePlan& plan, const CommandSpeech& speech,
                       Instant now) {
    const Progress progress = progress_of(speech, {"消去", "erased"});
    for (std::size_t done = 0; done < plan.drafts.size();) {
        const std::size_t end = std::min(done + people_in_a_transaction, plan.drafts.size());
        const std::vector<Draft> some(plan.drafts.begin() + std::ptrdiff_t(done),
                                      plan.drafts.begin() + std::ptrdiff_t(end));
        TRY(ledger.append_all(some, now));
        done = end;
        progress(done, plan.drafts.size());
    }
    return {};
}

}  // namespace

Result<ErasurePlan> erase_due(Records& records, const EraseWish& wish, const CommandSpeech& speech,
                              Instant now) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    if (settings.city) return site_hub();
    const Day kept = kept_since(day_in_japan(now));
    const Day before = wish.before.value_or(kept);
    if (before > kept) return too_early(before, kept);
    const Progress progress = progress_of(speech, {"確認", "looked through"});
    ErasurePlan plan = TRY(ledger.plan_erasure(settings.municipality, before, progress));
    if (wish.what == Erase::carry_out) TRY(carry_out(ledger, plan, speech, now));
    return plan;
}

Result<int> erase(Records& records, const EraseWish& wish, const CommandSpeech& speech,
                  Instant now) {
    const ErasurePlan plan = TRY(erase_due(records, wish, speech, now));
    tell_plan(plan, wish.before.value_or(kept_since(day_in_japan(now))), wish.what, speech);
    return 0;
}

}  // namespace uketsuke
