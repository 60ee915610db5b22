// The names of the four answers, as they stand in JSON and in records.
#include "core/eligibility/verdict.h"

#include "core/base/require.h"

namespace uketsuke {

const char* to_text(Status status) {
    switch (status) {
        case Status::eligible:
            return "eligible";
        case Status::confirm:
            return "confirm";
        case Status::not_yet:
            return "not_yet";
        case Status::not_eligible:
            return "not_eligible";
    }
    broken_invariant("a status outside its list", __FILE__, __LINE__);
}

}  // namespace uketsuke
