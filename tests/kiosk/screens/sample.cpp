// Long names, rare kanji, many doses, long sentences.
#include "tests/kiosk/screens/sample.h"

#include "core/eligibility/assess.h"
#include "platform/paths/assets.h"

namespace uketsuke::look::sample {

Instant noon() { return *parse_instant("2022-12-01T12:04:00+09:00"); }

std::vector<ProductFacts> products() {
    return {{"comirnaty-ba45", "コミナティRTU筋注(2価:起源株/オミクロン株BA.4-5) 見本", "見本製薬",
             300},
            {"spikevax-ba45", "スパイクバックス筋注(2価) 見本", "見本薬品", 500},
            {"nuvaxovid", "ヌバキソビッド筋注 見本", "見本薬品", 500}};
}

std::vector<FindingLine> finding_lines() {
    const Resident one = *long_person().resident;
    return {
        {one.name,
         one.kana,
         one.birth_date,
         {"同じ回数の接種記録が2つあります。", "Two records have the same dose number."}},
        {"",
         "",
         std::nullopt,
         {"無効になった接種券での接種です。", "The dose was given on a voucher that was void."}}};
}

Elsewhere elsewhere() {
    CheckedIn fact;
    fact.venue = "見本市総合体育館 南側第二特設会場";
    fact.recorder = "見本 邊󠄀之介";
    return {{"bb/462152/5", noon() - std::chrono::minutes(10), fact, false}, "受付2", false};
}

namespace {

const Programme& national() {
    static const Programme programme = open_programme("national").value();
    return programme;
}

}  // namespace

std::shared_ptr<const Lots> lots() {
    const std::string product = "comirnaty-ba45";
    const Day printed = make_day(2023, 3, 31);
    Lots list;
    list.lots = {{product, "FJ5929", printed, make_day(2023, 6, 30), "SMP 1"},
                 {product, "EX0001", make_day(2022, 5, 31), make_day(2022, 11, 30), "SMP 1"},
                 {product, "HLD001", printed, printed, "SMP 1"},
                 {"nuvaxovid", "NV0001", printed, printed, "SMP 1"}};
    list.holds = {{product,
                   "HLD001",
                   {make_day(2022, 11, 28), day_never},
                   "SMP 2",
                   {"異物の報告があるため、このロットは使わないでください。",
                    "Foreign matter was reported: do not use this lot."}}};
    list.packages = {{*Gtin::parse("09520000000011"), product, PackageKind::vial, 6, "SMP 3"},
                     {*Gtin::parse("09520000000028"), "nuvaxovid", PackageKind::vial, 10, "SMP 3"}};
    return std::make_shared<const Lots>(std::move(list));
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
    choices.municipality = "462152";
    choices.rules.observation = observation_times(national());
    choices.rules.not_today = screening_reasons(national());
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

namespace {

PersonDose earlier_dose(Day date, const char* product_name, int number) {
    PersonDose dose;
    dose.dose.date = date;
    dose.dose.product = "comirnaty";
    dose.dose.product_name = product_name;
    dose.dose.dose_number = number;
    return dose;
}

}  // namespace

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
    row.findings = {{"same_dose_number",
                     "e",
                     "",
                     {"3回目の記録が2つあります。", "Dose 3 is recorded twice."},
                     {}}};
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

Verdict verdict_near_the_end() {
    static const Programme programme = open_programme("satsumasendai-2022-12").value();
    Case facts;
    facts.id = "見本1";
    facts.on = make_day(2022, 12, 11);
    facts.birth_date = person().resident->birth_date;
    facts.municipality = programme.municipality;
    facts.product = "comirnaty";
    return assess(programme, facts);
}

Colleagues staff() {
    const Words nurse{"看護師・保健師", "nurse, public health nurse"};
    std::vector<Colleague> list;
    const auto add = [&](const char* name, const char* kana, bool was_here = false) {
        const StaffId id{{static_cast<std::uint8_t>(list.size() + 1)}};
        list.push_back({id, name, kana, nurse, list.size() == 1, true, was_here});
    };
    add(form().staff_name.c_str(), "ミホン ハナコ", true);
    add("架空 桜", "カクウ サクラ", true);
    add("作例 邊󠄀之介", "サクレイ ヘンノスケ", true);
    for (const char* kana : {"アレイ", "タトエ", "ナシ", "ハリボテ", "ヤクショ", "ラレツ", "ワク"})
        add("例示 楓", kana);
    add("Mihon Alexandrina Elisabeth", "Mihon");
    for (int i = 0; i < 9; ++i) add("見本 寿限無五劫之擦切", "ミホン ジュゲム");
    return std::make_shared<const std::vector<Colleague>>(std::move(list));
}

Error has_to_wait() {
    return {ErrorKind::refused,
            "staff.wait",
            {"PINの間違いが続いたため、あと15分使えません", "Too many wrong PINs: wait 15 minutes"},
            {"カードなら今すぐ使えます。PINを忘れたときは責任者へ",
             "A card counts at once. If the PIN is forgotten, tell the person in charge"}};
}

Error disk_full() {
    return {
        ErrorKind::environment,
        "store.full",
        {"ディスクがいっぱいで、書き込めませんでした。", "The disk is full; nothing was written."},
        {"責任者を呼び、空きを作ってからもう一度試してください。",
         "Call the person in charge, free some space and try again."}};
}

Error bad_voucher() { return parse_voucher_line("234621590000000001").error(); }

// As the transport says it, with its longest words.
Error line_cut() {
    return {ErrorKind::environment,
            "hub.unreachable",
            {"ハブに届きません（Couldn't connect to server）。記録は端末に保存されています。",
             "The hub cannot be reached (Couldn't connect to server). The records are safe on this "
             "terminal."},
            {"ネットワークが戻れば自動で送ります。",
             "They are sent by themselves when the network is back."}};
}

// As the shell says it of an older disk.
Error disagreement() {
    return {ErrorKind::refused,
            "chain.fork",
            {"センターとこの端末の記録が合わず、受信が止まっています（chain.fork）。",
             "The centre's records and this terminal's do not agree, and nothing is received "
             "(chain.fork)."},
            {"受付は続けられます。記録は端末に残っています。市の担当者に知らせてください。",
             "Work can go on; the records stay on this terminal. Tell the city's staff."}};
}

std::vector<PersonLine> person_lines() {
    const Day today = day_in_japan(noon());
    PersonLine plain = line_of(person(), {}, today).value();
    PersonLine warned = line_of(long_person(), {}, today).value();
    warned.person.bytes[0] = 2;
    warned.warnings = {PersonWarning::vaccinated_today, PersonWarning::checked_in,
                       PersonWarning::alike, PersonWarning::voucher_replaced};
    PersonLine young = line_of(child(), {}, today).value();
    young.person.bytes[0] = 3;
    young.voucher_end = "";
    young.warnings = {PersonWarning::provisional, PersonWarning::voucher_replaced};
    return {plain, warned, young};
}

std::vector<CarrierReading> two_readings() {
    return {{"qr", "234621520000000001"}, {"nw7", "0000000007"}};
}

}  // namespace uketsuke::look::sample
