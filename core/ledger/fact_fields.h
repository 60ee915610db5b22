// One table of fields for each kind of fact: it serves the JSON of bodies and the bytes of rows, in
// both directions, so that what is written is what is read. Include from .cpp files only.
#pragma once

#include <iterator>
#include <type_traits>

#include "core/ledger/facts.h"

namespace uketsuke {

// What older writers did not know is visited by `added`: it is written only where it is not what an
// absent one means, so that what they wrote keeps its bytes.

// In the order of the variant.
inline constexpr const char* fact_kinds[] = {
    "resident_listed",  "dose_reported",  "dose_given",        "screening_closed",
    "certificate_made", "session_opened", "device_enrolled",   "rules_published",
    "device_revoked",   "checked_in",     "check_in_ended",    "finding_settled",
    "doses_erased",     "person_viewed",  "dose_withdrawn",    "step_taken",
    "staff_listed",     "signed_in",      "provisional_taken", "vial_opened",
    "doses_wasted",     "reaction_noted", "incident_noted",    "form_collected",
    "day_closed"};
static_assert(std::size(fact_kinds) == std::variant_size_v<Fact>);

template <class Fields, class Of>
void visit_fields(Fields& f, Of& fact) requires std::is_same_v<std::remove_const_t<Of>, Resident> {
    f.field("resident_id", fact.resident_id);
    f.field("name", fact.name);
    f.field("kana", fact.kana);
    f.field("sex", fact.sex);
    f.field("birth_date", fact.birth_date);
    f.field("postal_code", fact.postal_code);
    f.field("address", fact.address);
    f.field("address_protected", fact.address_protected);
    f.field("municipality", fact.municipality);
    f.field("voucher_number", fact.voucher_number);
    f.field("resident_since", fact.resident_since);
    f.field("groups", fact.groups);
    f.added("common_name", fact.common_name);
    f.added("common_kana", fact.common_kana);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, DoseReported> {
    f.field("date", fact.date);
    f.field("product", fact.product);
    f.field("dose_number", fact.dose_number);
    f.field("lot", fact.lot);
    f.field("venue", fact.venue);
    f.field("doctor", fact.doctor);
}

template <class Fields, class Of>
void visit_fields(Fields& f, Of& fact) requires std::is_same_v<std::remove_const_t<Of>, DoseGiven> {
    f.field("date", fact.date);
    f.field("at", fact.at);
    f.field("dose_number", fact.dose_number);
    f.field("product", fact.product);
    f.field("product_name", fact.product_name);
    f.field("maker", fact.maker);
    f.field("lot", fact.lot);
    f.field("expiry", fact.expiry);
    f.added("vial", fact.vial);
    f.field("volume_ul", fact.volume_ul);
    f.field("body_site", fact.body_site);
    f.field("doctor", fact.doctor);
    f.field("recorder", fact.recorder);
    f.field("venue", fact.venue);
    f.field("session", fact.session);
    f.field("programme", fact.programme);
    f.field("rule_version", fact.rule_version);
    f.field("verdict", fact.verdict);
    f.field("reason_codes", fact.reason_codes);
    f.field("groups_said", fact.groups_said);
    f.field("doctor_confirmed", fact.doctor_confirmed);
    f.field("voucher_line", fact.voucher_line);
    f.field("read_by", fact.read_by);
    f.added("form_deviates", fact.form_deviates);
    f.added("temperature_tenths", fact.temperature_tenths);
    f.added("signatures", fact.signatures);
    f.added("doctors_reason", fact.doctors_reason);
    f.added("in_place_of", fact.in_place_of);
    f.added("correction_reason", fact.correction_reason);
    f.added("approver", fact.approver);
    f.added("from_paper", fact.from_paper);
    f.added("second_reader", fact.second_reader);
    f.field("name", fact.name);
    f.field("kana", fact.kana);
    f.field("sex", fact.sex);
    f.field("birth_date", fact.birth_date);
    f.field("address", fact.address);
    f.field("municipality", fact.municipality);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, ScreeningClosed> {
    f.field("date", fact.date);
    f.field("outcome", fact.outcome);
    f.field("reason", fact.reason);
    f.field("doctor", fact.doctor);
    f.field("recorder", fact.recorder);
    f.field("venue", fact.venue);
    f.field("session", fact.session);
    f.field("voucher_line", fact.voucher_line);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, CertificateMade> {
    f.field("dose_number", fact.dose_number);
    f.field("date", fact.date);
    f.field("recorder", fact.recorder);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, SessionOpened> {
    f.field("staff_name", fact.staff_name);
    f.field("venue", fact.venue);
    f.field("doctor", fact.doctor);
    f.field("product", fact.product);
    f.field("lot", fact.lot);
    f.field("expiry", fact.expiry);
    f.added("desk", fact.desk);
    f.added("approver", fact.approver);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, DeviceEnrolled> {
    f.field("name", fact.name);
    f.field("public_key", fact.public_key);
    f.added("role", fact.role);
    f.added("scope", fact.scope);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, DeviceRevoked> {
    f.field("reason", fact.reason);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, RulesPublished> {
    f.field("what", fact.what);
    f.field("id", fact.id);
    f.field("version", fact.version);
    f.field("text", fact.text);
}

template <class Fields, class Of>
void visit_fields(Fields& f, Of& fact) requires std::is_same_v<std::remove_const_t<Of>, CheckedIn> {
    f.field("venue", fact.venue);
    f.field("recorder", fact.recorder);
    f.field("session", fact.session);
    f.field("takes_over", fact.takes_over);
    f.field("voucher_line", fact.voucher_line);
    f.field("read_by", fact.read_by);
    f.added("document", fact.document);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, DosesErased> {
    f.field("entries", fact.entries);
    f.field("reason", fact.reason);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, CheckInEnded> {
    f.field("check_in", fact.check_in);
    f.field("recorder", fact.recorder);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, FindingSettled> {
    f.field("code", fact.code);
    f.field("entry", fact.entry);
    f.field("about", fact.about);
    f.field("as", fact.as);
    f.field("note", fact.note);
    f.field("recorder", fact.recorder);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, PersonViewed> {
    f.field("why", fact.why);
    f.field("who", fact.who);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, DoseWithdrawn> {
    f.field("entry", fact.entry);
    f.field("date", fact.date);
    f.field("as", fact.as);
    f.field("moved_to", fact.moved_to);
    f.field("reason", fact.reason);
    f.field("recorder", fact.recorder);
    f.field("approver", fact.approver);
}

template <class Fields, class Of>
void visit_fields(Fields& f, Of& fact) requires std::is_same_v<std::remove_const_t<Of>, StepTaken> {
    f.field("step", fact.step);
    f.field("number", fact.number);
    f.field("voucher_line", fact.voucher_line);
    f.added("until", fact.until);
    f.field("reason", fact.reason);
    f.added("form_deviates", fact.form_deviates);
    f.added("temperature_tenths", fact.temperature_tenths);
    f.added("signatures", fact.signatures);
    f.field("recorder", fact.recorder);
    f.field("venue", fact.venue);
    f.field("session", fact.session);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, StaffListed> {
    f.field("staff", fact.staff);
    f.field("name", fact.name);
    f.field("kana", fact.kana);
    f.field("qualifications", fact.qualifications);
    f.field("manager", fact.manager);
    f.field("pin_hash", fact.pin_hash);
    f.field("card_hash", fact.card_hash);
    f.field("active", fact.active);
}

template <class Fields, class Of>
void visit_fields(Fields& f, Of& fact) requires std::is_same_v<std::remove_const_t<Of>, SignedIn> {
    f.field("staff", fact.staff);
    f.field("staff_name", fact.staff_name);
    f.field("how", fact.how);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, ProvisionalTaken> {
    f.field("name", fact.name);
    f.field("kana", fact.kana);
    f.field("sex", fact.sex);
    f.field("birth_date", fact.birth_date);
    f.field("address", fact.address);
    f.field("municipality", fact.municipality);
    f.field("voucher_line", fact.voucher_line);
    f.field("why", fact.why);
    f.field("note", fact.note);
    f.field("recorder", fact.recorder);
    f.field("venue", fact.venue);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, VialOpened> {
    f.field("number", fact.number);
    f.field("product", fact.product);
    f.field("lot", fact.lot);
    f.field("expiry", fact.expiry);
    f.field("doses", fact.doses);
    f.field("opened", fact.opened);
    f.added("use_until", fact.use_until);
    f.field("second", fact.second);
    f.field("recorder", fact.recorder);
    f.field("venue", fact.venue);
    f.field("session", fact.session);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, DosesWasted> {
    f.field("vial", fact.vial);
    f.field("doses", fact.doses);
    f.field("reason", fact.reason);
    f.field("recorder", fact.recorder);
    f.field("session", fact.session);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, ReactionNoted> {
    f.field("dose", fact.dose);
    f.field("date", fact.date);
    f.field("noticed", fact.noticed);
    f.field("signs", fact.signs);
    f.field("done", fact.done);
    f.field("note", fact.note);
    f.field("recorder", fact.recorder);
    f.field("venue", fact.venue);
    f.field("session", fact.session);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, IncidentNoted> {
    f.field("dose", fact.dose);
    f.field("date", fact.date);
    f.field("kind", fact.kind);
    f.field("noticed", fact.noticed);
    f.field("harm", fact.harm);
    f.field("told", fact.told);
    f.field("note", fact.note);
    f.field("recorder", fact.recorder);
    f.field("venue", fact.venue);
    f.field("session", fact.session);
}

template <class Fields, class Of>
void visit_fields(Fields& f,
                  Of& fact) requires std::is_same_v<std::remove_const_t<Of>, FormCollected> {
    f.field("person", fact.person);
    f.field("recorder", fact.recorder);
    f.field("session", fact.session);
}

template <class Fields, class Of>
void visit_fields(Fields& f, Of& fact) requires std::is_same_v<std::remove_const_t<Of>, DayClosed> {
    f.field("date", fact.date);
    f.field("venue", fact.venue);
    f.field("forms", fact.forms);
    f.field("doses", fact.doses);
    f.field("not_vaccinated", fact.not_vaccinated);
    f.field("drawn", fact.drawn);
    f.field("wasted", fact.wasted);
    f.field("unsent", fact.unsent);
    f.field("differences", fact.differences);
    f.field("note", fact.note);
    f.field("recorder", fact.recorder);
    f.field("approver", fact.approver);
    f.field("session", fact.session);
}

}  // namespace uketsuke
