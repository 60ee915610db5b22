// The spool's file: nothing of it is in clear that is not in clear in the store.
#include "core/store/entry_spool.h"

#include <unistd.h>

#include <algorithm>

namespace uketsuke {

namespace {

std::unexpected<Error> no_room() {
    return fail(ErrorKind::environment, "store.disk_full",
                {"新しい名簿を書く場所がありません。今までの記録はそのままです。",
                 "There is no room to write the new roster. What was here is untouched."},
                {"ディスクの空きを作ってください。", "Free some space on the disk."});
}

Bytes encode(const PreparedEntry& entry) {
    ByteWriter writer;
    writer.put(entry.stored.subject);
    writer.put(entry.stored.link);
    writer.put(entry.header);
    writer.put(entry.body);
    writer.put(entry.stored.signature);
    writer.put_u64(static_cast<std::uint64_t>(entry.at.time_since_epoch().count()));
    writer.put(entry.stored.sealed.data(), entry.stored.sealed.size());
    return writer.take();
}

PreparedEntry decode(const Bytes& bytes) {
    ByteReader reader(bytes);
    PreparedEntry entry;
    entry.stored.subject = reader.fixed<16>();
    entry.stored.link = reader.fixed<32>();
    entry.header = reader.fixed<32>();
    entry.body = reader.fixed<32>();
    entry.stored.signature = reader.fixed<64>();
    entry.at = Instant{std::chrono::milliseconds{static_cast<std::int64_t>(reader.u64())}};
    entry.stored.sealed.assign(bytes.end() - static_cast<std::ptrdiff_t>(reader.left()),
                               bytes.end());
    return entry;
}

}  // namespace

Result<EntrySpool> EntrySpool::make(const std::string& file) {
    std::FILE* opened = std::fopen(file.c_str(), "w+be");
    if (!opened) return no_room();
    return EntrySpool(opened);
}

Result<void> EntrySpool::put(std::int64_t id, const PreparedEntry& entry) {
    const Bytes bytes = encode(entry);
    if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return no_room();
    places_.push_back({id, end_, static_cast<std::uint32_t>(bytes.size())});
    end_ += bytes.size();
    return {};
}

Result<void> EntrySpool::in_order(const Take& take) {
    if (std::fflush(file_.get()) != 0) return no_room();
    std::ranges::sort(places_, {}, &Place::id);
    Bytes bytes;
    for (const Place& place : places_) {
        bytes.resize(place.size);
        const auto got = ::pread(::fileno(file_.get()), bytes.data(), bytes.size(),
                                 static_cast<off_t>(place.offset));
        if (got != static_cast<ssize_t>(bytes.size())) return no_room();
        TRY(take(place.id, decode(bytes)));
    }
    return {};
}

}  // namespace uketsuke
