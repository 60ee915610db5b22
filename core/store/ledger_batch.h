// The entries of one transaction: a subject is folded once for all of its entries at hand, and the
// heads move at the end. Include from ledger.cpp only.
#pragma once

#include <deque>
#include <set>

#include "core/store/ledger.h"

namespace uketsuke {

class Ledger::Batch {
  public:
    explicit Batch(Ledger& ledger) : ledger_(ledger) {}

    // The end of a chain, with what was added so far.
    Result<ChainHead> head(const ChainId& chain) {
        const auto [head, fresh] = heads_.try_emplace(chain);
        if (fresh) head->second = TRY(ledger_.store_.head(chain));
        return head->second;
    }

    // Of an entry that follows head().
    Result<void> add(Entry entry) {
        const auto [last, fresh] = last_places_.try_emplace(entry.header.chain.municipality);
        if (fresh) last->second = TRY(ledger_.last_place(last->first));
        last->second = ledger_.next_place(last->second, entry);
        TRY(ledger_.add(entry, last->second));
        heads_[entry.header.chain] = head_after(entry);
        auto fact = admit(entry, TRY(ledger_.devices_.author(entry.header.chain.device)));
        const Entry& kept = waiting_.emplace_back(std::move(entry));
        Arrivals& arrivals = by_subject_[kept.header.subject];
        if (fact.has_value()) {
            arrivals.admitted.push_back({&kept, std::move(*fact)});
            // Devices at once: an enrolment vouches for the chains behind it in this transaction.
            if (TRY(ledger_.refold_device(kept.header.subject)))
                other_authors_.insert(kept.header.subject);
        } else {
            arrivals.others.push_back(&kept);
            if (!TRY(ledger_.is_withheld(kept)))
                TRY(keep_out(kept.header, std::move(fact.error())));
        }
        return waiting_.size() < waiting_max ? Result<void>{} : fold();
    }

    // The body of an entry of this subject came at last.
    void filled(const Subject& subject) { filled_.insert(subject); }

    Result<void> finish() {
        TRY(fold());
        for (const Subject& subject : filled_) {
            if (TRY(ledger_.refold_device(subject))) other_authors_.insert(subject);
            TRY(ledger_.fold_anew(subject));
        }
        for (const auto& [chain, head] : heads_) {
            if (head.sequence > 0) TRY(ledger_.store_.set_head(chain, head));
        }
        for (const Subject& device : other_authors_) TRY(ledger_.review(device));
        return {};
    }

    bool kept_any_out() const { return !kept_out_.empty(); }
    // Why the first of them is there.
    const Error& reason() const { return reason_; }
    // After finish(): those that are not erased, which need no list.
    Result<std::vector<Quarantined>> quarantined() const {
        std::vector<Quarantined> all;
        for (const auto& [header, code] : kept_out_) {
            if (!TRY(ledger_.is_erased_here(header)))
                all.push_back({header.chain, header.sequence, code});
        }
        return all;
    }

  private:
    static constexpr std::size_t waiting_max = 4096;  // What a large import holds in memory.

    Result<void> keep_out(const EntryHeader& header, Error reason) {
        TRY(ledger_.store_.mark({header.chain, header.sequence, reason.code}));
        kept_out_.emplace_back(header, reason.code);
        if (kept_out_.size() == 1) reason_ = std::move(reason);
        return {};
    }

    Result<void> fold() {
        for (auto& [subject, arrivals] : by_subject_)
            TRY(ledger_.refold_person(subject, std::move(arrivals)));
        by_subject_.clear();
        waiting_.clear();
        return {};
    }

    Ledger& ledger_;
    std::map<ChainId, ChainHead> heads_;
    std::map<std::string, Place> last_places_;
    std::deque<Entry> waiting_;
    std::map<Subject, Arrivals> by_subject_;
    std::set<Subject> filled_;
    std::set<Subject> other_authors_;  // Devices that may write other things than before.
    std::vector<std::pair<EntryHeader, std::string>> kept_out_;  // With the reason's code.
    Error reason_;
};

}  // namespace uketsuke
