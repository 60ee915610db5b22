// A site hub between terminals and the city: everything flows up, once, and down, in whatever order
// lines come and go.
#include <gtest/gtest.h>

#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "sync/wire/request_signature.h"
#include "tests/sync/town.h"

namespace uketsuke {
namespace {

using sample::Book;
using sample::Town;

constexpr std::uint8_t site_number = 4;

HubId site_store() {
    HubId id;
    id.bytes.fill(0xaa);
    return id;
}

// The town's hub is the city's; a site hub that it let in serves terminals 5 and 6.
class Site {
  public:
    Site() {
        const DeviceEnrolled hub_fact{"見本会場", to_hex(sample::signer(site_number).public_key()),
                                      DeviceRole::hub};
        EXPECT_TRUE(town.hub.ledger->append(
            {sample::municipality, "", subject_of(sample::device(site_number)), hub_fact},
            town.now));
        site = town.open("site", site_number, Numbering::positions);
        EXPECT_TRUE(site.ledger->trust_device(sample::device(9), sample::signer(9).public_key()));
        EXPECT_TRUE(exchange(site, to_city(Chains::all), site_number, city_desk()));
        for (const std::uint8_t number : {std::uint8_t{5}, std::uint8_t{6}}) {
            town.terminals[number] =
                town.open("terminal" + std::to_string(number), number, Numbering::none);
            EXPECT_TRUE(town.terminals[number].ledger->trust_device(
                sample::device(9), sample::signer(9).public_key()));
            const DeviceEnrolled fact{"会場端末", to_hex(sample::signer(number).public_key())};
            EXPECT_TRUE(site.ledger->append(
                {sample::municipality, "", subject_of(sample::device(number)), fact}, town.now));
        }
    }

    using Ask = std::function<Response(const Request&)>;
    Ask city_desk() {
        return [this](const Request& request) { return town.ask(request); };
    }
    Ask site_desk() {
        return [this](const Request& request) {
            const BoxOpener box = sample::box(site_number);
            Desk desk(*site.ledger, {site_store(), sample::municipality, ""}, box);
            return answer_request(desk, request, town.now);
        };
    }
    static HubLink to_city(Chains sends) { return {sample::hub(), sample::municipality, sends}; }
    static HubLink to_site() { return {site_store(), sample::municipality}; }

    Result<ExchangeReport> exchange(Book& book, const HubLink& link, std::uint8_t number,
                                    const Ask& ask) const {
        Exchange exchange(link, sample::device(number), sample::signer(number));
        while (true) {
            const auto request = TRY(exchange.next(*book.ledger, town.now));
            if (!request) return exchange.report();
            const Reply reply = TRY(exchange.read(ask(*request)));
            TRY(exchange.take(*book.ledger, reply));
        }
    }
    Result<ExchangeReport> up() {
        return exchange(site, to_city(Chains::all), site_number, city_desk());
    }
    Result<ExchangeReport> at_site(std::uint8_t number) {
        return exchange(town.terminals[number], to_site(), number, site_desk());
    }
    static std::size_t doses(const Book& book) {
        const auto row = book.ledger->person(sample::person(1)).value();
        return row ? row->doses.size() : 0;
    }

