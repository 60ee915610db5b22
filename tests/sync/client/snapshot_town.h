// A hub that makes snapshots and a terminal that loads them, in one process: the hub's desk, shelf
// and store, the terminal's data folder, and a transport between them that can spoil an answer.
#pragma once

#include <gtest/gtest.h>

#include "core/base/require.h"
#include "sync/client/postman.h"
#include "sync/client/snapshot_load.h"
#include "sync/hub/desk.h"
#include "sync/hub/snapshot_shelf.h"
#include "sync/wire/paths.h"
#include "tests/sync/sample.h"

namespace uketsuke::sample {

class SnapshotTown {
  public:
    static constexpr int people = 40;

    // In a folder where there may be a town already.
    explicit SnapshotTown(std::filesystem::path folder) : folder_(std::move(folder)) {
        const bool fresh = !std::filesystem::exists(folder_ / "hub");
        for (const char* name : {"hub.key", "terminal.key"})
            require(!fresh || make_key_file(folder_ / name).has_value(), "a key file can be made");
        hub_folder_.emplace(DataFolder::own(folder_ / "hub").value());
        auto records =
            Records::open(*hub_folder_, *key_file_source(folder_ / "hub.key"), RecordsOf::hub)
                .value();
        hub_ = records->store_id();
        hub_device_ = records->ledger().device();
        hub_key_ = records->ledger().public_key();
        store_ = std::make_unique<StoreThread>(std::move(records));
        log_ = Log::open(folder_ / "log", *clock_).value();
        shelf_ = std::make_unique<SnapshotShelf>(*store_, *log_,
                                                 ShelfLimits{.worth = 10, .part_bytes = 20'000});
        open_terminal();
        if (!fresh) return;
        const DeviceEnrolled fact{"見本端末", to_hex(terminal().public_key())};
        hub_says({municipality, "", subject_of(terminal().device()), fact});
        enrol();
        list_people();
    }

    void open_terminal() {
        records_.reset();
        terminal_folder_.reset();
        terminal_folder_.emplace(DataFolder::own(folder_ / "terminal").value());
        records_ = Records::open(*terminal_folder_, *key_file_source(folder_ / "terminal.key"),
                                 RecordsOf::terminal)
                       .value();
    }
    // A new disk, with the old keys: the device of before.
    void replace_terminal() {
        records_.reset();
        std::filesystem::remove(store_file());
        open_terminal();
        enrol();
    }
    void close_terminal() { records_.reset(); }

    void enrol() {
        Enrolment enrolment;
        enrolment.hub = hub_;
        enrolment.hub_device = hub_device_;
        enrolment.hub_key = hub_key_;
        enrolment.municipality = municipality;
        require(records_->set_enrolment(enrolment).has_value(), "the terminal enrols");
    }

    // At the hub.
    void with_hub(const std::function<void(Ledger&)>& work) {
        store_->run([&](Records& records) { work(records.ledger()); });
    }
    void hub_says(const Draft& draft) {
        with_hub([&](Ledger& ledger) {
            require(ledger.append(draft, clock_->now()).has_value(), "the hub records");
        });
    }
    void list_people() {
        for (std::uint8_t number = 1; number <= people; ++number) {
            Resident resident = sample::resident();
            resident.resident_id = std::to_string(990000000000000u + number);
            resident.voucher_number = std::to_string(9900000000u + number);
            hub_says({municipality, "", subject_of(person(number)), resident});
            hub_says(draft(reported("2021-06-01", 1), number));
        }
    }
    void revoke_terminal() {
        hub_says({municipality, "", subject_of(terminal().device()), DeviceRevoked{"紛失"}});
    }
    void record(std::uint8_t about, int dose_number) {
        require(terminal()
                    .append(draft(given("2022-12-01", dose_number), about), clock_->now())
                    .has_value(),
                "the terminal records");
    }

    Ledger& terminal() { return records_->ledger(); }
    Records& records() { return *records_; }
    HubLink link() const { return {hub_, municipality}; }
    std::uint64_t cursor() { return terminal().store().cursor(hub_, municipality)->position; }
    std::size_t parts_at_hub() const {
        std::size_t parts = 0;
        for (const auto& file : std::filesystem::directory_iterator(folder_ / "hub/snapshots"))
            parts += file.path().extension() == ".part";
        return parts;
    }
    std::filesystem::path data() const { return folder_ / "terminal"; }
    std::string store_file() const { return (data() / records_file).string(); }

    struct Hooks {
        SwapHook swap = {};
        std::function<void()> built = {};
        SnapshotProgress progress = {};
    };
    Result<bool> load() { return load(Hooks{}); }
    Result<bool> load(const Hooks& hooks) {
        TownTransport transport(*this);
        const OnRecords here = [&](const std::function<void(Records&)>& job) {
            job(*records_);
            return true;
        };
        return load_snapshot(
            {transport, link(), here, *clock_, hooks.progress, {}, hooks.built, hooks.swap});
    }
    Result<ExchangeReport> exchange() {
        TownTransport transport(*this);
        const OnStore here = [&](const LedgerJob& job) { return job(terminal()); };
        return run_exchange(Exchange(link(), terminal().device(), terminal().signer()), transport,
                            here, *clock_);
    }

    // What the network does to an answer, and what was asked.
    std::function<void(const Request&, Response&)> spoil;
    std::map<std::string, int> asked;  // By path.

  private:
    class TownTransport : public Transport {
      public:
        explicit TownTransport(SnapshotTown& town) : town_(town) {}
        Result<Response> carry(const Request& request) override {
            ++town_.asked[request.path];
            Response response = town_.answer(request);
            if (town_.spoil) town_.spoil(request, response);
            if (response.status == 0)
                return fail(ErrorKind::environment, "hub.unreachable", {"不通", "cut"});
            return response;
        }
        void interrupt() override {}
        void stop() override {}

      private:
        SnapshotTown& town_;
    };

    Response answer(const Request& request) {
        Response response;
        store_->run([&](Records& records) {
            Desk desk(records.ledger(), {records.store_id(), municipality, ""}, records.box(),
                      shelf_.get());
            response = answer_request(desk, request, clock_->now());
        });
        return response;
    }
    const std::filesystem::path folder_;
    std::unique_ptr<Clock> clock_ = system_clock();
    std::optional<DataFolder> hub_folder_;
    std::unique_ptr<StoreThread> store_;
    std::unique_ptr<Log> log_;
    std::unique_ptr<SnapshotShelf> shelf_;
    HubId hub_;
    DeviceId hub_device_;
    PublicKey hub_key_{};
    std::optional<DataFolder> terminal_folder_;
    std::unique_ptr<Records> records_;
};

}  // namespace uketsuke::sample
