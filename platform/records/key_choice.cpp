// From options and environment to a key source.
#include "platform/records/key_choice.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace uketsuke {

namespace {

constexpr const char* credential = "uketsuke";

bool has_credential() {
    const char* directory = std::getenv("CREDENTIALS_DIRECTORY");
    std::error_code ignored;
    return directory &&
           std::filesystem::exists(std::filesystem::path(directory) / credential, ignored);
}

Result<std::unique_ptr<KeySource>> from_passphrase_file(const std::string& name) {
    std::string line;
    std::ifstream file;
    if (name != "-") file.open(name);
    std::istream& in = name == "-" ? std::cin : file;
    if (!std::getline(in, line)) {
        return fail(ErrorKind::environment, "keys.no_passphrase",
                    {"パスフレーズを" + name + "から読めません。",
                     "No passphrase could be read from " + name + "."},
                    {"ファイルの1行目にパスフレーズを書いてください。",
                     "Put the passphrase on its first line."});
    }
    return passphrase_source(line);
}

// DATA.key beside DATA: it is made only where there is no data folder yet.
Result<std::unique_ptr<KeySource>> beside(std::filesystem::path data) {
    if (!data.has_filename()) data = data.parent_path();
    const std::filesystem::path file = data.string() + ".key";
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored) &&
        !std::filesystem::exists(data / "key.json", ignored)) {
        if (data.has_parent_path())
            std::filesystem::create_directories(data.parent_path(), ignored);
        TRY(make_key_file(file));
    }
    return key_file_source(file);
}

}  // namespace

void KeyChoice::declare(Options& options) {
    options.text("--key-file", key_file,
                 "file with the key that wraps the data key (default: DATA.key)");
    options.text("--passphrase-file", passphrase_file,
                 "file whose first line is the passphrase; - reads it from standard input");
}

Result<std::unique_ptr<KeySource>> choose_key_source(const KeyChoice& choice,
                                                     const std::filesystem::path& data) {
    if (!choice.key_file.empty() && !choice.passphrase_file.empty()) {
        return fail(ErrorKind::bad_input, "keys.two_sources",
                    {"--key-file と --passphrase-file は同時に使えません。",
                     "--key-file and --passphrase-file exclude each other."});
    }
    if (!choice.key_file.empty()) return key_file_source(choice.key_file);
    if (!choice.passphrase_file.empty()) return from_passphrase_file(choice.passphrase_file);
    if (has_credential()) return systemd_credential_source(credential);
    return beside(data);
}

}  // namespace uketsuke
