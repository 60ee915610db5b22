// The methods that SQLite asks of a VFS, over strings. Version 1: no shared memory, which WAL in
// EXCLUSIVE mode does not need.
#include "tests/simulation/forgetful_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace uketsuke::simulation {

namespace {

struct PendingWrite {
    std::size_t offset = 0;
    std::string bytes;
    bool truncates = false;  // To `offset`.
};

void take_effect(std::string& content, const PendingWrite& write) {
    if (write.truncates) {
        content.resize(std::min(content.size(), write.offset));
        return;
    }
    if (content.size() < write.offset + write.bytes.size())
        content.resize(write.offset + write.bytes.size());
    content.replace(write.offset, write.bytes.size(), write.bytes);
}

struct File {
    std::string synced;
    std::string current;
    std::vector<PendingWrite> pending;
    int power_cuts = 0;
};

}  // namespace

struct ForgetfulVfs::State {
    std::string name;
    std::function<std::uint64_t(std::uint64_t)> chance;
    std::map<std::string, std::shared_ptr<File>> files;
    std::string armed_prefix;
    int writes_until_crash = 0;  // 0: not armed.
    std::optional<std::size_t> growth_left;
    sqlite3_vfs vfs{};

    // False where the disk is full.
    bool take_room(const std::string& content, const PendingWrite& write) {
        const std::size_t end = write.truncates ? 0 : write.offset + write.bytes.size();
        if (!growth_left || end <= content.size()) return true;
        const std::size_t growth = end - content.size();
        if (growth > *growth_left) return false;
        *growth_left -= growth;
        return true;
    }

    void crash(const std::string& prefix) {
        for (auto& [file_name, file] : files) {
            if (!file_name.starts_with(prefix)) continue;
            for (PendingWrite& write : file->pending) {
                const std::uint64_t fate = chance(3);
                if (fate == 0) continue;
                if (fate == 1) write.bytes.resize(chance(write.bytes.size() + 1));
                take_effect(file->synced, write);
            }
            file->pending.clear();
            file->current = file->synced;
            ++file->power_cuts;
        }
    }

    // Counts a write to `file_name`; the armed crash comes before the write takes effect.
    void count(const std::string& file_name) {
        if (writes_until_crash == 0 || !file_name.starts_with(armed_prefix)) return;
        if (--writes_until_crash == 0) crash(armed_prefix);
    }
};

namespace {

struct Handle {
    sqlite3_file base;
    ForgetfulVfs::State* state;
    std::shared_ptr<File>* file;
    std::string* name;
    int power_cuts;  // At the time of opening.

    bool dead() const { return (*file)->power_cuts != power_cuts; }
};

Handle& handle_of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file); }

int close(sqlite3_file* base) {
    Handle& handle = handle_of(base);
    delete handle.file;
    delete handle.name;
    return SQLITE_OK;
}

