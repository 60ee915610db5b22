// One table from states to sentences.
#include "sync/hub/postgres_errors.h"

namespace uketsuke {

namespace {

std::string in_brackets(const std::string& detail) {
    std::string line = detail;
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.pop_back();
    for (char& c : line)
        if (c == '\n') c = ' ';
    return " (PostgreSQL: " + line + ")";
}

struct Saying {
    std::string_view states;  // A whole state or the beginning of several.
    const char* code;
    const char* ja;
    const char* en;
    const char* next_ja;
    const char* next_en;
};

constexpr Saying sayings[] = {
    {"53100", "store.disk_full",
     "データベースのディスクがいっぱいです。今の操作は記録されていません。",
     "The database's disk is full. This was not recorded.",
     "空きを作ってから、もう一度操作してください。これまでの記録は無事です。",
     "Free some space and try again. Earlier records are safe."},
    {"55P03", "store.busy",
     "ほかの書き込みが終わるのを待ちましたが、終わりません。今の操作は記録されていません。",
     "Another writer did not finish in time. This was not recorded.",
     "しばらくしてから、もう一度操作してください。", "Try again in a while."},
    {"40", "store.busy", "ほかの書き込みとぶつかりました。今の操作は記録されていません。",
     "Another writer was in the way. This was not recorded.", "もう一度操作してください。",
     "Try again."},
    {"53300", "store.busy", "データベースの接続数がいっぱいです。今の操作は記録されていません。",
     "The database takes no more connections. This was not recorded.",
     "しばらくしてから、もう一度操作してください。", "Try again in a while."},
    {"XX", "store.damaged", "データベースが壊れています。今の操作は記録されていません。",
     "The database is damaged. This was not recorded.",
     "ハブを止め、データベースの担当者に連絡してください。",
     "Stop the hub and call whoever runs the database."},
    {"42501", "store.no_permission",
     "データベースを使う権限がありません。今の操作は記録されていません。",
     "The hub may not use this database. This was not recorded.",
     "データベースの所有者をハブの利用者にしてください。",
     "Make the hub's user the owner of the database."},
};

}  // namespace

Error error_of_state(std::string_view state, const std::string& detail) {
    for (const Saying& saying : sayings) {
        if (!state.starts_with(saying.states)) continue;
        return {ErrorKind::environment,
                saying.code,
                {saying.ja, saying.en + in_brackets(detail)},
                {saying.next_ja, saying.next_en}};
    }
    return {ErrorKind::environment,
            "store.environment",
            {"データの保存ができません。今の操作は記録されていません。",
             "The data could not be saved or read. This was not recorded." + in_brackets(detail)},
            {}};
}

Error database_unreachable(const std::string& detail) {
    return {ErrorKind::environment,
            "store.unreachable",
            {"データベースに接続できません。何も変更していません。",
             "The database cannot be reached. Nothing was changed." + in_brackets(detail)},
            {"データベースが動いているか、接続先の指定が正しいかを確かめてください。",
             "Check that the database runs, and the address that was given."}};
}

Error connection_lost(const std::string& detail) {
    return {
        ErrorKind::environment,
        "store.connection_lost",
        {"データベースとの接続が切れました。今の操作は記録されていません。",
         "The connection to the database was lost. This was not recorded." + in_brackets(detail)},
        {"もう一度操作してください。これまでの記録は無事です。",
         "Try again. Earlier records are safe."}};
}

Error commit_unsettled(const std::string& detail) {
    return {ErrorKind::environment,
            "store.unsettled",
            {"データベースとの接続が切れ、今の操作が記録されたかどうか分かりません。",
             "The connection to the database was lost, and it is not known whether this was "
             "recorded." +
                 in_brackets(detail)},
            {"接続が戻ってから、記録を確かめてください。端末は自動でもう一度送ります。",
             "Look at the records once the database is back. Terminals send again by themselves."}};
}

Error not_durable(const std::string& setting) {
    return {ErrorKind::environment,
            "store.not_durable",
            {"このデータベースは停電で記録を失う設定です（" + setting +
                 " = off）。何も変更していません。",
             "This database would lose records in a power cut (" + setting +
                 " = off). Nothing was changed."},
            {"postgresql.confで" + setting + " = onにしてください。",
             "Set " + setting + " = on in postgresql.conf."}};
}

}  // namespace uketsuke