    Town town;
    Book site;
};

TEST(SiteHub, TerminalsSeeEachOtherWithoutALineToTheCity) {
    Site here;
    here.town.record(5, 1);
    ASSERT_TRUE(here.at_site(5));
    ASSERT_TRUE(here.at_site(6));
    EXPECT_EQ(Site::doses(here.town.terminals[6]), 1u);
    EXPECT_EQ(Site::doses(here.town.hub), 0u);
}

TEST(SiteHub, WhenTheLineReturnsEverythingFlowsUpOnce) {
    Site here;
    for (int i = 1; i <= 3; ++i) here.town.record(std::uint8_t(5 + i % 2), i);
    ASSERT_TRUE(here.at_site(5));
    ASSERT_TRUE(here.at_site(6));
    EXPECT_EQ(here.site.ledger->unsent(sample::hub(), Chains::all)->count, 5u)
        << "three doses and the two enrolments of the site";
    const auto first = here.up();
    ASSERT_TRUE(first) << first.error().code;
    EXPECT_EQ(first->acknowledged, 5u);
    EXPECT_TRUE(first->refusal_codes.empty());
    EXPECT_EQ(Site::doses(here.town.hub), 3u);
    EXPECT_EQ(here.site.ledger->unsent(sample::hub(), Chains::all)->count, 0u);
    const auto entries = here.town.hub.store->entry_count().value();
    EXPECT_EQ(*here.up(), ExchangeReport{}) << "and then it is quiet";
    EXPECT_EQ(here.town.hub.store->entry_count().value(), entries);
    EXPECT_EQ(here.site.store->entry_count().value(), entries);
    EXPECT_TRUE(here.town.hub.ledger->verify_all());
}

TEST(SiteHub, WhatTheCityAndItsOtherTerminalsWriteComesDown) {
    Site here;
    ASSERT_TRUE(here.town.hub.ledger->append(sample::draft(sample::resident()), here.town.now));
    here.town.record(1, 1);
    ASSERT_TRUE(here.town.exchange(1));
    ASSERT_TRUE(here.up());
    ASSERT_TRUE(here.at_site(5));
    const auto row = here.town.terminals[5].ledger->person(sample::person(1)).value();
    ASSERT_TRUE(row);
    EXPECT_EQ(row->resident, sample::resident());
    EXPECT_EQ(row->doses.size(), 1u);
}

TEST(SiteHub, ATerminalMovesToTheCityAndBackWithoutLosingItsPlace) {
    Site here;
    here.town.record(5, 1);
    ASSERT_TRUE(here.at_site(5));
    ASSERT_TRUE(here.up());
    Book& mobile = here.town.terminals[5];
    here.town.record(5, 2);
    const auto moved = here.exchange(mobile, Site::to_city(Chains::own), 5, here.city_desk());
    ASSERT_TRUE(moved) << moved.error().code;
    EXPECT_EQ(moved->acknowledged, 2u) << "the city had the first by the site, and gets the second";
    EXPECT_EQ(Site::doses(here.town.hub), 2u);
    ASSERT_TRUE(here.up());
    EXPECT_EQ(Site::doses(here.site), 2u);
    here.town.record(5, 3);
    const auto back = here.at_site(5);
    ASSERT_TRUE(back);
    EXPECT_EQ(back->acknowledged, 2u);
    ASSERT_TRUE(here.up());
    EXPECT_EQ(Site::doses(here.town.hub), 3u);
    EXPECT_EQ(here.town.hub.ledger->person(sample::person(1)).value(),
              mobile.ledger->person(sample::person(1)).value());
}

TEST(SiteHub, ATerminalIsToldOnlyOfItsOwnChainsAndOfTheHubs) {
    Site here;
    here.town.record(1, 1);
    ASSERT_TRUE(here.town.exchange(1));
    Request pull{"GET", "/v1/entries", "municipality=462152&after=0", {}, {}};
    const auto held_by = [&](std::uint8_t number) {
        sign_request(pull, sample::device(number), sample::signer(number), here.town.now);
        const Response response = here.town.ask(pull);
        const std::string text = decompress(response.body, expanded_bytes_max).value();
        return parse_pull_answer(text).value().held;
    };
    const Held of_terminal = held_by(2);
    EXPECT_EQ(of_terminal.size(), 1u);
    EXPECT_TRUE(of_terminal.contains({sample::device(9), sample::municipality}));
    pull.headers.clear();
    EXPECT_EQ(held_by(site_number).size(), 2u) << "the city's and terminal 1's";
}

TEST(SiteHub, ALostSiteHubIsRevokedAndWhatItLetInBeforeStays) {
    Site here;
    here.town.record(5, 1);
    ASSERT_TRUE(here.at_site(5));
    ASSERT_TRUE(here.up());
    here.town.now += std::chrono::seconds(1);
    ASSERT_TRUE(here.town.hub.ledger->append(
        {sample::municipality, "", subject_of(sample::device(site_number)), DeviceRevoked{"盗難"}},
        here.town.now));
    here.town.now += std::chrono::seconds(1);
    const DeviceEnrolled intruder{"侵入", to_hex(sample::signer(7).public_key())};
    ASSERT_TRUE(here.site.ledger->append(
        {sample::municipality, "", subject_of(sample::device(7)), intruder}, here.town.now));
    here.town.record(5, 2);
    ASSERT_TRUE(here.at_site(5));
    const auto report = here.up();
    ASSERT_TRUE(report) << report.error().code;
    EXPECT_TRUE(report->revoked);
    EXPECT_EQ(here.town.hub.ledger->device_key(sample::device(7)).value(), std::nullopt);
    EXPECT_EQ(Site::doses(here.town.hub), 2u) << "the terminal itself was not revoked";
}

// An older image of the terminal's disk was put back: what it records then is a fork of its own
// chain. The hub refuses it, and it must not look acknowledged.
TEST(SiteHub, AForkOfARestoredTerminalIsNeverCalledAcknowledged) {
    Town town;
    town.record(1, 1);
    ASSERT_TRUE(town.exchange(1));
    Book restored = town.open("restored", 1, Numbering::none);
    ASSERT_TRUE(restored.ledger->trust_device(sample::device(9), sample::signer(9).public_key()));
    ASSERT_TRUE(restored.ledger->append(sample::draft(sample::given("2022-12-02", 2)), town.now));
    town.terminals[1] = std::move(restored);
    const auto report = town.exchange(1);
    EXPECT_EQ(town.unsent(1), 1u);
    EXPECT_FALSE(report.has_value() && report->refusal_codes.empty());
}

}  // namespace
}  // namespace uketsuke
