// A file in, fates out.
#include "sync/hub/bundle_import.h"

#include "platform/folder/files.h"
#include "sync/hub/take_runs.h"
#include "sync/wire/bundle.h"
#include "sync/wire/tell_fates.h"

namespace uketsuke {

Result<int> import_bundle(Records& records, const std::string& path, const CommandSpeech& speech) {
    const std::string file = to_text(TRY(read_small_file(path, bundle_bytes_max)));
    const Bundle bundle = TRY(Bundle::open(file, records.store_id(), records.box()));
    const Progress progress = progress_of(speech, {"取り込み", "taken in"});
    FateTally tally;
    for (std::size_t i = 0; i < bundle.batches(); ++i) {
        const auto entries = TRY(bundle.batch(i));
        tell_fates(TRY(take_runs(records.ledger(), entries)), speech, tally);
        progress(i + 1, bundle.batches());
    }
    return tell_tally(tally, speech);
}

}  // namespace uketsuke
