// Lines of the diary.
#include "kiosk/shell/trace.h"

#include "core/base/json.h"

namespace uketsuke {
namespace {

Json json_of(const std::vector<TraceTarget>& targets) {
    Json list = Json::array();
    for (const TraceTarget& target : targets) {
        list.push_back({{"id", target.id},
                        {"x", target.x},
                        {"y", target.y},
                        {"w", target.w},
                        {"h", target.h},
                        {"enabled", target.enabled}});
    }
    return list;
}

}  // namespace

Result<Trace> Trace::open(const std::string& file) {
    Trace trace;
    trace.file_.reset(std::fopen(file.c_str(), "we"));
    if (trace.file_) return trace;
    return fail(ErrorKind::environment, "trace.open",
                {file + " に書き込めません。", "Cannot write to " + file + "."},
                {"--trace のファイル名を確かめてください。", "Check the file named by --trace."});
}

void Trace::write(const std::string& line) {
    std::fputs((line + "\n").c_str(), file_.get());
    std::fflush(file_.get());
}

void Trace::shown(const Screen& screen, const std::vector<TraceTarget>& targets, int taps) {
    if (!file_) return;
    if (taps > 0) write(print_json(Json{{"taps", taps_ += taps}}));
    const bool other_view = screen.generation != generation_;
    const auto* recorded = get_if<Recorded>(&screen.view);
    // Once: signing in on a locked screen shows the same view again.
    if (recorded && !screen.asked && recorded->record.entry != recorded_) {
        recorded_ = recorded->record.entry;
        write(print_json(Json{{"recorded", recorded_}}));
    }
    if (other_view || targets != targets_) {
        write(print_json(Json{{"screen", name_of(screen)}, {"targets", json_of(targets)}}));
    }
    if (screen.bar.hub.unsent != unsent_) {
        unsent_ = screen.bar.hub.unsent;
        write(print_json(Json{{"unsent", *unsent_}}));
    }
    const auto* scan = get_if<Scan>(&screen.view);
    if (scan && scan->desk.rules.edition != rules_) {
        rules_ = scan->desk.rules.edition;
        write(print_json(Json{{"rules", rules_}}));
    }
    generation_ = screen.generation;
    targets_ = targets;
}

}  // namespace uketsuke
