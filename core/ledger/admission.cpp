// The checks in the order in which staff would want to hear of them.
#include "core/ledger/admission.h"

namespace uketsuke {

namespace {

enum class Writer { anyone, hub };

// What each kind is about, and who may write it.
struct Kind {
    const char* subject;
    Writer writer;
};

Kind kind_for(const Fact& fact) {
    struct Of {
        Kind operator()(const Resident&) const { return {"person", Writer::hub}; }
        Kind operator()(const DoseReported&) const { return {"person", Writer::hub}; }
        Kind operator()(const DoseGiven&) const { return {"person", Writer::anyone}; }
        Kind operator()(const ScreeningClosed&) const { return {"person", Writer::anyone}; }
        Kind operator()(const CertificateMade&) const { return {"person", Writer::anyone}; }
        Kind operator()(const CheckedIn&) const { return {"person", Writer::anyone}; }
        Kind operator()(const CheckInEnded&) const { return {"person", Writer::anyone}; }
        Kind operator()(const FindingSettled&) const { return {"person", Writer::anyone}; }
        Kind operator()(const SessionOpened&) const { return {"session", Writer::anyone}; }
        Kind operator()(const DeviceEnrolled&) const { return {"device", Writer::hub}; }
        Kind operator()(const DeviceRevoked&) const { return {"device", Writer::hub}; }
        Kind operator()(const RulesPublished&) const { return {"rules", Writer::hub}; }
        Kind operator()(const DosesErased&) const { return {"person", Writer::hub}; }
        Kind operator()(const PersonViewed&) const { return {"person", Writer::anyone}; }
        Kind operator()(const DoseWithdrawn&) const { return {"person", Writer::anyone}; }
        Kind operator()(const StepTaken&) const { return {"person", Writer::anyone}; }
        Kind operator()(const ProvisionalTaken&) const { return {"person", Writer::anyone}; }
        Kind operator()(const StaffListed&) const { return {"staff", Writer::hub}; }
        Kind operator()(const SignedIn&) const { return {"session", Writer::anyone}; }
        Kind operator()(const VialOpened&) const { return {"vials", Writer::anyone}; }
        Kind operator()(const DosesWasted&) const { return {"vials", Writer::anyone}; }
        Kind operator()(const ReactionNoted&) const { return {"person", Writer::anyone}; }
        Kind operator()(const IncidentNoted&) const { return {"person", Writer::anyone}; }
        Kind operator()(const FormCollected&) const { return {"closing", Writer::anyone}; }
        Kind operator()(const DayClosed&) const { return {"closing", Writer::anyone}; }
    };
    return std::visit(Of{}, fact);
}

bool is_about(const Subject& subject, const char* kind) {
    if (subject.kind != kind) return false;
    return subject.kind == "rules" || subject.kind == "staff" || subject.kind == "vials" ||
           subject.kind == "closing" || PersonId::parse(subject.id).has_value();
}

std::unexpected<Error> kept_out(const char* code, Words what) {
    return fail(ErrorKind::refused, code, std::move(what),
                {"記録はそのまま保管されています。市の担当者に知らせてください。",
                 "The record is kept as it is. Tell the city's staff."});
}

}  // namespace

Result<Fact> admit(const Entry& entry, const Author& author) {
    const EntryHeader& header = entry.header;
    if (!has_body(entry)) {
        return kept_out("body.missing", {"中身のない記録で、消去の記録もありません。",
                                         "Its body is missing and nothing says it was erased."});
    }
    if (author.revoked_at && header.at > *author.revoked_at) {
        return kept_out("author.revoked", {"無効にされた端末の、その後の記録です。",
                                           "Its device had been revoked before."});
    }
    Fact fact = TRY(parse_fact(header.kind, entry.json));
    const Kind kind = kind_for(fact);
    if (!is_about(header.subject, kind.subject)) {
        return kept_out("entry.subject", {"記録（" + header.kind + "）の対象が正しくありません。",
                                          "A " + header.kind + " record is about something else."});
    }
    if (kind.writer == Writer::hub && author.role != DeviceRole::hub) {
        return kept_out("author.role", {"端末が書くことのできない記録（" + header.kind + "）です。",
                                        "A terminal may not write a " + header.kind + " record."});
    }
    return fact;
}

}  // namespace uketsuke
