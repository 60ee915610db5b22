// The loop: sleep, take in, draw. It wakes for a finger, for an event in the mailbox, for a camera
// picture while one is shown, and once a minute for the clock; otherwise it sleeps.
#include "kiosk/shell/terminal.h"

#include "kiosk/screens/screens.h"
#include "kiosk/shell/cues.h"
#include "kiosk/shell/reading_event.h"
#include "kiosk/shell/visitor_page.h"
#include "platform/page/drawing.h"

namespace uketsuke {
namespace {

// ImGui shows what a finger did one frame later: pressed, then released.
constexpr int frames_after_input = 3;
constexpr double frame_seconds = 1.0 / 60;
constexpr double undecided_seconds = 0.03;  // Whether a person or a scanner typed is told by time.
constexpr int live_width_max = 800;
constexpr double visitor_dots_per_inch = 152.4;  // 1920 pixels wide.

// Every second or third pixel of a large camera picture is enough for the window.
Picture picture_of(const GreyImage& grey) {
    const int every = 1 + (grey.width - 1) / live_width_max;
    Picture picture;
    picture.width = grey.width / every;
    picture.height = grey.height / every;
    picture.rgba.reserve(static_cast<std::size_t>(picture.width * picture.height) * 4);
    for (int y = 0; y < picture.height; ++y) {
        const auto row = static_cast<std::size_t>(y * every) * static_cast<std::size_t>(grey.width);
        for (int x = 0; x < picture.width; ++x) {
            const std::uint8_t level = grey.pixels[row + static_cast<std::size_t>(x * every)];
            picture.rgba.insert(picture.rgba.end(), {level, level, level, 255});
        }
    }
    return picture;
}

StartChoices first_choices(Worker& worker, Day today) {
    StartChoices choices;
    worker.run([&](Clerk& clerk) { choices = clerk.choices(today); });
    return choices;
}

// Print counts only where its municipality is known to exist.
std::unique_ptr<LineReader> print_reader(const Municipalities* known) {
    return known ? make_line_reader(*known) : nullptr;
}

std::vector<TraceTarget> targets_of(const look::Inventory& inventory) {
    std::vector<TraceTarget> targets;
    for (const look::Target& target : inventory.targets) {
        targets.push_back(
            {target.id, target.box.x, target.box.y, target.box.w, target.box.h, target.enabled});
    }
    return targets;
}

// 訓練 is said on every view from the first on.
Screen marked(Screen screen, bool training) {
    screen.bar.training = training;
    return screen;
}

}  // namespace

Terminal::Terminal(TerminalParts parts)
    : window_(parts.window),
      look_(parts.look),
      clock_(parts.clock),
      municipalities_(parts.municipalities),
      trace_(std::move(parts.trace)),
      mailbox_([this] { window_.wake(); }),
      training_(parts.records->purpose() == Purpose::training),
      worker_(std::move(parts.records), std::move(parts.office), mailbox_, clock_),
      watch_(std::move(parts.camera), print_reader(municipalities_), municipalities_, mailbox_),
      speaker_(std::move(parts.speaker)),
      conductor_(marked(first_screen(clock_.now(), parts.language,
                                     first_choices(worker_, clock_.today()), std::move(parts.form)),
                        training_),
                 hands()),
      visitor_window_(std::move(parts.visitor_window)) {}

Hands Terminal::hands() {
    return {[this](const Effect& effect) { worker_.perform(effect); },
            [this](Generation generation, Sought sought) {
                scanner_.clear();
                if (sought == Sought::voucher) return watch_.await(generation);
                watch_.await_package(generation, clock_.today());
            },
            [this] { watch_.rest(); }, [this] { forget_person(); },
            [this](Cue cue) { speaker_.play(tune_of(cue)); }};
}

Result<void> Terminal::run() {
    while (!window_.closing()) {
        if (look_for_input()) frames_due_ = frames_after_input;
        if (frames_due_ > 0) --frames_due_;
        take_in();
        TRY(show_frame());
        show_visitor();
    }
    mailbox_.close();
    return {};
}

// The window is asked from now on for `longest`. Before that a frame was drawn, and where the
// machine is busy it wakes late: nobody looked then.
bool Terminal::look_for_input() {
    const double longest = seconds_to_sleep();
    const Instant from = clock_.now();
    scanner_.nobody_looked(looked_, from);
    const bool any = window_.wait(longest);
    looked_ = clock_.now();
    const auto slept =
        std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(longest));
    scanner_.nobody_looked(from + slept, looked_);
    return any;
}

