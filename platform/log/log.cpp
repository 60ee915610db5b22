// spdlog's adapter: the only file that includes it. It brings the rotation and the locking; the
// lines are made here. [X] rotation by size  [X] full disk noticed  [ ] syslog  [ ] compression
#include "platform/log/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/rotating_file_sink.h>
#include <sys/stat.h>

#include <atomic>

namespace uketsuke {

namespace {

class RotatingLog : public Log {
  public:
    RotatingLog(const std::filesystem::path& file, const Clock& clock, LogLimits limits)
        : Log(clock),
          sink_(std::make_shared<spdlog::sinks::rotating_file_sink_mt>(
              file.string(), limits.file_bytes_max, limits.files_max - 1)),
          logger_("uketsuke", sink_) {
        logger_.set_pattern("%v");
        logger_.flush_on(spdlog::level::info);
        logger_.set_error_handler([this](const std::string&) { ++lost_; });
    }
    std::uint64_t lost() const override { return lost_; }

  protected:
    void write_line(const std::string& line) override { logger_.info(std::string_view(line)); }

  private:
    std::shared_ptr<spdlog::sinks::rotating_file_sink_mt> sink_;
    spdlog::logger logger_;
    std::atomic<std::uint64_t> lost_ = 0;
};

}  // namespace

LogField::LogField(LogCode name, DeviceId device)
    : name_(name), value_("\"" + device.hex() + "\"") {}

std::string LogField::print_number(std::int64_t value) {
    constexpr std::int64_t large = 1'000'000'000;
    return value >= large || value <= -large ? "\"large\"" : std::to_string(value);
}

void Log::write(std::string_view level, LogCode event, LogFields fields, std::string_view error) {
    // Every part is free of quotes, escapes and newlines by construction, so this is JSON.
    std::string line = "{\"at\":\"" + format_instant(clock_.now()) + "\",\"level\":\"";
    line += level;
    line += "\",\"event\":\"";
    line += event.text();
    line += '"';
    if (!error.empty()) {
        line += ",\"error\":\"";
        line += LogCode::is_code(error) ? error : "not_a_code";
        line += '"';
    }
    for (const LogField& field : fields) {
        line += ",\"";
        line += field.name().text();
        line += "\":" + field.value();
    }
    write_line(line + "}");
}

Result<std::unique_ptr<Log>> Log::open(const std::filesystem::path& file, const Clock& clock,
                                       LogLimits limits) {
    try {
        std::unique_ptr<Log> log = std::make_unique<RotatingLog>(file, clock, limits);
        ::chmod(file.c_str(), 0600);
        return log;
    } catch (const spdlog::spdlog_ex&) {
        return fail(ErrorKind::environment, "log.open",
                    {"記録簿 " + file.string() + " を開けません。",
                     "Cannot open the log " + file.string() + "."},
                    {"フォルダーの権限とディスクの空きを確かめてください。",
                     "Check the folder's permissions and the free space."});
    }
}

}  // namespace uketsuke
