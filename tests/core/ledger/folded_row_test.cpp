// The bytes of a row: what is written is read, and nothing else is.
#include "core/ledger/folded_row.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/core/ledger/sample.h"

namespace uketsuke {
namespace {

using namespace sample;

FoldedRow row_of(const std::vector<Fact>& facts) {
    std::vector<Entry> entries;
    ChainHead head;
    for (const Fact& fact : facts) {
        entries.push_back(make_entry(draft(fact), device(2), head, at("2022-12-01T09:00:00+09:00"),
                                     Salt{}, signer(2))
                              .value());
        head = head_after(entries.back());
    }
    return fold_all(person(1), readable(entries));
}

FoldedRow full_row() {
    ScreeningClosed closed;
    closed.date = day("2022-11-01");
    closed.outcome = ScreeningOutcome::screening_only;
    closed.reason = std::string(300, 'x');
    Resident moved = resident();
    moved.resident_since = day("2020-01-01");
    return row_of(
        {moved, reported("2021-06-01", 1), given("2022-12-01", 2), given("2022-12-01", 2), closed,
         CertificateMade{2, day("2022-12-01"), "x"}, checked_in(1),
         CheckInEnded{device(2).hex() + "/462152/7", "x"}, checked_in(2), reissued(),
         FindingSettled{"same_day_dose", "x", "y", SettledAs::corrected, "n", "見本"},
         DosesErased{{"b", "a"}, "x"}, corrected("2022-12-01", 2, device(2).hex() + "/462152/3"),
         withdrawn(device(2).hex() + "/462152/4"), provisional(), step(DeskStep::received, "A012"),
         step(DeskStep::parked), reaction(), incident()});
}

TEST(RowBytes, ARowIsReadAsItWasWritten) {
    for (const FoldedRow& row : {full_row(), row_of({}), row_of({given("2022-12-01", 1)})}) {
        const auto again = decode_row(encode_row(row));
        ASSERT_TRUE(again.has_value());
        EXPECT_EQ(*again, row);
    }
    EXPECT_EQ(full_row().row.findings.size(), 1u);
    EXPECT_EQ(full_row().row.set_aside.size(), 2u);
}

TEST(RowBytes, GoldenBytes) {
    DoseReported dose = reported("2021-06-01", 1);
    dose.lot = std::string(260, '9');
    const std::string expected = "07" + person(1).hex() +
                                 // The last entry: its time, device, municipality and sequence.
                                 "00000184cafba400" + device(2).hex() + "06343632313532" +
                                 "0000000000000001" +
                                 "00"  // No resident.
                                 "01"  // One dose, and the entry that says so.
                                 "29" +
                                 to_hex(to_bytes(device(2).hex() + "/462152/1")) +
                                 "00"        // Not given here: a report.
                                 "0000495b"  // 2021-06-01 as days after 1970-01-01.
                                 "09636f6d69726e617479"
                                 "00000001"
                                 "ff00000104" +
                                 to_hex(to_bytes(dose.lot)) +
                                 "0ce8a68be69cace4bc9ae5a0b4"
                                 "0ce8a68be69cace58cbbe5b8ab"
                                 "00"        // Nothing set aside.
                                 "00"        // Nothing withdrawn.
                                 "00"        // Not provisional.
                                 "00"        // No screening.
                                 "00000000"  // No certificate.
                                 "00"        // Never.
                                 "00"        // No check-in.
                                 "00"        // No step.
                                 "00"        // No reaction.
                                 "00"        // No incident.
                                 "00"        // No voided voucher.
                                 "00"        // Nothing settled.
                                 "00";       // Nothing erased.
    EXPECT_EQ(to_hex(encode_row(row_of({dose}))), expected);
}

TEST(RowBytes, EveryTruncationAnotherFormatAndImpossibleValuesAreRefused) {
    const Bytes bytes = encode_row(full_row());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
        const auto row = decode_row(Bytes(bytes.begin(), bytes.begin() + std::ptrdiff_t(size)));
        ASSERT_FALSE(row.has_value()) << size;
        EXPECT_EQ(row.error().code, "row.malformed");
    }
    Bytes changed = bytes;
    changed.push_back(0);
    EXPECT_FALSE(decode_row(changed).has_value());
    changed = bytes;
    changed[0] = row_format + 1;
    EXPECT_FALSE(decode_row(changed).has_value());
    EXPECT_FALSE(decode_row(to_bytes(R"({"person":"01"})")).has_value());
}

RC_GTEST_PROP(RowBytes, ABrokenByteIsRefusedOrReadAsTheRowThatItThenIs,
              (std::size_t where, std::uint8_t mask)) {
    Bytes bytes = encode_row(full_row());
    bytes[where % bytes.size()] ^= mask;
    const auto row = decode_row(bytes);
    if (row.has_value()) RC_ASSERT(encode_row(*row) == bytes);
}

}  // namespace
}  // namespace uketsuke
