// One row for each keyword that printers are seen to say.
#include "platform/printer/printer_reasons.h"

#include <algorithm>
#include <array>

namespace uketsuke {
namespace {

struct Row {
    std::string_view keyword;
    const char* ja;
    const char* en;
    const char* next_ja;
    const char* next_en;
};

// In the order of first_trouble().
constexpr std::array rows{
    Row{"media-jam", "紙が詰まっています", "Paper is jammed",
        "詰まった紙を取り除いてください。印刷は自動で続きます",
        "Take the paper out; printing goes on by itself"},
    Row{"cover-open", "プリンターのカバーが開いています", "The printer's cover is open",
        "カバーを閉じてください", "Close it"},
    Row{"door-open", "プリンターの扉が開いています", "The printer's door is open",
        "扉を閉じてください", "Close it"},
    Row{"interlock-open", "プリンターのカバーか部品が外れています",
        "A cover or part of the printer is not in place", "閉じるか、取り付け直してください",
        "Close it, or put it back"},
    Row{"input-tray-missing", "給紙トレイが外れています", "The paper tray is not in the printer",
        "トレイを差し込んでください", "Push the tray in"},
    Row{"media-empty", "紙がありません", "The printer is out of paper",
        "紙を入れてください。印刷は自動で続きます", "Put paper in; printing goes on by itself"},
    Row{"media-needed", "この用紙がプリンターに入っていません",
        "The printer has no paper of this size", "用紙の大きさを確かめて入れてください",
        "Put in paper of the right size"},
    Row{"output-area-full", "排紙トレイがいっぱいです", "The output tray is full",
        "印刷された紙を取ってください", "Take the printed paper away"},
    Row{"toner-empty", "トナーがありません", "The printer is out of toner",
        "トナーを交換してください", "Change the toner"},
    Row{"marker-supply-empty", "インクかトナーがありません", "The printer is out of ink or toner",
        "交換してください", "Change it"},
    Row{"marker-waste-full", "廃トナー入れがいっぱいです", "The waste toner box is full",
        "交換してください", "Change it"},
    Row{"fuser-over-temp", "プリンターが熱くなっています", "The printer is too hot",
        "しばらく待ってください", "Wait a while"},
    Row{"spool-area-full", "プリンターの待ち行列がいっぱいです", "The printer's queue is full",
        "前の印刷が終わるのを待つか、取り消してください",
        "Wait for the jobs before this one, or cancel them"},
    Row{"paused", "プリンターが一時停止しています", "The printer is paused",
        "プリンターの再開ボタンを押してください", "Press its button to go on"},
    Row{"stopped-partly", "プリンターの一部が止まっています", "A part of the printer has stopped",
        "プリンターの表示を見てください", "Look at the printer's display"},
    Row{"shutdown", "プリンターの電源が切れています", "The printer is switched off",
        "電源を入れてください", "Switch it on"},
    Row{"offline", "プリンターにつながりません", "The printer is offline",
        "電源とケーブルを確かめてください。つながれば印刷されます",
        "Check power and cable; it prints when it is back"},
    Row{"timed-out", "プリンターが応答しません", "The printer does not answer",
        "電源とケーブルを確かめてください。つながれば印刷されます",
        "Check power and cable; it prints when it is back"},
};

enum class Severity { report, warning, error };

struct Reason {
    std::string_view keyword;
    Severity severity = Severity::error;  // Where none is said.
};

Reason parse(std::string_view text) {
    for (const auto& [ending, severity] :
         {std::pair<std::string_view, Severity>{"-error", Severity::error},
          {"-warning", Severity::warning},
          {"-report", Severity::report}}) {
        if (text.ends_with(ending)) return {text.substr(0, text.size() - ending.size()), severity};
    }
    return {text};
}

// Its printer went away: that stops it whatever is said about how grave it is. CUPS says
// "offline-report" of a printer that is switched off.
bool is_away(std::string_view keyword) {
    return keyword == "offline" || keyword == "shutdown" || keyword == "timed-out";
}

// Known and nothing to do about: it goes on by itself.
bool goes_on(std::string_view keyword) {
    constexpr std::array passing{std::string_view("none"),
                                 std::string_view("moving-to-paused"),
                                 std::string_view("connecting-to-device"),
                                 std::string_view("media-low"),
                                 std::string_view("toner-low"),
                                 std::string_view("marker-supply-low"),
                                 std::string_view("output-area-almost-full"),
                                 std::string_view("identify-printer-requested"),
                                 std::string_view("hibernate"),
                                 std::string_view("cups-waiting-for-job-completed")};
    return std::ranges::find(passing, keyword) != passing.end();
}

const Row* row_of(std::string_view keyword) {
    const auto row = std::ranges::find(rows, keyword, &Row::keyword);
    return row == rows.end() ? nullptr : &*row;
}

std::string code_of(std::string_view keyword) {
    std::string code = "print." + std::string(keyword);
    std::ranges::replace(code, '-', '_');
    return code;
}

Error unknown(std::string_view keyword) {
    const std::string said(keyword);
    return Error{
        ErrorKind::environment,
        "print.attention",
        {"プリンターが止まっています (" + said + ")", "The printer has stopped (" + said + ")"},
        {"プリンターの表示を見てください", "Look at the printer's display"}};
}

}  // namespace

// A jam or an empty tray stops many printers that call it a warning; where it does not stop this
// one, the job is over in a moment and nobody is told any more.
std::optional<Error> printer_trouble(std::string_view text) {
    const Reason reason = parse(text);
    if (goes_on(reason.keyword)) return std::nullopt;
    if (reason.severity == Severity::report && !is_away(reason.keyword)) return std::nullopt;
    const Row* row = row_of(reason.keyword);
    if (row)
        return Error{ErrorKind::environment,
                     code_of(reason.keyword),
                     {row->ja, row->en},
                     {row->next_ja, row->next_en}};
    if (reason.severity != Severity::error) return std::nullopt;
    return unknown(reason.keyword);
}

std::optional<Error> first_trouble(const std::vector<std::string>& reasons) {
    std::vector<Error> troubles;
    for (const std::string& reason : reasons) {
        if (auto trouble = printer_trouble(reason)) troubles.push_back(*std::move(trouble));
    }
    const auto rank = [](const Error& trouble) {
        const auto row = std::ranges::find(rows, trouble.code,
                                           [](const Row& one) { return code_of(one.keyword); });
        return row - rows.begin();
    };
    const auto first = std::ranges::min_element(troubles, {}, rank);
    return first == troubles.end() ? std::nullopt : std::optional(*first);
}

}  // namespace uketsuke
