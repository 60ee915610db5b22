// What stands on paper, field by field; recorded like a dose that was given now.
#include "kiosk/flow/paper.h"

#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

constexpr std::size_t field_bytes_max = 120;

std::string* field_of(PaperForm& form, Field field) {
    switch (field) {
        case Field::date:
            return &form.date;
        case Field::time:
            return &form.time;
        case Field::lot:
            return &form.vial.lot;
        case Field::expiry:
            return &form.vial.expiry;
        case Field::doctor:
            return &form.doctor;
        case Field::venue:
            return &form.venue;
        case Field::second:
            return &form.second;
        case Field::staff_name:
        case Field::approver:
        case Field::note:
            break;
    }
    return nullptr;
}

std::optional<Instant> time_of(const PaperForm& form) {
    if (!parse_day(form.date)) return std::nullopt;
    return parse_instant(form.date + "T" + form.time + ":00+09:00");
}

// Nothing while date, time or the vial's last day cannot be read.
std::optional<PaperEntered> entered_in(const PaperAsked& view) {
    const auto at = time_of(view.form);
    const auto expiry = parse_day(view.form.vial.expiry);
    if (!at || !expiry) return std::nullopt;
    PaperEntered entered;
    entered.at = *at;
    entered.vial = {view.form.vial.product, view.form.vial.lot, *expiry};
    if (const auto* product = find_product(view.visit, entered.vial.product))
        entered.product = *product;
    entered.site = view.form.site.value_or(BodySite::left_upper_arm);
    entered.doctor = view.form.doctor;
    entered.venue = view.form.venue;
    entered.second_reader = view.form.second;
    return entered;
}

Error refused(const char* code, Words what, Words next) {
    return Error{ErrorKind::refused, code, std::move(what), std::move(next)};
}

// Whatever changes is read by both once more.
void edit(PaperAsked view, PaperForm form, Turn& turn) {
    if (form.second == view.form.second && form != view.form) form.second.clear();
    view.form = std::move(form);
    view.compared = false;
    turn.edit(std::move(view));
}

void edit_field(const PaperAsked& view, const FieldEdited& edited, Turn& turn) {
    if (edited.text.size() > field_bytes_max) return;
    const bool by_pin = is_listed(turn.screen().staff);
    if (edited.field == Field::second && by_pin) return;
    PaperForm form = view.form;
    std::string* field = field_of(form, edited.field);
    if (!field) return;
    *field = edited.text;
    edit(view, std::move(form), turn);
}

void enter(const PaperAsked& view, Turn& turn) {
    if (obstacle_to_enter(view, turn.now())) return;
    auto dose = enter_from_paper(view.visit.person, *entered_in(view), view.visit.desk, turn.now());
    if (dose) save(view.visit.desk, *std::move(dose), turn);
}

}  // namespace

bool may_enter_paper(const VerdictShown& view) { return injects(view.visit.desk.kind); }

std::vector<VialNotice> doubts_about(const PaperAsked& view) {
    const auto entered = entered_in(view);
    if (!entered) return {};
    return doubts_about(view.visit.person, *entered, view.visit.desk);
}

std::optional<Error> obstacle_to_enter(const PaperAsked& view, Instant now) {
    if (!time_of(view.form)) {
        return refused("paper.date",
                       {"接種の日付か時刻が読めません", "Date or time of the dose cannot be read"},
                       {"2030-04-30 と 09:05 のように入力してください",
                        "Enter them like 2030-04-30 and 09:05"});
    }
    if (!parse_day(view.form.vial.expiry)) return missing_expiry();
    const auto entered = entered_in(view);
    if (auto error = obstacle_to_enter(view.visit.person, *entered, view.visit.desk, now))
        return error;
    if (!view.form.site) {
        return refused("paper.site", {"接種部位が選ばれていません", "No body site is chosen"},
                       {"紙のとおりに選んでください", "Choose it as it stands on the paper"});
    }
    if (!doubts_about(view).empty() && !view.compared) {
        return refused(
            "visit.not_compared",
            {"紙と画面の照合がまだです", "Paper and screen are not compared yet"},
            {"上の注意を見て、紙と見比べてください", "Read the notes, and compare with the paper"});
    }
    return std::nullopt;
}

void ask_paper(const Visit& visit, Turn& turn) {
    PaperAsked asked{visit, {}};
    asked.form.date = format_day(turn.day());
    asked.form.vial.product = visit.desk.vial.product;
    asked.form.doctor = visit.desk.doctor;
    asked.form.venue = visit.desk.venue;
    turn.show(std::move(asked));
}

void on(const PaperAsked& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(VerdictShown{view.visit}); },
        [&](const FieldEdited& edited) { edit_field(view, edited, turn); },
        [&](const ProductChosen& chosen) {
            if (!find_product(view.visit.desk.rules, chosen.product)) return;
            PaperForm form = view.form;
            form.vial.product = chosen.product;
            edit(view, std::move(form), turn);
        },
        [&](const BodySiteChosen& chosen) {
            PaperForm form = view.form;
            form.site = chosen.site;
            edit(view, std::move(form), turn);
        },
        [&](const VialCompared& compared) {
            PaperAsked next = view;
            next.compared = compared.agrees;
            turn.edit(std::move(next));
        },
        [&](const PaperConfirmed&) { enter(view, turn); });
}

}  // namespace uketsuke
