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

int asks_to_stop(void* stopped, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
    return static_cast<std::atomic<bool>*>(stopped)->load() ? 1 : 0;
}

class CurlTransport : public Transport {
  public:
    CurlTransport(HubAddress address, CURL* curl) : address_(std::move(address)), curl_(curl) {}
    ~CurlTransport() override { curl_easy_cleanup(curl_); }
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;

    void stop() override { stopped_ = true; }

    Result<Response> carry(const Request& request) override {
        Receiving receiving;
        curl_slist* fields = field_list(request.headers);
        prepare(request, fields, receiving);
        const CURLcode code = curl_easy_perform(curl_);
        curl_slist_free_all(fields);
        if (code != CURLE_OK) return failed(code, receiving);
        long status = 0;
        curl_easy_getinfo(curl_, CURLINFO_RESPONSE_CODE, &status);
        receiving.response.status = int(status);
        return std::move(receiving.response);
    }

  private:
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
        set(CURLOPT_NOPROGRESS, 0L);
        set(CURLOPT_XFERINFOFUNCTION, &asks_to_stop);
        set(CURLOPT_XFERINFODATA, &stopped_);
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
        const std::string reason = curl_easy_strerror(code);
        return fail(
            ErrorKind::environment, "hub.unreachable",
            {"ハブに届きません（" + reason + "）。記録は端末に保存されています。",
             "The hub cannot be reached (" + reason + "). The records are safe on this terminal."},
            {"ネットワークが戻れば自動で送ります。",
             "They are sent by themselves when the network is back."});
    }

    HubAddress address_;
    CURL* curl_;
    std::atomic<bool> stopped_ = false;
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
    require(curl != nullptr, "curl has memory for a handle");
    return std::unique_ptr<Transport>(std::make_unique<CurlTransport>(std::move(tidy), curl));
}

}  // namespace uketsuke
