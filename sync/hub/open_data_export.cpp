// Everybody's doses into cells.
#include "sync/hub/open_data_export.h"

#include <algorithm>

#include "core/base/json.h"
#include "core/voucher/voucher.h"
#include "platform/folder/files.h"
#include "sync/hub/hub_settings.h"
#include "sync/hub/national_export.h"
#include "sync/hub/people_walk.h"

namespace uketsuke {

namespace {

constexpr std::chrono::hours japan{9};
constexpr int dose_number_most = 99;

void count(const PersonRow& row, const std::optional<Day>& as_of, std::map<OpenKey, int>& counts) {
    const auto numbers = dose_numbers(row);
    for (std::size_t i = 0; i < row.doses.size(); ++i) {
        const DoseGiven& dose = row.doses[i].dose;
        if (as_of && dose.date > *as_of) continue;
        ++counts[{dose.date, open_age_of(row.resident->birth_date, dose.date),
                  std::min(numbers[i], dose_number_most), dose.product}];
    }
}

}  // namespace

Result<OpenCounts> count_doses(Ledger& ledger, const std::string& municipality,
                               const std::optional<Day>& as_of, const Progress& progress) {
    OpenCounts out;
    std::optional<Instant> until;
    if (as_of) until = Instant{*as_of + std::chrono::days{1}} - japan;
    const auto visit = [&](const Walked& walked) -> Result<void> {
        if (municipality_of(walked.row) != municipality) return {};
        if (auto reason = not_a_resident(walked.row)) {
            out.left_out.add(walked.row, std::move(*reason));
        } else {
            count(walked.row, as_of, out.counts);
        }
        return {};
    };
    TRY(walk_people(ledger, until, visit, progress));
    return out;
}

Result<int> export_open_data(Records& records, const OpenDataWish& wish,
                             const CommandSpeech& speech) {
    Ledger& ledger = records.ledger();
    const HubSettings settings = TRY(settings_of_a_city(ledger.store(), records.store_id()));
    std::string municipality = settings.municipality;
    if (!wish.municipality.empty())
        municipality = TRY(MunicipalityCode::parse(wish.municipality)).text();
    const auto as_of = TRY(day_of_option("--as-of", wish.as_of));
    const OpenCounts counted =
        TRY(count_doses(ledger, municipality, as_of, progress_of(speech, {"読み出し", "read"})));
    const auto cells = suppressed(counted.counts);
    TRY(write_file_atomically(wish.file, to_bytes(print_open_data(cells))));
    counted.left_out.tell_each(speech);
    const auto hidden = static_cast<std::size_t>(
        std::ranges::count_if(cells, [](const OpenCell& cell) { return !cell.count; }));
    const std::string lines = std::to_string(cells.size()), stars = std::to_string(hidden);
    const Words left_out = counted.left_out.sentence();
    const Json counts = TRY(parse_json(counted.left_out.counts_json()));
    speech.tell(print_json(Json{{"exported", true},
                                {"file", wish.file},
                                {"lines", cells.size()},
                                {"suppressed", hidden},
                                {"left_out", counts}}),
                {lines + "行を " + wish.file + " に書きました。うち" + stars +
                     "行は10未満のため「*」です。" + left_out.ja,
                 lines + " lines are in " + wish.file + "; " + stars +
                     " of them are under 10 and stand as \"*\"." + left_out.en});
    return 0;
}

}  // namespace uketsuke
