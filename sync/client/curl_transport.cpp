// The libcurl adapter.
// [X] one connection kept and reused   [X] limits on time and size   [X] stop from another thread
// [X] a CA of the city's own           [ ] client certificates       [ ] proxies with passwords
#include <curl/curl.h>

#include <atomic>
#include <mutex>

#include "core/base/require.h"
#include "sync/client/transport.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

constexpr long connect_seconds_max = 5;
constexpr long exchange_seconds_max = 60;
static_assert(exchange_seconds_max > 2 * wait_seconds_max, "a hub may wait with its answer");

void start_curl_once() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
}

struct Receiving {
    Response response;
    bool too_much = false;
};

std::size_t take_body(char* data, std::size_t, std::size_t size, void* receiving) {
    auto& to = *static_cast<Receiving*>(receiving);
    to.too_much = to.response.body.size() + size > body_bytes_max;
    if (to.too_much) return 0;  // Any other number than `size` ends the transfer.
    to.response.body.append(data, size);
    return size;
}

std::size_t take_header(char* data, std::size_t, std::size_t size, void* receiving) {
    auto& to = *static_cast<Receiving*>(receiving);
    std::string_view line(data, size);
    while (line.ends_with('\n') || line.ends_with('\r')) line.remove_suffix(1);
    const std::size_t colon = line.find(':');
    if (colon == line.npos || to.response.headers.size() >= 100) return size;
    std::string name(line.substr(0, colon));
    for (char& c : name) c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    std::string_view value = line.substr(colon + 1);
    while (value.starts_with(' ')) value.remove_prefix(1);
    to.response.headers.emplace_back(std::move(name), std::string(value));
    return size;
}

std::unexpected<Error> away(const char* code, const Words& what, Words next) {
    return fail(ErrorKind::environment, code,
                {what.ja + "記録は端末に保存されています。",
                 what.en + " The records are safe on this terminal."},
                std::move(next));
}

// Why OpenSSL did not trust the hub (x509_vfy.h, X509_V_ERR_...).
enum Distrust : long {
    name_differs = 1,  // Found by curl before OpenSSL's judgement is asked for: "unspecified".
    no_issuer = 2,
    not_yet_valid = 9,
    expired = 10,
    self_signed = 18,
    self_signed_in_chain = 19,
    no_local_issuer = 20,
    no_chain = 21,
};

Words words_of(Distrust distrust, const std::string& reason) {
    switch (distrust) {
        case not_yet_valid:
        case expired:
            return {"ハブの証明書の有効期間外です。",
                    "The hub's certificate is out of date, or this clock is wrong."};
        case no_issuer:
        case self_signed:
        case self_signed_in_chain:
        case no_local_issuer:
        case no_chain:
            return {"ハブの証明書は、この端末が信頼する認証局のものではありません。",
                    "The hub's certificate is not by a CA that this terminal trusts."};
        case name_differs:
            return {"ハブの証明書は別の名前のものです。",
                    "The hub's certificate is for another host name."};
    }
    return {"ハブとの安全な接続ができません（" + reason + "）。",
            "No secure connection to the hub (" + reason + ")."};
}

class CurlTransport : public Transport {
  public:
    CurlTransport(HubAddress address, CURL* curl, CURLM* loop)
        : address_(std::move(address)), curl_(curl), loop_(loop) {}
    ~CurlTransport() override {
        curl_easy_cleanup(curl_);
        curl_multi_cleanup(loop_);
    }
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;

    void stop() override {
        stopped_ = true;
        curl_multi_wakeup(loop_);
    }

    void interrupt() override {
        interrupted_ = true;
        curl_multi_wakeup(loop_);
    }

    Result<Response> carry(const Request& request) override {
        Receiving receiving;
        curl_slist* fields = field_list(request.headers);
        prepare(request, fields, receiving);
        const CURLcode code = perform();
        curl_slist_free_all(fields);
        if (code != CURLE_OK) return failed(code, receiving);
        long status = 0;
        curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
        receiving.response.status = int(status);
        return std::move(receiving.response);
    }

  private:
    // The multi interface, for its wakeup: an easy transfer looks at a flag once a second only.
    CURLcode perform() {
        curl_multi_add_handle(loop_, curl_);
        CURLcode code = CURLE_ABORTED_BY_CALLBACK;
        int running = 1;
        was_interrupted_ = false;
        while (running > 0 && !stopped_) {
            was_interrupted_ = interrupted_.exchange(false);
            if (was_interrupted_) break;
            if (curl_multi_perform(loop_, &running) != CURLM_OK) break;
            if (running > 0) curl_multi_poll(loop_, nullptr, 0, 1000, nullptr);
        }
        int left = 0;
        while (const CURLMsg* said = curl_multi_info_read(loop_, &left)) {
            if (said->msg == CURLMSG_DONE) code = said->data.result;
        }
        curl_multi_remove_handle(loop_, curl_);  // Closes a connection that is in use.
        return code;
    }

    static curl_slist* field_list(const Headers& headers) {
        // Without these two curl would wait for "100 Continue" and name its own content type.
        curl_slist* fields = curl_slist_append(nullptr, "Expect:");
        for (const auto& [name, value] : headers)
            fields = curl_slist_append(fields, (name + ": " + value).c_str());
        return fields;
    }

