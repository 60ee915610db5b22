// flock() rather than fcntl(): its lock belongs to the open file and is not lost when some other
// part of the process opens and closes the same file.
#include "platform/folder/data_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <string>

#include "platform/folder/system_error.h"

namespace uketsuke {

namespace {

constexpr const char* lock_name = "lock";

const Words open_verb{"使用", "use"};
const Words create_verb{"作成", "create"};

Result<void> create(const std::filesystem::path& path) {
    std::error_code error;
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path(), error);
    if (error) return std::unexpected(system_error(error.value(), {create_verb, path}));
    if (::mkdir(path.c_str(), 0700) != 0 && errno != EEXIST)
        return std::unexpected(system_error(errno, {create_verb, path}));
    return {};
}

// Ours are folders with a lock file; an empty folder can be made ours.
bool may_be_closed_to_others(const std::filesystem::path& path) {
    std::error_code error;
    if (std::filesystem::exists(path / lock_name, error)) return true;
    return std::filesystem::is_empty(path, error) && !error;
}

Result<void> close_to_others(const std::filesystem::path& path) {
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0)
        return std::unexpected(system_error(errno, {open_verb, path}));
    if (about.st_uid != ::geteuid()) {
        const std::string owner = std::to_string(about.st_uid);
        return fail(ErrorKind::environment, "folder.foreign_owner",
                    {path.string() + " は別の利用者 (uid " + owner + ") のものです。",
                     path.string() + " belongs to another user (uid " + owner + ")."},
                    {"その利用者として実行してください。", "Run the command as that user."});
    }
    if ((about.st_mode & 077) == 0) return {};
    if (!may_be_closed_to_others(path)) {
        return fail(ErrorKind::environment, "folder.open",
                    {path.string() + " はほかの利用者からも見えるため、使いません。",
                     path.string() + " can be seen by other users and is not used."},
                    {"専用の空のフォルダーを --data で指定してください。",
                     "Name an empty folder of its own with --data."});
    }
    if (::chmod(path.c_str(), 0700) != 0)
        return std::unexpected(system_error(errno, {open_verb, path}));
    return {};
}

std::optional<long> process_in(int lock) {
    std::array<char, 32> text{};
    if (::pread(lock, text.data(), text.size() - 1, 0) <= 0) return std::nullopt;
    const long process = std::strtol(text.data(), nullptr, 10);
    return process > 0 ? std::optional(process) : std::nullopt;
}

std::unexpected<Error> in_use(const std::filesystem::path& path, int lock) {
    const auto process = process_in(lock);
    const std::string pid = process ? std::to_string(*process) : "?";
    return fail(ErrorKind::environment, "folder.in_use",
                {path.string() + " は動作中のプログラム (プロセス " + pid + ") が使っています。",
                 path.string() + " is in use by a running program (process " + pid + ")."},
                {"その画面を使うか、終了してからもう一度実行してください。",
                 "Use that window, or close it and start again."});
}

}  // namespace

Result<DataFolder> DataFolder::own(const std::filesystem::path& path, IfAbsent if_absent) {
    if (if_absent == IfAbsent::create) TRY(create(path));
    Descriptor directory(::open(path.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    if (!directory.is_open()) return std::unexpected(system_error(errno, {open_verb, path}));
    TRY(close_to_others(path));
    Descriptor lock(
        ::openat(directory.number(), lock_name, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!lock.is_open()) return std::unexpected(system_error(errno, {open_verb, path / lock_name}));
    while (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0) {
        if (errno == EWOULDBLOCK) return in_use(path, lock.number());
        if (errno != EINTR)
            return std::unexpected(system_error(errno, {open_verb, path / lock_name}));
    }
    // The number is for people and messages only; the lock itself is the kernel's.
    const std::string process = std::to_string(::getpid()) + "\n";
    if (::ftruncate(lock.number(), 0) != 0 ||
        ::pwrite(lock.number(), process.data(), process.size(), 0) < 0)
        return std::unexpected(system_error(errno, {open_verb, path / lock_name}));
    return DataFolder(path, std::move(directory), std::move(lock));
}

}  // namespace uketsuke
