// Which entries may be folded: a row of the table is an entry and its author.
#include "core/ledger/admission.h"

#include <gtest/gtest.h>

#include "core/ledger/closing.h"
#include "core/ledger/device_row.h"
#include "core/ledger/vials.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

const Instant morning = at("2022-12-01T09:00:00+09:00");
const Author terminal{DeviceRole::terminal, {}};
const Author hub_author{DeviceRole::hub, {}};

Entry entry_of(Fact fact, Subject subject, Instant when = morning) {
    return make_entry({municipality, "", std::move(subject), std::move(fact)}, device(2), {}, when,
                      Salt{}, signer(2))
        .value();
}

const Subject someone = subject_of(person(1));
const Subject some_device = subject_of(device(5));
const DeviceEnrolled enrolled{"受付1", to_hex(signer(5).public_key())};

struct Row {
    const char* what;
    Fact fact;
    Subject subject;
    Author author;
    const char* reason;  // Empty where the entry is folded.
};

class Admission : public testing::TestWithParam<Row> {};
TEST_P(Admission, LetsInWhatTheAuthorMayWrite) {
    const Row& row = GetParam();
    const auto fact = admit(entry_of(row.fact, row.subject), row.author);
    EXPECT_EQ(fact.has_value() ? "" : fact.error().code, row.reason);
    EXPECT_TRUE(!fact.has_value() || *fact == row.fact);
}
INSTANTIATE_TEST_SUITE_P(
    Admission, Admission,
    testing::Values(
        Row{"dose_of_a_terminal", given("2022-12-01", 3), someone, terminal, ""},
        Row{"dose_of_a_hub", given("2022-12-01", 3), someone, hub_author, ""},
        Row{"screening", ScreeningClosed{}, someone, terminal, ""},
        Row{"certificate", CertificateMade{}, someone, terminal, ""},
        Row{"session", SessionOpened{}, subject_of(SessionId{}), terminal, ""},
        Row{"resident_of_a_terminal", resident(), someone, terminal, "author.role"},
        Row{"resident_of_a_hub", resident(), someone, hub_author, ""},
        Row{"report_of_a_terminal", reported("2021-06-01", 1), someone, terminal, "author.role"},
        Row{"report_of_a_hub", reported("2021-06-01", 1), someone, hub_author, ""},
        Row{"enrolment_by_a_terminal", enrolled, some_device, terminal, "author.role"},
        Row{"enrolment_by_a_hub", enrolled, some_device, hub_author, ""},
        Row{"revocation_by_a_terminal", DeviceRevoked{"紛失"}, some_device, terminal,
            "author.role"},
        Row{"revocation_by_a_hub", DeviceRevoked{"紛失"}, some_device, hub_author, ""},
        Row{"erasure_by_a_terminal", DosesErased{}, someone, terminal, "author.role"},
        Row{"erasure_by_a_hub", DosesErased{}, someone, hub_author, ""},
        Row{"view", PersonViewed{"voucher", "見本"}, someone, terminal, ""},
        Row{"view_of_a_device", PersonViewed{"voucher", "見本"}, some_device, terminal,
            "entry.subject"},
        Row{"vial", opened("2022-12-01T09:00:00+09:00"),
            vials_subject("見本会場", day("2022-12-01")), terminal, ""},
        Row{"vial_about_a_person", opened("2022-12-01T09:00:00+09:00"), someone, terminal,
            "entry.subject"},
        Row{"day_closed", closed_day(), closing_subject("見本会場", day("2022-12-01")), terminal,
            ""},
        Row{"day_closed_about_vials", closed_day(), vials_subject("見本会場", day("2022-12-01")),
            terminal, "entry.subject"},
        Row{"reaction", reaction(), someone, terminal, ""},
        Row{"reaction_about_a_device", reaction(), some_device, terminal, "entry.subject"},
        Row{"incident", incident(), someone, terminal, ""},
        Row{"rules_of_a_terminal", RulesPublished{}, rules_subject(), terminal, "author.role"},
        Row{"rules_of_a_hub", RulesPublished{}, rules_subject(), hub_author, ""},
        Row{"dose_about_a_device", given("2022-12-01", 3), some_device, terminal, "entry.subject"},
        Row{"session_about_a_person", SessionOpened{}, someone, terminal, "entry.subject"},
        Row{"person_without_an_id",
            given("2022-12-01", 3),
            {"person", "1"},
            terminal,
            "entry.subject"}),
    [](const auto& tested) { return std::string(tested.param.what); });