    void prepare(const Request& request, curl_slist* fields, Receiving& receiving) {
        curl_easy_reset(curl_);  // Keeps the connection.
        std::string url = address_.url + request.path;
        if (!request.query.empty()) url += "?" + request.query;
        set(CURLOPT_URL, url.c_str());
        set(CURLOPT_PROTOCOLS_STR, "http,https");
        set(CURLOPT_FOLLOWLOCATION, 0L);
        set(CURLOPT_NOSIGNAL, 1L);
        set(CURLOPT_CONNECTTIMEOUT, connect_seconds_max);
        set(CURLOPT_TIMEOUT, exchange_seconds_max);
        set(CURLOPT_HTTPHEADER, fields);
        if (!address_.ca_file.empty()) set(CURLOPT_CAINFO, address_.ca_file.c_str());
        if (request.method == "POST") {
            set(CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(request.body.size()));
            set(CURLOPT_POSTFIELDS, request.body.data());
        }
        set(CURLOPT_WRITEFUNCTION, &take_body);
        set(CURLOPT_WRITEDATA, &receiving);
        set(CURLOPT_HEADERFUNCTION, &take_header);
        set(CURLOPT_HEADERDATA, &receiving);
    }

    template <class Value>
    void set(CURLoption option, Value value) {
        require(curl_easy_setopt(curl_, option, value) == CURLE_OK, "curl knows this option");
    }

    Result<Response> failed(CURLcode code, const Receiving& receiving) const {
        if (stopped_) {
            return fail(ErrorKind::environment, "hub.stopped",
                        {"送受信を止めました。", "The exchange was stopped."});
        }
        if (receiving.too_much) {
            return fail(ErrorKind::environment, "hub.too_much",
                        {"ハブの答えが大きすぎます。何も変更していません。",
                         "The hub's answer is too large. Nothing was changed."});
        }
        if (was_interrupted_) {
            return fail(ErrorKind::environment, "hub.interrupted",
                        {"待つのをやめました。", "The wait was ended."});
        }
        return unreachable(code);
    }

    std::unexpected<Error> distrusted(const std::string& reason) const {
        long distrust = 0;
        curl_easy_getinfo(curl_, CURLINFO_SSL_VERIFYRESULT, &distrust);
        return away("hub.tls", words_of(Distrust(distrust), reason),
                    {"ハブの管理者に確かめてください。このままでは接続しません。",
                     "Ask who runs the hub; until then the terminal does not connect."});
    }

    std::unexpected<Error> unreachable(CURLcode code) const {
        const std::string reason = curl_easy_strerror(code);
        const bool tls = address_.url.starts_with("https://");
        if (code == CURLE_PEER_FAILED_VERIFICATION) return distrusted(reason);
        if (code == CURLE_SSL_CACERT_BADFILE) {
            return away("hub.ca_file",
                        {"認証局のファイル " + address_.ca_file + " を読めません。",
                         "The CA file " + address_.ca_file + " cannot be read."},
                        {"PEM形式のファイルを指定して登録し直してください。",
                         "Enrol again with a PEM file."});
        }
        if (code == CURLE_GOT_NOTHING && !tls) {
            return away("hub.no_answer",
                        {"ハブは接続を受けましたが、答えずに切りました。",
                         "The hub took the connection and closed it without an answer."},
                        {"ハブがTLSを使うなら、宛先は https:// で始まります。",
                         "If the hub uses TLS, its address begins with https://."});
        }
        if (code == CURLE_SSL_CONNECT_ERROR) {
            return away("hub.no_tls",
                        {"ハブと安全な接続（TLS）を始められません。",
                         "What answers at the hub's address does not speak TLS with us."},
                        {"ハブがTLSを使わないなら、宛先は http:// で始まります。",
                         "If the hub does not use TLS, its address begins with http://."});
        }
        return away(
            "hub.unreachable",
            {"ハブに届きません（" + reason + "）。", "The hub cannot be reached (" + reason + ")."},
            {"ネットワークが戻れば自動で送ります。",
             "They are sent by themselves when the network is back."});
    }

    HubAddress address_;
    CURL* curl_;
    CURLM* loop_;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> interrupted_ = false;
    bool was_interrupted_ = false;  // Of the last call.
};

}  // namespace

Result<std::unique_ptr<Transport>> curl_transport(const HubAddress& address) {
    HubAddress tidy = address;
    while (tidy.url.ends_with('/')) tidy.url.pop_back();
    if (!tidy.url.starts_with("http://") && !tidy.url.starts_with("https://")) {
        return fail(
            ErrorKind::bad_input, "hub.url",
            {"ハブの宛先「" + address.url + "」はhttp://かhttps://で始めてください。",
             "The hub's address \"" + address.url + "\" must begin with http:// or https://."});
    }
    start_curl_once();
    CURL* curl = curl_easy_init();
    CURLM* loop = curl_multi_init();
    require(curl != nullptr && loop != nullptr, "curl has memory for a handle");
    return std::unique_ptr<Transport>(std::make_unique<CurlTransport>(std::move(tidy), curl, loop));
}

}  // namespace uketsuke
