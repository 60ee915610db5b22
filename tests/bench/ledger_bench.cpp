// What recording costs beside one bare SQLite insert of the same durability, and what finding a
// person costs in a city of 92,292 residents with 240,000 doses. Prints `name value unit ratio`.
#include <unistd.h>

#include <chrono>
#include <cstdio>
#include <filesystem>

#include "core/base/require.h"
#include "core/eligibility/assess.h"
#include "core/eligibility/case_of.h"
#include "core/store/ledger.h"
#include "core/store/sqlite_connection.h"
#include "platform/paths/assets.h"
#include "tests/bench/measure.h"
#include "tests/bench/people.h"
#include "tests/core/ledger/sample.h"

namespace {

using namespace uketsuke;
using bench::person_number, bench::ten_digits, bench::voucher_line;

// Residents, and 2.6 doses for each: 240,000 in all.
std::vector<Draft> city(std::uint32_t people, std::uint32_t doses) {
    std::vector<Draft> drafts;
    for (std::uint32_t i = 0; i < people; ++i) {
        Resident resident = sample::resident();
        resident.resident_id = std::to_string(990000000000000u + i);
        resident.voucher_number = ten_digits(i);
        drafts.push_back({sample::municipality, "", subject_of(person_number(i)), resident});
    }
    for (std::uint32_t i = 0; i < doses; ++i) {
        const int number = static_cast<int>(i / people) + 1;
        drafts.push_back({sample::municipality, "", subject_of(person_number(i % people)),
                          sample::reported(number == 1   ? "2021-06-01"
                                           : number == 2 ? "2021-06-22"
                                                         : "2022-02-01",
                                           number)});
    }
    return drafts;
}

Programme programme() {
    auto parsed = open_programme("satsumasendai-2022-12");
    require(parsed.has_value(), "the programme file is sound");
    return std::move(*parsed);
}

constexpr std::uint32_t residents = 92'292;
constexpr std::size_t rounds = 2'000;

// Recording one dose, in turn with one bare insert of about as many bytes and the same durability.
void measure_recording(Ledger& ledger, const std::string& bare_file) {
    auto bare = SqliteConnection::open(bare_file, "").value();
    require(bare->run("CREATE TABLE t(id INTEGER PRIMARY KEY, sealed BLOB NOT NULL)").has_value(),
            "table");
    const Bytes bytes(1100, 7);
    const auto insert = [&](std::size_t) {
        auto query = bare->prepare("INSERT INTO t(sealed) VALUES(?)").value();
        query->bind(bytes);
        require(query->run().has_value(), "bare insert");
    };
    const auto record = [&](std::size_t i) {
        const auto person = person_number(static_cast<std::uint32_t>(i) * 41 % residents);
        const Instant now = sample::at("2022-12-01T09:00:00+09:00") + std::chrono::seconds{i};
        DoseGiven dose = sample::given("2022-12-01", 4);
        dose.voucher_line = voucher_line(static_cast<std::uint32_t>(i) * 41 % residents);
        const Draft draft{sample::municipality, "", subject_of(person), std::move(dose)};
        require(ledger.append(draft, now).has_value(), "record");
    };
    const auto rest = [&] { ledger.store().use_idle_time(); };  // As the worker does.
    const auto [ours, base] = bench::measure_beside(rounds, record, insert, rest);
    bench::print("bare_insert", base.median_us, "us");
    bench::print("record", ours.median_us, "us", base.median_us);
    bench::print("record_p99", ours.p99_us, "us", base.p99_us);
}

// From the eighteen digits to the verdict, as the terminal goes: lookup, row, case, rules.
void measure_verdict(Ledger& ledger) {
    const Programme rules = programme();
    const Day today = sample::day("2022-12-01");
    const auto verdict = [&](std::size_t i) {
        const std::string number = ten_digits(static_cast<std::uint32_t>(i) * 37 % residents);
        const auto rows = ledger.people_by_voucher(sample::municipality, number);
        require(rows->size() == 1, "found");
        const PersonRow& row = rows->front();
        const Verdict answer = assess(rules, case_of(*row.resident, history_of(row), today));
        require(answer.dose_number.has_value(), "a person of three doses has a fourth to come");
    };
    const auto times = bench::measure(rounds, verdict);
    bench::print("voucher_to_verdict", times.median_us, "us");
    bench::print("voucher_to_verdict_p99", times.p99_us, "us");
}

}  // namespace

int main() {
    namespace fs = std::filesystem;
    const fs::path folder = fs::current_path() / ("ledger_bench_" + std::to_string(::getpid()));
    fs::create_directories(folder);
    {
        auto store = open_sqlite_store((folder / "city.db").string()).value();
        Ledger ledger(*store, sample::data_key(), sample::device(2), sample::signer(2),
                      Numbering::positions, sample::salts());
        const auto drafts = city(residents, 240'000);
        const auto start = std::chrono::steady_clock::now();
        require(ledger.append_all(drafts, sample::at("2022-11-01T09:00:00+09:00")).has_value(),
                "city");
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        bench::print("city_loaded", took.count(), "s");
        measure_verdict(ledger);
        measure_recording(ledger, (folder / "bare.db").string());
    }
    fs::remove_all(folder);
}
