// 範囲 over real sockets: a clinic's terminal opens whom it has not seen, and a stolen one does not
// read the city out.
#include "sync/hub/openings.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

class ScopeProcessTest : public HubProcessTest {
  protected:
    ScopeProcessTest() {
        run({"import-roster", csv()});
        start();
    }
    Terminal clinic(const char* name) const {
        Terminal terminal = this->terminal(name);
        Ledger& ledger = terminal.records->ledger();
        const Json told = run({"enrol", "--name", name, "--scope", "seen"});
        EXPECT_EQ(text_or(told, "scope"), "seen");
        const EnrolmentWish wish{text_or(told, "code"), ledger.device(), name, ledger.public_key()};
        const auto transport = curl_transport({url_, ""}).value();
        const auto answer = read_enrolment(
            transport->carry(enrolment_request(wish, ledger.signer(), clock_->now())).value());
        EXPECT_EQ(answer.value().scope, DeviceScope::seen);
        EXPECT_TRUE(ledger.set_scope(answer->scope).has_value());
        EXPECT_TRUE(terminal.records->set_enrolment(enrolment_from(*answer, wish, url_).value()));
        return terminal;
    }
    Result<ExchangeReport> present(Terminal& terminal, const std::string& voucher) const {
        auto connection = TRY(connection_to_hub(*terminal.records));
        const OnStore here = [&](const LedgerJob& job) { return job(terminal.records->ledger()); };
        Exchange exchange(connection->link, connection->device, connection->signer);
        exchange.present(voucher);
        return run_exchange(std::move(exchange), *connection->transport, here, *clock_);
    }
    static std::size_t people(Terminal& terminal, const char* voucher) {
        return terminal.records->ledger().people_by_voucher("462152", voucher)->size();
    }
};

TEST_F(ScopeProcessTest, AClinicOpensWhomItHasNotSeenAndTheHubTellsOfIt) {
    Terminal terminal = clinic("clinic");
    ASSERT_TRUE(exchange(terminal).has_value());
    EXPECT_EQ(people(terminal, "9900000017"), 0u);
    const auto report = present(terminal, "9900000017");
    ASSERT_TRUE(report.has_value()) << report.error().what.en;
    EXPECT_EQ(report->voucher_known, true);
    EXPECT_EQ(people(terminal, "9900000017"), 1u);
    EXPECT_EQ(people(terminal, "9900000025"), 0u);
    record(terminal, 1);
    ASSERT_TRUE(exchange(terminal).has_value());
    const Json view = run({"views", "134621529900000017"});
    EXPECT_EQ(text_or(view, "why"), "sent");
    EXPECT_EQ(text_or(view, "who"), terminal.records->ledger().device().hex());
    const Json device = run({"status"})["devices"][0];
    EXPECT_EQ(text_or(device, "scope"), "seen");
    std::ifstream file(data() + "/log");
    const std::string log((std::istreambuf_iterator<char>(file)), {});
    EXPECT_NE(log.find("hub.people"), log.npos);
    EXPECT_EQ(log.find("9900000017"), log.npos) << "no voucher stands in a log";
    // What it held is what it was sent.
    const Json revoked = run({"revoke", "clinic", "--reason", "紛失"});
    EXPECT_EQ(revoked["held"]["people"], 1);
    EXPECT_EQ(revoked["held"]["doses"], 1);
}

TEST_F(ScopeProcessTest, AClinicIsSentThoseWhoAreBookedThere) {
    Terminal terminal = clinic("見本医院");
    ASSERT_TRUE(exchange(terminal).has_value());
    const std::string file = (folder_ / "bookings.csv").string();
    const auto import = [&](const std::string& rows, int status) {
        std::ofstream(file) << "voucher_number,birth_date\n" << rows;
        return run({"import-bookings", file, "--terminal", "見本医院"}, status);
    };
    // All or nothing: the second is not the person who was booked, the third is nobody.
    const Json refused = import("9900000017,1950-04-05\n9900000025,1999-01-01\n0000000009,\n", 1);
    EXPECT_EQ(refused["problems"], 2);
    ASSERT_TRUE(exchange(terminal).has_value());
    EXPECT_EQ(people(terminal, "9900000017"), 0u);
    EXPECT_EQ(import("9900000017,1950/4/5\n9900000017,\n", 0)["sent"], 1);
    ASSERT_TRUE(exchange(terminal).has_value());
    EXPECT_EQ(people(terminal, "9900000017"), 1u);
    EXPECT_EQ(people(terminal, "9900000025"), 0u);
    EXPECT_EQ(import("9900000017,1950-04-05\n", 0)["known"], 1);
    EXPECT_EQ(run({"revoke", "見本医院"})["held"]["people"], 1);
    EXPECT_EQ(import("9900000017,\n", 1)["error"]["code"], "bookings.device");
}

TEST_F(ScopeProcessTest, ADeviceOpensSoManyInAnHourAndWhatItHasToSendIsTakenAllTheSame) {
    Terminal terminal = clinic("stolen");
    ASSERT_TRUE(exchange(terminal).has_value());
    Ledger& ledger = terminal.records->ledger();
    const auto transport = curl_transport({url_, ""}).value();
    std::size_t given = 0;
    int status = 200;
    for (std::size_t asked = 0; status == 200; asked += people_asked_max) {
        ASSERT_LE(asked, openings_an_hour_max) << "nobody stops it";
        PeopleWish wish{"462152", {}, {}};
        for (std::size_t i = 0; i < people_asked_max; ++i)
            wish.vouchers.push_back(std::to_string(9900000000u + asked + i));
        Request request{"POST", std::string(people_path), "", {}, print_people_wish(wish)};
        sign_request(request, ledger.device(), ledger.signer(), clock_->now());
        const Response response = transport->carry(request).value();
        status = response.status;
        given += status == 200 ? people_asked_max : 0;
    }
    EXPECT_EQ(status, 403);
    EXPECT_EQ(given, openings_an_hour_max);
    const Draft opened{"462152", "", subject_of(SessionId{}), SessionOpened{}};
    ASSERT_TRUE(ledger.append(opened, clock_->now()).has_value());
    const auto report = present(terminal, "9900000025");
    ASSERT_TRUE(report.has_value()) << report.error().what.en;
    EXPECT_EQ(report->acknowledged, 1u);
    ASSERT_TRUE(report->people_refused.has_value());
    EXPECT_EQ(report->people_refused->code, "people.too_many");
}

TEST_F(ScopeProcessTest, AScopeStaysAndASiteHubHoldsTheCity) {
    EXPECT_EQ(run({"enrol", "--site-hub", "--scope", "seen"}, 1)["error"]["code"], "enrol.scope");
    EXPECT_EQ(run({"enrol", "--scope", "some"}, 1)["error"]["code"], "enrol.scope");
    Terminal terminal = clinic("clinic");
    Ledger& ledger = terminal.records->ledger();
    const EnrolmentWish wish{text_or(run({"enrol"}), "code"), ledger.device(), "clinic",
                             ledger.public_key()};
    const Response response = curl_transport({url_, ""})
                                  .value()
                                  ->carry(enrolment_request(wish, ledger.signer(), clock_->now()))
                                  .value();
    EXPECT_EQ(response.status, 403);
    EXPECT_EQ(read_enrolment(response).error().code, "enrol.scope");
}

}  // namespace
}  // namespace uketsuke
