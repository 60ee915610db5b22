// A site of several desks: today's visitors, the person at a desk that asks no rules, and the step
// that was taken.
#include "kiosk/flow/reaction.h"

#include <algorithm>
#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"
#include "kiosk/screens/observation.h"
#include "kiosk/screens/papers.h"

namespace uketsuke::look {

namespace {

std::string parked_text(const Look& look, const std::string& reason) {
    const auto reasons = parking_reasons();
    const auto found = std::ranges::find(reasons, reason, &ScreeningReason::code);
    return found == reasons.end() ? look.tr("visitors.parked") : look.words().pick(found->text);
}

std::string stage_text(const Look& look, const VisitState& state) {
    if (state.parked) return parked_text(look, state.parked_reason);
    if (state.stage == VisitStage::observing)
        return look.tr("visitors.until", {{"time", clock_text(state.until)}});
    return look.words().pick(words_of(state.stage));
}

std::string stage_text(const Look& look, const VisitorLine& visitor) {
    const std::string stage = stage_text(look, visitor.state);
    if (visitor.listing != Listing::provisional) return stage;
    return look.tr("provisional.short") + look.tr("bar.between") + stage;
}

std::string number_text(const VisitState& state) {
    return state.number.empty() ? "-" : state.number;
}

// `place` in the list, from 1: a target is not named by a person.
bool draw_visitor(Look& look, const Box& row, const VisitorLine& visitor, bool waits_here,
                  int place) {
    const bool tapped = touch(look, row, "visitor " + std::to_string(place));
    if (waits_here) fill(row, theme::accent_tint, look.px(space::small));
    draw_rule(look, row.x, row.y, row.w);
    Box inside = inset(row, look.px(10));
    const float width = inside.w;
    const VisitState& state = visitor.state;
    draw_text_middle(look, cut_left(inside, std::round(width * 0.16F)), {Role::title},
                     number_text(state));
    draw_name_middle(look, cut_left(inside, std::round(width * 0.42F)),
                     {23, theme::ink, Align::left, Lettering::Overflow::ellipsis}, visitor.name);
    const Box time = cut_right(inside, std::round(width * 0.12F));
    draw_line_fitted(look, time, {Role::body, theme::soft_ink, Align::right},
                     clock_text(state.since));
    draw_line_fitted(look, inside,
                     {Role::strong, state.parked ? theme::danger : theme::ink, Align::right},
                     stage_text(look, visitor));
    return tapped;
}

// How many are where.
std::string counts_text(const Look& look, const std::vector<VisitorLine>& visitors) {
    std::string text;
    const auto add = [&](const std::string& what, std::ptrdiff_t count) {
        if (count == 0) return;
        text += (text.empty() ? "" : look.tr("bar.between")) + what + " " + std::to_string(count);
    };
    for (const VisitStage stage :
         {VisitStage::received, VisitStage::form_checked, VisitStage::screened,
          VisitStage::vaccinated, VisitStage::certified, VisitStage::observing,
          VisitStage::not_vaccinated, VisitStage::left}) {
        add(look.words().pick(words_of(stage)),
            std::ranges::count_if(visitors, [&](const VisitorLine& visitor) {
                return visitor.state.stage == stage && !visitor.state.parked;
            }));
    }
    add(look.tr("visitors.parked"), std::ranges::count_if(visitors, [](const VisitorLine& visitor) {
            return visitor.state.parked;
        }));
    return text;
}

Happened draw_observing(const Stage& stage, Box& room, const AtDesk& view,
                        const VisitState& state) {
    Look& look = stage.look;
    if (state.stage == VisitStage::observing) {
        cut_top(room, draw_text(look, room, {Role::title},
                                look.tr("visitors.until", {{"time", clock_text(state.until)}})));
        return std::nullopt;
    }
    if (!record_of_today(view, today(stage.bar))) {
        cut_top(room, draw_text(look, room, {Role::lead}, look.tr("at_desk.no_dose")));
        return std::nullopt;
    }
    Happened happened;
    const ObservationChoice usual = observation_for(view, today(stage.bar));
    if (usual.because) {
        put_note(look, room,
                 {theme::warning, Sign::triangle, look.tr("at_desk.observe_longer"),
                  look.words().pick(usual.because->words)});
        cut_top(room, look.px(space::gap));
    }
    for (const ObservationTime& time : observation_choices(view)) {
        const std::string minutes = std::to_string(time.minutes);
        const auto sign = time.minutes == usual.minutes ? std::optional(Sign::check) : std::nullopt;
        if (button(look, cut_top(room, look.px(space::button)), "observe " + minutes,
                   look.tr("at_desk.observe", {{"minutes", minutes}}), {.sign = sign}))
            happened = ObserveFor{time.minutes};
        cut_top(room, look.px(space::small));
        cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink},
                                look.words().pick(time.words)));
        cut_top(room, look.px(space::gap));
    }
    return happened;
}

