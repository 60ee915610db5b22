// Offers and rules asked about one day. Each "no" also says until when it certainly stays a no;
// where that is hard to know exactly, an earlier day is given, never a later one.
#include "core/eligibility/predicate.h"

#include <algorithm>

namespace uketsuke {

using std::chrono::days;

namespace {

enum class Membership { no, doctor, yes };

struct Belonging {
    Membership level = Membership::no;
    ReasonSet needs;         // Groups that the doctor has to confirm, when level is doctor.
    Day change = day_never;  // Nothing changes before this day.
};

Day next_change(const Ages& ages, Day birth, Day day) {
    for (const Day edge : {reaches(ages, birth), leaves(ages, birth)}) {
        if (edge > day) return edge;
    }
    return day_never;
}

bool inside(const Ages& ages, Day birth, Day day) {
    return reaches(ages, birth) <= day && day < leaves(ages, birth);
}

class Asker {
  public:
    Asker(const Standing& standing, Day day, Interval interval)
        : standing_(standing), programme_(*standing.programme), day_(day), interval_(interval) {}

    Belonging belongs(int people) const {
        Belonging out;
        const People& row = programme_.people[static_cast<std::size_t>(people)];
        for (const PeopleAlternative& alternative : row.any) join(alternative, out);
        for (const int other : row.except) {
            const Belonging excluded = belongs(other);
            out.change = std::min(out.change, excluded.change);
            if (excluded.level != Membership::no) out.level = Membership::no;
        }
        return out;
    }

    void ask_offer(const Offer& offer, Answer& out) const {
        if (day_ < offer.span.from) block_offer(offer.not_open, offer.span.from, out);
        if (day_ > offer.span.until) {
            block_offer(offer.closed, day_never, out);
            // A row that ended before the programme did was another row's turn long ago.
            if (offer.span.until < programme_.span.until) out.mismatches += 2;
        }
        if (offer.ages) ask_ages(offer, out);
        if (offer.people >= 0) ask_people(offer, out);
        if (offer.condition >= 0 && out.worst != RuleEffect::block) {
            out.worst = std::max(out.worst, RuleEffect::confirm);
            out.rule_reasons.set(static_cast<std::size_t>(offer.condition));
        }
    }

    void ask_rule(const Rule& rule, Mask products, Answer& out) const {
        if (!rule.span.holds(day_)) return;
        Day change = rule.span.until == day_never ? day_never : rule.span.until + days{1};
        if (!in_scope(rule.scope, products, change)) return;
        Day retry = day_never;
        if (!std::visit([&](const auto& what) { return speaks(what, rule, retry); }, rule.what)) {
            return;
        }
        RuleEffect effect = rule.effect;
        if (interval_ == Interval::standard && std::holds_alternative<Spacing>(rule.what)) {
            effect = RuleEffect::block;
        }
        out.worst = std::max(out.worst, effect);
        out.rule_reasons.set(static_cast<std::size_t>(rule.reason));
        if (effect == RuleEffect::block) out.retry = std::max(out.retry, std::min(retry, change));
        out.complete = out.complete || std::holds_alternative<Total>(rule.what);
    }

  private:
    Day birth() const { return standing_.facts->birth_date; }

    void join(const PeopleAlternative& alternative, Belonging& out) const {
        if (alternative.ages) {
            out.change = std::min(out.change, next_change(*alternative.ages, birth(), day_));
            if (!inside(*alternative.ages, birth(), day_)) return;
        }
        const Mask held = standing_.groups & alternative.groups;
        if (alternative.groups != 0 && held == 0) return;
        ReasonSet needs;
        bool established = alternative.groups == 0;
        for (std::size_t i = 0; i < programme_.groups.size(); ++i) {
            if ((held & mask_of(static_cast<int>(i))) == 0) continue;
            const int reason = programme_.groups[i].needs_confirmation;
            if (reason < 0 || (standing_.confirmed & mask_of(static_cast<int>(i))) != 0) {
                established = true;
            } else {
                needs.set(static_cast<std::size_t>(reason));
            }
        }
        if (established) {
            out.level = Membership::yes;
            out.needs.reset();
        } else if (out.level != Membership::yes) {
            out.level = Membership::doctor;
            out.needs |= needs;
        }
    }

