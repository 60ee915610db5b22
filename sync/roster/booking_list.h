// 予約者名簿: who is booked at a clinic, as its booking system or the call centre writes it. Taken
// whole or not at all. Columns and formats are in sync/README.md.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "sync/roster/problem.h"

namespace uketsuke {

struct BookingRow {
    std::size_t line = 0;
    std::string voucher_number;     // Ten digits.
    std::optional<Day> birth_date;  // As the visitor gave it, where the list has that column.
};

struct BookingList {
    std::vector<BookingRow> rows;
    Problems problems;  // Anything here refuses the file.
};

BookingList read_bookings(std::string_view bytes);

}  // namespace uketsuke
