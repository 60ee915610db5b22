// What a terminal has not sent yet, as a file that somebody carries to the hub (design.md D5): the
// batches of a push, each sealed to the hub's box key, behind one line in clear.
//
//   {"uketsuke_bundle":1,"hub":HEX,"device":HEX,"made":"2022-12-01T09:30:00+09:00"}\n
//   then boxes, each behind its length in four bytes, big-endian; what is in a box is zstd of
//       the line above
//       {"batch":1,"end":false}\n    numbered from 1; after the last batch one that only ends
//       entry lines                  (entry_lines.h)
//
// A file that was cut or altered, or put together from two, is therefore refused whole. Who finds
// it learns which hub and terminal it belongs to and when it was made, and nothing of anybody.
#pragma once

#include "core/base/date.h"
#include "core/base/sealed_box.h"
#include "sync/wire/entry_lines.h"

namespace uketsuke {

// A quarter of a gibibyte holds some hundred thousand entries.
inline constexpr std::size_t bundle_bytes_max = std::size_t(256) << 20;

struct BundleHead {
    HubId hub;  // Which alone can open it.
    DeviceId device;
    Instant made{};
    bool operator==(const BundleHead&) const = default;
};

class BundleWriter {
  public:
    BundleWriter(const BundleHead& head, const BoxKey& to);
    // At most one batch (batch_size), of one chain after another.
    void add(const std::vector<Entry>& entries);
    // Ends the writer. Errors: bundle.key (nothing can be sealed to that key).
    Result<Bytes> finish();

  private:
    void put_box(bool end, const std::string& lines);

    std::string head_;
    BoxKey to_;
    std::size_t boxes_ = 0;
    bool sealed_ = true;
    ByteWriter out_;
};

// The line in clear. Errors: bundle.foreign (no bundle), bundle.newer.
Result<BundleHead> read_bundle_head(std::string_view file);

// bundle.other_hub: the file is for another hub than this one.
std::unexpected<Error> other_hub(const BundleHead& head);

// A bundle that was found to be whole. Borrows the file's bytes and the opener.
class Bundle {
  public:
    // Opens and reads every box once and keeps none of it. Errors (nothing was taken in): those of
    // read_bundle_head, bundle.other_hub, bundle.torn.
    static Result<Bundle> open(std::string_view file, const HubId& hub, const BoxOpener& opener);

    const BundleHead& head() const { return head_; }
    std::size_t batches() const { return boxes_.size(); }
    Result<std::vector<Entry>> batch(std::size_t index) const;  // From 0.

  private:
    Bundle(BundleHead head, std::string_view line, const BoxOpener& opener)
        : head_(head), line_(line), opener_(opener) {}

    BundleHead head_;
    std::string_view line_;
    const BoxOpener& opener_;
    std::vector<std::string_view> boxes_;  // Without the one that only ends.
};

}  // namespace uketsuke
