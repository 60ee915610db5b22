// The bytes of an entry do not change: golden bytes, torn bytes, chains and what breaks them.
#include "core/ledger/entry.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "core/ledger/fact_json.h"
#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

Result<Entry> next(const ChainHead& head, Fact fact,
                   const char* time = "2022-12-01T09:00:00+09:00") {
    Salt salt{};
    salt.fill(9);
    return make_entry(draft(std::move(fact)), device(2), head, at(time), salt, signer(2));
}

TEST(Entry, ItsBytesAreTheOnesThatWereAgreed) {
    // A change here breaks every ledger in the field. Add a new magic instead.
    const Entry entry = next({}, CertificateMade{3, day("2022-12-01"), "見本"}).value();
    EXPECT_EQ(to_hex(encode_header(entry.header)),
              "554b4831"                          // "UKH1"
              "02020202020202020202020202020202"  // device
              "343632313532"                      // municipality, ASCII
              "0000000000000001"                  // sequence
              "00000184cafba400"                  // 2022-12-01T00:00:00Z in milliseconds
              "00"                                // actor: a machine
              "10"
              "63657274696669636174655f6d616465"  // "certificate_made"
              "06"
              "706572736f6e"  // "person"
              "20"
              "3031303130313031303130313031303130313031303130313031303130313031");
    EXPECT_EQ(entry.json, R"({"dose_number":3,"date":"2022-12-01","recorder":"見本"})");
    EXPECT_EQ(to_hex(entry.link), to_hex(sha256(Digest{}, sha256(encode_header(entry.header)),
                                                sha256(encode_body(entry.salt, entry.json)))));
}

TEST(Entry, WithoutItsBodyItKeepsItsLinkAndItsPlace) {
    const Entry entry = next({}, CertificateMade{3, day("2022-12-01"), "見本"}).value();
    const Entry bare = without_body(entry);
    EXPECT_TRUE(bare.json.empty());
    EXPECT_EQ(bare.salt, Salt{});
    EXPECT_EQ(without_body(bare), bare);
    EXPECT_EQ(follow({}, bare).value(), follow({}, entry).value());
    EXPECT_TRUE(signature_holds(bare, signer(2).public_key()));
    const Bytes header = encode_header(entry.header);
    ByteWriter expected;
    expected.put_u32(std::uint32_t(header.size()));
    expected.put(header.data(), header.size());
    expected.put_u32(0);
    expected.put(sha256(encode_body(entry.salt, entry.json)));
    const Bytes bytes = encode_entry(bare);
    EXPECT_EQ(bytes, expected.take());
    Entry again = decode_entry(bytes.data(), bytes.size()).value();
    again.link = entry.link;
    again.signature = entry.signature;
    EXPECT_EQ(again, bare);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_FALSE(decode_entry(bytes.data(), size).has_value()) << size;
    Entry other = bare;
    other.erased->front() ^= 1;
    EXPECT_EQ(follow({}, other).error().code, "chain.link");
}

TEST(Entry, EveryKindOfFactIsReadAsItWasWritten) {
    SessionOpened session{"見本 職員", "見本会場",        "見本 医師", "comirnaty-ba1",
                          "GJ7140",    day("2023-05-31"), "reception"};
    ScreeningClosed closed;
    closed.date = day("2022-12-01");
    closed.outcome = ScreeningOutcome::screening_only;
    closed.reason = "発熱";
    CheckedIn shown = checked_in(1);
    shown.document = "health_insurance";
    Resident known_otherwise = resident();
    known_otherwise.common_name = "見本 通";
    known_otherwise.common_kana = "ミホン トオル";
    for (const Fact& fact : {Fact(shown), Fact(known_otherwise)})
        EXPECT_EQ(parse_fact(kind_of(fact), print_fact(fact)).value(), fact);
    const std::vector<Fact> facts = {
        resident(),
        reported("2021-06-01", 1),
        given("2022-12-01", 3),
        closed,
        CertificateMade{3, day("2022-12-01"), "x"},
        session,
        DeviceEnrolled{"受付1", std::string(64, 'a')},
        RulesPublished{"lots", "sample", "1", "[lots]\n"},
        DeviceRevoked{"紛失"},
        checked_in(1),
        CheckInEnded{"aa/462152/3", "見本"},
        FindingSettled{"same_day_dose", "aa/462152/3", "aa/462152/1", SettledAs::corrected,
                       "入力の重なり", "見本"},
        DosesErased{{"a/462152/1"}, "five_years_over"},
        PersonViewed{"voucher", "見本職員"},
        withdrawn("aa/462152/3", WithdrawnAs::moved),
        step(DeskStep::received, "A012"),
        StaffListed{
            StaffId{}, "見本 花子", "ミホン ハナコ", {"nurse"}, true, "$argon2id$", "", false},
        SignedIn{StaffId{}, "見本 花子", "pin"},
        provisional(),
        opened("2022-12-01T09:00:00+09:00"),
        DosesWasted{"aa/462152/3", 2, "dropped", "見本職員", {}},
        reaction(),
        incident(),
        FormCollected{std::string(32, 'a'), "見本職員", sample::session(1)},
        closed_day()};
    ASSERT_EQ(facts.size(), std::variant_size_v<Fact>);
    for (const Fact& fact : facts) {
        const auto again = parse_fact(kind_of(fact), print_fact(fact));
        ASSERT_TRUE(again.has_value()) << kind_of(fact);
        EXPECT_EQ(*again, fact) << kind_of(fact);
        EXPECT_EQ(fact_from_json(kind_of(fact), fact_to_json(fact)).value(), fact);
    }
}

