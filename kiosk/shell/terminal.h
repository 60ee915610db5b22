// The terminal as a running thing: the window's loop, the worker, the camera and the conductor
// between them. Everything meets here and nothing is decided here.
#pragma once

#include "kiosk/flow/visitor_display.h"
#include "kiosk/look/look.h"
#include "kiosk/look/picture_window.h"
#include "kiosk/look/window.h"
#include "kiosk/shell/conductor.h"
#include "kiosk/shell/trace.h"
#include "kiosk/shell/voucher_watch.h"
#include "kiosk/shell/worker.h"
#include "platform/scanner/keystrokes.h"
#include "platform/sound/speaker.h"

namespace uketsuke {

// What a terminal is made of. `window`, `look`, `clock` and `municipalities` must outlive it.
struct TerminalParts {
    look::Window& window;
    look::Look& look;
    const Clock& clock;
    std::unique_ptr<Records> records;
    Office office;
    std::unique_ptr<Camera> camera;
    const Municipalities* municipalities = nullptr;  // Nothing: only check digits are tested.
    Language language = Language::japanese;
    StartForm form;  // What start of work begins with.
    Trace trace;
    std::string speaker = {};  // platform/sound/speaker.h; empty: silence.
    std::unique_ptr<look::PictureWindow> visitor_window = {};  // 来場者画面; null: there is none.
};

// UI thread only.
class Terminal {
  public:
    explicit Terminal(TerminalParts parts);

    // Until the window is closed. Errors: those of Window::frame.
    Result<void> run();

    Worker& worker() { return worker_; }
    // Called on the UI thread whenever more is unsent than before.
    void when_recorded(std::function<void()> tell) { recorded_ = std::move(tell); }

  private:
    Hands hands();
    bool look_for_input();
    void take_in();
    void take_scanner();
    void tell_recorded();
    void show_live_picture();
    void show_preview();
    void show_visitor();
    void forget_person();
    Result<void> show_frame();
    double seconds_to_sleep() const;

    look::Window& window_;
    look::Look& look_;
    const Clock& clock_;
    const Municipalities* municipalities_;
    Trace trace_;
    Mailbox mailbox_;
    bool training_;  // Known before the worker has the records.
    Worker worker_;
    VoucherWatch watch_;
    Speaker speaker_;
    Conductor conductor_;
    Keystrokes scanner_;
    std::unique_ptr<look::PictureWindow> visitor_window_;
    std::optional<VisitorWords> visitor_words_;  // As shown.
    Instant looked_{};                           // For its keys, the last time.
    std::shared_ptr<const GreyImage> live_;      // As shown.
    std::shared_ptr<const Picture> preview_;     // As shown.
    int frames_due_ = 1;
    std::function<void()> recorded_;
    std::size_t unsent_ = 0;
};

}  // namespace uketsuke