// What was noted today, the way to its papers.
Happened draw_reactions(const Stage& stage, Box& room, const AtDesk& view) {
    Look& look = stage.look;
    Happened happened;
    int place = 0;
    for (const PastReaction& noted : reactions_of(view, today(stage.bar))) {
        std::string text = clock_text(noted.fact.noticed);
        for (const ScreeningReason& sign : reaction_signs()) {
            if (std::ranges::count(noted.fact.signs, sign.code) > 0)
                text += look.tr("bar.between") + look.words().pick(sign.text);
        }
        const float words = text_height(look, Role::strong, text, std::round(room.w * 0.75F));
        const float height = std::max(look.px(space::button), words + 2 * look.px(space::small));
        if (button(look, cut_top(room, height), "reaction " + std::to_string(++place), text,
                   {.weight = Weight::secondary, .sign = Sign::triangle}))
            happened = ReactionChosen{noted.entry};
        cut_top(room, look.px(space::gap));
    }
    return happened;
}

const char* done_key(DeskStep step) {
    switch (step) {
        case DeskStep::received:
            return "step_done.received";
        case DeskStep::form_checked:
            return "step_done.form_checked";
        case DeskStep::screened:
            return "step_done.screened";
        case DeskStep::observing:
            return "step_done.observing";
        case DeskStep::left:
            return "step_done.left";
        case DeskStep::parked:
            return "step_done.parked";
    }
    return "step_done.received";
}

// The number as it is called, huge, and whose it is.
void draw_who(Look& look, Box& room, const Stepping& stepping) {
    const std::string& number = stepping.fact.number;
    if (number.empty()) {
        cut_top(room, draw_name(look, room, {34}, stepping.name));
    } else {
        cut_top(room,
                draw_text(look, room, {Role::body, theme::soft_ink}, look.tr("step_done.number")));
        Box line = cut_top(room, look.text_px(120));
        const Box place = cut_left(line, std::round(line.w * 0.34F));
        draw_name_middle(look, place, {96}, number);
        draw_name_middle(look, line, {40}, stepping.name);
    }
    cut_top(room, look.px(space::gap));
}

}  // namespace

void put_turn_note(const Stage& stage, Box& room, const Desk& desk, const PersonRow& row) {
    Look& look = stage.look;
    const auto other = other_desks_turn(desk, row, today(stage.bar));
    if (!other) return;
    put_note(look, room,
             {theme::warning, Sign::triangle, look.tr("at_desk.other_turn"),
              look.words().pick(words_of(*other))});
    cut_top(room, look.px(space::gap));
}

Happened draw_view(const Stage& stage, const VisitorsShown& view) {
    Look& look = stage.look;
    Happened happened;
    const auto waiting = std::ranges::count_if(view.visitors, [&](const VisitorLine& visitor) {
        return waits_for(view.desk.kind, visitor.state);
    });
    const bool board = view.desk.kind == DeskKind::observation;
    const auto observed = board ? observed_in(view.visitors) : std::vector<VisitorLine>();
    const std::string title =
        view.visitors.empty() ? look.tr("visitors.none")
        : board ? look.tr("observation.title", {{"count", std::to_string(observed.size())}})
                : look.tr("visitors.title", {{"desk", look.words().pick(words_of(view.desk.kind))},
                                             {"count", std::to_string(waiting)}});
    Page page = open_page(stage, VisitStep::none, title);
    if (const auto note = note_of(stage, view.print)) put_note_below(look, page.body, *note);
    if (!view.visitors.empty()) {
        cut_top(page.body, draw_text(look, page.body, {Role::body, theme::soft_ink},
                                     counts_text(look, view.visitors)));
        cut_top(page.body, look.px(space::gap));
        ScrollArea area(look, "visitors", open_card(look, page.body));
        Box list = area.room();
        happened = draw_board(stage, list, observed);
        int place = 0;
        for (const VisitorLine& visitor : view.visitors) {
            if (board && visitor.state.stage == VisitStage::observing) continue;
            const bool here = waits_for(view.desk.kind, visitor.state);
            if (draw_visitor(look, cut_top(list, look.text_px(76)), visitor, here, ++place))
                happened = PersonChosen{visitor.person};
        }
        area.reached(list.y);
    }
    if (page.other("visitors.print", Weight::quiet, may_print(view.print)))
        happened = PrintWanted{};
    if (page.back("visitors.back")) happened = Back{};
    return happened;
}

