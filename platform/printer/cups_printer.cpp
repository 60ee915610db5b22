// libcups speaks IPP, to a queue's CUPS or to the printer itself. Whatever it holds is freed with
// the one request that it was for: a printer that was switched off in between is asked anew.
#include <cups/cups.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "platform/printer/printer.h"
#include "platform/printer/printer_reasons.h"
#include "platform/printer/pwg_raster.h"

namespace uketsuke {
namespace {

constexpr const char* pdf_format = "application/pdf";
constexpr const char* raster_format = "image/pwg-raster";
constexpr int raster_dots_per_inch = 300;  // Every IPP Everywhere printer has it.
constexpr std::size_t name_max = 127;      // Of a CUPS queue.

std::unexpected<Error> away(const std::string& printer) {
    return fail(ErrorKind::environment, "print.away",
                {"プリンター " + printer + " につながりません。まだ何も印刷していません",
                 "The printer " + printer + " does not answer. Nothing is printed yet"},
                {"電源とケーブルを確かめてください。つながれば印刷されます",
                 "Check power and cable; it prints when it is back"});
}

std::unexpected<Error> busy() {
    return fail(ErrorKind::environment, "print.busy",
                {"プリンターはほかの印刷をしています", "The printer is busy with another job"},
                {"終わりしだい印刷されます", "It prints when that is done"});
}

std::unexpected<Error> refused(const std::string& why) {
    return fail(ErrorKind::environment, "print.refused",
                {"プリンターが印刷を受け付けません (" + why + ")。何も印刷していません",
                 "The printer refuses the document (" + why + "). Nothing is printed"},
                {"プリンターの設定を確かめてください", "Check the printer's settings"});
}

std::unexpected<Error> forgotten() {
    return fail(
        ErrorKind::not_found, "print.forgotten",
        {"この印刷はプリンターの記録にもうありません",
         "The printer does not know this job any more"},
        {"紙が出ていなければ、もう一度印刷してください", "If no paper came out, print once more"});
}

struct FreeDestination {
    void operator()(cups_dest_t* dest) const { cupsFreeDests(1, dest); }
};
struct FreeInfo {
    void operator()(cups_dinfo_t* info) const { cupsFreeDestInfo(info); }
};
struct CloseHttp {
    void operator()(http_t* http) const { httpClose(http); }
};
struct DeleteIpp {
    void operator()(ipp_t* ipp) const { ippDelete(ipp); }
};
using Destination = std::unique_ptr<cups_dest_t, FreeDestination>;
using Info = std::unique_ptr<cups_dinfo_t, FreeInfo>;
using Http = std::unique_ptr<http_t, CloseHttp>;
using Ipp = std::unique_ptr<ipp_t, DeleteIpp>;

// A line to the printer, for one request or for one document.
struct Line {
    Destination destination;
    Http http;
    std::string resource;
};

// Called where nothing came in time: 0 gives up.
int give_up(http_t*, void*) { return 0; }

bool is_address(const std::string& text) {
    return text.starts_with("ipp://") || text.starts_with("ipps://");
}

JobStage stage_of(int state) {
    switch (state) {
        case IPP_JSTATE_PROCESSING:
            return JobStage::printing;
        case IPP_JSTATE_STOPPED:
            return JobStage::stopped;
        case IPP_JSTATE_CANCELED:
            return JobStage::cancelled;
        case IPP_JSTATE_ABORTED:
            return JobStage::aborted;
        case IPP_JSTATE_COMPLETED:
            return JobStage::done;
        default:
            return JobStage::waiting;
    }
}

std::vector<std::string> texts_of(ipp_t* answer, const char* name) {
    std::vector<std::string> texts;
    ipp_attribute_t* attribute = ippFindAttribute(answer, name, IPP_TAG_ZERO);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i) {
        if (const char* text = ippGetString(attribute, i, nullptr)) texts.emplace_back(text);
    }
    return texts;
}

Error aborted() {
    return Error{ErrorKind::environment,
                 "print.aborted",
                 {"プリンターが印刷を中止しました", "The printer gave the job up"},
                 {"プリンターの表示を見て、もう一度印刷してください",
                  "Look at the printer's display and print once more"}};
}

class CupsPrinter : public Printer {
  public:
    CupsPrinter(std::string name, std::chrono::milliseconds patience)
        : name_(std::move(name)), patience_(patience) {}

