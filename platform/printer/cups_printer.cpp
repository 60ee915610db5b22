// libcups speaks IPP, to a queue's CUPS or to the printer itself. Whatever it holds is freed with
// the one request that it was for: a printer that was switched off in between is asked anew.
#include <cups/cups.h>

#include <algorithm>
#include <cctype>
#include <optional>

#include "platform/printer/print_errors.h"
#include "platform/printer/printer.h"
#include "platform/printer/printer_reasons.h"
#include "platform/printer/pwg_raster.h"

namespace uketsuke {
namespace {

constexpr const char* pdf_format = "application/pdf";
constexpr const char* raster_format = "image/pwg-raster";
constexpr int raster_dots_per_inch = 300;  // Every IPP Everywhere printer has it.
constexpr std::size_t name_max = 127;      // Of a CUPS queue.

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

const char* option(const Line& line, const char* name) {
    return cupsGetOption(name, line.destination->num_options, line.destination->options);
}

struct Place {
    std::string host;
    int port = 0;
    std::string path;
};

// Of an address that libcups gave; nothing of one that it did not give.
std::optional<Place> place_of(const char* uri) {
    char scheme[HTTP_MAX_URI], user[HTTP_MAX_URI], host[HTTP_MAX_URI], path[HTTP_MAX_URI];
    int port = 0;
    if (!uri || httpSeparateURI(HTTP_URI_CODING_ALL, uri, scheme, sizeof scheme, user, sizeof user,
                                host, sizeof host, &port, path, sizeof path) < HTTP_URI_STATUS_OK)
        return std::nullopt;
    return Place{host, port, path};
}

// Called where nothing came in time: 0 gives up.
int give_up(http_t*, void*) { return 0; }

bool is_address(const std::string& text) {
    return text.starts_with("ipp://") || text.starts_with("ipps://");
}

bool is_server_here() {
    const std::string server = cupsServer();
    return server.starts_with('/') || server == "localhost";
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

class CupsPrinter : public Printer {
  public:
    CupsPrinter(std::string name, std::chrono::milliseconds patience)
        : name_(std::move(name)), patience_(patience) {}

    Result<int> print(const PrintDocument& document) override {
        const Line line = TRY(open());
        const Info info(cupsCopyDestInfo(line.http.get(), line.destination.get()));
        if (!info) return printer_away(name_);
        const char* format = takes(line, info.get(), pdf_format) ? pdf_format : raster_format;
        const Bytes bytes = TRY(as(format, document));
        return send(line, info.get(), format, {document.title, bytes});
    }

    Result<JobReport> report(int job) override {
        const Line line = TRY(open());
        const Ipp answer = TRY(ask(line, IPP_OP_GET_JOB_ATTRIBUTES, job));
        ipp_attribute_t* state = ippFindAttribute(answer.get(), "job-state", IPP_TAG_ENUM);
        if (!state) return print_forgotten();
        JobReport report{stage_of(ippGetInteger(state, 0)), std::nullopt};
        if (report.stage == JobStage::aborted) report.trouble = print_aborted();
        if (report.stage == JobStage::cancelled) report.trouble = print_cancelled();
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
        Line line = TRY(is_address(name_) ? line_to_printer() : line_to_queue());
        httpSetTimeout(line.http.get(), std::chrono::duration<double>(patience_).count(), give_up,
                       nullptr);
        return line;
    }

    Result<Line> line_to_printer() const {
        Line line;
        line.destination.reset(cupsGetDestWithURI(nullptr, name_.c_str()));
        if (!line.destination) return printer_away(name_);
        return connected(std::move(line), CUPS_DEST_FLAGS_DEVICE);
    }

    Result<Line> connected(Line line, unsigned flags) const {
        char resource[HTTP_MAX_URI] = "";
        line.http.reset(cupsConnectDest(line.destination.get(), flags, milliseconds(), nullptr,
                                        resource, sizeof resource, nullptr, nullptr));
        if (!line.http) return printer_away(name_);
        line.resource = resource;
        return line;
    }

    // CUPS is asked where libcups finds it, and not at the address that it gives for a queue, as
    // cupsConnectDest does: that says "localhost" also where CUPS listens at its socket alone.
    Result<Line> line_to_queue() const {
        Line line;
        line.http.reset(httpConnect2(cupsServer(), ippPort(), nullptr, AF_UNSPEC, cupsEncryption(),
                                     1, milliseconds(), nullptr));
        if (!line.http) return cups_away();
        line.destination.reset(cupsGetNamedDest(line.http.get(), name_.c_str(), nullptr));
        if (!line.destination) return not_there(line);
        const auto place = place_of(option(line, "printer-uri-supported"));
        // One that CUPS sees in the network and makes a queue for when it is used.
        if (!place) return connected(std::move(line), CUPS_DEST_FLAGS_NONE);
        line.resource = place->path;
        return line;
    }

    // libcups finds nothing either way: CUPS knows no such queue, or it does not say.
    std::unexpected<Error> not_there(const Line& line) const {
        const std::string path = "/printers/" + name_;
        const std::string uri = "ipp://localhost" + path;
        ipp_t* request = ippNewRequest(IPP_OP_GET_PRINTER_ATTRIBUTES);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr, uri.c_str());
        const Ipp answer(cupsDoRequest(line.http.get(), request, path.c_str()));
        if (cupsLastError() == IPP_STATUS_ERROR_NOT_FOUND) return no_such_queue(name_);
        return cups_away();
    }

    int milliseconds() const { return static_cast<int>(patience_.count()); }

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
        // The job has the title. A document-name with a blank in it stops a job of the CUPS of
        // Debian 12 (2.4.2-3+deb12u10) for ever.
        const bool sent =
            cupsStartDestDocument(http, dest, info, job, nullptr, format, 0, nullptr, 1) ==
                HTTP_STATUS_CONTINUE &&
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
            return printer_busy();
        if (status == IPP_STATUS_ERROR_NOT_ACCEPTING_JOBS)
            return is_address(name_) ? printer_closed() : queue_closed(name_);
        if (status >= IPP_STATUS_ERROR_INTERNAL || status < 0) return printer_away(name_);
        return print_refused(ippErrorString(status));
    }