Happened draw_view(const Stage& stage, const AtDesk& view) {
    Look& look = stage.look;
    Happened happened;
    const VisitState state = visit_state(view.person.row(), today(stage.bar));
    Page page = open_page(stage, VisitStep::none, look.words().pick(words_of(view.desk.kind)));
    const Columns columns = split(look, page.body, 0.56F);
    Box card = open_card(look, columns.left);
    draw_name_and_birth(stage, card, view.person.resident());
    const Columns line = split(look, cut_top(card, labelled_height(look, Role::lead)), 0.26F);
    draw_labelled(look, line.left, "step_done.number", number_text(state), {Role::lead});
    draw_labelled(look, line.right, "at_desk.stage", stage_text(look, state), {Role::strong});
    {
        ScrollArea area(look, "ways", columns.right);
        Box room = area.room();
        happened = draw_reactions(stage, room, view);
        put_turn_note(stage, room, view.desk, view.person.row());
        if (view.desk.kind == DeskKind::observation) {
            if (const Happened tapped = draw_observing(stage, room, view, state)) happened = tapped;
        }
        area.reached(room.y);
    }
    const auto record = record_of_today(view, today(stage.bar));
    if (page.back("visit.back")) happened = Back{};
    if (view.desk.kind == DeskKind::certificate &&
        page.primary("record.certificate", record.has_value()))
        happened = CertificateWanted{};
    if (view.desk.kind == DeskKind::observation &&
        page.primary("at_desk.leaves", state.stage == VisitStage::observing))
        happened = PersonLeaves{};
    if (may_note_reaction(view, today(stage.bar)) && page.other("reaction.open"))
        happened = ReactionWanted{};
    if (page.other("visit.park", Weight::quiet)) happened = ParkWanted{};
    return happened;
}

Happened draw_view(const Stage& stage, const StepFailed& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, look.tr("step_failed.title"));
    put_note(look, page.body, note_of(look, view.error));
    cut_top(page.body, look.px(space::gap));
    draw_name(look, page.body, {34}, view.stepping.name);
    if (page.back("visit.next_person")) happened = NextPerson{};
    if (page.primary("mending_failed.retry")) happened = Retry{};
    return happened;
}

Happened draw_view(const Stage& stage, const StepDone& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, "");
    const StepTaken& fact = view.stepping.fact;
    const std::string more = fact.step == DeskStep::observing
                                 ? look.tr("visitors.until", {{"time", clock_text(fact.until)}})
                                 : std::string();
    const Banner banner{theme::eligible, Sign::check, look.tr(done_key(fact.step)), more};
    draw_banner(look, cut_top(page.body, banner_height(look, banner, page.body.w)), banner);
    cut_top(page.body, look.px(space::gap));
    // All is well with most of them, and what stops later stands in the bar.
    const auto* trouble = std::get_if<Error>(&view.sticker);
    if (trouble) {
        put_note(look, page.body, note_of(look, *trouble));
        cut_top(page.body, look.px(space::gap));
    }
    draw_who(look, page.body, view.stepping);
    if (fact.step == DeskStep::parked) {
        cut_top(page.body, draw_text(look, page.body, {Role::body, theme::soft_ink},
                                     look.tr("step_done.why")));
        cut_top(page.body, look.px(space::small));
        happened = draw_reasons(look, page.body, parking_reasons(), fact.reason);
    } else if (!trouble) {
        draw_text(look, page.body, {Role::lead, theme::soft_ink}, look.tr("step_done.next"));
    }
    if (page.primary("visit.next_person")) happened = NextPerson{};
    if (!std::holds_alternative<NotPrinted>(view.sticker) &&
        page.other("step_done.sticker", Weight::quiet, may_print(view.sticker)))
        happened = PrintWanted{};
    return happened;
}

}  // namespace uketsuke::look
