// The way to each view with the made-up people of sample.h.
#include "tests/kiosk/screens/gallery.h"

#include "core/base/require.h"
#include "tests/kiosk/screens/gallery_arrivals.h"
#include "tests/kiosk/screens/gallery_day.h"
#include "tests/kiosk/screens/gallery_desks.h"
#include "tests/kiosk/screens/gallery_staff.h"
#include "tests/kiosk/screens/gallery_vials.h"
#include "tests/kiosk/screens/gallery_walk.h"

namespace uketsuke::look {

namespace {

using namespace sample;

void add_start(std::vector<Exhibit>& all) {
    StartForm empty;
    all.push_back({"start_empty", first_screen(noon(), Language::japanese, choices(), empty)});
    Walk typed;
    typed.tap({FieldEdited{Field::lot, "FJ5929"}});
    all.push_back({"start_filled", typed.screen()});
    Walk elsewhere_today;
    all.push_back({"start_new_venue",
                   elsewhere_today.tap({FieldEdited{Field::venue, "見本市総合体育舘"}}).screen()});
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

void add_papers(std::vector<Exhibit>& all) {
    Walk none;
    all.push_back({"papers_none", none.to_scan().tap({PapersWanted{}}).screen()});
    Walk jammed;
    all.push_back(
        {"scan_jammed", jammed.to_scan().moved(PaperStage::printing, test::jam()).screen()});
    const PapersMoved three{
        {test::paper(PaperStage::printing, test::jam()),
         {"p2", PaperKind::slip, "", noon(), PaperStage::waiting},
         {"p3", PaperKind::sticker, "A013", noon(), PaperStage::ended, test::given_up()}}};
    all.push_back({"papers", jammed.tap({three, PapersWanted{}}).screen()});
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
    all.push_back({"scan_unused", Walk().to_who().tap({ScanUnused{}}).screen()});
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
}

void add_screening(std::vector<Exhibit>& all) {
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
    Walk slip;
    all.push_back({"slip", slip.to_verdict(Status::not_yet).tap({SlipWanted{}}).screen()});
    slip.tap({PrintWanted{}});
    slip.tap({PaperHandedOver{slip.ticket(), "見本プリンター", "p1"}});
    all.push_back({"slip_printing", slip.moved(PaperStage::printing).screen()});
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
    all.push_back({"lot_unlisted_by_two",
                   Walk()
                       .to_listed_vial("FJ5930", "2023-03-31")
                       .tap({FieldEdited{Field::second, "作例 太郎"}, VialCompared{true}})
                       .screen()});
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
    get<StartOfWork>(observed.start()).choices.rules.observation = {
        {20, true, "SMP 4", {"どなたも休みます。", "Everyone rests."}},
        {45, false, "SMP 5", {"医師が言った方。", "Whom the doctor told so."}}};
    all.push_back({"recorded_elsewhere", observed.to_recorded().screen()});
    Walk unobserved;
    get<StartOfWork>(unobserved.start()).choices.rules.observation.clear();
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
    shown.tap({PaperHandedOver{shown.ticket(), "見本プリンター", "p1"}});
    all.push_back({"certificate_on_its_way", shown.moved(PaperStage::printing).screen()});
    all.push_back({"certificate_jammed", shown.moved(PaperStage::printing, test::jam()).screen()});
    shown.moved(PaperStage::done);
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

}  // namespace

std::vector<Exhibit> gallery() {
    std::vector<Exhibit> all;
    add_start(all);
    add_reading(all);
    add_papers(all);
    add_search(all);
    add_troubles(all);
    add_provisional(all);
    add_visit(all);
    add_screening(all);
    add_record(all);
    add_mending(all);
    add_site(all);
    add_vials(all);
    add_staff(all);
    add_reactions(all);
    add_closing(all);
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
