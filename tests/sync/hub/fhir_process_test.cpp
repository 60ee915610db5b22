// A real hub with a made-up city, asked by FHIR as a program of somebody else would ask: reads,
// searches, pages, refusals, the whole city, and who is written down as seen.
#include "tests/sync/fhir/judged.h"
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

constexpr const char* noon = "2022-12-01T12:00:00+09:00";
constexpr const char* resident_1 = "https://uketsuke.example/fhir/sid/resident/462152|1";

class FhirProcessTest : public HubProcessTest {
  protected:
    FhirProcessTest() {
        clock_ = clock_started_at(sample::at(noon));
        run({"import-roster", csv(), "--now", "2022-12-01T08:00:00+09:00"});
        start({"--now", noon});
        run({"publish", "satsumasendai-2022-12"});
        token_ = client("見本読取", {});
    }

    // A hub that leaked or stumbled says so by its exit status.
    void TearDown() override { EXPECT_EQ(hub_->end(), 0); }

    std::string client(const std::string& name, std::vector<std::string> more) const {
        std::vector<std::string> words{"fhir-client", "add", name, "--purpose", "見本の目的"};
        words.insert(words.end(), more.begin(), more.end());
        return text_or(run(words), "token");
    }

    Response ask(const std::string& path, const std::string& query = "", Headers more = {}) const {
        more.emplace_back("authorization", "Bearer " + token_);
        return curl_transport({url_, ""}).value()->carry({"GET", path, query, more, ""}).value();
    }
    Response bare(const std::string& path) const {
        return curl_transport({url_, ""}).value()->carry({"GET", path, "", {}, ""}).value();
    }
    Json get(const std::string& type, const std::string& query = "") const {
        const Response response = ask("/fhir/r4/" + type, query);
        EXPECT_EQ(response.status, 200) << type << "?" << query << " " << response.body;
        return parse_json(response.body).value_or(Json());
    }
    // The id of the first person of the roster.
    std::string first() const {
        const Json bundle = get("Patient", "identifier=" + encoded(resident_1));
        return bundle.at("entry")[0].at("resource").at("id").get<std::string>();
    }
    static std::string encoded(const std::string& text) {
        std::string out;
        for (const char c : text)
            out += std::isalnum(static_cast<unsigned char>(c))
                       ? std::string(1, c)
                       : "%" + to_hex(reinterpret_cast<const std::uint8_t*>(&c), 1);
        return out;
    }
    // Views of the first person by FHIR: each one's "who".
    std::vector<std::string> viewers() const {
        Process process({hub_program, "views", "--resident", "1", "--data", data(), "--json"});
        std::vector<std::string> who;
        for (std::string line = process.line(); !line.empty(); line = process.line()) {
            const Json view = parse_json(line).value_or(Json());
            if (text_or(view, "why") == "fhir") who.push_back(text_or(view, "who"));
        }
        return who;
    }
    static std::string code_of(const Response& response) {
        const Json outcome = parse_json(response.body).value_or(Json());
        EXPECT_EQ(text_or(outcome, "resourceType"), "OperationOutcome") << response.body;
        return text_or(outcome.at("issue")[0].at("details").at("coding")[0], "code");
    }

    std::string token_;
};

TEST_F(FhirProcessTest, MetadataIsOpenAndAllElseAsksForAToken) {
    const Response metadata = bare("/fhir/r4/metadata");
    EXPECT_EQ(metadata.status, 200);
    const Json statement = parse_json(metadata.body).value();
    EXPECT_EQ(statement.at("implementation").at("url"), url_ + "/fhir/r4");
    const Response stranger = bare("/fhir/r4/Patient");
    EXPECT_EQ(stranger.status, 401);
    EXPECT_EQ(code_of(stranger), "fhir.token_missing");
    EXPECT_EQ(header_of(stranger.headers, "www-authenticate"), "Bearer");
    token_.back() = token_.back() == '0' ? '1' : '0';
    const Response forged = ask("/fhir/r4/Patient", "birthdate=1950-04-05");
    EXPECT_EQ(forged.status, 401);
    EXPECT_EQ(code_of(forged), "fhir.token_unknown");
    EXPECT_TRUE(viewers().empty());
}

