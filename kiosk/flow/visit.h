// The views of a visit, from the confirmed person to the record. None before `LotCheck` can hold a
// decision, and only the store's answer makes a `Recorded`.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/visit/mending.h"
#include "kiosk/flow/elsewhere.h"
#include "kiosk/flow/paper.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

// A confirmed person who is checked in at this desk, by the entry of that name.
struct CheckedInPerson {
    ConfirmedPerson person;
    std::string check_in;
    bool operator==(const CheckedInPerson&) const = default;
};

struct Assessing {
    Desk desk;
    CheckedInPerson who;
    Hearing heard;
    Day on{};
    Ticket ticket;
    bool anew = false;  // A record arrived after a verdict was shown.
    bool operator==(const Assessing&) const = default;
};

// Whom to ask, or what to know: with the reason that it answers, or at any time.
struct Advice {
    Words text;            // With the telephone number, where there is one.
    bool answers = false;  // One of the verdict's reasons.
    bool operator==(const Advice&) const = default;
};

// A confirmed person with the answer of the rules.
struct Visit {
    Desk desk;
    ConfirmedPerson person;
    Hearing heard;
    Day on{};  // The day that was asked about. After midnight the question is put again.
    Verdict verdict;
    std::vector<ProductFacts> products;  // Those of the verdict, with the volume of this dose.
    std::vector<Advice> advice = {};
    std::string check_in = {};  // The name of its entry.
    bool judged_anew = false;   // A record arrived after an earlier verdict of this visit.
    bool operator==(const Visit&) const = default;
};

struct VerdictShown {
    Visit visit;
    bool operator==(const VerdictShown&) const = default;
};

// 聞き取り as it is being entered; numbers and days as typed.
struct HearingForm {
    std::vector<std::string> groups;  // Said today; those of the roster are not in here.
    std::string height_cm;
    std::string weight_kg;
    std::vector<std::string> vaccine_days;  // One for each of the desk's vaccine kinds.
    bool operator==(const HearingForm&) const = default;
};

// What the roster does not know is asked: groups, height and weight, other vaccines.
struct HearingAsked {
    Visit visit;
    HearingForm form;
    std::optional<Error> problem;  // Of the last attempt to go on.
    bool operator==(const HearingAsked&) const = default;
};

// 案内メモ: what a person is told who cannot be vaccinated today. See slip.h for its lines.
struct SlipShown {
    Visit visit;
    PrintState print = NotPrinted{};
    bool operator==(const SlipShown&) const = default;
};

// What of the paper 予診票 is entered: only answers that are not as they should be.
struct FormAnswers {
    std::vector<std::string> deviating;  // Ids of questions.
    std::string temperature;             // As typed, in degrees Celsius; may be empty.
    bool guardian_signed = false;
    std::string proxy = {};  // 代筆: who wrote, one of proxy_writers(); empty: nobody did.
    bool operator==(const FormAnswers&) const = default;
};

// 予診票: the desk's form is there, and the verdict is eligible or confirm.
struct FormAsked {
    Visit visit;
    FormAnswers answers;
    std::optional<Error> problem;  // Of the last attempt to go on.
    bool operator==(const FormAsked&) const = default;
};

// 予診の結果: vaccinate, screening only, or put off. The verdict is eligible or confirm.
struct ScreeningAsked {
    Visit visit;
    FormAnswers answers;                                // Empty where the desk has no form.
    DoctorsWord doctors_word = DoctorsWord::not_asked;  // Asked where needs_doctor().
    std::string doctors_reason = {};  // A code, where he overrules a verdict of `confirm`.
    bool operator==(const ScreeningAsked&) const = default;
};

struct NotTodayAsked {
    Visit visit;
    FormAnswers answers;
    ScreeningOutcome outcome = ScreeningOutcome::put_off;
    std::string reason;  // A code of the desk's reasons, empty until one is chosen.
    bool operator==(const NotTodayAsked&) const = default;
};

// 接種液の確認: the vial in the hand against the session's lot, before the record.
struct LotCheck {
    Visit visit;
    FormAnswers answers;
    Decision decision;
    LotForm form;
    std::optional<BodySite> site;
    bool compared = false;  // The member of staff compared vial and screen.
    // From another desk. Nothing is taken from the screen: the needle may be in the arm.
    std::optional<DeskNews> news = {};
    std::optional<VialScan> scan = {};
    std::string second = {};  // Who compared this vial as well, where second_asked().
    bool operator==(const LotCheck&) const = default;
};

// 後追い入力: what stands on paper about a dose of this person.
struct PaperAsked {
    Visit visit;
    PaperForm form;
    bool compared = false;  // Once more, where there are doubts.
    bool operator==(const PaperAsked&) const = default;
};

// From here on there is no way back: the dose was given and is being written.
struct SavingDose {
    Desk desk;
    Dose dose;
    Ticket ticket;
    bool operator==(const SavingDose&) const = default;
};

// The dose is not on disk. It stays on the screen until a retry succeeds or it is on paper.
struct SaveFailed {
    Desk desk;
    Dose dose;
    Error error;
    bool operator==(const SaveFailed&) const = default;
};

struct Recorded {
    Desk desk;
    RecordedDose record;
    bool operator==(const Recorded&) const = default;
};

struct SavingScreening {
    Visit visit;
    ScreeningClosed closed;
    Ticket ticket;
    bool operator==(const SavingScreening&) const = default;
};

struct ScreeningSaveFailed {
    Visit visit;
    ScreeningClosed closed;
    Error error;
    bool operator==(const ScreeningSaveFailed&) const = default;
};

struct ScreeningRecorded {
    Visit visit;
    ScreeningClosed closed;
    bool operator==(const ScreeningRecorded&) const = default;
};

}  // namespace uketsuke
