// A simulated IPP Everywhere printer for one test, on a port of its own (start_printer).
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "tests/paths.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/hub/process.h"

namespace uketsuke {

// A port on loopback that nobody listens at.
inline int free_port() {
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    ::bind(socket, reinterpret_cast<sockaddr*>(&here), size);
    ::getsockname(socket, reinterpret_cast<sockaddr*>(&here), &size);
    ::close(socket);
    return ntohs(here.sin_port);
}

class IppPrinter {
  public:
    explicit IppPrinter(const char* formats = "application/pdf,image/pwg-raster")
        : formats_(formats) {
        switch_on();
    }
    void switch_on() {
        std::filesystem::remove(folder_ / "ready");
        process_ = std::make_unique<Process>(std::vector<std::string>{
            std::string(test::source_dir) + "/tests/platform/printer/start_printer",
            folder_.path().string(), std::to_string(port_), formats_});
        until([&] { return std::filesystem::exists(folder_ / "ready"); });
    }
    void switch_off() { process_.reset(); }

    std::string address() const {
        return "ipp://localhost:" + std::to_string(port_) + "/ipp/print";
    }
    // Something is the matter until it is mended: "media-jam", or "abort" for one job.
    void happens(const char* what) const { std::ofstream(folder_ / "matter" / what); }
    void is_mended(const char* what) const { std::filesystem::remove(folder_ / "matter" / what); }

    // What came out, in order.
    std::vector<std::filesystem::path> printed() const {
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(folder_ / "printed")) {
            if (entry.path().filename() != ".part") files.push_back(entry.path());
        }
        std::ranges::sort(files);
        return files;
    }

    static bool until(const std::function<bool()>& done) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (!done()) {
            if (std::chrono::steady_clock::now() > end) return false;
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        }
        return true;
    }

  private:
    std::string formats_;
    int port_ = free_port();
    TemporaryFolder folder_;
    std::unique_ptr<Process> process_;
};

}  // namespace uketsuke
