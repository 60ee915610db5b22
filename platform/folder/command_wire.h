// The lines that travel through DATA/socket: one request, then answers, each a JSON object on a
// line of its own. Kept apart from the sockets so that both ends share it and tests need neither.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace uketsuke {

constexpr std::size_t request_bytes_max = 1u << 20;
constexpr std::size_t answer_bytes_max = 4u << 20;

// {"command":"status","arguments":{...}}. The arguments are the text of a JSON object whose members
// each command defines. Paths in them are absolute: the two processes may stand in different
// folders.
struct CommandRequest {
    std::string command;
    std::string arguments = "{}";
    bool operator==(const CommandRequest&) const = default;
};

enum class AnswerKind { out, err, exit };

// {"out":"..."} and {"err":"..."} carry one line of text each; {"exit":0} is the last one.
struct Answer {
    AnswerKind kind = AnswerKind::exit;
    std::string text;
    int status = 0;
    bool operator==(const Answer&) const = default;
};

// Without the newline. Printing a request fails (door.request) where its arguments are no object.
Result<std::string> print_request(const CommandRequest& request);
Result<CommandRequest> parse_request(std::string_view line);
std::string print_answer(const Answer& answer);
Result<Answer> parse_answer(std::string_view line);

}  // namespace uketsuke
