// 券の困りごと and 仮受付, from the first tap to what is recorded.
#include "tests/kiosk/screens/gallery_arrivals.h"

#include "tests/kiosk/screens/gallery_walk.h"

namespace uketsuke::look {

namespace {

Walk at_not_in_roster() {
    Walk walk;
    walk.to_looking();
    walk.tap({PersonMissing{walk.ticket()}});
    return walk;
}

// The hardest name of the gallery, and its address.
Walk filled() {
    const Resident hard = *long_person().resident;
    Walk walk = at_not_in_roster();
    walk.tap({ProvisionalWanted{}, ProvisionalEdited{ProvisionalField::kana, hard.kana},
              ProvisionalEdited{ProvisionalField::born, "昭和33年12月2日"},
              ProvisionalEdited{ProvisionalField::name, hard.name},
              ProvisionalEdited{ProvisionalField::address, hard.address}, SexChosen{Sex::female}});
    return walk;
}

Walk sought(const PeopleList& answer) {
    Walk walk = filled();
    walk.tap({ProvisionalEntered{}});
    walk.tap({PeopleFound{walk.ticket(), answer}});
    return walk;
}

Walk taking_in() {
    Walk walk = sought({});
    walk.tap({DocumentSeen{IdentityDocument::driving_licence}, PersonConfirmed{}});
    return walk;
}

PersonRow taken_row() {
    PersonRow row;
    row.person.bytes[0] = 77;
    row.provisional = get<TakingIn>(taking_in().screen().view).check.taken;
    row.findings = findings_in(row);
    return row;
}

Walk at_verdict(DeskKind kind, Status status) {
    Walk walk;
    walk.at(kind).to_looking();
    walk.tap({PersonFound{walk.ticket(), taken_row()}, PersonConfirmed{}});
    walk.tap({CheckedInHere{walk.ticket(), "aa/462152/1206"}});
    std::vector<ProductFacts> allowed = products();
    allowed.pop_back();
    walk.tap({VerdictReady{walk.ticket(), verdict_of(status), allowed}});
    return walk;
}

Walk at_vial() {
    Walk walk = at_verdict(DeskKind::all_in_one, Status::eligible);
    walk.tap({ScreeningWanted{}, Vaccinate{}, BodySiteChosen{BodySite::left_upper_arm}});
    return walk;
}

void add_served(std::vector<Exhibit>& all) {
    Walk who;
    who.to_looking().tap({PersonFound{who.ticket(), taken_row()}});
    all.push_back({"provisional_who", who.screen()});
    all.push_back(
        {"provisional_verdict", at_verdict(DeskKind::all_in_one, Status::eligible).screen()});
    Walk slip = at_verdict(DeskKind::all_in_one, Status::not_yet);
    all.push_back({"provisional_slip", slip.tap({SlipWanted{}}).screen()});
    Walk hearing = at_verdict(DeskKind::all_in_one, Status::confirm);
    all.push_back({"provisional_hearing", hearing.tap({HearingWanted{}}).screen()});
    all.push_back({"provisional_screening", hearing.tap({Back{}, ScreeningWanted{}}).screen()});
    Walk vial = at_vial();
    all.push_back({"provisional_lot", vial.screen()});
    vial.tap({VialCompared{true}, Record{}});
    all.push_back({"provisional_saving", vial.screen()});
    vial.tap({DoseRecorded{vial.ticket(), "aa/462152/1207"}});
    all.push_back({"provisional_recorded", vial.screen()});
    all.push_back({"provisional_mending", vial.tap({MendingWanted{}}).screen()});
    Walk received = at_verdict(DeskKind::reception, Status::eligible);
    received.tap({Receive{}});
    received.tap({StepSaved{received.ticket(), "A012"}});
    all.push_back({"provisional_received", received.screen()});
    PersonRow numbered = taken_row();
    PastStep step{"aa/462152/5", noon() - std::chrono::minutes{30}, {}};
    step.fact.number = "A012";
    numbered.steps.push_back(step);
    all.push_back(
        {"provisional_at_desk", Walk().at(DeskKind::observation).to_at_desk(numbered).screen()});
}

}  // namespace

void add_troubles(std::vector<Exhibit>& all) {
    Walk shown;
    shown.to_scan().tap({TroublesWanted{}});
    all.push_back({"troubles", shown.screen()});
    for (const VoucherTrouble& trouble : voucher_troubles()) {
        Walk told = shown;
        told.tap({ReasonChosen{trouble.code}});
        all.push_back({"trouble_" + trouble.code, told.screen()});
    }
    Walk presented = at_not_in_roster();
    presented.tap({TroublesWanted{}});
    all.push_back({"troubles_presented", presented.screen()});
    presented.tap({ReasonChosen{"other_city"}});
    all.push_back({"trouble_presented", presented.screen()});
}

void add_provisional(std::vector<Exhibit>& all) {
    all.push_back({"provisional", at_not_in_roster().tap({ProvisionalWanted{}}).screen()});
    all.push_back({"provisional_filled", filled().screen()});
    Walk problem = filled();
    problem.tap({ProvisionalEdited{ProvisionalField::born, "1895-04-05"}, ProvisionalEntered{}});
    all.push_back({"provisional_problem", problem.screen()});
    Walk seeking = filled();
    all.push_back({"provisional_seeking", seeking.tap({ProvisionalEntered{}}).screen()});
    Walk alike = sought({person_lines(), 3, {}, false});
    all.push_back({"provisional_alike", alike.screen()});
    all.push_back({"provisional_check", sought({}).screen()});
    Walk doubtful = sought({person_lines(), 3, 45, true});
    doubtful.tap(
        {ProvisionalWanted{}, DocumentSeen{IdentityDocument::identity_card}, PersonConfirmed{}});
    all.push_back({"provisional_check_failed",
                   doubtful.tap({EffectFailed{doubtful.ticket(), disk_full()}}).screen()});
    all.push_back({"provisional_taking_in", taking_in().screen()});
    Walk refused;
    refused.to_print();
    refused.tap({PersonMissing{refused.ticket()}, ProvisionalWanted{}});
    all.push_back({"provisional_refused", refused.screen()});
    add_served(all);
}

}  // namespace uketsuke::look
