// What a hub answers to an enrolment, as the device that asked takes it.
#include "sync/client/enrolment.h"

#include <gtest/gtest.h>

#include "platform/records/training.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

TEST(EnrolmentAnswers, OfATrainingHubAreNotTakenByATerminalOfWorkNorTheReverse) {
    const PublicKey terminal = sample::signer(1).public_key();
    const PublicKey hub = sample::signer(9).public_key();
    for (const Purpose of_terminal : {Purpose::work, Purpose::training}) {
        for (const Purpose of_hub : {Purpose::work, Purpose::training}) {
            const EnrolmentWish wish{"code", device_id_of(terminal, of_terminal), "受付1",
                                     terminal};
            EnrolmentAnswer answer;
            answer.hub_device = device_id_of(hub, of_hub);
            answer.hub_public_key = hub;
            answer.municipality = sample::municipality;
            const auto taken = enrolment_from(answer, wish, "http://127.0.0.1:1");
            EXPECT_EQ(taken.has_value(), of_terminal == of_hub);
            EXPECT_EQ(taken ? "" : taken.error().code,
                      of_terminal == of_hub ? "" : "enrol.training");
        }
    }
}

}  // namespace
}  // namespace uketsuke
