// The rule of this file: without a yes of the verdict, and of the doctor where the verdict asks for
// it, there is no Decision.
#include "core/visit/screening.h"

#include <algorithm>

namespace uketsuke {

Result<Decision> decide(ConfirmedPerson person, Verdict verdict, GoAhead screening, Hearing heard) {
    const bool to_confirm = verdict.status == Status::confirm;
    if (verdict.status != Status::eligible && !to_confirm) {
        return fail(ErrorKind::refused, "visit.not_eligible",
                    {"本日は接種できない判定です。何も記録していません",
                     "The check says no for today. Nothing was recorded"},
                    {"理由と最短日を案内してください", "Tell the person the reasons and the day"});
    }
    if (screening.form == AnswerMeans::stop) {
        return fail(ErrorKind::refused, "visit.form_stops",
                    {"予診票に、今日は接種できない答えがあります。何も記録していません",
                     "An answer on the screening form allows no injection today. Nothing was "
                     "recorded"},
                    {"「今日は接種しない」に進んでください", "Go on with \"No injection today\""});
    }
    const bool needs_doctor = to_confirm || screening.form == AnswerMeans::doctor;
    if (needs_doctor && screening.word != DoctorsWord::yes) {
        return fail(ErrorKind::refused, "visit.doctor_not_asked",
                    {"医師の確認がまだです。何も記録していません",
                     "The doctor has not confirmed yet. Nothing was recorded"},
                    {"医師に確認してから進んでください", "Ask the doctor, then go on"});
    }
    return Decision(std::move(person), std::move(verdict), std::move(screening), std::move(heard));
}

int Decision::dose_number() const {
    const int after_history = next_dose_number(person_.row());
    return verdict_.dose_number.value_or(after_history);
}

std::vector<ScreeningReason> screening_reasons(const Programme& programme) {
    static const std::vector<ScreeningReason> of_any_programme{
        {"physician", {"その他、医師の判断", "Other: the doctor's judgement"}},
        {"condition_under_treatment", {"治療中の病気の確認が必要", "Ongoing treatment to check"}},
        {"person_declined", {"本人または保護者の希望", "The person or guardian declined"}},
        {"left", {"本人が会場を離れた", "The person left the venue"}},
    };
    std::vector<ScreeningReason> reasons;
    for (const Unsuitable& row : programme.unsuitable) reasons.push_back({row.id, row.words});
    for (const ScreeningReason& reason : of_any_programme) {
        if (!is_screening_reason(reasons, reason.code)) reasons.push_back(reason);
    }
    return reasons;
}

std::vector<ScreeningReason> doctors_reasons() {
    return {{"examined", {"診察して支障なし", "Examined: nothing against it"}},
            {"asked", {"本人・保護者に確認", "Asked the person or guardian"}},
            {"regular_doctor", {"主治医に確認", "Asked the regular doctor"}},
            {"benefit", {"必要性が上回る", "The need outweighs it"}}};
}

bool is_screening_reason(const std::vector<ScreeningReason>& reasons, std::string_view code) {
    return std::ranges::find(reasons, code, &ScreeningReason::code) != reasons.end();
}

}  // namespace uketsuke