TEST_F(FhirProcessTest, APersonIsFoundByNumberNameAndBirthDate) {
    const std::string id = first();
    const std::string voucher = "https://uketsuke.example/fhir/sid/voucher/462152|9900000017";
    for (const std::string& query :
         {"_id=" + id, "identifier=" + encoded(voucher), std::string("birthdate=1950-04-05"),
          "name=" + encoded("みほん たろう"),
          "birthdate=1950-04-05&identifier=" + encoded(resident_1)}) {
        const Json bundle = get("Patient", query);
        ASSERT_EQ(bundle.at("total"), 1) << query;
        EXPECT_EQ(bundle.at("entry")[0].at("resource").at("id"), id) << query;
        EXPECT_EQ(bundle.at("entry")[0].at("fullUrl"), url_ + "/fhir/r4/Patient/" + id);
    }
    EXPECT_EQ(get("Patient", "name=" + encoded("みほん")).at("total"), 2);
    EXPECT_EQ(get("Patient", "birthdate=1960-04-05&_id=" + id).at("total"), 0);
    EXPECT_EQ(get("Patient/" + id).at("name")[0].at("text"), "見本 太郎");
    const Json counted = get("Patient", "_count=0&_id=" + id);
    EXPECT_EQ(counted.at("total"), 1);
    EXPECT_FALSE(counted.contains("entry"));
}

TEST_F(FhirProcessTest, ADoseOfATerminalIsSearchedAndRead) {
    Terminal terminal = enrolled("first");
    ASSERT_TRUE(exchange(terminal).has_value());
    record(terminal, 1);
    ASSERT_EQ(exchange(terminal)->acknowledged, 1u);
    const std::string patient = "patient=Patient/" + first();
    for (const auto& [query, total] : std::map<std::string, int>{{"", 1},
                                                                 {"&date=ge2022-12-01", 1},
                                                                 {"&date=lt2022-12-01", 0},
                                                                 {"&status=completed", 1},
                                                                 {"&status=entered-in-error", 0},
                                                                 {"&lot-number=GJ7140", 1},
                                                                 {"&lot-number=XX0000", 0}})
        EXPECT_EQ(get("Immunization", patient + query).at("total"), total) << query;
    const Json found = get("Immunization", patient).at("entry")[0].at("resource");
    EXPECT_EQ(get("Immunization/" + text_or(found, "id")), found);
    EXPECT_EQ(found.at("lotNumber"), "GJ7140");
    const Request form{"POST",
                       "/fhir/r4/Immunization/_search",
                       "",
                       {{"authorization", "Bearer " + token_},
                        {"content-type", "application/x-www-form-urlencoded"}},
                       patient};
    const auto posted = curl_transport({url_, ""}).value()->carry(form);
    EXPECT_EQ(parse_json(posted.value().body).value().at("total"), 1);
}

TEST_F(FhirProcessTest, PagesFollowEachOtherToTheEnd) {
    Terminal terminal = enrolled("first");
    ASSERT_TRUE(exchange(terminal).has_value());
    for (int number = 1; number <= 5; ++number) record(terminal, number);
    ASSERT_EQ(exchange(terminal)->acknowledged, 5u);
    std::set<std::string> ids;
    std::string query = "patient=" + first() + "&_count=2";
    std::size_t pages = 0;
    while (!query.empty()) {
        const Json bundle = get("Immunization", query);
        EXPECT_EQ(bundle.at("total"), 5);
        for (const Json& entry : bundle.at("entry"))
            EXPECT_TRUE(ids.insert(text_or(entry.at("resource"), "id")).second);
        query.clear();
        for (const Json& link : bundle.at("link")) {
            const std::string url = text_or(link, "url");
            if (text_or(link, "relation") == "next") query = url.substr(url.find('?') + 1);
        }
        ASSERT_LT(++pages, 9u);
    }
    EXPECT_EQ(pages, 3u);
    EXPECT_EQ(ids.size(), 5u);
}

