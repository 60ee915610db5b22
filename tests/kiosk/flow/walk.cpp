// The made-up people and the short ways.
#include "tests/kiosk/flow/walk.h"
#include "tests/kiosk/papers.h"

namespace uketsuke::walk {

Instant noon() { return *parse_instant("2022-12-01T12:00:00+09:00"); }

Voucher voucher(const char* number) {
    return *parse_voucher_line(std::string("23462152") + number);
}

PersonRow person(const char* number) {
    Resident resident;
    resident.resident_id = "R1";
    resident.name = "見本 太郎";
    resident.kana = "ミホン タロウ";
    resident.birth_date = make_day(1960, 4, 2);
    resident.address = "見本町1";
    resident.municipality = "462152";
    resident.voucher_number = number;
    resident.groups = {"sample_known"};
    PersonRow row;
    row.person.bytes[0] = static_cast<std::uint8_t>(number[9]);
    row.resident = resident;
    PersonDose earlier;
    earlier.dose.date = make_day(2022, 6, 1);
    earlier.dose.product = other_product;
    row.doses.push_back(earlier);
    return row;
}

PersonRow provisional(const ProvisionalTaken& taken) {
    PersonRow row;
    row.person.bytes[0] = 77;
    row.provisional = taken;
    if (taken.municipality.empty()) row.provisional->municipality = "462152";
    row.findings = findings_in(row);
    return row;
}

Verdict verdict(Status status) {
    Verdict verdict;
    verdict.status = status;
    if (status != Status::not_eligible) {
        verdict.dose_number = 3;
        verdict.products = {product};
        verdict.earliest = make_day(2022, 12, status == Status::not_yet ? 20 : 1);
    }
    if (status != Status::eligible) {
        verdict.reasons = {{"sample_reason", "SAT 3(4)", {"見本の理由", "a sample reason"}}};
    }
    return verdict;
}

Elsewhere elsewhere() {
    CheckedIn fact;
    fact.venue = "見本会場";
    fact.recorder = "見本 次郎";
    return {{"bb/462152/5", noon() - std::chrono::minutes(10), fact, false}, "受付2", false};
}

std::vector<ProductFacts> products() { return {{product, "見本ワクチン2価", "見本製薬", 300}}; }

StartChoices choices() {
    StartChoices choices;
    choices.rules.programme = "sample";
    choices.rules.rule_version = "1";
    choices.rules.products = {products().front(), {other_product, "見本ワクチン", "見本製薬", 300}};
    choices.rules.questions = {
        {{"sample_workers", {"見本の仕事ですか。", "A sample worker?"}},
         {"sample_condition", {"見本の病気ですか。", "A sample condition?"}}},
        true,
        {"influenza", "other"}};
    choices.municipality = "462152";
    choices.rules.observation = {{15, true, "SMP 2", {"見本の皆さん", "everyone of the sample"}}};
    choices.rules.not_today = {{"fever", {"見本の熱", "a sample fever"}},
                               {"left", {"見本の退出", "a sample departure"}}};
    return choices;
}

std::shared_ptr<const ScreeningForm> screening_form() {
    ScreeningForm form;
    form.id = "sample";
    form.questions.push_back(
        {"signed", 1, AnswerMeans::nothing, AnswerMeans::stop, false, "", {}, {}});
    form.questions.push_back(
        {"ill", 2, AnswerMeans::doctor, AnswerMeans::nothing, false, "", {}, {}});
    form.questions.push_back(
        {"moved", 3, AnswerMeans::desk, AnswerMeans::nothing, false, "", {}, {}});
    form.stop_from_tenths_celsius = 375;
    form.guardian = GuardianRule{16, "", {}};
    return std::make_shared<const ScreeningForm>(std::move(form));
}

std::shared_ptr<const Lots> lots() {
    Lots list;
    const Day printed = make_day(2023, 3, 31);
    list.lots = {{product, "XX0001", printed, printed, "SMP 1"},
                 {product, "EXT001", make_day(2022, 11, 30), make_day(2022, 12, 31), "SMP 1"},
                 {product, "HELD01", printed, printed, "SMP 1"},
                 {other_product, "OTHER1", printed, printed, "SMP 1"}};
    const Words words{"見本のため使えません。", "Not to be used: a sample."};
    list.holds = {
        {product, "HELD01", {make_day(2022, 12, 1), make_day(2022, 12, 10)}, "SMP 2", words},
        {other_product, "OTHER2", {make_day(2021, 1, 1), day_never}, "SMP 2", words}};
    const auto pack = [&](const char* gtin, const char* of, PackageKind kind, int doses) {
        list.packages.push_back({*Gtin::parse(gtin), of, kind, doses, "SMP 3"});
    };
    pack(vial_gtin, product, PackageKind::vial, 6);
    pack(box_gtin, product, PackageKind::box, 60);
    pack(other_gtin, other_product, PackageKind::vial, 6);
    pack(foreign_gtin, "sample-foreign", PackageKind::vial, 6);
    pack(ambiguous_gtin, product, PackageKind::vial, 6);
    pack(ambiguous_gtin, other_product, PackageKind::vial, 6);
    return std::make_shared<const Lots>(std::move(list));
}

Gs1Code gs1(const std::string& text) { return *parse_gs1(text, make_day(2022, 12, 1)); }

StartForm form() { return {"見本 花子", "見本会場", "見本 医師", product, "XX0001", "2023-03-31"}; }

Desk desk() { return Terminal().to_scan().view<Scan>().desk; }

Colleagues staff() {
    const auto one = [](std::uint8_t id, const char* name, const char* kana) {
        return Colleague{StaffId{{id}}, name, kana, {"見本の資格", "sample"}, false, true, false};
    };
    std::vector<Colleague> list{one(1, "見本 花子", "ミホン ハナコ"),
                                one(2, "作例 太郎", "サクレイ タロウ"),
                                one(3, "架空 桜", "カクウ サクラ")};
    list[0].was_here = true;
    list[1].has_pin = false;
    list[2].manager = true;
    return std::make_shared<const std::vector<Colleague>>(std::move(list));
}

StartChoices choices_with_staff() {
    StartChoices choices = walk::choices();
    choices.staff = staff();
    return choices;
}

std::string card() { return card_code({}); }

Terminal::Terminal() : screen(first_screen(noon(), Language::japanese, choices(), form())) {}

Terminal& Terminal::then(std::initializer_list<Event> events) {
    for (const Event& event : events) {
        Step next = step(screen, event);
        screen = std::move(next.screen);
        effects.insert(effects.end(), next.effects.begin(), next.effects.end());
    }
    return *this;
}

Terminal& Terminal::listed() {
    screen = first_screen(noon(), Language::japanese, choices_with_staff(), form());
    return *this;
}

Terminal& Terminal::type_pin(const char* digits) {
    for (const char* digit = digits; *digit != 0; ++digit) then(DigitTyped{*digit});
    return then(DigitsEntered{});
}

Terminal& Terminal::identify(std::size_t who, const char* how) {
    return then(Identified{ticket(), staff()->at(who), how});
}

Terminal& Terminal::idle(std::chrono::minutes time) {
    return then(ClockTicked{screen.bar.now + time});
}

Terminal& Terminal::with(std::shared_ptr<const Lots> list) {
    get<StartOfWork>(screen.view).choices.rules.lots = std::move(list);
    return *this;
}

Terminal& Terminal::with(std::shared_ptr<const ScreeningForm> paper) {
    get<StartOfWork>(screen.view).choices.rules.form = std::move(paper);
    return *this;
}

Terminal& Terminal::to_scan() {
    if (shows<SignIn>()) type_pin().identify(0);
    then(StartWork{});
    return then(WorkOpened{ticket(), SessionId{}});
}

Terminal& Terminal::to_who_is_it() {
    to_scan().then(VoucherSeen{screen.generation, {voucher(), {"qr"}}});
    return then(PersonFound{ticket(), person()});
}

Terminal& Terminal::check_in() {
    then(PersonConfirmed{});
    return then(CheckedInHere{ticket(), check_in_name});
}

Terminal& Terminal::to_verdict(Status status) {
    to_who_is_it().check_in();
    return then(VerdictReady{ticket(), verdict(status), products()});
}

Terminal& Terminal::to_screening(Status status) {
    return to_verdict(status).then(ScreeningWanted{});
}

Terminal& Terminal::to_lot_check() { return to_screening().then(Vaccinate{}); }

Terminal& Terminal::to_saving() {
    return to_lot_check().then(
        {BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
}

Terminal& Terminal::to_recorded() {
    return to_saving().then(DoseRecorded{ticket(), "aa/462152/7"});
}

Terminal& Terminal::to_certificate() {
    to_recorded().then(CertificateWanted{});
    return then(PreviewReady{ticket(), nullptr, test::papers_of_a_dose()});
}

}  // namespace uketsuke::walk
