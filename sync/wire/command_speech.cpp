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

}  // namespace uketsuke