    Result<int> print(const PrintDocument& document) override {
        const Line line = TRY(open());
        const Info info(cupsCopyDestInfo(line.http.get(), line.destination.get()));
        if (!info) return away(name_);
        const char* format = takes(line, info.get(), pdf_format) ? pdf_format : raster_format;
        const Bytes bytes = TRY(as(format, document));
        return send(line, info.get(), format, {document.title, bytes});
    }

    Result<JobReport> report(int job) override {
        const Line line = TRY(open());
        const Ipp answer = TRY(ask(line, IPP_OP_GET_JOB_ATTRIBUTES, job));
        ipp_attribute_t* state = ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM);
        if (!state) return forgotten();
        JobReport report{stage_of(ippGetInteger(state, 0)), std::nullopt};
        if (report.stage == JobStage::aborted) report.trouble = aborted();
        if (!is_over(report.stage)) report.trouble = TRY(trouble_of_printer(line));
        return report;
    }

    Result<void> cancel(int job) override {
        const Line line = TRY(open());
        cupsCancelDestJob(line.http.get(), line.destination.get(), job);
        return {};
    }

  private:
    struct Titled {
        const std::string& title;
        const Bytes& bytes;
    };

    Result<Line> open() const {
        Line line;
        line.destination.reset(is_address(name_)
                                   ? cupsGetDestWithURI(nullptr, name_.c_str())
                                   : cupsGetNamedDest(CUPS_HTTP_DEFAULT, name_.c_str(), nullptr));
        if (!line.destination) return away(name_);
        char resource[HTTP_MAX_URI] = "";
        const unsigned flags = is_address(name_) ? CUPS_DEST_FLAGS_DEVICE : CUPS_DEST_FLAGS_NONE;
        line.http.reset(cupsConnectDest(line.destination.get(), flags,
                                        static_cast<int>(patience_.count()), nullptr, resource,
                                        sizeof resource, nullptr, nullptr));
        if (!line.http) return away(name_);
        httpSetTimeout(line.http.get(), std::chrono::duration<double>(patience_).count(), give_up,
                       nullptr);
        line.resource = resource;
        return line;
    }

    static bool takes(const Line& line, cups_dinfo_t* info, const char* format) {
        return cupsCheckDestSupported(line.http.get(), line.destination.get(), info,
                                      "document-format", format) != 0;
    }

    static Result<Bytes> as(const char* format, const PrintDocument& document) {
        if (format == pdf_format) return document.pdf;
        const auto pages = TRY(document.draw(raster_dots_per_inch));
        return make_pwg_raster(pages,
                               {document.width_mm, document.height_mm, raster_dots_per_inch});
    }

    // Create-Job, and then its one document: a job whose document broke off is cancelled.
    Result<int> send(const Line& line, cups_dinfo_t* info, const char* format,
                     const Titled& document) const {
        http_t* http = line.http.get();
        cups_dest_t* dest = line.destination.get();
        int job = 0;
        if (cupsCreateDestJob(http, dest, info, &job, document.title.c_str(), 0, nullptr) >
            IPP_STATUS_OK_CONFLICTING)
            return said_no();
        const auto* data = reinterpret_cast<const char*>(document.bytes.data());
        const bool sent =
            cupsStartDestDocument(http, dest, info, job, document.title.c_str(), format, 0, nullptr,
                                  1) == HTTP_STATUS_CONTINUE &&
            cupsWriteRequestData(http, data, document.bytes.size()) == HTTP_STATUS_CONTINUE;
        if (cupsFinishDestDocument(http, dest, info) <= IPP_STATUS_OK_CONFLICTING && sent)
            return job;
        auto error = said_no();
        cupsCancelDestJob(http, dest, job);
        return error;
    }

