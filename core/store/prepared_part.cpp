// The same steps as of a received entry, without a store in between.
#include "core/store/prepared_part.h"

#include "core/ledger/folded_row.h"
#include "core/store/ledger.h"

namespace uketsuke {

namespace {

PreparedEntry prepare(const Entry& entry, const Sealer& sealer) {
    return {sealer.seal_entry(entry, 0), sha256(encode_header(entry.header)),
            sha256(encode_body(entry.salt, entry.json)), entry.header.at};
}

// Folds what was admitted of one person so far, and begins anew.
void close_subject(const Subject& subject, std::vector<Admitted>& admitted, const Sealer& sealer,
                   PreparedPart& part) {
    const auto person =
        subject.kind == "person" ? PersonId::parse(subject.id) : std::optional<PersonId>();
    if (person) {
        const LookupKey key = sealer.subject_key(subject);
        part.rows.push_back(
            {key, Ledger::stored_row(sealer, key, fold_all(*person, std::move(admitted)))});
    }
    admitted.clear();
}

}  // namespace

PreparedPart prepare_part(const std::vector<Entry>& entries, const Sealer& sealer,
                          const Authors& authors) {
    PreparedPart part;
    part.entries.reserve(entries.size());
    std::vector<Admitted> admitted;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const EntryHeader& header = entries[i].header;
        part.entries.push_back(prepare(entries[i], sealer));
        const auto author = authors.find(header.chain.device);
        auto fact = admit(entries[i], author == authors.end() ? Author{} : author->second);
        if (fact.has_value()) {
            admitted.push_back({&entries[i], std::move(*fact)});
        } else {
            part.quarantined.push_back({header.chain, header.sequence, fact.error().code});
        }
        const bool last = i + 1 == entries.size();
        if (last || entries[i + 1].header.subject != header.subject)
            close_subject(header.subject, admitted, sealer, part);
    }
    return part;
}

}  // namespace uketsuke