// What an older program wrote keeps its bytes, and what it did not write means what it meant.
TEST(Entry, WhatWasAddedToADoseIsWrittenOnlyWhereItSaysSomething) {
    const std::string before = print_fact(given("2022-12-01", 3));
    for (const char* added :
         {"form_deviates", "temperature_tenths", "signatures", "doctors_reason", "in_place_of",
          "correction_reason", "approver", "from_paper", "second_reader", "vial"})
        EXPECT_EQ(before.find(added), before.npos) << added;
    DoseGiven dose = corrected("2022-12-01", 3, "aa/462152/3");
    dose.form_deviates = {"ill_today"};
    dose.temperature_tenths = 368;
    dose.signatures = {"consent", "guardian"};
    dose.doctors_reason = "見本の理由";
    dose.from_paper = true;
    dose.second_reader = "見本 花子";
    EXPECT_EQ(std::get<DoseGiven>(parse_fact("dose_given", print_fact(dose)).value()), dose);
    EXPECT_EQ(
        std::get<SessionOpened>(parse_fact("session_opened", print_fact(SessionOpened{})).value())
            .desk,
        "");
}

TEST(Entry, EveryOutcomeAndStepHasATextOfItsOwn) {
    std::set<std::string> texts;
    for (int i = 0; i <= int(DeskStep::parked); ++i) {
        EXPECT_EQ(parse_step(to_text(DeskStep(i))), DeskStep(i));
        texts.insert(to_text(DeskStep(i)));
    }
    for (int i = 0; i <= int(WithdrawnAs::moved); ++i) {
        EXPECT_EQ(parse_withdrawn_as(to_text(WithdrawnAs(i))), WithdrawnAs(i));
        texts.insert(to_text(WithdrawnAs(i)));
    }
    EXPECT_EQ(texts.size(), 9u);
    for (int i = 0; i <= int(ScreeningOutcome::left); ++i)
        EXPECT_EQ(parse_outcome(to_text(ScreeningOutcome(i))), ScreeningOutcome(i));
    EXPECT_EQ(parse_step("forwards"), std::nullopt);
}

// As text and as a tree that was parsed already.
TEST(Entry, WhatIsWrongWithAFactIsTheSameHoweverItIsRead) {
    const std::string good = print_fact(given("2022-12-01", 3));
    for (const auto& [what, with] : std::map<std::string, std::string>{
             {R"("dose_number":3)", R"("dose_number":"3")"},
             {R"("dose_number":3)", R"("dose_number":3.0)"},
             {R"("dose_number":3)", R"("dose_number":4294967299)"},
             {R"("dose_number":3)", R"("dose":3)"},
             {R"("date":"2022-12-01")", R"("date":"2022-13-01")"},
             {R"("doctor_confirmed":false)", R"("doctor_confirmed":0)"},
             {R"("read_by":["qr","nw7"])", R"("read_by":["qr",7])"},
             {R"("read_by":["qr","nw7"])", R"("read_by":"qr")"},
             {R"("at":1669)", R"("at":null,"other":1669)"}}) {
        std::string bad = good;
        ASSERT_NE(bad.find(what), bad.npos) << what;
        bad.replace(bad.find(what), what.size(), with);
        const auto text = parse_fact("dose_given", bad);
        const auto tree = fact_from_json("dose_given", parse_json(bad).value());
        ASSERT_FALSE(text.has_value()) << with;
        ASSERT_FALSE(tree.has_value()) << with;
        EXPECT_EQ(text.error(), tree.error());
        EXPECT_EQ(text.error().code, "fact.malformed");
    }
    EXPECT_EQ(parse_fact("dose_given", "[]").error().code, "fact.malformed");
    EXPECT_EQ(parse_fact("dose_given", "{").error().code, "json.malformed");
    EXPECT_EQ(parse_fact("dose_given", std::string(40, '[')).error().code, "json.malformed");
    EXPECT_EQ(parse_fact("dose_given", std::string(2 << 20, ' ') + good).error().code,
              "json.malformed");
}

