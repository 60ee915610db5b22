// Each effect is one function here; an error of the store becomes EffectFailed with its ticket.
#include "kiosk/shell/clerk.h"

#include <algorithm>
#include <csignal>

#include "core/base/require.h"
#include "core/eligibility/assess.h"
#include "core/eligibility/case_of.h"
#include "core/programme/display.h"
#include "platform/folder/files.h"
#include "platform/keys/chance.h"
#include "platform/records/published_rules.h"

namespace uketsuke {
namespace {

Event failed(Ticket ticket, Error error) { return EffectFailed{ticket, std::move(error)}; }

Error no_such_person() {
    return Error{ErrorKind::not_found,
                 "person.gone",
                 {"この方の記録が見つかりません。何も記録していません。",
                  "This person's row is not here any more. Nothing was recorded."},
                 {"券をもう一度読み取ってください。", "Scan the voucher again."}};
}

// Ten digits alone say nothing of kind and dose, and no rule may speak about them.
DeskFacts desk_facts(const Assess& effect) {
    DeskFacts desk;
    desk.heard = effect.heard;
    if (is_number_only(effect.voucher)) return desk;
    const auto* presented = std::get_if<Presented>(&effect.voucher);
    if (!presented) {
        desk.voucher = NoVoucher{};
        return desk;
    }
    const Voucher& voucher = presented->voucher;
    desk.voucher = VoucherFacts{voucher.kind, voucher.dose, voucher.municipality.text(),
                                voucher.number.text()};
    return desk;
}

std::vector<ProductFacts> products_of(const Programme& programme, const Verdict& verdict) {
    std::vector<ProductFacts> products;
    for (const std::string& id : verdict.products) {
        const Product* product = programme.find_product(id);
        if (!product) continue;
        products.push_back({id, product->name.ja, product->maker.ja,
                            volume_of(programme, id, verdict.dose_number.value_or(0)),
                            product_remark(programme, id, verdict.dose_number.value_or(0))});
    }
    return products;
}

std::vector<Advice> advice_for(const Programme& programme, const Verdict& verdict) {
    std::vector<std::string> codes;
    for (const Reason& reason : verdict.reasons) codes.push_back(reason.code);
    std::vector<Advice> advice;
    for (const Contact& contact : contacts_for(programme, codes)) {
        Words text = contact.words;
        if (!contact.telephone.empty()) {
            text.ja += "電話 " + contact.telephone;
            text.en += " Telephone " + contact.telephone;
        }
        advice.push_back({std::move(text), !contact.answers.empty()});
    }
    return advice;
}

// The vaccines that a rule tells apart; every other one is "other".
std::vector<std::string> vaccine_kinds(const Programme& programme) {
    std::vector<std::string> kinds;
    const auto add = [&](const std::string& kind) {
        if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
    };
    for (const Rule& rule : programme.rules) {
        const auto* gap = std::get_if<OtherVaccineGap>(&rule.what);
        if (!gap) continue;
        std::ranges::for_each(gap->except, add);
        std::ranges::for_each(gap->only, add);
    }
    if (!kinds.empty()) kinds.emplace_back("other");
    return kinds;
}

HearingQuestions questions_of(const Programme& programme) {
    HearingQuestions questions;
    for (const Group& group : programme.groups) {
        questions.groups.push_back({group.id, group.question});
        questions.height_and_weight = questions.height_and_weight || group.bmi_from > 0;
    }
    questions.vaccine_kinds = vaccine_kinds(programme);
    return questions;
}

// How a vial is used; what the programme does not know stays 0.
ProductFacts with_handling(ProductFacts facts, const Programme& programme) {
    const Product* product = programme.find_product(facts.id);
    if (!product) return facts;
    const Preparation& how = product->preparation;
    facts.doses_per_vial = how.doses_per_vial.value_or(0);
    facts.diluted = how.hours_after_dilution.has_value();
    facts.hours_to_use = how.hours_after_dilution.value_or(how.hours_after_puncture.value_or(0));
    return facts;
}

// What a desk needs to know of the rules.
DeskRules desk_rules(const Rules& rules, Day today) {
    DeskRules desk{.edition = rules.edition,
                   .programme = rules.programme.id,
                   .rule_version = rules.programme.version,
                   .products = {},
                   .questions = questions_of(rules.programme),
                   .form = rules.form,
                   .observation = observation_times(rules.programme),
                   .not_today = screening_reasons(rules.programme),
                   .lots = rules.lots};
    for (const ProductChoice& product : product_choices(rules.programme, today))
        desk.products.push_back(
            with_handling({product.id, product.name.ja, product.maker.ja, 0}, rules.programme));
    for (const Contact& contact : rules.programme.contacts) {
        if (contact.id == "reactions" || contact.id == "relief")
            desk.aftercare.push_back(contact.words);
    }
    return desk;
}

// The process stops itself at one numbered step of recording, as a power cut would stop it.
StepHook hook_for(std::optional<RecordStep> die_at) {
    if (!die_at) return {};
    return [step = *die_at](RecordStep reached) {
        if (reached == step) std::raise(SIGKILL);
    };
}

}  // namespace

Clerk::Clerk(Records& records, const Office& office)
    : records_(records), office_(office), papers_(records, office.print_to), rules_(office.rules) {
    require(rules_ != nullptr, "an office has rules");
}

StartChoices Clerk::choices(Day today) const {
    StartChoices choices;
    choices.municipality = office_.municipality;
    choices.rules = desk_rules(*rules_, today);
    const NameBook book = read_name_book(records_);
    for (const NameBook::Staff& staff : book.staff) choices.staff_names.push_back(staff.name);
    choices.venues = book.venues;
    choices.doctors = book.doctors;
    choices.staff = colleagues();
    choices.lock_after = office_.lock_after;
    return choices;
}

Result<std::optional<Clerk::SeenRules>> Clerk::end_of_rules() const {
    const auto enrolment = TRY(records_.enrolment());
    if (!enrolment) return std::optional<SeenRules>();
    const ChainId chain{enrolment->hub_device, enrolment->municipality};
    const ChainHead head = TRY(records_.ledger().store().head(chain));
    return std::optional(SeenRules{chain.device, head.sequence});
}

std::optional<Event> Clerk::look_for_rules(Day today) {
    const auto end = end_of_rules();
    if (!end || !*end || *end == seen_) return std::nullopt;
    if (!seen_ || seen_->hub != (*end)->hub) publications_ = 0;
    seen_ = *end;
    const auto book = published_rules(records_.ledger(), seen_->hub);
    // The store's trouble shows where it is written. Most of what a hub sends is not rules.
    if (!book || book->published().size() == publications_) return std::nullopt;
    publications_ = book->published().size();
    auto found = book->in_force(office_.programme);
    const auto& latest = told_of_.empty() ? rules_ : told_of_.back();
    if (!found || found->rules.edition == latest->edition) return std::nullopt;
    told_of_.push_back(std::make_shared<const Rules>(std::move(found->rules)));
    return RulesArrived{desk_rules(*told_of_.back(), today)};
}

void Clerk::use_rules(const std::string& edition) {
    const auto found = std::ranges::find_if(
        told_of_, [&](const auto& rules) { return rules->edition == edition; });
    if (found == told_of_.end()) return;
    rules_ = *found;
    told_of_.erase(told_of_.begin(), found + 1);
}

HubReport Clerk::hub_report() const {
    HubReport report;
    std::vector<HubId> hubs;  // Without a hub every entry is unsent.
    if (const auto enrolments = records_.enrolments(); enrolments.has_value()) {
        for (const Enrolment& hub : *enrolments) hubs.push_back(hub.hub);
    }
    report.enrolled = !hubs.empty();
    if (const auto unsent = records_.ledger().unsent(hubs)) {
        report.unsent = unsent->count;
        report.oldest_unsent = unsent->oldest;
    }
    if (const auto kept = records_.ledger().store().quarantined_count())
        report.health.quarantined = *kept;
    report.health.disk_low =
        free_bytes(records_.folder().path()).value_or(disk_free_bytes_min) < disk_free_bytes_min;
    return report;
}

Event Clerk::open_work(const OpenWork& effect, Instant now) {
    NameBook book = read_name_book(records_);
    const std::string& name = effect.session.staff_name;
    SignedIn signed_in =
        effect.signed_in.value_or(SignedIn{StaffId{random_bytes<16>()}, name, "name"});
    signed_in.staff = effect.signed_in ? book.note_listed(effect.session, signed_in.staff)
                                       : book.note(effect.session, signed_in.staff);
    const SessionId session{random_bytes<16>()};
    const std::string actor = signed_in.staff.hex();
    const auto written = records_.ledger().append_all(
        {{office_.municipality, actor, subject_of(session), effect.session},
         {office_.municipality, actor, subject_of(session), signed_in}},
        now);
    if (!written) return failed(effect.ticket, written.error());
    if (const auto kept = keep_name_book(records_, book); !kept) {
        return failed(effect.ticket, kept.error());
    }
    work_as(signed_in.staff, name);
    venue_ = effect.session.venue;
    at_clinic_ = effect.session.desk.empty();
    return WorkOpened{effect.ticket, session};
}

Event Clerk::assess_person(const Assess& effect) {
    const auto row = records_.ledger().person(effect.person);
    if (!row) return failed(effect.ticket, row.error());
    const auto described = *row ? described_in(**row) : std::nullopt;
    if (!described) return failed(effect.ticket, no_such_person());
    const Case facts = case_of(*described, history_of(**row), effect.on, desk_facts(effect));
    Verdict verdict = assess(rules_->programme, facts);
    if (serving_ && serving_->who.person == effect.person) serving_->doses = (*row)->doses.size();
    auto products = products_of(rules_->programme, verdict);
    auto advice = advice_for(rules_->programme, verdict);
    return VerdictReady{effect.ticket, std::move(verdict), std::move(products), std::move(advice)};
}

Event Clerk::save_dose(const SaveDose& effect, Instant now) {
    const DoseGiven& fact = effect.dose.fact();
    const PersonId person = effect.dose.person();
    const Draft draft{chain_for(person, fact.municipality), actor_, subject_of(person), fact};
    records_.ledger().on_step(hook_for(office_.die_at));
    const auto entry = records_.ledger().append(draft, now);
    records_.ledger().on_step({});
    if (!entry) return failed(effect.ticket, entry.error());
    serving_.reset();
    return DoseRecorded{effect.ticket, entry_name(entry->header)};
}

Event Clerk::save_screening(const SaveScreening& effect, Instant now) {
    const Draft draft{chain_for(effect.person, effect.municipality), actor_,
                      subject_of(effect.person), effect.closed};
    const auto entry = records_.ledger().append(draft, now);
    if (!entry) return failed(effect.ticket, entry.error());
    serving_.reset();
    return ScreeningSaved{effect.ticket};
}

}  // namespace uketsuke
