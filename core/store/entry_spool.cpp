// The spool's file: nothing of it is in clear that is not in clear in the store.
#include "core/store/entry_spool.h"

#include <sys/mman.h>

#include <algorithm>
#include <cstring>

namespace uketsuke {

namespace {

std::unexpected<Error> no_room() {
    return fail(ErrorKind::environment, "store.disk_full",
                {"新しい名簿を書く場所がありません。今までの記録はそのままです。",
                 "There is no room to write the new roster. What was here is untouched."},
                {"ディスクの空きを作ってください。", "Free some space on the disk."});
}

// What stands before the sealed bytes of an entry, as it lies in memory: nobody else reads it.
struct Clear {
    LookupKey subject{};
    Digest link{};
    Digest header{};
    Digest body{};
    Signature signature{};
    std::int64_t at = 0;
};

PreparedEntry decode(const std::uint8_t* bytes, std::size_t size) {
    Clear clear;
    std::memcpy(&clear, bytes, sizeof clear);
    PreparedEntry entry;
    entry.stored.subject = clear.subject;
    entry.stored.link = clear.link;
    entry.stored.signature = clear.signature;
    entry.stored.sealed.assign(bytes + sizeof clear, bytes + size);
    entry.header = clear.header;
    entry.body = clear.body;
    entry.at = Instant{std::chrono::milliseconds{clear.at}};
    return entry;
}

// The whole spool, to be read in any order without a call for each entry.
class Mapped {
  public:
    Mapped(int file, std::size_t size)
        : size_(size), data_(::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0)) {}
    ~Mapped() {
        if (data_ != MAP_FAILED) ::munmap(data_, size_);
    }
    Mapped(const Mapped&) = delete;
    Mapped& operator=(const Mapped&) = delete;
    const std::uint8_t* data() const {
        return data_ == MAP_FAILED ? nullptr : static_cast<const std::uint8_t*>(data_);
    }

  private:
    std::size_t size_;
    void* data_;
};

}  // namespace

Result<EntrySpool> EntrySpool::make(const std::string& file) {
    std::FILE* opened = std::fopen(file.c_str(), "w+be");
    if (!opened) return no_room();
    return EntrySpool(opened);
}

Result<void> EntrySpool::put(std::int64_t id, const PreparedEntry& entry) {
    const Clear clear{entry.stored.subject,   entry.stored.link,
                      entry.header,           entry.body,
                      entry.stored.signature, entry.at.time_since_epoch().count()};
    const Bytes& sealed = entry.stored.sealed;
    if (std::fwrite(&clear, sizeof clear, 1, file_.get()) != 1 ||
        std::fwrite(sealed.data(), 1, sealed.size(), file_.get()) != sealed.size())
        return no_room();
    const auto size = static_cast<std::uint32_t>(sizeof clear + sealed.size());
    places_.push_back({id, end_, size});
    end_ += size;
    return {};
}

Result<void> EntrySpool::in_order(const Take& take) {
    if (std::fflush(file_.get()) != 0) return no_room();
    std::ranges::sort(places_, {}, &Place::id);
    if (places_.empty()) return {};
    const Mapped spool(::fileno(file_.get()), end_);
    if (spool.data() == nullptr) return no_room();
    for (const Place& place : places_)
        TRY(take(place.id, decode(spool.data() + place.offset, place.size)));
    return {};
}

}  // namespace uketsuke
