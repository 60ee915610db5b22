// A city's hub, a site hub that joined it, and terminals at the site, as real processes on
// loopback.
#include <thread>

#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

// See long_poll_test.cpp: a second in a release build.
constexpr seconds soon{4};

class SiteHubProcessTest : public HubProcessTest {
  protected:
    SiteHubProcessTest() {
        run({"import-roster", csv()});
        start();
        city_url_ = url_;
    }

    std::string site_code() const { return text_or(run({"enrol", "--site-hub"}), "code"); }

    // From here on the fixture's words go to the site: its data folder, its address.
    void open_site(const std::string& code, const std::string& listen = "127.0.0.1:0") {
        std::vector<std::string> words{hub_program,  "serve",    "--data",
                                       site_data(),  "--listen", listen,
                                       "--upstream", city_url_,  "--json"};
        if (!code.empty()) words.insert(words.end(), {"--code", code, "--name", "見本会場"});
        site_ = std::make_unique<Process>(words);
        url_ = text_or(parse_json(site_->line()).value_or(Json()), "listening");
        ASSERT_TRUE(url_.starts_with("http")) << url_;
    }
    std::string site_data() const { return (folder_ / "site").string(); }
    Json at_site(std::vector<std::string> words, int status = 0) const {
        words.insert(words.begin(), hub_program);
        words.insert(words.end(), {"--data", site_data(), "--json"});
        Process process(words);
        const std::string text = process.rest();
        EXPECT_EQ(process.wait(), status) << text;
        return parse_json(text.substr(text.rfind('\n', text.size() - 2) + 1)).value_or(Json());
    }
    void enrol_at_site(Terminal& made, const std::string& name) const {
        Ledger& ledger = made.records->ledger();
        const std::string code = text_or(at_site({"enrol", "--name", name}), "code");
        const EnrolmentWish wish{code, ledger.device(), name, ledger.public_key()};
        const auto response = curl_transport({url_, ""})
                                  .value()
                                  ->carry(enrolment_request(wish, ledger.signer(), clock_->now()))
                                  .value();
        const auto answer = read_enrolment(response);
        EXPECT_TRUE(answer.has_value()) << response.body;
        EXPECT_TRUE(
            made.records->set_enrolment(enrolment_from(answer.value(), wish, url_).value()));
    }
    std::unique_ptr<TerminalAtWork> terminal_at_site(const std::string& name) {
        Terminal made = terminal(name.c_str());
        enrol_at_site(made, name);
        EXPECT_TRUE(exchange(made).has_value());
        return std::make_unique<TerminalAtWork>(std::move(made), *clock_);
    }
    // Until the figure of `status` is there; false where that does not happen.
    static bool until(const std::function<bool()>& there) {
        for (int i = 0; i < 60; ++i) {
            if (there()) return true;
            std::this_thread::sleep_for(milliseconds(500));
        }
        return false;
    }
    std::string shown(const std::string& data) const {
        Process process({hub_program, "show", "134621529900000017", "--data", data});
        return process.rest();
    }

    std::size_t doses_at(const std::string& data) const {
        const auto row = parse_json(shown(data));
        return row.has_value() && row->contains("doses") ? row->at("doses").size() : 0;
    }

    std::unique_ptr<Process> site_;
    std::string city_url_;
};

