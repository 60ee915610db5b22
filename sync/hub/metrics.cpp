// Lines of figures.
#include "sync/hub/metrics.h"

#include <cstdio>

namespace uketsuke {

namespace {

enum class Kind { gauge, counter };

class Page {
  public:
    void begin(std::string name, Kind kind, const char* help) {
        name_ = std::move(name);
        text_ += "# HELP " + name_ + " " + help + "\n# TYPE " + name_ +
                 (kind == Kind::gauge ? " gauge\n" : " counter\n");
    }
    void say(std::uint64_t value) { text_ += name_ + " " + std::to_string(value) + "\n"; }
    // Values of labels are digits, hexadecimal, or codes: nothing to escape.
    void say(const char* label, const std::string& is, const std::string& value) {
        text_ += name_ + "{" + label + "=\"" + is + "\"} " + value + "\n";
    }
    void say(const char* label, const std::string& is, std::uint64_t value) {
        say(label, is, std::to_string(value));
    }
    std::string text() && { return std::move(text_); }

  private:
    std::string name_;
    std::string text_;
};

std::string in_seconds(std::chrono::milliseconds time) {
    char text[40];
    std::snprintf(text, sizeof(text), "%.3f", double(time.count()) / 1000.0);
    return text;
}

void say_entries(Page& page, const HubFigures& figures) {
    std::uint64_t all = 0;
    for (const auto& [municipality, last] : figures.last_positions) all += last;
    page.begin("uketsuke_entries_stored", Kind::gauge, "Entries of all municipalities.");
    page.say(all);
    page.begin("uketsuke_last_position", Kind::gauge, "Last position, by municipality.");
    for (const auto& [municipality, last] : figures.last_positions)
        page.say("municipality", municipality, last);
    page.begin("uketsuke_quarantined_entries", Kind::gauge, "Entries stored and not folded.");
    page.say(figures.quarantined);
}

void say_devices(Page& page, const HubFigures& figures) {
    page.begin("uketsuke_device_last_seen_seconds", Kind::gauge, "Unix time of the last request.");
    for (const HubDevice& device : figures.devices) {
        if (device.seen)
            page.say("device", device.id.hex(), in_seconds(device.seen->last.time_since_epoch()));
    }
    page.begin("uketsuke_device_pulled_position", Kind::gauge,
               "Position after which it last asked, of all municipalities together.");
    for (const HubDevice& device : figures.devices) {
        std::uint64_t pulled = 0;
        if (!device.seen) continue;
        for (const auto& [municipality, position] : device.seen->pulled) pulled += position;
        page.say("device", device.id.hex(), pulled);
    }
    page.begin("uketsuke_device_lag_entries", Kind::gauge, "Entries that it has not pulled.");
    for (const HubDevice& device : figures.devices) page.say("device", device.id.hex(), device.lag);
    page.begin("uketsuke_device_clock_skew_seconds", Kind::gauge,
               "Its clock before the hub's, to about a second.");
    for (const HubDevice& device : figures.devices) {
        if (device.seen) page.say("device", device.id.hex(), in_seconds(device.seen->clock_skew));
    }
}

void say_tally(Page& page, const HubTally& tally) {
    page.begin("uketsuke_pushes_total", Kind::counter, "Pushes and bundles answered.");
    page.say(tally.pushes);
    page.begin("uketsuke_pulls_total", Kind::counter, "Pulls answered, empty ones too.");
    page.say(tally.pulls);
    page.begin("uketsuke_refused_requests_total", Kind::counter, "Refused requests, by code.");
    for (const auto& [code, count] : tally.refused_requests) page.say("code", code, count);
    page.begin("uketsuke_refused_entries_total", Kind::counter, "Refused entries, by code.");
    for (const auto& [code, count] : tally.refused_entries) page.say("code", code, count);
}

}  // namespace

std::string print_metrics(const HubFigures& figures) {
    Page page;
    page.begin("uketsuke_build_info", Kind::gauge, "The program's version.");
    page.say("version", figures.version, 1);
    say_entries(page, figures);
    say_devices(page, figures);
    say_tally(page, figures.tally);
    page.begin("uketsuke_waiting_polls", Kind::gauge, "Terminals that wait for something new.");
    page.say(figures.waiting_polls);
    page.begin("uketsuke_waiting_polls_max", Kind::gauge, "As many may.");
    page.say(figures.waiting_polls_max);
    page.begin("uketsuke_disk_free_bytes", Kind::gauge, "Free where the records lie.");
    page.say(figures.disk_free_bytes);
    return std::move(page).text();
}

Result<HubFigures> figures_of(Ledger& ledger, const Attendance& attendance,
                              const std::string& municipality) {
    HubFigures figures;
    figures.last_positions = TRY(last_positions(ledger.store()));
    figures.quarantined = TRY(ledger.store().quarantined_count());
    figures.devices = TRY(hub_devices(ledger, attendance, figures.last_positions, municipality));
    return figures;
}

}  // namespace uketsuke
