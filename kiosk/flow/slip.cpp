// What is said to a person who goes home unvaccinated: what, why, from when, where to ask.
#include "kiosk/flow/slip.h"

namespace uketsuke {
namespace {

Words day_words(Day day) {
    return {format_day_with_weekday(day, Language::japanese),
            format_day_with_weekday(day, Language::english)};
}

// One big sentence with the weekday (documents.md section 6).
Words from_when(Day earliest, Day today) {
    const Words day = day_words(earliest);
    const auto days = (earliest - today).count();
    if (days <= 0) return {day.ja + "から打てます", "Possible from " + day.en};
    const std::string count = std::to_string(days);
    return {day.ja + "から打てます。あと" + count + "日",
            "Possible from " + day.en + (days == 1 ? ", tomorrow" : ", in " + count + " days")};
}

}  // namespace

std::vector<Words> slip_lines(const Verdict& verdict, const Desk& desk, Day today,
                              const std::vector<Advice>& advice) {
    const Words day = day_words(today);
    std::vector<Words> lines;
    lines.push_back({day.ja + " " + desk.venue, day.en + ", " + desk.venue});
    if (verdict.earliest) lines.push_back(from_when(*verdict.earliest, today));
    lines.push_back({"本日は接種できません", "No vaccination today"});
    for (const Reason& reason : verdict.reasons) {
        lines.push_back({"・" + reason.text.ja + " (" + reason.clause + ")",
                         "- " + reason.text.en + " (" + reason.clause + ")"});
    }
    if (!verdict.earliest) {
        lines.push_back({"今の決まりでは、接種できる日がありません",
                         "Under the present rules there is no day on which it is possible"});
    }
    lines.push_back({"接種券はお持ち帰りください", "Please take your voucher home"});
    for (const bool answering : {true, false}) {
        for (const Advice& each : advice) {
            if (each.answers == answering) lines.push_back(each.text);
        }
    }
    return lines;
}

}  // namespace uketsuke
