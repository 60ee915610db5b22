// Which key source a command line chooses for a data folder, the same for both programs.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "platform/command/command.h"
#include "platform/keys/key_source.h"

namespace uketsuke {

struct KeyChoice {
    std::string key_file;         // --key-file FILE
    std::string passphrase_file;  // --passphrase-file FILE, "-" for standard input: its first line.
    void declare(Options& options);
};

// In this order: what was named on the line; the systemd credential "uketsuke" where the service
// has one; the key file DATA.key beside the folder, which is made with the folder the first time.
// Errors: those of key_source.h; keys.two_sources where both options are given.
Result<std::unique_ptr<KeySource>> choose_key_source(const KeyChoice& choice,
                                                     const std::filesystem::path& data);

}  // namespace uketsuke
