// A record that is wrong: which one, what about it, and what counts instead.
#include "kiosk/flow/mending.h"

#include <cmath>

#include "kiosk/look/scroll.h"
#include "kiosk/screens/fields.h"

namespace uketsuke::look {

namespace {

std::string number_text(const Look& look, const DoseGiven& dose) {
    return look.tr("record.dose", {{"number", std::to_string(dose.dose_number)}});
}

// Name, dose, vial and time: enough to know it by, beside the paper.
void draw_record(Look& look, Box& room, const DoseGiven& dose) {
    cut_top(room, draw_name(look, room, {34}, dose.name));
    cut_top(room, draw_name(look, room, {19, theme::soft_ink}, dose.kana));
    cut_top(room, look.px(12));
    const Columns line = split(look, cut_top(room, labelled_height(look, Role::lead)), 0.5F);
    draw_labelled(look, line.left, "mending.dose", number_text(look, dose), {Role::lead});
    draw_labelled(look, line.right, "record.time", clock_text(dose.at), {Role::lead});
    cut_top(room, look.px(12));
    cut_top(room, draw_labelled_name(look, room, "start.product", dose.product_name, 23));
    cut_top(room, look.px(12));
    cut_top(room, draw_labelled_name(look, room, "start.lot", dose.lot, 34));
}

void draw_record_card(Look& look, const Box& card, const DoseGiven& dose) {
    ScrollArea area(look, "record", open_card(look, card));
    Box room = area.room();
    draw_record(look, room, dose);
    area.reached(room.y);
}

// `place` in the list, from 1: a target is not named by a record.
Happened draw_line(Look& look, Box row, const RecordedDose& record, int place) {
    const DoseGiven& dose = record.dose.fact();
    const bool tapped = touch(look, row, "record " + std::to_string(place));
    draw_rule(look, row.x, row.y, row.w);
    cut_top(row, look.px(12));
    Box right = row;
    Box left = cut_left(right, std::round(row.w * 0.62F));
    cut_top(left,
            draw_name(look, left, {26, theme::ink, Align::left, Lettering::Overflow::ellipsis},
                      dose.name));
    draw_name(look, left, {19, theme::soft_ink, Align::left, Lettering::Overflow::ellipsis},
              dose.product_name + "　" + dose.lot);
    const float line = line_height(look, Role::lead);
    draw_line_fitted(look, cut_top(right, line), {Role::lead, theme::ink, Align::right},
                     clock_text(dose.at));
    draw_line_fitted(look, cut_top(right, line), {Role::body, theme::soft_ink, Align::right},
                     number_text(look, dose));
    return tapped ? Happened(RecordChosen{record.entry}) : std::nullopt;
}

// A way on, with what it is for under it.
bool draw_way(Look& look, Box& room, const char* key, const std::string& more) {
    const bool tapped = button(look, cut_top(room, look.px(space::button)), key);
    cut_top(room, look.px(space::small));
    cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink}, more));
    cut_top(room, look.px(space::gap));
    return tapped;
}

// Whose name stands for it: asked after the close only.
bool asks_approver(MendingTime when) { return when == MendingTime::after_close; }

// Reasons, where one has to be given, and above them what is in the way.
Happened draw_why(Look& look, Box room, const MendingReason& reason, MendingTime when) {
    if (when == MendingTime::within_visit) return std::nullopt;
    cut_top(room, draw_text(look, room, {Role::body, theme::soft_ink}, look.tr("mending.why")));
    cut_top(room, look.px(space::small));
    return draw_reasons(look, room, mending_reasons(), reason.code);
}

// The manager's name. A tap on it asks for PIN or card where staff are listed; else it opens the
// keys in place of everything else.
bool draw_approver(const Stage& stage, Box& room, const MendingReason& reason) {
    Look& look = stage.look;
    const Box field = cut_top(room, field_height(look));
    cut_top(room, look.px(space::small));
    return draw_field(look, field, "mending.approver", reason.approver, false);
}

Happened draw_approver_editor(const Stage& stage, Box box, const MendingReason& reason) {
    Look& look = stage.look;
    const Box done = cut_bottom(box, look.px(space::button));
    cut_bottom(box, look.px(space::small));
    const auto text = draw_editor(
        look, box, {FormPart::staff_name, "mending.approver", reason.approver, Keys::names, {}});
    if (button(look, done, "vial.edited")) edit_part(stage, FormPart::none);
    if (!text) return std::nullopt;
    return FieldEdited{Field::approver, *text};
}

// The right half of a page that asks why: `above` draws what comes first.
template <class Above>
Happened draw_reason_half(const Stage& stage, Box room, const MendingReason& reason,
                          MendingTime when, Above above) {
    if (edited_part(stage, FormPart::none) == FormPart::staff_name)
        return draw_approver_editor(stage, room, reason);
    Happened happened = above(room);
    if (asks_approver(when) && draw_approver(stage, room, reason)) {
        if (stage.staff_listed)
            happened = ApproverWanted{};
        else
            edit_part(stage, FormPart::staff_name);
    }
    if (const Happened chosen = draw_why(stage.look, room, reason, when)) happened = chosen;
    return happened;
}

