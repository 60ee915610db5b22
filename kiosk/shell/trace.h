// A diary of what was shown, for tests and the guided tour: names of views, names of entries and
// where the buttons are. Nothing of a person is in it. One JSON object a line, each flushed.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/flow/screen.h"

namespace uketsuke {

// A button in window pixels. Its id is a key of the catalogue.
struct TraceTarget {
    std::string id;
    float x = 0;
    float y = 0;
    float w = 0;
    float h = 0;
    bool enabled = true;
    bool operator==(const TraceTarget&) const = default;
};

class Trace {
  public:
    Trace() = default;  // Writes nothing.
    // Errors (environment): trace.open.
    static Result<Trace> open(const std::string& file);

    // After a frame was shown. Writes what has changed since the last call:
    //   {"taps":7}   so many since the start, this frame's `taps` included; which ones is not said
    //   {"screen":"scan","targets":[{"id","x","y","w","h","enabled"}]}
    //   {"recorded":"DEVICE/MUNICIPALITY/SEQUENCE"}   the first time a view says so
    //   {"unsent":3}
    //   {"rules":"EDITION"}   by which whoever comes next is judged
    void shown(const Screen& screen, const std::vector<TraceTarget>& targets, int taps = 0);

  private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    void write(const std::string& line);

    std::unique_ptr<std::FILE, Close> file_;
    Generation generation_;
    std::vector<TraceTarget> targets_;
    int taps_ = 0;
    std::optional<std::size_t> unsent_;
    std::string rules_;
    std::string recorded_;
};

}  // namespace uketsuke
