// The few errno that staff can cure have sentences of their own; all others carry the system's.
#include "platform/folder/system_error.h"

#include <cerrno>
#include <system_error>

namespace uketsuke {

namespace {

Error make(const Attempt& attempt, std::string code, Words why, Words next) {
    const std::string path = attempt.path.string();
    return Error{ErrorKind::environment, std::move(code),
                 Words{path + " の" + attempt.verb.ja + "ができません。" + why.ja,
                       "Cannot " + attempt.verb.en + " " + path + ". " + why.en},
                 std::move(next)};
}

}  // namespace

Error system_error(int number, const Attempt& attempt) {
    switch (number) {
        case ENOSPC:
        case EDQUOT:
        case EFBIG:
            return make(
                attempt, "folder.disk_full",
                {"ディスクに空きがありません。前の内容はそのままです。",
                 "The disk is full. What was there before is unchanged."},
                {"空きを作ってから、もう一度行ってください。", "Free some space, then try again."});
        case EACCES:
        case EPERM:
            return make(attempt, "folder.no_permission",
                        {"権限がありません。", "Permission is denied."},
                        {"持ち主の利用者で実行するか、権限を直してください。",
                         "Run as the user who owns it, or correct its permissions."});
        case EROFS:
            return make(attempt, "folder.read_only",
                        {"読み取り専用の場所です。", "The place is read-only."},
                        {"書き込める場所を --data で指定してください。",
                         "Name a place that can be written to with --data."});
        case ENOENT:
            return make(attempt, "folder.absent", {"見つかりません。", "It does not exist."},
                        {"場所の名前を確かめてください。", "Check the name of the place."});
        case ENOTDIR:
        case ELOOP:
            return make(attempt, "folder.not_a_folder",
                        {"フォルダーではありません。", "It is not a folder."},
                        {"場所の名前を確かめてください。", "Check the name of the place."});
        default:
            return make(
                attempt, "folder.system",
                {std::generic_category().message(number), std::generic_category().message(number)},
                {});
    }
}

}  // namespace uketsuke
