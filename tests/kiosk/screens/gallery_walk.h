// The way to each view with the made-up people of sample.h, as fingers, devices and a store would
// go it.
#pragma once

#include "kiosk/flow/step.h"
#include "tests/kiosk/papers.h"
#include "tests/kiosk/screens/sample.h"

namespace uketsuke::look {

using namespace sample;

class Walk {
  public:
    Walk() : screen_(first_screen(noon(), Language::japanese, choices(), form())) {
        tap({HubReported{
            {3, noon() - std::chrono::minutes{12}, noon() - std::chrono::minutes{14}, true}}});
    }
    Walk& tap(std::initializer_list<Event> events) {
        for (const Event& event : events) screen_ = step(screen_, event).screen;
        return *this;
    }
    Walk& to_scan() { return tap({StartWork{}}).tap({WorkOpened{ticket(), {}}}); }
    Walk& to_findings(std::vector<FindingLine> lines) {
        to_scan().tap({FindingsWanted{}});
        return tap({FindingsListed{ticket(), std::move(lines)}});
    }
    Walk& to_looking() {
        to_scan();
        return tap({VoucherSeen{screen_.generation, {voucher(), {"qr", "nw7"}}}});
    }
    Walk& to_print() {
        to_scan();
        return tap({VoucherSeen{screen_.generation, {voucher(), {"ocr"}}}});
    }
    Walk& to_who_by_print(PersonRow row) {
        return to_print().tap({PersonFound{ticket(), std::move(row)}});
    }
    Walk& to_who(PersonRow row = person()) {
        return to_looking().tap({PersonFound{ticket(), row}});
    }
    Walk& to_checking_in(PersonRow row = person()) { return to_who(row).tap({PersonConfirmed{}}); }
    Walk& to_elsewhere(Elsewhere there) {
        return to_checking_in().tap({CheckedInElsewhere{ticket(), std::move(there)}});
    }
    Walk& to_assessing(PersonRow row = person()) {
        return to_checking_in(row).tap({CheckedInHere{ticket(), "aa/462152/1206"}});
    }
    Walk& hear(DeskNews news) {
        return tap({DeskNewsCame{"aa/462152/1206", std::move(news), person()}});
    }
    Walk& to_number_only_verdict() {
        to_scan().type("0000000001").tap({DigitsEntered{}});
        tap({PersonFound{ticket(), person()}});
        tap({PersonConfirmed{}});
        tap({CheckedInHere{ticket(), "aa/462152/1206"}});
        return tap({VerdictReady{ticket(), verdict_of(Status::eligible), products()}});
    }
    Walk& to_verdict(Status status, PersonRow row = person()) {
        to_assessing(row);
        std::vector<ProductFacts> allowed = products();
        allowed.pop_back();
        if (status == Status::not_eligible) allowed.clear();
        return tap({VerdictReady{ticket(), verdict_of(status), allowed}});
    }
    Walk& to_verdict_near_the_end() {
        PersonRow row = person();
        row.doses.clear();
        to_assessing(row);
        const ProductFacts product{"comirnaty", "コミナティ筋注 見本", "見本製薬", 300};
        return tap({VerdictReady{ticket(), verdict_near_the_end(), {product}}});
    }
    // With whom to ask, and a product that is not the usual choice.
    Walk& to_advice() {
        to_assessing();
        Verdict verdict = verdict_of(Status::confirm);
        std::vector<ProductFacts> allowed = products();
        allowed.front().remark = {"基本はもう一つの製品です。",
                                  "The usual choice is the other one."};
        const std::vector<Advice> advice{
            {{"転入された方は、市の窓口にご相談ください。電話 000-0000-0000",
              "If you have moved in, ask at the city's counter. Telephone 000-0000-0000"},
             true},
            {{"接種費用は無料です。", "Vaccination is free of charge."}, false}};
        return tap({VerdictReady{ticket(), verdict, allowed, advice}});
    }
    Walk& to_form(PersonRow row = person()) {
        get<StartOfWork>(screen_.view).choices.rules.form = screening_form();
        return to_verdict(Status::eligible, row).tap({ScreeningWanted{}});
    }
    Walk& with_lots() {
        get<StartOfWork>(screen_.view).choices.rules.lots = lots();
        return *this;
    }
    Walk& type(const char* digits) {
        tap({KeypadOpened{}});
        for (const char* digit = digits; *digit != 0; ++digit) tap({DigitTyped{*digit}});
        return *this;
    }
    // At the lot screen with a list, and with this lot in the hand.
    Walk& to_listed_vial(const char* lot, const char* expiry) {
        return with_lots().to_vial().tap(
            {FieldEdited{Field::lot, lot}, FieldEdited{Field::expiry, expiry}});
    }
    Walk& to_search(const SearchForm& form) {
        to_scan().tap({SearchWanted{}});
        return tap({SearchEdited{SearchField::kana, form.kana},
                    SearchEdited{SearchField::born, form.born},
                    SearchEdited{SearchField::number, form.number}});
    }
    Walk& to_people(PeopleList answer) {
        to_search({"みほん", "", ""}).tap({SearchStarted{}});
        return tap({PeopleFound{ticket(), std::move(answer)}});
    }
    Walk& to_opening() {
        to_people({person_lines(), 3, {}, false});
        return tap({PersonChosen{person().person}});
    }
    Walk& to_searched() { return to_opening().tap({PersonFound{ticket(), person()}}); }
    Walk& to_searched_verdict() {
        to_searched().tap({PersonConfirmed{}});
        tap({CheckedInHere{ticket(), "aa/462152/1206"}});
        return tap({VerdictReady{ticket(), verdict_of(Status::confirm), products()}});
    }
    Walk& to_replaced() {
        to_looking();
        PersonRow row = person();
        row.voided_vouchers.push_back({"462152", row.resident->voucher_number, noon()});
        row.resident->voucher_number = "0000000042";
        return tap({PersonFound{ticket(), row}});
    }
    // A hand scanner's code of a made-up vial.
    Walk& scan(const char* text) {
        return tap({PackageSeen{generation(), *parse_gs1(text, make_day(2022, 12, 1))}});
    }
    Walk& to_hearing() { return to_verdict(Status::confirm).tap({HearingWanted{}}); }
    Walk& to_vial() { return to_verdict(Status::eligible).tap({ScreeningWanted{}, Vaccinate{}}); }
    Walk& to_saving() {
        return to_vial().tap(
            {BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    }
    Walk& to_recorded() { return to_saving().tap({DoseRecorded{ticket(), "aa/462152/1207"}}); }
    Walk& to_mending(MendingWay way) {
        return to_recorded().tap({MendingWanted{}, MendingChosen{way}});
    }
    // From today's list, where a reason has to be given.
    Walk& to_later_mending(MendingWay way) {
        Walk recorded;
        const auto record = get<Recorded>(recorded.to_recorded().screen().view).record;
        to_scan().tap({RecordsWanted{}});
        tap({RecordsListed{ticket(), {record, record}}});
        return tap({RecordChosen{record.entry}, MendingChosen{way}});
    }
    Walk& to_move_to() {
        to_later_mending(MendingWay::move);
        tap({VoucherSeen{screen_.generation, {voucher(), {"qr"}}}});
        return tap({PersonFound{ticket(), person()}});
    }
    Walk& at(DeskKind kind) {
        StartOfWork& start = get<StartOfWork>(screen_.view);
        start.form.desk = kind;
        start.choices.rules.observation = {
            {15, true, "SMP 1", {"どなたも休みます。", "Everyone rests."}},
            {30, false, "SMP 2", {"重いアレルギーのあった方。", "Had a severe allergy."}}};
        return *this;
    }
    // A lane that takes its vials from whoever fills.
    Walk& without_vial() {
        StartForm& start = get<StartOfWork>(screen_.view).form;
        start.product = start.lot = start.expiry = "";
        return *this;
    }
    // From a scan page on to the vial.
    Walk& on_to_vial() {
        tap({VoucherSeen{screen_.generation, {voucher(), {"qr"}}}});
        tap({PersonFound{ticket(), person()}}).tap({PersonConfirmed{}});
        tap({CheckedInHere{ticket(), "aa/462152/1206"}});
        tap({VerdictReady{ticket(), verdict_of(Status::eligible), products()}});
        return tap({ScreeningWanted{}, Vaccinate{}});
    }
    Walk& to_at_desk(const PersonRow& row) {
        to_scan().tap({StickerSeen{screen_.generation, {today(screen_.bar), "A012"}}});
        tap({PersonFound{ticket(), row}});
        return tap({PersonConfirmed{}});
    }
    Walk& to_received() {
        at(DeskKind::reception).to_verdict(Status::eligible).tap({Receive{}});
        return tap({StepSaved{ticket(), "A012"}});
    }
    // What the printer says of one paper.
    Walk& moved(PaperStage stage, std::optional<Error> trouble = {}) {
        return tap({PapersMoved{{test::paper(stage, std::move(trouble))}}});
    }
    Walk& to_making() { return to_recorded().tap({CertificateWanted{}}); }
    Walk& to_certificate() {
        return to_making().tap({PreviewReady{ticket(), nullptr, test::papers_of_a_dose()}});
    }
    Walk& to_saving_screening() {
        return to_verdict(Status::confirm)
            .tap({ScreeningWanted{}, NotTodayChosen{ScreeningOutcome::screening_only},
                  ReasonChosen{"fever"}, CloseScreening{}});
    }
    View& start() { return screen_.view; }
    Ticket ticket() const { return screen_.last_ticket; }
    Generation generation() const { return screen_.generation; }
    Screen screen() const { return screen_; }

  private:
    Screen screen_;
};

}  // namespace uketsuke::look
