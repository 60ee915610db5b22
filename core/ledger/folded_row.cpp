// The bytes of a row: one visit of its parts serves both directions.
#include "core/ledger/folded_row.h"

#include <algorithm>

#include "core/ledger/broken_row.h"
#include "core/ledger/fact_fields.h"

namespace uketsuke {

namespace {

static_assert(row_format == 7 && std::variant_size_v<Fact> == 25,
              "where a person's fold reads another kind of fact, raise row_format");

class RowWriter {
  public:
    // One byte below 255, else 255 and four: every number has one form.
    void count(std::size_t value) {
        writer_.put(FixedBytes<1>{static_cast<std::uint8_t>(std::min<std::size_t>(value, 255))});
        if (value >= 255) writer_.put_u32(static_cast<std::uint32_t>(value));
    }
    void u64(const std::uint64_t& value) { writer_.put_u64(value); }
    void field(const char*, const std::string& value) {
        count(value.size());
        writer_.put(value);
    }
    void field(const char*, const int& value) {
        writer_.put_u32(static_cast<std::uint32_t>(value));
    }
    void field(const char*, const bool& value) { count(value ? 1 : 0); }
    void field(const char*, const Day& value) {
        writer_.put_u32(static_cast<std::uint32_t>(value.time_since_epoch().count()));
    }
    void field(const char*, const Instant& value) {
        u64(static_cast<std::uint64_t>(value.time_since_epoch().count()));
    }
    void field(const char*, const Sex& value) { count(static_cast<std::size_t>(value)); }
    void field(const char*, const SettledAs& value) { count(static_cast<std::size_t>(value)); }
    void field(const char*, const ScreeningOutcome& value) {
        count(static_cast<std::size_t>(value));
    }
    void field(const char*, const WithdrawnAs& value) { count(static_cast<std::size_t>(value)); }
    void field(const char*, const DeskStep& value) { count(static_cast<std::size_t>(value)); }
    template <class Value>
    void added(const char* key, const Value& value) {
        field(key, value);
    }
    void field(const char* key, const std::vector<std::string>& value) {
        list(value, [&](const std::string& item) { field(key, item); });
    }
    void field(const char* key, const std::optional<Day>& value) {
        optional(value, [&](const Day& day) { field(key, day); });
    }
    template <class Noun>
    void field(const char*, const Id<Noun>& value) {
        writer_.put(value.bytes);
    }
    template <class Item, class Visit>
    void list(const std::vector<Item>& items, Visit visit) {
        count(items.size());
        for (const Item& item : items) visit(item);
    }
    template <class Value, class Visit>
    void optional(const std::optional<Value>& value, Visit visit) {
        field("", value.has_value());
        if (value) visit(*value);
    }
    void report(const DoseGiven& dose) {
        const DoseReported reported = report_of(dose);
        visit_fields(*this, reported);
    }
    Bytes take() { return writer_.take(); }

  private:
    ByteWriter writer_;
};

// The same, backwards. After the first value that cannot be, everything reads as empty.
class RowReader {
  public:
    explicit RowReader(const Bytes& bytes) : reader_(bytes) {}
    std::size_t count() {
        const std::size_t first = reader_.fixed<1>()[0];
        if (first < 255) return first;
        const std::size_t value = reader_.u32();
        possible_ = possible_ && value >= 255;
        return value;
    }
    void u64(std::uint64_t& value) { value = reader_.u64(); }
    void field(const char*, std::string& value) { value = reader_.text(count()); }
    void field(const char*, int& value) { value = static_cast<int>(reader_.u32()); }
    void field(const char*, bool& value) { value = below(2) == 1; }
    void field(const char*, Day& value) {
        value = Day{std::chrono::days{static_cast<std::int32_t>(reader_.u32())}};
    }
    void field(const char*, Instant& value) {
        value = Instant{std::chrono::milliseconds{static_cast<std::int64_t>(reader_.u64())}};
    }
    void field(const char*, Sex& value) { value = static_cast<Sex>(below(3)); }
    void field(const char*, ScreeningOutcome& value) {
        value = static_cast<ScreeningOutcome>(below(3));
    }
    void field(const char*, WithdrawnAs& value) { value = static_cast<WithdrawnAs>(below(3)); }
    void field(const char*, DeskStep& value) { value = static_cast<DeskStep>(below(6)); }
    template <class Value>
    void added(const char* key, Value& value) {
        field(key, value);
    }
    void field(const char*, SettledAs& value) { value = static_cast<SettledAs>(below(2)); }
    void field(const char* key, std::vector<std::string>& value) {
        list(value, [&](std::string& item) { field(key, item); });
    }
    void field(const char* key, std::optional<Day>& value) {
        optional(value, [&](Day& day) { field(key, day); });
    }
    template <class Noun>
    void field(const char*, Id<Noun>& value) {
        value.bytes = reader_.fixed<16>();
    }
    template <class Item, class Visit>
    void list(std::vector<Item>& items, Visit visit) {
        // Every item takes a byte at least, so a count that lies ends with the bytes.
        for (std::size_t left = count(); left > 0 && reader_.ok(); --left) {
            visit(items.emplace_back());
        }
    }
    template <class Value, class Visit>
    void optional(std::optional<Value>& value, Visit visit) {
        if (below(2) == 1) visit(value.emplace());
    }
    void report(DoseGiven& dose) {
        DoseReported reported;
        visit_fields(*this, reported);
        dose = dose_of(reported);
    }
    bool sound() const { return possible_ && reader_.ok() && reader_.left() == 0; }

