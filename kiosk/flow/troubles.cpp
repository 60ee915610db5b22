// The table of troubles, and the two views that lead from one to its next step.
#include "kiosk/flow/troubles.h"

#include <algorithm>

#include "kiosk/flow/turn.h"

namespace uketsuke {
namespace {

// Those that reception staff name first.
std::vector<VoucherTrouble> usual_troubles() {
    return {
        {"forgotten",
         {"忘れた", "Left at home"},
         {"名前と生年月日で探します。名簿にあれば、接種券なしで受付し、医師に確認します。券は家に残"
          "しておき、次の接種に使わないよう伝えてください。",
          "Search by name and date of birth. Whoever is in the roster is received without a "
          "voucher, and the doctor is asked. Tell the visitor not to use the voucher for another "
          "dose."},
         false,
         TroubleWay::search},
        {"wrong_dose",
         {"回数違い", "Another dose number"},
         {"券を読み取ってください。次の回数は記録から数え、券と違えば判定が知らせます。",
          "Scan the voucher. The next dose is counted from the records, and the check says where "
          "the voucher differs."},
         true,
         TroubleWay::read},
        {"old_address",
         {"旧住所の券", "Voucher of an earlier address"},
         {"接種券は、住民票のある市町村のものが要ります。転入の届出が済んでいるかを聞き、名前で探し"
          "てください。前の市町村での接種は、名簿に届いていないことがあります。",
          "The voucher has to be of the municipality where the visitor is registered. Ask whether "
          "the move has been registered, and search by name. Doses from the earlier municipality "
          "may not have arrived in the roster."},
         true,
         TroubleWay::search},
        {"two_vouchers",
         {"2枚持参", "Two vouchers"},
         {"新しい方を読み取ってください。古い券は、無効であれば端末が知らせます。",
          "Scan the newer one. Of the older one the terminal says whether it is void."},
         false,
         TroubleWay::read},
        {"sticker",
         {"シール貼り間違い", "Sticker on the wrong form"},
         {"シールははがさず、予診票を別に置いてください。この方の券を読み取り、氏名と番号を予診票と"
          "見比べて、新しい予診票に書き直してもらいます。",
          "Do not peel the sticker off; put that form aside. Scan this visitor's voucher, compare "
          "name and number with the form, and have a new form filled in."},
         true,
         TroubleWay::read},
        {"no_screening_voucher",
         {"予診のみ券なし", "No voucher for screening only"},
         {"予診のみになっても、接種券で受付できます。券を読み取ってください。予診のみの用紙が要るか"
          "は、市に確かめます。",
          "Screening alone needs no voucher of its own to be received: scan the voucher. Ask the "
          "city whether its form for screening only is wanted."},
         true,
         TroubleWay::read}};
}

std::vector<VoucherTrouble> further_troubles() {
    return {
        {"lost",
         {"なくした", "Lost"},
         {"名前と生年月日で探します。再発行は市の窓口に申し込むよう伝えてください。",
          "Search by name and date of birth. Tell the visitor to ask the city's counter for a new "
          "one."},
         true,
         TroubleWay::search},
        {"replaced",
         {"再発行前の古い券", "Replaced by a new one"},
         {"古い券は無効です。新しい券が手元にないかを聞き、なければ名前で探してください。",
          "The old voucher is void. Ask whether the new one is here; if not, search by name."},
         false,
         TroubleWay::search},
        {"other_city",
         {"他の市町村の券", "Another municipality's"},
         {"接種は住民票のある市町村で受けるのが原則です。長期の入院や入所など、やむを得ない事情がな"
          "いかを聞き、券を読み取ってください。名簿にない方は仮受付にできます。",
          "Doses are given in the municipality where the visitor is registered. Ask about a long "
          "stay in a hospital or facility or another reason, and scan the voucher. Whoever is not "
          "in the roster can be taken in provisionally."},
         true,
         TroubleWay::read},
        {"damaged",
         {"汚れ・破れ", "Dirty or torn"},
         {"券の下の18桁を入力してください。読めない数字があるときは、推測せず、名前で探します。",
          "Type the 18 digits at the bottom. Where a digit cannot be read, do not guess: search "
          "by name."},
         false,
         TroubleWay::keypad},
        {"not_sent",
         {"届いていない", "Never arrived"},
         {"名前と生年月日で探します。発送の予定や申請が要るかは、市に確かめてください。",
          "Search by name and date of birth. Ask the city when it is sent, or whether it has to be "
          "applied for."},
         true,
         TroubleWay::search}};
}

VoucherAtDesk with_trouble(VoucherAtDesk voucher, const std::string& code) {
    std::visit([&](auto& one) { one.trouble = code; }, voucher);
    return voucher;
}

void choose(const TroublesShown& view, const std::string& code, Turn& turn) {
    if (!find_trouble(code)) return;
    turn.show(TroubleTold{view.desk, with_trouble(view.voucher, code)});
}

}  // namespace

const std::vector<VoucherTrouble>& voucher_troubles() {
    static const std::vector<VoucherTrouble> troubles = [] {
        std::vector<VoucherTrouble> all = usual_troubles();
        for (const VoucherTrouble& trouble : further_troubles()) all.push_back(trouble);
        return all;
    }();
    return troubles;
}

const VoucherTrouble* find_trouble(std::string_view code) {
    const auto& troubles = voucher_troubles();
    const auto found = std::ranges::find(troubles, code, &VoucherTrouble::code);
    return found == troubles.end() ? nullptr : &*found;
}

bool reads_voucher(const TroubleTold& view) {
    // Else the same paper under the camera would lead away at once.
    if (!is_without_voucher(view.voucher)) return false;
    return find_trouble(trouble_of(view.voucher))->way == TroubleWay::read;
}

void show_troubles(const Desk& desk, VoucherAtDesk voucher, Turn& turn) {
    turn.show(TroublesShown{desk, std::move(voucher)});
}

void on(const TroublesShown& view, const Event& event, Turn& turn) {
    match(
        event, [&](const Back&) { turn.show(Scan{view.desk}); },
        [&](const NextPerson&) { turn.show(Scan{view.desk}); },
        [&](const ReasonChosen& chosen) { choose(view, chosen.reason, turn); });
}

void on(const TroubleTold& view, const Event& event, Turn& turn) {
    const std::string& trouble = trouble_of(view.voucher);
    if (reads_voucher(view)) take_reading(view.desk, event, turn, trouble);
    match(
        event, [&](const Back&) { show_troubles(view.desk, view.voucher, turn); },
        [&](const NextPerson&) { turn.show(Scan{view.desk}); },
        [&](const SearchWanted&) { search(view.desk, turn, trouble); },
        [&](const KeypadOpened&) {
            turn.show(Keypad{view.desk, "", std::nullopt, trouble});
        },
        [&](const ProvisionalWanted&) {
            // Who has no voucher is searched for first.
            if (is_without_voucher(view.voucher)) return;
            ask_provisional(view.desk, view.voucher, {}, turn);
        });
}

}  // namespace uketsuke
