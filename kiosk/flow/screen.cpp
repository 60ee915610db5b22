// The questions that drawing and `step` both ask of a view, answered once.
#include "kiosk/flow/screen.h"

#include <algorithm>

#include "kiosk/flow/is_any.h"

namespace uketsuke {
namespace {

Error missing(const char* code, Words what, Words next) {
    return Error{ErrorKind::refused, code, std::move(what), std::move(next)};
}

// Nothing while the expiry is no day.
template <class Form>
std::optional<Vial> vial_in(const Form& form) {
    const auto expiry = parse_day(form.expiry);
    if (!expiry) return std::nullopt;
    return Vial{form.product, form.lot, *expiry};
}

// Which product this is depends on nobody's verdict yet.
std::optional<Error> obstacle_of_session_vial(const StartOfWork& view, Day today) {
    const auto vial = vial_in(view.form);
    if (!vial) return std::nullopt;
    return obstacle(*vial, {vial->product}, view.choices.rules.lots.get(), today);
}

Error not_their_duty(DeskKind kind) {
    const Words& desk = words_of(kind);
    return missing("work.duty",
                   {"「" + desk.ja + "」に必要な資格が、名簿にありません",
                    "The list of staff does not show the qualification for: " + desk.en},
                   {"担当を選び直すか、責任者の承認を受けてください",
                    "Choose another desk, or let a manager approve"});
}

Error no_vial() {
    return missing("vial.none",
                   {"この机の接種液が決まっていません。何も記録していません",
                    "This desk has no vial yet. Nothing was recorded"},
                   {"容器を見て入力するか、戻って「接種液」から選んでください",
                    "Enter it from the label, or go back and choose it under Vials"});
}

// By the count; there may be one more dose in it than was meant.
VialNotice used_up(const std::string& number) {
    return {"vial.used_up",
            true,
            {"バイアル " + number + " は、数えでは残りがありません",
             "By the count nothing is left in vial " + number},
            {"次のバイアルではないか、容器のロット番号を見比べてください",
             "Make sure that this is not the next vial: compare the lot number"}};
}

struct NameOf {
    const char* operator()(const SignIn&) const { return "sign_in"; }
    const char* operator()(const StartOfWork&) const { return "start_of_work"; }
    const char* operator()(const OpeningWork&) const { return "opening_work"; }
    const char* operator()(const ClosingWork&) const { return "closing_work"; }
    const char* operator()(const ListingFindings&) const { return "listing_findings"; }
    const char* operator()(const FindingsShown&) const { return "findings"; }
    const char* operator()(const Scan&) const { return "scan"; }
    const char* operator()(const Keypad&) const { return "keypad"; }
    const char* operator()(const ReadingProblem&) const { return "reading_problem"; }
    const char* operator()(const Contradiction&) const { return "contradiction"; }
    const char* operator()(const LookingUp&) const { return "looking_up"; }
    const char* operator()(const AskingHub&) const { return "asking_hub"; }
    const char* operator()(const HubNotReached&) const { return "hub_not_reached"; }
    const char* operator()(const NotInRoster&) const { return "not_in_roster"; }
    const char* operator()(const Search&) const { return "search"; }
    const char* operator()(const Searching&) const { return "searching"; }
    const char* operator()(const PeopleListed&) const { return "people_listed"; }
    const char* operator()(const OpeningPerson&) const { return "opening_person"; }
    const char* operator()(const VoucherReplaced&) const { return "voucher_replaced"; }
    const char* operator()(const TroublesShown&) const { return "voucher_troubles"; }
    const char* operator()(const TroubleTold&) const { return "voucher_trouble"; }
    const char* operator()(const ProvisionalAsked&) const { return "provisional"; }
    const char* operator()(const SeekingAlike&) const { return "provisional_seeking"; }
    const char* operator()(const AlikeShown&) const { return "provisional_alike"; }
    const char* operator()(const ProvisionalCheck&) const { return "provisional_check"; }
    const char* operator()(const TakingIn&) const { return "provisional_taking_in"; }
    const char* operator()(const WhoIsIt&) const { return "who_is_it"; }
    const char* operator()(const CheckingIn&) const { return "checking_in"; }
    const char* operator()(const ElsewhereShown&) const { return "elsewhere"; }
    const char* operator()(const Assessing&) const { return "assessing"; }
    const char* operator()(const VerdictShown&) const { return "verdict"; }
    const char* operator()(const HearingAsked&) const { return "hearing"; }
    const char* operator()(const SlipShown&) const { return "slip"; }
    const char* operator()(const FormAsked&) const { return "form"; }
    const char* operator()(const ScreeningAsked&) const { return "screening"; }
    const char* operator()(const NotTodayAsked&) const { return "not_today"; }
    const char* operator()(const LotCheck&) const { return "lot_check"; }
    const char* operator()(const SavingDose&) const { return "saving_dose"; }
    const char* operator()(const SaveFailed&) const { return "save_failed"; }
    const char* operator()(const Recorded&) const { return "recorded"; }
    const char* operator()(const SavingScreening&) const { return "saving_screening"; }
    const char* operator()(const ScreeningSaveFailed&) const { return "screening_save_failed"; }
    const char* operator()(const ScreeningRecorded&) const { return "screening_recorded"; }
    const char* operator()(const CertificateMaking&) const { return "certificate_making"; }
    const char* operator()(const CertificateShown&) const { return "certificate"; }
    const char* operator()(const CertificateFailed&) const { return "certificate_failed"; }
    const char* operator()(const ListingRecords&) const { return "listing_records"; }
    const char* operator()(const RecordsShown&) const { return "records"; }
    const char* operator()(const MendingAsked&) const { return "mending"; }
    const char* operator()(const TakeBackAsked&) const { return "take_back"; }
    const char* operator()(const CorrectionAsked&) const { return "correction"; }
    const char* operator()(const MoveAsked&) const { return "move"; }
    const char* operator()(const MoveLookingUp&) const { return "move_looking_up"; }
    const char* operator()(const MoveTo&) const { return "move_to"; }
    const char* operator()(const SavingMending&) const { return "saving_mending"; }
    const char* operator()(const MendingFailed&) const { return "mending_failed"; }
    const char* operator()(const MendingDone&) const { return "mending_done"; }
    const char* operator()(const ListingVisitors&) const { return "listing_visitors"; }
    const char* operator()(const VisitorsShown&) const { return "visitors"; }
    const char* operator()(const AtDesk&) const { return "at_desk"; }
    const char* operator()(const SavingStep&) const { return "saving_step"; }
    const char* operator()(const StepFailed&) const { return "step_failed"; }
    const char* operator()(const StepDone&) const { return "step_done"; }
    const char* operator()(const PapersShown&) const { return "papers"; }
    const char* operator()(const OpeningNumber&) const { return "opening_number"; }
    const char* operator()(const ListingVials&) const { return "listing_vials"; }
    const char* operator()(const VialsShown&) const { return "vials"; }
    const char* operator()(const VialAsked&) const { return "vial_asked"; }
    const char* operator()(const WasteAsked&) const { return "waste"; }
    const char* operator()(const PaperAsked&) const { return "paper"; }
    const char* operator()(const ReactionAsked&) const { return "reaction"; }
    const char* operator()(const ReactionShown&) const { return "reaction_noted"; }
    const char* operator()(const IncidentAsked&) const { return "incident"; }
    const char* operator()(const IncidentShown&) const { return "incident_noted"; }
    const char* operator()(const ListingClosing&) const { return "listing_closing"; }
    const char* operator()(const ClosingShown&) const { return "closing"; }
    const char* operator()(const Trouble&) const { return "trouble"; }
    const char* operator()(const Revoked&) const { return "revoked"; }
};

}  // namespace

Error missing_product() {
    return missing("work.product", {"ワクチンが選ばれていません", "No vaccine is chosen"},
                   {"ワクチンを選んでください", "Choose the vaccine"});
}

Error missing_expiry() {
    return missing("work.expiry", {"有効期限が日付として読めません", "The expiry is not a date"},
                   {"2030-04-30 のように入力してください", "Enter it like 2030-04-30"});
}

Screen first_screen(Instant now, Language language, StartChoices choices, StartForm form) {
    Bar bar;
    bar.now = now;
    bar.language = language;
    Screen screen{bar, Generation{1}, Ticket{0}, View(), std::nullopt};
    screen.staff = choices.staff;
    screen.touched = now;
    screen.lock_after = choices.lock_after;
    screen.view = first_view(std::move(form), std::move(choices));
    return screen;
}

std::optional<Unheard> unheard(const Bar& bar) {
    if (!bar.hub.enrolled || !bar.hub.last_answer) return Unheard{};
    if (bar.now - *bar.hub.last_answer <= unheard_after) return std::nullopt;
    return Unheard{bar.hub.last_answer};
}

const char* name_of(const View& view) { return visit(NameOf{}, view); }

const char* name_of(const Screen& screen) {
    if (is_locked(screen)) return "locked";
    return screen.asked ? "approval" : name_of(screen.view);
}

bool holds_person(const View& view) {
    return !is_any<SignIn, StartOfWork, OpeningWork, ClosingWork, ListingFindings, ListingRecords,
                   ListingVisitors, ListingVials, ListingClosing, VialsShown, VialAsked, WasteAsked,
                   PapersShown, Scan, Trouble, Revoked>(view);
}

bool is_at_rest(const View& view) {
    return is_any<SignIn, StartOfWork, Scan, VialsShown, PapersShown, Trouble>(view);
}

namespace {

struct VisitIn {
    const Visit* operator()(const auto& view) const {
        if constexpr (requires { view.visit; }) return &view.visit;
        return nullptr;
    }
};

}  // namespace

const Visit* visit_in(const View& view) { return visit(VisitIn{}, view); }

std::optional<Attended> attended_in(const View& view) {
    const auto of = [](const ConfirmedPerson& person, const std::string& check_in) {
        return Attended{person.id(), person.resident().municipality, check_in};
    };
    if (const Visit* visit = visit_in(view)) return of(visit->person, visit->check_in);
    const auto* assessing = get_if<Assessing>(&view);
    if (!assessing) return std::nullopt;
    return of(assessing->who.person, assessing->who.check_in);
}

bool awaits_voucher(const View& view) {
    if (const auto* told = get_if<TroubleTold>(&view)) return reads_voucher(*told);
    return is_any<Scan, ReadingProblem, MoveAsked, StepDone>(view);
}

bool awaits_package(const View& view) { return is_any<StartOfWork, LotCheck, VialAsked>(view); }

bool was_served(const View& view) {
    return is_any<StepDone, Recorded, ScreeningRecorded, CertificateShown>(view);
}

bool takes_scan(const View& view) {
    return awaits_voucher(view) || was_served(view) || holds_alternative<ClosingShown>(view);
}

std::optional<Sought> sought_in(const Screen& screen) {
    if (screen.asked) return std::nullopt;
    if (awaits_voucher(screen.view)) return Sought::voucher;
    if (awaits_package(screen.view)) return Sought::package;
    return std::nullopt;
}

bool is_barred(const Colleague& who, DeskKind kind) {
    return std::ranges::find(who.barred, to_text(kind)) != who.barred.end();
}

bool asks_for_approver(const StartOfWork& view) {
    if (!view.form.signed_in || !view.form.approver.empty()) return false;
    const Colleague* who = colleague_of(view.choices.staff, view.form.signed_in->staff);
    return who && is_barred(*who, view.form.desk);
}

bool takes_vials_from_the_list(const StartForm& form) {
    return form.desk == DeskKind::injection && form.product.empty() && form.lot.empty() &&
           form.expiry.empty();
}

std::optional<Error> obstacle_to_start(const StartOfWork& view, Day today) {
    const StartForm& form = view.form;
    if (form.staff_name.empty()) {
        return missing("work.staff_name", {"担当者の名前がありません", "The staff name is missing"},
                       {"名前を入力してください", "Enter the name"});
    }
    if (form.venue.empty()) {
        return missing("work.venue", {"会場がありません", "The venue is missing"},
                       {"会場を入力してください", "Enter the venue"});
    }
    if (asks_for_approver(view)) return not_their_duty(form.desk);
    if (!injects(form.desk)) return std::nullopt;
    if (form.doctor.empty()) {
        return missing("work.doctor", {"医師の名前がありません", "The doctor's name is missing"},
                       {"医師の名前を入力してください", "Enter the doctor's name"});
    }
    if (takes_vials_from_the_list(form)) return std::nullopt;
    if (form.product.empty()) return missing_product();
    if (!parse_day(form.expiry)) return missing_expiry();
    return obstacle_of_session_vial(view, today);
}

std::optional<Error> obstacle_of_vial(const StartOfWork& view, Day today) {
    if (!injects(view.form.desk)) return std::nullopt;
    if (view.form.product.empty() || view.form.lot.empty()) return std::nullopt;
    return obstacle_of_session_vial(view, today);
}

std::vector<VialNotice> notices_of_vial(const StartOfWork& view) {
    const auto vial = vial_in(view.form);
    if (!injects(view.form.desk) || !vial || vial->product.empty() || vial->lot.empty()) return {};
    return notices_about(*vial, view.choices.rules.lots.get());
}

// At another desk of today somebody has looked at one already.
bool asks_document(const WhoIsIt& view, Day today) {
    if (!judges(view.desk.kind)) return false;
    return std::ranges::none_of(view.found.row.check_ins, [&](const CheckIn& one) {
        return day_in_japan(one.at) == today && !one.fact.document.empty();
    });
}

bool may_enter(const Keypad& view) {
    return view.digits.size() == line_digits || view.digits.size() == number_digits;
}

bool may_screen(const VerdictShown& view) {
    const Status status = view.visit.verdict.status;
    return status == Status::eligible || status == Status::confirm;
}

bool needs_doctor(const ScreeningAsked& view) {
    return view.visit.verdict.status == Status::confirm ||
           judgement_of(view).worst == AnswerMeans::doctor;
}

bool asks_doctors_reason(const ScreeningAsked& view) {
    return view.visit.verdict.status == Status::confirm && view.doctors_word == DoctorsWord::yes;
}

bool may_vaccinate(const ScreeningAsked& view) {
    if (!injects(view.visit.desk.kind)) return false;
    if (judgement_of(view).worst == AnswerMeans::stop) return false;
    if (asks_doctors_reason(view) && view.doctors_reason.empty()) return false;
    return !needs_doctor(view) || view.doctors_word == DoctorsWord::yes;
}

bool may_close(const NotTodayAsked& view) {
    return is_screening_reason(view.visit.desk.rules.not_today, view.reason);
}

std::optional<Vial> vial_in(const LotCheck& view) {
    const auto entered = vial_in(view.form);
    const Vial& usual = view.visit.desk.vial;
    const bool same = entered && entered->product == usual.product && entered->lot == usual.lot &&
                      entered->expiry == usual.expiry;
    std::optional<Vial> vial = same ? usual : entered;
    if (vial && !view.second.empty()) vial->second = view.second;
    return vial;
}

bool second_asked(const LotCheck& view) {
    const auto vial = vial_in(view);
    return vial && vial->entry.empty() && second_asked(*vial, view.visit.desk.rules.lots.get());
}

std::string second_in(const LotCheck& view) {
    const auto vial = vial_in(view);
    return vial ? vial->second : "";
}

std::optional<Error> obstacle_of_vial(const LotCheck& view, Instant now) {
    if (view.form == LotForm{}) return no_vial();
    const auto vial = vial_in(view);
    if (!vial) return missing_expiry();
    if (auto error = obstacle(*vial, view.decision.verdict().products,
                              view.visit.desk.rules.lots.get(), day_in_japan(now)))
        return error;
    return obstacle_of_time(*vial, now);
}

std::vector<VialNotice> notices_of_vial(const LotCheck& view) {
    const auto vial = vial_in(view);
    if (!vial || vial->lot.empty()) return {};
    auto notices = notices_about(*vial, view.visit.desk.rules.lots.get());
    const auto& left = view.visit.desk.doses_left;
    if (!vial->entry.empty() && left && *left <= 0) notices.push_back(used_up(vial->number));
    return notices;
}

bool asks_to_compare(const LotCheck& view) {
    const Vial& usual = view.visit.desk.vial;
    const LotForm of_the_desk{usual.product, usual.lot, format_day(usual.expiry)};
    const auto notices = notices_of_vial(view);
    return view.form != of_the_desk || view.news || (view.scan && view.scan->problem) ||
           std::ranges::any_of(notices, &VialNotice::attention);
}

std::optional<Error> obstacle_to_record(const LotCheck& view, Instant now) {
    if (view.visit.on != day_in_japan(now)) {
        return missing("visit.day_changed",
                       {"判定のあとで日付が変わりました。何も記録していません",
                        "The day has changed since the check. Nothing was recorded"},
                       {"戻って判定からやり直してください", "Go back and check again"});
    }
    if (auto error = obstacle_of_vial(view, now)) return error;
    if (!view.site) {
        return missing("visit.body_site", {"接種部位が選ばれていません", "No body site is chosen"},
                       {"接種部位を選んでください", "Choose the body site"});
    }
    if (asks_to_compare(view) && !view.compared) {
        return missing("visit.not_compared",
                       {"接種液と画面の照合がまだです", "Vial and screen are not compared yet"},
                       {"容器の表示を見て確認してください", "Look at the vial and confirm"});
    }
    const Desk& desk = view.visit.desk;
    return obstacle_of_second(*vial_in(view), desk.rules.lots.get(), desk.staff_name);
}

}  // namespace uketsuke