  private:
    std::size_t below(std::size_t end) {
        const std::size_t value = count();
        if (value < end) return value;
        possible_ = false;
        return 0;
    }

    ByteReader reader_;
    bool possible_ = true;
};

// A fact with the name of its entry and its time.
template <class Parts, class Dated>
void visit_dated(Parts& parts, Dated& one) {
    parts.field("entry", one.entry);
    parts.field("at", one.at);
    visit_fields(parts, one.fact);
}

// Findings are not among the bytes: they follow from the doses.
template <class Parts, class Row, class Place>
void visit_row(Parts& parts, Row& row, Place& through) {
    parts.field("person", row.person);
    parts.field("at", through.at);
    parts.field("device", through.chain.device);
    parts.field("municipality", through.chain.municipality);
    parts.u64(through.sequence);
    parts.optional(row.resident, [&](auto& resident) { visit_fields(parts, resident); });
    parts.list(row.doses, [&](auto& dose) {
        parts.field("entry", dose.entry);
        parts.field("given_here", dose.given_here);
        dose.given_here ? visit_fields(parts, dose.dose) : parts.report(dose.dose);
    });
    parts.list(row.set_aside, [&](auto& dose) {
        parts.field("entry", dose.entry);
        visit_fields(parts, dose.dose);
    });
    parts.list(row.withdrawals, [&](auto& one) { visit_dated(parts, one); });
    parts.optional(row.provisional, [&](auto& taken) { visit_fields(parts, taken); });
    parts.list(row.screenings, [&](auto& closed) { visit_fields(parts, closed); });
    parts.field("certificates_made", row.certificates_made);
    parts.field("certified_on", row.certified_on);
    parts.list(row.check_ins, [&](auto& one) {
        parts.field("entry", one.entry);
        parts.field("at", one.at);
        visit_fields(parts, one.fact);
        parts.field("ended", one.ended);
    });
    parts.list(row.steps, [&](auto& one) { visit_dated(parts, one); });
    parts.list(row.reactions, [&](auto& one) { visit_dated(parts, one); });
    parts.list(row.incidents, [&](auto& one) { visit_dated(parts, one); });
    parts.list(row.voided_vouchers, [&](auto& voided) {
        parts.field("municipality", voided.municipality);
        parts.field("number", voided.number);
        parts.field("at", voided.at);
    });
    parts.list(row.settlements, [&](auto& word) {
        visit_fields(parts, word.fact);
        parts.field("at", word.at);
    });
    parts.field("erased", row.erased);
}

}  // namespace

Bytes encode_row(const FoldedRow& folded) {
    RowWriter writer;
    writer.count(row_format);
    visit_row(writer, folded.row, folded.through);
    return writer.take();
}

Result<FoldedRow> decode_row(const Bytes& bytes) {
    RowReader reader(bytes);
    FoldedRow folded;
    if (reader.count() == row_format) {
        visit_row(reader, folded.row, folded.through);
        for (PersonDose& dose : folded.row.set_aside) dose.given_here = true;
        if (reader.sound()) {
            folded.row.findings = findings_in(folded.row);
            return folded;
        }
    }
    return broken_row();
}

}  // namespace uketsuke
