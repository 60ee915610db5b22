// Lines, boxes and their lengths.
#include "sync/wire/bundle.h"

#include "core/base/json.h"
#include "sync/wire/compression.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

constexpr int form = 1;
constexpr std::size_t head_bytes_max = 1024;

std::unexpected<Error> foreign() {
    return fail(ErrorKind::bad_input, "bundle.foreign",
                {"端末から書き出したファイルではありません。何も取り込んでいません。",
                 "This is not a file that a terminal exported. Nothing was taken in."},
                {"uketsuke export で書き出したファイルを指定してください。",
                 "Name a file that uketsuke export wrote."});
}

std::unexpected<Error> torn() {
    return fail(ErrorKind::bad_input, "bundle.torn",
                {"ファイルが途中で切れているか、壊れています。何も取り込んでいません。",
                 "The file is cut or damaged. Nothing was taken in."},
                {"端末でもう一度書き出してください。記録は端末に残っています。",
                 "Export once more at the terminal. The records are still there."});
}

std::string print_head(const BundleHead& head) {
    return print_json(Json{{"uketsuke_bundle", form},
                           {"hub", head.hub.hex()},
                           {"device", head.device.hex()},
                           {"made", format_instant(head.made)}}) +
           "\n";
}

std::string_view head_line(std::string_view file) {
    const std::size_t end = file.substr(0, head_bytes_max).find('\n');
    return file.substr(0, end == file.npos ? 0 : end + 1);
}

std::string batch_line(std::size_t number, bool end) {
    return print_json(Json{{"batch", number}, {"end", end}}) + "\n";
}

// The next box of `rest`, which moves behind it; nothing where it is cut.
std::optional<std::string_view> take_box(std::string_view& rest) {
    ByteReader reader(reinterpret_cast<const std::uint8_t*>(rest.data()), rest.size());
    const std::size_t size = reader.u32();
    if (!reader.ok() || size > reader.left()) return std::nullopt;
    const std::string_view box = rest.substr(rest.size() - reader.left(), size);
    rest.remove_prefix(rest.size() - reader.left() + size);
    return box;
}

// The text of a box, which must begin as it must.
std::optional<std::string> open_box(const BoxOpener& opener, std::string_view box) {
    const auto plain = opener.open(box);
    if (!plain) return std::nullopt;
    const auto text = decompress({reinterpret_cast<const char*>(plain->data()), plain->size()},
                                 expanded_bytes_max + head_bytes_max);
    return text.has_value() ? std::optional(*text) : std::nullopt;
}

std::optional<std::vector<Entry>> entries_in(std::string_view text, const std::string& begins) {
    if (!text.starts_with(begins)) return std::nullopt;
    auto lines = parse_entry_lines(text.substr(begins.size()), batch_entries_max);
    if (!lines.has_value()) return std::nullopt;
    std::vector<Entry> entries;
    for (TravellingEntry& line : *lines) entries.push_back(std::move(line.entry));
    return entries;
}

}  // namespace

BundleWriter::BundleWriter(const BundleHead& head, const BoxKey& to)
    : head_(print_head(head)), to_(to) {
    out_.put(head_);
}

void BundleWriter::add(const std::vector<Entry>& entries) {
    std::string lines;
    for (const Entry& entry : entries) lines += print_entry_line({entry, 0});
    put_box(false, lines);
}

Result<Bytes> BundleWriter::finish() {
    put_box(true, {});
    if (sealed_) return out_.take();
    return fail(ErrorKind::environment, "bundle.key",
                {"ハブの鍵が正しくないため、封をできません。何も書き出していません。",
                 "The hub's key is unusable, so nothing can be sealed. Nothing was exported."},
                {"端末をハブに登録し直してください。", "Enrol this terminal at the hub again."});
}

void BundleWriter::put_box(bool end, const std::string& lines) {
    const auto box = seal_box(to_, compress(head_ + batch_line(++boxes_, end) + lines));
    sealed_ = sealed_ && box.has_value();
    if (!sealed_) return;
    out_.put_u32(static_cast<std::uint32_t>(box->size()));
    out_.put(box->data(), box->size());
}

Result<BundleHead> read_bundle_head(std::string_view file) {
    const auto json = parse_json(head_line(file), head_bytes_max);
    if (!json.has_value() || !json->is_object()) return foreign();
    const long long number = number_or(*json, "uketsuke_bundle");
    if (number < form) return foreign();
    if (number > form) {
        return fail(ErrorKind::bad_input, "bundle.newer",
                    {"新しい版の端末が書き出したファイルです。何も取り込んでいません。",
                     "A newer terminal exported this file. Nothing was taken in."},
                    {"ハブのプログラムを新しくしてください。", "Update the hub's program."});
    }
    const auto hub = HubId::parse(text_or(*json, "hub"));
    const auto device = DeviceId::parse(text_or(*json, "device"));
    const auto made = parse_instant(text_or(*json, "made"));
    if (!hub || !device || !made) return foreign();
    return BundleHead{*hub, *device, *made};
}

std::unexpected<Error> other_hub(const BundleHead& head) {
    return fail(ErrorKind::refused, "bundle.other_hub",
                {"別のハブ（" + head.hub.hex() + "）あてのファイルです。何も取り込んでいません。",
                 "The file is for another hub (" + head.hub.hex() + "). Nothing was taken in."},
                {"そのハブで取り込んでください。", "Import it at that hub."});
}

Result<Bundle> Bundle::open(std::string_view file, const HubId& hub, const BoxOpener& opener) {
    const BundleHead head = TRY(read_bundle_head(file));
    if (head.hub != hub) return other_hub(head);
    Bundle bundle(head, head_line(file), opener);
    std::string_view rest = file.substr(bundle.line_.size());
    while (true) {
        const auto box = take_box(rest);
        const auto text = box ? open_box(opener, *box) : std::nullopt;
        if (!text) return torn();
        const std::string line(bundle.line_);
        const std::size_t number = bundle.boxes_.size() + 1;
        if (*text == line + batch_line(number, true)) break;
        if (!entries_in(*text, line + batch_line(number, false))) return torn();
        bundle.boxes_.push_back(*box);
    }
    if (!rest.empty()) return torn();
    return bundle;
}

Result<std::vector<Entry>> Bundle::batch(std::size_t index) const {
    const auto text = open_box(opener_, boxes_.at(index));
    auto entries =
        text ? entries_in(*text, std::string(line_) + batch_line(index + 1, false)) : std::nullopt;
    if (!entries) return torn();
    return *std::move(entries);
}

}  // namespace uketsuke
