// A running hub between its doors and its store: requests from the network and commands from the
// data folder's door, each read on the thread it came by and answered on the store's.
#pragma once

#include "platform/clock/clock.h"
#include "platform/folder/command_door.h"
#include "sync/hub/hub_commands.h"
#include "sync/hub/store_thread.h"
#include "sync/wire/message.h"

namespace uketsuke {

class HubService {
  public:
    // Borrows both.
    HubService(StoreThread& store, const Clock& clock) : store_(store), clock_(clock) {}

    // Any thread. GET /healthz is answered without a signature and names nobody.
    Response answer(const Request& request);
    int carry_out(const CommandRequest& request, CommandOutput& output, Speech speech);

  private:
    Response health();

    StoreThread& store_;
    const Clock& clock_;
};

}  // namespace uketsuke
