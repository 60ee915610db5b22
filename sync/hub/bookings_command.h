// `uketsuke-hub import-bookings`: a clinic's terminal is sent those who are booked there, so that
// it knows them when they come, with a line or without (documents.md section 7).
#pragma once

#include "platform/records/records.h"
#include "sync/wire/command_speech.h"

namespace uketsuke {

struct BookingsWish {
    std::string file;    // Its path.
    std::string device;  // As device_named() takes it.
};

// Every problem told, and either all of it taken or nothing: the exit status is 0 taken, 1 refused.
// Notes of each person, once, that this hub sends the records to the terminal; they go at its next
// exchange. Problems, besides those of read_bookings: bookings.unknown_voucher,
// bookings.void_voucher, bookings.birth_date (another person's number). Errors: import.file,
// device.unknown, device.ambiguous, bookings.device (a hub, a revoked device, or a terminal that
// holds the whole city anyway).
Result<int> import_bookings(Records& records, const BookingsWish& wish, const CommandSpeech& speech,
                            Instant now);

}  // namespace uketsuke
