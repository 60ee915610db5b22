// What is said to a person who goes home unvaccinated: what, why, from when, where to ask.
#include "kiosk/flow/slip.h"

namespace uketsuke {
namespace {

Words day_words(Day day) {
    return {format_day_with_weekday(day, Language::japanese),
            format_day_with_weekday(day, Language::english)};
}

Words first_possible(const Verdict& verdict) {
    if (!verdict.earliest) {
        return {"今の決まりでは、接種できる日がありません",
                "Under the present rules there is no day on which it is possible"};
    }
    const Words day = day_words(*verdict.earliest);
    return {"接種できる最初の日: " + day.ja, "First possible day: " + day.en};
}

}  // namespace

std::vector<Words> slip_lines(const Verdict& verdict, const Desk& desk, Day today,
                              const std::vector<Advice>& advice) {
    const Words day = day_words(today);
    std::vector<Words> lines;
    lines.push_back({day.ja + " " + desk.venue, day.en + ", " + desk.venue});
    lines.push_back({"本日は接種できません", "No vaccination today"});
    for (const Reason& reason : verdict.reasons) {
        lines.push_back({"・" + reason.text.ja + " (" + reason.clause + ")",
                         "- " + reason.text.en + " (" + reason.clause + ")"});
    }
    lines.push_back(first_possible(verdict));
    lines.push_back({"接種券はお持ち帰りください", "Please take your voucher home"});
    for (const bool answering : {true, false}) {
        for (const Advice& each : advice) {
            if (each.answers == answering) lines.push_back(each.text);
        }
    }
    return lines;
}

}  // namespace uketsuke
