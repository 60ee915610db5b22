// The CLI11 adapter.
// [X] subcommands, required and optional options, flags, lists   [X] usage errors exit with 2
// [X] a default subcommand, so that `uketsuke` alone opens the terminal   [ ] shell completion
#include "platform/command/command.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <cstdlib>

#include "core/base/json.h"

namespace uketsuke {

namespace {

class DeclaredOptions : public Options {
  public:
    explicit DeclaredOptions(CLI::App& app) : app_(app) {}
    void text(const char* name, std::string& value, const char* help, Need need) override {
        app_.add_option(name, value, help)->required(need == Need::required);
    }
    void texts(const char* name, std::vector<std::string>& values, const char* help,
               Need need) override {
        app_.add_option(name, values, help)->required(need == Need::required);
    }
    void number(const char* name, long long& value, const char* help, Need need) override {
        app_.add_option(name, value, help)->required(need == Need::required);
    }
    void flag(const char* name, bool& value, const char* help) override {
        app_.add_flag(name, value, help);
    }

  private:
    CLI::App& app_;
};

// `uketsuke --data DIR` means `uketsuke run --data DIR`, unless help is what was asked for.
bool wants_default(const Program& program, int argc, char** argv) {
    if (program.otherwise.empty()) return false;
    if (argc < 2) return true;
    const std::string first = argv[1];
    return first.starts_with("-") && first != "--help" && first != "-h";
}

}  // namespace

int run_program(const Program& program, int argc, char** argv) {
    CLI::App app(program.help, program.name);
    app.require_subcommand(1);
    Action chosen;
    for (const Command& command : program.commands) {
        CLI::App* sub = app.add_subcommand(command.name, command.help);
        DeclaredOptions options(*sub);
        sub->callback([&chosen, action = command.declare(options)] { chosen = action; });
    }
    std::vector<std::string> words(argv + 1, argv + argc);
    if (wants_default(program, argc, argv)) words.insert(words.begin(), program.otherwise);
    try {
        std::vector<std::string> reversed(words.rbegin(), words.rend());  // As CLI11 wants them.
        app.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return chosen();
}

bool speaks_japanese() {
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value && *value) return std::string(value).starts_with("ja");
    }
    return false;
}

int report(const Error& error, bool json) {
    if (json) {
        const Json line = {{"error",
                            {{"code", error.code},
                             {"what", {{"ja", error.what.ja}, {"en", error.what.en}}},
                             {"next", {{"ja", error.next.ja}, {"en", error.next.en}}}}}};
        std::printf("%s\n", print_json(line).c_str());
    } else {
        std::fprintf(stderr, "%s\n", to_line(error, speaks_japanese()).c_str());
    }
    return exit_status(error);
}

}  // namespace uketsuke
