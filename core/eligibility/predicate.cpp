// Offers and rules asked about one day. Each "no" also says until when it certainly stays a no;
// where that is hard to know exactly, an earlier day is given, never a later one.
#include "core/eligibility/predicate.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace uketsuke {

using std::chrono::days;

namespace {

enum class Membership { no, doctor, yes };

struct Belonging {
    Membership level = Membership::no;
    Mask needs = 0;          // Groups that the doctor has to confirm, when level is doctor.
    Day change = day_never;  // Nothing changes before this day.
};

Day next_change(const Days& ages, Day day) {
    if (ages.opens > day) return ages.opens;
    return ages.closes > day ? ages.closes : day_never;
}

// A person's questions about one day.
class OneDay {
  public:
    OneDay(const Standing& standing, Day day)
        : standing_(standing),
          visitor_(*standing.visitor),
          programme_(standing.programme()),
          day_(day) {}

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

    void ask(const Question& question, Answer& out) const {
        if (!question.days.holds(day_)) return;
        Day retry = question.days.closes;
        if (question.by_day && !speaks_today(*question.rule, retry)) return;
        out.worst = std::max(out.worst, question.effect);
        out.rule_reasons.set(static_cast<std::size_t>(question.rule->reason));
        if (question.effect == RuleEffect::block) out.retry = std::max(out.retry, retry);
        out.complete = out.complete || std::holds_alternative<Total>(question.rule->what);
    }

