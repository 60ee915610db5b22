// A PostgreSQL server of one test's own, on a Unix socket in a temporary folder. It is started
// without help, never as root, and gone with the test, also where the test is killed. Where it
// cannot start, std::runtime_error fails the test: nothing is left out.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <vector>

namespace uketsuke {

class PostgresServer {
  public:
    PostgresServer();  // Runs when the constructor is done.
    ~PostgresServer();
    PostgresServer(const PostgresServer&) = delete;
    PostgresServer& operator=(const PostgresServer&) = delete;

    // One for all tests of this process.
    static PostgresServer& shared();

    // Of an empty database that is made here; each call another one.
    std::string new_database();
    // What psql prints, bare, for statements in the database of that address.
    std::string ask(const std::string& address, const std::string& sql) const;

    void start();
    void stop_at_once();  // As if it had crashed: SIGQUIT, nothing is written at the end.

  private:
    // Where the tests run as root, as the user postgres; ended with this process.
    std::vector<std::string> command(const char* program, std::vector<std::string> words) const;
    void run(const char* program, std::vector<std::string> words) const;
    void make_cluster();
    bool answers() const;
    void give_to_user(const std::filesystem::path& folder) const;

    // In memory where there is room: what a crash of the server leaves is the same there, and its
    // recovery does not wait for whatever else the machine writes.
    struct Folder {
        Folder();
        ~Folder();
        Folder(const Folder&) = delete;
        Folder& operator=(const Folder&) = delete;
        std::filesystem::path path;
    };
    const std::filesystem::path& folder() const { return folder_.path; }

    Folder folder_;
    pid_t server_ = -1;
    int databases_ = 0;
};

}  // namespace uketsuke