    std::unexpected<Error> said_no() const {
        const ipp_status_t status = cupsLastError();
        if (status == IPP_STATUS_ERROR_BUSY || status == IPP_STATUS_ERROR_TOO_MANY_JOBS)
            return busy();
        if (status >= IPP_STATUS_ERROR_INTERNAL || status < 0) return away(name_);
        return refused(ippErrorString(status));
    }

    // One request about the printer, or about a job of it.
    Result<Ipp> ask(const Line& line, ipp_op_t what, int job) const {
        ipp_t* request = ippNewRequest(what);
        const char* uri = cupsGetOption(is_address(name_) ? "device-uri" : "printer-uri-supported",
                                        line.destination->num_options, line.destination->options);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                     uri ? uri : name_.c_str());
        if (job != 0) ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                     cupsUser());
        Ipp answer(cupsDoRequest(line.http.get(), request, line.resource.c_str()));
        const ipp_status_t status = cupsLastError();
        if (status == IPP_STATUS_ERROR_NOT_FOUND || status == IPP_STATUS_ERROR_GONE)
            return forgotten();
        if (!answer || status > IPP_STATUS_OK_CONFLICTING) return said_no();
        return answer;
    }

    Result<std::optional<Error>> trouble_of_printer(const Line& line) const {
        const Ipp answer = TRY(ask(line, IPP_OP_GET_PRINTER_ATTRIBUTES, 0));
        auto trouble = first_trouble(texts_of(answer.get(), "printer-state-reasons"));
        ipp_attribute_t* state = ippFindAttribute(answer.get(), "printer-state", IPP_TAG_ENUM);
        const bool stopped = state && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED;
        if (!trouble && stopped) trouble = printer_trouble("paused");
        return trouble;
    }

    std::string name_;
    std::chrono::milliseconds patience_;
};

bool is_queue_name(const std::string& text) {
    return !text.empty() && text.size() <= name_max && std::ranges::all_of(text, [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
    });
}

}  // namespace

const char* to_text(JobStage stage) {
    switch (stage) {
        case JobStage::waiting:
            return "waiting";
        case JobStage::printing:
            return "printing";
        case JobStage::stopped:
            return "stopped";
        case JobStage::done:
            return "done";
        case JobStage::aborted:
            return "aborted";
        case JobStage::cancelled:
            return "cancelled";
    }
    return "";
}

bool is_over(JobStage stage) {
    return stage == JobStage::done || stage == JobStage::aborted || stage == JobStage::cancelled;
}

Result<std::unique_ptr<Printer>> make_printer(const std::string& name_or_address,
                                              std::chrono::milliseconds patience) {
    if (!is_address(name_or_address) && !is_queue_name(name_or_address)) {
        return fail(
            ErrorKind::bad_input, "print.address",
            {"プリンター名か ipp:// で始まるアドレスではありません: " + name_or_address,
             "Neither a printer's name nor an address with ipp://: " + name_or_address},
            {"lpstat -e で名前を確かめるか、ipp://アドレス/ipp/print と入力してください",
             "lpstat -e lists the names; an address is like ipp://printer.local/ipp/print"});
    }
    return std::make_unique<CupsPrinter>(name_or_address, patience);
}

std::vector<std::string> printer_queues() {
    cups_dest_t* dests = nullptr;
    const int count = cupsGetDests2(CUPS_HTTP_DEFAULT, &dests);
    std::vector<std::string> names;
    for (int i = 0; i < count; ++i) names.emplace_back(dests[i].name);
    cupsFreeDests(count, dests);
    return names;
}

}  // namespace uketsuke
