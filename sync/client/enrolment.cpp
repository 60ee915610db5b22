// Enrolment: the request, its answer, and what is kept of it.
#include "sync/client/enrolment.h"

#include "platform/records/training.h"
#include "sync/client/nonsense.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"

namespace uketsuke {

Request enrolment_request(const EnrolmentWish& wish, const Signer& signer, Instant now) {
    Request request{"POST",
                    std::string(enrolments_path),
                    "",
                    {{"content-type", "application/json"}},
                    print_enrolment_wish(wish)};
    sign_request(request, wish.device, signer, now);
    return request;
}

Result<EnrolmentAnswer> read_enrolment(const Response& response) {
    if (response.status != 200) return std::unexpected(refusal_or_nonsense(response));
    auto answer = parse_enrolment_answer(response.body);
    if (!answer.has_value()) return nonsense(response);
    return answer;
}

Result<Enrolment> enrolment_from(const EnrolmentAnswer& answer, const EnrolmentWish& wish,
                                 const std::string& url) {
    if (auto crossing = obstacle_to_join({answer.hub_device, answer.hub_public_key},
                                         {wish.device, wish.public_key}))
        return std::unexpected(*std::move(crossing));
    return Enrolment{url,
                     answer.hub,
                     answer.hub_device,
                     answer.hub_public_key,
                     answer.hub_box_key,
                     answer.municipality,
                     answer.programme,
                     wish.name};
}

}  // namespace uketsuke
