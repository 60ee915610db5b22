// Records that are mended, and a site of several desks.
#include "tests/kiosk/screens/gallery_desks.h"

#include "tests/kiosk/screens/gallery_walk.h"

namespace uketsuke::look {

void add_mending(std::vector<Exhibit>& all) {
    Walk listing;
    all.push_back({"listing_records", listing.to_scan().tap({RecordsWanted{}}).screen()});
    all.push_back({"records_none", listing.tap({RecordsListed{listing.ticket(), {}}}).screen()});
    Walk listed = Walk().to_later_mending(MendingWay::take_back);
    all.push_back({"take_back_later", listed.tap({ReasonChosen{"twice"}}).screen()});
    listed.tap({Back{}, Back{}});
    const auto record = get<Recorded>(Walk().to_recorded().screen().view).record;
    listed.tap({RecordsListed{listed.ticket(), {record, record}}});
    all.push_back({"records", listed.screen()});
    all.push_back({"mending", Walk().to_recorded().tap({MendingWanted{}}).screen()});
    Walk back;
    all.push_back({"take_back", back.to_mending(MendingWay::take_back).screen()});
    back.tap({MendingConfirmed{}});
    all.push_back({"saving_mending", back.screen()});
    Walk failed = back;
    all.push_back(
        {"mending_failed", failed.tap({EffectFailed{failed.ticket(), disk_full()}}).screen()});
    all.push_back({"mending_done", back.tap({MendingSaved{back.ticket(), ""}}).screen()});
    all.push_back(
        {"correction",
         Walk().to_mending(MendingWay::correct).tap({FieldEdited{Field::lot, "FJ5930"}}).screen()});
    all.push_back({"correction_later", Walk()
                                           .to_later_mending(MendingWay::correct)
                                           .tap({FieldEdited{Field::lot, "FJ5930"}})
                                           .screen()});
    Walk corrected;
    corrected.to_mending(MendingWay::correct).tap({VialCompared{true}, MendingConfirmed{}});
    corrected.tap({MendingSaved{corrected.ticket(), "aa/462152/1300"}});
    all.push_back({"correction_done", corrected.screen()});
    Walk move;
    all.push_back({"move", move.to_mending(MendingWay::move).screen()});
    Walk unknown = move;
    unknown.tap({VoucherRefused{unknown.generation(), bad_voucher()}});
    all.push_back({"move_problem", unknown.screen()});
    move.tap({VoucherSeen{move.generation(), {voucher(), {"qr"}}}});
    all.push_back({"move_looking_up", move.screen()});
    all.push_back({"move_to", Walk().to_move_to().tap({NameCompared{true}}).screen()});
}

namespace {

PersonRow numbered(DeskStep last, bool vaccinated) {
    PersonRow row = person();
    PastStep step{"aa/462152/5", noon() - std::chrono::minutes{30}, {}};
    step.fact.number = "A012";
    step.fact.voucher_line = format_voucher_line(voucher());
    row.steps.push_back(step);
    step.fact.step = last;
    step.fact.until = noon() + std::chrono::minutes{11};
    row.steps.push_back(step);
    if (!vaccinated) return row;
    const auto record = get<Recorded>(Walk().to_recorded().screen().view).record;
    row.doses.push_back({record.entry, true, record.dose.fact()});
    return row;
}

std::vector<VisitorLine> visitors() {
    std::vector<VisitorLine> all;
    const std::pair<VisitStage, bool> states[] = {
        {VisitStage::form_checked, false}, {VisitStage::form_checked, true},
        {VisitStage::received, false},     {VisitStage::vaccinated, false},
        {VisitStage::observing, false},    {VisitStage::left, false}};
    for (const auto& [stage, parked] : states) {
        VisitState state;
        state.stage = stage;
        state.parked = parked;
        state.number = "A0" + std::to_string(10 + all.size());
        state.since = noon() - std::chrono::minutes{40 - 5 * long(all.size())};
        state.until = noon() + std::chrono::minutes{9};
        all.push_back({PersonId{{std::uint8_t(all.size())}}, "見本 邊󠄀太郎", state});
    }
    all[1].listing = all[3].listing = Listing::provisional;
    return all;
}

// Six who rest: over since three minutes, over just now, and later; one without a number and one
// parked. And one who has only come.
std::vector<VisitorLine> resting() {
    std::vector<VisitorLine> all;
    for (const int minutes : {12, -3, 0, 1, 8, 4, 5}) {
        VisitState state;
        state.stage = VisitStage::observing;
        state.number = "A0" + std::to_string(20 + all.size());
        state.since = noon() - std::chrono::minutes{20};
        state.until = noon() + std::chrono::minutes{minutes};
        all.push_back({PersonId{{std::uint8_t(all.size())}}, "見本 邊󠄀太郎", state});
    }
    all[4].state.number.clear();
    all[5].state.parked = true;
    all[6].state.stage = VisitStage::vaccinated;
    return all;
}

}  // namespace

void add_site(std::vector<Exhibit>& all) {
    all.push_back({"start_reception", Walk().at(DeskKind::reception).screen()});
    Walk board;
    board.at(DeskKind::observation).to_scan().tap({VisitorsWanted{}});
    all.push_back(
        {"observation_board", board.tap({VisitorsListed{board.ticket(), resting()}}).screen()});
    Walk listing;
    listing.at(DeskKind::injection).to_scan().tap({VisitorsWanted{}});
    all.push_back({"listing_visitors", listing.screen()});
    Walk nobody = listing;
    all.push_back({"visitors_none", nobody.tap({VisitorsListed{nobody.ticket(), {}}}).screen()});
    all.push_back(
        {"visitors", listing.tap({VisitorsListed{listing.ticket(), visitors()}}).screen()});
    all.push_back({"verdict_reception",
                   Walk().at(DeskKind::reception).to_verdict(Status::eligible).screen()});
    Walk opening;
    opening.at(DeskKind::injection).to_scan();
    opening.tap({StickerSeen{opening.generation(), {today(opening.screen().bar), "A012"}}});
    all.push_back({"opening_number", opening.screen()});
    Walk saving;
    saving.at(DeskKind::reception).to_verdict(Status::eligible).tap({Receive{}});
    all.push_back({"saving_step", saving.screen()});
    all.push_back(
        {"step_failed", saving.tap({EffectFailed{saving.ticket(), disk_full()}}).screen()});
    all.push_back({"received", Walk().to_received().screen()});
    Walk unprinted;
    unprinted.at(DeskKind::reception).to_verdict(Status::eligible).tap({Receive{}});
    unprinted.tap({StepSaved{unprinted.ticket(), "A012"}});
    unprinted.tap({EffectFailed{unprinted.ticket(), disk_full()}});
    all.push_back({"received_unprinted", unprinted.screen()});
    Walk parked;
    parked.to_verdict(Status::eligible).tap({ParkWanted{}});
    parked.tap({StepSaved{parked.ticket(), ""}});
    all.push_back({"parked", parked.screen()});
    const PersonRow early = numbered(DeskStep::form_checked, false);
    const PersonRow late = numbered(DeskStep::form_checked, true);
    all.push_back({"at_certificate", Walk().at(DeskKind::certificate).to_at_desk(late).screen()});
    all.push_back(
        {"at_certificate_early", Walk().at(DeskKind::certificate).to_at_desk(early).screen()});
    all.push_back({"at_observation", Walk().at(DeskKind::observation).to_at_desk(late).screen()});
    all.push_back({"at_observation_end", Walk()
                                             .at(DeskKind::observation)
                                             .to_at_desk(numbered(DeskStep::observing, true))
                                             .screen()});
    all.push_back(
        {"screening_overruled", Walk()
                                    .to_verdict(Status::confirm)
                                    .tap({ScreeningWanted{}, DoctorAnswered{DoctorsWord::yes}})
                                    .screen()});
}

}  // namespace uketsuke::look
