// One order at a time: look for this view, or rest.
#include "kiosk/shell/voucher_watch.h"

#include <algorithm>

#include "kiosk/shell/reading_event.h"
#include "platform/barcode/barcode.h"
#include "platform/barcode/packages.h"

namespace uketsuke {
namespace {

// Between looks for a new frame; a camera gives one every 33 ms.
constexpr std::chrono::milliseconds look_every{15};
// Packages take ten times as long to read as a voucher, and nobody waits in line for them.
constexpr std::chrono::milliseconds look_for_package_every{200};
constexpr std::chrono::milliseconds for_good{60'000};

// Reading print takes a quarter of the time at most: the picture in the window must stay alive, and
// codes are better.
constexpr int rests_per_reading = 3;

}  // namespace

VoucherWatch::VoucherWatch(std::unique_ptr<Camera> camera, std::unique_ptr<LineReader> print,
                           const Municipalities* known, Mailbox& mailbox)
    : camera_(std::move(camera)),
      print_(std::move(print)),
      mailbox_(mailbox),
      gatherer_(known),
      thread_([this] { look(); }) {}

VoucherWatch::~VoucherWatch() {
    {
        const std::lock_guard lock(mutex_);
        order_.ending = true;
    }
    changed_.notify_all();
    thread_.join();
}

void VoucherWatch::await(Generation generation) {
    camera_->start();
    give({true, generation, std::chrono::steady_clock::now(), 0, false});
}

void VoucherWatch::await_package(Generation generation, Day today) {
    camera_->start();
    give({true, generation, std::chrono::steady_clock::now(), 0, false, today});
}

void VoucherWatch::rest() {
    camera_->stop();
    give({});
}

void VoucherWatch::give(Order order) {
    {
        const std::lock_guard lock(mutex_);
        order.number = order_.number + 1;
        order.ending = order_.ending;
        order_ = order;
        live_.reset();
    }
    changed_.notify_all();
}

std::shared_ptr<const GreyImage> VoucherWatch::live() const {
    const std::lock_guard lock(mutex_);
    return live_;
}

VoucherWatch::Order VoucherWatch::wait_for_order(std::uint64_t last_number,
                                                 std::chrono::milliseconds wait) {
    std::unique_lock lock(mutex_);
    changed_.wait_for(lock, wait, [&] { return order_.ending || order_.number != last_number; });
    return order_;
}

void VoucherWatch::look() {
    Order order;
    std::uint64_t last_frame = 0;
    while (!order.ending) {
        const auto pause = order.package_on ? look_for_package_every : look_every;
        const Order next = wait_for_order(order.number, order.awaiting ? pause : for_good);
        if (next.number != order.number) {
            gatherer_.forget();
            beside_.reset();
            told_.reset();
        }
        order = next;
        if (!order.awaiting || order.ending) continue;
        report_trouble();
        const auto frame = camera_->newest(order.since);
        if (!frame || frame->sequence == last_frame) continue;
        last_frame = frame->sequence;
        look_at(*frame, order);
    }
}

void VoucherWatch::look_at(const Frame& frame, const Order& order) {
    if (order.package_on) return look_for_package(frame, order);
    {
        const std::lock_guard lock(mutex_);
        if (order_.number != order.number) return;
        live_ = frame.image;
    }
    mailbox_.nudge();
    look_for_voucher(frame, order);
}

void VoucherWatch::look_for_voucher(const Frame& frame, const Order& order) {
    const auto symbols = decode_symbols(frame.image->view());
    if (!symbols) return;  // A torn frame; the next one comes in a moment.
    std::vector<Reading> readings = readings_of(*symbols, Instant{});
    if (const auto sticker = take_sticker(readings))
        beside_ = Beside{*sticker, beside_ ? beside_->since : frame.taken};
    if (!beside_ && asks_for_print(readings))
        std::ranges::move(print_in(*frame.image), std::back_inserter(readings));
    const auto sticker = beside_ ? std::optional(beside_->sticker) : std::nullopt;
    if (const auto agreement = gatherer_.add(readings, frame.taken))
        return tell(event_of(*agreement, order.generation, sticker));
    // A voucher on the same form is given the time to be read: it may be another person's.
    if (sticker && readings.empty() && frame.taken - beside_->since >= Gatherer::patience)
        tell(StickerSeen{order.generation, *sticker});
}

void VoucherWatch::look_for_package(const Frame& frame, const Order& order) {
    const auto symbols = decode_packages(frame.image->view());
    if (!symbols) return;
    if (auto event = event_of_packages(*symbols, order.generation, *order.package_on))
        tell(*std::move(event));
}

void VoucherWatch::tell(Event event) {
    if (told_ != event && mailbox_.report(event)) told_ = std::move(event);
}

// The reader that cannot be loaded, or fails, is done without: codes, hand scanner and keypad are
// there, and `uketsuke read` says what is missing.
std::vector<Reading> VoucherWatch::print_in(const GreyImage& picture) {
    using std::chrono::steady_clock;
    const auto start = steady_clock::now();
    if (!print_ || start < rests_until_) return {};
    const auto lines = print_->read(picture.view());
    const auto end = steady_clock::now();
    rests_until_ = end + rests_per_reading * (end - start);
    if (lines) return readings_of(*lines, Instant{});
    print_.reset();
    return {};
}

void VoucherWatch::report_trouble() {
    const auto trouble = camera_->status().trouble;
    if (trouble == trouble_) return;
    trouble_ = trouble;
    mailbox_.report(CameraReported{trouble});
}

}  // namespace uketsuke
