// Views to entries and back.
#include "platform/records/views.h"

#include <pwd.h>
#include <unistd.h>

namespace uketsuke {

Viewer viewer_of_command() {
    const passwd* account = ::getpwuid(::geteuid());
    return {"", account ? account->pw_name : std::to_string(::geteuid())};
}

Draft view_of(const PersonRow& seen, const Viewer& viewer, const std::string& why,
              const std::string& municipality) {
    const std::string& whose = seen.resident ? seen.resident->municipality : municipality;
    return {whose, viewer.actor, subject_of(seen.person), PersonViewed{why, viewer.name}};
}

Result<std::vector<PersonView>> views_of(Ledger& ledger, PersonId person) {
    std::vector<PersonView> views;
    for (const Entry& entry : TRY(ledger.entries_about(subject_of(person)))) {
        if (entry.header.kind != kind_of(PersonViewed{})) continue;
        const auto fact = parse_fact(entry.header.kind, entry.json);
        if (!fact.has_value()) continue;
        const EntryHeader& header = entry.header;
        views.push_back(
            {header.at, header.chain.device, header.actor, std::get<PersonViewed>(*fact)});
    }
    return views;
}

}  // namespace uketsuke
