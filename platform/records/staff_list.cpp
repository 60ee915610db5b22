// One subject, the latest of each.
#include "platform/records/staff_list.h"

namespace uketsuke {

Result<std::vector<StaffListed>> listed_staff(Ledger& ledger) {
    std::vector<StaffListed> all;
    for (const Entry& entry : TRY(ledger.entries_about(staff_subject()))) {
        const auto fact = parse_fact(entry.header.kind, entry.json);
        const auto* listed = fact ? std::get_if<StaffListed>(&*fact) : nullptr;
        if (listed) all.push_back(*listed);
    }
    return latest_staff(all);
}

}  // namespace uketsuke
