// Enrolment from the terminal's side: a one-time code becomes a registered device key.
#pragma once

#include "platform/records/records.h"
#include "sync/wire/answers.h"
#include "sync/wire/message.h"

namespace uketsuke {

Request enrolment_request(const EnrolmentWish& wish, const Signer& signer, Instant now);

// Errors: hub.nonsense, or the hub's refusal (enrol.code, enrol.expired, enrol.used, enrol.device).
Result<EnrolmentAnswer> read_enrolment(const Response& response);

// What Records::set_enrolment takes.
// Errors: enrol.training (refused), where the city is not for what this device is for.
Result<Enrolment> enrolment_from(const EnrolmentAnswer& answer, const EnrolmentWish& wish,
                                 const std::string& url);

}  // namespace uketsuke
