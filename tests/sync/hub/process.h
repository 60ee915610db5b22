// A program started by a test: its output is read line by line, and it is ended with the test.
#pragma once

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <string>
#include <vector>

namespace uketsuke {

class Process {
  public:
    explicit Process(const std::vector<std::string>& command) {
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC) != 0) return;
        std::vector<char*> words;
        for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
        words.push_back(nullptr);
        id_ = ::fork();
        if (id_ == 0) {
            ::dup2(ends[1], STDOUT_FILENO);
            ::execv(words[0], words.data());
            ::_exit(127);
        }
        ::close(ends[1]);
        out_ = ::fdopen(ends[0], "r");
    }
    ~Process() {
        end();
        if (out_) std::fclose(out_);
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    // Without its line feed; empty at the end.
    std::string line() {
        std::string text;
        for (int c = std::getc(out_); c != EOF && c != '\n'; c = std::getc(out_)) text += char(c);
        return text;
    }
    std::string rest() {
        std::string text;
        for (int c = std::getc(out_); c != EOF; c = std::getc(out_)) text += char(c);
        return text;
    }
    pid_t id() const { return id_; }
    void kill(int signal) const { ::kill(id_, signal); }
    // SIGTERM where it still runs; the exit status, or 128 and the signal.
    int end() {
        if (id_ > 0) kill(SIGTERM);
        return wait();
    }
    int wait() {
        if (id_ <= 0) return status_;
        int status = 0;
        ::waitpid(id_, &status, 0);
        id_ = -1;
        status_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        return status_;
    }

  private:
    pid_t id_ = -1;
    int status_ = -1;
    std::FILE* out_ = nullptr;
};

}  // namespace uketsuke