    static void block_offer(int reason, Day retry, Answer& out) {
        out.worst = RuleEffect::block;
        out.retry = std::max(out.retry, retry);
        out.offer_reasons.set(static_cast<std::size_t>(reason));
    }

    void ask_ages(const Offer& offer, Answer& out) const {
        const bool at_first = offer.age_at == AgeAt::first_dose && !standing_.doses.empty();
        const Day at = at_first ? standing_.doses.front().date : day_;
        const Day opens = reaches(*offer.ages, birth());
        const bool young = at < opens;
        if (!young && at < leaves(*offer.ages, birth())) return;
        int reason = young ? offer.too_young : offer.too_old;
        if (standing_.asked && another_serves(offer)) reason = offer.wrong_age;
        const Day retry = young && !at_first ? opens : day_never;
        block_offer(reason, retry, out);
        // In reach, an age is a smaller mismatch than for good.
        out.mismatches += retry > programme_.span.until ? 2 : 1;
    }

    // Is there a product of another offer for the person's age, so that the one asked about is the
    // wrong one rather than the person too young or too old?
    bool another_serves(const Offer& offer) const {
        const auto& options = programme_.options[static_cast<std::size_t>(standing_.next_dose)];
        return std::any_of(options.begin(), options.end(), [&](const Option& option) {
            const Offer& other = programme_.offers[static_cast<std::size_t>(option.offer)];
            if (!other.ages || (other.products & offer.products) != 0) return false;
            const bool at_first = other.age_at == AgeAt::first_dose && !standing_.doses.empty();
            const Day at = at_first ? standing_.doses.front().date : day_;
            return inside(*other.ages, birth(), at);
        });
    }

    void ask_people(const Offer& offer, Answer& out) const {
        const Belonging belonging = belongs(offer.people);
        const People& row = programme_.people[static_cast<std::size_t>(offer.people)];
        if (belonging.level == Membership::no) {
            block_offer(row.reason, belonging.change, out);
            out.mismatches += belonging.change > programme_.span.until ? 2 : 1;
        } else if (belonging.level == Membership::doctor) {
            out.worst = std::max(out.worst, RuleEffect::confirm);
            out.rule_reasons |= belonging.needs;
        }
    }

    // Narrows `change` to the next day on which the scope itself could be another.
    bool in_scope(const Scope& scope, Mask products, Day& change) const {
        if (standing_.series != none_index && (scope.series & mask_of(standing_.series)) == 0) {
            return false;
        }
        if ((scope.previous & mask_of(standing_.last_product)) == 0) return false;
        if (scope.earlier != 0 && (scope.earlier & standing_.given) == 0) return false;
        if (scope.same_product) {
            const bool same = (products & mask_of(standing_.last_product)) != 0;
            if (same != *scope.same_product) return false;
        }
        if (scope.ages) {
            if (!inside(*scope.ages, birth(), day_)) return false;
            change = std::min(change, next_change(*scope.ages, birth(), day_));
        }
        if (scope.people >= 0) {
            const Belonging belonging = belongs(scope.people);
            if (belonging.level == Membership::no) return false;
            change = std::min(change, belonging.change);
        }
        return true;
    }

    bool speaks(const Spacing& spacing, const Rule&, Day& retry) const {
        if (standing_.doses.empty()) return false;
        const Day last = standing_.doses.back().date;
        if (interval_ == Interval::bound) {
            if (spacing.bound_days != 0 && day_ < last + days{spacing.bound_days}) return false;
            if (spacing.bound_months != 0 &&
                day_ < add_months_rolling_forward(last, spacing.bound_months)) {
                return false;
            }
        }
        retry = spacing.months != 0 ? add_months_rolling_forward(last, spacing.months)
                                    : last + days{spacing.days};
        return day_ < retry;
    }

    bool speaks(const Once& once, const Rule&, Day&) const {
        for (std::size_t i = 0; i < standing_.doses.size(); ++i) {
            const int number = static_cast<int>(i) + 1;
            const auto [date, product] = standing_.doses[i];
            if (number >= once.from_dose && date >= once.given_from && product != unknown_index &&
                (once.given & mask_of(product)) != 0) {
                return true;
            }
        }
        return false;
    }

    bool speaks(const Total& total, const Rule&, Day&) const {
        return standing_.next_dose > total.doses;
    }

