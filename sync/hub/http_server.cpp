// The libmicrohttpd adapter: one thread with epoll for all connections. A request that is being
// answered is suspended, so waiting costs a socket and no thread.
// [X] heads, bodies, silence and whole requests are limited   [X] TLS (GnuTLS)
// [X] a large body is taken only after admit()                [ ] chunked bodies: refused (411)
#include "sync/hub/http_server.h"

#include <microhttpd.h>
#include <sys/socket.h>

#include <charconv>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "core/base/require.h"
#include "platform/clock/clock.h"
#include "platform/folder/files.h"
#include "sync/hub/listening_socket.h"
#include "sync/wire/answers.h"

namespace uketsuke {

namespace {

constexpr const char* tls_priorities = "NORMAL:-VERS-ALL:+VERS-TLS1.3:+VERS-TLS1.2";
constexpr std::size_t pem_bytes_max = std::size_t(1) << 20;

enum class Stage { head, admitting, receiving, discarding, answering };

// One request, from its first line until its answer has gone.
struct Turn {
    MHD_Connection* connection = nullptr;
    Stage stage = Stage::head;
    Request request;
    std::size_t promised = 0;  // Content-Length.
    bool counted = false;      // Among the bodies that are under way.
    HttpPass pass;
    // Written before the connection is resumed, read after: the answer, or why no body may come.
    std::optional<Response> response;
};
using SharedTurn = std::shared_ptr<Turn>;

// A connection and our patience with it. `ends` is Moment::max() while we are awaited.
struct Line {
    int socket = -1;
    Moment since;
    Moment ends;
};

std::string lower(std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
    return text;
}

Response refusal(int status, const char* code, Words what) {
    return {status,
            {{"content-type", "application/json"}},
            print_refusal({ErrorKind::refused, code, std::move(what), {}})};
}

Response busy() {
    Response response = refusal(503, "hub.busy",
                                {"ハブが混み合っています。少し後でもう一度送ってください。",
                                 "The hub is busy. Send it again in a moment."});
    response.headers.emplace_back("retry-after", "1");
    return response;
}

// Of a Content-Length; nothing where it is no number.
std::optional<std::size_t> length_in(const std::string& text) {
    std::size_t length = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return length;
}

MHD_Result add_header(void* to, MHD_ValueKind, const char* name, const char* value) {
    static_cast<Headers*>(to)->emplace_back(lower(name), value ? value : "");
    return MHD_YES;
}

class MicrohttpdServer : public HttpServer {
  public:
    MicrohttpdServer(HttpAnswerer& answerer, HttpLimits limits)
        : answerer_(answerer), limits_(limits) {}
    ~MicrohttpdServer() override { stop(); }
    MicrohttpdServer(const MicrohttpdServer&) = delete;
    MicrohttpdServer& operator=(const MicrohttpdServer&) = delete;

    bool start(ListeningSocket listening, const std::string& certificate, const std::string& key) {
        port_ = listening.port;
        std::vector<MHD_OptionItem> tls;
        const auto option = [&](MHD_OPTION name, const char* text) {
            tls.push_back({name, 0, const_cast<char*>(text)});
        };
        unsigned flags =
            MHD_USE_EPOLL_INTERNAL_THREAD | unsigned(MHD_USE_ITC) | MHD_ALLOW_SUSPEND_RESUME;
        if (!certificate.empty()) {
            flags |= MHD_USE_TLS;
            option(MHD_OPTION_HTTPS_MEM_CERT, certificate.c_str());
            option(MHD_OPTION_HTTPS_MEM_KEY, key.c_str());
            option(MHD_OPTION_HTTPS_PRIORITIES, tls_priorities);
        }
        option(MHD_OPTION_END, nullptr);
        daemon_ = MHD_start_daemon(
            flags, 0, nullptr, nullptr, &on_request, this, MHD_OPTION_LISTEN_SOCKET,
            listening.socket.number(), MHD_OPTION_CONNECTION_LIMIT, limits_.connections_max,
            MHD_OPTION_CONNECTION_MEMORY_LIMIT, limits_.head_bytes_max,
            MHD_OPTION_CONNECTION_TIMEOUT, unsigned(limits_.silence_max.count()),
            MHD_OPTION_URI_LOG_CALLBACK, &on_target, this, MHD_OPTION_NOTIFY_COMPLETED,
            &on_completed, this, MHD_OPTION_NOTIFY_CONNECTION, &on_connection, this,
            MHD_OPTION_ARRAY, tls.data(), MHD_OPTION_END);
        if (daemon_ == nullptr) return false;
        listening_ = std::move(listening.socket);
        impatience_ = std::jthread([this](const std::stop_token& stop) { end_patience(stop); });
        return true;
    }

    int port() const override { return port_; }

    void stop() override {
        if (daemon_ == nullptr) return;
        {
            std::unique_lock lock(mutex_);
            closing_ = true;
            answered_.wait(lock, [this] { return asked_ == 0; });
        }
        impatience_.request_stop();
        impatience_.join();
        MHD_quiesce_daemon(daemon_);  // The socket is ours to close.
        MHD_stop_daemon(daemon_);
        daemon_ = nullptr;
        listening_.close();
    }

