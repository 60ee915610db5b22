// The door of a running process: subcommands that are started beside it come in here and are
// carried out by it, because it alone may open the store (design.md section 4).
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

#include "core/base/result.h"
#include "platform/folder/command_wire.h"
#include "platform/folder/data_folder.h"

namespace uketsuke {

// Where a command's lines go: to the terminal of this process or through the door to another's.
// False means that nobody reads any more; the command may then stop early.
class CommandOutput {
  public:
    virtual ~CommandOutput() = default;
    virtual bool out(std::string_view line) = 0;
    virtual bool err(std::string_view line) = 0;
};

// Returns the exit status. It is called on one of the door's threads, several at a time: an owner
// posts the work to its worker and waits for it. It must return once the owner is closing down.
using CommandHandler = std::function<int(const CommandRequest&, CommandOutput&)>;

struct DoorLimits {
    int requests_at_once = 4;                      // Further ones wait in the kernel's queue.
    std::chrono::milliseconds request_time{5000};  // For the whole request line to arrive.
    std::chrono::milliseconds answer_time{30000};  // For the other end to take one line.
};

// Listens from open() to destruction. Destroy it before the worker that its handler waits for, and
// before the DataFolder: it removes the socket file while the lock is still held, and waits for
// requests that are being handled.
class CommandDoor {
  public:
    static Result<CommandDoor> open(const DataFolder& folder, CommandHandler handler,
                                    DoorLimits limits = {});
    CommandDoor(CommandDoor&&) noexcept;
    CommandDoor& operator=(CommandDoor&&) noexcept;
    ~CommandDoor();

  private:
    class Room;
    explicit CommandDoor(std::unique_ptr<Room> room);
    std::unique_ptr<Room> room_;
};

}  // namespace uketsuke
