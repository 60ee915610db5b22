// Publications are told apart by the links of their entries.
#include "sync/hub/fhir/fhir_rules.h"

#include "platform/records/published_rules.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

Result<const Programme*> FhirRules::in_force(Records& records) {
    Ledger& ledger = records.ledger();
    const auto settings = TRY(load_hub_settings(ledger.store(), records.store_id()));
    const LookupKey key = ledger.sealer().subject_key(rules_subject());
    std::vector<Digest> links;
    for (const StoredEntry& entry : TRY(ledger.store().entries_of(key)))
        links.push_back(entry.link);
    if (links != read_from_ || settings.programme != id_) {
        // At a site hub it is the city's word that counts.
        const DeviceId author = settings.city ? settings.city->device : ledger.device();
        auto found = TRY(published_rules(ledger, author)).in_force(settings.programme);
        programme_.reset();
        if (found.has_value()) programme_ = std::move(found->rules.programme);
        read_from_ = std::move(links);
        id_ = settings.programme;
    }
    return programme_ ? &*programme_ : nullptr;
}

}  // namespace uketsuke