  private:
    static void* on_target(void* server, const char* target, MHD_Connection* connection) {
        auto* turn = new SharedTurn(std::make_shared<Turn>());
        (*turn)->connection = connection;
        // As it was sent: libmicrohttpd's own is decoded, and a signature covers what travelled.
        Request& request = (*turn)->request;
        request.path = target;
        if (const auto mark = request.path.find('?'); mark != std::string::npos) {
            request.query = request.path.substr(mark + 1);
            request.path.resize(mark);
        }
        static_cast<void>(server);
        return turn;
    }

    static MHD_Result on_request(void* server, MHD_Connection*, const char*, const char* method,
                                 const char*, const char* data, std::size_t* size, void** turn) {
        auto& here = *static_cast<MicrohttpdServer*>(server);
        return here.go_on(*static_cast<SharedTurn*>(*turn), method, {data, data ? *size : 0}, size);
    }

    static void on_completed(void* server, MHD_Connection* connection, void** turn,
                             MHD_RequestTerminationCode) {
        auto& here = *static_cast<MicrohttpdServer*>(server);
        const std::unique_ptr<SharedTurn> ended(static_cast<SharedTurn*>(*turn));
        *turn = nullptr;
        if (ended && (*ended)->counted) here.bodies_ -= (*ended)->promised;
        here.expect(connection, here.limits_.head_time_max);
    }

    static void on_connection(void* server, MHD_Connection* connection, void** context,
                              MHD_ConnectionNotificationCode what) {
        auto& here = *static_cast<MicrohttpdServer*>(server);
        const std::lock_guard lock(here.mutex_);
        if (what == MHD_CONNECTION_NOTIFY_STARTED) {
            const auto* info =
                MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
            const Moment now = moment_now();
            auto* line = new Line{info->connect_fd, now, now + here.limits_.head_time_max};
            here.lines_.insert(line);
            *context = line;
        } else if (*context != nullptr) {
            // Still open: nobody else can have its number yet.
            const std::unique_ptr<Line> gone(static_cast<Line*>(*context));
            here.lines_.erase(gone.get());
        }
    }

    // What the connection must have done by then, or it is closed; nothing while it awaits us.
    void expect(MHD_Connection* connection, std::optional<std::chrono::seconds> time) {
        const auto* info = MHD_get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
        if (info == nullptr || info->socket_context == nullptr) return;
        const std::lock_guard lock(mutex_);
        auto& line = *static_cast<Line*>(info->socket_context);
        line.since = moment_now();
        line.ends = time ? line.since + *time : Moment::max();
    }

    // Silence is libmicrohttpd's to end; this ends those who send a byte now and then.
    void end_patience(const std::stop_token& stop) {
        std::unique_lock lock(mutex_);
        while (!stop.stop_requested()) {
            const Moment now = moment_now();
            const bool crowded = lines_.size() > limits_.connections_max * 3 / 4;
            for (const Line* line : lines_) {
                const Moment crowded_end = line->since + limits_.crowded_time_max;
                const bool awaited = line->ends != Moment::max();
                const bool late = line->ends < now || (crowded && crowded_end < now);
                if (awaited && late) ::shutdown(line->socket, SHUT_RDWR);
            }
            woken_.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
        }
    }

    MHD_Result go_on(const SharedTurn& turn, const char* method, std::string_view data,
                     std::size_t* size) {
        switch (turn->stage) {
            case Stage::head:
                return begin(turn, method);
            case Stage::admitting:
                return take_or_discard(*turn);
            case Stage::receiving:
                turn->request.body.append(data);
                if (*size == 0) return ask(turn);
                break;
            case Stage::discarding:
                if (*size == 0) return send(turn);
                break;
            case Stage::answering:
                return send(turn);
        }
        *size = 0;
        return MHD_YES;
    }

    // The head is whole.
    MHD_Result begin(const SharedTurn& turn, const char* method) {
        Request& request = turn->request;
        request.method = method;
        MHD_get_connection_values(turn->connection, MHD_HEADER_KIND, &add_header, &request.headers);
        turn->stage = Stage::receiving;
        if (auto refused = refused_by_head(*turn)) {
            turn->response = std::move(refused);
            return send(turn);
        }
        expect(turn->connection, limits_.body_time_max);
        if (turn->promised <= limits_.unasked_body_max) return MHD_YES;
        turn->stage = Stage::admitting;
        if (!suspend(turn)) return send(turn);
        answerer_.admit(request, [this, turn](HttpAdmission admission) {
            turn->response = std::move(admission.refused);
            turn->pass = std::move(admission.pass);
            resume(turn);
        });
        return MHD_YES;
    }