std::vector<Note> notes_of(const Look& look, const CorrectionAsked& view) {
    std::vector<Note> notes = notes_about_vial(look, std::nullopt, doubts_of(view));
    if (const auto error = obstacle_to_mend(view))
        notes.push_back({theme::notice, Sign::triangle, look.words().pick(error->what), ""});
    return notes;
}

// What is recorded, and beside it what it really was. A tap on a part opens its editor.
void draw_corrected(const Stage& stage, const Box& card, const CorrectionAsked& view,
                    FormPart edited) {
    Look& look = stage.look;
    const DoseGiven& dose = view.base.record.dose.fact();
    Box room = open_card(look, card);
    const auto part = [&](FormPart which, const char* key, const std::string& value,
                          const std::string& before) {
        const Box row = cut_top(room, 2 * line_height(look, Role::caption) + look.text_px(46));
        if (touch(look, row, key)) edit_part(stage, edited == which ? FormPart::none : which);
        if (edited == which) fill(row, theme::accent_tint, look.px(space::small));
        Box inside = inset(row, look.px(4));
        cut_top(inside, draw_text(look, inside, {Role::caption, theme::soft_ink}, look.tr(key)));
        cut_top(inside,
                draw_name(look, inside, {30}, value.empty() ? look.tr("start.empty") : value));
        if (value != before)
            draw_text(look, inside, {Role::caption, theme::danger},
                      look.tr("mending.recorded_as", {{"value", before}}));
        cut_top(room, look.px(8));
    };
    const auto& products = view.base.desk.rules.products;
    const std::string name =
        view.product == dose.product ? dose.product_name : product_name_of(products, view.product);
    part(FormPart::product, "start.product", name, dose.product_name);
    part(FormPart::lot, "start.lot", view.lot, dose.lot);
    part(FormPart::expiry, "start.expiry", view.expiry,
         dose.expiry ? format_day(*dose.expiry) : std::string());
}

Happened draw_part_editor(const Stage& stage, Box box, const CorrectionAsked& view,
                          FormPart edited) {
    Look& look = stage.look;
    const Box done = cut_bottom(box, look.px(space::button));
    cut_bottom(box, look.px(space::small));
    Happened happened;
    if (edited == FormPart::product) {
        const auto product =
            draw_product_choice(look, box, view.base.desk.rules.products, view.product);
        if (product) happened = ProductChosen{*product};
    } else {
        const bool lot = edited == FormPart::lot;
        const auto text = draw_editor(look, box,
                                      {edited,
                                       lot ? "start.lot" : "start.expiry",
                                       lot ? view.lot : view.expiry,
                                       lot ? Keys::lot : Keys::date,
                                       {}});
        if (text) happened = FieldEdited{lot ? Field::lot : Field::expiry, *text};
    }
    if (button(look, done, "vial.edited")) edit_part(stage, FormPart::none);
    return happened;
}

// Sites, notes, the comparison; below them why.
Happened draw_correction_half(const Stage& stage, const Box& box, const CorrectionAsked& view) {
    Look& look = stage.look;
    return draw_reason_half(stage, box, view.reason, view.base.when, [&](Box& room) {
        Happened happened = draw_sites(look, cut_top(room, sites_height(look)), view.site);
        if (toggle(look, cut_top(room, look.text_px(72)), "mending.compared", view.compared))
            happened = VialCompared{!view.compared};
        cut_top(room, look.px(space::small));
        const auto notes = notes_of(look, view);
        const float height = std::min(notes_height(look, notes, room.w), look.text_px(110));
        draw_notes_within(look, "notes", cut_top(room, height), notes);
        cut_top(room, look.px(space::small));
        return happened;
    });
}

}  // namespace

Happened draw_view(const Stage& stage, const RecordsShown& view) {
    Look& look = stage.look;
    Happened happened;
    const std::string count = std::to_string(view.records.size());
    Page page = open_page(stage, VisitStep::none,
                          view.records.empty() ? look.tr("records.none")
                                               : look.tr("records.title", {{"count", count}}));
    if (!view.records.empty()) {
        cut_top(page.body, draw_text(look, page.body, {Role::body, theme::soft_ink},
                                     look.tr("records.what_to_do")));
        cut_top(page.body, look.px(space::gap));
        ScrollArea area(look, "records", open_card(look, page.body));
        Box list = area.room();
        int place = 0;
        for (const RecordedDose& record : view.records) {
            const Box row = cut_top(list, look.text_px(92));
            if (const Happened chosen = draw_line(look, row, record, ++place)) happened = chosen;
        }
        area.reached(list.y);
    }
    if (page.back("records.back")) happened = Back{};
    return happened;
}

