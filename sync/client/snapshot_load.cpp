// Ask, fetch and build, swap.
#include "sync/client/snapshot_load.h"

#include <algorithm>

#include "sync/client/snapshot_parts.h"

namespace uketsuke {

namespace {

// The shares of the work, for the progress.
constexpr int prepared_percent = 75;
constexpr int built_percent = 98;

std::unexpected<Error> forged() {
    return fail(ErrorKind::refused, "snapshot.forged",
                {"ハブの名簿の署名が正しくありません。今までの記録はそのままです。",
                 "The signature on the hub's roster is wrong. What was here is untouched."},
                {"ハブの宛先を確かめ、市の担当者に知らせてください。",
                 "Check the hub's address and tell the city's staff."});
}

class Loading {
  public:
    explicit Loading(const SnapshotLoad& load) : load_(load) {}

    Result<bool> run() {
        bool alone = false;
        const auto begin = [&](Records& records) -> Result<void> {
            alone = records.begin_building();
            return alone ? look(records) : Result<void>{};
        };
        const auto begun = with(begin);
        if (!alone) return begun.has_value() ? Result<bool>(false) : std::unexpected(begun.error());
        auto loaded = begun.has_value() ? load() : std::unexpected(begun.error());
        load_.on_records([](Records& records) { records.end_building(); });
        return loaded;
    }

  private:
    Result<bool> load() {
        SnapshotDownload download(*asker_);
        const auto found = TRY(download.manifest(cursor_));
        if (!found) {
            remove_folder();
            return false;
        }
        if (known_key_ && known_device_ == found->device && !signature_holds(*found, *known_key_))
            return forged();
        const SnapshotManifest& manifest = found->manifest;
        download.begin(manifest);
        TRY(download.fetch(manifest.parts.front()));
        TRY(build(download, *found));
        if (load_.built) load_.built();
        TRY(with([&](Records& records) { return swap(records, manifest); }));
        remove_folder();
        tell(100);
        return true;
    }

    Result<void> with(const std::function<Result<void>(Records&)>& job) const {
        Result<void> done = fail(ErrorKind::environment, "terminal.closing",
                                 {"端末を終了しているところです。", "The terminal is closing."});
        load_.on_records([&](Records& records) { done = job(records); });
        return done;
    }

    Result<void> look(Records& records) {
        Ledger& ledger = records.ledger();
        cursor_ = TRY(ledger.store().cursor(load_.link.hub, load_.link.municipality)).position;
        const auto folder = records.folder().file(snapshot_folder);
        asker_.emplace(SnapshotAsker{load_.transport, load_.clock, load_.link, ledger.device(),
                                     ledger.signer(), ledger.sealer(), folder});
        site_.emplace(SnapshotSite{(folder / records_file).string(),
                                   ledger.sealer(),
                                   ledger.device(),
                                   ledger.public_key(),
                                   {}});
        for (const Enrolment& hub : TRY(records.enrolments())) {
            site_->trusted.emplace_back(hub.hub_device, hub.hub_key);
            if (hub.hub != load_.link.hub) continue;
            known_device_ = hub.hub_device;
            known_key_ = hub.hub_key;
        }
        return {};
    }

    Result<void> build(SnapshotDownload& download, const SignedManifest& found) const {
        const std::vector<SnapshotPart>& parts = found.manifest.parts;
        const auto build = TRY(SnapshotBuild::begin(*site_, found.manifest.chains));
        const std::vector<Entry> devices = TRY(download.open(parts.front()));
        TRY(build->take_devices(devices));
        TRY(expect_hub(build->devices(), found));
        TRY(build_parts(*build, download, parts, load_.stop, share(0, prepared_percent)));
        return build->finish(share(prepared_percent, built_percent));
    }

    // The hub of the enrolment, or one that the city let in.
    static Result<void> expect_hub(Devices& devices, const SignedManifest& found) {
        const auto key = TRY(devices.key(found.device));
        const bool hub = TRY(devices.author(found.device)).role == DeviceRole::hub;
        if (!key || !hub || !signature_holds(found, *key)) return forged();
        return {};
    }

    Result<void> swap(Records& records, const SnapshotManifest& manifest) const {
        const auto stand_there = [&](Ledger& ledger) -> Result<void> {
            return ledger.store().set_cursor(load_.link.hub, load_.link.municipality,
                                             manifest.through);
        };
        return records.take_over(site_->file, stand_there, load_.swap);
    }

    void remove_folder() const {
        std::error_code ignored;
        std::filesystem::remove_all(asker_->folder, ignored);
    }

    Progress share(int from, int to) const {
        return [=, this](std::size_t done, std::size_t all) {
            tell(from +
                 int(double(to - from) * double(done) / double(std::max<std::size_t>(all, 1))));
        };
    }
    void tell(int percent) const {
        if (load_.progress && percent != told_) load_.progress(percent);
        told_ = percent;
    }

    const SnapshotLoad& load_;
    std::uint64_t cursor_ = 0;
    std::optional<SnapshotAsker> asker_;
    std::optional<SnapshotSite> site_;
    DeviceId known_device_;
    std::optional<PublicKey> known_key_;
    mutable int told_ = -1;
};

}  // namespace

Result<bool> load_snapshot(const SnapshotLoad& load) { return Loading(load).run(); }

bool is_of_the_line(const Error& error) {
    return error.kind == ErrorKind::environment && error.code != "hub.nonsense" &&
           (error.code.starts_with("hub.") || error.code == "terminal.closing");
}

}  // namespace uketsuke
