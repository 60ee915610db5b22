// The made-up desk and people of the gallery. Everything is marked 見本.
#pragma once

#include "kiosk/flow/event.h"

namespace uketsuke::look::sample {

Instant noon();  // 12:04.
std::vector<ProductFacts> products();
StartChoices choices();  // With the national rules' words; neither form nor lots.
std::shared_ptr<const ScreeningForm> screening_form();
// FJ5929, the lot of the gallery, was extended; EX0001 is too old all the same; HLD001 is held.
std::shared_ptr<const Lots> lots();
StartForm form();
// Of every row of the sounds, with long names and rare kanji; the first is form()'s.
Colleagues staff();
Error has_to_wait();
Voucher voucher();
PersonRow person();
PersonRow long_person();  // A long name, a finding, many doses, an address that may not be shown.
PersonRow child();
std::vector<FindingLine> finding_lines();
Elsewhere elsewhere();  // Long names of place and staff, at another desk.
Verdict verdict_of(Status status);
// By the shipped rules: a first dose so late that only the shortest interval still reaches the end.
Verdict verdict_near_the_end();
Error disk_full();
Error bad_voucher();
Error line_cut();
Error disagreement();
std::vector<CarrierReading> two_readings();
// Of a search: everything that a line can say, and a protected address.
std::vector<PersonLine> person_lines();

}  // namespace uketsuke::look::sample
