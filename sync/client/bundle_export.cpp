// Entries to batches on the records' thread, batches to a file on the caller's.
#include "sync/client/bundle_export.h"

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "sync/wire/bundle.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

// More than a terminal records in a year.
constexpr std::size_t entries_max = 100'000;

struct Cargo {
    BundleHead head;
    BoxKey box_key{};
    std::vector<Entry> entries;
};

// On the records' thread: ten thousand entries take some tens of milliseconds.
Result<Cargo> load(Records& records, Instant now) {
    const auto enrolment = TRY(records.enrolment());
    if (!enrolment) return not_enrolled();
    Ledger& ledger = records.ledger();
    return Cargo{{enrolment->hub, ledger.device(), now},
                 enrolment->hub_box_key,
                 TRY(ledger.unsent_run(enrolment->hub, entries_max))};
}

Result<Bytes> pack(const Cargo& cargo, const CommandSpeech& speech) {
    BundleWriter writer(cargo.head, cargo.box_key);
    const Progress progress = progress_of(speech, {"書き出し", "exported"});
    const auto end = cargo.entries.end();
    for (auto next = cargo.entries.begin(); next != end;) {
        const std::ptrdiff_t most = std::min<std::ptrdiff_t>(batch_entries_max, end - next);
        std::vector<Entry> batch(next, next + most);
        batch.resize(batch_size(batch));
        writer.add(batch);
        next += static_cast<std::ptrdiff_t>(batch.size());
        progress(static_cast<std::size_t>(next - cargo.entries.begin()), cargo.entries.size());
    }
    return writer.finish();
}

// "uketsuke-1a2b3c4d-20221201T093000.bundle"
std::string name_for(const BundleHead& head) {
    std::string at = format_instant(head.made).substr(0, 19);
    std::erase_if(at, [](char c) { return c == '-' || c == ':'; });
    return "uketsuke-" + head.device.hex().substr(0, 8) + "-" + at + ".bundle";
}

Result<std::filesystem::path> file_for(const ExportWish& wish, const BundleHead& head) {
    std::error_code ignored;
    const bool folder = std::filesystem::is_directory(wish.to, ignored);
    const std::filesystem::path file = folder ? wish.to / name_for(head) : wish.to;
    if (wish.if_there == IfThere::replace || !std::filesystem::exists(file, ignored)) return file;
    return fail(ErrorKind::conflict, "export.exists",
                {file.string() + " はもうあります。何も書き出していません。",
                 file.string() + " is there already. Nothing was exported."},
                {"別の名前にするか、--replace で置き換えてください。",
                 "Name another file, or replace it with --replace."});
}

}  // namespace

Result<int> export_bundle(const Visit& visit, const ExportWish& wish, const CommandSpeech& speech) {
    Cargo cargo;
    const auto take = [&](Records& records) -> Result<void> {
        cargo = TRY(load(records, visit.clock.now()));
        return {};
    };
    TRY(visit.with(take));
    if (cargo.entries.empty()) {
        speech.tell(print_json(Json{{"exported", 0}, {"file", nullptr}}),
                    {"未送信の記録はありません。ファイルは作っていません。",
                     "Nothing is unsent. No file was written."});
        return 0;
    }
    const auto file = TRY(file_for(wish, cargo.head));
    const Bytes bundle = TRY(pack(cargo, speech));
    TRY(write_file_atomically(file, bundle));
    if (visit.exported) visit.exported(cargo.entries.size());
    const std::string count = std::to_string(cargo.entries.size());
    speech.tell(print_json(Json{{"exported", cargo.entries.size()},
                                {"file", file.string()},
                                {"bytes", bundle.size()},
                                {"hub", cargo.head.hub.hex()}}),
                {"未送信の記録" + count + "件を " + file.string() +
                     " に書き出しました。ハブで uketsuke-hub import を行ってください。",
                 count + " unsent records were written to " + file.string() +
                     ". Import the file at the hub (uketsuke-hub import)."});
    return 0;
}

}  // namespace uketsuke
