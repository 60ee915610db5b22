// A FHIR search of one patient at a hub with a million doses: the patient by number, the doses, the
// recommendation, each with the view that it leaves on the disk, beside reading one sealed row and
// inserting about as many bytes of the same durability. An argument takes another number of doses.
// Prints `name value unit ratio`.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "core/base/require.h"
#include "core/store/sqlite_connection.h"
#include "platform/keys/key_source.h"
#include "platform/paths/assets.h"
#include "sync/hub/fhir/fhir_desk.h"
#include "sync/hub/hub_settings.h"
#include "tests/bench/measure.h"
#include "tests/bench/people.h"

namespace {

using namespace uketsuke;
namespace fs = std::filesystem;

constexpr std::uint32_t doses_usual = 1'000'000;
constexpr std::uint32_t doses_each = 4;
constexpr std::uint32_t people_at_once = 25'000;
constexpr std::size_t rounds = 500;
constexpr const char* programme_id = "satsumasendai-2022-12";
const Instant then = sample::at("2022-11-01T09:00:00+09:00");
const Instant now = sample::at("2022-12-01T12:00:00+09:00");

std::vector<Draft> people_from(std::uint32_t first, std::uint32_t last) {
    constexpr const char* days[doses_each] = {"2021-06-01", "2021-06-22", "2022-02-01",
                                              "2022-07-15"};
    std::vector<Draft> drafts;
    for (std::uint32_t i = first; i < last; ++i) {
        const Subject subject = subject_of(bench::person_number(i));
        Resident resident = sample::resident();
        resident.resident_id = std::to_string(990000000000000u + i);
        resident.voucher_number = bench::ten_digits(i);
        drafts.push_back({sample::municipality, "", subject, resident});
        for (std::uint32_t dose = 0; dose < doses_each; ++dose)
            drafts.push_back({sample::municipality, "", subject,
                              sample::reported(days[dose], static_cast<int>(dose) + 1)});
    }
    return drafts;
}

void fill(Records& records, std::uint32_t people) {
    const HubSettings settings{records.store_id(), sample::municipality, programme_id};
    require(save_hub_settings(records.ledger().store(), settings).has_value(), "settings");
    for (std::uint32_t from = 0; from < people; from += people_at_once) {
        const auto last = std::min(people, from + people_at_once);
        require(records.ledger().append_all(people_from(from, last), then).has_value(), "people");
    }
    std::vector<Draft> rules;
    for (const char* file : {"national", programme_id}) {
        const std::string text = read_text_file(programme_file(file)).value();
        rules.push_back({sample::municipality, "", rules_subject(),
                         RulesPublished{"programme", file, "1", text}});
    }
    require(records.ledger().append_all(rules, then).has_value(), "rules");
}

// What no search can do without: one row by its key, and a durable insert of a view's size.
class Bare {
  public:
    explicit Bare(const fs::path& file) : bare_(SqliteConnection::open(file.string(), "").value()) {
        require(
            bare_->run("CREATE TABLE t(id INTEGER PRIMARY KEY, sealed BLOB NOT NULL)").has_value(),
            "table");
    }
    void look(Records& records, std::uint32_t person) {
        const LookupKey key =
            records.ledger().sealer().subject_key(subject_of(bench::person_number(person)));
        require(records.ledger().store().row_of(key)->has_value(), "row");
        auto insert = bare_->prepare("INSERT INTO t(sealed) VALUES(?1)").value();
        insert->bind(Bytes(400, 7));
        require(insert->run().has_value(), "insert");
    }

  private:
    std::unique_ptr<SqliteConnection> bare_;
};

void measure(Records& records, Bare& bare, std::uint32_t people) {
    FhirRules rules;
    LedgerIndex index;
    FhirAsker asker;
    asker.client.name = "bench";
    asker.base = "https://hub.example/fhir/r4";
    asker.now = now;
    const auto someone = [&](std::size_t round) {
        return static_cast<std::uint32_t>(round * 7919 % people);
    };
    const auto time_of = [&](const char* name, fhir::ResourceType type, const auto& query) {
        const auto search = [&](std::size_t round) {
            FhirDesk desk(records, rules, index, asker);
            const auto asked =
                fhir::parse_search(type, query(someone(round)), fhir::Handling::strict);
            const auto bundle = desk.search(asked.value());
            require(bundle.has_value() && bundle->size() > 300, "found");
        };
        search(0);
        const auto [ours, base] = bench::measure_beside(
            rounds, search, [&](std::size_t round) { bare.look(records, someone(round)); },
            [&] { records.ledger().store().use_idle_time(); });
        bench::print(name, ours.median_us / 1e3, "ms", base.median_us / 1e3);
        bench::print((std::string(name) + "_p99").c_str(), ours.p99_us / 1e3, "ms");
    };
    const auto by_patient = [](std::uint32_t person) {
        return "patient=" + bench::person_number(person).hex();
    };
    time_of("fhir_patient_by_number", fhir::ResourceType::patient, [](std::uint32_t person) {
        return "identifier=https://uketsuke.example/fhir/sid/resident/" +
               std::string(sample::municipality) + "|" + std::to_string(990000000000000u + person);
    });
    time_of("fhir_immunizations_of_one", fhir::ResourceType::immunization, by_patient);
    time_of("fhir_recommendation_of_one", fhir::ResourceType::recommendation, by_patient);
}

}  // namespace

int main(int count, char** arguments) {
    const std::uint32_t doses =
        count > 1 ? static_cast<std::uint32_t>(std::strtoul(arguments[1], nullptr, 10))
                  : doses_usual;
    const std::uint32_t people = std::max(doses / doses_each, 1u);
    const fs::path path = fs::current_path() / ("fhir_bench_" + std::to_string(::getpid()));
    fs::create_directories(path);
    {
        require(make_key_file(path / "key").has_value(), "key");
        const auto keys = key_file_source(path / "key");
        const DataFolder folder = DataFolder::own(path / "hub").value();
        auto records = Records::open(folder, *keys, RecordsOf::hub).value();
        fill(*records, people);
        Bare bare(path / "bare.db");
        bench::print("fhir_doses_stored", double(people) * doses_each, "doses");
        measure(*records, bare, people);
    }
    fs::remove_all(path);
}
