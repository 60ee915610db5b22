// The cpp-httplib adapter (0.11.4; what it lets through by itself is told in sync/README.md).
// [X] every method with a body goes through ContentReader, which stops at our limit
// [X] limits on heads, silence and whole requests, by a stream of our own
// [X] an explicit pool of threads     [ ] TLS: a proxy in front of it today
#include "sync/hub/http_server.h"

#include <httplib.h>
#include <unistd.h>

#include "sync/hub/guarded_socket.h"
#include "sync/wire/answers.h"

namespace uketsuke {

namespace {

// A dot would not match a line feed, and what no route takes is read into memory by httplib itself.
constexpr const char* any_path = "[\\s\\S]*";

class GuardedStream : public httplib::Stream {
  public:
    explicit GuardedStream(GuardedSocket& socket) : socket_(socket) {}
    bool is_readable() const override { return socket_.readable(); }
    bool is_writable() const override { return true; }
    ssize_t read(char* to, size_t size) override { return socket_.read(to, size); }
    ssize_t write(const char* from, size_t size) override { return socket_.write(from, size); }
    void get_remote_ip_and_port(std::string&, int&) const override {}
    void get_local_ip_and_port(std::string&, int&) const override {}
    socket_t socket() const override { return socket_.number(); }

  private:
    GuardedSocket& socket_;
};

// Whose request this thread is answering: a handler raises its budget once it wants the body.
thread_local GuardedSocket* answering = nullptr;

class GuardedServer : public httplib::Server {
  public:
    explicit GuardedServer(const HttpLimits& limits) : limits_(limits) {}

  private:
    bool process_and_close_socket(socket_t number) override {
        GuardedSocket socket(number, limits_);
        answering = &socket;
        for (std::size_t left = limits_.requests_per_connection_max; left > 0; --left) {
            if (svr_sock_ == INVALID_SOCKET || !socket.begin_request()) break;
            GuardedStream stream(socket);
            bool closed = false;
            if (!process_request(stream, left == 1, closed, nullptr) || closed) break;
        }
        answering = nullptr;
        ::shutdown(number, SHUT_RDWR);
        ::close(number);
        return true;
    }

    const HttpLimits& limits_;
};

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return text;
}

// The target as it was sent: httplib's own path is decoded, and a signature covers what travelled.
Request request_from(const httplib::Request& from) {
    Request request{from.method, from.target, {}, {}, {}};
    if (const auto mark = from.target.find('?'); mark != std::string::npos) {
        request.path = from.target.substr(0, mark);
        request.query = from.target.substr(mark + 1);
    }
    for (const auto& [name, value] : from.headers) request.headers.emplace_back(lower(name), value);
    return request;
}

void put(const Response& answer, httplib::Response& to) {
    to.status = answer.status;
    std::string type = "application/octet-stream";
    for (const auto& [name, value] : answer.headers) {
        if (name == "content-type") {
            type = value;
        } else {
            to.set_header(name.c_str(), value);
        }
    }
    to.set_content(answer.body, type.c_str());
}

Response refusal(int status, const char* code, Words what) {
    return {status,
            {{"content-type", "application/json"}},
            print_refusal({ErrorKind::refused, code, std::move(what), {}})};
}

class HttplibServer : public HttpServer {
  public:
    HttplibServer(HttpAnswerer answerer, HttpLimits limits)
        : answerer_(std::move(answerer)), limits_(limits), server_(limits_) {
        server_.new_task_queue = [threads = limits_.threads] {
            return new httplib::ThreadPool(threads);
        };
        server_.set_payload_max_length(limits_.body_max);
        server_.set_tcp_nodelay(true);
        server_.set_pre_routing_handler([](const auto& request, auto& response) {
            return refuse_other_methods(request, response);
        });
        const auto with_body = [this](const httplib::Request& request, httplib::Response& response,
                                      const httplib::ContentReader& reader) {
            answer_with_body(request, response, reader);
        };
        server_.Get(any_path, [this](const httplib::Request& request, httplib::Response& response) {
            put(answerer_(request_from(request)), response);
        });
        server_.Post(any_path, with_body);
        server_.Put(any_path, with_body);
        server_.Patch(any_path, with_body);
        server_.Delete(any_path, with_body);
    }

    bool bind(const std::string& host, int port) {
        port_ = port;
        if (port != 0) return server_.bind_to_port(host, port);
        port_ = server_.bind_to_any_port(host);
        return port_ > 0;
    }

    int port() const override { return port_; }
    void run() override { server_.listen_after_bind(); }
    void stop() override { server_.stop(); }

  private:
    // PRI and CONNECT would have their bodies read into memory before any route is asked.
    static httplib::Server::HandlerResponse refuse_other_methods(const httplib::Request& request,
                                                                 httplib::Response& response) {
        for (const char* method : {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"}) {
            if (request.method == method) return httplib::Server::HandlerResponse::Unhandled;
        }
        put(refusal(405, "wire.method",
                    {"この方法は使えません。", "This method is not used here."}),
            response);
        return httplib::Server::HandlerResponse::Handled;
    }

    void answer_with_body(const httplib::Request& from, httplib::Response& response,
                          const httplib::ContentReader& reader) {
        if (from.is_multipart_form_data()) {
            put(refusal(415, "wire.multipart",
                        {"この形式は受け付けません。", "This content type is not taken."}),
                response);
            return;
        }
        Request request = request_from(from);
        answering->allow_body();
        const bool whole = reader([&](const char* data, size_t size) {
            if (request.body.size() + size > limits_.body_max) return false;
            request.body.append(data, size);
            return true;
        });
        if (!whole) {
            put(refusal(413, "wire.too_large",
                        {"本文が大きすぎるか、途中で切れています。",
                         "The body is too large or cut short."}),
                response);
            return;
        }
        put(answerer_(request), response);
    }

    HttpAnswerer answerer_;
    HttpLimits limits_;
    GuardedServer server_;
    int port_ = 0;
};

struct Address {
    std::string host;
    int port = 0;
};

std::optional<Address> parse_address(const std::string& host_port) {
    const auto colon = host_port.rfind(':');
    if (colon == std::string::npos || colon == 0) return std::nullopt;
    Address address{host_port.substr(0, colon), 0};
    if (address.host.starts_with('[') && address.host.ends_with(']'))
        address.host = address.host.substr(1, address.host.size() - 2);
    const std::string digits = host_port.substr(colon + 1);
    if (digits.empty() || digits.size() > 5) return std::nullopt;
    for (const char c : digits) {
        if (c < '0' || c > '9') return std::nullopt;
        address.port = address.port * 10 + (c - '0');
    }
    if (address.port > 65535) return std::nullopt;
    return address;
}

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const std::string& host_port,
                                                       HttpAnswerer answerer, HttpLimits limits) {
    const auto address = parse_address(host_port);
    if (!address) {
        return fail(ErrorKind::bad_input, "server.address",
                    {"--listen は 127.0.0.1:8480 の形で指定してください。",
                     "Write --listen as 127.0.0.1:8480."});
    }
    auto front = std::make_unique<HttplibServer>(std::move(answerer), limits);
    if (!front->bind(address->host, address->port)) {
        return fail(
            ErrorKind::environment, "server.listen",
            {host_port + " で待ち受けできません。", "Cannot listen on " + host_port + "."},
            {"ほかのプログラムが使っていないか、このマシンの番地かを確かめてください。",
             "Check that no other program uses it and that the address is this machine's."});
    }
    return std::unique_ptr<HttpServer>(std::move(front));
}

}  // namespace uketsuke
