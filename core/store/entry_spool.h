// Where sealed entries wait that come in the order of their subjects and lie in the order of their
// chains: written one after another to a file beside the new store, read back in the order of their
// ids. Only their places are held in memory.
#pragma once

#include <cstdio>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/store/prepared_part.h"

namespace uketsuke {

class EntrySpool {
  public:
    // Takes the place of a file that was left there. Errors: store.disk_full.
    static Result<EntrySpool> make(const std::string& file);

    // `id` is the key under which the entry will lie (sqlite_schema.h).
    Result<void> put(std::int64_t id, const PreparedEntry& entry);

    // All that was put, in the order of the ids; the chain and the sequence are not filled in.
    // Two of the same id are given one after the other. Stops at the first error of `take`.
    using Take = std::function<Result<void>(std::int64_t id, const PreparedEntry& entry)>;
    Result<void> in_order(const Take& take);

    std::size_t size() const { return places_.size(); }

  private:
    struct Closer {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    struct Place {
        std::int64_t id = 0;
        std::uint64_t offset = 0;
        std::uint32_t size = 0;
    };
    explicit EntrySpool(std::FILE* file) : file_(file) {}

    std::unique_ptr<std::FILE, Closer> file_;
    std::uint64_t end_ = 0;
    std::vector<Place> places_;
};

}  // namespace uketsuke
