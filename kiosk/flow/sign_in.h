// 担当者の確認: who works here says so with a PIN or a card. The same question is asked in three
// places: before work starts (the view SignIn), on a locked screen, and where a manager approves
// (both Asked, which lies over the view and leaves it as it is).
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "core/visit/staff.h"
#include "kiosk/flow/work.h"

namespace uketsuke {

struct SignInForm {
    Colleagues staff;                // Who may sign in; not empty.
    std::optional<StaffId> chosen;   // One of them, whose PIN is typed; nothing: the list is shown.
    std::string row;                 // Of the list, a kana_row(); empty: the first one there is.
    std::string pin;                 // As typed, at most pin_digits_max digits.
    std::optional<Ticket> checking;  // The worker compares; nothing is typed meanwhile.
    std::optional<Error> problem;    // Of the last attempt.
    bool operator==(const SignInForm&) const = default;
};

// Before start of work. What start of work will begin with waits behind it.
struct SignIn {
    SignInForm form;
    StartForm start;
    StartChoices choices;
    bool operator==(const SignIn&) const = default;
};

enum class AskedFor {
    lock,  // 画面ロック: nothing of the view is drawn, and only signing in leads back to it.
    approval,  // A manager stands for what the view is about to do.
    second     // 二人目の確認: anybody else compares the vial as well.
};

// Over the view, which keeps the person being served and everything that was entered.
struct Asked {
    AskedFor what = AskedFor::lock;
    SignInForm form;
    std::string signed_in;  // The name of who works here.
    bool operator==(const Asked&) const = default;
};

inline constexpr std::chrono::minutes lock_after_otherwise{5};

// The one whose PIN is asked for, or null.
const Colleague* chosen_in(const SignInForm& form);
// The rows of the list that have somebody; "" first, where somebody was here before.
std::vector<std::string> rows_of(const SignInForm& form);
// Those of the row that is shown.
std::vector<Colleague> shown_in(const SignInForm& form);
// Is the button to be drawn as enabled?
bool may_enter(const SignInForm& form);

}  // namespace uketsuke
