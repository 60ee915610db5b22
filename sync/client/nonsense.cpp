// Words for an answer that cannot be used.
#include "sync/client/nonsense.h"

#include "sync/wire/answers.h"

namespace uketsuke {

std::unexpected<Error> nonsense(const Response& response) {
    const std::string status = std::to_string(response.status);
    return fail(ErrorKind::environment, "hub.nonsense",
                {"ハブではないものから答えが返ったか、答えが壊れています（HTTP " + status +
                     "）。何も変更していません。記録は端末に保存されています。",
                 "What answered is not the hub, or its answer is damaged (HTTP " + status +
                     "). Nothing was changed; the records are safe on this terminal."},
                {"ハブの宛先とネットワーク（ログイン画面など）を確かめてください。",
                 "Check the hub's address and the network (a sign-in page, for one)."});
}

Error refusal_or_nonsense(const Response& response) {
    if (response.status >= 400) {
        if (auto refusal = parse_refusal(response.body)) return *refusal;
    }
    return nonsense(response).error();
}

}  // namespace uketsuke
