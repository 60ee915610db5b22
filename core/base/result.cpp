// How an Error is put on one line, and what exit status it means.
#include "core/base/result.h"

namespace uketsuke {

std::string to_line(const Error& error, bool japanese) {
    const std::string& what = japanese ? error.what.ja : error.what.en;
    const std::string& next = japanese ? error.next.ja : error.next.en;
    return next.empty() ? what : what + (japanese ? "" : " ") + next;
}

int exit_status(const Error& error) { return error.kind == ErrorKind::environment ? 3 : 1; }

}  // namespace uketsuke
