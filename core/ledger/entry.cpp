// The bytes of an entry, its link and its signature. README.md of this folder describes the same
// bytes.
#include "core/ledger/entry.h"

#include <tuple>

#include "core/base/require.h"

namespace uketsuke {

namespace {

constexpr std::string_view header_magic = "UKH1";
constexpr std::size_t header_bytes_max = 512;
constexpr std::size_t body_bytes_max = 64 * 1024;

std::unexpected<Error> malformed(const char* en) {
    return fail(ErrorKind::bad_input, "entry.malformed",
                {"記録のバイト列が正しい形ではありません。",
                 std::string("These bytes are not an entry: ") + en + "."});
}

std::unexpected<Error> chain_error(const char* code, Words what) {
    return fail(ErrorKind::conflict, code, std::move(what),
                {"何も変更していません。市の担当者に知らせてください。",
                 "Nothing was changed. Tell the city's staff."});
}

bool plain_word(const std::string& text) {
    if (text.empty() || text.size() > 32) return false;
    for (char c : text) {
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_')) return false;
    }
    return true;
}

bool six_digits(const std::string& text) {
    return text.size() == 6 && text.find_first_not_of("0123456789") == std::string::npos;
}

Result<EntryHeader> decode_header(const std::string& bytes) {
    if (bytes.size() > header_bytes_max) return malformed("the header is too long");
    ByteReader reader(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (reader.text(4) != header_magic) return malformed("the header does not begin with UKH1");
    EntryHeader header;
    header.chain.device = DeviceId{reader.fixed<16>()};
    header.chain.municipality = reader.text(6);
    header.sequence = reader.u64();
    header.at = Instant{std::chrono::milliseconds{static_cast<std::int64_t>(reader.u64())}};
    header.actor = reader.short_text();
    header.kind = reader.short_text();
    header.subject.kind = reader.short_text();
    header.subject.id = reader.short_text();
    if (!reader.ok() || reader.left() != 0) return malformed("the header is torn");
    if (!six_digits(header.chain.municipality) || header.sequence == 0 ||
        header.actor.size() > 64 || !plain_word(header.kind) || !plain_word(header.subject.kind) ||
        header.subject.id.size() > 64) {
        return malformed("a header field is out of its range");
    }
    return header;
}

}  // namespace

Bytes encode_header(const EntryHeader& header) {
    require(six_digits(header.chain.municipality),
            "a chain belongs to a municipality of six digits");
    require(plain_word(header.kind) && plain_word(header.subject.kind), "kinds are plain words");
    require(header.actor.size() <= 64 && header.subject.id.size() <= 64,
            "ids are at most 64 bytes");
    ByteWriter writer;
    writer.put(header_magic);
    writer.put(header.chain.device.bytes);
    writer.put(header.chain.municipality);
    writer.put_u64(header.sequence);
    writer.put_u64(static_cast<std::uint64_t>(header.at.time_since_epoch().count()));
    writer.put_short(header.actor);
    writer.put_short(header.kind);
    writer.put_short(header.subject.kind);
    writer.put_short(header.subject.id);
    return writer.take();
}

Bytes encode_body(const Salt& salt, std::string_view json) {
    Bytes body;
    body.reserve(salt.size() + json.size());
    body.insert(body.end(), salt.begin(), salt.end());
    body.insert(body.end(), json.begin(), json.end());
    return body;
}

Digest link_after(const Digest& previous, const Bytes& header, const Bytes& body) {
    return sha256(previous, sha256(header), sha256(body));
}

Digest body_digest(const Entry& entry) {
    return entry.erased ? *entry.erased : sha256(encode_body(entry.salt, entry.json));
}

Digest link_behind(const Digest& previous, const Entry& entry) {
    return sha256(previous, sha256(encode_header(entry.header)), body_digest(entry));
}

Entry without_body(Entry entry) {
    entry.erased = body_digest(entry);
    entry.salt = {};
    entry.json.clear();
    return entry;
}

Bytes encode_entry(const Entry& entry) {
    const Bytes header = encode_header(entry.header);
    ByteWriter writer;
    writer.put_u32(static_cast<std::uint32_t>(header.size()));
    writer.put(header.data(), header.size());
    if (entry.erased) {
        writer.put_u32(0);
        writer.put(*entry.erased);
        return writer.take();
    }
    const Bytes body = encode_body(entry.salt, entry.json);
    require(body.size() <= body_bytes_max, "a body is at most 64 KiB");
    writer.put_u32(static_cast<std::uint32_t>(body.size()));
    writer.put(body.data(), body.size());
    return writer.take();
}

Result<Entry> decode_entry(const std::uint8_t* data, std::size_t size) {
    ByteReader reader(data, size);
    const std::uint32_t header_size = reader.u32();
    if (header_size > header_bytes_max) return malformed("the header is too long");
    const std::string header = reader.text(header_size);
    const std::uint32_t body_size = reader.u32();
    const bool erased = body_size == 0;
    if (!erased && (body_size > body_bytes_max || body_size < Salt{}.size()))
        return malformed("the body's length is wrong");
    Entry entry;
    if (erased) {
        entry.erased = reader.fixed<32>();
    } else {
        entry.salt = reader.fixed<16>();
        entry.json = reader.text(body_size - entry.salt.size());
    }
    if (!reader.ok() || reader.left() != 0) return malformed("the bytes are torn");
    entry.header = TRY(decode_header(header));
    return entry;
}

Result<Entry> decode_erased(const Bytes& header, const Digest& body) {
    Entry entry;
    entry.header = TRY(decode_header(std::string(header.begin(), header.end())));
    entry.erased = body;
    return entry;
}

Result<Entry> make_entry(const Draft& draft, DeviceId device, const ChainHead& head, Instant now,
                         const Salt& salt, const Signer& signer) {
    if (now + clock_slack < head.at) {
        return fail(ErrorKind::environment, "clock.set_back",
                    {"端末の時計が最後の記録（" + format_instant(head.at) +
                         "）より前に戻っています。記録していません。",
                     "This device's clock is set back before the last record (" +
                         format_instant(head.at) + "). Nothing was recorded."},
                    {"時計を直してから、もう一度記録してください。",
                     "Correct the clock, then record again."});
    }
    Entry entry;
    entry.header = {{device, draft.municipality}, head.sequence + 1,
                    std::max(now, head.at),       draft.actor,
                    kind_of(draft.fact),          draft.subject};
    entry.salt = salt;
    entry.json = print_fact(draft.fact);
    const Bytes body = encode_body(entry.salt, entry.json);
    if (body.size() > body_bytes_max) {
        return fail(ErrorKind::bad_input, "entry.too_large",
                    {"記録が長すぎます（64 KiBまで）。何も記録していません。",
                     "This record is too long (at most 64 KiB). Nothing was recorded."});
    }
    entry.link = link_after(head.link, encode_header(entry.header), body);
    entry.signature = signer.sign(entry.link);
    return entry;
}

Result<ChainHead> follow(const ChainHead& head, const Entry& entry) {
    const std::string name = std::to_string(entry.header.sequence);
    if (entry.header.sequence <= head.sequence) {
        return chain_error("chain.fork",
                           {"記録の連鎖の" + name + "番が、すでにある記録と重なります。",
                            "Entry " + name + " of the chain is already taken by another."});
    }
    if (entry.header.sequence != head.sequence + 1) {
        return chain_error(
            "chain.gap",
            {"記録の連鎖の" + std::to_string(head.sequence + 1) + "番が欠けています。",
             "Entry " + std::to_string(head.sequence + 1) + " of the chain is missing."});
    }
    if (entry.header.at < head.at || link_behind(head.link, entry) != entry.link) {
        return chain_error("chain.link",
                           {"記録の連鎖が" + name + "番で切れています。改ざんまたは破損です。",
                            "The chain breaks at entry " + name + ": altered or damaged."});
    }
    return head_after(entry);
}

ChainHead head_after(const Entry& entry) {
    return {entry.header.sequence, entry.link, entry.header.at};
}

bool signature_holds(const Entry& entry, const PublicKey& device_key) {
    return verify(device_key, entry.link, entry.signature);
}

bool canonical_before(const Entry& a, const Entry& b) {
    const EntryHeader& x = a.header;
    const EntryHeader& y = b.header;
    return std::tie(x.at, x.chain.device, x.chain.municipality, x.sequence) <
           std::tie(y.at, y.chain.device, y.chain.municipality, y.sequence);
}

}  // namespace uketsuke
