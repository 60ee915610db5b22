// A CUPS of its own for one test, with the queues that the test makes (start_cups). While it lives,
// libcups finds it, in this process and in those that it starts.
#pragma once

#include <fstream>
#include <thread>

#include "tests/platform/printer/ipp_printer.h"

namespace uketsuke {

class CupsService {
  public:
    enum class Door { socket, port };  // Where it is spoken to.

    explicit CupsService(Door door = Door::socket) {
        const std::string port = "localhost:" + std::to_string(port_);
        const std::string server = door == Door::port ? port : (folder_ / "socket").string();
        ::setenv("CUPS_SERVER", server.c_str(), 1);
        switch_on();
    }
    ~CupsService() { ::unsetenv("CUPS_SERVER"); }
    CupsService(const CupsService&) = delete;

    void switch_on() {
        process_ = std::make_unique<Process>(std::vector<std::string>{
            std::string(test::source_dir) + "/tests/platform/printer/start_cups",
            folder_.path().string(), std::to_string(port_)});
        IppPrinter::until([] {
            return Process({"/usr/bin/lpstat", "-r"}).rest().starts_with("scheduler is running");
        });
    }
    void switch_off() { process_.reset(); }

    // As an administrator makes it. Back when CUPS has asked the printer what it takes: before
    // that it gives up every job as nothing that it could print.
    bool add_queue(const std::string& name, const std::string& address) const {
        if (!administer({"lpadmin", "-p", name, "-E", "-v", address, "-m", "everywhere"}))
            return false;
        return IppPrinter::until([&] { return has_said("\"" + name + "\" is now available"); });
    }
    // cupsdisable, cupsenable, cupsreject, cupsaccept, lpadmin.
    static bool administer(std::vector<std::string> command) {
        command.front().insert(0, "/usr/sbin/");
        return Process(command).wait() == 0;
    }

    // libcups asks once a thread where its CUPS is: whoever has asked before finds that one.
    static void talk(const std::function<void()>& what) { std::thread(what).join(); }

  private:
    bool has_said(const std::string& text) const {
        std::ifstream log(folder_ / "error_log");
        for (std::string line; std::getline(log, line);) {
            if (line.find(text) != std::string::npos) return true;
        }
        return false;
    }

    int port_ = free_port();
    TemporaryFolder folder_;
    std::unique_ptr<Process> process_;
};

}  // namespace uketsuke