int read(sqlite3_file* base, void* to, int size, sqlite3_int64 offset) {
    Handle& handle = handle_of(base);
    if (handle.dead()) return SQLITE_IOERR_READ;
    const std::string& content = (*handle.file)->current;
    const auto from = std::min(std::size_t(offset), content.size());
    const auto have = std::min(std::size_t(size), content.size() - from);
    std::memcpy(to, content.data() + from, have);
    std::memset(static_cast<char*>(to) + have, 0, std::size_t(size) - have);
    return have == std::size_t(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int change(Handle& handle, PendingWrite write, int error) {
    handle.state->count(*handle.name);
    if (handle.dead()) return error;
    if (!handle.state->take_room((*handle.file)->current, write)) return SQLITE_FULL;
    take_effect((*handle.file)->current, write);
    (*handle.file)->pending.push_back(std::move(write));
    return SQLITE_OK;
}

int write(sqlite3_file* base, const void* from, int size, sqlite3_int64 offset) {
    return change(handle_of(base),
                  {std::size_t(offset),
                   std::string(static_cast<const char*>(from), std::size_t(size)), false},
                  SQLITE_IOERR_WRITE);
}

int truncate(sqlite3_file* base, sqlite3_int64 size) {
    return change(handle_of(base), {std::size_t(size), {}, true}, SQLITE_IOERR_TRUNCATE);
}

int sync(sqlite3_file* base, int) {
    Handle& handle = handle_of(base);
    handle.state->count(*handle.name);
    if (handle.dead()) return SQLITE_IOERR_FSYNC;
    File& file = **handle.file;
    file.synced = file.current;
    file.pending.clear();
    return SQLITE_OK;
}

int file_size(sqlite3_file* base, sqlite3_int64* size) {
    Handle& handle = handle_of(base);
    if (handle.dead()) return SQLITE_IOERR_FSTAT;
    *size = sqlite3_int64((*handle.file)->current.size());
    return SQLITE_OK;
}

int lock(sqlite3_file*, int) { return SQLITE_OK; }

int check_reserved_lock(sqlite3_file*, int* locked) {
    *locked = 0;
    return SQLITE_OK;
}

int file_control(sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; }
int sector_size(sqlite3_file*) { return 512; }
int characteristics(sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; }

const sqlite3_io_methods methods{1,
                                 close,
                                 read,
                                 write,
                                 truncate,
                                 sync,
                                 file_size,
                                 lock,
                                 lock,
                                 check_reserved_lock,
                                 file_control,
                                 sector_size,
                                 characteristics,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr,
                                 nullptr};

ForgetfulVfs::State& state_of(sqlite3_vfs* vfs) {
    return *static_cast<ForgetfulVfs::State*>(vfs->pAppData);
}

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* base, int flags, int* out_flags) {
    ForgetfulVfs::State& state = state_of(vfs);
    const std::string file_name = name ? name : "temporary";
    auto& file = state.files[file_name];
    if (!file) file = std::make_shared<File>();
    auto* handle = new (base) Handle{};
    handle->base.pMethods = &methods;
    handle->state = &state;
    handle->file = new std::shared_ptr<File>(file);
    handle->name = new std::string(file_name);
    handle->power_cuts = file->power_cuts;
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int) {
    state_of(vfs).files.erase(name);
    return SQLITE_OK;
}

int access(sqlite3_vfs* vfs, const char* name, int, int* there) {
    *there = state_of(vfs).files.contains(name) ? 1 : 0;
    return SQLITE_OK;
}

int full_pathname(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* out) {
    for (int i = 0; i < size; ++i) out[i] = char(state_of(vfs).chance(256));
    return size;
}

int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

int current_time(sqlite3_vfs*, double* julian_day) {
    *julian_day = 2459914.5;  // 2022-12-01. The store keeps its own times.
    return SQLITE_OK;
}

}  // namespace

ForgetfulVfs::ForgetfulVfs(std::string name, std::function<std::uint64_t(std::uint64_t)> chance)
    : state_(std::make_unique<State>()) {
    state_->name = std::move(name);
    state_->chance = std::move(chance);
    sqlite3_vfs& vfs = state_->vfs;
    vfs.iVersion = 1;
    vfs.szOsFile = int(sizeof(Handle));
    vfs.mxPathname = 512;
    vfs.zName = state_->name.c_str();
    vfs.pAppData = state_.get();
    vfs.xOpen = open;
    vfs.xDelete = remove;
    vfs.xAccess = access;
    vfs.xFullPathname = full_pathname;
    vfs.xRandomness = randomness;
    vfs.xSleep = sleep;
    vfs.xCurrentTime = current_time;
    sqlite3_vfs_register(&vfs, 0);
}

ForgetfulVfs::~ForgetfulVfs() { sqlite3_vfs_unregister(&state_->vfs); }

const std::string& ForgetfulVfs::name() const { return state_->name; }
void ForgetfulVfs::crash(const std::string& prefix) { state_->crash(prefix); }

void ForgetfulVfs::crash_at_write(const std::string& prefix, int n) {
    state_->armed_prefix = prefix;
    state_->writes_until_crash = n;
}

void ForgetfulVfs::limit_growth(std::optional<std::size_t> bytes) { state_->growth_left = bytes; }

void ForgetfulVfs::disarm() { state_->writes_until_crash = 0; }

Disk ForgetfulVfs::backup(const std::string& prefix) const {
    Disk disk;
    for (const auto& [file_name, file] : state_->files) {
        if (file_name.starts_with(prefix)) disk[file_name] = file->synced;
    }
    return disk;
}

void ForgetfulVfs::restore(const std::string& prefix, const Disk& disk) {
    std::erase_if(state_->files, [&](const auto& item) { return item.first.starts_with(prefix); });
    for (const auto& [file_name, content] : disk) {
        auto file = std::make_shared<File>();
        file->synced = file->current = content;
        state_->files[file_name] = std::move(file);
    }
}

}  // namespace uketsuke::simulation
