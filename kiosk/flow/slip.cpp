// What is said to a person who goes home unvaccinated: what, why, from when, where to ask.
#include "kiosk/flow/slip.h"

#include <algorithm>

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

// The words of those codes, one after another.
Words joined(const std::vector<std::string>& codes, const std::vector<ScreeningReason>& known) {
    Words all;
    for (const ScreeningReason& one : known) {
        if (std::ranges::count(codes, one.code) == 0) continue;
        all.ja += (all.ja.empty() ? "" : "、") + one.text.ja;
        all.en += (all.en.empty() ? "" : "; ") + one.text.en;
    }
    return all;
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

std::vector<Words> referral_lines(const ReactionNoted& reaction, const Desk& desk) {
    const Words day = day_words(reaction.date);
    const std::string time = format_instant(reaction.noticed).substr(11, 5);
    const Words signs = joined(reaction.signs, reaction_signs());
    const Words done = joined(reaction.done, reaction_measures());
    std::vector<Words> lines;
    lines.push_back({day.ja + " " + desk.venue, day.en + ", " + desk.venue});
    lines.push_back({"受診のご案内", "To be seen by a doctor"});
    lines.push_back({"接種のあと、" + time + "ごろから: " + signs.ja,
                     "After the vaccination, from about " + time + ": " + signs.en});
    if (!done.ja.empty())
        lines.push_back({"会場で行ったこと: " + done.ja, "Done at the site: " + done.en});
    if (!reaction.note.empty()) lines.push_back({reaction.note, reaction.note});
    lines.push_back({"この紙を医療機関で見せてください", "Show this paper at the clinic"});
    lines.insert(lines.end(), desk.rules.aftercare.begin(), desk.rules.aftercare.end());
    return lines;
}

}  // namespace uketsuke