TEST(Entry, TheRoleOfADeviceIsATerminalsWhereNoneIsWritten) {
    const std::string before = R"({"name":"受付1","public_key":"aa"})";
    EXPECT_EQ(print_fact(DeviceEnrolled{"受付1", "aa"}), before);
    EXPECT_EQ(std::get<DeviceEnrolled>(parse_fact("device_enrolled", before).value()).role,
              DeviceRole::terminal);
    const std::string hub = R"({"name":"会場","public_key":"aa","role":"hub"})";
    EXPECT_EQ(print_fact(DeviceEnrolled{"会場", "aa", DeviceRole::hub}), hub);
    EXPECT_EQ(std::get<DeviceEnrolled>(parse_fact("device_enrolled", hub).value()).role,
              DeviceRole::hub);
    EXPECT_FALSE(parse_fact("device_enrolled", R"({"name":"","public_key":"","role":"king"})"));
}

TEST(Entry, AFactIsPrintedAsAnyJsonPrinterWouldPrintIt) {
    Resident odd = resident();
    odd.name = "見本 \"\\\n\x01\xff 太郎";
    odd.groups = {};
    odd.resident_since = day("2020-02-29");
    for (const Fact& fact : std::vector<Fact>{odd, resident(), given("2022-12-01", 3)}) {
        const std::string printed = print_fact(fact);
        EXPECT_EQ(printed, print_json(parse_json(printed).value()));
        EXPECT_EQ(fact_to_json(fact), parse_json(printed).value());
    }
}

TEST(Entry, AFactWithAWrongFieldIsRefusedByName) {
    const auto fact =
        parse_fact("dose_reported", R"({"date":"2022-02-30","product":"x","dose_number":1})");
    ASSERT_FALSE(fact.has_value());
    EXPECT_NE(fact.error().what.en.find("date"), std::string::npos);
    EXPECT_FALSE(parse_fact("something_new", "{}").has_value());
    EXPECT_FALSE(parse_fact("dose_reported", "[]").has_value());
    EXPECT_FALSE(parse_fact("dose_reported", "not json").has_value());
    EXPECT_FALSE(
        parse_fact("dose_reported", R"({"date":"2022-02-01","dose_number":"1"})").has_value());
}

TEST(Entry, EveryTruncationAndEveryLengthThatLiesIsRefused) {
    const Bytes bytes = encode_entry(next({}, resident()).value());
    ASSERT_TRUE(decode_entry(bytes.data(), bytes.size()).has_value());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        EXPECT_FALSE(decode_entry(bytes.data(), size).has_value()) << size;
    }
    Bytes longer = bytes;
    longer.push_back(0);
    EXPECT_FALSE(decode_entry(longer.data(), longer.size()).has_value());
    for (std::size_t i = 0; i < 4; ++i) {
        Bytes lying = bytes;
        lying[i] ^= 0xff;
        EXPECT_FALSE(decode_entry(lying.data(), lying.size()).has_value()) << i;
    }
}

RC_GTEST_PROP(Entry, AnyBytesAreDecodedOrRefusedButNeverCrash,
              (const std::vector<std::uint8_t>& bytes)) {
    const auto entry = decode_entry(bytes.data(), bytes.size());
    if (entry.has_value()) RC_ASSERT(encode_entry(*entry) == bytes);
}

TEST(Chain, AnEntryFollowsOnlyTheHeadItWasMadeFor) {
    const Entry first = next({}, resident()).value();
    const ChainHead one = follow({}, first).value();
    const Entry second = next(one, reported("2021-06-01", 1), "2022-12-01T09:00:01+09:00").value();
    EXPECT_EQ(follow(one, second)->sequence, 2u);
    EXPECT_EQ(follow({}, second).error().code, "chain.gap");
    EXPECT_EQ(follow(head_after(second), second).error().code, "chain.fork");
    Entry altered = second;
    altered.json.back() = ' ';
    EXPECT_EQ(follow(one, altered).error().code, "chain.link");
    Entry elsewhere = second;
    elsewhere.header.subject.id[0] = 'f';
    EXPECT_EQ(follow(one, elsewhere).error().code, "chain.link");
    EXPECT_TRUE(signature_holds(second, signer(2).public_key()));
    EXPECT_FALSE(signature_holds(second, signer(3).public_key()));
}

TEST(Chain, AClockSetBackIsRefusedAndASmallStepIsHeld) {
    const ChainHead head = head_after(next({}, resident()).value());
    const auto held = next(head, reported("2021-06-01", 1), "2022-12-01T08:59:56+09:00");
    ASSERT_TRUE(held.has_value());
    EXPECT_EQ(held->header.at, head.at);
    const auto refused = next(head, reported("2021-06-01", 1), "2022-12-01T08:59:54+09:00");
    ASSERT_FALSE(refused.has_value());
    EXPECT_EQ(refused.error().code, "clock.set_back");
}

}  // namespace
}  // namespace uketsuke
