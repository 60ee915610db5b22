// What ties a running terminal to others: the network thread that exchanges with its hub, and the
// door by which subcommands come in. Both have their work on the records done by the worker.
#pragma once

#include <memory>
#include <mutex>

#include "kiosk/shell/worker.h"
#include "platform/folder/command_door.h"
#include "sync/client/postman.h"

namespace uketsuke {

class Connections {
  public:
    // `folder`, `worker` and `clock` must outlive it. A terminal that is not enrolled has only the
    // door. Errors: those of CommandDoor::open and connection_to_hub.
    static Result<std::unique_ptr<Connections>> open(const DataFolder& folder, Worker& worker,
                                                     const Clock& clock, Language language);

    ~Connections();
    Connections(const Connections&) = delete;
    Connections& operator=(const Connections&) = delete;

    // Something was recorded: exchange now. Any thread.
    void nudge();

  private:
    Connections(Worker& worker, const Clock& clock, Language language);
    Result<void> connect();
    void ask(const AskHub& effect);
    void take_report(const PostReport& said);
    void answer_asked(const PostReport& said);
    Result<void> load_first(const Route& route, const std::stop_token& stop);
    int carry_out(const CommandRequest& request, CommandOutput& output);
    bool on_records(const std::function<void(Records&)>& job);

    Worker& worker_;
    const Clock& clock_;
    Language language_;
    std::mutex mutex_;  // Of postman_: a new enrolment replaces it.
    std::unique_ptr<Postman> postman_;
    std::mutex asked_mutex_;  // Of asked_.
    std::optional<AskHub> asked_;
    std::optional<CommandDoor> door_;  // Last in, first out: nobody comes in while the rest goes.
};

}  // namespace uketsuke
