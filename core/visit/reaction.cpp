// The words to tap, and what may not be noted.
#include "core/visit/reaction.h"

#include <algorithm>

namespace uketsuke {

std::vector<ScreeningReason> reaction_signs() {
    return {{"rash", {"じんましん・発疹・かゆみ", "Hives, rash, itching"}},
            {"breathing", {"息苦しい・ぜん鳴・せき", "Short of breath, wheezing, cough"}},
            {"swelling", {"顔・のどの腫れ", "Swelling of face or throat"}},
            {"pale", {"顔面蒼白・冷汗", "Pale, cold sweat"}},
            {"faint", {"気が遠くなる・失神", "Faint, passed out"}},
            {"pressure", {"血圧低下・脈の異常", "Low blood pressure, abnormal pulse"}},
            {"nausea", {"吐き気・嘔吐・腹痛", "Nausea, vomiting, stomach pain"}},
            {"dizzy", {"めまい・頭痛", "Dizziness, headache"}},
            {"seizure", {"けいれん・しびれ", "Seizure, numbness"}},
            {"other", {"その他", "Something else"}}};
}

std::vector<ScreeningReason> reaction_measures() {
    return {{"lay_down", {"横にして休ませた", "Laid down to rest"}},
            {"measured", {"血圧・脈・SpO2を測定", "Measured pressure, pulse, SpO2"}},
            {"doctor", {"医師が診察", "Seen by the doctor"}},
            {"adrenaline", {"アドレナリン筋注", "Adrenaline injected"}},
            {"drip", {"点滴・酸素", "Drip, oxygen"}},
            {"ambulance", {"救急車を要請", "Ambulance called"}},
            {"longer", {"観察を延長", "Observed for longer"}},
            {"recovered", {"回復して帰宅", "Recovered and went home"}}};
}

const PersonDose* dose_of_day(const PersonRow& row, Day today) {
    const auto found = std::find_if(
        row.doses.rbegin(), row.doses.rend(),
        [&](const PersonDose& dose) { return dose.given_here && dose.dose.date == today; });
    return found == row.doses.rend() ? nullptr : &*found;
}

std::optional<Error> obstacle_to_note(const ReactionForm& form, const PersonRow& row, Instant now) {
    if (form.signs.empty()) {
        return Error{ErrorKind::refused,
                     "reaction.signs",
                     {"症状が選ばれていません", "No sign is chosen"},
                     {"見られた症状を選んでください", "Choose what was seen"}};
    }
    const PersonDose* dose = dose_of_day(row, day_in_japan(now));
    if (form.noticed > now || (dose && form.noticed < dose->dose.at)) {
        return Error{ErrorKind::refused,
                     "reaction.noticed",
                     {"症状の出た時刻が、接種より前か、今より後になっています",
                      "The time of the first sign is before the injection, or later than now"},
                     {"時刻を選び直してください", "Choose the time again"}};
    }
    return std::nullopt;
}

ReactionNoted reaction_of(const ReactionForm& form, const PersonRow& row, const Desk& desk) {
    ReactionNoted fact;
    fact.date = day_in_japan(form.noticed);
    if (const PersonDose* dose = dose_of_day(row, fact.date)) fact.dose = dose->entry;
    fact.noticed = form.noticed;
    fact.signs = form.signs;
    fact.done = form.done;
    fact.note = form.note;
    fact.recorder = desk.staff_name;
    fact.venue = desk.venue;
    fact.session = desk.session;
    return fact;
}

ObservationChoice observation_for(const PersonRow& row, Day today,
                                  const std::vector<ObservationTime>& times,
                                  const ScreeningForm* form) {
    ObservationChoice choice;
    for (const ObservationTime& time : times) {
        if (time.everyone) choice.minutes = std::max(choice.minutes, time.minutes);
    }
    const PersonDose* dose = dose_of_day(row, today);
    if (!dose || !form) return choice;
    for (const Question& question : form->questions) {
        const auto& deviates = dose->dose.form_deviates;
        if (!question.observe_longer || std::ranges::count(deviates, question.id) == 0) continue;
        for (const ObservationTime& time : times)
            choice.minutes = std::max(choice.minutes, time.minutes);
        choice.because = &question;
        break;
    }
    return choice;
}

}  // namespace uketsuke
