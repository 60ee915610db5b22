// From parts to a store that is as good as any other.
#include "core/store/snapshot_build.h"

#include <cstdio>

#include "core/store/sqlite_schema.h"
#include "core/store/sqlite_store.h"

namespace uketsuke {

namespace {

constexpr int vouching_rounds_max = 4;
constexpr std::size_t progress_step = 1000;

std::unexpected<Error> refused(const char* code, const Words& why) {
    return fail(
        ErrorKind::refused, code,
        {"ハブから届いた名簿が正しくありません：" + why.ja + "。今までの記録はそのままです。",
         "The roster from the hub is not sound: " + why.en + ". What was here is untouched."},
        {"市の担当者に知らせてください。", "Tell the city's staff."});
}

std::unexpected<Error> malformed(const Words& why) { return refused("snapshot.malformed", why); }

std::string name_of(const ChainId& chain, std::uint64_t sequence) {
    return chain.device.hex() + "/" + chain.municipality + "/" + std::to_string(sequence);
}

}  // namespace

SnapshotBuild::SnapshotBuild(SnapshotSite site, ChainEnds ends,
                             std::unique_ptr<SnapshotTables> tables, EntrySpool spool,
                             std::unique_ptr<Store> vouching)
    : site_(std::move(site)),
      ends_(std::move(ends)),
      tables_(std::move(tables)),
      spool_(std::move(spool)),
      vouching_(std::move(vouching)),
      devices_(std::make_unique<Devices>(*vouching_, site_.sealer, site_.device, site_.key,
                                         Numbering::none)) {
    for (const auto& [chain, end] : ends_)
        numbers_.emplace(chain, static_cast<std::int64_t>(numbers_.size()) + 1);
}

Result<std::unique_ptr<SnapshotBuild>> SnapshotBuild::begin(SnapshotSite site, ChainEnds ends) {
    auto tables = TRY(SnapshotTables::make(site.file));
    EntrySpool spool = TRY(EntrySpool::make(site.file + ".spool"));
    auto vouching = TRY(open_sqlite_store(":memory:"));
    std::unique_ptr<SnapshotBuild> build(new SnapshotBuild(std::move(site), std::move(ends),
                                                           std::move(tables), std::move(spool),
                                                           std::move(vouching)));
    for (const auto& [hub, key] : build->site_.trusted) TRY(build->devices_->trust(hub, key));
    return build;
}

Result<void> SnapshotBuild::take_devices(const std::vector<Entry>& entries) {
    std::map<Subject, std::vector<Entry>> by_device;
    for (const Entry& entry : entries) {
        if (entry.header.subject.kind != "device")
            return malformed({"端末の部分にほかの記録があります", "strange entries among devices"});
        by_device[entry.header.subject].push_back(entry);
    }
    TRY(fold_devices(by_device));
    TRY(learn_authors());
    PreparedPart part = prepare_part(entries, site_.sealer, authors_);
    for (const auto& [subject, about] : by_device) {
        const auto device = DeviceId::parse(subject.id);
        if (!device) continue;
        StoredRow row = TRY(devices_->folded(*device, about));
        if (!row.sealed.empty())
            part.rows.push_back({site_.sealer.subject_key(subject), std::move(row)});
    }
    return add(part);
}

// A hub that was let in may have let in others: again as long as a row changes.
Result<void> SnapshotBuild::fold_devices(const std::map<Subject, std::vector<Entry>>& by_device) {
    bool moved = true;
    for (int round = 0; moved && round < vouching_rounds_max; ++round) {
        moved = false;
        for (const auto& [subject, about] : by_device) {
            const auto device = DeviceId::parse(subject.id);
            if (!device) continue;
            const LookupKey key = site_.sealer.subject_key(subject);
            const StoredRow row = TRY(devices_->folded(*device, about));
            if (row.sealed == TRY(vouching_->row_of(key)).value_or(Bytes())) continue;
            TRY(vouching_->replace(key, row));
            moved = true;
        }
        devices_->forget();
    }
    return {};
}

// Once for all threads: Devices itself belongs to one.
Result<void> SnapshotBuild::learn_authors() {
    for (const auto& [chain, end] : ends_)
        authors_[chain.device] = TRY(devices_->author(chain.device));
    return {};
}

Result<PreparedPart> SnapshotBuild::prepare(const std::vector<Entry>& entries) const {
    for (const Entry& entry : entries) {
        if (!ends_.contains(entry.header.chain) || entry.header.subject.kind == "device")
            return malformed({"目録にない記録があります", "an entry that it does not list"});
    }
    return prepare_part(entries, site_.sealer, authors_);
}

Result<void> SnapshotBuild::add(const PreparedPart& part) {
    const auto id_of = [&](const ChainId& chain, std::uint64_t sequence) {
        const auto number = numbers_.find(chain);
        return number == numbers_.end() || sequence == 0 || sequence > sequence_max
                   ? std::int64_t{0}
                   : entry_id(number->second, sequence);
    };
    for (const PreparedEntry& entry : part.entries) {
        const std::int64_t id = id_of(entry.stored.chain, entry.stored.sequence);
        if (id == 0)
            return malformed({"目録にない記録があります", "an entry that it does not list"});
        TRY(spool_.put(id, entry));
    }
    for (const PreparedRow& row : part.rows) {
        if (!TRY(tables_->put_row(row)))
            return malformed({"同じ人が二度あります", "one subject comes twice"});
    }
    for (const Quarantined& kept : part.quarantined)
        TRY(tables_->mark(id_of(kept.chain, kept.sequence), kept.reason));
    return {};
}

// The chain whose entries are coming by, in their order.
class SnapshotBuild::Chain {
  public:
    explicit Chain(SnapshotBuild& build) : build_(build), at_(build.ends_.begin()) {}

