// From the answers of all options to one verdict.
#include "core/eligibility/assess.h"

#include <algorithm>
#include <array>
#include <bit>
#include <memory_resource>

#include "core/eligibility/search.h"

namespace uketsuke {

namespace {

// Enough for most verdicts; the rest comes from the heap.
constexpr std::size_t room_bytes = 16 * 1024;

bool is_second_choice(const Programme& programme, const Found& found) {
    return programme.offers[static_cast<std::size_t>(found.offer)].second_choice;
}

// Whether only options that are over, or only the others, are asked about.
enum class Options { open, over };

void search_options(const Standing& standing, Asker& asker, Options which,
                    std::pmr::vector<Found>& out) {
    const Day on = standing.facts().on;
    for (const Option& option :
         standing.programme().plans[static_cast<std::size_t>(standing.next_dose)].options) {
        const Mask products = products_for(standing, option);
        if (products == 0) continue;
        if (is_over(standing, option, on) != (which == Options::over)) continue;
        const std::size_t voice = asker.turn_to(option);
        // To most people the same rules speak of most products of an offer.
        const auto same = std::find_if(out.begin(), out.end(), [&](const Found& found) {
            return found.offer == option.offer && found.voice == voice;
        });
        if (same != out.end()) {
            same->products |= products;
        } else {
            Found& found = out.emplace_back();
            found.offer = option.offer;
            found.voice = voice;
            found.products = products;
            first_yes(asker, on, found);
        }
    }
}

// What is over is worth asking about only where nothing else opens: for its reasons.
std::pmr::vector<Found> search_options(const Standing& standing) {
    std::pmr::vector<Found> out(standing.visitor->room);
    if (standing.next_dose > dose_number_max) return out;
    Asker asker(standing, standing.facts().on);
    out.reserve(8);
    search_options(standing, asker, Options::open, out);
    const bool opens = std::any_of(out.begin(), out.end(),
                                   [](const Found& found) { return found.day != day_never; });
    if (!opens) search_options(standing, asker, Options::over, out);
    return out;
}

// Nothing is on offer for this dose and product at all.
void judge_without_option(const Standing& standing, Judgement& out) {
    const Programme& programme = standing.programme();
    const Mask products = standing.asked ? mask_of(*standing.asked) : mask_all;
    const Answer answer = answer_without_option(standing, products, standing.facts().on);
    out.complete = answer.complete;
    out.reasons = answer.rule_reasons;
    if (standing.asked == unknown_index) {
        out.reasons.set(static_cast<std::size_t>(programme.unknown_product));
    } else if (standing.asked && !out.complete) {
        out.reasons.set(static_cast<std::size_t>(programme.wrong_product_for_dose));
    } else if (answer.worst != RuleEffect::block) {
        out.reasons.set(static_cast<std::size_t>(programme.no_rule));
    }
}

// No option ever becomes a yes: the reasons of those that come nearest to being meant for the
// person, with what stands in the way later.
void judge_never(const std::pmr::vector<Found>& all, Judgement& out) {
    const auto nearest =
        std::min_element(all.begin(), all.end(), [](const Found& a, const Found& b) {
            return a.at_start.mismatches < b.at_start.mismatches;
        });
    out.complete = std::all_of(all.begin(), all.end(),
                               [](const Found& found) { return found.at_start.complete; });
    for (const Found& found : all) {
        if (found.at_start.mismatches != nearest->at_start.mismatches) continue;
        out.reasons_that_day |=
            out.complete ? found.at_start.rule_reasons : found.at_start.reasons();
        if (!out.complete) out.reasons |= found.on_the_way;
    }
    out.reasons |= out.reasons_that_day;
}

// Every product that is named must be allowed under the status that is named. The status is that of
// the first choices, where one is open; products that would ask more of the doctor are left out and
// are answered when they are asked for by name.
RuleEffect effect_on(const Programme& programme, const std::pmr::vector<Found>& all, Day day) {
    RuleEffect best[2] = {RuleEffect::block, RuleEffect::block};
    for (const Found& found : all) {
        if (found.day != day) continue;
        RuleEffect& place = best[is_second_choice(programme, found) ? 1 : 0];
        place = std::min(place, found.effect);
    }
    return best[0] != RuleEffect::block ? best[0] : best[1];
}

void add_deadlines(const Standing& standing, Judgement& out) {
    for (const Deadline& deadline : standing.programme().deadlines) {
        if ((deadline.doses & mask_of(standing.next_dose)) == 0) continue;
        bool standard = false;
        bool bound = false;
        bool concerned = false;
        for (Mask left = out.products; left != 0 && !standard; left &= left - 1) {
            const auto after = [&] {
                return with_dose(standing, out.earliest, std::countr_zero(left));
            };
            Standing begun = after();
            if (begun.series == none_index || (deadline.series & mask_of(begun.series)) == 0) {
                continue;
            }
            concerned = true;
            standard = can_finish(std::move(begun), deadline, Interval::standard);
            bound = bound || standard || can_finish(after(), deadline, Interval::bound);
        }
        if (!concerned || standard) continue;
        out.reasons.set(static_cast<std::size_t>(deadline.reason));
        if (bound && deadline.small_print >= 0) {
            out.reasons.set(static_cast<std::size_t>(deadline.small_print));
        }
    }
}

// Other rows allow each of the products on the same day and ask for less.
bool has_easier_rows(const std::pmr::vector<Found>& all, const Found& found) {
    Mask left = found.products;
    for (const Found& other : all) {
        if ((other.products & left) == 0 || &other == &found) continue;
        if (other.day != found.day || other.effect > found.effect) continue;
        if (other.reasons.count() < found.reasons.count()) left &= ~other.products;
    }
    return left == 0;
}

void judge_yes(const Standing& standing, const std::pmr::vector<Found>& all, Judgement& out) {
    const RuleEffect effect = effect_on(standing.programme(), all, out.earliest);
    const bool today = out.earliest == standing.facts().on;
    out.status = !today                          ? Status::not_yet
                 : effect == RuleEffect::confirm ? Status::confirm
                                                 : Status::eligible;
    for (const Found& found : all) {
        if (found.day == out.earliest && found.effect <= effect) {
            out.products |= found.products;
        }
    }
    for (const Found& found : all) {
        if (found.day != out.earliest || found.effect > effect) continue;
        if (has_easier_rows(all, found)) continue;
        out.reasons |= found.at_start.reasons();
    }
    out.reasons_that_day = out.reasons;
    add_deadlines(standing, out);
}

std::vector<Reason> sentences(const Programme& programme, const ReasonSet& reasons) {
    std::vector<Reason> out;
    out.reserve(reasons.count());
    for (std::size_t i = reasons._Find_first(); i < programme.reasons.size();
         i = reasons._Find_next(i)) {
        const ReasonText& text = programme.reasons[i];
        out.push_back({text.code, text.clause, text.words});
    }
    return out;
}

Judgement judge(const Standing& standing) {
    Judgement out;
    out.next_dose = standing.next_dose;
    const std::pmr::vector<Found> all = search_options(standing);
    if (all.empty()) {
        judge_without_option(standing, out);
        out.reasons_that_day = out.reasons;
        return out;
    }
    for (const Found& found : all) out.earliest = std::min(out.earliest, found.day);
    if (out.earliest == day_never) {
        judge_never(all, out);
    } else {
        judge_yes(standing, all, out);
    }
    return out;
}

// A product that the programme names and no offer gives is known from histories alone: it was given
// by rules that are not here.
bool given_elsewhere(const Programme& programme, const std::string& product) {
    const int index = programme.product_index(product);
    return index != unknown_index &&
           std::none_of(programme.offers.begin(), programme.offers.end(),
                        [&](const Offer& offer) { return (offer.products & mask_of(index)) != 0; });
}

// What the file says of a dose dated after the day.
ReasonSet future_dose(const Programme& programme) {
    ReasonSet out;
    for (const Rule& rule : programme.rules) {
        const auto* check = std::get_if<HistoryCheck>(&rule.what);
        if (check != nullptr && *check == HistoryCheck::future) {
            out.set(static_cast<std::size_t>(rule.reason));
        }
    }
    return out;
}

}  // namespace

Judgement judge(const Programme& programme, const Case& facts) {
    std::array<std::byte, room_bytes> bytes;
    std::pmr::monotonic_buffer_resource room(bytes.data(), bytes.size());
    const Visitor visitor = visitor_of(programme, facts, &room);
    return judge(stand(visitor));
}

std::vector<int> product_order(const Programme& programme, const Judgement& judgement) {
    std::vector<int> out;
    Mask products = judgement.products;
    if (products == 0) return out;
    const auto dose = static_cast<std::size_t>(judgement.next_dose);
    for (const bool second : {false, true}) {
        for (const Option& option : programme.plans[dose].options) {
            const auto offer = static_cast<std::size_t>(option.offer);
            if (programme.offers[offer].second_choice != second) continue;
            for (Mask left = option.products & products; left != 0; left &= left - 1) {
                const int index = std::countr_zero(left);
                products &= ~mask_of(index);
                out.push_back(index);
            }
        }
    }
    return out;
}

Verdict assess(const Programme& programme, const Case& facts) {
    const Judgement judgement = judge(programme, facts);
    Verdict out;
    out.status = judgement.status;
    if (!judgement.complete) out.dose_number = judgement.next_dose;
    if (judgement.earliest != day_never) out.earliest = judgement.earliest;
    for (const int product : product_order(programme, judgement)) {
        out.products.push_back(programme.products[static_cast<std::size_t>(product)].id);
    }
    out.reasons = sentences(programme, judgement.reasons);
    return out;
}

std::vector<JudgedDose> judge_history(const Programme& programme, const Case& facts) {
    std::vector<PastDose> doses = facts.doses;
    std::sort(doses.begin(), doses.end());
    Case then = facts;
    then.doses.clear();
    then.other_vaccines.clear();
    then.voucher.emplace<std::monostate>();
    then.resident_since.reset();
    then.municipality = programme.municipality;
    std::vector<JudgedDose> out;
    for (const PastDose& dose : doses) {
        then.on = dose.date;
        then.product = dose.product;
        const bool again = !out.empty() && out.back().dose == dose;
        const int number = out.empty() ? 1 : out.back().dose_number + (again ? 0 : 1);
        JudgedDose judged{dose, number, true, {}};
        const Judgement judgement = judge(programme, then);
        const bool yes =
            judgement.status == Status::eligible || judgement.status == Status::confirm;
        if (!yes && (again || !given_elsewhere(programme, dose.product))) {
            judged.findings = judgement.reasons_that_day;
        }
        if (dose.date > facts.on) judged.findings |= future_dose(programme);
        judged.valid = judged.findings.none();
        out.push_back(std::move(judged));
        then.doses.push_back(dose);
    }
    return out;
}

}  // namespace uketsuke
