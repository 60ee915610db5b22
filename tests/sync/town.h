// A hub and terminals on real SQLite files in a temporary folder, wired without a network.
#pragma once

#include <unistd.h>

#include <filesystem>

#include "sync/client/exchange.h"
#include "sync/hub/desk.h"
#include "tests/sync/sample.h"

namespace uketsuke::sample {

// A ledger and the store under it.
struct Book {
    std::unique_ptr<Store> store;
    std::unique_ptr<Ledger> ledger;
};

class Town {
  public:
    Town()
        : folder_(std::filesystem::temp_directory_path() /
                  ("town_" + std::to_string(::getpid()) + "_" + std::to_string(++count_))) {
        std::filesystem::create_directories(folder_);
        hub = open("hub", 9, Numbering::positions);
        for (const std::uint8_t number : {std::uint8_t{1}, std::uint8_t{2}}) {
            terminals[number] = open("terminal" + std::to_string(number), number, Numbering::none);
            EXPECT_TRUE(terminals[number].ledger->trust_device(device(9), signer(9).public_key()));
            enrol(number);
        }
    }
    ~Town() { std::filesystem::remove_all(folder_); }
    Town(const Town&) = delete;
    Town& operator=(const Town&) = delete;

    Book open(const std::string& name, std::uint8_t number, Numbering numbering) const {
        Book book;
        book.store = open_sqlite_store((folder_ / (name + ".db")).string()).value();
        book.ledger = std::make_unique<Ledger>(*book.store, data_key(number), device(number),
                                               signer(number), numbering, salts());
        return book;
    }

    void enrol(std::uint8_t number) {
        const DeviceEnrolled fact{"見本端末", to_hex(signer(number).public_key())};
        EXPECT_TRUE(hub.ledger->append({municipality, "", subject_of(device(number)), fact}, now));
    }

    Entry record(std::uint8_t terminal, int dose_number) {
        now += std::chrono::seconds(1);
        return terminals[terminal]
            .ledger->append(draft(given("2022-12-01", dose_number)), now)
            .value();
    }

    Response ask(const Request& request) const {
        const BoxOpener box = sample::box(9);
        Desk desk(*hub.ledger, {sample::hub(), municipality, "satsumasendai-2022-12"}, box);
        return answer_request(desk, request, now);
    }

    Exchange exchange_of(std::uint8_t terminal) const {
        return Exchange({sample::hub(), municipality}, device(terminal), signer(terminal));
    }

    // A whole exchange; the error where it failed.
    Result<ExchangeReport> exchange(std::uint8_t terminal) {
        Exchange exchange = exchange_of(terminal);
        Ledger& ledger = *terminals[terminal].ledger;
        while (true) {
            const auto request = TRY(exchange.next(ledger, now));
            if (!request) return exchange.report();
            const Reply reply = TRY(exchange.read(ask(*request)));
            TRY(exchange.take(ledger, reply));
        }
    }

    std::uint64_t unsent(std::uint8_t terminal) const {
        return terminals.at(terminal).ledger->unsent(sample::hub())->count;
    }

    Instant now = at("2022-12-01T09:00:00+09:00");
    Book hub;
    std::map<std::uint8_t, Book> terminals;

  private:
    static inline int count_ = 0;
    std::filesystem::path folder_;
};

}  // namespace uketsuke::sample
