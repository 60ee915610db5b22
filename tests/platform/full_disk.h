// A disk that is full, for as long as it lives.
#pragma once

#include <signal.h>
#include <sys/resource.h>

namespace uketsuke {

// Stands in for a full disk: writes past the limit fail with EFBIG.
class NoMoreThan {
  public:
    explicit NoMoreThan(rlim_t bytes) {
        handler_ = ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        rlimit limit = before_;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~NoMoreThan() {
        ::setrlimit(RLIMIT_FSIZE, &before_);
        ::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit before_{};
    void (*handler_)(int) = nullptr;
};

}  // namespace uketsuke
