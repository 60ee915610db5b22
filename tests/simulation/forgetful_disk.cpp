// Writes, fsyncs and power cuts over strings.
#include "tests/simulation/forgetful_disk.h"

#include <algorithm>
#include <bit>

namespace uketsuke::simulation {

namespace {

void take_effect(std::string& content, const PendingWrite& write) {
    if (write.truncates) {
        content.resize(std::min(content.size(), write.offset));
        return;
    }
    if (content.size() < write.offset) content.resize(write.offset);
    content.replace(write.offset, write.bytes.size(), write.bytes);
}

// Of a torn write. A few bytes are as likely as most of them: a database whose first page ends in
// its header is no database, one whose first page ends later is an empty one.
std::size_t surviving_part(std::size_t size, const DiskChances& chances) {
    const std::size_t most = size >> chances.below(std::uint64_t(std::bit_width(size)) + 1);
    return chances.below(most + 1);
}

}  // namespace

std::string ForgetfulDisk::machine_of(const std::string& file_name) {
    for (const std::string_view suffix : {"-wal", "-journal"}) {
        if (file_name.ends_with(suffix))
            return file_name.substr(0, file_name.size() - suffix.size());
    }
    return file_name;
}

std::shared_ptr<DiskFile> ForgetfulDisk::open(const std::string& name, SyncKind kind) {
    auto& file = files_[name];
    if (!file) {
        file = std::make_shared<DiskFile>();
        file->kind = kind;
        file->power = &powers_[machine_of(name)];
    }
    return file;
}

void ForgetfulDisk::remove(const std::string& name, bool syncs_directory) {
    const auto found = files_.find(name);
    if (found == files_.end()) return;
    Power& power = *found->second->power;
    if (!survives(power)) return;
    if (found->second->listed) removed_[name] = found->second->synced;
    files_.erase(found);
    if (syncs_directory && !power.ignored.contains(SyncKind::directory))
        sync_directory(machine_of(name));
}

bool ForgetfulDisk::survives(Power& power) {
    if (power.on && power.writes_until_cut > 0 && --power.writes_until_cut == 0) {
        for (auto& [machine, owner] : powers_) {
            if (&owner == &power) cut_power(machine);
        }
    }
    return power.on;
}

bool ForgetfulDisk::take_room(DiskFile& file, const PendingWrite& write) {
    auto& left = file.power->growth_left;
    const std::size_t end = write.truncates ? 0 : write.offset + write.bytes.size();
    if (!left || end <= file.current.size()) return true;
    const std::size_t growth = end - file.current.size();
    if (growth > *left) return false;
    *left -= growth;
    return true;
}

ForgetfulDisk::Outcome ForgetfulDisk::change(DiskFile& file, PendingWrite write) {
    if (!survives(*file.power)) return Outcome::no_power;
    if (!take_room(file, write)) return Outcome::no_room;
    take_effect(file.current, write);
    file.pending.push_back(std::move(write));
    return Outcome::done;
}

ForgetfulDisk::Outcome ForgetfulDisk::sync(DiskFile& file, bool syncs_directory) {
    Power& power = *file.power;
    if (!survives(power)) return Outcome::no_power;
    if (!power.ignored.contains(file.kind)) {
        for (const PendingWrite& write : file.pending) take_effect(file.synced, write);
        file.pending.clear();
    }
    if (syncs_directory && !power.ignored.contains(SyncKind::directory)) {
        for (const auto& [machine, owner] : powers_) {
            if (&owner == &power) sync_directory(machine);
        }
    }
    return Outcome::done;
}

void ForgetfulDisk::sync_directory(const std::string& machine) {
    for (auto& [name, file] : files_) {
        if (machine_of(name) == machine) file->listed = true;
    }
    std::erase_if(removed_, [&](const auto& item) { return machine_of(item.first) == machine; });
}

void ForgetfulDisk::cut_file(DiskFile& file) {
    for (PendingWrite& write : file.pending) {
        if (chances_.below(100) < std::uint64_t(chances_.torn_percent)) {
            write.bytes.resize(surviving_part(write.bytes.size(), chances_));
        } else if (chances_.below(2) == 0) {
            continue;
        }
        take_effect(file.synced, write);
    }
    file.pending.clear();
    file.current = file.synced;
    ++file.power_cuts;
}

void ForgetfulDisk::cut_power(const std::string& machine) {
    Power& power = powers_[machine];
    power.on = false;
    power.writes_until_cut = 0;
    for (auto item = files_.begin(); item != files_.end();) {
        if (machine_of(item->first) != machine) {
            ++item;
            continue;
        }
        cut_file(*item->second);
        const bool vanishes = !item->second->listed && chances_.below(2) == 0;
        item = vanishes ? files_.erase(item) : std::next(item);
    }
    for (const auto& [name, content] : removed_) {
        if (machine_of(name) != machine || files_.contains(name) || chances_.below(2) == 0)
            continue;
        const auto file = open(name, name == machine          ? SyncKind::database
                                     : name.ends_with("-wal") ? SyncKind::log
                                                              : SyncKind::journal);
        file->synced = file->current = content;
    }
    // What the directory says after the cut is what stands on disk.
    sync_directory(machine);
}

Disk ForgetfulDisk::image(const std::string& machine) const {
    Disk disk;
    for (const auto& [name, file] : files_) {
        if (machine_of(name) == machine) disk[name] = file->synced;
    }
    return disk;
}

void ForgetfulDisk::restore(const std::string& machine, const Disk& image) {
    std::erase_if(files_, [&](const auto& item) { return machine_of(item.first) == machine; });
    std::erase_if(removed_, [&](const auto& item) { return machine_of(item.first) == machine; });
    for (const auto& [name, content] : image) {
        const auto file = open(name, name == machine ? SyncKind::database : SyncKind::log);
        file->synced = file->current = content;
        file->listed = true;
    }
}

}  // namespace uketsuke::simulation
