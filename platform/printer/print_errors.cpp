// One function for each answer; a cure that is typed names its queue.
#include "platform/printer/print_errors.h"

namespace uketsuke {

std::unexpected<Error> printer_away(const std::string& printer) {
    return fail(ErrorKind::environment, "print.away",
                {"プリンター " + printer + " につながりません。まだ何も印刷していません",
                 "The printer " + printer + " does not answer. Nothing is printed yet"},
                {"電源とケーブルを確かめてください。つながれば印刷されます",
                 "Check power and cable; it prints when it is back"});
}

std::unexpected<Error> cups_away() {
    return fail(ErrorKind::environment, "print.away",
                {"この端末の印刷サービス (CUPS) が動いていません",
                 "The print service of this terminal (CUPS) does not answer"},
                {"sudo systemctl start cups で起動してください。動けば自動で続きます",
                 "Start it with: sudo systemctl start cups. It goes on by itself then"});
}

std::unexpected<Error> printer_busy() {
    return fail(ErrorKind::environment, "print.busy",
                {"プリンターはほかの印刷をしています", "The printer is busy with another job"},
                {"終わりしだい印刷されます", "It prints when that is done"});
}

std::unexpected<Error> queue_closed(const std::string& queue) {
    return fail(ErrorKind::environment, "print.closed",
                {"印刷キュー " + queue + " は受け付けを止めています。まだ何も印刷していません",
                 "The queue " + queue + " takes no papers now. Nothing is printed yet"},
                {"cupsaccept " + queue + " で受け付けを始めてください。自動で印刷されます",
                 "Open it with: cupsaccept " + queue + ". It prints by itself then"});
}

std::unexpected<Error> printer_closed() {
    return fail(ErrorKind::environment, "print.closed",
                {"プリンターは受け付けを止めています。まだ何も印刷していません",
                 "The printer takes no papers now. Nothing is printed yet"},
                {"プリンターの表示を見てください。受け付ければ自動で印刷されます",
                 "Look at the printer's display; it prints when it takes papers again"});
}

std::unexpected<Error> no_such_queue(const std::string& queue) {
    return fail(ErrorKind::not_found, "print.no_queue",
                {"この端末の CUPS に " + queue + " というプリンターはありません",
                 "CUPS on this terminal knows no printer " + queue},
                {"uketsuke printers で名前を確かめるか、lpadmin で登録してください",
                 "`uketsuke printers` lists the names; lpadmin makes a queue"});
}

std::unexpected<Error> print_refused(const std::string& why) {
    return fail(ErrorKind::environment, "print.refused",
                {"プリンターが印刷を受け付けません (" + why + ")。何も印刷していません",
                 "The printer refuses the document (" + why + "). Nothing is printed"},
                {"プリンターの設定を確かめてください", "Check the printer's settings"});
}

std::unexpected<Error> print_forgotten() {
    return fail(
        ErrorKind::not_found, "print.forgotten",
        {"この印刷はプリンターの記録にもうありません",
         "The printer does not know this job any more"},
        {"紙が出ていなければ、もう一度印刷してください", "If no paper came out, print once more"});
}

Error queue_stopped(const std::string& queue) {
    return Error{
        ErrorKind::environment,
        "print.queue_stopped",
        {"印刷キュー " + queue + " が止まっています", "The queue " + queue + " is stopped"},
        {"cupsenable " + queue + " で再開してください。自動で印刷されます",
         "Start it with: cupsenable " + queue + ". It prints by itself then"}};
}

Error print_aborted() {
    return Error{ErrorKind::environment,
                 "print.aborted",
                 {"プリンターが印刷を中止しました", "The printer gave the job up"},
                 {"プリンターの表示を見て、もう一度印刷してください",
                  "Look at the printer's display and print once more"}};
}

// Also what CUPS says of a job that its printer gave up.
Error print_cancelled() {
    return Error{
        ErrorKind::environment,
        "print.cancelled",
        {"印刷はプリンターか CUPS で取り消されました",
         "The job was cancelled at the printer or in CUPS"},
        {"紙が出ていなければ、もう一度印刷してください", "If no paper came out, print once more"}};
}

}  // namespace uketsuke
