// From a command line to the parts of a terminal: which files, which keys, which clock. Everything
// that can be wrong with them is said here, before a window opens.
#pragma once

#include "kiosk/shell/terminal.h"
#include "platform/records/key_choice.h"

namespace uketsuke {

struct RunArguments {
    std::string data = "data";
    KeyChoice keys;
    std::string camera = "/dev/video0";
    std::string programme;       // Published id (without a hub id or file), else the enrolment's.
    std::string city;            // File; empty: DATA/city.json where there is one.
    std::string municipalities;  // File; empty: the list of the assets.
    std::string language = "ja";
    std::string now;
    std::string today;
    std::string print_to;
    std::string printer;
    std::string label_printer;
    std::string trace;
    long long die_at = 0;
    long long lock_after = lock_after_otherwise.count();  // Minutes; 0: by hand only.
    long long width = 1280;
    long long height = 800;
    bool full_screen = false;
    bool dark = false;
    bool kiosk = false;
    std::string sound = "default";
    bool no_window = false;
    bool training = false;
    bool visitor_window = false;
    StartForm form;
};

inline constexpr long long lock_after_minutes_max = 60;
// As --lang says it: Japanese, which the window shows in simple words.
inline constexpr std::string_view easy_japanese = "easy";

// What was opened, in the order in which it must be closed again: last one first.
struct Setup {
    std::unique_ptr<Clock> clock;
    std::unique_ptr<Municipalities> municipalities;
    std::unique_ptr<DataFolder> folder;  // Outlives the records: it holds the lock.
    std::unique_ptr<Records> records;
    Office office;
    std::unique_ptr<Camera> camera;
    Language language = Language::japanese;
    Trace trace;
};

// Errors: those of the files named, of the data folder and its keys; run.no_programme,
// run.not_published, rules.not_published, run.language, run.die_at,
// run.lock_after, duties.flaws.
Result<Setup> set_up(const RunArguments& arguments);

}  // namespace uketsuke
