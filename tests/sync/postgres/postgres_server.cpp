// A cluster is made once for a build (initdb takes over a second) and copied for each server.
#include "tests/sync/postgres/postgres_server.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <stdexcept>
#include <thread>

#include "tests/paths.h"

namespace uketsuke {

namespace {

namespace fs = std::filesystem;

constexpr const char* programs = "/usr/lib/postgresql/15/bin/";
constexpr auto start_step = std::chrono::milliseconds{20};
constexpr int start_steps = 3000;  // A minute.
constexpr std::uintmax_t bytes_wanted = std::uintmax_t{1} << 29;

[[noreturn]] void give_up(const std::string& why) {
    throw std::runtime_error("PostgreSQL: " + why);
}

const passwd* database_user() {
    if (::getuid() != 0) return nullptr;
    const passwd* user = ::getpwnam("postgres");
    if (!user) give_up("there is no user postgres; is the package postgresql-15 there?");
    return user;
}

pid_t started(const std::vector<std::string>& command, int out, bool quiet) {
    std::vector<char*> words;
    for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
    words.push_back(nullptr);
    const pid_t child = ::fork();
    if (child != 0) return child;
    const int nowhere = ::open("/dev/null", O_RDWR | O_CLOEXEC);
    ::dup2(nowhere, STDIN_FILENO);
    ::dup2(out >= 0 ? out : nowhere, STDOUT_FILENO);
    if (quiet) ::dup2(nowhere, STDERR_FILENO);
    ::execv(words[0], words.data());
    ::_exit(127);
}

int ended(pid_t child) {
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

// Held while the cluster of this build is looked for and made: test processes run side by side.
class Turn {
  public:
    explicit Turn(const fs::path& file)
        : descriptor_(::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)) {
        if (descriptor_ < 0 || ::flock(descriptor_, LOCK_EX) != 0)
            give_up("cannot lock " + file.string());
    }
    ~Turn() { ::close(descriptor_); }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

  private:
    int descriptor_;
};

}  // namespace

PostgresServer::Folder::Folder() {
    std::error_code absent;
    const fs::path memory = "/dev/shm";
    const bool roomy = fs::space(memory, absent).available >= bytes_wanted && !absent;
    std::string name = ((roomy ? memory : fs::temp_directory_path()) / "uketsuke-XXXXXX").string();
    if (!::mkdtemp(name.data())) give_up("cannot make a folder");
    path = name;
}

PostgresServer::Folder::~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
}

PostgresServer::PostgresServer() {
    give_to_user(folder());
    make_cluster();
    start();
}

PostgresServer::~PostgresServer() { stop_at_once(); }

PostgresServer& PostgresServer::shared() {
    static PostgresServer server;
    return server;
}

std::vector<std::string> PostgresServer::command(const char* program,
                                                 std::vector<std::string> words) const {
    std::vector<std::string> all{"/usr/bin/setpriv", "--pdeathsig", "QUIT"};
    if (database_user())
        all.insert(all.end(), {"--reuid=postgres", "--regid=postgres", "--init-groups"});
    all.push_back(std::string(programs) + program);
    all.insert(all.end(), words.begin(), words.end());
    return all;
}

void PostgresServer::run(const char* program, std::vector<std::string> words) const {
    if (ended(started(command(program, std::move(words)), -1, false)) != 0)
        give_up(std::string(program) + " failed");
}

void PostgresServer::make_cluster() {
    const fs::path kept = fs::path(test::bin_dir).parent_path() / "postgres";
    fs::create_directories(kept);
    const Turn turn(kept / "lock");
    const fs::path cluster = kept / "cluster";
    if (!fs::exists(cluster)) {
        run("initdb", {"--pgdata", (folder() / "first").string(), "--auth", "trust", "--username",
                       "postgres", "--encoding", "UTF8", "--locale", "C", "--wal-segsize", "1",
                       "--no-sync", "--no-instructions"});
        fs::remove_all(kept / "new");
        fs::copy(folder() / "first", kept / "new", fs::copy_options::recursive);
        fs::rename(kept / "new", cluster);
    }
    fs::copy(cluster, folder() / "data", fs::copy_options::recursive);
    give_to_user(folder() / "data");
}

void PostgresServer::give_to_user(const fs::path& folder) const {
    const passwd* user = database_user();
    if (!user) return;
    const auto give = [&](const fs::path& path) {
        if (::chown(path.c_str(), user->pw_uid, user->pw_gid) != 0)
            give_up("cannot give away " + path.string());
    };
    give(folder);
    for (const auto& entry : fs::recursive_directory_iterator(folder)) give(entry.path());
}

// fsync is on as in a real one: what a crash leaves is what these tests ask.
void PostgresServer::start() {
    server_ = started(
        command("postgres", {"-D", (folder() / "data").string(), "-k", folder().string(), "-c",
                             "listen_addresses=", "-c", "fsync=on", "-c", "shared_buffers=16MB",
                             "-c", "synchronous_commit=off", "-c", "logging_collector=off"}),
        -1, true);
    for (int step = 0; step < start_steps; ++step) {
        if (answers()) return;
        std::this_thread::sleep_for(start_step);
    }
    stop_at_once();
    give_up("the server does not answer");
}

bool PostgresServer::answers() const {
    return ended(started(command("pg_isready", {"-q", "-h", folder().string()}), -1, true)) == 0;
}

void PostgresServer::stop_at_once() {
    if (server_ <= 0) return;
    ::kill(server_, SIGQUIT);
    ::waitpid(server_, nullptr, 0);
    server_ = -1;
}

std::string PostgresServer::new_database() {
    const std::string name = "test_" + std::to_string(++databases_);
    const std::string at = "host=" + folder().string() + " user=postgres dbname=";
    ask(at + "postgres", "CREATE DATABASE " + name + " TEMPLATE template0");
    return at + name;
}

std::string PostgresServer::ask(const std::string& address, const std::string& sql) const {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) give_up("no pipe");
    const pid_t child = started(
        command("psql", {"--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--dbname",
                         address, "--set", "ON_ERROR_STOP=1", "--command", sql}),
        ends[1], false);
    ::close(ends[1]);
    std::string answer;
    char part[4096];
    for (ssize_t size; (size = ::read(ends[0], part, sizeof part)) > 0;)
        answer.append(part, static_cast<std::size_t>(size));
    ::close(ends[0]);
    if (ended(child) != 0) give_up("psql: " + sql);
    while (!answer.empty() && answer.back() == '\n') answer.pop_back();
    return answer;
}

}  // namespace uketsuke
