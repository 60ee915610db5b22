// Everything behind a data folder, opened in the only right order: lock, keys, store, ledger. A
// terminal and a hub both hold one of these for as long as they run.
#pragma once

#include <memory>
#include <string>

#include "core/base/sealed_box.h"
#include "core/store/ledger.h"
#include "platform/folder/data_folder.h"
#include "platform/keys/key_ring.h"
#include "platform/records/training.h"

namespace uketsuke {

// In the data folder: the store, and where another is built to take its place.
inline constexpr const char* records_file = "records.db";
inline constexpr const char* snapshot_folder = "snapshot";

enum class RecordsOf { terminal, hub };  // A hub numbers entries (design.md D6).

// What enrolment taught this terminal. Nothing here identifies a person.
struct Enrolment {
    std::string hub_url;
    HubId hub;
    DeviceId hub_device;
    PublicKey hub_key{};
    BoxKey hub_box_key{};      // What is carried to the hub by hand is sealed to it.
    std::string municipality;  // Six digits; the host municipality of this terminal.
    std::string programme;     // Programme id.
    std::string device_name;   // "受付1"
    bool operator==(const Enrolment&) const = default;
};

enum class HubPlace { first, last };

// The numbered steps of taking over a store that was built beside, for the test that stops the
// process at each of them.
enum class SwapStep { begun = 1, closed, notes_copied, entries_carried, renamed, opened };
using SwapHook = std::function<void(SwapStep)>;

class Records {
  public:
    // Opens what lies in `folder`, or makes it new (keys wrapped by `source`, an empty store).
    // Errors: those of KeyRing and open_sqlite_store; records.without_keys where a store lies there
    // but its keys do not; records.purpose where the folder's mark for training is not as it was.
    // Where a newer program opens what an older one wrote, the tables are made anew first: that
    // may take some seconds, and `progress` is told.
    // Borrows the folder: it must outlive the records, as its lock must outlive the store.
    static Result<std::unique_ptr<Records>> open(const DataFolder& folder, const KeySource& source,
                                                 RecordsOf whose, const Progress& progress = {});

    const DataFolder& folder() const { return folder_; }
    Purpose purpose() const { return purpose_of(folder_); }
    Ledger& ledger() { return *ledger_; }
    // Of this store: random, made with it, kept by every copy. Cursors of terminals hang on it.
    const HubId& store_id() const { return store_id_; }
    // Opens what was sealed for this device.
    const BoxOpener& box() const { return box_; }

    // The hubs of this terminal in order of preference, all of one city: a site's before the
    // city's.
    Result<std::vector<Enrolment>> enrolments();
    // The preferred one.
    Result<std::optional<Enrolment>> enrolment();
    // Also trusts the city's key. A hub that is known already keeps its place; a new one comes
    // first or last. An enrolment in another city takes the place of all.
    Result<void> set_enrolment(const Enrolment& enrolment, HubPlace place = HubPlace::first);

    // Destroys the wrapped keys for ever (key_ring.h): after this process nothing here can be
    // opened by anybody. Errors: records.unsent where entries lie here that no hub has
    // acknowledged.
    Result<void> give_up_keys();

    // A setting that may name people: sealed under the data key. Errors: store.unsealable.
    Result<std::optional<std::string>> private_setting(const std::string& key);
    Result<void> set_private_setting(const std::string& key, const std::string& text);

    // One at a time builds another store beside this one: false where somebody does already.
    bool begin_building() { return !std::exchange(building_, true); }
    void end_building() { building_ = false; }

    // Makes the store that was built in `built` (core/store/snapshot_build.h) this one's: carries
    // over what only the live store has (entries, settings, cursors, what hubs acknowledged), lets
    // `also` write in the same transaction, and renames the file into the live one's place. A crash
    // anywhere leaves the one or the other, whole. References to ledger() and its store end here.
    // Errors: snapshot.other_chain (the two disagree about a chain), snapshot.much_here, those of
    // the store and the disk; then all is as it was.
    using OnLedger = std::function<Result<void>(Ledger&)>;
    Result<void> take_over(const std::filesystem::path& built, const OnLedger& also,
                           const SwapHook& hook = {});

  private:
    Result<std::vector<Entry>> entries_beyond(Store& built);
    Result<void> make_of(const std::filesystem::path& built, const std::vector<Entry>& own,
                         const OnLedger& also, const SwapHook& hook);
    std::unique_ptr<Ledger> ledger_on(Store& store) const;
    Records(const DataFolder& folder, KeyRing keys, std::unique_ptr<Store> store, RecordsOf whose);
    Result<void> name_store();
    Result<void> keep_device();

    const DataFolder& folder_;
    RecordsOf whose_;
    KeyRing keys_;
    std::unique_ptr<Store> store_;
    std::unique_ptr<Ledger> ledger_;
    BoxOpener box_;
    HubId store_id_;
    bool building_ = false;
};

}  // namespace uketsuke
