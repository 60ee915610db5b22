// One sentence for each stage of a visit, whatever else the member of staff sees.
#include "kiosk/flow/visitor_display.h"

#include <algorithm>

#include "kiosk/flow/is_any.h"

namespace uketsuke {

namespace {

VisitorWords ready() {
    return {"",
            {"つぎの かた どうぞ", "Next, please"},
            {"接種券（せっしゅけん）と 予診票（よしんひょう）を だして ください",
             "Please show your voucher and your form"},
            ""};
}

VisitorWords who() {
    return {"",
            {"お名前と 生年月日を 言って ください", "Please say your name and date of birth"},
            {"本人（ほんにん）が わかる ものを 見せて ください",
             "Please show something that says who you are"},
            ""};
}

VisitorWords one_moment() { return {"", {"すこし まって ください", "One moment, please"}, {}, ""}; }

VisitorWords ask_staff() {
    return {"",
            {"係（かかり）の 人が 話します", "Our staff will talk to you"},
            {"すこし まって ください", "One moment, please"},
            ""};
}

// 経過観察 as the programme has it for everybody.
VisitorWords injected(const Desk& desk) {
    const auto& times = desk.rules.observation;
    const auto usual = std::ranges::find(times, true, &ObservationTime::everyone);
    const std::string minutes = usual == times.end() ? "" : std::to_string(usual->minutes);
    const Words rest = minutes.empty() ? Words{"いすで 休んで ください。", "Please rest here. "}
                                       : Words{"いすで " + minutes + "分 休んで ください。",
                                               "Please rest here for " + minutes + " minutes. "};
    return {"",
            {"接種（せっしゅ）が おわりました", "You have been vaccinated"},
            {rest.ja + "気分が わるく なったら すぐ 言って ください",
             rest.en + "Tell us at once if you feel unwell"},
            ""};
}

Words next_place(DeskStep step) {
    switch (step) {
        case DeskStep::received:
            return {"番号（ばんごう）を よぶまで まって ください",
                    "Please wait until your number is called"};
        case DeskStep::form_checked:
            return {"つぎは お医者さんの 話です", "Next, the doctor will talk to you"};
        case DeskStep::observing:
            return {"時間まで 休んで ください。気分が わるく なったら すぐ 言って ください",
                    "Please rest until then. Tell us at once if you feel unwell"};
        case DeskStep::left:
            return {"お帰りに なれます。おだいじに", "You may go home. Take care"};
        case DeskStep::screened:
        case DeskStep::parked:
            break;
    }
    return {"係（かかり）の 人を まって ください", "Please wait for our staff"};
}

VisitorWords step_done(const StepTaken& fact) {
    VisitorWords words{fact.number, {"おわりました", "Done"}, next_place(fact.step), ""};
    if (fact.step == DeskStep::observing) words.time = format_instant(fact.until).substr(11, 5);
    return words;
}

VisitorWords words_for(const View& view) {
    if (const auto* done = get_if<StepDone>(&view)) return step_done(done->stepping.fact);
    if (is_any<Scan, VisitorsShown>(view)) return ready();
    if (is_any<WhoIsIt>(view)) return who();
    if (is_any<Recorded, CertificateMaking, CertificateShown, CertificateFailed>(view))
        return injected(*desk_in(view));
    if (is_any<SlipShown, ScreeningRecorded, NotInRoster, VoucherReplaced, Contradiction,
               TroublesShown, TroubleTold, ReactionAsked, ReactionShown, IncidentAsked,
               IncidentShown, Trouble>(view))
        return ask_staff();
    return one_moment();
}

}  // namespace

VisitorWords visitor_words(const Screen& screen) {
    const bool open = desk_in(screen.view) && !screen.asked;
    VisitorWords words = open ? words_for(screen.view) : one_moment();
    words.training = screen.bar.training;
    return words;
}

}  // namespace uketsuke
