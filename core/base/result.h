// What every room returns when the world can say no: a value or an Error that tells staff, in
// Japanese and English, what happened and what to do next. Ours never throw; a library's exceptions
// are caught in the one adapter that includes it.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace uketsuke {

// One sentence in both languages of the product. Easy Japanese comes from the catalogues.
struct Words {
    std::string ja;
    std::string en;
    bool operator==(const Words&) const = default;
};

enum class ErrorKind {
    bad_input,    // What came in is wrong; nothing was changed.
    not_found,    // What was asked for is not here.
    conflict,     // It contradicts what is already recorded.
    refused,      // Not allowed: unknown device, wrong key, revoked.
    environment,  // Disk, device, network, clock or another program.
};

struct Error {
    ErrorKind kind = ErrorKind::environment;
    std::string code;  // Stable and short, for --json and tests: "voucher.length".
    Words what;        // What happened, and what was saved.
    Words next;        // What to do next. May be empty where `what` says it all.
    bool operator==(const Error&) const = default;
};

template <class T>
struct [[nodiscard]] Result : std::expected<T, Error> {
    using std::expected<T, Error>::expected;
    Result(std::expected<T, Error> other) : std::expected<T, Error>(std::move(other)) {}
};

inline std::unexpected<Error> fail(ErrorKind kind, std::string code, Words what, Words next = {}) {
    return std::unexpected(Error{kind, std::move(code), std::move(what), std::move(next)});
}

// "what. next" on one line, for a terminal or a log.
std::string to_line(const Error& error, bool japanese);

// The exit status that design.md section 4 gives to an error: 3 for the environment, 1 for a
// refusal.
int exit_status(const Error& error);

}  // namespace uketsuke

// Evaluates to the value, or returns the error from the function around it. Not to be nested.
#define TRY(expression)                                                                       \
    __extension__({                                                                           \
        auto try_result_ = (expression);                                                      \
        if (!try_result_.has_value()) return std::unexpected(std::move(try_result_.error())); \
        std::move(try_result_).value();                                                       \
    })
