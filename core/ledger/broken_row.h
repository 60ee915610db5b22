// What every reader of a stored row says where it cannot be read.
#pragma once

#include "core/base/result.h"

namespace uketsuke {

inline std::unexpected<Error> broken_row() {
    return fail(ErrorKind::environment, "row.malformed",
                {"保存された表が読めません。記録そのものは無事です。",
                 "A stored row cannot be read. The records themselves are safe."},
                {"「uketsuke rebuild」で表を作り直してください。",
                 "Run `uketsuke rebuild` to make the tables anew."});
}

}  // namespace uketsuke
