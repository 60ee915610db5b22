// What the printers' threads tell is put aside, and taken up on the worker's thread: only that one
// may touch the records.
#include "kiosk/shell/print_room.h"

#include <algorithm>

#include "core/base/json.h"
#include "platform/folder/files.h"
#include "platform/keys/chance.h"

namespace uketsuke {

namespace {

constexpr const char* kept_setting = "kiosk.papers";
constexpr std::size_t tray_of_sheets = 0, tray_of_stickers = 1;

std::unexpected<Error> nowhere(PaperKind kind) {
    if (kind == PaperKind::sticker) {
        return fail(ErrorKind::environment, "print.nowhere_for_stickers",
                    {"シールの印刷先が決まっていません", "There is nowhere to print stickers to"},
                    {"整理番号を手で書いてください", "Write the number by hand"});
    }
    return fail(ErrorKind::environment, "print.nowhere",
                {"印刷先が決まっていません。記録はすべて残っています",
                 "There is nowhere to print to. Everything recorded is safe"},
                {"--printer か --print-to で印刷先を指定してください",
                 "Name a printer with --printer, or a folder with --print-to"});
}

PaperStage stage_of(JobStage stage) {
    switch (stage) {
        case JobStage::waiting:
            return PaperStage::waiting;
        case JobStage::printing:
        case JobStage::stopped:
            return PaperStage::printing;
        case JobStage::done:
            return PaperStage::done;
        case JobStage::aborted:
        case JobStage::cancelled:
            return PaperStage::ended;
    }
    return PaperStage::ended;
}

Json json_of(const PaperOrder& order) {
    Json lines = Json::array();
    for (const Words& line : order.lines) lines.push_back({line.ja, line.en});
    return {{"kind", to_text(order.paper.kind)},
            {"japanese", order.paper.labels == Labels::japanese},
            {"person", order.person.hex()},
            {"entry", order.entry},
            {"number", order.number},
            {"lines", lines},
            {"venue", order.venue}};
}

std::optional<PaperOrder> order_in(const Json& object) {
    const auto kind = parse_paper_kind(text_or(object, "kind"));
    if (!kind || !object.contains("lines") || !object["lines"].is_array()) return std::nullopt;
    PaperOrder order;
    order.paper.kind = *kind;
    if (object.value("japanese", Json(false)) == Json(true)) order.paper.labels = Labels::japanese;
    order.person = PersonId::parse(text_or(object, "person")).value_or(PersonId{});
    order.entry = text_or(object, "entry");
    order.number = text_or(object, "number");
    order.venue = text_or(object, "venue");
    for (const Json& line : object["lines"]) {
        if (!line.is_array() || line.size() != 2 || !line[0].is_string() || !line[1].is_string())
            return std::nullopt;
        order.lines.push_back({line[0].get<std::string>(), line[1].get<std::string>()});
    }
    return order;
}

}  // namespace

Result<void> check_places(const PrintPlaces& places) {
    for (const std::string& printer : {places.sheets, places.stickers}) {
        if (!printer.empty()) TRY(make_printer(printer));
    }
    return {};
}

PrintRoom::PrintRoom(Records& records, PrintPlaces places, PrintQueueTimes times)
    : records_(records),
      places_(std::move(places)),
      sheets_(queue_for(places_.sheets, tray_of_sheets, times)),
      stickers_(queue_for(places_.stickers, tray_of_stickers, times)) {}

PrintRoom::~PrintRoom() = default;

PrintRoom::Queue PrintRoom::queue_for(const std::string& printer, std::size_t tray,
                                      PrintQueueTimes times) {
    if (printer.empty()) return nullptr;
    auto made = make_printer(printer);
    if (!made) return nullptr;
    const auto tell = [this, tray](const std::vector<PaperState>& papers) {
        const std::lock_guard lock(mutex_);
        told_[tray] = papers;
        std::erase_if(told_[tray],
                      [](const PaperState& paper) { return paper.stage == JobStage::done; });
        std::ranges::copy_if(papers, std::back_inserter(done_),
                             [](const PaperState& paper) { return paper.stage == JobStage::done; });
        moved_ = true;
        if (tell_) tell_();
    };
    return std::make_unique<PrintQueue>(*std::move(made), tell, times);
}

void PrintRoom::when_moved(std::function<void()> tell) {
    const std::lock_guard lock(mutex_);
    tell_ = std::move(tell);
}

PrintQueue* PrintRoom::queue_of(PaperKind kind) const {
    return kind == PaperKind::sticker ? stickers_.get() : sheets_.get();
}

void PrintRoom::take_up(const Make& make) {
    read_kept();
    for (const Kept& paper : kept_) {
        PrintQueue* queue = queue_of(paper.order.paper.kind);
        auto made = make(paper.order, paper.copy);
        // Without its printer it waits for a run that has one.
        if (queue && made) queue->follow(paper.id, paper.job, std::move(made->document));
    }
    moved_ = !kept_.empty();
}

Result<PaperHandedOver> PrintRoom::put_in_folder(const PaperOrder& order, const Made& made) const {
    const std::filesystem::path& files = places_.files;
    const bool one_file = files.extension() == ".pdf";
    const bool is_sticker = order.paper.kind == PaperKind::sticker;
    if (files.empty() || (one_file && is_sticker)) return nowhere(order.paper.kind);
    const std::filesystem::path file = one_file ? files : files / (made.file_name + ".pdf");
    TRY(write_file_atomically(file, made.document.pdf));
    return PaperHandedOver{{}, file.string()};
}

Result<PaperHandedOver> PrintRoom::hand_over(const PaperOrder& order, int copy, const Make& make,
                                             Instant now) {
    Made made = TRY(make(order, copy));
    PrintQueue* queue = queue_of(order.paper.kind);
    if (!queue) return put_in_folder(order, made);
    const std::string id = StaffId{random_bytes<16>()}.hex();
    kept_.push_back({id, order, copy, now, 0, made.number});
    if (const auto kept = keep(); !kept) {
        kept_.pop_back();
        return std::unexpected(kept.error());
    }
    queue->add(id, std::move(made.document));
    moved_ = true;
    const bool is_sticker = order.paper.kind == PaperKind::sticker;
    return PaperHandedOver{{}, is_sticker ? places_.stickers : places_.sheets, id};
}

void PrintRoom::again(const std::string& paper) {
    for (const Kept& one : kept_) {
        if (one.id != paper) continue;
        if (PrintQueue* queue = queue_of(one.order.paper.kind)) queue->again(paper);
    }
}

void PrintRoom::drop(const std::string& paper) {
    for (const Kept& one : kept_) {
        if (one.id != paper) continue;
        if (PrintQueue* queue = queue_of(one.order.paper.kind)) queue->drop(paper);
    }
    std::erase_if(kept_, [&](const Kept& one) { return one.id == paper; });
    // What cannot be written now is written with the next change: dropped papers come back then.
    (void)keep();
    moved_ = true;
}

std::optional<PapersMoved> PrintRoom::look() {
    if (!moved_.exchange(false)) return std::nullopt;
    std::vector<PaperState> done;
    {
        const std::lock_guard lock(mutex_);
        states_ = told_[tray_of_sheets];
        std::ranges::copy(told_[tray_of_stickers], std::back_inserter(states_));
        done = std::exchange(done_, {});
    }
    const auto before = kept_;
    PapersMoved moved;
    for (Kept& paper : kept_) {
        const auto state = std::ranges::find(states_, paper.id, &PaperState::id);
        if (state != states_.end()) paper.job = state->job;
        PaperOnItsWay shows = shown(paper);
        if (std::ranges::count(done, paper.id, &PaperState::id) > 0)
            shows = {paper.id, paper.order.paper.kind, paper.number, paper.asked, PaperStage::done};
        moved.papers.push_back(std::move(shows));
    }
    std::erase_if(kept_, [&](const Kept& paper) {
        return std::ranges::count(done, paper.id, &PaperState::id) > 0;
    });
    // Where it fails, a restart may print a paper again that came out: nothing is lost by that.
    if (kept_ != before) (void)keep();
    return moved;
}

PaperOnItsWay PrintRoom::shown(const Kept& paper) const {
    PaperOnItsWay shows{paper.id, paper.order.paper.kind, paper.number, paper.asked};
    const auto state = std::ranges::find(states_, paper.id, &PaperState::id);
    if (state == states_.end()) return shows;
    shows.stage = stage_of(state->stage);
    shows.trouble = state->trouble;
    return shows;
}

Result<void> PrintRoom::keep() const {
    Json papers = Json::array();
    for (const Kept& paper : kept_) {
        papers.push_back({{"id", paper.id},
                          {"order", json_of(paper.order)},
                          {"copy", paper.copy},
                          {"asked", format_instant(paper.asked)},
                          {"job", paper.job},
                          {"of", paper.number}});
    }
    return records_.set_private_setting(kept_setting, print_json(papers));
}

void PrintRoom::read_kept() {
    const auto text = records_.private_setting(kept_setting);
    if (!text || !*text) return;
    const auto papers = parse_json(**text);
    if (!papers || !papers->is_array()) return;
    for (const Json& one : *papers) {
        if (!one.is_object() || !one.contains("order") || !one["order"].is_object()) continue;
        const auto order = order_in(one["order"]);
        const auto asked = parse_instant(text_or(one, "asked"));
        if (!order || !asked) continue;
        kept_.push_back({text_or(one, "id"), *order, int(number_or(one, "copy", 1)), *asked,
                         int(number_or(one, "job")), text_or(one, "of")});
    }
}

}  // namespace uketsuke
