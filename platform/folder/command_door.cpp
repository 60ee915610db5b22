// A few threads share one listening socket: each takes a visitor, serves it to the end and returns
// to the door. That bounds the work at once without a list of connections to keep.
#include "platform/folder/command_door.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <thread>
#include <vector>

#include "platform/folder/local_socket.h"
#include "platform/folder/system_error.h"

namespace uketsuke {

namespace {

// Sends the lines of one command to its visitor.
class VisitorOutput : public CommandOutput {
  public:
    VisitorOutput(int socket, std::chrono::milliseconds patience)
        : socket_(socket), patience_(patience) {}
    bool out(std::string_view line) override { return send({AnswerKind::out, std::string(line)}); }
    bool err(std::string_view line) override { return send({AnswerKind::err, std::string(line)}); }
    void exit(int status) { send({AnswerKind::exit, {}, status}); }
    void refuse(const Error& error) {
        err(to_line(error, false));
        exit(exit_status(error));
    }

  private:
    // A visitor that once failed to listen is not waited for again.
    bool send(const Answer& answer) {
        listens_ = listens_ && send_line(socket_, print_answer(answer), patience_);
        return listens_;
    }

    int socket_;
    std::chrono::milliseconds patience_;
    bool listens_ = true;
};

Error untrusted_visitor() {
    return Error{ErrorKind::refused, "door.untrusted",
                 Words{"別の利用者からの依頼は受け付けません。",
                       "Requests of another user are not accepted."},
                 Words{}};
}

Error unusable_request(LineEnd end) {
    const bool late = end == LineEnd::timeout;
    return Error{ErrorKind::bad_input, late ? "door.late" : "door.too_long",
                 late ? Words{"依頼が時間内に届きませんでした。", "The request came too slowly."}
                      : Words{"依頼が長すぎます。", "The request is too long."},
                 Words{}};
}

}  // namespace

class CommandDoor::Room {
  public:
    Room(Descriptor directory, Descriptor listener, Descriptor stop, CommandHandler handler,
         DoorLimits limits)
        : directory_(std::move(directory)),
          listener_(std::move(listener)),
          stop_(std::move(stop)),
          handler_(std::move(handler)),
          limits_(limits) {
        for (int i = 0; i < limits_.requests_at_once; ++i)
            threads_.emplace_back([this] { receive_visitors(); });
    }

    ~Room() {
        ::eventfd_write(stop_.number(), 1);  // Never read again: every thread sees it.
        threads_.clear();
        ::unlinkat(directory_.number(), socket_name, 0);
    }

  private:
    void receive_visitors() {
        while (true) {
            std::array<pollfd, 2> watched{
                {{listener_.number(), POLLIN, 0}, {stop_.number(), POLLIN, 0}}};
            if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return;
            if (watched[1].revents != 0) return;
            // The listener does not block: another thread may have taken the visitor.
            const Descriptor visitor(
                ::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
            if (visitor.is_open()) serve(visitor.number());
        }
    }

    void serve(int visitor) {
        VisitorOutput output(visitor, limits_.answer_time);
        if (!peer_is_trusted(visitor)) return output.refuse(untrusted_visitor());
        std::string line;
        const LineEnd end =
            LineReader(visitor, stop_.number()).next(line, request_bytes_max, limits_.request_time);
        if (end == LineEnd::closed || end == LineEnd::stopped) return;
        if (end != LineEnd::line) return output.refuse(unusable_request(end));
        const auto request = parse_request(line);
        if (!request) return output.refuse(request.error());
        output.exit(handler_(*request, output));
    }

    Descriptor directory_;
    Descriptor listener_;
    Descriptor stop_;
    CommandHandler handler_;
    DoorLimits limits_;
    std::vector<std::jthread> threads_;
};

Result<CommandDoor> CommandDoor::open(const DataFolder& folder, CommandHandler handler,
                                      DoorLimits limits) {
    Descriptor directory(::fcntl(folder.directory(), F_DUPFD_CLOEXEC, 0));
    Descriptor stop(::eventfd(0, EFD_CLOEXEC));
    if (!directory.is_open() || !stop.is_open()) {
        const int number = errno;
        return std::unexpected(system_error(number, {{"使用", "use"}, folder.path()}));
    }
    Descriptor listener = TRY(listen_in(directory.number()));
    ::fcntl(listener.number(), F_SETFL, O_NONBLOCK);
    return CommandDoor(std::make_unique<Room>(std::move(directory), std::move(listener),
                                              std::move(stop), std::move(handler), limits));
}

CommandDoor::CommandDoor(std::unique_ptr<Room> room) : room_(std::move(room)) {}
CommandDoor::CommandDoor(CommandDoor&&) noexcept = default;
CommandDoor& CommandDoor::operator=(CommandDoor&&) noexcept = default;
CommandDoor::~CommandDoor() = default;

}  // namespace uketsuke
