// Taps, devices and answers, fitting or not, early or late.
#include "tests/kiosk/flow/random_events.h"

#include <variant>

#include "tests/kiosk/flow/random_arrivals.h"
#include "tests/kiosk/flow/random_day.h"
#include "tests/kiosk/flow/random_vials.h"
#include "tests/kiosk/papers.h"

namespace uketsuke::walk {

namespace {

const char* const typed_lots[] = {"XX0001", "XX0002", "EXT001", "HELD01", "OTHER1", ""};

const char* const scanned_codes[] = {"(01)09520000000011",
                                     "(01)19520000000018(17)230331(10)XX0001",
                                     "(01)09520000000011(10)HELD01",
                                     "(01)09520000000011(17)221130(10)XX0009",
                                     "(01)09520000000028(10)OTHER1",
                                     "(01)19520000000025",
                                     "(10)XX0002"};

const char* const numbers[] = {"0000000001", "0000000002", "0000000003"};

// The voucher line of whom the view shows; empty for nobody.
struct LineOf {
    std::string operator()(const LookingUp& v) const { return line(v.presented.voucher); }
    std::string operator()(const AskingHub& v) const { return line(v.presented.voucher); }
    std::string operator()(const HubNotReached& v) const { return line(v.presented.voucher); }
    std::string operator()(const NotInRoster& v) const { return line(v.presented.voucher); }
    std::string operator()(const WhoIsIt& v) const { return line(v.found.voucher); }
    std::string operator()(const CheckingIn& v) const { return line(v.person.voucher()); }
    std::string operator()(const ElsewhereShown& v) const { return line(v.person.voucher()); }
    std::string operator()(const Assessing& v) const { return line(v.who.person.voucher()); }
    std::string operator()(const SavingDose& v) const { return v.dose.fact().voucher_line; }
    std::string operator()(const SaveFailed& v) const { return v.dose.fact().voucher_line; }
    std::string operator()(const MendingAsked& v) const { return line(v.base); }
    std::string operator()(const TakeBackAsked& v) const { return line(v.base); }
    std::string operator()(const CorrectionAsked& v) const { return line(v.base); }
    std::string operator()(const MoveAsked& v) const { return line(v.base); }
    std::string operator()(const ReactionAsked& v) const { return line(v.person.voucher()); }
    std::string operator()(const ReactionShown& v) const { return line(v.person.voucher()); }
    std::string operator()(const IncidentAsked& v) const { return line(v.base); }
    std::string operator()(const IncidentShown& v) const { return line(v.base); }
    std::string operator()(const AtDesk& v) const { return line(v.person.voucher()); }
    std::string operator()(const TroublesShown& v) const { return line(v.voucher); }
    std::string operator()(const TroubleTold& v) const { return line(v.voucher); }
    std::string operator()(const TakingIn& v) const { return line(v.check.entry.voucher); }
    template <class V>
    requires requires(V v) { v.entry.voucher; }
    std::string operator()(const V& v) const { return line(v.entry.voucher); }
    template <class V>
    requires requires(V v) { v.visit; }
    std::string operator()(const V& v) const { return line(v.visit.person.voucher()); }
    template <class V>
    requires requires(V v) { v.record; }
    std::string operator()(const V& v) const { return v.record.dose.fact().voucher_line; }
    std::string operator()(const auto&) const { return ""; }
    // Where a record is moved, two people are shown: nobody's line.
    static std::string line(const MendingBase& base) {
        return base.record.dose.fact().voucher_line;
    }
    static std::string line(const Voucher& voucher) { return format_voucher_line(voucher); }
    static std::string line(const VoucherAtDesk& voucher) {
        const auto* presented = std::get_if<Presented>(&voucher);
        return presented ? line(presented->voucher) : "";
    }
};

}  // namespace

StartChoices full_choices() {
    StartChoices choices = walk::choices();
    choices.rules.form = walk::screening_form();
    choices.rules.lots = walk::lots();
    choices.staff = walk::staff();
    return choices;
}

std::string line_of(const Screen& screen) { return visit(LineOf{}, screen.view); }

namespace {

// Kinds of tap_of; then those of answer_of, search_of, mend_of, sign_in_tap, vial_tap, arrival_tap
// and day_tap.
constexpr int taps = 29 + 10 + 4 + 12 + sign_in_taps + vial_taps + arrival_taps + day_taps;

// What is asked of the visitor and of the paper form.
Event answer_of(int choice, int detail) {
    switch (choice) {
        case 0:
            return HearingWanted{};
        case 1:
            return GroupSaid{detail % 2 ? "sample_workers" : "whim", detail % 3 != 0};
        case 2:
            return HeightEdited{detail % 3 ? "170" : "x"};
        case 3:
            return WeightEdited{detail % 3 ? "86.7" : ""};
        case 4:
            return VaccineDayEdited{detail % 2 ? "other" : "whim", "2022-11-20"};
        case 5:
            return HearingDone{};
        case 6:
            return AnswerDeviates{detail % 4 == 0   ? "signed"
                                  : detail % 4 == 1 ? "ill"
                                  : detail % 4 == 2 ? "moved"
                                                    : "whim",
                                  detail % 3 != 0};
        case 7:
            return TemperatureEdited{detail % 3 == 0 ? "x" : detail % 3 == 1 ? "36.5" : "37.5"};
        case 8:
            return GuardianSigned{detail % 2 == 0};
        default:
            return detail % 4 ? Event(FormDone{}) : Event(ProxyWrote{detail % 8 ? "family" : ""});
    }
}

// What is done about a record.
Event mend_of(int choice, int detail) {
    switch (choice) {
        case 5:
            return VisitorsWanted{};
        case 6:
            return Receive{};
        case 7:
            return ParkWanted{};
        case 8:
            return ObserveFor{detail % 2 ? 15 : 30};
        case 9:
            return PersonLeaves{};
        case 10:
            return ReasonChosen{detail % 2 ? "papers" : "typing"};
        case 11:
            return DeskChosen{desk_kinds[std::size_t(detail) % std::size(desk_kinds)]};
        case 0:
            return MendingWanted{};
        case 1:
            return RecordsWanted{};
        case 2:
            return MendingChosen{static_cast<MendingWay>(detail % 4)};
        case 3:
            return RecordChosen{detail % 3 ? "aa/462152/1" : "whim"};
        default:
            return MendingConfirmed{};
    }
}

PersonId person_number(int detail) { return walk::person(numbers[detail % 3]).person; }

Event search_of(int choice, int detail) {
    switch (choice) {
        case 0:
            return SearchWanted{};
        case 1:
            return SearchEdited{static_cast<SearchField>(detail % 3), detail % 4 ? "1960" : "み"};
        case 2:
            return SearchStarted{};
        default:
            return PersonChosen{person_number(detail)};
    }
}

PeopleList people_answer(int detail) {
    PeopleList answer;
    for (int i = 0; i < detail % 4; ++i) {
        const PersonRow row = walk::person(numbers[i % 3]);
        answer.people.push_back(line_of(row, {}, day_in_japan(walk::noon())).value());
    }
    answer.all = answer.people.size();
    return answer;
}

// Those that are not of tap_of itself.
Event other_tap(int choice, int detail) {
    if (choice < 39) return answer_of(choice - 29, detail);
    if (choice < 43) return search_of(choice - 39, detail);
    if (choice < 55) return mend_of(choice - 43, detail);
    if (choice < 63) return sign_in_tap(choice - 55, detail);
    return choice < 73   ? vial_tap(choice - 63, detail)
           : choice < 80 ? arrival_tap(choice - 73, detail)
                         : day_tap(choice - 80, detail);
}

// An event made of three numbers, so that a failing walk shrinks to its shortest form. Tickets and
// generations are right, or a little too old.
Event tap_of(int choice, int detail) {
    switch (choice) {
        case 0:
            return LanguageChosen{detail % 2 ? Language::english : Language::japanese};
        case 1:
            if (detail % 2) return FieldEdited{Field::lot, typed_lots[detail / 2]};
            return FieldEdited{static_cast<Field>(detail / 2 % 10),
                               detail % 4 ? "2023-03-31" : "X"};
        case 2:
            return ProductChosen{detail % 4 ? walk::product : walk::other_product};
        case 3:
            return StartWork{};
        case 4:
            return EndWork{};
        case 5:
            return KeypadOpened{};
        case 6:
            return DigitTyped{static_cast<char>('0' + detail % 10)};
        case 7:
            return DigitErased{};
        case 8:
            return DigitsEntered{};
        case 9:
            return Back{};
        case 10:
            return NextPerson{};
        case 11:
            return NameCompared{detail % 4 != 0};
        case 12:
            return BirthDateCompared{detail % 4 != 0};
        case 13:
            return PersonConfirmed{static_cast<IdentityDocument>(detail % 5)};
        case 14:
            return ScreeningWanted{};
        case 15:
            return SlipWanted{};
        case 16:
            return DoctorAnswered{detail % 4 ? DoctorsWord::yes : DoctorsWord::not_asked};
        case 17:
            return Vaccinate{};
        case 18:
            return NotTodayChosen{ScreeningOutcome::put_off};
        case 19:
            return ReasonChosen{detail % 3 ? "fever" : "whim"};
        case 20:
            return CloseScreening{};
        case 21:
            return BodySiteChosen{static_cast<BodySite>(detail % 4)};
        case 22:
            return VialCompared{detail % 4 != 0};
        case 23:
            return Record{};
        case 24:
            return Retry{};
        case 25:
            return NotedOnPaper{};
        case 26:
            return CertificateWanted{};
        case 27:
            return PrintWanted{};
        case 28:
            return TakeOver{};
        default:
            return other_tap(choice, detail);
    }
}

RecordedDose a_record() {
    static const RecordedDose record = Terminal().to_recorded().view<Recorded>().record;
    return {"aa/462152/1", record.dose};
}

// What a site's records, lists, codes and staff answer.
Event site_of(int choice, int detail, Ticket ticket, Generation seen, const Screen& screen) {
    switch (choice) {
        case 18:
            return RecordsListed{ticket, {a_record()}, detail % 4 == 0};
        case 19:
            return MendingSaved{ticket, detail % 2 ? "aa/462152/9" : ""};
        case 20:
            return PeopleFound{ticket, people_answer(detail)};
        case 21:
            return StepSaved{ticket, detail % 2 ? "A001" : ""};
        case 22:
            return StickerSeen{seen, {day_in_japan(screen.bar.now), "A001"}};
        case 23:
            return VisitorsListed{ticket, {}};
        case 24:
            return VisitorsChanged{};
        case 25:
            return PackageSeen{seen, walk::gs1(scanned_codes[detail % 7])};
        case 26:
            return PackageRefused{seen, Error{ErrorKind::bad_input, "x", {}, {}}};
        case 27:
            return Identified{ticket, walk::staff()->at(std::size_t(detail % 3)), "pin"};
        case 28:
            return VialsListed{ticket, {a_vial()}, detail % 2 ? a_vial().entry : ""};
        case 29:
            return PapersMoved{{test::paper(static_cast<PaperStage>(detail % 4))}};
        default:
            return EffectFailed{ticket, Error{ErrorKind::environment, "disk", {}, {}}};
    }
}

Event world_of(int choice, int detail, int age, const Screen& screen) {
    const auto back = static_cast<std::uint64_t>(age);
    const Ticket ticket{screen.last_ticket.number - std::min(back, screen.last_ticket.number)};
    const Generation seen{screen.generation.number - std::min(back, screen.generation.number)};
    const char* number = numbers[detail % 3];
    const std::string line = line_of(screen);
    const std::string asked = line.empty() || age > 0 ? number : line.substr(8);
    switch (choice) {
        case 0:
            return ClockTicked{screen.bar.now + std::chrono::hours(detail % 3)};
        case 1:
            return HubReported{{static_cast<std::size_t>(detail), {}, {}, true}};
        case 2:
            return VoucherSeen{seen, {walk::voucher(number), {detail % 2 == 1 ? "ocr" : "qr"}}};
        case 3:
            return VoucherRefused{seen, Error{ErrorKind::bad_input, "x", {}, {}}};
        case 4:
            return VoucherContradicted{seen, {{"qr", "1"}, {"nw7", "2"}}};
        case 5:
            return WorkOpened{ticket, {}};
        case 6:
            return WorkClosed{ticket, full_choices()};
        case 7:
            return PersonFound{ticket, walk::person(asked.c_str())};
        case 8:
            return PersonMissing{ticket, detail % 2 == 0};
        case 9:
            return VerdictReady{ticket, walk::verdict(static_cast<Status>(detail % 4)),
                                walk::products()};
        case 10:
            return DoseRecorded{ticket, "aa/462152/" + std::to_string(ticket.number)};
        case 11:
            return ScreeningSaved{ticket};
        case 12:
            return PreviewReady{ticket, nullptr, test::papers_of_a_dose()};
        case 13:
            return PaperHandedOver{ticket, "out.pdf", detail % 2 ? "p1" : ""};
        case 14:
            return HubAnswered{ticket, detail % 3 == 0,
                               detail % 3 == 1 ? std::optional(Error{}) : std::nullopt};
        case 15:
            return CheckedInHere{ticket, walk::check_in_name};
        case 16:
            return CheckedInElsewhere{ticket, walk::elsewhere()};
        case 17:
            return DeskNewsCame{
                walk::check_in_name,
                detail % 2 ? DeskNews{RecordArrived{}} : DeskNews{walk::elsewhere()},
                walk::person(asked.c_str())};
        default:
            return site_of(choice, detail, ticket, seen, screen);
    }
}

// The event that leads on from a view: a random walk alone would hardly ever reach the disk.
Event forward_from(const Screen& screen, int detail) {
    if (const SignInForm* form = sign_in_of(screen)) {
        if (form->checking) return world_of(27, detail, 0, screen);
        return CardSeen{screen.generation, walk::card()};
    }
    if (auto vial = forward_to_vial(screen, detail)) return *std::move(vial);
    if (auto day = forward_in_day(screen, detail)) return *std::move(day);
    if (auto arrival = forward_to_arrival(screen, detail)) return *std::move(arrival);
    const std::string name = name_of(screen.view);
    if (name == "start_of_work") return StartWork{};
    if (name == "opening_work") return WorkOpened{screen.last_ticket, {}};
    if (name == "scan" && detail % 4 == 0) return SearchWanted{};
    if (name == "search" && !may_search(get<Search>(screen.view)))
        return SearchEdited{SearchField::kana, "みほん"};
    if (name == "search") return SearchStarted{};
    if (name == "searching" || name == "provisional_seeking")
        return PeopleFound{screen.last_ticket, people_answer(detail)};
    if (name == "people_listed") return PersonChosen{person_number(detail)};
    if (name == "opening_person")
        return PersonFound{screen.last_ticket, walk::person(numbers[detail % 3])};
    if (name == "scan")
        return VoucherSeen{screen.generation, {walk::voucher(numbers[detail % 3]), {"qr"}}};
    if (name == "looking_up")
        return PersonFound{screen.last_ticket, walk::person(line_of(screen).substr(8).c_str())};
    if (name == "who_is_it") return tap_of(11 + detail % 3, 1);
    if (name == "checking_in") return world_of(detail % 4 ? 15 : 16, detail, 0, screen);
    if (name == "assessing") return world_of(9, detail, 0, screen);
    if (name == "verdict") return ScreeningWanted{};
    if (name == "form") return FormDone{};
    if (name == "screening") return tap_of(16 + detail % 3, 1);
    if (name == "lot_check") return tap_of(21 + detail % 3, 1);
    if (name == "saving_dose") return world_of(detail % 4 ? 10 : 14, 0, 0, screen);
    if (name == "recorded") return CertificateWanted{};
    if (name == "certificate_making")
        return PreviewReady{screen.last_ticket, nullptr, test::papers_of_a_dose()};
    return tap_of(detail % taps, detail);
}

}  // namespace

const int seeds_end = 8 * 12 * taps;

Event event_of(int seed, const Screen& screen) {
    const int detail = seed / 8 % 12;
    const int age = seed % 8 == 0 ? 1 + seed / 96 % 2 : 0;
    if (seed % 8 < 5 && age == 0) return forward_from(screen, detail);
    if (seed % 2) return tap_of(seed / 96 % taps, detail);
    return world_of(seed / 96 % 31, detail, age, screen);
}

}  // namespace uketsuke::walk
