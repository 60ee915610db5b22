// What the program did, for whoever keeps it running. The log never holds a person: its interface
// takes codes written in the source, numbers and device ids, and has no way to pass text.
#pragma once

#include <chrono>
#include <concepts>
#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/ids.h"
#include "core/base/result.h"
#include "platform/clock/clock.h"

namespace uketsuke {

// "sync.pushed": small letters, digits, dots and underscores, known when the program is compiled.
// Anything read, typed or computed does not compile here.
class LogCode {
  public:
    consteval LogCode(const char* text) : text_(text) {
        if (!is_code(text_)) throw "a log code is small letters, digits, dots and underscores";
    }
    constexpr std::string_view text() const { return text_; }

    static constexpr bool is_code(std::string_view text) {
        if (text.empty() || text.size() > 40) return false;
        for (const char c : text) {
            const bool good =
                (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_';
            if (!good) return false;
        }
        return true;
    }

  private:
    std::string_view text_;
};

// A named number. Counts, sizes, durations, statuses; never a number that belongs to a person.
// Numbers of ten digits and more could be a voucher's and are written as "large".
class LogField {
  public:
    template <std::integral T>
    LogField(LogCode name, T value) : name_(name), value_(print(value)) {}
    LogField(LogCode name, std::chrono::milliseconds value) : LogField(name, value.count()) {}
    LogField(LogCode name, DeviceId device);
    LogField(LogCode name, LogCode value)
        : name_(name), value_('"' + std::string(value.text()) + '"') {}

    LogCode name() const { return name_; }
    const std::string& value() const { return value_; }  // As JSON.

  private:
    template <std::integral T>
    static std::string print(T value) {
        if constexpr (std::same_as<T, bool>) return value ? "true" : "false";
        return print_number(static_cast<std::int64_t>(value));
    }
    static std::string print_number(std::int64_t value);

    LogCode name_;
    std::string value_;
};

using LogFields = std::initializer_list<LogField>;

struct LogLimits {
    std::size_t file_bytes_max = 4u << 20;
    std::size_t files_max = 4;  // Older ones are deleted.
};

// Thread-safe. Each line is handed to the kernel before the call returns (not fsynced). A disk that
// is full loses lines, never the work: `lost()` counts them.
class Log {
  public:
    // Writes `file`, `file`.1 ... with mode 0600 in their folder's protection. Borrows the clock.
    static Result<std::unique_ptr<Log>> open(const std::filesystem::path& file, const Clock& clock,
                                             LogLimits limits = {});
    virtual ~Log() = default;

    void info(LogCode event, LogFields fields = {}) { write("info", event, fields, {}); }
    void warning(LogCode event, LogFields fields = {}) { write("warning", event, fields, {}); }
    void warning(LogCode event, const Error& error, LogFields fields = {}) {
        write("warning", event, fields, error.code);
    }
    // Writes the code of the error; its sentences may quote input and stay out.
    void error(LogCode event, const Error& error, LogFields fields = {}) {
        write("error", event, fields, error.code);
    }
    virtual std::uint64_t lost() const = 0;

  protected:
    virtual void write_line(const std::string& line) = 0;
    explicit Log(const Clock& clock) : clock_(clock) {}

  private:
    void write(std::string_view level, LogCode event, LogFields fields, std::string_view error);

    const Clock& clock_;
};

}  // namespace uketsuke
