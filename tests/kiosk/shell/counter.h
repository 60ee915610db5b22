// A whole counter without window and threads: the flow, the clerk and a real store.
#pragma once

#include "tests/kiosk/shell/office.h"

namespace uketsuke {

// The flow and the clerk together: what the clerk answers, the flow is told, until both are quiet.
class Counter {
  public:
    Counter(OfficeFolder& folder, Records& records) : clerk(records, folder.office) {
        screen = first_screen(
            walk::noon(), Language::japanese, clerk.choices(make_day(2022, 12, 1)),
            {"見本 花子", "見本会場", "見本 医師", sample_product, "XX0001", "2023-03-31"});
    }

    void happen(const Event& event) {
        Step next = step(screen, event);
        screen = std::move(next.screen);
        for (const Effect& effect : next.effects) {
            const auto answer = clerk.perform(effect, walk::noon());
            EXPECT_TRUE(clerk.note_view(walk::noon()));
            if (answer) happen(*answer);
        }
    }
    void happen_all(std::initializer_list<Event> events) {
        for (const Event& event : events) happen(event);
    }
    void present_voucher() {
        happen(StartWork{});
        happen(VoucherSeen{screen.generation, {walk::voucher(), {"qr"}}});
    }
    void record_a_dose() {
        present_voucher();
        happen_all({PersonConfirmed{}, ScreeningWanted{}, Vaccinate{},
                    BodySiteChosen{BodySite::left_upper_arm}, VialCompared{true}, Record{}});
    }
    std::string shown() const { return name_of(screen.view); }

    Clerk clerk;
    Screen screen;
};

}  // namespace uketsuke