    bool speaks(const Residence& residence, const Rule&, Day& retry) const {
        const auto& since = standing_.facts->resident_since;
        if (standing_.lives_here && (!since || *since <= day_)) return false;
        if (standing_.lives_here) retry = *since;
        if (residence.groups != 0 && (standing_.groups & residence.groups) == 0) return false;
        return (standing_.groups & residence.unless) == 0;
    }

    bool speaks(const OtherVaccineGap& other, const Rule&, Day& retry) const {
        bool found = false;
        retry = day_always;
        for (const OtherVaccine& given : standing_.facts->other_vaccines) {
            const auto named = [&](const std::vector<std::string>& kinds) {
                return std::find(kinds.begin(), kinds.end(), given.kind) != kinds.end();
            };
            if ((!other.only.empty() && !named(other.only)) || named(other.except)) continue;
            const days apart = day_ < given.date ? given.date - day_ : day_ - given.date;
            if (apart >= days{other.days}) continue;
            found = true;
            retry = std::max(retry, given.date + days{other.days});
        }
        return found;
    }

    bool speaks(const Caution&, const Rule&, Day&) const { return true; }

    bool speaks(const VoucherRule& rule, const Rule&, Day&) const {
        const auto& voucher = standing_.facts->voucher;
        if (!voucher) return false;
        switch (rule.check) {
            case VoucherCheck::dose:
                return voucher->dose != standing_.next_dose;
            case VoucherCheck::municipality:
                return voucher->municipality != standing_.facts->municipality;
            case VoucherCheck::kind:
                return std::find(rule.kinds.begin(), rule.kinds.end(), voucher->kind) !=
                       rule.kinds.end();
        }
        return false;
    }

    bool speaks(const HistoryCheck& check, const Rule&, Day& retry) const {
        if (check == HistoryCheck::unknown_product) {
            return (standing_.given & mask_of(unknown_index)) != 0;
        }
        if (standing_.doses.empty()) return false;
        retry = day_ + days{1};
        if (check == HistoryCheck::same_day) {
            return std::any_of(standing_.doses.begin(), standing_.doses.end(),
                               [&](const StandingDose& dose) { return dose.date == day_; });
        }
        retry = standing_.doses.back().date;
        return retry > day_;
    }

    const Standing& standing_;
    const Programme& programme_;
    Day day_;
    Interval interval_;
};

}  // namespace

Mask products_for(const Standing& standing, const Option& option) {
    const Offer& offer = standing.programme->offers[static_cast<std::size_t>(option.offer)];
    Mask products = option.products;
    if (standing.asked) {
        if (*standing.asked == unknown_index) return 0;
        products &= mask_of(*standing.asked);
    } else if (offer.asked_only) {
        return 0;
    }
    if (standing.doses.empty()) return products;
    if ((offer.series & mask_of(standing.series)) == 0) return 0;
    if ((offer.previous & mask_of(standing.last_product)) == 0) return 0;
    if (!offer.last.holds(standing.doses.back().date)) return 0;
    if (offer.same_product) {
        const Mask last = mask_of(standing.last_product);
        products &= *offer.same_product ? last : ~last;
    }
    return products;
}

Answer answer(const Standing& standing, const Option& option, Day day, Interval interval) {
    const Asker asker(standing, day, interval);
    Answer out;
    const Programme& programme = *standing.programme;
    asker.ask_offer(programme.offers[static_cast<std::size_t>(option.offer)], out);
    for (const int rule : option.rules) {
        asker.ask_rule(programme.rules[static_cast<std::size_t>(rule)], option.products, out);
    }
    return out;
}

Answer answer_without_option(const Standing& standing, Mask products, Day day) {
    const Asker asker(standing, day, Interval::bound);
    Answer out;
    const Mask dose = standing.next_dose <= dose_number_max ? mask_of(standing.next_dose)
                                                            : mask_of(dose_number_max + 1);
    for (const Rule& rule : standing.programme->rules) {
        const bool every_dose = rule.scope.doses == mask_all;
        if (!every_dose && (rule.scope.doses & dose) == 0) continue;
        if ((rule.scope.products & products) == 0) continue;
        asker.ask_rule(rule, products, out);
    }
    return out;
}

}  // namespace uketsuke