    Result<void> take(std::int64_t id, const PreparedEntry& entry) {
        while (at_ != build_.ends_.end() && number() != id >> sequence_bits) TRY(close());
        if (at_ == build_.ends_.end())
            return malformed({"目録にない記録があります", "an entry that it does not list"});
        const auto sequence = static_cast<std::uint64_t>(id) & sequence_max;
        if (sequence != head_.sequence + 1) {
            const std::string name = name_of(at_->first, head_.sequence + 1);
            return refused("chain.gap", {"記録" + name + "がないか、二つあります",
                                         "entry " + name + " is missing, or there are two"});
        }
        if (entry.at < head_.at ||
            entry.stored.link != sha256(head_.link, entry.header, entry.body)) {
            const std::string name = name_of(at_->first, sequence);
            return refused("chain.link",
                           {"連鎖が" + name + "で切れています", "a chain breaks at " + name});
        }
        head_ = {sequence, entry.stored.link, entry.at};
        signature_ = entry.stored.signature;
        return build_.tables_->put_entry(id, at_->first.municipality, entry);
    }

    Result<void> close_all() {
        while (at_ != build_.ends_.end()) TRY(close());
        return {};
    }

  private:
    std::int64_t number() const { return build_.numbers_.at(at_->first); }

    // A link covers all before it, so the last signature vouches for the whole chain.
    Result<void> close() {
        const auto& [chain, end] = *at_;
        const std::string name = name_of(chain, end.sequence);
        if (ChainEnd{head_.sequence, head_.link} != end)
            return malformed(
                {"連鎖が" + name + "で終わっていません", "a chain does not end at " + name});
        const auto key = TRY(build_.devices_->key(chain.device));
        if (!key)
            return refused("device.unknown", {"登録されていない端末の記録" + name,
                                              "entry " + name + " of a device nobody enrolled"});
        if (!verify(*key, head_.link, signature_))
            return refused("chain.signature", {"署名の正しくない記録" + name,
                                               "the signature of " + name + " is wrong"});
        TRY(build_.tables_->put_chain(number(), chain, head_));
        head_ = {};
        ++at_;
        return {};
    }

    SnapshotBuild& build_;
    ChainEnds::const_iterator at_;
    ChainHead head_;
    Signature signature_{};
};

Result<void> SnapshotBuild::finish(const Progress& progress) {
    Chain chain(*this);
    std::size_t done = 0;
    const auto all = spool_.size();
    TRY(spool_.in_order([&](std::int64_t id, const PreparedEntry& entry) -> Result<void> {
        if (progress && ++done % progress_step == 0) progress(done, all);
        return chain.take(id, entry);
    }));
    TRY(chain.close_all());
    TRY(tables_->finish());
    tables_.reset();  // Closes the file.
    std::remove((site_.file + ".spool").c_str());
    if (progress) progress(all, all);
    return {};
}

}  // namespace uketsuke
