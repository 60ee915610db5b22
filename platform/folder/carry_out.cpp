// The order matters: door, then lock. Taking the lock first would make a process that is just
// starting fail because somebody asked for its status.
#include "platform/folder/carry_out.h"

#include <fcntl.h>

#include <cerrno>
#include <cstdio>
#include <thread>

#include "platform/folder/local_socket.h"
#include "platform/folder/system_error.h"

namespace uketsuke {

namespace {

constexpr std::chrono::milliseconds retry_delay{50};
constexpr std::chrono::milliseconds send_time{5000};

class StandardOutput : public CommandOutput {
  public:
    bool out(std::string_view line) override { return print(stdout, line); }
    bool err(std::string_view line) override { return print(stderr, line); }

  private:
    static bool print(std::FILE* to, std::string_view line) {
        std::fwrite(line.data(), 1, line.size(), to);
        std::fputc('\n', to);
        return std::fflush(to) == 0;
    }
};

std::unexpected<Error> no_exit_line(LineEnd end) {
    if (end == LineEnd::timeout) {
        return fail(
            ErrorKind::environment, "door.silent",
            {"動作中のプログラムが返事をしません。", "The running program does not answer."},
            {"画面を確かめ、必要なら再起動してください。記録済みのものは失われません。",
             "Look at its window and restart it if need be. What is recorded is kept."});
    }
    if (end == LineEnd::too_long) {
        return fail(ErrorKind::environment, "door.answer",
                    {"動作中のプログラムの返事が長すぎます。",
                     "The answer of the running program is too long."});
    }
    return fail(ErrorKind::environment, "door.broken_off",
                {"動作中のプログラムが途中で終わりました。記録済みのものは失われていません。",
                 "The running program ended in the middle. What is recorded is kept."},
                {"もう一度実行してください。", "Run the command again."});
}

Result<int> read_answers(int socket, CommandOutput& output, std::chrono::milliseconds silence) {
    LineReader reader(socket);
    std::string line;
    while (true) {
        const LineEnd end = reader.next(line, answer_bytes_max, silence);
        if (end != LineEnd::line) return no_exit_line(end);
        const Answer answer = TRY(parse_answer(line));
        if (answer.kind == AnswerKind::exit) return answer.status;
        if (answer.kind == AnswerKind::out) output.out(answer.text);
        if (answer.kind == AnswerKind::err) output.err(answer.text);
    }
}

bool has_code(const Result<int>& result, const char* code) {
    return !result && result.error().code == code;
}

}  // namespace

Result<int> ask(const std::filesystem::path& folder, const CommandRequest& request,
                CommandOutput& output, AskLimits limits) {
    const std::string line = TRY(print_request(request));
    const Descriptor directory(::open(folder.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open())
        return std::unexpected(system_error(errno, {{"使用", "use"}, folder}));
    const Descriptor socket = TRY(connect_in(directory.number()));
    // A door that refuses early has closed its end: its answer is there to be read all the same.
    send_line(socket.number(), line, send_time);
    return read_answers(socket.number(), output, limits.silence);
}

Result<int> carry_out(const std::filesystem::path& folder, const CommandRequest& request,
                      const LocalHandler& handler, CommandOutput& output, IfAbsent if_absent,
                      AskLimits limits) {
    const auto end = std::chrono::steady_clock::now() + limits.settling;
    while (true) {
        auto asked = ask(folder, request, output, limits);
        if (!has_code(asked, "door.none") && !has_code(asked, "folder.absent")) return asked;
        auto owned = DataFolder::own(folder, if_absent);
        if (owned) return handler(*owned, request, output);
        const bool in_use = owned.error().code == "folder.in_use";
        if (!in_use || std::chrono::steady_clock::now() >= end)
            return std::unexpected(std::move(owned).error());
        std::this_thread::sleep_for(retry_delay);
    }
}

CommandOutput& standard_output() {
    static StandardOutput output;
    return output;
}

}  // namespace uketsuke
