// Strict in both directions: the two ends are the same program, so anything unexpected is a fault.
#include "platform/folder/command_wire.h"

#include "core/base/json.h"

namespace uketsuke {

namespace {

std::unexpected<Error> bad_request() {
    return fail(ErrorKind::bad_input, "door.request",
                {"動作中のプログラムへの依頼の形が違います。",
                 "The request to the running program is malformed."},
                {"両方を同じ版にしてください。", "Use the same version for both."});
}

std::unexpected<Error> bad_answer() {
    return fail(ErrorKind::environment, "door.answer",
                {"動作中のプログラムの返事が読めません。",
                 "The answer of the running program cannot be read."},
                {"両方を同じ版にしてください。", "Use the same version for both."});
}

}  // namespace

Result<std::string> print_request(const CommandRequest& request) {
    const Json arguments = TRY(parse_json(request.arguments, request_bytes_max));
    if (!arguments.is_object()) return bad_request();
    return print_json(Json{{"command", request.command}, {"arguments", arguments}});
}

Result<CommandRequest> parse_request(std::string_view line) {
    const auto json = parse_json(line, request_bytes_max);
    if (!json || !json->is_object() || json->size() != 2) return bad_request();
    if (!json->contains("command") || !json->at("command").is_string()) return bad_request();
    if (!json->contains("arguments") || !json->at("arguments").is_object()) return bad_request();
    return CommandRequest{json->at("command").get<std::string>(),
                          print_json(json->at("arguments"))};
}

std::string print_answer(const Answer& answer) {
    switch (answer.kind) {
        case AnswerKind::out:
            return print_json(Json{{"out", answer.text}});
        case AnswerKind::err:
            return print_json(Json{{"err", answer.text}});
        case AnswerKind::exit:
            break;
    }
    return print_json(Json{{"exit", answer.status}});
}

Result<Answer> parse_answer(std::string_view line) {
    const auto json = parse_json(line, answer_bytes_max);
    if (!json || !json->is_object() || json->size() != 1) return bad_answer();
    const auto& member = *json->begin();
    const std::string name = json->begin().key();
    if (name == "exit" && member.is_number_integer())
        return Answer{AnswerKind::exit, {}, member.get<int>()};
    if (!member.is_string()) return bad_answer();
    if (name == "out") return Answer{AnswerKind::out, member.get<std::string>(), 0};
    if (name == "err") return Answer{AnswerKind::err, member.get<std::string>(), 0};
    return bad_answer();
}

}  // namespace uketsuke
