// The clerk and the papers: what they look like, that they are noted, and where they come out.
#include <algorithm>

#include "core/certificate/sheet.h"
#include "core/certificate/slip.h"
#include "core/certificate/sticker.h"
#include "core/ledger/facts.h"
#include "kiosk/shell/clerk.h"
#include "kiosk/shell/page_document.h"
#include "platform/page/drawing.h"

namespace uketsuke {

namespace {

constexpr double preview_dots_per_inch = 96;

bool is_of_a_dose(PaperKind kind) {
    return kind == PaperKind::certificate || kind == PaperKind::overprint ||
           kind == PaperKind::dose_record;
}

// For a folder: by what staff look for the paper.
std::string file_name_of(const PaperOrder& order, const std::string& number, int copy, Day today) {
    std::string about = order.entry.empty() ? number : order.entry;
    if (about.empty()) about = format_day(today);
    std::string name = std::string(to_text(order.paper.kind)) + "-" + about;
    std::ranges::replace(name, '/', '-');
    return copy > 1 ? name + "-copy" + std::to_string(copy) : name;
}

Words title_of(PaperKind kind) {
    switch (kind) {
        case PaperKind::certificate:
        case PaperKind::overprint:
            return {"接種済証", "Certificate"};
        case PaperKind::dose_record:
            return {"接種記録書", "Record of vaccination"};
        case PaperKind::slip:
            return {"案内メモ", "Slip"};
        case PaperKind::sticker:
            return {"整理番号", "Number"};
        case PaperKind::reaction_report:
            return {"副反応疑い報告（下書き）", "Reaction report (draft)"};
        case PaperKind::incident_report:
            return {"間違い接種の報告", "Incident report"};
        case PaperKind::closing_report:
            return {"業務終了報告", "Closing report"};
        case PaperKind::visitor_list:
            return {"本日の来場者名簿", "List of visitors"};
    }
    return {};
}

Error not_printed_here() {
    return Error{ErrorKind::refused,
                 "certificate.not_here",
                 {"市は、この会場での接種済証の印刷を認めていません。接種は記録済みです。",
                  "The city does not let this site print its certificate. The dose is recorded."},
                 {"市が郵送した用紙にシールを貼り、日付を書いてください。",
                  "Put sticker and date onto the sheet that the city mailed."}};
}

}  // namespace

Result<Certificate> Clerk::certificate(const PaperOrder& order, int copy, Day today) const {
    if (!office_.city) {
        return fail(ErrorKind::environment, "certificate.no_city",
                    {"接種済証に印字する市町村の情報がありません。接種は記録済みです。",
                     "The city's facts for the certificate are missing. The dose is recorded."},
                    {"--city で市町村の情報を指定してください。", "Name them with --city."});
    }
    const auto row = TRY(records_.ledger().person(order.person));
    if (!row) {
        return fail(ErrorKind::not_found, "person.gone",
                    {"この方の記録が見つかりません。何も印刷していません。",
                     "This person's row is not here any more. Nothing was printed."},
                    {"券をもう一度読み取ってください。", "Scan the voucher again."});
    }
    Certificate made = TRY(make_certificate(*row, order.entry, *office_.city, today));
    made.copy = copy;
    return made;
}

Result<Page> Clerk::page_of(const PaperOrder& order, int copy, Day today) const {
    const auto [kind, labels] = order.paper;
    if (kind == PaperKind::sticker) return draw_sticker(order.number, today);
    if (kind == PaperKind::slip) return draw_slip(order.lines, order.number, labels);
    const Certificate made = TRY(certificate(order, copy, today));
    if (kind == PaperKind::dose_record) return draw_dose_record(made, labels);
    if (kind == PaperKind::overprint && office_.city->overprint)
        return draw_overprint(made, *office_.city->overprint);
    return draw_certificate(made, labels);
}

Result<std::vector<Page>> Clerk::pages_of(const PaperOrder& order, int copy, Day today) const {
    if (order.paper.kind == PaperKind::reaction_report)
        return std::vector{TRY(reaction_report(order))};
    if (order.paper.kind == PaperKind::incident_report)
        return std::vector{TRY(incident_report(order))};
    if (order.paper.kind == PaperKind::closing_report) return closing_report(order);
    if (order.paper.kind == PaperKind::visitor_list) return visitor_list(order, today);
    return std::vector{TRY(page_of(order, copy, today))};
}

Result<PrintRoom::Made> Clerk::make_paper(const PaperOrder& order, int copy, Day today) const {
    std::vector<Page> pages = TRY(pages_of(order, copy, today));
    std::string number = order.number;
    if (is_of_a_dose(order.paper.kind)) {
        const auto row = TRY(records_.ledger().person(order.person));
        if (row) number = visit_state(*row, today).number;
    }
    const std::string title = title_of(order.paper.kind).ja;
    PrintRoom::Made made;
    made.document = TRY(document_of(std::move(pages), title + (number.empty() ? "" : " " + number),
                                    {title, today}));
    made.file_name = file_name_of(order, number, copy, today);
    made.number = number;
    return made;
}

// Whichever of its papers: each is a proof of the same dose.
Result<int> Clerk::copies_made(const PaperOrder& order) const {
    if (!is_of_a_dose(order.paper.kind)) return 0;
    const auto row = TRY(records_.ledger().person(order.person));
    const auto dose = row ? recorded_dose(*row, order.entry) : std::nullopt;
    if (!dose) return 0;
    int count = 0;
    for (const Entry& entry : TRY(records_.ledger().all_about(subject_of(order.person)))) {
        const auto fact = parse_fact(entry.header.kind, entry.json);
        const auto* made = fact ? std::get_if<CertificateMade>(&*fact) : nullptr;
        count += made && made->dose_number == dose->dose.fact().dose_number;
    }
    return count;
}

Result<void> Clerk::note_paper(const PaperOrder& order, Instant now) {
    if (!is_of_a_dose(order.paper.kind)) return {};
    const Certificate made = TRY(certificate(order, 1, day_in_japan(now)));
    const auto row = TRY(records_.ledger().person(order.person));
    const auto described = row ? described_in(*row) : std::nullopt;
    const std::string municipality =
        described ? chain_for(order.person, described->municipality) : office_.municipality;
    const CertificateMade fact{made.dose.number, day_in_japan(now), recorder_};
    TRY(records_.ledger().append({municipality, actor_, subject_of(order.person), fact}, now));
    return {};
}

std::vector<PaperChoice> Clerk::offered_papers() const {
    std::vector<PaperChoice> offered;
    if (!office_.city || office_.city->clinics_certify || !at_clinic_) {
        offered.push_back({PaperKind::certificate, Labels::bilingual});
        offered.push_back({PaperKind::certificate, Labels::japanese});
    }
    if (office_.city && office_.city->overprint) offered.push_back({PaperKind::overprint});
    offered.push_back({PaperKind::dose_record, Labels::bilingual});
    offered.push_back({PaperKind::dose_record, Labels::japanese});
    return offered;
}

Event Clerk::make_preview(const MakePreview& effect, Instant now) const {
    const auto offered = offered_papers();
    PaperOrder order = effect.order;
    if (std::ranges::count(offered, order.paper) == 0) order.paper = offered.front();
    const auto copies = copies_made(order);
    if (!copies) return EffectFailed{effect.ticket, copies.error()};
    const auto page = page_of(order, *copies + 1, day_in_japan(now));
    if (!page) return EffectFailed{effect.ticket, page.error()};
    auto picture = draw_picture(*page, preview_dots_per_inch);
    if (!picture) return EffectFailed{effect.ticket, picture.error()};
    return PreviewReady{effect.ticket, std::make_shared<const Picture>(*std::move(picture)),
                        offered};
}

Event Clerk::print(const PrintPaper& effect, Instant now) {
    const auto offered = offered_papers();
    if (is_of_a_dose(effect.order.paper.kind) &&
        std::ranges::count(offered, effect.order.paper) == 0)
        return EffectFailed{effect.ticket, not_printed_here()};
    const auto copies = copies_made(effect.order);
    if (!copies) return EffectFailed{effect.ticket, copies.error()};
    const auto make = [&](const PaperOrder& order, int copy) {
        return make_paper(order, copy, day_in_japan(now));
    };
    auto handed = papers_.hand_over(effect.order, *copies + 1, make, now);
    if (!handed) return EffectFailed{effect.ticket, handed.error()};
    if (const auto noted = note_paper(effect.order, now); !noted) {
        papers_.drop(handed->paper);  // No copy that nobody knows of.
        return EffectFailed{effect.ticket, noted.error()};
    }
    handed->ticket = effect.ticket;
    return *std::move(handed);
}

void Clerk::take_up_papers(Instant now) {
    papers_.take_up([&](const PaperOrder& order, int copy) {
        return make_paper(order, copy, day_in_japan(now));
    });
}

std::optional<Event> Clerk::look_at_papers() {
    if (auto moved = papers_.look()) return *std::move(moved);
    return std::nullopt;
}

}  // namespace uketsuke
