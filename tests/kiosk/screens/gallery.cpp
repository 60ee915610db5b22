// The made-up people of the gallery and the way to each view. Everything is marked 見本.
#include "tests/kiosk/screens/gallery.h"

#include "core/base/require.h"
#include "platform/paths/assets.h"

namespace uketsuke::look {

namespace {

Instant noon() { return *parse_instant("2022-12-01T12:04:00+09:00"); }

std::vector<ProductFacts> products() {
    return {{"comirnaty-ba45", "コミナティRTU筋注(2価:起源株/オミクロン株BA.4-5) 見本", "見本製薬",
             300},
            {"spikevax-ba45", "スパイクバックス筋注(2価) 見本", "見本薬品", 500},
            {"nuvaxovid", "ヌバキソビッド筋注 見本", "見本薬品", 500}};
}

StartChoices choices() {
    StartChoices choices;
    choices.rules.programme = "sample";
    choices.rules.rule_version = "1";
    choices.rules.products = products();
    choices.rules.questions = {
        {{"underlying_condition",
          {"通院や入院をしている病気、またはBMI30以上に当てはまりますか。病名はうかがいません。",
           "Are you under treatment for one of the listed conditions, or is your BMI 30 or more? "
           "You need not say which."}},
         {"healthcare_worker", {"医療機関などで働いていますか。", "Do you work in health care?"}},
         {"essential_worker",
          {"保育所、学校、警察、公共交通機関などで働いていますか。",
           "Do you work at a nursery, a school, for the police or in public transport?"}},
         {"long_term_inpatient",
          {"市内の医療機関に長く入院していますか。", "Are you a long-term inpatient in the city?"}},
         {"long_term_facility_resident",
          {"市内の施設に長く入所していますか。",
           "Do you live in a facility in the city for a long time?"}}},
        true,
        {"influenza", "tetanus", "other"}};
    choices.staff_names = {"見本 花子", "見本 次郎", "みほん さぶろう"};
    choices.venues = {"見本市総合体育館", "見本市保健センター"};
    choices.doctors = {"見本 医師", "見本 邊󠄀子"};
    return choices;
}

std::shared_ptr<const ScreeningForm> screening_form() {
    static const auto form = std::make_shared<const ScreeningForm>(open_form("covid-19-8").value());
    return form;
}

StartForm form() {
    return {"見本 花子", "見本市総合体育館", "見本 医師", "comirnaty-ba45", "FJ5929", "2023-03-31"};
}

Voucher voucher() { return *parse_voucher_line("234621520000000001"); }

PersonDose earlier_dose(Day date, const char* product_name, int number) {
    PersonDose dose;
    dose.dose.date = date;
    dose.dose.product = "comirnaty";
    dose.dose.product_name = product_name;
    dose.dose.dose_number = number;
    return dose;
}

PersonRow person() {
    Resident resident;
    resident.resident_id = "見本1";
    resident.name = "渡邊󠄀 𠮷之助";
    resident.kana = "ワタナベ ヨシノスケ";
    resident.sex = Sex::male;
    resident.birth_date = make_day(1958, 12, 2);
    resident.address = "見本県見本市見本町字見本1234番地56 見本ハイツ見本棟1203号室";
    resident.municipality = "462152";
    resident.voucher_number = "0000000001";
    resident.groups = {"healthcare_worker"};
    PersonRow row;
    row.person.bytes[0] = 1;
    row.resident = resident;
    row.doses = {earlier_dose(make_day(2021, 7, 4), "コミナティ筋注 見本", 1),
                 earlier_dose(make_day(2021, 7, 25), "コミナティ筋注 見本", 2),
                 earlier_dose(make_day(2022, 3, 16), "スパイクバックス筋注 見本", 3)};
    return row;
}

PersonRow long_person() {
    PersonRow row = person();
    row.resident->name = "見本寿限無寿限無五劫之擦切海砂利水魚 長介";
    row.resident->kana = "ミホンジュゲムジュゲムゴコウノスリキレカイジャリスイギョ チョウスケ";
    row.resident->sex = Sex::female;
    row.resident->address_protected = true;
    row.findings = {
        {"same_dose_number", "e", {"3回目の記録が2つあります。", "Dose 3 is recorded twice."}}};
    for (int i = 0; i < 4; ++i) row.doses.push_back(row.doses.back());
    return row;
}

PersonRow child() {
    PersonRow row = person();
    row.resident->birth_date = make_day(2010, 5, 1);
    return row;
}

Verdict verdict_of(Status status) {
    Verdict verdict;
    verdict.status = status;
    if (status != Status::not_eligible) {
        verdict.dose_number = 4;
        verdict.products = {"comirnaty-ba45", "spikevax-ba45"};
        verdict.earliest =
            status == Status::not_yet ? make_day(2022, 12, 15) : make_day(2022, 12, 1);
    }
    if (status == Status::not_yet) {
        verdict.reasons = {{"interval_too_short",
                            "SAT 3(4)",
                            {"3回目の接種(令和4年9月15日)から3か月たっていません。",
                             "Less than three months since dose 3 on 15 September 2022."}}};
    }
    if (status == Status::confirm) {
        verdict.reasons = {
            {"condition",
             "SAT 11(3)",
             {"基礎疾患があると本人が言っています。医師の確認が要ります。",
              "The person reports an underlying condition. The doctor has to confirm it."}},
            {"dose_mismatch",
             "SAT 9(1)",
             {"券は3回目ですが、記録では次は4回目です。",
              "The voucher is for dose 3, but by the records the next one is dose 4."}}};
    }
    if (status == Status::not_eligible) {
        for (int i = 1; i <= 4; ++i) {
            verdict.reasons.push_back(
                {"product_already_given",
                 "SAT 3(1)",
                 {"オミクロン株対応ワクチンは1人1回です。令和4年10月26日に接種済です。",
                  "The omicron vaccine is given once per person; it was given on 26 October "
                  "2022."}});
        }
    }
    return verdict;
}

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
    Walk& to_looking() {
        to_scan();
        return tap({VoucherSeen{screen_.generation, {voucher(), {"qr", "nw7"}}}});
    }
    Walk& to_who(PersonRow row = person()) {
        return to_looking().tap({PersonFound{ticket(), row}});
    }
    Walk& to_assessing(PersonRow row = person()) {
        return to_who(row).tap({NameCompared{true}, BirthDateCompared{true}, PersonConfirmed{}});
    }
    Walk& to_verdict(Status status, PersonRow row = person()) {
        to_assessing(row);
        std::vector<ProductFacts> allowed = products();
        allowed.pop_back();
        if (status == Status::not_eligible) allowed.clear();
        return tap({VerdictReady{ticket(), verdict_of(status), allowed}});
    }
    Walk& to_form(PersonRow row = person()) {
        std::get<StartOfWork>(screen_.view).choices.rules.form = screening_form();
        return to_verdict(Status::eligible, row).tap({ScreeningWanted{}});
    }
    Walk& to_hearing() { return to_verdict(Status::confirm).tap({HearingWanted{}}); }
    Walk& to_vial() { return to_verdict(Status::eligible).tap({ScreeningWanted{}, Vaccinate{}}); }
    Walk& to_saving() {
        return to_vial().tap(
            {BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    }
    Walk& to_recorded() { return to_saving().tap({DoseRecorded{ticket(), "aa/462152/1207"}}); }
    Walk& to_making() { return to_recorded().tap({CertificateWanted{}}); }
    Walk& to_certificate() { return to_making().tap({CertificateReady{ticket(), nullptr}}); }
    Walk& to_saving_screening() {
        return to_verdict(Status::confirm)
            .tap({ScreeningWanted{}, NotTodayChosen{ScreeningOutcome::screening_only},
                  ReasonChosen{"fever"}, CloseScreening{}});
    }
    Ticket ticket() const { return screen_.last_ticket; }
    Generation generation() const { return screen_.generation; }
    Screen screen() const { return screen_; }

  private:
    Screen screen_;
};

Error disk_full() {
    return {
        ErrorKind::environment,
        "store.full",
        {"ディスクがいっぱいで、書き込めませんでした。", "The disk is full; nothing was written."},
        {"責任者を呼び、空きを作ってからもう一度試してください。",
         "Call the person in charge, free some space and try again."}};
}

Error bad_voucher() { return parse_voucher_line("234621590000000001").error(); }

std::vector<CarrierReading> two_readings() {
    return {{"qr", "234621520000000001"}, {"nw7", "0000000007"}};
}

void add_start(std::vector<Exhibit>& all) {
    StartForm empty;
    all.push_back({"start_empty", first_screen(noon(), Language::japanese, choices(), empty)});
    Walk typed;
    typed.tap({FieldEdited{Field::lot, "FJ5929"}});
    all.push_back({"start_filled", typed.screen()});
    all.push_back({"opening_work", Walk().tap({StartWork{}}).screen()});
    Walk failed;
    failed.tap({StartWork{}});
    failed.tap({EffectFailed{failed.ticket(), disk_full()}});
    all.push_back({"start_problem", failed.screen()});
    all.push_back({"closing_work", Walk().to_scan().tap({EndWork{}}).screen()});
}

void add_reading(std::vector<Exhibit>& all) {
    all.push_back({"scan", Walk().to_scan().screen()});
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
    Walk keypad;
    keypad.to_scan().tap({KeypadOpened{}});
    for (const char digit : std::string("2346215200")) keypad.tap({DigitTyped{digit}});
    all.push_back({"keypad", keypad.screen()});
    Walk wrong;
    wrong.to_scan().tap({KeypadOpened{}});
    for (const char digit : std::string("234621590000000001")) wrong.tap({DigitTyped{digit}});
    wrong.tap({DigitsEntered{}});
    all.push_back({"keypad_problem", wrong.screen()});
    Walk refused;
    refused.to_scan();
    refused.tap({VoucherRefused{refused.generation(), bad_voucher()}});
    all.push_back({"reading_problem", refused.screen()});
    Walk two;
    two.to_scan();
    two.tap({VoucherContradicted{two.generation(), two_readings()}});
    all.push_back({"contradiction", two.screen()});
    Walk looking;
    looking.to_looking();
    all.push_back({"looking_up", looking.screen()});
    looking.tap({PersonMissing{looking.ticket()}});
    all.push_back({"not_in_roster", looking.screen()});
}

void add_visit(std::vector<Exhibit>& all) {
    all.push_back({"who_is_it", Walk().to_who().tap({NameCompared{true}}).screen()});
    all.push_back({"who_is_it_long", Walk().to_who(long_person()).screen()});
    all.push_back({"assessing", Walk().to_assessing().screen()});
    all.push_back({"verdict_eligible", Walk().to_verdict(Status::eligible).screen()});
    all.push_back({"verdict_confirm", Walk().to_verdict(Status::confirm).screen()});
    all.push_back({"verdict_not_yet", Walk().to_verdict(Status::not_yet).screen()});
    all.push_back(
        {"verdict_not_eligible", Walk().to_verdict(Status::not_eligible, long_person()).screen()});
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
        {"lot_check_ready", Walk()
                                .to_vial()
                                .tap({BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}})
                                .screen()});
}

void add_record(std::vector<Exhibit>& all) {
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
}

}  // namespace

std::vector<Exhibit> gallery() {
    std::vector<Exhibit> all;
    add_start(all);
    add_reading(all);
    add_visit(all);
    add_record(all);
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
