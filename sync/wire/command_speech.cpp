// Errors in both manners of speaking.
#include "sync/wire/command_speech.h"

#include "core/base/json.h"

namespace uketsuke {

int CommandSpeech::tell_error(const Error& error) const {
    const std::string message = to_line(error, japanese);
    if (json) {
        output.out(print_json(Json{{"error", {{"code", error.code}, {"message", message}}}}));
    } else {
        output.err(message);
    }
    return exit_status(error);
}

Progress progress_of(const CommandSpeech& speech, Words doing) {
    using std::chrono::steady_clock;
    return [&speech, doing = std::move(doing), told = steady_clock::now()](
               std::size_t done, std::size_t all) mutable {
        if (speech.json || steady_clock::now() - told < std::chrono::seconds(1)) return;
        told = steady_clock::now();
        speech.output.err(speech.said(doing) + " " + std::to_string(done) + " / " +
                          std::to_string(all));
    };
}

}  // namespace uketsuke
