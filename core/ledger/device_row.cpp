// Enrolments and revocations to one row, and the row's bytes.
#include "core/ledger/device_row.h"

#include "core/ledger/broken_row.h"

#include <algorithm>

#include "core/ledger/fold.h"

namespace uketsuke {

namespace {

// First byte of every device's row; rows are made anew from the entries where it differs.
constexpr std::uint8_t device_format = 'd';

void take(std::optional<DeviceRow>& row, const Entry& entry, const DeviceEnrolled& enrolled) {
    const auto key = fixed_from_hex<32>(enrolled.public_key);
    if (!key) return;
    const auto device = DeviceId::parse(entry.header.subject.id);
    if (!device) return;
    if (!row) row.emplace().enrolled_at = entry.header.at;
    row->device = *device;
    row->name = enrolled.name;
    row->key = *key;
    row->author.role = enrolled.role;
    if (enrolled.scope == DeviceScope::seen) row->scope = DeviceScope::seen;
}

// In canonical order, so the first is the earliest.
void take(DeviceRow& row, const Entry& entry) {
    if (row.author.revoked_at) return;
    row.author.revoked_at = entry.header.at;
    row.revocation = entry_name(entry.header);
}

}  // namespace

std::optional<DeviceRow> fold_device(std::vector<const Entry*> entries) {
    std::ranges::sort(entries,
                      [](const Entry* a, const Entry* b) { return canonical_before(*a, *b); });
    std::optional<DeviceRow> row;
    for (const Entry* entry : entries) {
        const auto fact = parse_fact(entry->header.kind, entry->json);
        if (!fact.has_value()) continue;
        if (const auto* enrolled = std::get_if<DeviceEnrolled>(&*fact))
            take(row, *entry, *enrolled);
        if (row && std::holds_alternative<DeviceRevoked>(*fact)) take(*row, *entry);
    }
    return row;
}

Bytes encode_device(const DeviceRow& row) {
    ByteWriter writer;
    writer.put(FixedBytes<1>{device_format});
    writer.put(row.device.bytes);
    writer.put(row.key);
    const int may = static_cast<int>(row.author.role) | static_cast<int>(row.scope) << 1;
    writer.put(FixedBytes<1>{static_cast<std::uint8_t>(may)});
    writer.put_u64(static_cast<std::uint64_t>(row.enrolled_at.time_since_epoch().count()));
    const Instant revoked = row.author.revoked_at.value_or(Instant{});
    writer.put_u64(static_cast<std::uint64_t>(revoked.time_since_epoch().count()));
    writer.put_short(row.revocation);
    writer.put_u32(static_cast<std::uint32_t>(row.name.size()));
    writer.put(row.name);
    return writer.take();
}

Result<DeviceRow> decode_device(const Bytes& bytes) {
    ByteReader reader(bytes);
    const auto instant = [&] {
        return Instant{std::chrono::milliseconds{static_cast<std::int64_t>(reader.u64())}};
    };
    const std::uint8_t format = reader.fixed<1>()[0];
    DeviceRow row;
    row.device.bytes = reader.fixed<16>();
    row.key = reader.fixed<32>();
    const std::uint8_t may = reader.fixed<1>()[0];
    row.author.role = (may & 1) == 0 ? DeviceRole::terminal : DeviceRole::hub;
    row.scope = (may & 2) == 0 ? DeviceScope::city : DeviceScope::seen;
    row.enrolled_at = instant();
    const Instant revoked = instant();
    row.revocation = reader.short_text();
    if (!row.revocation.empty()) row.author.revoked_at = revoked;
    row.name = reader.text(reader.u32());
    if (format == device_format && may <= 3 && reader.ok() && reader.left() == 0) return row;
    return broken_row();
}

}  // namespace uketsuke
