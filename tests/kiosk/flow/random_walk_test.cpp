// Any events in any order: fingers, devices and answers, fitting or not, early or late. Whatever
// comes, these hold (design.md section 1): no save without identity, verdict and comparison; nobody
// is recorded but by the store; of a person who was left nothing stays.
#include <random>

#include <rapidcheck.h>

#include "tests/kiosk/flow/random_events.h"

namespace uketsuke {
namespace {

void nothing_is_given_against_form_or_list(const LotCheck& lot, const DoseGiven& fact) {
    const FormJudgement form = judgement_of({lot.visit, lot.answers, DoctorsWord::not_asked});
    RC_ASSERT(form.worst != AnswerMeans::stop);
    RC_ASSERT(form.worst != AnswerMeans::doctor ||
              lot.decision.screening().word == DoctorsWord::yes);
    RC_ASSERT(!hold_on(*lot.visit.desk.rules.lots, fact.product, fact.lot, fact.date));
}

// No vial is used beyond its hours, and none is named that is not the one of the record.
void a_dose_is_of_its_vial(const LotCheck& lot, const DoseGiven& fact) {
    if (fact.vial.empty()) return;
    const Vial& vial = lot.visit.desk.vial;
    RC_ASSERT(vial.entry == fact.vial && vial.lot == fact.lot && vial.product == fact.product);
    RC_ASSERT(fact.at <= vial.use_until);
}

void nothing_is_saved_without_a_yes(const Screen& before, const Event& event, const Step& after) {
    for (const Effect& effect : after.effects) {
        if (!holds_alternative<SaveDose>(effect)) continue;
        if (holds_alternative<SaveFailed>(before.view)) continue;  // The same dose once more.
        if (get<SaveDose>(effect).dose.fact().from_paper) {
            RC_ASSERT(holds_alternative<PaperConfirmed>(event));
            RC_ASSERT(!get<SaveDose>(effect).dose.fact().second_reader.empty());
            continue;
        }
        RC_ASSERT(holds_alternative<Record>(event));
        const auto& lot = get<LotCheck>(before.view);
        RC_ASSERT(lot.compared || !asks_to_compare(lot));
        RC_ASSERT(may_screen(VerdictShown{lot.visit}));
        RC_ASSERT(lot.visit.verdict.status == Status::eligible ||
                  lot.decision.screening().word == DoctorsWord::yes);
        a_dose_is_of_its_vial(lot, get<SaveDose>(effect).dose.fact());
        nothing_is_given_against_form_or_list(lot, get<SaveDose>(effect).dose.fact());
    }
}

void only_the_store_says_recorded(const Screen& before, const Event& event, const Step& after) {
    const auto* shown = get_if<Recorded>(&after.screen.view);
    if (!shown || holds_alternative<Recorded>(before.view)) return;
    if (holds_alternative<Back>(event)) return;  // From the certificate.
    const auto& saving = get<SavingDose>(before.view);
    RC_ASSERT(get<DoseRecorded>(event).ticket == saving.ticket);
    RC_ASSERT(shown->record.dose == saving.dose);
}

// The next paper was read from the page of whoever had been served.
bool next_came(const Screen& before, const Step& after) {
    const View& was = before.view;
    const bool served = holds_alternative<StepDone>(was) || holds_alternative<Recorded>(was) ||
                        holds_alternative<ScreeningRecorded>(was) ||
                        holds_alternative<CertificateShown>(was);
    return served && (holds_alternative<LookingUp>(after.screen.view) ||
                      holds_alternative<OpeningNumber>(after.screen.view));
}

void nothing_stays_of_who_left(const Screen& before, const Step& after) {
    const std::string was = walk::line_of(before);
    const std::string is = walk::line_of(after.screen);
    const bool next = next_came(before, after);
    RC_ASSERT(was.empty() || is.empty() || was == is || next);
    bool told = false;
    for (const Effect& effect : after.effects) told |= holds_alternative<ForgetPerson>(effect);
    const bool locked = !is_locked(before) && is_locked(after.screen);
    const bool left = holds_person(before.view) && !holds_person(after.screen.view);
    RC_ASSERT(told == (left || next || (locked && holds_person(after.screen.view))));
    if (!holds_person(after.screen.view)) RC_ASSERT(is.empty());
}

// Whoever is served without a voucher has no line to be told apart by.
PersonId served_in(const View& view) {
    if (const Visit* visit = visit_in(view)) return visit->person.id();
    if (const auto* who = get_if<WhoIsIt>(&view)) return who->found.row.person;
    if (const auto* opening = get_if<OpeningPerson>(&view)) return opening->person;
    if (const auto* in = get_if<CheckingIn>(&view)) return in->person.id();
    if (const auto* assessing = get_if<Assessing>(&view)) return assessing->who.person.id();
    return {};
}

void nobody_turns_into_somebody_else(const Screen& before, const Step& after) {
    const PersonId was = served_in(before.view);
    const PersonId is = served_in(after.screen.view);
    RC_ASSERT(was == PersonId() || is == PersonId() || was == is);
}

void no_line_is_claimed_that_nobody_presented(const Step& after) {
    for (const Effect& effect : after.effects) {
        const auto* save = get_if<SaveDose>(&effect);
        if (!save || save->dose.fact().read_by.front() != "search") continue;
        RC_ASSERT(save->dose.fact().voucher_line.empty());
    }
}

// Compared with a document, after the roster was asked, and never by a number read from print.
void nobody_is_taken_in_unseen(const Screen& before, const Event& event, const Step& after) {
    for (const Effect& effect : after.effects) {
        if (!holds_alternative<TakeIn>(effect)) continue;
        RC_ASSERT(holds_alternative<PersonConfirmed>(event));
        const auto& check = get<ProvisionalCheck>(before.view);
        RC_ASSERT(check.document.has_value());
        RC_ASSERT(!is_proposal(check.entry.voucher));
    }
    const auto* record = get_if<Recorded>(&after.screen.view);
    if (record) RC_ASSERT(is_provisional(after.screen.view) == is_provisional(before.view));
}

void counters_only_rise(const Screen& before, const Step& after) {
    RC_ASSERT(after.screen.generation >= before.generation);
    RC_ASSERT(after.screen.last_ticket >= before.last_ticket);
    const bool other_view = before.view.index() != after.screen.view.index();
    if (other_view) RC_ASSERT(after.screen.generation > before.generation);
}

// Behind a lock only answers change anything, and nobody is asked to do anything but to sign in.
void a_lock_lets_nothing_through(const Screen& before, const Event& event, const Step& after) {
    if (!is_locked(before)) return;
    const bool opened = holds_alternative<Identified>(event);
    RC_ASSERT(is_locked(after.screen) || opened || holds_alternative<Revoked>(after.screen.view));
    for (const Effect& effect : after.effects) {
        RC_ASSERT(holds_alternative<Identify>(effect) || holds_alternative<ForgetPerson>(effect) ||
                  holds_alternative<EndCheckIn>(effect) || holds_alternative<Assess>(effect) ||
                  holds_alternative<FindPerson>(effect) || holds_alternative<AskHub>(effect) ||
                  holds_alternative<UseRules>(effect));
    }
}

// How often walks came to where there is something to lose.
struct Reached {
    int recorded = 0;
    int recorded_without_voucher = 0;
    int recorded_of_a_vial = 0;
    int unlocked = 0;
    int taken_in = 0;
};

void walk_along(const std::vector<int>& seeds, Reached& reached) {
    Screen screen =
        first_screen(walk::noon(), Language::japanese, walk::full_choices(), walk::form());
    for (const int seed : seeds) {
        const Event event = walk::event_of(seed, screen);
        const Step next = step(screen, event);
        nothing_is_saved_without_a_yes(screen, event, next);
        only_the_store_says_recorded(screen, event, next);
        nothing_stays_of_who_left(screen, next);
        counters_only_rise(screen, next);
        nobody_turns_into_somebody_else(screen, next);
        no_line_is_claimed_that_nobody_presented(next);
        nobody_is_taken_in_unseen(screen, event, next);
        a_lock_lets_nothing_through(screen, event, next);
        const bool recorded = holds_alternative<Recorded>(next.screen.view);
        reached.recorded += recorded;
        reached.recorded_without_voucher += recorded && walk::line_of(next.screen).empty();
        reached.taken_in += recorded && is_provisional(next.screen.view);
        if (recorded) {
            const auto& record = get<Recorded>(next.screen.view).record;
            reached.recorded_of_a_vial += !record.dose.fact().vial.empty();
        }
        reached.unlocked += is_locked(screen) && !is_locked(next.screen);
        screen = next.screen;
    }
}

TEST(RandomWalk, KeepsTheThreePromises) {
    Reached reached;
    EXPECT_TRUE(rc::check("any events", [&] {
        walk_along(*rc::gen::resize(400, rc::gen::container<std::vector<int>>(
                                             rc::gen::inRange(0, walk::seeds_end))),
                   reached);
    }));
}

// The same walks every time: whether they come anywhere must not depend on luck.
TEST(RandomWalk, ReachesTheDiskAndTheLock) {
    Reached reached;
    std::mt19937 numbers(20221201);
    for (int walks = 0; walks < 300; ++walks) {
        std::vector<int> seeds(400);
        for (int& seed : seeds) seed = static_cast<int>(numbers() % walk::seeds_end);
        walk_along(seeds, reached);
    }
    EXPECT_GT(reached.unlocked, 10);
    EXPECT_GT(reached.recorded, 10);
    EXPECT_GT(reached.recorded_without_voucher, 2);
    EXPECT_GT(reached.recorded_of_a_vial, 2);
    EXPECT_GT(reached.taken_in, 0);
}

}  // namespace
}  // namespace uketsuke
