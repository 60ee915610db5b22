// `uketsuke-hub fhir-client`: which programs may read by FHIR.
#pragma once

#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct FhirClientWish {
    std::string action;  // "add", "list", "remove".
    std::string name;
    std::string purpose;
    bool whole_city = false;
};

// The exit status. add tells the token, this once. Errors: fhir_client.*.
Result<int> manage_fhir_clients(Records& records, const FhirClientWish& wish,
                                const CommandSpeech& speech, Instant now);

}  // namespace uketsuke
