// POSIX calls, because the standard library has neither fsync nor modes at creation.
#include "platform/folder/files.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <cerrno>

#include "platform/folder/descriptor.h"
#include "platform/folder/system_error.h"

namespace uketsuke {

namespace {

const Words read_verb{"読み込み", "read"};
const Words write_verb{"書き込み", "write"};
const Words destroy_verb{"消去", "destroy"};

std::unexpected<Error> system_failure(const Words& verb, const std::filesystem::path& path) {
    return std::unexpected(system_error(errno, {verb, path}));
}

// False with errno set. Retries what a signal interrupted and what was written in part.
bool write_all(int descriptor, const std::uint8_t* data, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::write(descriptor, data, size);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        data += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

// A rename or an unlink is durable only when the folder that names the file is.
bool sync_folder_of(const std::filesystem::path& path) {
    const auto parent = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    const Descriptor folder(::open(parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.is_open() && ::fsync(folder.number()) == 0;
}

}  // namespace

Result<Bytes> read_small_file(const std::filesystem::path& path, std::size_t bytes_max) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK));
    if (!file.is_open()) {
        Error error = system_error(errno, {read_verb, path});
        if (error.code == "folder.absent") error.kind = ErrorKind::not_found;
        return std::unexpected(std::move(error));
    }
    Bytes out(bytes_max + 1);
    std::size_t size = 0;
    while (size < out.size()) {
        const ssize_t got = ::read(file.number(), out.data() + size, out.size() - size);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return system_failure(read_verb, path);
        if (got == 0) break;
        size += static_cast<std::size_t>(got);
    }
    if (size > bytes_max) {
        const std::string limit = std::to_string(bytes_max);
        return fail(ErrorKind::bad_input, "folder.too_long",
                    {path.string() + " は長すぎます (上限 " + limit + " バイト)。",
                     path.string() + " is too long (the limit is " + limit + " bytes)."},
                    {"ファイルを確かめてください。", "Check the file."});
    }
    out.resize(size);
    return out;
}

Result<void> write_file_atomically(const std::filesystem::path& path, const Bytes& bytes) {
    auto temporary = path;
    temporary += ".new";
    ::unlink(temporary.c_str());  // Left by a power cut; its mode may not be ours.
    Descriptor file(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600));
    if (!file.is_open()) return system_failure(write_verb, path);
    if (!write_all(file.number(), bytes.data(), bytes.size()) || ::fsync(file.number()) != 0 ||
        ::rename(temporary.c_str(), path.c_str()) != 0) {
        const auto failure = system_failure(write_verb, path);
        ::unlink(temporary.c_str());
        return failure;
    }
    if (!sync_folder_of(path)) return system_failure(write_verb, path);
    return {};
}

std::optional<std::uintmax_t> free_bytes(const std::filesystem::path& folder) {
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    return error ? std::nullopt : std::optional(space.available);
}

Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to) {
    // First the folder as it is: what was removed from it must not come back beside the new file.
    if (!sync_folder_of(to) || ::rename(from.c_str(), to.c_str()) != 0 || !sync_folder_of(to) ||
        !sync_folder_of(from))
        return system_failure(write_verb, to);
    return {};
}

Result<bool> destroy_file(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file.is_open() && errno == ENOENT) return false;
    if (!file.is_open()) return system_failure(destroy_verb, path);
    struct stat about {};
    if (::fstat(file.number(), &about) != 0) return system_failure(destroy_verb, path);
    // Failing to overwrite must not keep the file alive: unlinking is the part that counts.
    const Bytes zeros(static_cast<std::size_t>(about.st_size));
    if (write_all(file.number(), zeros.data(), zeros.size())) ::fsync(file.number());
    if (::unlink(path.c_str()) != 0) return system_failure(destroy_verb, path);
    if (!sync_folder_of(path)) return system_failure(destroy_verb, path);
    return true;
}

}  // namespace uketsuke