    std::optional<Response> refused_by_head(Turn& turn) const {
        const Headers& headers = turn.request.headers;
        if (turn.request.method != "GET" && turn.request.method != "POST") {
            Response response = refusal(
                405, "wire.method", {"この方法は使えません。", "This method is not used here."});
            response.headers.emplace_back("allow", "GET, POST");
            return response;
        }
        if (header_of(headers, "transfer-encoding")) {
            return refusal(411, "wire.length",
                           {"本文の長さ（Content-Length）を付けて送ってください。",
                            "A body must say its Content-Length."});
        }
        const auto length = length_in(header_of(headers, "content-length").value_or("0"));
        if (!length || *length > limits_.body_max) {
            return refusal(413, "wire.too_large",
                           {"本文が大きすぎます。", "The body is too large."});
        }
        turn.promised = *length;
        return std::nullopt;
    }

    // What was not admitted is read to its end without being kept: whoever sends before he listens
    // hears the refusal then.
    MHD_Result take_or_discard(Turn& turn) {
        expect(turn.connection, limits_.body_time_max);
        if (!turn.response && bodies_ + turn.promised > limits_.bodies_max) turn.response = busy();
        turn.stage = turn.response ? Stage::discarding : Stage::receiving;
        if (turn.response) return MHD_YES;
        turn.counted = true;
        bodies_ += turn.promised;
        turn.request.body.reserve(turn.promised);
        return MHD_YES;
    }

    MHD_Result ask(const SharedTurn& turn) {
        turn->stage = Stage::answering;
        expect(turn->connection, std::nullopt);
        if (!suspend(turn)) return send(turn);
        const auto reply = [this, turn](Response response) {
            turn->response = std::move(response);
            resume(turn);
        };
        answerer_.answer(std::move(turn->request), std::move(turn->pass), reply);
        return MHD_YES;
    }

    // False, with an answer in the turn, where the door is closing.
    bool suspend(const SharedTurn& turn) {
        const std::lock_guard lock(mutex_);
        if (closing_) {
            turn->response = busy();
            return false;
        }
        ++asked_;
        MHD_suspend_connection(turn->connection);
        return true;
    }

    // Any thread.
    void resume(const SharedTurn& turn) {
        MHD_resume_connection(turn->connection);
        const std::lock_guard lock(mutex_);
        if (--asked_ == 0) answered_.notify_all();
    }

    MHD_Result send(const SharedTurn& turn) {
        expect(turn->connection, limits_.body_time_max);
        // The turn outlives the sending, so the body need not be copied.
        Response& answer = *turn->response;
        MHD_Response* response = MHD_create_response_from_buffer(
            answer.body.size(), answer.body.data(), MHD_RESPMEM_PERSISTENT);
        require(response != nullptr, "libmicrohttpd has memory for an answer");
        for (const auto& [name, value] : answer.headers)
            MHD_add_response_header(response, name.c_str(), value.c_str());
        const MHD_Result queued =
            MHD_queue_response(turn->connection, unsigned(answer.status), response);
        MHD_destroy_response(response);
        return queued;
    }

    HttpAnswerer& answerer_;
    const HttpLimits limits_;
    Descriptor listening_;
    MHD_Daemon* daemon_ = nullptr;
    int port_ = 0;
    std::size_t bodies_ = 0;  // Bytes of admitted bodies; libmicrohttpd's thread.
    std::mutex mutex_;        // Of all below.
    std::condition_variable answered_;
    std::condition_variable_any woken_;
    std::set<Line*> lines_;
    std::size_t asked_ = 0;  // Of the answerer, and not answered.
    bool closing_ = false;
    std::jthread impatience_;
};

std::unexpected<Error> bad_tls(Words what) {
    return fail(ErrorKind::bad_input, "server.tls", std::move(what),
                {"PEM形式の証明書と、それに合う秘密鍵を指定してください。",
                 "Name a certificate and the key that belongs to it, both as PEM."});
}

// Empty where none was named, and only then.
Result<std::string> pem(const std::string& file) {
    if (file.empty()) return std::string();
    const std::string text = to_text(TRY(read_small_file(file, pem_bytes_max)));
    if (text.empty()) return bad_tls({file + " は空です。", file + " is empty."});
    return text;
}

}  // namespace

Result<std::unique_ptr<HttpServer>> HttpServer::listen(const std::string& host_port,
                                                       const TlsFiles& tls, HttpAnswerer& answerer,
                                                       HttpLimits limits) {
    if (tls.certificate.empty() != tls.key.empty()) {
        return bad_tls({"--tls-cert と --tls-key は一緒に指定してください。",
                        "--tls-cert and --tls-key go together."});
    }
    const std::string certificate = TRY(pem(tls.certificate));
    const std::string key = TRY(pem(tls.key));
    ListeningSocket listening = TRY(listen_on(host_port));
    auto front = std::make_unique<MicrohttpdServer>(answerer, limits);
    if (!front->start(std::move(listening), certificate, key)) {
        return bad_tls({tls.certificate + " と " + tls.key + " ではTLSを始められません。",
                        "TLS cannot be started with " + tls.certificate + " and " + tls.key + "."});
    }
    return std::unique_ptr<HttpServer>(std::move(front));
}

}  // namespace uketsuke