double Terminal::seconds_to_sleep() const {
    if (frames_due_ > 0 || look_.wants_frame()) return frame_seconds;
    if (scanner_.undecided()) return undecided_seconds;
    const auto into_minute = clock_.now().time_since_epoch() % std::chrono::minutes(1);
    return std::chrono::duration<double>(std::chrono::minutes(1) - into_minute).count();
}

void Terminal::take_in() {
    conductor_.happen(ClockTicked{clock_.now()});
    for (const Event& event : mailbox_.drain()) {
        conductor_.happen(event);
        frames_due_ = std::max(frames_due_, 1);
    }
    take_scanner();
    tell_recorded();
    show_live_picture();
    show_preview();
}

void Terminal::take_scanner() {
    const std::string typed = window_.take_typed();
    const bool card = sign_in_of(conductor_.screen()) != nullptr;
    const Instant now = clock_.now();
    std::optional<Reading> scan;
    for (std::size_t at = 0; at < typed.size();) {
        const char32_t character = look::next_character(typed, at);
        if (auto whole = scanner_.press(character, now)) scan = std::move(whole);
    }
    if (auto ended = scanner_.wait(now)) scan = std::move(ended);
    window_.type(scanner_.take_typed());
    if (!scan) return;
    if (card) return conductor_.happen(CardSeen{conductor_.screen().generation, scan->text});
    conductor_.happen(event_of_scan(*scan, conductor_.screen(), municipalities_));
}

void Terminal::tell_recorded() {
    const std::size_t unsent = conductor_.screen().bar.hub.unsent;
    if (unsent > unsent_ && recorded_) recorded_();
    unsent_ = unsent;
}

void Terminal::show_live_picture() {
    auto live = watch_.live();
    if (live == live_) return;
    live_ = std::move(live);
    if (live_) {
        look_.show(look::camera_slot, picture_of(*live_));
    } else {
        look_.hide(look::camera_slot);
    }
}

void Terminal::show_preview() {
    const Screen& screen = conductor_.screen();
    const auto* shown = get_if<CertificateShown>(&screen.view);
    const auto preview = shown && !screen.asked ? shown->preview : nullptr;
    if (preview == preview_) return;
    preview_ = preview;
    if (preview_) {
        look_.show(look::preview_slot, *preview_);
    } else {
        look_.hide(look::preview_slot);
    }
}

// Drawn anew only where it says something else. What cannot be drawn leaves the picture before it:
// the desk goes on.
void Terminal::show_visitor() {
    if (!visitor_window_) return;
    VisitorWords words = visitor_words(conductor_.screen());
    if (words != visitor_words_) {
        const auto picture = draw_picture(draw_visitor_page(words), visitor_dots_per_inch);
        if (picture) visitor_window_->show(*picture);
        visitor_words_ = std::move(words);
    }
    visitor_window_->refresh();
}

void Terminal::forget_person() {
    scanner_.clear();
    look_.forget_people();
    look_.hide(look::camera_slot);
    look_.hide(look::preview_slot);
    live_.reset();
    preview_.reset();
}

Result<void> Terminal::show_frame() {
    std::optional<Event> happened;
    const Screen& screen = conductor_.screen();
    TRY(window_.frame(look_, [&](look::Look& look) { happened = look::draw(screen, look); }));
    trace_.shown(screen, targets_of(look_.inventory()), look_.inventory().taps);
    if (!happened) return {};
    conductor_.happen(ClockTicked{clock_.now()});
    conductor_.happen(*happened);
    frames_due_ = std::max(frames_due_, 2);
    return {};
}

}  // namespace uketsuke