    // One request about the printer, or about a job of it.
    Result<Ipp> ask(const Line& line, ipp_op_t what, int job) const {
        ipp_t* request = ippNewRequest(what);
        const char* uri = option(line, is_address(name_) ? "device-uri" : "printer-uri-supported");
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_URI, "printer-uri", nullptr,
                     uri ? uri : name_.c_str());
        if (job != 0) ippAddInteger(request, IPP_TAG_OPERATION, IPP_TAG_INTEGER, "job-id", job);
        ippAddString(request, IPP_TAG_OPERATION, IPP_TAG_NAME, "requesting-user-name", nullptr,
                     cupsUser());
        Ipp answer(cupsDoRequest(line.http.get(), request, line.resource.c_str()));
        const ipp_status_t status = cupsLastError();
        if (status == IPP_STATUS_ERROR_NOT_FOUND || status == IPP_STATUS_ERROR_GONE)
            return print_forgotten();
        if (!answer || status > IPP_STATUS_OK_CONFLICTING) return said_no();
        return answer;
    }

    Result<std::optional<Error>> trouble_of_printer(const Line& line) const {
        const Ipp answer = TRY(ask(line, IPP_OP_GET_PRINTER_ATTRIBUTES, 0));
        auto trouble = first_trouble(texts_of(answer.get(), "printer-state-reasons"));
        ipp_attribute_t* state = ippFindAttribute(answer.get(), "printer-state", IPP_TAG_ENUM);
        const bool stopped = state && ippGetInteger(state, 0) == IPP_PSTATE_STOPPED;
        if (stopped && (!trouble || trouble->code == "print.paused"))
            return is_address(name_) ? printer_trouble("paused") : queue_stopped(name_);
        if (!trouble && is_device_away(line)) trouble = printer_trouble("offline");
        return trouble;
    }

    // Where the printer behind a queue refuses the connection, CUPS goes on trying and gives no
    // reason: a printer in the network is asked itself. One that only another machine's CUPS can
    // reach, or one at a cable, is not.
    bool is_device_away(const Line& line) const {
        const char* device = option(line, "device-uri");
        if (is_address(name_) || !is_server_here() || !device || !is_address(device)) return false;
        const auto place = place_of(device);
        if (!place) return false;
        const Http http(httpConnect2(place->host.c_str(), place->port, nullptr, AF_UNSPEC,
                                     HTTP_ENCRYPTION_IF_REQUESTED, 1, milliseconds(), nullptr));
        return !http;
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
