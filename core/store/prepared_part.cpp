// The same steps as of a received entry, without a store in between.
#include "core/store/prepared_part.h"

#include <algorithm>
#include <set>
#include <span>

#include "core/ledger/folded_row.h"
#include "core/store/ledger.h"

namespace uketsuke {

namespace {

PreparedEntry prepare(const Entry& entry, const Sealer& sealer) {
    return {sealer.seal_entry(entry, {}), sha256(encode_header(entry.header)), body_digest(entry),
            entry.header.at};
}

// The entries of one subject, which stand together.
using About = std::span<const Entry>;

void prepare_subject(const About& about, const Sealer& sealer, const Authors& authors,
                     PreparedPart& part) {
    std::vector<Admitted> admitted;
    std::vector<Quarantined> kept_out;
    for (const Entry& entry : about) {
        const auto author = authors.find(entry.header.chain.device);
        auto fact = admit(entry, author == authors.end() ? Author{} : author->second);
        if (fact.has_value()) {
            admitted.push_back({&entry, std::move(*fact)});
        } else {
            kept_out.push_back({entry.header.chain, entry.header.sequence, fact.error().code});
        }
    }
    const Subject& subject = about.front().header.subject;
    std::vector<std::string> erased;
    const auto person =
        subject.kind == "person" ? PersonId::parse(subject.id) : std::optional<PersonId>();
    if (person) {
        const LookupKey key = sealer.subject_key(subject);
        FoldedRow row = fold_all(*person, std::move(admitted));
        part.rows.push_back({key, Ledger::stored_row(sealer, key, row)});
        erased = std::move(row.row.erased);
    }
    std::set<std::pair<ChainId, std::uint64_t>> gone;
    for (const Entry& entry : about) {
        const bool over = is_erased(erased, entry.header);
        if (over) gone.emplace(entry.header.chain, entry.header.sequence);
        part.entries.push_back(
            prepare(over && has_body(entry) ? without_body(entry) : entry, sealer));
    }
    for (Quarantined& kept : kept_out) {
        if (!gone.contains({kept.chain, kept.sequence}))
            part.quarantined.push_back(std::move(kept));
    }
}

}  // namespace

PreparedPart prepare_part(const std::vector<Entry>& entries, const Sealer& sealer,
                          const Authors& authors) {
    PreparedPart part;
    part.entries.reserve(entries.size());
    for (auto first = entries.begin(); first != entries.end();) {
        const auto last = std::find_if(first, entries.end(), [&](const Entry& entry) {
            return entry.header.subject != first->header.subject;
        });
        prepare_subject({first, last}, sealer, authors, part);
        first = last;
    }
    return part;
}

}  // namespace uketsuke