TEST_F(FhirProcessTest, WhatIsAskedWronglyIsRefusedByAnOperationOutcome) {
    struct Row {
        const char* path;
        std::string query;
        Headers headers;
        int status;
        const char* code;
    };
    const std::string nobody(32, '0');
    for (const Row& row :
         std::vector<Row>{{"/fhir/r4/Observation", "", {}, 404, "fhir.type_unknown"},
                          {"/fhir/r4", "", {}, 404, "fhir.type_unknown"},
                          {"/fhir/r4/Patient/x", "", {}, 404, "fhir.unknown"},
                          {"/fhir/r4/Immunization/x.462152.1", "", {}, 404, "fhir.unknown"},
                          {"/fhir/r4/Patient", "gender=male", {}, 400, "fhir.parameter_unknown"},
                          {"/fhir/r4/Patient", "", {}, 400, "fhir.parameter_missing"},
                          {"/fhir/r4/Patient", "name=%E6%9D%B1", {}, 400, "search.not_kana"},
                          {"/fhir/r4/Patient", "_id=%zz", {}, 400, "fhir.query"},
                          {"/fhir/r4/Immunization", "", {}, 400, "fhir.parameter_missing"},
                          {"/fhir/r4/Patient",
                           "_id=" + nobody,
                           {{"accept", "application/fhir+xml"}},
                           406,
                           "fhir.format"},
                          {"/fhir/r4/Patient", "_format=xml&_id=" + nobody, {}, 406, "fhir.format"},
                          {"/fhir/r4/$export",
                           "",
                           {{"prefer", "respond-async"}},
                           403,
                           "fhir.export_not_allowed"},
                          {"/fhir/r4/export/00", "", {}, 404, "fhir.export"}}) {
        const Response response = ask(row.path, row.query, row.headers);
        EXPECT_EQ(response.status, row.status) << row.path << row.query;
        EXPECT_EQ(code_of(response), row.code) << row.path << row.query;
    }
    const Request write{
        "POST", "/fhir/r4/Patient", "", {{"authorization", "Bearer " + token_}}, "{}"};
    EXPECT_EQ(curl_transport({url_, ""}).value()->carry(write).value().status, 405);
    const Headers lenient{{"prefer", "handling=lenient"}};
    EXPECT_EQ(ask("/fhir/r4/Patient", "gender=male&_id=" + nobody, lenient).status, 200);
}

TEST_F(FhirProcessTest, EveryPersonShownIsWrittenDownWithTheClientsName) {
    EXPECT_TRUE(viewers().empty());
    const std::string id = first();
    EXPECT_EQ(viewers(), std::vector<std::string>{"見本読取"});
    get("Patient/" + id);
    get("Immunization", "patient=" + id);
    get("ImmunizationRecommendation", "patient=" + id);
    EXPECT_EQ(viewers().size(), 4u) << "somebody without a dose was looked at too";
    get("Patient", "birthdate=1960-04-05");
    EXPECT_EQ(viewers().size(), 4u) << "that was somebody else";
}

TEST_F(FhirProcessTest, ARemovedClientIsRefusedAndANameIsGivenOnce) {
    run({"fhir-client", "add", "見本読取", "--purpose", "x"}, 1);
    run({"fhir-client", "add", "ほか"}, 1);
    EXPECT_EQ(text_or(run({"fhir-client", "list"}), "purpose"), "見本の目的");
    run({"fhir-client", "remove", "見本読取"});
    EXPECT_EQ(ask("/fhir/r4/Patient", "birthdate=1950-04-05").status, 401);
    run({"fhir-client", "remove", "見本読取"}, 1);
}

TEST_F(FhirProcessTest, TheRecommendationIsThatOfTheRulesInForce) {
    Terminal terminal = enrolled("first");
    ASSERT_TRUE(exchange(terminal).has_value());
    record(terminal, 1);
    ASSERT_EQ(exchange(terminal)->acknowledged, 1u);
    const std::string id = first();
    const Json bundle = get("ImmunizationRecommendation", "patient=" + id);
    ASSERT_EQ(bundle.at("total"), 1);
    const Json resource = bundle.at("entry")[0].at("resource");
    EXPECT_TRUE(text_or(resource, "date").starts_with("2022-12-01T"));
    EXPECT_EQ(resource.at("recommendation")[0].at("series"), "satsumasendai-2022-12");
    EXPECT_EQ(get("ImmunizationRecommendation/" + id).at("recommendation"),
              resource.at("recommendation"));
    EXPECT_EQ(test::wrong_with({print_json(bundle)}), "");
}

