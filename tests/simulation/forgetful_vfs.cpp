// The methods that SQLite asks of a VFS, over a ForgetfulDisk. Version 1: no shared memory, which
// WAL in EXCLUSIVE mode does not need.
#include "tests/simulation/forgetful_vfs.h"

#include <sqlite3.h>

#include <algorithm>
#include <cstring>
#include <new>

namespace uketsuke::simulation {

struct ForgetfulVfs::State {
    std::string name;
    ForgetfulDisk disk;
    std::set<std::string> machines;  // That were opened or spoken of.
    sqlite3_vfs vfs{};

    Power& power_of(const std::string& machine) {
        machines.insert(machine);
        return disk.power_of(machine);
    }
};

namespace {

using Outcome = ForgetfulDisk::Outcome;

struct OpenFile {
    ForgetfulDisk* disk = nullptr;
    std::shared_ptr<DiskFile> file;
    int power_cuts = 0;  // At the time of opening.
    bool syncs_directory = false;

    bool dead() const { return file->power_cuts != power_cuts; }
};

struct Handle {
    sqlite3_file base;
    OpenFile* open;
};

OpenFile& file_of(sqlite3_file* file) { return *reinterpret_cast<Handle*>(file)->open; }

int close(sqlite3_file* base) {
    delete &file_of(base);
    return SQLITE_OK;
}

int read(sqlite3_file* base, void* to, int size, sqlite3_int64 offset) {
    const OpenFile& open = file_of(base);
    if (open.dead()) return SQLITE_IOERR_READ;
    const std::string& content = open.file->current;
    const auto from = std::min(std::size_t(offset), content.size());
    const auto have = std::min(std::size_t(size), content.size() - from);
    std::memcpy(to, content.data() + from, have);
    std::memset(static_cast<char*>(to) + have, 0, std::size_t(size) - have);
    return have == std::size_t(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
}

int change(OpenFile& open, PendingWrite write, int error) {
    if (open.dead()) return error;
    switch (open.disk->change(*open.file, std::move(write))) {
        case Outcome::done:
            return SQLITE_OK;
        case Outcome::no_room:
            return SQLITE_FULL;
        case Outcome::no_power:
            break;
    }
    return error;
}

int write(sqlite3_file* base, const void* from, int size, sqlite3_int64 offset) {
    return change(file_of(base),
                  {std::size_t(offset),
                   std::string(static_cast<const char*>(from), std::size_t(size)), false},
                  SQLITE_IOERR_WRITE);
}

int truncate(sqlite3_file* base, sqlite3_int64 size) {
    return change(file_of(base), {std::size_t(size), {}, true}, SQLITE_IOERR_TRUNCATE);
}

int sync(sqlite3_file* base, int) {
    OpenFile& open = file_of(base);
    if (open.dead()) return SQLITE_IOERR_FSYNC;
    if (open.disk->sync(*open.file, open.syncs_directory) != Outcome::done)
        return SQLITE_IOERR_FSYNC;
    open.syncs_directory = false;
    return SQLITE_OK;
}

int file_size(sqlite3_file* base, sqlite3_int64* size) {
    if (file_of(base).dead()) return SQLITE_IOERR_FSTAT;
    *size = sqlite3_int64(file_of(base).file->current.size());
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

SyncKind kind_of(int flags) {
    if (flags & SQLITE_OPEN_WAL) return SyncKind::log;
    return flags & SQLITE_OPEN_MAIN_JOURNAL ? SyncKind::journal : SyncKind::database;
}

int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* base, int flags, int* out_flags) {
    ForgetfulVfs::State& state = state_of(vfs);
    base->pMethods = nullptr;
    const std::string file_name = name ? name : "temporary";
    const SyncKind kind = kind_of(flags);
    Power& power = state.power_of(ForgetfulDisk::machine_of(file_name));
    if (kind == SyncKind::database) power.on = true;  // A new process.
    if (!power.on) return SQLITE_CANTOPEN;
    const auto file = state.disk.open(file_name, kind);
    const bool is_new_log = kind != SyncKind::database && (flags & SQLITE_OPEN_CREATE);
    auto* handle = new (base) Handle{};
    handle->base.pMethods = &methods;
    handle->open = new OpenFile{&state.disk, file, file->power_cuts, is_new_log};
    if (out_flags) *out_flags = flags;
    return SQLITE_OK;
}

int remove(sqlite3_vfs* vfs, const char* name, int syncs_directory) {
    ForgetfulVfs::State& state = state_of(vfs);
    const Power& power = state.power_of(ForgetfulDisk::machine_of(name));
    if (power.on) state.disk.remove(name, syncs_directory != 0);
    return power.on ? SQLITE_OK : SQLITE_IOERR_DELETE;
}

int access(sqlite3_vfs* vfs, const char* name, int, int* there) {
    *there = state_of(vfs).disk.has(name) ? 1 : 0;
    return SQLITE_OK;
}

int full_pathname(sqlite3_vfs*, const char* name, int size, char* out) {
    sqlite3_snprintf(size, out, "%s", name);
    return SQLITE_OK;
}

int randomness(sqlite3_vfs* vfs, int size, char* out) {
    const auto& below = state_of(vfs).disk.chances().below;
    for (int i = 0; i < size; ++i) out[i] = char(below(256));
    return size;
}

int sleep(sqlite3_vfs*, int microseconds) { return microseconds; }

int current_time(sqlite3_vfs*, double* julian_day) {
    *julian_day = 2459914.5;  // 2022-12-01. The store keeps its own times.
    return SQLITE_OK;
}

}  // namespace

ForgetfulVfs::ForgetfulVfs(std::string name, DiskChances chances)
    : state_(new State{std::move(name), ForgetfulDisk(std::move(chances)), {}, {}}) {
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
void ForgetfulVfs::crash(const std::string& machine) { state_->disk.cut_power(machine); }

void ForgetfulVfs::crash_at_write(const std::string& machine, int n) {
    state_->power_of(machine).writes_until_cut = n;
}

void ForgetfulVfs::disarm() {
    for (const std::string& machine : state_->machines)
        state_->disk.power_of(machine).writes_until_cut = 0;
}

bool ForgetfulVfs::is_on(const std::string& machine) const { return state_->power_of(machine).on; }

void ForgetfulVfs::limit_growth(const std::string& machine, std::optional<std::size_t> bytes) {
    state_->power_of(machine).growth_left = bytes;
}

bool ForgetfulVfs::is_limited(const std::string& machine) const {
    return state_->power_of(machine).growth_left.has_value();
}

void ForgetfulVfs::ignore(const std::string& machine, SyncKind kind) {
    state_->power_of(machine).ignored.insert(kind);
}

Disk ForgetfulVfs::backup(const std::string& machine) const { return state_->disk.image(machine); }

void ForgetfulVfs::restore(const std::string& machine, const Disk& disk) {
    state_->disk.restore(machine, disk);
}

}  // namespace uketsuke::simulation
