// The hand that taps, and the loop over standard input.
#include "kiosk/shell/quiet_desk.h"

#include <poll.h>
#include <unistd.h>

#include "core/base/json.h"
#include "platform/folder/carry_out.h"

namespace uketsuke {

namespace {

constexpr std::chrono::milliseconds answer_wait{50};
constexpr int input_wait_ms = 50;
constexpr int steps_back_max = 8;  // More than there are views in a visit.

// What a member of staff does who has no doubt; nothing where an answer is awaited, or the visit
// has come to its end.
struct Tap {
    using Next = std::optional<Event>;
    Next operator()(const WhoIsIt&) const { return PersonConfirmed{}; }
    // What a power cut left open here; another desk's visits are that desk's.
    Next operator()(const ElsewhereShown& view) const {
        return view.elsewhere.this_desk ? Next(TakeOver{}) : std::nullopt;
    }
    Next operator()(const VerdictShown& view) const {
        return may_screen(view) ? Next(ScreeningWanted{}) : std::nullopt;
    }
    Next operator()(const FormAsked& view) const {
        if (guardian_asked(view) && !view.answers.guardian_signed) return GuardianSigned{true};
        return view.problem ? std::nullopt : Next(FormDone{});
    }
    Next operator()(const ScreeningAsked& view) const {
        if (may_vaccinate(view)) return Vaccinate{};
        if (view.doctors_word == DoctorsWord::not_asked) return DoctorAnswered{DoctorsWord::yes};
        return std::nullopt;
    }
    Next operator()(const LotCheck& view) const {
        if (!view.site) return BodySiteChosen{BodySite::left_upper_arm};
        if (!view.compared) return VialCompared{true};
        return Record{};
    }
    Next operator()(const auto&) const { return std::nullopt; }
};

// The store is at work for this view.
bool awaits_answer(const View& view) {
    return holds_alternative<OpeningWork>(view) || holds_alternative<LookingUp>(view) ||
           holds_alternative<AskingHub>(view) || holds_alternative<CheckingIn>(view) ||
           holds_alternative<Assessing>(view) || holds_alternative<SavingDose>(view);
}

std::unexpected<Error> needs_a_person() {
    return fail(
        ErrorKind::refused, "run.sign_in",
        {"従事者名簿のある端末は、窓なしでは業務を始められません。",
         "Where staff are listed, work does not begin without a window: somebody signs in."},
        {"試験には、名簿のないハブを使ってください。", "For tests use a hub that lists no staff."});
}

bool input_is_there() {
    pollfd input{STDIN_FILENO, POLLIN, 0};
    return ::poll(&input, 1, input_wait_ms) > 0;
}

}  // namespace

QuietDesk::QuietDesk(Setup setup, StartForm form)
    : setup_(std::move(setup)),
      mailbox_([this] {
          const std::lock_guard lock(mutex_);
          news_ = true;
          woken_.notify_all();
      }),
      worker_(std::move(setup_.records), std::move(setup_.office), mailbox_, *setup_.clock),
      conductor_(
          [&] {
              StartChoices choices;
              worker_.run([&](Clerk& clerk) { choices = clerk.choices(setup_.clock->today()); });
              return first_screen(setup_.clock->now(), setup_.language, choices, std::move(form));
          }(),
          {[this](const Effect& effect) { worker_.perform(effect); }, [](Generation, Sought) {},
           [] {}, [] {}}) {}

QuietDesk::~QuietDesk() { mailbox_.close(); }

Result<std::unique_ptr<QuietDesk>> QuietDesk::open(Setup setup, StartForm form) {
    std::unique_ptr<QuietDesk> desk(new QuietDesk(std::move(setup), std::move(form)));
    desk->connections_ = TRY(Connections::open(*desk->setup_.folder, desk->worker_,
                                               *desk->setup_.clock, desk->setup_.language));
    desk->happen(StartWork{});
    while (awaits_answer(desk->conductor_.screen().view)) desk->take_in(answer_wait);
    if (sign_in_of(desk->conductor_.screen())) return needs_a_person();
    const auto* start = get_if<StartOfWork>(&desk->conductor_.screen().view);
    if (start && start->problem) return std::unexpected(*start->problem);
    return desk;
}

void QuietDesk::happen(const Event& event) {
    conductor_.happen(ClockTicked{setup_.clock->now()});
    conductor_.happen(event);
}

void QuietDesk::take_in(std::chrono::milliseconds wait) {
    {
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, wait, [this] { return news_; });
        news_ = false;
    }
    for (const Event& event : mailbox_.drain()) happen(event);
    const std::size_t unsent = conductor_.screen().bar.hub.unsent;
    if (unsent > unsent_ && connections_) connections_->nudge();
    unsent_ = unsent;
}

std::optional<Event> QuietDesk::next_tap() const { return visit(Tap{}, conductor_.screen().view); }

std::string QuietDesk::serve(const std::string& digits) {
    happen(KeypadOpened{});
    for (const char digit : digits) happen(DigitTyped{digit});
    happen(DigitsEntered{});
    while (true) {
        if (awaits_answer(conductor_.screen().view)) {
            take_in(answer_wait);
        } else if (const auto tap = next_tap()) {
            const Screen before = conductor_.screen();
            happen(*tap);
            if (conductor_.screen().view == before.view) return end_of_visit();
        } else {
            return end_of_visit();
        }
    }
}

std::string QuietDesk::end_of_visit() {
    const View view = conductor_.screen().view;
    const auto* recorded = get_if<Recorded>(&view);
    happen(holds_alternative<SaveFailed>(view) ? Event(NotedOnPaper{}) : Event(NextPerson{}));
    // Not every view leads to the next person: some go back first.
    for (int step = 0; step < steps_back_max && !awaits_voucher(conductor_.screen().view); ++step) {
        happen(Back{});
        happen(NextPerson{});
    }
    return print_json(recorded ? Json{{"recorded", recorded->record.entry}}
                               : Json{{"not_recorded", name_of(view)}});
}

Result<void> QuietDesk::serve_input() {
    std::string typed;
    while (true) {
        take_in(std::chrono::milliseconds(0));
        if (!input_is_there()) continue;
        std::array<char, 4096> bytes{};
        const auto count = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (count <= 0) return {};
        typed.append(bytes.data(), std::size_t(count));
        for (std::size_t end = typed.find('\n'); end != typed.npos; end = typed.find('\n')) {
            standard_output().out(serve(typed.substr(0, end)));
            typed.erase(0, end + 1);
        }
    }
}

}  // namespace uketsuke