TEST(Admission, KeepsOutWhatItDoesNotKnowOrCannotRead) {
    Entry entry = entry_of(given("2022-12-01", 3), someone);
    entry.header.kind = "from_the_future";
    EXPECT_EQ(admit(entry, hub_author).error().code, "kind.unknown");
    for (const char* body : {"", "{", "[]", "{}", R"({"date":"tomorrow"})"}) {
        Entry broken = entry_of(given("2022-12-01", 3), someone);
        broken.json = body;
        EXPECT_FALSE(admit(broken, hub_author).has_value()) << body;
    }
}

TEST(Admission, ARevokedDeviceIsHeardUpToItsRevocation) {
    const Author revoked{DeviceRole::terminal, morning};
    const auto at_second = [&](int seconds) {
        return admit(
            entry_of(given("2022-12-01", 3), someone, morning + std::chrono::seconds(seconds)),
            revoked);
    };
    EXPECT_TRUE(at_second(-1).has_value());
    EXPECT_TRUE(at_second(0).has_value());
    EXPECT_EQ(at_second(1).error().code, "author.revoked");
}

TEST(DeviceRow, TheLastEnrolmentNamesAndTheFirstRevocationStays) {
    const auto second = [](int seconds) { return morning + std::chrono::seconds(seconds); };
    DeviceEnrolled renamed = enrolled;
    renamed.name = "受付2";
    renamed.role = DeviceRole::hub;
    std::vector<Entry> entries{entry_of(enrolled, some_device, second(0)),
                               entry_of(DeviceRevoked{"紛失"}, some_device, second(2)),
                               entry_of(renamed, some_device, second(1)),
                               entry_of(DeviceRevoked{"盗難"}, some_device, second(3)),
                               entry_of(renamed, some_device, second(4))};
    std::vector<const Entry*> all;
    for (const Entry& entry : entries) all.push_back(&entry);
    const auto row = fold_device(all);
    ASSERT_TRUE(row);
    EXPECT_EQ(row->name, "受付2");
    EXPECT_EQ(row->key, signer(5).public_key());
    EXPECT_EQ(row->enrolled_at, second(0));
    EXPECT_EQ(row->author, (Author{DeviceRole::hub, second(2)}));
    EXPECT_EQ(row->revocation, entry_name(entries[1].header));
    EXPECT_EQ(decode_device(encode_device(*row)).value(), *row);
    std::ranges::reverse(all);
    all.push_back(all.front());
    EXPECT_EQ(fold_device(all), row) << "a set, in whatever order";
}

TEST(DeviceRow, WhoeverWasNeverLetInHasNone) {
    const Entry revoked = entry_of(DeviceRevoked{"紛失"}, some_device);
    EXPECT_EQ(fold_device({&revoked}), std::nullopt);
    EXPECT_EQ(fold_device({}), std::nullopt);
}

TEST(DeviceRow, TornBytesAreNotRead) {
    const DeviceRow row{device(5), "受付1", signer(5).public_key(), terminal, DeviceScope::city,
                        morning,   ""};
    const Bytes whole = encode_device(row);
    ASSERT_EQ(decode_device(whole).value(), row);
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_FALSE(decode_device(Bytes(whole.begin(), whole.begin() + std::ptrdiff_t(size))));
    Bytes longer = whole;
    longer.push_back(0);
    EXPECT_FALSE(decode_device(longer));
}

}  // namespace
}  // namespace uketsuke