TEST_F(FhirProcessTest, WithoutTlsOnlyThisMachineIsAnswered) {
    ASSERT_EQ(hub_->end(), 0);
    start({"--now", noon}, "0.0.0.0:0");
    url_ = "http://127.0.0.1" + url_.substr(url_.rfind(':'));
    EXPECT_EQ(bare("/fhir/r4/metadata").status, 200);
    const Response plain = ask("/fhir/r4/Patient", "birthdate=1950-04-05");
    EXPECT_EQ(plain.status, 403);
    EXPECT_EQ(code_of(plain), "fhir.plain");
    EXPECT_EQ(hub_->end(), 0);
    start({"--now", noon, "--fhir-url", "https://fhir.example/r4"}, "0.0.0.0:0");
    url_ = "http://127.0.0.1" + url_.substr(url_.rfind(':'));
    const Json bundle = get("Patient", "birthdate=1950-04-05");
    EXPECT_TRUE(
        text_or(bundle.at("link")[0], "url").starts_with("https://fhir.example/r4/Patient"));
}

// The lines of all parts of one type.
std::vector<std::string> lines_in(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const auto end = text.find('\n', from);
        lines.push_back(text.substr(from, end - from));
        from = end + 1;
    }
    return lines;
}

TEST_F(FhirProcessTest, ExportGivesTheWholeMadeUpCityAsR4HasItByTheValidators) {
    const std::string city = (folder_ / "city").string();
    Process made({hub_program, "demo-city", "--residents", "60", "--vouchers", "1", "--out", city,
                  "--json"});
    made.rest();
    ASSERT_EQ(made.wait(), 0);
    run({"import-roster", city + "/roster.csv", "--doses", city + "/doses.csv"});
    token_ = client("見本集計", {"--whole-city"});
    EXPECT_EQ(ask("/fhir/r4/$export").status, 400) << "without respond-async";
    const Headers later{{"prefer", "respond-async"}};
    for (const char* query : {"_type=Observation", "_since=2022-01-01"})
        EXPECT_EQ(ask("/fhir/r4/$export", query, later).status, 400) << query;
    const Response begun = ask("/fhir/r4/$export", "", {{"prefer", "respond-async"}});
    ASSERT_EQ(begun.status, 202) << begun.body;
    const std::string at = header_of(begun.headers, "content-location").value();
    const Response told = ask(at.substr(url_.size()));
    ASSERT_EQ(told.status, 200) << told.body;
    const Json manifest = parse_json(told.body).value();
    EXPECT_EQ(manifest.at("requiresAccessToken"), true);
    std::map<std::string, std::vector<std::string>> lines;
    for (const Json& output : manifest.at("output")) {
        const Response part = ask(text_or(output, "url").substr(url_.size()));
        ASSERT_EQ(part.status, 200);
        EXPECT_EQ(header_of(part.headers, "content-type"), "application/fhir+ndjson");
        for (const std::string& line : lines_in(part.body)) {
            EXPECT_NE(line.find("\"resourceType\":\"" + text_or(output, "type") + "\""), line.npos);
            lines[text_or(output, "type")].push_back(line);
        }
    }
    EXPECT_EQ(lines["Patient"].size(), 62u);
    EXPECT_EQ(lines["ImmunizationRecommendation"].size(), 62u);
    EXPECT_GT(lines["Immunization"].size(), 60u);
    for (const auto& [type, all] : lines) EXPECT_EQ(test::wrong_with(all), "") << type;
    EXPECT_EQ(viewers().size(), 3u) << "once for each type";
    token_ = client("ほか", {"--whole-city"});
    EXPECT_EQ(ask(at.substr(url_.size())).status, 404) << "it is somebody else's";
}

}  // namespace
}  // namespace uketsuke
