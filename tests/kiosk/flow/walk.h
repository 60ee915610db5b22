// Made-up people and a short way to every view, for the tests of the flow. All steps go through
// step(): a test never builds a screen that the flow itself could not reach.
#pragma once

#include <initializer_list>

#include "kiosk/flow/step.h"

namespace uketsuke::walk {

inline constexpr const char* check_in_name = "aa/462152/3";
inline constexpr const char* product = "sample-bivalent";
inline constexpr const char* other_product = "sample-original";

Instant noon();  // 2022-12-01 12:00 in Japan.
Voucher voucher(const char* number = "0000000001");
PersonRow person(const char* number = "0000000001");  // 見本 one, with one earlier dose.
// As the store has somebody who was taken in with these words.
PersonRow provisional(const ProvisionalTaken& taken);
Verdict verdict(Status status);
Elsewhere elsewhere();  // The same person at 受付2, checked in at 11:50.
std::vector<ProductFacts> products();
StartChoices choices();  // With neither form nor list of lots.
// 予診票: one question of each meaning, 37.5 °C, and the guardian's signature under 16.
std::shared_ptr<const ScreeningForm> screening_form();
// Of `product`: XX0001, one that was extended, one that is held from 2022-12-01 on; and lots that
// are known for `other_product` alone, one of them only because it is held. And the packages below.
std::shared_ptr<const Lots> lots();

// Made-up GTINs: of `product` as vial and as box, of `other_product`, of one that no programme
// knows, and of one that two lists name for two products.
inline constexpr const char* vial_gtin = "09520000000011";
inline constexpr const char* box_gtin = "19520000000018";
inline constexpr const char* other_gtin = "09520000000028";
inline constexpr const char* foreign_gtin = "19520000000025";
inline constexpr const char* ambiguous_gtin = "09520000000219";
// Of any text that parse_gs1 reads on noon()'s day.
Gs1Code gs1(const std::string& text);
StartForm form();
Desk desk();
// 見本 花子 (who has been here before), 作例 太郎 (a card alone), 架空 桜 (a manager).
Colleagues staff();
StartChoices choices_with_staff();
inline constexpr const char* pin = "4649";
std::string card();

// What the shell would do with a person who taps, and with a store that answers at once.
class Terminal {
  public:
    Terminal();
    // Applies the events in turn; effects of all of them are kept in `effects`.
    Terminal& then(std::initializer_list<Event> events);
    Terminal& then(const Event& event) { return then({event}); }

    template <class V>
    const V& view() const {
        return get<V>(screen.view);
    }
    template <class V>
    bool shows() const {
        return holds_alternative<V>(screen.view);
    }
    template <class E>
    int count() const {
        int found = 0;
        for (const Effect& effect : effects) found += holds_alternative<E>(effect);
        return found;
    }
    template <class E>
    const E& last() const {
        return get<E>(effects.back());
    }
    Ticket ticket() const { return screen.last_ticket; }

    // Where the hub lists staff(): nobody has signed in yet.
    Terminal& listed();
    Terminal& type_pin(const char* digits = pin);
    // The worker's answer: it was the PIN or the card of that one of staff().
    Terminal& identify(std::size_t who, const char* how = "pin");
    Terminal& idle(std::chrono::minutes time);
    Terminal& with(std::shared_ptr<const Lots> list);  // Before the start of work.
    Terminal& with(std::shared_ptr<const ScreeningForm> paper);
    Terminal& to_scan();
    Terminal& to_who_is_it();
    // From the question who it is: both agree, and nobody else serves the person.
    Terminal& check_in();
    Terminal& to_verdict(Status status);
    Terminal& to_screening(Status status = Status::eligible);
    Terminal& to_lot_check();
    Terminal& to_saving();
    Terminal& to_recorded();
    Terminal& to_certificate();

    Screen screen;
    std::vector<Effect> effects;
};

}  // namespace uketsuke::walk
