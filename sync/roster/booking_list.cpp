// Rows of the list; a person may stand in it for two days.
#include "sync/roster/booking_list.h"

#include "sync/roster/table.h"

namespace uketsuke {

namespace {

// Day and time of the slot may be there: the person is held whenever he comes.
const std::vector<ColumnRule> booking_columns{{"voucher_number", Presence::required},
                                              {"birth_date", Presence::optional},
                                              {"date", Presence::optional},
                                              {"time", Presence::optional}};

}  // namespace

BookingList read_bookings(std::string_view bytes) {
    const Table table = Table::read(bytes, booking_columns);
    BookingList list;
    list.problems.add_all(table.problems());
    for (const CsvRow& row : table.rows()) {
        RowReader read(table, row, list.problems);
        list.rows.push_back({row.line, read.digits("voucher_number", 10), read.day("birth_date")});
        if (table.cell(row, "voucher_number").empty())
            read.note("voucher_number", "roster.empty", {"空です。", "This cell is empty."});
    }
    return list;
}

}  // namespace uketsuke
