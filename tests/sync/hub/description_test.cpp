// Is assets/openapi.json true? Its paths, parameters and limits against the code, and real answers
// of a real hub against its schemas.
#include "tests/sync/hub/description_json.h"

#include "sync/hub/asked.h"
#include "sync/wire/compression.h"
#include "sync/wire/limits.h"
#include "sync/wire/paths.h"
#include "tests/paths.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

Json from_assets() {
    std::ifstream file(std::string(test::assets_dir) + "/openapi.json");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    return parse_json(text).value();
}

TEST(Description, SaysTheLimitsOfTheWire) {
    const Description description(from_assets());
    EXPECT_EQ(description.document().at("x-limits"),
              (Json{{"body_bytes_max", body_bytes_max},
                    {"expanded_bytes_max", expanded_bytes_max},
                    {"batch_entries_max", batch_entries_max},
                    {"batch_bytes_max", batch_bytes_max},
                    {"wait_seconds_max", wait_seconds_max},
                    {"clock_skew_hours_max", clock_skew_hours_max},
                    {"snapshot_part_bytes_max", snapshot_part_bytes_max},
                    {"snapshot_part_entries_max", snapshot_part_entries_max},
                    {"snapshot_parts_max", snapshot_parts_max},
                    {"people_asked_max", people_asked_max}}));
    const Json schemas = description.document().at("components").at("schemas");
    EXPECT_EQ(schemas.at("PullHead").at("properties").at("entries").at("maximum"),
              batch_entries_max);
    const Json pull = description.operation("GET", "/v1/entries");
    for (const Json& parameter : pull.at("parameters")) {
        if (parameter.at("name") == "wait") {
            EXPECT_EQ(parameter.at("schema").at("maximum"), wait_seconds_max);
        }
    }
}

TEST(Description, NamesEveryFateAndNoOther) {
    const Json schemas = from_assets().at("components").at("schemas");
    Json kinds = Json::array();
    for (const FateKind kind :
         {FateKind::stored, FateKind::known, FateKind::quarantined, FateKind::refused})
        kinds.push_back(to_text(kind));
    EXPECT_EQ(schemas.at("Fate").at("properties").at("fate").at("enum"), kinds);
}

// Whoever asks something that is described is told what is wrong with it, never that nothing is
// there; and the other way round.
TEST(Description, NamesEveryAddressAndNoOther) {
    const Description description(from_assets());
    std::size_t described = 0;
    for (const std::string_view path : {entries_path, bundles_path, enrolments_path, people_path,
                                        snapshots_path, snapshot_parts_path, health_path,
                                        metrics_path, description_path, std::string_view("/")}) {
        for (const char* method : {"GET", "POST"}) {
            const Json operation = description.operation(method, std::string(path));
            described += !operation.is_null();
            if (!path.starts_with("/v1/")) continue;
            const auto asked = read_request({method, std::string(path), "", {}, ""});
            ASSERT_FALSE(asked.has_value());
            EXPECT_EQ(asked.error().code == "wire.path", operation.is_null()) << method << path;
        }
    }
    std::size_t all = 0;
    for (const auto& [path, methods] : description.document().at("paths").items())
        all += methods.size();
    EXPECT_EQ(described, all);
}

TEST(Description, TheJudgeFindsWhatDoesNotFit) {
    const Description description(from_assets());
    const Json good = {{"device", std::string(32, 'a')},
                       {"municipality", "462152"},
                       {"sequence", 1},
                       {"fate", "stored"}};
    EXPECT_EQ(description.judge(good, "Fate"), "");
    for (const auto& [name, value] : std::map<std::string, Json>{{"device", "x"},
                                                                 {"municipality", 462152},
                                                                 {"sequence", 0},
                                                                 {"fate", "lost"},
                                                                 {"other", 1}}) {
        Json bad = good;
        bad[name] = value;
        EXPECT_NE(description.judge(bad, "Fate"), "") << name;
    }
    Json bad = good;
    bad.erase("fate");
    EXPECT_NE(description.judge(bad, "Fate"), "");
}

class DescribedTest : public HubProcessTest {
  protected:
    DescribedTest() {
        run({"import-roster", csv()});
        start();
    }
    void expect_described(const Request& request, int status) {
        const auto response = curl_transport({url_, ""}).value()->carry(request);
        ASSERT_TRUE(response.has_value()) << response.error().what.en;
        EXPECT_EQ(response->status, status) << request.path << response->body;
        EXPECT_EQ(description_.judge(request, *response), "") << response->body;
    }
    Request signed_by(Terminal& terminal, Request request) const {
        Ledger& ledger = terminal.records->ledger();
        sign_request(request, ledger.device(), ledger.signer(), clock_->now());
        return request;
    }
    Description description_{from_assets()};
};

