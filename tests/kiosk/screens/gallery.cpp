// The way to each view with the made-up people of sample.h.
#include "tests/kiosk/screens/gallery.h"

#include "core/base/require.h"
#include "tests/kiosk/screens/gallery_staff.h"
#include "tests/kiosk/screens/sample.h"

namespace uketsuke::look {

namespace {

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
        std::get<StartOfWork>(screen_.view).choices.rules.form = screening_form();
        return to_verdict(Status::eligible, row).tap({ScreeningWanted{}});
    }
    Walk& with_lots() {
        std::get<StartOfWork>(screen_.view).choices.rules.lots = lots();
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
        const auto record = std::get<Recorded>(recorded.to_recorded().screen().view).record;
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
        StartOfWork& start = std::get<StartOfWork>(screen_.view);
        start.form.desk = kind;
        start.choices.rules.observation = {
            {15, true, "SMP 1", {"どなたも休みます。", "Everyone rests."}},
            {30, false, "SMP 2", {"重いアレルギーのあった方。", "Had a severe allergy."}}};
        return *this;
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
    Walk& to_making() { return to_recorded().tap({CertificateWanted{}}); }
    Walk& to_certificate() { return to_making().tap({CertificateReady{ticket(), nullptr}}); }
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

void add_start(std::vector<Exhibit>& all) {
    StartForm empty;
    all.push_back({"start_empty", first_screen(noon(), Language::japanese, choices(), empty)});
    Walk typed;
    typed.tap({FieldEdited{Field::lot, "FJ5929"}});
    all.push_back({"start_filled", typed.screen()});
    all.push_back({"start_extended", Walk().with_lots().screen()});
    all.push_back(
        {"start_scanned_product", Walk().with_lots().scan("(01)09520000000028").screen()});
    all.push_back(
        {"start_scanned_unknown", Walk().with_lots().scan("(01)19520000000018").screen()});
    for (const auto& [name, lot] :
         {std::pair{"start_held", "HLD001"}, std::pair{"start_unlisted", "FJ5930"},
          std::pair{"start_other_product", "NV0001"}}) {
        Walk listed;
        listed.with_lots().tap({FieldEdited{Field::lot, lot}});
        all.push_back({name, listed.screen()});
    }
    all.push_back({"opening_work", Walk().tap({StartWork{}}).screen()});
    Walk failed;
    failed.tap({StartWork{}});
    failed.tap({EffectFailed{failed.ticket(), disk_full()}});
    all.push_back({"start_problem", failed.screen()});
    all.push_back({"listing_findings", Walk().to_scan().tap({FindingsWanted{}}).screen()});
    all.push_back({"findings", Walk().to_findings(finding_lines()).screen()});
    all.push_back({"findings_none", Walk().to_findings({}).screen()});
    all.push_back({"closing_work", Walk().to_scan().tap({EndWork{}}).screen()});
}

void add_reading(std::vector<Exhibit>& all) {
    all.push_back({"scan", Walk().to_scan().screen()});
    HubReport ill{3, noon() - std::chrono::minutes{12}, noon() - std::chrono::minutes{1}, true};
    ill.health = {true, std::chrono::minutes{7}, 2, disagreement()};
    all.push_back({"scan_health", Walk().to_scan().tap({HubReported{ill}}).screen()});
    Walk dark;
    dark.to_scan().tap(
        {CameraReported{Error{ErrorKind::environment,
                              "camera.gone",
                              {"カメラが外れました。", "The camera is gone."},
                              {"ケーブルを差し直してください。スキャナーと手入力は使えます。",
                               "Plug it in again. Hand scanner and keypad still work."}}}});
    all.push_back({"scan_camera_trouble", dark.screen()});
    Walk torn;
    torn.to_scan().tap({CameraReported{
        Error{ErrorKind::bad_input,
              "picture.unreadable",
              {"画像「見本市総合体育館_受付3番_2022-12-01_0001.png」を読めません。",
               "The picture \"mihon-gymnasium_desk-3_2022-12-01_0001.png\" cannot be read."},
              {"別の画像に替えてください。その間は数字の入力でも受付できます。",
               "Put another picture in its place. Until then, type the digits."}}}});
    all.push_back({"scan_picture_trouble", torn.screen()});
    all.push_back({"scan_extended", Walk().with_lots().to_scan().screen()});
    Walk carried;
    carried.to_scan().tap({Exported{2, noon() - std::chrono::minutes{5}}});
    all.push_back({"scan_exported", carried.screen()});
    Walk loading;
    loading.to_scan().tap({HubReported{{0, std::nullopt, noon(), true, false, 45}}});
    all.push_back({"scan_loading", loading.screen()});
    all.push_back({"keypad", Walk().to_scan().type("234621520").screen()});
    all.push_back({"keypad_ten", Walk().to_scan().type("0000000001").screen()});
    all.push_back({"keypad_problem",
                   Walk().to_scan().type("234621590000000001").tap({DigitsEntered{}}).screen()});
    Walk refused;
    refused.to_scan();
    refused.tap({VoucherRefused{refused.generation(), bad_voucher()}});
    all.push_back({"reading_problem", refused.screen()});
    Walk two;
    two.to_scan();
    two.tap({VoucherContradicted{two.generation(), two_readings()}});
    all.push_back({"contradiction", two.screen()});
    // Two of three agree: what is shown is the third.
    Walk three;
    three.to_scan();
    three.tap({VoucherContradicted{
        three.generation(),
        {{"qr", "234621520000000001"}, {"nw7", "0000000001"}, {"ocr", "234621520000000007"}}}});
    all.push_back({"contradiction_print", three.screen()});
    Walk looking;
    looking.to_looking();
    all.push_back({"looking_up", looking.screen()});
    looking.tap({PersonMissing{looking.ticket()}});
    all.push_back({"not_in_roster", looking.screen()});
    Walk print;
    print.to_print();
    print.tap({PersonMissing{print.ticket()}});
    all.push_back({"not_in_roster_print", print.screen()});
    Walk asking;
    asking.to_looking();
    asking.tap({PersonMissing{asking.ticket(), true}});
    all.push_back({"asking_hub", asking.screen()});
    asking.tap({HubAnswered{asking.ticket(), false, line_cut()}});
    all.push_back({"hub_not_reached", asking.screen()});
}

void add_search(std::vector<Exhibit>& all) {
    all.push_back({"search", Walk().to_search({}).screen()});
    all.push_back({"search_filled",
                   Walk().to_search({"わたなべ　よしのすけ", "昭和33年12月2日", "0001"}).screen()});
    all.push_back(
        {"search_problem",
         Walk().to_search({"みほん", "昭和64年1月8日", ""}).tap({SearchStarted{}}).screen()});
    all.push_back(
        {"searching", Walk().to_search({"みほん", "", ""}).tap({SearchStarted{}}).screen()});
    all.push_back({"people", Walk().to_people({person_lines(), 3, {}, false}).screen()});
    all.push_back({"people_more", Walk().to_people({person_lines(), 231, 45, true}).screen()});
    all.push_back({"people_none", Walk().to_people({}).screen()});
    all.push_back({"opening_person", Walk().to_opening().screen()});
    all.push_back({"who_without_voucher", Walk().to_searched().screen()});
    all.push_back({"verdict_without_voucher", Walk().to_searched_verdict().screen()});
    all.push_back({"voucher_replaced", Walk().to_replaced().screen()});
}

void add_visit(std::vector<Exhibit>& all) {
    all.push_back({"who_is_it", Walk().to_who().tap({NameCompared{true}}).screen()});
    all.push_back({"who_is_it_print", Walk().to_who_by_print(long_person()).screen()});
    all.push_back({"who_is_it_long", Walk().to_who(long_person()).screen()});
    all.push_back({"checking_in", Walk().to_checking_in().screen()});
    all.push_back({"elsewhere", Walk().to_elsewhere(elsewhere()).screen()});
    Elsewhere left_open = elsewhere();
    left_open.this_desk = true;
    all.push_back({"elsewhere_left_open", Walk().to_elsewhere(left_open).screen()});
    Walk anew;
    anew.to_verdict(Status::eligible).hear(RecordArrived{});
    anew.tap({VerdictReady{anew.ticket(), verdict_of(Status::not_yet), {}}});
    all.push_back({"verdict_judged_anew", anew.screen()});
    all.push_back({"vial_news", Walk().to_vial().hear(elsewhere()).screen()});
    all.push_back({"assessing", Walk().to_assessing().screen()});
    all.push_back({"verdict_eligible", Walk().to_verdict(Status::eligible).screen()});
    all.push_back({"verdict_advice", Walk().to_advice().screen()});
    all.push_back({"verdict_heard", Walk()
                                        .tap({HubReported{{0, std::nullopt, noon(), true}}})
                                        .to_verdict(Status::eligible)
                                        .screen()});
    all.push_back({"verdict_confirm", Walk().to_verdict(Status::confirm).screen()});
    all.push_back({"verdict_not_yet", Walk().to_verdict(Status::not_yet).screen()});
    all.push_back(
        {"verdict_not_eligible", Walk().to_verdict(Status::not_eligible, long_person()).screen()});
    all.push_back({"verdict_near_the_end", Walk().to_verdict_near_the_end().screen()});
    all.push_back({"verdict_number_only", Walk().to_number_only_verdict().screen()});
    all.push_back({"form", Walk().to_form().screen()});
    all.push_back({"form_answered",
                   Walk()
                       .to_form(child())
                       .tap({AnswerDeviates{"under_treatment", true}, AnswerDeviates{"wish", true},
                             TemperatureEdited{"36.5"}, FormDone{}})
                       .screen()});
    all.push_back(
        {"screening_by_form",
         Walk().to_form().tap({AnswerDeviates{"severe_allergy", true}, FormDone{}}).screen()});
    all.push_back({"screening_stopped",
                   Walk().to_form().tap({TemperatureEdited{"37.5"}, FormDone{}}).screen()});
    all.push_back({"hearing", Walk()
                                  .to_hearing()
                                  .tap({GroupSaid{"essential_worker", true}, WeightEdited{"86.7"}})
                                  .screen()});
    all.push_back({"hearing_problem",
                   Walk().to_hearing().tap({WeightEdited{"86.7"}, HearingDone{}}).screen()});
    all.push_back({"slip", Walk().to_verdict(Status::not_yet).tap({SlipWanted{}}).screen()});
    all.push_back(
        {"screening", Walk().to_verdict(Status::eligible).tap({ScreeningWanted{}}).screen()});
    all.push_back({"screening_confirm",
                   Walk().to_verdict(Status::confirm).tap({ScreeningWanted{}}).screen()});
    all.push_back(
        {"not_today", Walk()
                          .to_verdict(Status::eligible)
                          .tap({ScreeningWanted{}, NotTodayChosen{ScreeningOutcome::put_off},
                                ReasonChosen{"fever"}})
                          .screen()});
    all.push_back({"lot_check", Walk().to_vial().screen()});
    all.push_back(
        {"lot_scanned_product", Walk().with_lots().to_vial().scan("(01)09520000000011").screen()});
    all.push_back(
        {"lot_scanned_other_lot",
         Walk().with_lots().to_vial().scan("(01)09520000000011(17)230331(10)FJ5930").screen()});
    all.push_back(
        {"lot_scanned_unknown", Walk().with_lots().to_vial().scan("(01)19520000000018").screen()});
    all.push_back({"lot_scanned_held",
                   Walk().with_lots().to_vial().scan("(01)09520000000011(10)HLD001").screen()});
    all.push_back({"lot_extended", Walk().with_lots().to_vial().screen()});
    all.push_back({"lot_held", Walk().to_listed_vial("HLD001", "2023-03-31").screen()});
    all.push_back({"lot_unlisted", Walk().to_listed_vial("FJ5930", "2023-03-31").screen()});
    all.push_back({"lot_other_date", Walk().to_listed_vial("FJ5929", "2023-04-30").screen()});
    all.push_back({"lot_too_old", Walk().to_listed_vial("EX0001", "2022-05-31").screen()});
    all.push_back({"lot_other_product", Walk().to_listed_vial("NV0001", "2023-03-31").screen()});
    all.push_back(
        {"lot_check_ready", Walk()
                                .to_vial()
                                .tap({BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}})
                                .screen()});
}

void add_record(std::vector<Exhibit>& all) {
    Walk observed;
    std::get<StartOfWork>(observed.start()).choices.rules.observation = {
        {20, true, "SMP 4", {"どなたも休みます。", "Everyone rests."}},
        {45, false, "SMP 5", {"医師が言った方。", "Whom the doctor told so."}}};
    all.push_back({"recorded_elsewhere", observed.to_recorded().screen()});
    Walk unobserved;
    std::get<StartOfWork>(unobserved.start()).choices.rules.observation.clear();
    all.push_back({"recorded_unobserved", unobserved.to_recorded().screen()});
    Walk saving;
    all.push_back({"saving_dose", saving.to_saving().screen()});
    all.push_back(
        {"save_failed", saving.tap({EffectFailed{saving.ticket(), disk_full()}}).screen()});
    Walk recorded;
    recorded.to_recorded().tap({HubReported{{0, std::nullopt, noon(), true}}});
    all.push_back({"recorded", recorded.screen()});
    Walk closing;
    all.push_back({"saving_screening", closing.to_saving_screening().screen()});
    Walk failed = closing;
    all.push_back({"screening_save_failed",
                   failed.tap({EffectFailed{failed.ticket(), disk_full()}}).screen()});
    all.push_back({"screening_recorded", closing.tap({ScreeningSaved{closing.ticket()}}).screen()});
    Walk making;
    all.push_back({"certificate_making", making.to_making().screen()});
    all.push_back(
        {"certificate_failed", making.tap({EffectFailed{making.ticket(), disk_full()}}).screen()});
    Walk shown;
    all.push_back({"certificate", shown.to_certificate().screen()});
    shown.tap({PrintWanted{}});
    all.push_back({"certificate_printing", shown.screen()});
    shown.tap({CertificatePrinted{shown.ticket(), "見本プリンター"}});
    all.push_back({"certificate_printed", shown.screen()});
    Walk trouble;
    trouble.to_looking();
    all.push_back({"trouble", trouble.tap({EffectFailed{trouble.ticket(), disk_full()}}).screen()});
    Walk revoked;
    all.push_back(
        {"revoked_sending", revoked.tap({HubReported{{3, noon(), noon(), true, true}}}).screen()});
    all.push_back(
        {"revoked", revoked.tap({HubReported{{0, std::nullopt, noon(), true, true}}}).screen()});
}

void add_mending(std::vector<Exhibit>& all) {
    Walk listing;
    all.push_back({"listing_records", listing.to_scan().tap({RecordsWanted{}}).screen()});
    all.push_back({"records_none", listing.tap({RecordsListed{listing.ticket(), {}}}).screen()});
    Walk listed = Walk().to_later_mending(MendingWay::take_back);
    all.push_back({"take_back_later", listed.tap({ReasonChosen{"twice"}}).screen()});
    listed.tap({Back{}, Back{}});
    const auto record = std::get<Recorded>(Walk().to_recorded().screen().view).record;
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
    const auto record = std::get<Recorded>(Walk().to_recorded().screen().view).record;
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
    return all;
}

void add_site(std::vector<Exhibit>& all) {
    all.push_back({"start_reception", Walk().at(DeskKind::reception).screen()});
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
    unprinted.tap({StepSaved{unprinted.ticket(), "A012", disk_full()}});
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

}  // namespace

std::vector<Exhibit> gallery() {
    std::vector<Exhibit> all;
    add_start(all);
    add_reading(all);
    add_search(all);
    add_visit(all);
    add_record(all);
    add_mending(all);
    add_site(all);
    add_staff(all);
    return all;
}

Screen exhibit(const std::string& name) {
    for (const Exhibit& each : gallery()) {
        if (each.name == name) return each.screen;
    }
    broken_invariant(("no such exhibit: " + name).c_str(), __FILE__, __LINE__);
}

namespace {

Picture painted(int width, int height, int margin, std::uint8_t ground, std::uint8_t sheet) {
    Picture picture;
    picture.width = width;
    picture.height = height;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool inside =
                x > margin && y > margin && x < width - margin && y < height - margin;
            const bool line = inside && y % 40 < 4 && x > 2 * margin && x < width - 2 * margin;
            const std::uint8_t grey = line ? 90 : inside ? sheet : ground;
            picture.rgba.insert(picture.rgba.end(), {grey, grey, grey, 255});
        }
    }
    return picture;
}

}  // namespace

Picture camera_picture() { return painted(640, 360, 60, 110, 225); }
Picture sheet_picture() { return painted(420, 594, 12, 255, 250); }

}  // namespace uketsuke::look
