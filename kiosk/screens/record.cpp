// After the dose: it is on disk, or it is not and nobody may believe that it is.
#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

// The last part of "device/municipality/sequence": the number that staff can say aloud.
std::string record_number(const std::string& entry) { return entry.substr(entry.rfind('/') + 1); }

void draw_dose_facts(Look& look, const Box& card, const RecordedDose& record) {
    ScrollArea area(look, "facts", open_card(look, card));
    Box room = area.room();
    const DoseGiven& dose = record.dose.fact();
    cut_top(room, draw_name(look, room, {34}, dose.name));
    cut_top(room, look.px(12));
    const Columns line = split(look, cut_top(room, labelled_height(look, Role::title)), 0.5F);
    draw_labelled(look, line.left, "record.number", record_number(record.entry), {Role::title});
    draw_labelled(look, line.right, "record.time", clock_text(dose.at), {Role::title});
    cut_top(room, look.px(12));
    cut_top(room, draw_labelled_name(look, room, "start.product", dose.product_name, 23));
    cut_top(room, look.px(12));
    // As what is stuck and written onto the sheet that the city mailed.
    cut_top(room, draw_labelled_name(look, room, "record.to_write",
                                     format_day_long(dose.date, Language::japanese) + "　" +
                                         dose.maker + "　" + dose.lot,
                                     23));
    area.reached(room.y);
}

// Until when, how long, and whose time it is. What holds for everyone stands there hugest.
void draw_observation_time(Look& look, Box& room, const ObservationTime& time, Instant given) {
    const std::string until =
        look.tr("record.until", {{"time", clock_text(given + std::chrono::minutes{time.minutes})}});
    const std::string minutes =
        look.tr("record.minutes", {{"minutes", std::to_string(time.minutes)}});
    const Role role = time.everyone ? Role::display : Role::title;
    Box line = cut_top(room, line_height(look, role));
    const float width = std::min(line.w, text_width(look, role, until) + 1);
    const Colour colour = time.everyone ? theme::good : theme::ink;
    draw_line_fitted(look, cut_left(line, width), {role, colour}, until);
    cut_left(line, look.px(space::gap));
    draw_line_fitted(look, line, {Role::lead, theme::soft_ink, Align::right}, minutes);
    cut_top(room, draw_text(look, room, {Role::body}, look.words().pick(time.words)));
    cut_top(room, draw_text(look, room, {Role::caption, theme::soft_ink}, time.clause));
}

// 経過観察, as the programme has it.
void draw_observation(Look& look, const Box& card, const Recorded& view) {
    ScrollArea area(look, "rest", open_card(look, card));
    Box room = area.room();
    cut_top(room, draw_text(look, room, {Role::lead}, look.tr("record.observe")));
    cut_top(room, look.px(space::small));
    if (view.desk.rules.observation.empty()) {
        cut_top(room, draw_text(look, room, {Role::body}, look.tr("record.observe_ask")));
    }
    bool first = true;
    for (const ObservationTime& time : view.desk.rules.observation) {
        if (!first) {
            cut_top(room, look.px(space::small));
            draw_rule(look, room.x, room.y, room.w);
            cut_top(room, look.px(space::small));
        }
        first = false;
        draw_observation_time(look, room, time, view.record.dose.fact().at);
    }
    area.reached(room.y);
}

Happened draw_not_saved(const Stage& stage, const Error& error, const std::string& name) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::record, "");
    const Banner banner{theme::not_eligible, Sign::cross, look.tr("save_failed.title"),
                        look.tr("save_failed.more")};
    draw_banner(look, cut_top(page.body, banner_height(look, banner, page.body.w)), banner);
    cut_top(page.body, look.px(space::gap));
    {
        ScrollArea area(look, "failure", page.body);
        Box room = area.room();
        put_note(look, room, note_of(look, error, theme::trouble, Sign::triangle));
        cut_top(room, look.px(space::gap));
        cut_top(room, draw_name(look, room, {34}, name));
        area.reached(room.y);
    }
    if (page.primary("save_failed.retry")) happened = Retry{};
    return happened;
}

}  // namespace

Happened draw_view(const Stage& stage, const Recorded& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::record, "");
    const DoseGiven& dose = view.record.dose.fact();
    const Banner banner{theme::eligible, Sign::check, look.tr("record.done"),
                        look.tr("record.dose", {{"number", std::to_string(dose.dose_number)}})};
    draw_banner(look, cut_top(page.body, banner_height(look, banner, page.body.w)), banner);
    cut_top(page.body, look.px(space::gap));
    const Columns columns = split(look, page.body, 0.5F);
    Box left = columns.left;
    draw_line_fitted(look, cut_bottom(left, line_height(look, Role::body)),
                     {Role::body, theme::soft_ink}, look.tr("record.next"));
    cut_bottom(left, look.px(space::small));
    draw_dose_facts(look, left, view.record);
    draw_observation(look, columns.right, view);
    if (page.primary("record.certificate")) happened = CertificateWanted{};
    if (page.other("visit.next_person")) happened = NextPerson{};
    if (page.other("record.mend", Weight::quiet)) happened = MendingWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const SaveFailed& view) {
    return draw_not_saved(stage, view.error, view.dose.fact().name);
}

Happened draw_view(const Stage& stage, const ScreeningSaveFailed& view) {
    return draw_not_saved(stage, view.error, view.visit.person.resident().name);
}

Happened draw_view(const Stage& stage, const ScreeningRecorded& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::record, "");
    const ScreeningOutcome outcome = view.closed.outcome;
    const char* what = outcome == ScreeningOutcome::screening_only ? "record.screening_only"
                       : outcome == ScreeningOutcome::left         ? "record.left"
                                                                   : "record.put_off";
    const Banner banner{theme::eligible, Sign::check, look.tr("record.done"), look.tr(what)};
    draw_banner(look, cut_top(page.body, banner_height(look, banner, page.body.w)), banner);
    cut_top(page.body, look.px(space::wide));
    cut_top(page.body, draw_name(look, page.body, {34}, view.visit.person.resident().name));
    cut_top(page.body, look.px(space::gap));
    draw_text(look, page.body, {Role::lead, theme::soft_ink}, look.tr("record.screening_more"));
    if (page.primary("visit.next_person")) happened = NextPerson{};
    return happened;
}

}  // namespace uketsuke::look