TEST_F(DescribedTest, TheHubServesItsDescription) {
    const auto response =
        curl_transport({url_, ""}).value()->carry({"GET", "/openapi.json", "", {}, ""});
    ASSERT_TRUE(response.has_value());
    EXPECT_EQ(parse_json(response->body).value(), description_.document());
}

TEST_F(DescribedTest, RealAnswersAreAsDescribed) {
    Terminal terminal = enrolled("first");
    ASSERT_TRUE(exchange(terminal).has_value());
    record(terminal, 1);
    Ledger& ledger = terminal.records->ledger();
    std::string lines;
    const std::vector<Entry> unsent = ledger.unsent_run(HubId{}, 10).value();
    for (const Entry& entry : unsent) lines += print_entry_line({entry, 0});
    const Request push{"POST", "/v1/entries", "", {{"content-encoding", "zstd"}}, compress(lines)};
    expect_described(signed_by(terminal, push), 200);
    Request pull{"GET", "/v1/entries", "municipality=462152&after=0", {}, ""};
    expect_described(signed_by(terminal, pull), 200);
    pull.query = "municipality=462152&after=4&wait=1";
    expect_described(signed_by(terminal, pull), 200);
    pull.query = "municipality=462152&after=3&history=" + std::string(64, '0');
    expect_described(signed_by(terminal, pull), 409);
    Request snapshot{"GET", "/v1/snapshots", "municipality=462152&after=0", {}, ""};
    expect_described(signed_by(terminal, snapshot), 404);
    snapshot.query = "municipality=462152&after=x";
    expect_described(signed_by(terminal, snapshot), 400);
    const Request part{"GET", "/v1/snapshots/parts", "sha256=" + std::string(64, '0'), {}, ""};
    expect_described(signed_by(terminal, part), 404);
    const PeopleWish wish{"462152", {"0000000001", "9999999999"}, {PersonId{}}};
    EXPECT_EQ(description_.judge(parse_json(print_people_wish(wish)).value(), "PeopleWish"), "");
    const Request people{"POST", "/v1/people", "", {}, print_people_wish(wish)};
    expect_described(signed_by(terminal, people), 200);
    expect_described(signed_by(terminal, {"POST", "/v1/people", "", {}, "{}"}), 400);
    for (const char* path : {"/healthz", "/metrics", "/openapi.json"})
        expect_described({"GET", path, "", {}, ""}, 200);
}

TEST_F(DescribedTest, RealRefusalsAreAsDescribed) {
    Terminal known = enrolled("first");
    Terminal stranger = terminal("stranger");
    const Request push{"POST", "/v1/entries", "", {{"content-encoding", "zstd"}}, "x"};
    expect_described(push, 401);
    expect_described(signed_by(stranger, push), 403);
    expect_described(signed_by(known, push), 400);
    const Request bundle{"POST", "/v1/bundles", "", {}, "x"};
    expect_described(signed_by(known, bundle), 400);
    Request bomb = push;
    bomb.body = compress(std::string(expanded_bytes_max + 1, 'x'));
    expect_described(signed_by(known, bomb), 413);
    const Request pull{"GET", "/v1/entries", "municipality=462152&after=0&wait=26", {}, ""};
    expect_described(signed_by(known, pull), 400);
    Ledger& ledger = stranger.records->ledger();
    const EnrolmentWish wish{"0000-0000-0000", ledger.device(), "", ledger.public_key()};
    EXPECT_EQ(description_.judge(parse_json(print_enrolment_wish(wish)).value(), "EnrolmentWish"),
              "");
    expect_described(enrolment_request(wish, ledger.signer(), clock_->now()), 403);
}

TEST_F(DescribedTest, AnEnrolmentIsAsDescribed) {
    Terminal fresh = terminal("fresh");
    Ledger& ledger = fresh.records->ledger();
    const std::string code = text_or(run({"enrol"}), "code");
    const EnrolmentWish wish{code, ledger.device(), "fresh", ledger.public_key()};
    expect_described(enrolment_request(wish, ledger.signer(), clock_->now()), 200);
}

}  // namespace
}  // namespace uketsuke
