// One entry, one line.
#include "sync/wire/entry_lines.h"

#include <charconv>

#include "core/base/json.h"
#include "sync/wire/base64.h"
#include "sync/wire/limits.h"

namespace uketsuke {

namespace {

constexpr std::size_t line_bytes_max = std::size_t(128) << 10;

std::unexpected<Error> bad_line(std::size_t number) {
    const std::string line = std::to_string(number);
    return fail(ErrorKind::bad_input, "wire.line",
                {"届いた記録の" + line + "行目が読めません。何も変更していません。",
                 "Line " + line + " of the received entries cannot be read. Nothing was changed."});
}

// Takes what a line must say next, or the letters up to the next quotation mark.
class LineReader {
  public:
    explicit LineReader(std::string_view line) : left_(line) {}
    bool take(std::string_view expected) {
        if (!left_.starts_with(expected)) return false;
        left_.remove_prefix(expected.size());
        return true;
    }
    std::string_view letters() {
        const std::string_view found = left_.substr(0, left_.find('"'));
        left_.remove_prefix(found.size());
        return found;
    }
    std::optional<std::uint64_t> number() {
        std::uint64_t number = 0;
        const auto [end, error] = std::from_chars(left_.begin(), left_.end(), number);
        if (error != std::errc() || *left_.begin() == '0' || number >> 62 != 0) return std::nullopt;
        left_.remove_prefix(std::size_t(end - left_.begin()));
        return number;
    }
    bool at_end() const { return left_.empty(); }

  private:
    std::string_view left_;
};

// A whole entry's line just as print_entry_line writes it, which nearly all are; nothing where it
// is any other, and the same as the long way round where it is.
std::optional<TravellingEntry> parse_usual_line(std::string_view line) {
    LineReader reader(line);
    if (line.size() > line_bytes_max || !reader.take(R"({"entry":")")) return std::nullopt;
    const auto bytes = from_base64(reader.letters());
    if (!bytes || bytes->empty() || !reader.take(R"(","link":")")) return std::nullopt;
    const auto link = fixed_from_base64<32>(reader.letters());
    if (!link || !reader.take(R"(","signature":")")) return std::nullopt;
    const auto signature = fixed_from_base64<64>(reader.letters());
    if (!signature || !reader.take("\"")) return std::nullopt;
    TravellingEntry travelling;
    if (reader.take(R"(,"position":)")) {
        const auto position = reader.number();
        if (!position) return std::nullopt;
        travelling.position = *position;
    }
    if (!reader.take("}") || !reader.at_end()) return std::nullopt;
    auto entry = decode_entry(bytes->data(), bytes->size());
    if (!entry.has_value() || !has_body(*entry)) return std::nullopt;
    travelling.entry = std::move(*entry);
    travelling.entry.link = *link;
    travelling.entry.signature = *signature;
    return travelling;
}

// Either form; not both, and no erased entry among the bytes of a whole one.
std::optional<Entry> parse_entry(const Json& line) {
    const auto bytes = from_base64(text_or(line, "entry"));
    const auto header = from_base64(text_or(line, "header"));
    const auto body = fixed_from_base64<32>(text_or(line, "body_digest"));
    if (!bytes || !header || bytes->empty() == header->empty()) return std::nullopt;
    if (header->empty()) {
        auto entry = decode_entry(bytes->data(), bytes->size());
        return entry.has_value() && has_body(*entry) ? std::optional(std::move(*entry))
                                                     : std::nullopt;
    }
    if (!body) return std::nullopt;
    auto entry = decode_erased(*header, *body);
    return entry.has_value() ? std::optional(std::move(*entry)) : std::nullopt;
}

std::string print_entry(const Entry& entry) {
    // Base64 needs no escape, so the line is put together without a value in between.
    if (has_body(entry)) return R"({"entry":")" + to_base64(encode_entry(entry));
    return R"({"header":")" + to_base64(encode_header(entry.header)) + R"(","body_digest":")" +
           to_base64(*entry.erased);
}

std::optional<TravellingEntry> parse_line(std::string_view line) {
    if (auto usual = parse_usual_line(line)) return usual;
    const auto json = parse_json(line, line_bytes_max);
    if (!json || !json->is_object()) return std::nullopt;
    const auto link = fixed_from_base64<32>(text_or(*json, "link"));
    const auto signature = fixed_from_base64<64>(text_or(*json, "signature"));
    const long long position = number_or(*json, "position");
    if (!link || !signature || position < 0) return std::nullopt;
    auto entry = parse_entry(*json);
    if (!entry) return std::nullopt;
    entry->link = *link;
    entry->signature = *signature;
    return TravellingEntry{std::move(*entry), std::uint64_t(position)};
}

}  // namespace

std::string print_entry_line(const TravellingEntry& travelling) {
    std::string line = print_entry(travelling.entry) + R"(","link":")" +
                       to_base64(travelling.entry.link) + R"(","signature":")" +
                       to_base64(travelling.entry.signature) + '"';
    if (travelling.position != 0) line += R"(,"position":)" + std::to_string(travelling.position);
    return line + "}\n";
}

Result<std::vector<TravellingEntry>> parse_entry_lines(std::string_view text,
                                                       std::size_t entries_max) {
    std::vector<TravellingEntry> entries;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        if (end == text.npos) return bad_line(entries.size() + 1);
        if (entries.size() == entries_max) {
            const std::string most = std::to_string(entries_max);
            return fail(ErrorKind::bad_input, "wire.too_many",
                        {"一度に送れる記録は" + most + "件までです。",
                         "One batch holds at most " + most + " entries."});
        }
        auto entry = parse_line(text.substr(0, end));
        if (!entry) return bad_line(entries.size() + 1);
        entries.push_back(std::move(*entry));
        text.remove_prefix(end + 1);
    }
    return entries;
}

std::size_t batch_size(const std::vector<Entry>& entries) {
    std::size_t bytes = 0;
    std::size_t count = 0;
    for (const Entry& entry : entries) {
        // The header is at most 400 bytes beside the body.
        bytes += entry.json.size() + 512;
        if (count > 0 && (bytes > batch_bytes_max || count == batch_entries_max)) break;
        ++count;
    }
    return count;
}

}  // namespace uketsuke
