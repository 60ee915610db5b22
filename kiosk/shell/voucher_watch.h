// The camera's thread: looks for a voucher or for a vial's code while one is awaited, and rests
// otherwise. What it saw carries the generation of the view for which it looked, so that the flow
// can drop what is late.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "kiosk/shell/gatherer.h"
#include "kiosk/shell/mailbox.h"
#include "platform/camera/camera.h"
#include "platform/ocr/line_reader.h"

namespace uketsuke {

class VoucherWatch {
  public:
    // `known` may be nullptr; it and `mailbox` must outlive the watch. `print` reads the printed
    // digits, on this thread; nullptr: they are not read.
    VoucherWatch(std::unique_ptr<Camera> camera, std::unique_ptr<LineReader> print,
                 const Municipalities* known, Mailbox& mailbox);
    ~VoucherWatch();
    VoucherWatch(const VoucherWatch&) = delete;
    VoucherWatch& operator=(const VoucherWatch&) = delete;

    // UI thread. Looks from now on, for this view: nothing that was taken earlier counts. What is
    // seen is told once, and again when something else is seen: a paper may be turned or changed.
    void await(Generation generation);
    // The same for the code of a vial or box; `today` places the years of what it says.
    void await_package(Generation generation, Day today);
    // UI thread. Stops looking and forgets every picture and reading.
    void rest();
    // The newest picture while a voucher is awaited, for the window. Any thread.
    std::shared_ptr<const GreyImage> live() const;

  private:
    struct Order {
        bool awaiting = false;
        Generation generation;
        CameraTime since{};
        std::uint64_t number = 0;  // Counts orders, so that a new one is seen.
        bool ending = false;
        std::optional<Day> package_on = {};  // A package is sought, on this day; else a voucher.
    };

    struct Beside {
        StickerReading sticker;
        CameraTime since{};
    };

    void look();
    Order wait_for_order(std::uint64_t last_number, std::chrono::milliseconds wait);
    void look_at(const Frame& frame, const Order& order);
    void look_for_voucher(const Frame& frame, const Order& order);
    void look_for_package(const Frame& frame, const Order& order);
    void tell(Event event);
    std::vector<Reading> print_in(const GreyImage& picture);
    void report_trouble();
    void give(Order order);

    std::unique_ptr<Camera> camera_;
    std::unique_ptr<LineReader> print_;                  // Own thread.
    std::chrono::steady_clock::time_point rests_until_;  // Own thread: nothing printed is read.
    Mailbox& mailbox_;
    Gatherer gatherer_;             // Own thread.
    std::optional<Beside> beside_;  // Own thread: 整理番号 that this order has shown.
    std::optional<Error> trouble_;  // Own thread: as last reported.
    std::optional<Event> told_;     // Own thread: what this order was last answered.
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    Order order_;
    std::shared_ptr<const GreyImage> live_;
    std::thread thread_;
};

}  // namespace uketsuke
