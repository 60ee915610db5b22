// Vials: the list at a filling desk and at a lane, one that is being opened, and what is discarded.
#include "tests/kiosk/screens/gallery_vials.h"

#include "tests/kiosk/screens/gallery_walk.h"

namespace uketsuke::look {

namespace {

constexpr const char* product = "comirnaty-ba45";

VialRow vial(const char* number, const char* lot, int given, std::chrono::minutes left) {
    VialRow row{std::string("aa/462152/") + number, {}, given, 0};
    row.fact.number = number;
    row.fact.product = product;
    row.fact.lot = lot;
    row.fact.expiry = make_day(2023, 3, 31);
    row.fact.doses = 6;
    row.fact.opened = noon() - std::chrono::hours(2);
    row.fact.use_until = noon() + left;
    return row;
}

std::vector<VialRow> shelf() {
    using std::chrono::minutes;
    std::vector<VialRow> vials{
        vial("A1", "FJ5929", 6, minutes{95}), vial("A2", "FJ5929", 4, minutes{-3}),
        vial("A3", "FJ5929", 2, minutes{140}), vial("A4", "000267A", 0, minutes{355})};
    vials.back().fact.use_until = Instant{};
    return vials;
}

Walk filling() {
    Walk walk;
    walk.at(DeskKind::filling).with_lots();
    for (ProductFacts& one : get<StartOfWork>(walk.start()).choices.rules.products)
        one.hours_to_use = 6;
    return walk.to_scan();
}

Walk asked(const char* lot) {
    Walk walk = filling();
    walk.tap({VialsListed{walk.ticket(), {}, ""}, VialEntryWanted{}, ProductChosen{product},
              FieldEdited{Field::lot, lot}, FieldEdited{Field::expiry, "2023-03-31"},
              DosesCounted{6}});
    return walk;
}

}  // namespace

void add_vials(std::vector<Exhibit>& all) {
    all.push_back({"listing_vials", filling().screen()});
    Walk none = filling();
    all.push_back({"vials_none", none.tap({VialsListed{none.ticket(), {}, ""}}).screen()});
    Walk list = filling();
    list.tap({VialsListed{list.ticket(), shelf(), "aa/462152/A4", 3}});
    all.push_back({"vials_opened", list.screen()});
    Walk lane;
    lane.at(DeskKind::injection).to_scan().tap({VialsWanted{}});
    lane.tap({VialsListed{lane.ticket(), shelf(), "", 12}});
    all.push_back({"vials_lane", lane.screen()});
    Walk led;
    led.at(DeskKind::command).to_scan().tap({VialsWanted{}});
    led.tap({VialsListed{led.ticket(), shelf(), "", 3}});
    all.push_back({"vials_command", led.screen()});
    lane.tap({VialChosen{"aa/462152/A3"}});
    all.push_back({"scan_vial", lane.screen()});
    all.push_back({"lot_check_vial", Walk(lane).on_to_vial().screen()});
    all.push_back({"vial_asked_lot", none.tap({VialEntryWanted{}}).screen()});
    all.push_back({"vial_asked", asked("FJ5929").screen()});
    Walk unlisted = asked("YY0002");
    all.push_back({"vial_asked_unlisted", unlisted.tap({VialConfirmed{}}).screen()});
    list.tap({WasteWanted{"aa/462152/A2"}});
    all.push_back({"waste", list.screen()});
    Walk paper;
    paper.to_verdict(Status::not_eligible).tap({PaperWanted{}});
    all.push_back({"paper_time", paper.screen()});
    paper.tap({FieldEdited{Field::time, "10:20"}, FieldEdited{Field::lot, "FJ5929"},
               FieldEdited{Field::expiry, "2023-03-31"}, FieldEdited{Field::venue, "見本病院"}});
    all.push_back({"paper", paper.screen()});
    all.push_back({"start_lane", Walk().at(DeskKind::injection).without_vial().screen()});
}

}  // namespace uketsuke::look
