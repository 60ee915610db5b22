// What recording costs beside one bare SQLite insert of the same durability, and what finding a
// person costs in a city of 92,292 residents with 240,000 doses. Prints `name value unit ratio`.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>

#include "core/base/require.h"
#include "core/store/ledger.h"
#include "core/store/sqlite_connection.h"
#include "tests/core/ledger/sample.h"

namespace {

using namespace uketsuke;
using Clock = std::chrono::steady_clock;

template <class Work>
double median_us(int rounds, Work work) {
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        const auto start = Clock::now();
        work(i);
        times.push_back(std::chrono::duration<double, std::micro>(Clock::now() - start).count());
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[static_cast<std::size_t>(rounds) / 2];
}

PersonId person_number(std::uint32_t number) {
    PersonId id;
    for (std::size_t i = 0; i < 4; ++i) id.bytes[i] = static_cast<std::uint8_t>(number >> (8 * i));
    return id;
}

std::string ten_digits(std::uint32_t number) {
    char text[16];
    std::snprintf(text, sizeof text, "99%08u", number);
    return text;
}

// Residents, and 2.6 doses for each: 240,000 in all.
std::vector<Draft> city(std::uint32_t residents, std::uint32_t doses) {
    std::vector<Draft> drafts;
    for (std::uint32_t i = 0; i < residents; ++i) {
        Resident resident = sample::resident();
        resident.resident_id = std::to_string(990000000000000u + i);
        resident.voucher_number = ten_digits(i);
        drafts.push_back({sample::municipality, "", subject_of(person_number(i)), resident});
    }
    for (std::uint32_t i = 0; i < doses; ++i) {
        const int number = static_cast<int>(i / residents) + 1;
        drafts.push_back({sample::municipality, "", subject_of(person_number(i % residents)),
                          sample::reported(number == 1   ? "2021-06-01"
                                           : number == 2 ? "2021-06-22"
                                                         : "2022-02-01",
                                           number)});
    }
    return drafts;
}

double bare_insert_us(const std::string& file, int rounds) {
    auto connection = SqliteConnection::open(file, "").value();
    require(
        connection->run("CREATE TABLE t(id INTEGER PRIMARY KEY, sealed BLOB NOT NULL)").has_value(),
        "table");
    const Bytes bytes(1100, 7);
    return median_us(rounds, [&](int) {
        auto query = connection->prepare("INSERT INTO t(sealed) VALUES(?)").value();
        query->bind(bytes);
        require(query->run().has_value(), "bare insert");
    });
}

}  // namespace

int main() {
    namespace fs = std::filesystem;
    const fs::path folder = fs::current_path() / ("ledger_bench_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    constexpr int rounds = 2000;
    const double bare = bare_insert_us((folder / "bare.db").string(), rounds);
    std::printf("bare_insert %.1f us 1.00\n", bare);
    {
        auto store = open_sqlite_store((folder / "city.db").string()).value();
        Ledger ledger(*store, sample::data_key(), sample::device(2), sample::signer(2),
                      Numbering::positions, sample::salts());
        const auto drafts = city(92'292, 240'000);
        const auto start = Clock::now();
        require(ledger.append_all(drafts, sample::at("2022-11-01T09:00:00+09:00")).has_value(),
                "city");
        std::printf("city_loaded %.1f s\n",
                    std::chrono::duration<double>(Clock::now() - start).count());
        const double find = median_us(rounds, [&](int i) {
            const auto rows = ledger.people_by_voucher(
                sample::municipality, ten_digits(static_cast<std::uint32_t>(i) * 37));
            require(rows->size() == 1, "found");
        });
        std::printf("voucher_to_person %.1f us\n", find);
        const double record = median_us(rounds, [&](int i) {
            const auto person = person_number(static_cast<std::uint32_t>(i) * 41);
            const Instant now = sample::at("2022-12-01T09:00:00+09:00") + std::chrono::seconds{i};
            require(ledger
                        .append({sample::municipality, "", subject_of(person),
                                 sample::given("2022-12-01", 4)},
                                now)
                        .has_value(),
                    "record");
        });
        std::printf("record %.1f us %.2f\n", record, record / bare);
    }
    fs::remove_all(folder);
}
