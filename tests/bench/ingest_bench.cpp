// What a hub takes in: pushes of a terminal's chain as the desk answers them (signature, expansion,
// parsing, hashing, folding, sealing, commit), beside a bare bulk insert of the very same rows into
// the same tables with the same indexes and commits. Prints `name value unit ratio`.
#include <chrono>
#include <filesystem>

#include "core/base/require.h"
#include "core/store/sqlite_connection.h"
#include "sync/hub/desk.h"
#include "sync/wire/compression.h"
#include "sync/wire/entry_lines.h"
#include "sync/wire/paths.h"
#include "sync/wire/request_signature.h"
#include "tests/bench/measure.h"
#include "tests/bench/people.h"
#include "tests/platform/temporary_folder.h"
#include "tests/sync/sample.h"

namespace {

namespace fs = std::filesystem;
using namespace uketsuke;
using bench::person_number, bench::ten_digits, bench::voucher_line;
using std::chrono::steady_clock;

constexpr std::uint32_t batches = 20, batch = 1'000;

Instant noon() { return sample::at("2022-12-01T12:00:00+09:00"); }

// The terminal, and residents with three earlier doses each.
std::vector<Draft> city() {
    const std::string key = to_hex(sample::signer(1).public_key());
    std::vector<Draft> drafts{
        {sample::municipality, "", subject_of(sample::device(1)), DeviceEnrolled{"見本端末", key}}};
    for (std::uint32_t i = 0; i < batches * batch; ++i) {
        Resident resident = sample::resident();
        resident.resident_id = std::to_string(990000000000000u + i);
        resident.voucher_number = ten_digits(i);
        const Subject subject = subject_of(person_number(i));
        drafts.push_back({sample::municipality, "", subject, resident});
        for (int number = 1; number <= 3; ++number)
            drafts.push_back(
                {sample::municipality, "", subject, sample::reported("2021-06-01", number)});
    }
    return drafts;
}

// A dose for each of them, in pushes of a thousand.
std::vector<Request> pushes() {
    std::vector<Request> requests;
    ChainHead head;
    const SaltSource salts = sample::salts();
    for (std::uint32_t number = 0; number < batches; ++number) {
        std::string lines;
        for (std::uint32_t i = number * batch; i < (number + 1) * batch; ++i) {
            DoseGiven dose = sample::given("2022-12-01", 4);
            dose.voucher_line = voucher_line(i);
            const Draft draft{sample::municipality, "", subject_of(person_number(i)), dose};
            const Entry entry =
                make_entry(draft, sample::device(1), head, noon(), salts(), sample::signer(1))
                    .value();
            head = head_after(entry);
            lines += print_entry_line({entry, 0});
        }
        Request request{"POST", std::string(entries_path), "", {{"content-encoding", "zstd"}}, ""};
        request.body = compress(lines);
        sign_request(request, sample::device(1), sample::signer(1), noon());
        requests.push_back(std::move(request));
    }
    return requests;
}

double seconds_of(const std::function<void()>& work) {
    const auto start = steady_clock::now();
    work();
    return std::chrono::duration<double>(steady_clock::now() - start).count();
}

double take_in(const fs::path& file, const std::vector<Request>& requests) {
    auto store = open_sqlite_store(file.string()).value();
    Ledger ledger(*store, sample::data_key(9), sample::device(9), sample::signer(9),
                  Numbering::positions, sample::salts());
    const BoxOpener box = sample::box(9);
    Desk desk(ledger, {sample::hub(), sample::municipality, ""}, box);
    return seconds_of([&] {
        for (const Request& request : requests)
            require(answer_request(desk, request, noon()).status == 200, "the push is taken");
    });
}

// The rows that `full` has and `bare` has not, or has otherwise, put there batch by batch.
double insert_bare(const fs::path& full, const fs::path& bare) {
    auto connection = SqliteConnection::open(bare.string(), "").value();
    const auto run = [&](const std::string& sql) {
        const auto done = connection->run(sql.c_str());
        require(done.has_value(), "the bare statements run");
    };
    run("PRAGMA temp_store = MEMORY; ATTACH '" + full.string() + "' AS full");
    run("CREATE TEMP TABLE new_ids AS SELECT id, subject, (row_number() OVER (ORDER BY id) - 1) "
        "/ " +
        std::to_string(batch) +
        " AS part FROM full.entries WHERE id NOT IN (SELECT id FROM main.entries)");
    for (std::uint32_t part = 0; part < batches; ++part) {
        const std::string of_part = " FROM new_ids WHERE part = " + std::to_string(part) + ")";
        const std::string to = std::to_string(part);
        run("CREATE TEMP TABLE e" + to + " AS SELECT * FROM full.entries WHERE id IN (SELECT id" +
            of_part);
        for (const std::string table : {"rows", "lookups"})
            run("CREATE TEMP TABLE " + table + to + " AS SELECT * FROM full." + table +
                " WHERE subject IN (SELECT subject" + of_part);
    }
    return seconds_of([&] {
        for (std::uint32_t part = 0; part < batches; ++part) {
            const std::string to = std::to_string(part);
            run("BEGIN");
            run("INSERT INTO main.entries SELECT * FROM temp.e" + to);
            for (const std::string table : {"rows", "lookups"})
                run("INSERT OR REPLACE INTO main." + table + " SELECT * FROM temp." + table + to);
            run("INSERT OR REPLACE INTO main.chains SELECT * FROM full.chains");
            run("COMMIT");
        }
    });
}

}  // namespace

int main() {
    const TemporaryFolder folder;
    const fs::path full = folder / "full.db", bare = folder / "bare.db";
    {
        auto store = open_sqlite_store(full.string()).value();
        Ledger ledger(*store, sample::data_key(9), sample::device(9), sample::signer(9),
                      Numbering::positions, sample::salts());
        require(ledger.append_all(city(), noon() - std::chrono::hours(24)).has_value(), "a city");
        store->use_idle_time();
    }
    fs::copy_file(full, bare);
    const auto requests = pushes();
    const double ours = take_in(full, requests);
    const double base = insert_bare(full, bare);
    constexpr double entries = batches * batch;
    bench::print("bare_bulk_insert", entries / base, "entries/s");
    bench::print("hub_ingest", entries / ours, "entries/s", entries / base);
}