TEST_F(SiteHubProcessTest, FiveTerminalsSeeEachOtherWithoutALineAndThenEverythingFlowsUp) {
    open_site(site_code());
    EXPECT_EQ(at_site({"status"})["municipality"], sample::municipality);
    ASSERT_EQ(hub_->end(), 0) << "the line to the city is cut";
    std::vector<std::unique_ptr<TerminalAtWork>> desks;
    for (int i = 1; i <= 5; ++i) desks.push_back(terminal_at_site("desk" + std::to_string(i)));
    milliseconds longest{0};
    for (std::size_t i = 0; i < desks.size(); ++i) {
        const Moment began = moment_now();
        desks[i]->record(int(i) + 1);
        for (const auto& desk : desks) desk->until_doses(i + 1);
        longest = std::max(longest, elapsed_since(began));
    }
    RecordProperty("longest_ms", int(longest.count()));
    EXPECT_LT(longest, soon);
    for (const auto& desk : desks) EXPECT_EQ(desk->doses(), 5u);
    EXPECT_EQ(at_site({"status"})["unsent_upstream"], 10) << "five doses, five enrolments";
    start({}, city_url_.substr(city_url_.find("//") + 2));
    EXPECT_TRUE(until([&] { return at_site({"status"})["unsent_upstream"] == 0; }));
    EXPECT_EQ(shown(data()), shown(site_data()));
    EXPECT_NE(shown(data()), "");
    const Json city = run({"status"}), site = at_site({"status"});
    EXPECT_EQ(city["entries"], site["entries"]);
    EXPECT_EQ(city["quarantined"], 0);
    run({"verify"});
    at_site({"verify"});
    at_site({"rebuild"});
    run({"rebuild"});
}

// 受付: the first desk gets the person, and the others know it before their own verdict.
TEST_F(SiteHubProcessTest, ACheckInAtOneDeskIsKnownAtTheOthersWithoutALine) {
    open_site(site_code());
    ASSERT_EQ(hub_->end(), 0) << "the line to the city is cut";
    const auto first = terminal_at_site("first"), second = terminal_at_site("second");
    const Moment began = moment_now();
    const std::string check_in = first->write(sample::checked_in(1));
    const Day today = day_in_japan(clock_->now());
    const auto standing = [&] {
        const PersonRow row = second->row();
        const CheckIn* found = standing_check_in(row, today);
        return found ? found->entry : "";
    };
    while (standing() != check_in && elapsed_since(began) < soon)
        std::this_thread::sleep_for(milliseconds(10));
    EXPECT_EQ(standing(), check_in);
    RecordProperty("check_in_ms", int(elapsed_since(began).count()));
}

TEST_F(SiteHubProcessTest, WhatTheCityStoresIsAtTheSiteSoon) {
    open_site(site_code());
    const auto desk = terminal_at_site("desk");
    Terminal elsewhere = [&] {
        url_.swap(city_url_);
        Terminal made = enrolled("elsewhere");
        EXPECT_TRUE(exchange(made).has_value());
        record(made, 1);
        EXPECT_TRUE(exchange(made).has_value());
        url_.swap(city_url_);
        return made;
    }();
    EXPECT_LT(desk->until_doses(1), soon);
    EXPECT_EQ(desk->doses(), 1u);
}

// A terminal that knows both: the site's hub while it is there, the city's while it is not.
TEST_F(SiteHubProcessTest, ATerminalMovesBetweenItsHubsWithoutLosingItsPlace) {
    open_site(site_code());
    url_.swap(city_url_);
    Terminal made = enrolled("mobile");
    ASSERT_TRUE(exchange(made));
    url_.swap(city_url_);
    enrol_at_site(made, "mobile");
    ASSERT_EQ(made.records->enrolments()->size(), 2u);
    EXPECT_EQ((*made.records->enrolment())->hub_url, url_) << "the newest comes first";
    TerminalAtWork mobile(std::move(made), *clock_);
    const auto recorded = [&](int number, std::size_t city) {
        mobile.record(number);
        EXPECT_TRUE(mobile.wait_for(
            [](const PostReport& report) { return report.unsent.count == 0 && !report.trouble; }));
        EXPECT_TRUE(until([&] { return doses_at(data()) == city; }));
    };
    recorded(1, 1);
    EXPECT_EQ(doses_at(site_data()), 1u);
    ASSERT_EQ(site_->end(), 0);
    recorded(2, 2);
    open_site("", address());
    EXPECT_TRUE(until([&] { return doses_at(site_data()) == 2; }));
    recorded(3, 3);
    EXPECT_TRUE(until([&] { return doses_at(site_data()) == 3; }));
    mobile.stop();
    run({"verify"});
    at_site({"verify"});
}

