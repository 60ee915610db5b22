// Each kind of rule says between which days it speaks to this person.
#include "core/eligibility/question.h"

#include <algorithm>

namespace uketsuke {

using std::chrono::days;

namespace {

constexpr Days always{day_always, day_never};
constexpr Days never{day_never, day_always};

Days when(bool speaks) { return speaks ? always : never; }

void narrow(Days& span, Day opens, Day closes) {
    span.opens = std::max(span.opens, opens);
    span.closes = std::min(span.closes, closes);
}

// As far as the history decides it.
bool in_scope(const Standing& standing, const Scope& scope, Mask products) {
    if (standing.series != none_index && (scope.series & mask_of(standing.series)) == 0) {
        return false;
    }
    if ((scope.previous & mask_of(standing.last_product)) == 0) return false;
    if (scope.earlier != 0 && (scope.earlier & standing.given) == 0) return false;
    if (!scope.same_product) return true;
    return *scope.same_product == ((products & mask_of(standing.last_product)) != 0);
}

class Speaker {
  public:
    Speaker(const Standing& standing, Interval interval)
        : standing_(standing), visitor_(*standing.visitor), interval_(interval) {}

    Days speaks(const Spacing& spacing) const {
        if (standing_.doses.empty()) return never;
        const Day last = standing_.doses.back().date;
        return {interval_ == Interval::bound ? bound_of(spacing, last) : day_always,
                spacing.months != 0 ? add_months_rolling_forward(last, spacing.months)
                                    : last + days{spacing.days}};
    }

    Days speaks(const Once& once) const {
        const auto first = std::min(static_cast<std::size_t>(std::max(once.from_dose - 1, 0)),
                                    standing_.doses.size());
        return when(std::any_of(standing_.doses.begin() + static_cast<std::ptrdiff_t>(first),
                                standing_.doses.end(), [&](const StandingDose& dose) {
                                    return dose.product != unknown_index &&
                                           dose.date >= once.given_from &&
                                           (once.given & mask_of(dose.product)) != 0;
                                }));
    }

    Days speaks(const Total& total) const { return when(standing_.next_dose > total.doses); }

    Days speaks(const Residence& residence) const {
        const auto& since = visitor_.facts->resident_since;
        if (visitor_.lives_here && !since) return never;
        if (residence.groups != 0 && (visitor_.groups & residence.groups) == 0) return never;
        if ((visitor_.groups & residence.unless) != 0) return never;
        return {day_always, visitor_.lives_here ? *since : day_never};
    }

    // Which days lie too near is asked day by day.
    Days speaks(const OtherVaccineGap&) const {
        return when(!visitor_.facts->other_vaccines.empty());
    }

    Days speaks(const Caution&) const { return always; }

    Days speaks(const VoucherRule& rule) const {
        if (rule.check == VoucherCheck::missing) {
            return when(std::holds_alternative<NoVoucher>(visitor_.facts->voucher));
        }
        const auto* voucher = std::get_if<VoucherFacts>(&visitor_.facts->voucher);
        if (voucher == nullptr) return never;
        switch (rule.check) {
            case VoucherCheck::dose:
                return when(voucher->dose != standing_.next_dose);
            case VoucherCheck::municipality:
                return when(voucher->municipality != visitor_.facts->municipality);
            case VoucherCheck::kind:
                return when(std::find(rule.kinds.begin(), rule.kinds.end(), voucher->kind) !=
                            rule.kinds.end());
            case VoucherCheck::missing:
                break;
        }
        return never;
    }

    Days speaks(const HistoryCheck& check) const {
        if (check == HistoryCheck::unknown_product) {
            return when((standing_.given & mask_of(unknown_index)) != 0);
        }
        if (standing_.doses.empty()) return never;
        const Day last = standing_.doses.back().date;
        return {day_always, check == HistoryCheck::same_day ? last + days{1} : last};
    }

  private:
    // The day from which an interval with a bound speaks at all.
    static Day bound_of(const Spacing& spacing, Day last) {
        if (spacing.bound_days != 0) return last + days{spacing.bound_days};
        if (spacing.bound_months != 0)
            return add_months_rolling_forward(last, spacing.bound_months);
        return day_always;
    }

    const Standing& standing_;
    const Visitor& visitor_;
    Interval interval_;
};

bool hangs_on_the_day(const Rule& rule) {
    if (rule.scope.people >= 0 || std::holds_alternative<OtherVaccineGap>(rule.what)) return true;
    const auto* check = std::get_if<HistoryCheck>(&rule.what);
    return check != nullptr && *check == HistoryCheck::same_day;
}

}  // namespace

Question question_for(const Standing& standing, const Rule& rule, Mask products,
                      Interval interval) {
    Question out{&rule, never, rule.effect, false};
    if (!in_scope(standing, rule.scope, products)) return out;
    const Speaker speaker(standing, interval);
    out.days = std::visit([&](const auto& what) { return speaker.speaks(what); }, rule.what);
    narrow(out.days, rule.span.from,
           rule.span.until == day_never ? day_never : rule.span.until + days{1});
    if (rule.scope.ages) {
        const Days ages = standing.visitor->when(*rule.scope.ages);
        narrow(out.days, ages.opens, ages.closes);
    }
    if (interval == Interval::standard && std::holds_alternative<Spacing>(rule.what)) {
        out.effect = RuleEffect::block;
    }
    out.by_day = hangs_on_the_day(rule);
    return out;
}

}  // namespace uketsuke