Happened draw_view(const Stage& stage, const MendingAsked& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, look.tr("mending.title"));
    const Columns columns = split(look, page.body, 0.5F);
    draw_record_card(look, columns.left, view.base.record.dose.fact());
    {
        ScrollArea area(look, "ways", columns.right);
        Box room = area.room();
        if (draw_way(look, room, "mending.correct", look.tr("mending.correct_more")))
            happened = MendingChosen{MendingWay::correct};
        if (draw_way(look, room, "mending.move", look.tr("mending.move_more")))
            happened = MendingChosen{MendingWay::move};
        if (draw_way(look, room, "mending.take_back", look.tr("mending.take_back_more")))
            happened = MendingChosen{MendingWay::take_back};
        if (draw_way(look, room, "mending.report", look.tr("mending.report_more")))
            happened = MendingChosen{MendingWay::report};
        area.reached(room.y);
    }
    if (page.back("visit.back")) happened = Back{};
    return happened;
}

Happened draw_view(const Stage& stage, const TakeBackAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::none, look.tr("take_back.title"));
    const Columns columns = split(look, page.body, 0.5F);
    draw_record_card(look, columns.left, view.base.record.dose.fact());
    Happened happened = draw_reason_half(
        stage, columns.right, view.reason, view.base.when, [&](Box& room) -> Happened {
            put_note(look, room,
                     {theme::notice, Sign::triangle, look.tr("take_back.what"),
                      look.tr("take_back.stays")});
            cut_top(room, look.px(space::gap));
            return std::nullopt;
        });
    if (page.back("visit.back")) happened = Back{};
    if (page.other("take_back.confirm", Weight::danger, !obstacle_to_mend(view)))
        happened = MendingConfirmed{};
    return happened;
}

Happened draw_view(const Stage& stage, const CorrectionAsked& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::none, look.tr("correction.title"));
    const FormPart edited = edited_part(stage, FormPart::none);
    const Columns columns = split(look, page.body, 0.46F);
    draw_corrected(stage, columns.left, view, edited);
    const bool in_part = edited != FormPart::none && edited != FormPart::staff_name;
    Happened happened = in_part ? draw_part_editor(stage, columns.right, view, edited)
                                : draw_correction_half(stage, columns.right, view);
    if (page.back("visit.back")) happened = Back{};
    const bool ready = edited == FormPart::none && !obstacle_to_mend(view);
    if (page.primary("correction.confirm", ready)) happened = MendingConfirmed{};
    return happened;
}

Happened draw_view(const Stage& stage, const MoveAsked& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, look.tr("move.title"));
    const Columns columns = split(look, page.body, 0.58F);
    draw_camera(stage, columns.left);
    Box right = columns.right;
    draw_problem(look, right, view.problem);
    draw_record_card(look, right, view.base.record.dose.fact());
    if (page.back("visit.back")) happened = Back{};
    return happened;
}

Happened draw_view(const Stage& stage, const MoveTo& view) {
    Look& look = stage.look;
    Page page = open_page(stage, VisitStep::none, look.tr("move.to_title"));
    const Columns columns = split(look, page.body, 0.56F);
    Box card = open_card(look, columns.left);
    draw_name_and_birth(stage, card, view.found.resident);
    const DoseGiven& dose = view.base.record.dose.fact();
    draw_labelled_name(look, card, "move.from", dose.name + "　" + clock_text(dose.at), 23);
    Happened happened =
        draw_reason_half(stage, columns.right, view.reason, view.base.when, [&](Box& room) {
            const Happened compared =
                draw_compared(look, cut_top(room, compared_height(look)), view.check);
            cut_top(room, look.px(space::gap));
            return compared;
        });
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("move.confirm", !obstacle_to_mend(view))) happened = MendingConfirmed{};
    return happened;
}

Happened draw_view(const Stage& stage, const MendingFailed& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, look.tr("mending_failed.title"));
    put_note(look, page.body, note_of(look, view.error));
    cut_top(page.body, look.px(space::gap));
    draw_record_card(look, page.body, view.base.record.dose.fact());
    if (page.back("visit.back")) happened = Back{};
    if (page.primary("mending_failed.retry")) happened = Retry{};
    return happened;
}

Happened draw_view(const Stage& stage, const MendingDone& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::none, "");
    const bool moved = view.mending.withdrawn && view.mending.instead;
    const char* what = moved                  ? "mending.moved"
                       : view.mending.instead ? "mending.corrected"
                                              : "mending.taken_back";
    const Banner banner{theme::eligible, Sign::check, look.tr("record.done"), look.tr(what)};
    draw_banner(look, cut_top(page.body, banner_height(look, banner, page.body.w)), banner);
    cut_top(page.body, look.px(space::gap));
    const Columns columns = split(look, page.body, 0.5F);
    const auto& shown = view.mending.instead ? *view.mending.instead : view.base.record.dose;
    draw_record_card(look, columns.left, shown.fact());
    Box right = columns.right;
    draw_text(look, right, {Role::lead},
              look.tr(moved                  ? "mending.moved_next"
                      : view.mending.instead ? "mending.corrected_next"
                                             : "mending.taken_back_next"));
    if (page.primary("visit.next_person")) happened = NextPerson{};
    if (view.mending.instead && page.other("record.certificate")) happened = CertificateWanted{};
    return happened;
}

}  // namespace uketsuke::look