TEST_F(SiteHubProcessTest, AKilledSiteHubGoesOnWhereItWas) {
    open_site(site_code());
    const auto desk = terminal_at_site("desk");
    for (int number = 1; number <= 5; ++number) {
        desk->record(number);
        site_->kill(SIGKILL);
        EXPECT_EQ(site_->wait(), 128 + SIGKILL);
        open_site("", address());
    }
    EXPECT_TRUE(until([&] {
        return desk->with_ledger([&](Ledger& ledger) {
            return ledger.unsent(HubId::parse(text_or(at_site({"status"}), "hub")).value())
                       ->count == 0;
        });
    }));
    EXPECT_TRUE(until([&] { return at_site({"status"})["unsent_upstream"] == 0; }));
    EXPECT_EQ(parse_json(shown(data()))->at("doses").size(), 5u);
    at_site({"verify"});
    run({"verify"});
}

TEST_F(SiteHubProcessTest, AHubThatNeverJoinedSaysHowAndAHubOfAnotherCityIsRefused) {
    Process stranger({hub_program, "serve", "--data", site_data(), "--listen", "127.0.0.1:0",
                      "--upstream", city_url_, "--json"});
    const Json refusal = parse_json(stranger.rest()).value_or(Json());
    EXPECT_EQ(stranger.wait(), 1);
    EXPECT_EQ(refusal["error"]["code"], "upstream.code");
    Process other({hub_program, "serve", "--data", (folder_ / "other").string(), "--listen",
                   "127.0.0.1:0", "--upstream", city_url_, "--code", site_code(), "--municipality",
                   "431001", "--json"});
    const Json conflict = parse_json(other.rest()).value_or(Json());
    EXPECT_EQ(other.wait(), 1);
    EXPECT_EQ(conflict["error"]["code"], "hub.municipality");
}

TEST_F(SiteHubProcessTest, ARevokedTerminalHandsOverWhatItHasAndGivesUpItsKeys) {
    Terminal lost = enrolled("lost");
    ASSERT_TRUE(exchange(lost).has_value());
    record(lost, 1);
    const Json told = run({"revoke", "lost", "--reason", "紛失"});
    EXPECT_EQ(told["held"]["people"], 2);
    EXPECT_EQ(told["device"], lost.records->ledger().device().hex());
    EXPECT_FALSE(told["already"].get<bool>());
    std::this_thread::sleep_for(milliseconds(20));
    record(lost, 2);
    const auto report = exchange(lost);
    ASSERT_TRUE(report.has_value()) << report.error().code;
    EXPECT_TRUE(report->revoked);
    EXPECT_EQ(report->acknowledged, 2u);
    ASSERT_TRUE(lost.records->give_up_keys().has_value());
    EXPECT_EQ(key_status(*lost.folder)->state, KeyState::revoked);
    lost.records.reset();
    const auto again = Records::open(*lost.folder, *lost.keys, RecordsOf::terminal);
    ASSERT_FALSE(again.has_value());
    EXPECT_EQ(again.error().code, "keys.revoked");
    EXPECT_EQ(parse_json(shown(data()))->at("doses").size(), 1u);
    EXPECT_EQ(run({"status"})["quarantined"], 1);
    EXPECT_EQ(run({"quarantine"}, 1)["reason"], "author.revoked");
    EXPECT_TRUE(run({"revoke", "lost"})["already"].get<bool>());
    EXPECT_EQ(run({"revoke", "nobody"}, 1)["error"]["code"], "device.unknown");
}

TEST_F(SiteHubProcessTest, ATerminalKeepsItsKeysWhileAnythingIsUnsent) {
    Terminal terminal = enrolled("desk");
    ASSERT_TRUE(exchange(terminal).has_value());
    record(terminal, 1);
    EXPECT_EQ(terminal.records->give_up_keys().error().code, "records.unsent");
    EXPECT_EQ(key_status(*terminal.folder)->state, KeyState::wrapped);
}

}  // namespace
}  // namespace uketsuke
