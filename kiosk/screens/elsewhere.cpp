// 受付中: another desk serves this person. Where and since when, large enough to be called across
// the hall.
#include "kiosk/look/scroll.h"
#include "kiosk/screens/view.h"

namespace uketsuke::look {

namespace {

void draw_where(Look& look, const Box& card, const Elsewhere& elsewhere) {
    ScrollArea area(look, "where", open_card(look, card));
    Box room = area.room();
    const float gap = look.px(space::gap);
    const auto line = [&](const char* key, const std::string& value) {
        if (!value.empty()) cut_top(room, draw_labelled_name(look, room, key, value) + gap);
    };
    cut_top(room, draw_labelled(look, room, "elsewhere.since", clock_text(elsewhere.check_in.at),
                                {Role::title}) +
                      gap);
    line("elsewhere.desk", elsewhere.desk);
    line("elsewhere.recorder", elsewhere.check_in.fact.recorder);
    line("elsewhere.venue", elsewhere.check_in.fact.venue);
    area.reached(room.y);
}

}  // namespace

Happened draw_view(const Stage& stage, const ElsewhereShown& view) {
    Look& look = stage.look;
    Happened happened;
    Page page = open_page(stage, VisitStep::person, "");
    const bool here = view.elsewhere.this_desk;
    const Note note{
        theme::warning, Sign::triangle, look.tr(here ? "elsewhere.left_open" : "elsewhere.title"),
        look.tr(here ? "elsewhere.what_to_do_here" : "elsewhere.what_to_do"), Role::lead};
    put_note(look, page.body, note);
    cut_top(page.body, look.px(space::gap));
    const Columns columns = split(look, page.body, 0.5F);
    draw_where(look, columns.left, view.elsewhere);
    {
        ScrollArea area(look, "person", open_card(look, columns.right));
        const Box room = area.room();
        area.reached(room.y + draw_person_line(stage, room, view.person.resident()));
    }
    if (here) {
        if (page.back("visit.next_person")) happened = NextPerson{};
        if (page.primary("elsewhere.go_on")) happened = TakeOver{};
        return happened;
    }
    if (page.primary("visit.next_person")) happened = NextPerson{};
    if (page.other("elsewhere.take_over")) happened = TakeOver{};
    return happened;
}

Note note_of(const Look& look, const DeskNews& news) {
    const bool elsewhere = std::holds_alternative<Elsewhere>(news);
    return {theme::trouble, Sign::triangle, look.tr(elsewhere ? "news.elsewhere" : "news.record"),
            look.tr("news.what_to_do")};
}

}  // namespace uketsuke::look
