// 印刷先: where the papers of this terminal come out, sheets and stickers each at a place of its
// own: a printer, whose queue is followed to the end and survives a restart, or a folder, in which
// a paper lies at once. Worker's thread only, but for what when_moved() is told.
#pragma once

#include <array>
#include <atomic>
#include <filesystem>
#include <functional>
#include <mutex>

#include "kiosk/flow/event.h"
#include "platform/printer/print_queue.h"
#include "platform/records/records.h"

namespace uketsuke {

// Printers by name or address (platform/printer/printer.h). What has no printer goes to `files`:
// a folder for one file a paper, or a .pdf file that each sheet takes the place of.
struct PrintPlaces {
    std::string sheets = {};
    std::string stickers = {};
    std::filesystem::path files = {};
    bool operator==(const PrintPlaces&) const = default;
};
// Errors (bad_input): print.address.
Result<void> check_places(const PrintPlaces& places);

class PrintRoom {
  public:
    // What a paper of this order looks like, the so many-th copy. `number` is the 整理番号 of whom
    // it is for, where there is one.
    struct Made {
        PrintDocument document;
        std::string file_name;  // For a folder, without .pdf.
        std::string number = {};
    };
    using Make = std::function<Result<Made>(const PaperOrder& order, int copy)>;

    // `records` keeps what is on its way, sealed, and must outlive it. `places` are sound.
    PrintRoom(Records& records, PrintPlaces places, PrintQueueTimes times = {});
    ~PrintRoom();
    PrintRoom(const PrintRoom&) = delete;

    // Called from a printer's thread whenever look() has something to say. It must not wait.
    void when_moved(std::function<void()> tell);

    // Papers that an earlier run left on their way. One that cannot be made any more is gone.
    void take_up(const Make& make);
    // The paper is on disk, or kept for the printer and with it soon. Errors: those of `make`, of
    // the disk, print.nowhere, print.nowhere_for_stickers; then nothing was printed.
    Result<PaperHandedOver> hand_over(const PaperOrder& order, int copy, const Make& make,
                                      Instant now);
    void again(const std::string& paper);
    void drop(const std::string& paper);

    // All papers that are on their way, where something has moved since the last look. Numbers of
    // jobs are kept for a restart then.
    std::optional<PapersMoved> look();

  private:
    // What survives a restart.
    struct Kept {
        std::string id;
        PaperOrder order;
        int copy = 1;
        Instant asked{};
        int job = 0;
        std::string number;
        bool operator==(const Kept&) const = default;
    };
    using Queue = std::unique_ptr<PrintQueue>;

    Queue queue_for(const std::string& printer, std::size_t tray, PrintQueueTimes times);
    PrintQueue* queue_of(PaperKind kind) const;
    Result<PaperHandedOver> put_in_folder(const PaperOrder& order, const Made& made) const;
    Result<void> keep() const;
    void read_kept();
    PaperOnItsWay shown(const Kept& paper) const;

    Records& records_;
    PrintPlaces places_;
    std::vector<Kept> kept_;
    std::vector<PaperState> states_;  // As last looked at, of both printers.
    std::mutex mutex_;                // Of the next three.
    std::array<std::vector<PaperState>, 2> told_;
    std::vector<PaperState> done_;  // Since the last look.
    std::function<void()> tell_;
    std::atomic<bool> moved_ = false;
    Queue sheets_;  // Last: their threads end first.
    Queue stickers_;
};

}  // namespace uketsuke
