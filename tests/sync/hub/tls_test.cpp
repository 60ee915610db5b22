// TLS in the hub itself, with a CA made on the spot: who is let in, and what the others are told.
#include "tests/sync/hub/hub_fixture_json.h"

namespace uketsuke {
namespace {

class TlsTest : public HubProcessTest {
  protected:
    TlsTest() {
        run({"import-roster", csv()});
        make_ca("ca");
        make_ca("other");
    }

    std::string file(const std::string& name) const { return (folder_ / name.c_str()).string(); }

    static void openssl(std::vector<std::string> words) {
        words.insert(words.begin(), "/usr/bin/openssl");
        Process process(words);
        process.rest();
        ASSERT_EQ(process.wait(), 0) << words[1];
    }
    void make_ca(const std::string& name) const {
        openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                 "-keyout", file(name + ".key"), "-out", file(name + ".pem"), "-subj",
                 "/CN=Made-up CA " + name, "-days", "2"});
    }
    // Of the hub: `subject` is "IP:127.0.0.1"; `days` from now, and -1 for one that has expired.
    void make_certificate(const std::string& subject, const std::string& days = "1") const {
        openssl({"req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout",
                 file("server.key"), "-out", file("server.csr"), "-subj", "/CN=hub"});
        std::ofstream(folder_ / "extensions") << "subjectAltName=" << subject << "\n";
        openssl({"x509", "-req", "-in", file("server.csr"), "-CA", file("ca.pem"), "-CAkey",
                 file("ca.key"), "-CAcreateserial", "-days", days, "-extfile", file("extensions"),
                 "-out", file("server.pem")});
    }
    void serve_tls(const std::string& subject = "IP:127.0.0.1", const std::string& days = "1") {
        make_certificate(subject, days);
        start({"--tls-cert", file("server.pem"), "--tls-key", file("server.key")});
        ASSERT_TRUE(url_.starts_with("https://")) << url_;
    }
    static Error trouble(const std::string& url, const std::string& ca) {
        const auto response =
            curl_transport({url, ca}).value()->carry({"GET", "/healthz", "", {}, ""});
        if (response.has_value()) return {ErrorKind::environment, "answered", {}, {}};
        EXPECT_FALSE(response.error().next.ja.empty());
        return response.error();
    }
};

TEST_F(TlsTest, WithTheRightCaATerminalEnrolsSendsAndListens) {
    serve_tls();
    ca_file_ = file("ca.pem");
    Terminal terminal = enrolled("first");
    const HubId hub = terminal.records->enrolment().value()->hub;
    ASSERT_TRUE(set_hub_ca_file(*terminal.records, hub, ca_file_).has_value());
    ASSERT_TRUE(exchange(terminal).has_value());
    TerminalAtWork work(std::move(terminal), *clock_);
    work.record(1);
    EXPECT_TRUE(
        work.wait_for([](const PostReport& report) { return report.exchange.acknowledged == 1; }));
}

TEST_F(TlsTest, LimitsOnHeadAndBodyHoldUnderTlsToo) {
    serve_tls();
    const auto transport = curl_transport({url_, file("ca.pem")}).value();
    const Request large_head{"GET", "/healthz", "", {{"x-large", std::string(64'000, 'x')}}, ""};
    // libmicrohttpd closes behind its 431 and reads no further, so who is still sending may find
    // the line cut before he hears it.
    const auto refused = transport->carry(large_head);
    EXPECT_TRUE(refused ? refused->status == 431 : refused.error().code == "hub.unreachable")
        << (refused ? std::to_string(refused->status) : refused.error().code);
    const Request large_body{"POST", "/v1/entries", "", {}, std::string(20'000, 'x')};
    EXPECT_EQ(transport->carry(large_body).value().status, 401);
    EXPECT_EQ(transport->carry({"GET", "/healthz", "", {}, ""}).value().status, 200);
}

TEST_F(TlsTest, AnUnknownCaIsNotTrusted) {
    serve_tls();
    for (const std::string& ca : {file("other.pem"), std::string()}) {
        const Error error = trouble(url_, ca);
        EXPECT_EQ(error.code, "hub.tls");
        EXPECT_NE(error.what.en.find("not by a CA that this terminal trusts"), std::string::npos)
            << error.what.en;
    }
}

TEST_F(TlsTest, ACertificateThatHasExpiredIsNotTrusted) {
    serve_tls("IP:127.0.0.1", "-1");
    const Error error = trouble(url_, file("ca.pem"));
    EXPECT_EQ(error.code, "hub.tls");
    EXPECT_NE(error.what.en.find("out of date"), std::string::npos) << error.what.en;
}

TEST_F(TlsTest, ACertificateForAnotherNameIsNotTrusted) {
    serve_tls("DNS:other.example");
    const Error error = trouble(url_, file("ca.pem"));
    EXPECT_EQ(error.code, "hub.tls");
    EXPECT_NE(error.what.en.find("another host name"), std::string::npos) << error.what.en;
}

TEST_F(TlsTest, PlainHttpAtATlsPortIsToldWhatToTry) {
    serve_tls();
    const Error error = trouble("http://" + address(), "");
    EXPECT_EQ(error.code, "hub.no_answer");
    EXPECT_NE(error.next.en.find("https://"), std::string::npos);
}

TEST_F(TlsTest, TlsAtAPlainPortIsToldWhatToTry) {
    start();
    const Error error = trouble("https://" + address(), file("ca.pem"));
    EXPECT_EQ(error.code, "hub.no_tls");
    EXPECT_NE(error.next.en.find("http://"), std::string::npos);
}

TEST_F(TlsTest, ACaFileThatIsNoneIsTold) {
    serve_tls();
    EXPECT_EQ(trouble(url_, csv()).code, "hub.ca_file");
}

struct BadFiles {
    const char* what;
    std::vector<std::string> arguments;
    const char* code;
};
TEST_F(TlsTest, FilesThatDoNotBelongTogetherAreRefusedBeforeTheHubListens) {
    make_certificate("IP:127.0.0.1");
    std::ofstream(folder_ / "empty.pem");
    const std::vector<BadFiles> rows{
        {"no key", {"--tls-cert", file("server.pem")}, "server.tls"},
        {"no certificate", {"--tls-key", file("server.key")}, "server.tls"},
        {"another's key",
         {"--tls-cert", file("server.pem"), "--tls-key", file("ca.key")},
         "server.tls"},
        {"no PEM", {"--tls-cert", csv(), "--tls-key", file("server.key")}, "server.tls"},
        {"empty", {"--tls-cert", file("empty.pem"), "--tls-key", file("server.key")}, "server.tls"},
        {"absent",
         {"--tls-cert", file("x.pem"), "--tls-key", file("server.key")},
         "folder.absent"}};
    for (const BadFiles& row : rows) {
        std::vector<std::string> words{hub_program, "serve",       "--data", data(),
                                       "--listen",  "127.0.0.1:0", "--json"};
        words.insert(words.end(), row.arguments.begin(), row.arguments.end());
        Process process(words);
        EXPECT_NE(process.rest().find(row.code), std::string::npos) << row.what;
        EXPECT_EQ(process.wait(), 1) << row.what;
    }
}

}  // namespace
}  // namespace uketsuke
