// What the doctor's examination (予診) came to, and the decision that follows. A Decision exists
// only where a confirmed person, a verdict that allows it and the doctor's word come together, so
// that no code can give a dose without the check (design.md section 2).
#pragma once

#include <string>
#include <vector>

#include "core/eligibility/case_of.h"
#include "core/programme/form.h"
#include "core/visit/identity.h"

namespace uketsuke {

// 医師の確認. A verdict of `confirm` and some answers on the 予診票 need it before the injection.
enum class DoctorsWord { not_asked, yes };

// What was entered of the paper 予診票, for the record.
struct FormSeen {
    std::vector<std::string> deviates;    // Ids of questions.
    int temperature_tenths = 0;           // Of a degree Celsius; 0: not entered.
    std::vector<std::string> signatures;  // "consent", "guardian", "proxy.family" ...
    bool operator==(const FormSeen&) const = default;
};

// 接種可: the doctor says that the injection may be given.
struct GoAhead {
    DoctorsWord word = DoctorsWord::not_asked;
    AnswerMeans form = AnswerMeans::nothing;  // The gravest answer on the 予診票.
    FormSeen seen = {};
    std::string doctors_reason =
        {};  // A code of doctors_reasons(), where he overruled a `confirm`.
    bool operator==(const GoAhead&) const = default;
};

class Decision {
  public:
    const ConfirmedPerson& person() const { return person_; }
    const Verdict& verdict() const { return verdict_; }
    const GoAhead& screening() const { return screening_; }
    const Hearing& heard() const { return heard_; }  // What the verdict was also based on.
    int dose_number() const;  // 生涯の回数: from the verdict, else from the history.
    bool operator==(const Decision&) const = default;

  private:
    friend Result<Decision> decide(ConfirmedPerson person, Verdict verdict, GoAhead screening,
                                   Hearing heard);
    Decision(ConfirmedPerson person, Verdict verdict, GoAhead screening, Hearing heard)
        : person_(std::move(person)),
          verdict_(std::move(verdict)),
          screening_(std::move(screening)),
          heard_(std::move(heard)) {}
    ConfirmedPerson person_;
    Verdict verdict_;
    GoAhead screening_;
    Hearing heard_;
};

// The only way to a Decision. Errors (refused): visit.not_eligible for not_yet and not_eligible,
// visit.form_stops for an answer that allows no injection today, visit.doctor_not_asked for a
// verdict of `confirm` or an answer for the doctor without his word.
Result<Decision> decide(ConfirmedPerson person, Verdict verdict, GoAhead screening,
                        Hearing heard = {});

// A reason for not giving the injection, as stored (code) and as shown.
struct ScreeningReason {
    std::string code;
    Words text;
    bool operator==(const ScreeningReason&) const = default;
};

// 接種不適当者 in the programme's words and order ([[unsuitable]]); after them those of the doctor,
// the person and the site that it does not name.
std::vector<ScreeningReason> screening_reasons(const Programme& programme);
// Why a doctor says yes where the rules ask him.
std::vector<ScreeningReason> doctors_reasons();
bool is_screening_reason(const std::vector<ScreeningReason>& reasons, std::string_view code);

}  // namespace uketsuke
