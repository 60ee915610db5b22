// One subject, one author, one book.
#include "platform/records/published_rules.h"

namespace uketsuke {

Result<Rulebook> published_rules(Ledger& ledger, DeviceId author) {
    return rulebook_of(TRY(ledger.entries_by(author, rules_subject())));
}

}  // namespace uketsuke