  private:
    void join(const PeopleAlternative& alternative, Belonging& out) const {
        if (alternative.ages) {
            const Days ages = visitor_.when(*alternative.ages);
            out.change = std::min(out.change, next_change(ages, day_));
            if (!ages.holds(day_)) return;
        }
        const Mask held = visitor_.groups & alternative.groups;
        if (alternative.groups != 0 && held == 0) return;
        if (alternative.groups == 0 || (held & ~visitor_.unconfirmed) != 0) {
            out.level = Membership::yes;
            out.needs = 0;
        } else if (out.level != Membership::yes) {
            out.level = Membership::doctor;
            out.needs |= held;
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
        const Days ages = visitor_.when(*offer.ages);
        if (ages.holds(at)) return;
        const bool young = at < ages.opens;
        int reason = young ? offer.too_young : offer.too_old;
        if (standing_.asked && another_serves(offer)) reason = offer.wrong_age;
        const Day retry = young && !at_first ? ages.opens : day_never;
        block_offer(reason, retry, out);
        // In reach, an age is a smaller mismatch than for good.
        out.mismatches += retry > programme_.span.until ? 2 : 1;
    }

    // Is there a product of another offer for the person's age, so that the one asked about is the
    // wrong one rather than the person too young or too old?
    bool another_serves(const Offer& offer) const {
        const auto& options =
            programme_.plans[static_cast<std::size_t>(standing_.next_dose)].options;
        return std::any_of(options.begin(), options.end(), [&](const Option& option) {
            const Offer& other = programme_.offers[static_cast<std::size_t>(option.offer)];
            if (!other.ages || (other.products & offer.products) != 0) return false;
            const bool at_first = other.age_at == AgeAt::first_dose && !standing_.doses.empty();
            const Day at = at_first ? standing_.doses.front().date : day_;
            return visitor_.when(*other.ages).holds(at);
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
            for (Mask left = belonging.needs; left != 0; left &= left - 1) {
                const auto group = static_cast<std::size_t>(std::countr_zero(left));
                const int reason = programme_.groups[group].needs_confirmation;
                out.rule_reasons.set(static_cast<std::size_t>(reason));
            }
        }
    }

    // Narrows `retry` to the next day on which the answer could be another.
    bool speaks_today(const Rule& rule, Day& retry) const {
        if (rule.scope.people >= 0) {
            const Belonging belonging = belongs(rule.scope.people);
            if (belonging.level == Membership::no) return false;
            retry = std::min(retry, belonging.change);
        }
        if (const auto* other = std::get_if<OtherVaccineGap>(&rule.what)) {
            return too_near(*other, retry);
        }
        const auto* check = std::get_if<HistoryCheck>(&rule.what);
        if (check == nullptr || *check != HistoryCheck::same_day) return true;
        retry = std::min(retry, day_ + days{1});
        return std::any_of(standing_.doses.begin(), standing_.doses.end(),
                           [&](const StandingDose& dose) { return dose.date == day_; });
    }

    bool too_near(const OtherVaccineGap& gap, Day& retry) const {
        Day free = day_always;
        for (const OtherVaccine& given : standing_.facts().other_vaccines) {
            const auto named = [&](const std::vector<std::string>& kinds) {
                return std::find(kinds.begin(), kinds.end(), given.kind) != kinds.end();
            };
            if ((!gap.only.empty() && !named(gap.only)) || named(gap.except)) continue;
            const days apart = day_ < given.date ? given.date - day_ : day_ - given.date;
            if (apart < days{gap.days}) free = std::max(free, given.date + days{gap.days});
        }
        if (free == day_always) return false;
        retry = std::min(retry, free);
        return true;
    }

    const Standing& standing_;
    const Visitor& visitor_;
    const Programme& programme_;
    Day day_;
};

void add(const Answer& more, Answer& out) {
    out.worst = std::max(out.worst, more.worst);
    out.rule_reasons |= more.rule_reasons;
    out.retry = std::max(out.retry, more.retry);
    out.complete = out.complete || more.complete;
}

}  // namespace

Mask products_for(const Standing& standing, const Option& option) {
    if ((option.previous & mask_of(standing.last_product)) == 0) return 0;
    if (standing.series != none_index && (option.series & mask_of(standing.series)) == 0) return 0;
    const Offer& offer = standing.programme().offers[static_cast<std::size_t>(option.offer)];
    if (!standing.doses.empty() && !offer.last.holds(standing.doses.back().date)) return 0;
    if (!standing.asked) return offer.asked_only ? 0 : option.products;
    return *standing.asked == unknown_index ? 0 : option.products & mask_of(*standing.asked);
}

bool is_over(const Standing& standing, const Option& option, Day day) {
    const Offer& offer = standing.programme().offers[static_cast<std::size_t>(option.offer)];
    if (offer.span.until < day) return true;
    return offer.ages && offer.age_at == AgeAt::injection &&
           standing.visitor->when(*offer.ages).closes <= day;
}

Asker::Asker(const Standing& standing, Day start, Interval interval)
    : standing_(standing),
      plan_(standing.programme().plans[static_cast<std::size_t>(standing.next_dose)]),
      start_(start),
      interval_(interval),
      series_(standing.series == none_index ? mask_all : mask_of(standing.series)),
      previous_(mask_of(standing.last_product)),
      given_(standing.given | mask_of(none_index)),
      silent_(standing.visitor->silent_kinds),
      days_after_last_(standing.doses.empty()
                           ? std::numeric_limits<int>::max()
                           : static_cast<int>((start - standing.doses.back().date).count())),
      questions_(standing.visitor->room),
      lists_(plan_.rules.size(), standing.visitor->room) {
    questions_.reserve(plan_.rules_max);
    shared_ = pick(plan_.shared, 0);
}

bool Asker::lays_aside(const Glance& rule) const {
    return (rule.series & series_) == 0 || (rule.previous & previous_) == 0 ||
           (rule.given & given_) == 0 || rule.days_after_last < days_after_last_ ||
           rule.until < start_ || (rule.kind & silent_) != 0 ||
           (rule.closes >= 0 && standing_.visitor->edge(rule.closes) <= start_);
}

Asker::Picked Asker::pick(const std::vector<Glance>& rules, Mask products) {
    Picked out{true, questions_.size(), 0};
    for (const Glance& glance : rules) {
        if (lays_aside(glance)) continue;
        const Rule& rule = standing_.programme().rules[static_cast<std::size_t>(glance.rule)];
        const Question question = question_for(standing_, rule, products, interval_);
        if (question.days.closes > std::max(start_, question.days.opens)) {
            questions_.push_back(question);
        }
    }
    out.end = questions_.size();
    return out;
}

std::size_t Asker::turn_to(const Option& option) {
    offer_ = &standing_.programme().offers[static_cast<std::size_t>(option.offer)];
    Picked& list = lists_[option.rules];
    if (!list.done) {
        list = pick(plan_.rules[option.rules].rules, option.products);
        list.voice = voice_of(list);
    }
    own_ = list;
    return list.voice;
}

std::size_t Asker::voice_of(const Picked& list) const {
    const auto begin = questions_.begin();
    const auto at = [&](std::size_t place) { return begin + static_cast<std::ptrdiff_t>(place); };
    for (const Picked& other : lists_) {
        if (&other == &list || !other.done) continue;
        if (std::equal(at(list.first), at(list.end), at(other.first), at(other.end))) {
            return other.voice;
        }
    }
    return static_cast<std::size_t>(&list - lists_.data());
}

const Answer& Asker::shared(Day day) {
    if (at_start_.day == day) return at_start_.answer;
    if (latest_.day == day) return latest_.answer;
    Shared& place = at_start_.day == day_never ? at_start_ : latest_;
    place = {day, {}};
    const OneDay asked(standing_, day);
    for (std::size_t i = 0; i < shared_.end; ++i) asked.ask(questions_[i], place.answer);
    return place.answer;
}

Answer Asker::answer(Day day) {
    const OneDay asked(standing_, day);
    Answer out;
    asked.ask_offer(*offer_, out);
    for (std::size_t i = own_.first; i < own_.end; ++i) asked.ask(questions_[i], out);
    if (shared_.end != 0) add(shared(day), out);
    return out;
}

Answer answer_without_option(const Standing& standing, Mask products, Day day) {
    const OneDay asked(standing, day);
    Answer out;
    const Programme& programme = standing.programme();
    const int dose = standing.next_dose <= dose_number_max ? standing.next_dose : 0;
    for (const int index : programme.plans[static_cast<std::size_t>(dose)].every_rule) {
        const Rule& rule = programme.rules[static_cast<std::size_t>(index)];
        if ((rule.scope.products & products) == 0) continue;
        asked.ask(question_for(standing, rule, products, Interval::bound), out);
    }
    return out;
}

}  // namespace uketsuke
