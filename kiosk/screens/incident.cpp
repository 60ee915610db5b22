// 間違い接種: what kind it is, whether there is harm, and the report.
#include "kiosk/flow/incident.h"

#include <array>
#include <cmath>

#include "kiosk/screens/fields.h"
#include "kiosk/screens/papers.h"

namespace uketsuke::look {

namespace {

constexpr std::array<TextPart, 1> parts{
    {{FormPart::note, "incident.note", Field::note, Keys::names}}};

std::vector<ScreeningReason> kinds_to_choose() {
    std::vector<ScreeningReason> kinds;
    for (const IncidentKind& kind : incident_kinds()) kinds.push_back({kind.code, kind.text});
    return kinds;
}

const char* way_key(const IncidentForm& form) {
    return way_of(form) == IncidentWay::at_once ? "incident.at_once" : "incident.monthly";
}

Happened draw_harms(Look& look, Box row, const IncidentForm& form) {
    Happened happened;
    const auto harms = incident_harms();
    const float gap = look.px(space::small);
    const float width = std::floor((row.w - gap * float(harms.size() - 1)) / float(harms.size()));
    for (const ScreeningReason& harm : harms) {
        if (button(look, cut_left(row, width), "harm " + harm.code, look.words().pick(harm.text),
                   {.weight = Weight::choice, .chosen = harm.code == form.harm}))
            happened = HarmChosen{harm.code};
        cut_left(row, gap);
    }
    return happened;
}

Happened draw_rest(const Stage& stage, Box room, const IncidentAsked& view, FormPart edited) {
    Look& look = stage.look;
    if (edited == FormPart::note) {
        put_end_of_editing(stage, room);
        return draw_text_editor(look, room, parts, edited, view.form.note);
    }
    draw_problem(look, room, view.problem);
    cut_top(room, draw_name(look, room, {30}, view.base.record.dose.fact().name));
    cut_top(room, look.px(space::small));
    Happened happened = draw_harms(look, cut_top(room, look.text_px(68)), view.form);
    cut_top(room, look.px(space::small));
    if (toggle(look, cut_top(room, look.text_px(60)), "incident.told", view.form.told))
        happened = ToldChosen{!view.form.told};
    cut_top(room, look.px(space::small));
    const OptionalField note{"incident.note", look.tr("incident.note"), view.form.note,
                             look.tr("reaction.no_note")};
    if (draw_field(look, cut_top(room, field_height(look)), note, false))
        edit_part(stage, FormPart::note);
    return happened;
}

}  // namespace

Happened draw_view(const Stage& stage, const IncidentAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::none, look.tr("incident.title"));
    const FormPart edited = edited_part(stage, FormPart::none);
    const Columns columns = split(look, page.body, 0.5F);
    Happened happened;
    const auto kind = draw_choices(look, "kind", columns.left, kinds_to_choose(), {view.form.kind});
    if (kind) happened = ReasonChosen{*kind};
    if (const Happened tapped = draw_rest(stage, columns.right, view, edited)) happened = tapped;
    if (page.back("visit.back")) happened = Back{};
    const bool ready = !view.saving && !obstacle_to_note(view.form) && edited == FormPart::none;
    if (page.primary("incident.record", ready)) happened = IncidentConfirmed{};
    return happened;
}

Happened draw_view(const Stage& stage, const IncidentShown& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, "");
    const IncidentForm form{view.fact.kind, view.fact.harm, view.fact.told, view.fact.note};
    const Banner banner{theme::eligible, Sign::check, look.tr("incident.recorded"),
                        look.tr(way_key(form))};
    draw_banner(look, cut_top(page.body, banner_height(look, banner, page.body.w)), banner);
    cut_top(page.body, look.px(space::gap));
    cut_top(page.body, draw_name(look, page.body, {34}, view.base.record.dose.fact().name));
    cut_top(page.body, look.px(space::gap));
    if (const auto note = note_of(stage, view.report)) {
        put_note(look, page.body, *note);
        cut_top(page.body, look.px(space::gap));
    }
    draw_text(look, page.body, {Role::lead, theme::soft_ink}, look.tr("incident.next"));
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("incident.print", may_print(view.report))) happened = ReportWanted{};
    if (page.other("visit.next_person", Weight::quiet)) happened = NextPerson{};
    return happened;
}

}  // namespace uketsuke::look
