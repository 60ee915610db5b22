// Small files of a data folder (key.json, settings): read whole, and written so that after a power
// cut either the old or the new bytes stand, never a mixture. Never for the database: closing any
// descriptor of it drops SQLite's lock (design.md D3), so only the store opens that file.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/base/bytes.h"
#include "core/base/result.h"

namespace uketsuke {

// Errors: folder.absent with ErrorKind::not_found where there is no such file, folder.too_long
// where it holds more than `bytes_max`, and those of system_error.
Result<Bytes> read_small_file(const std::filesystem::path& path, std::size_t bytes_max = 1u << 16);

// Writes `path`.new with mode 0600, fsyncs it, renames it over `path` and fsyncs the folder. On an
// error the old file stands. The caller owns the folder's lock: two writers would share the `.new`.
Result<void> write_file_atomically(const std::filesystem::path& path, const Bytes& bytes);

// Puts a whole, fsynced file in the place of another: after a power cut the one or the other stands
// there. On an error that may be either.
Result<void> rename_durably(const std::filesystem::path& from, const std::filesystem::path& to);

// Overwrites the bytes with zeros, fsyncs, unlinks and fsyncs the folder. Flash memory may keep old
// blocks all the same: what matters in the file must have been sealed. True where a file was there.
Result<bool> destroy_file(const std::filesystem::path& path);

// What may still be written there; nothing where the system does not say.
std::optional<std::uintmax_t> free_bytes(const std::filesystem::path& folder);

}  // namespace uketsuke
