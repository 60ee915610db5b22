// One small class for each mutant, and the table that makes them.
#include "tests/simulation/mutant_stores.h"

#include <map>

#include "tests/simulation/store_wrapper.h"

namespace uketsuke::simulation {

namespace {

// The head waits in memory for the next transaction. What SQLite would refuse then, a store
// without a key on (chain, sequence) would take: the later entry is not there and nobody is told.
class HeadNotDurable final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<void> transact(const std::function<Result<void>()>& work) override {
        return StoreWrapper::transact([&]() -> Result<void> {
            for (const auto& [chain, head] : waiting_) TRY(inner().set_head(chain, head));
            return work();
        });
    }
    Result<ChainHead> head(const ChainId& chain) override {
        const auto found = waiting_.find(chain);
        return found != waiting_.end() ? Result<ChainHead>(found->second) : inner().head(chain);
    }
    Result<void> set_head(const ChainId& chain, const ChainHead& head) override {
        waiting_[chain] = head;
        return {};
    }
    Result<bool> add(const StoredEntry& entry) override {
        TRY(inner().add(entry));
        return true;
    }

  private:
    std::map<ChainId, ChainHead> waiting_;
};

class RowNotReplaced final : public StoreWrapper {
  public:
    RowNotReplaced(std::unique_ptr<Store> inner, Chance& chance)
        : StoreWrapper(std::move(inner)), chance_(chance) {}
    Result<void> replace(const LookupKey& subject, const StoredRow& row) override {
        return chance_.percent(20) ? Result<void>{} : inner().replace(subject, row);
    }

  private:
    Chance& chance_;
};

class RollbackForgotten final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<void> transact(const std::function<Result<void>()>& work) override {
        Result<void> done;
        TRY(inner().transact([&]() -> Result<void> {
            done = work();
            return {};
        }));
        return done;
    }
    Result<bool> add(const StoredEntry& entry) override {
        TRY(inner().add(entry));
        return true;
    }
};

class HistoryNotSent final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<Place> cursor(const HubId& hub, const std::string& municipality) override {
        const Place place = TRY(inner().cursor(hub, municipality));
        return Place{place.position, {}};
    }
};

class HistoryNotMoved final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<void> set_cursor(const HubId& hub, const std::string& municipality,
                            const Place& place) override {
        const Place before = TRY(inner().cursor(hub, municipality));
        const bool moves = before.position > 0 && place.position > 0;
        return inner().set_cursor(hub, municipality,
                                  {place.position, moves ? before.history : place.history});
    }
};

// The terminals' half is in mutant_post.cpp.
class HistoryOfOneEntry final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<bool> add(const StoredEntry& entry) override {
        StoredEntry changed = entry;
        changed.place.history = entry.link;
        return inner().add(changed);
    }
};

class AcknowledgedNeverLowered final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<void> set_acknowledged(const HubId& hub, const ChainId& chain,
                                  std::uint64_t sequence) override {
        if (sequence < TRY(inner().acknowledged(hub, chain))) return {};
        return inner().set_acknowledged(hub, chain, sequence);
    }
};

class CursorNotReset final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<void> set_cursor(const HubId& hub, const std::string& municipality,
                            const Place& place) override {
        return place == Place{} ? Result<void>{} : inner().set_cursor(hub, municipality, place);
    }
};

// Gives another last position than there is, now and then while entries are numbered.
class WrongLastPosition final : public StoreWrapper {
  public:
    WrongLastPosition(std::unique_ptr<Store> inner, int wrong_by, Chance& chance)
        : StoreWrapper(std::move(inner)), wrong_by_(wrong_by), chance_(chance) {}
    Result<void> transact(const std::function<Result<void>()>& work) override {
        numbering_ = true;
        auto done = inner().transact(work);
        numbering_ = false;
        return done;
    }
    Result<Place> last_place(const std::string& municipality) override {
        Place last = TRY(inner().last_place(municipality));
        if (numbering_ && last.position >= 2 && chance_.percent(10))
            last.position += std::uint64_t(wrong_by_);
        return last;
    }

  private:
    int wrong_by_;
    Chance& chance_;
    bool numbering_ = false;
};

// The entry at position 10 stands at 11 once more, and all later ones one further.
class EntryPositionedTwice final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<Place> last_place(const std::string& municipality) override {
        Place last = TRY(inner().last_place(municipality));
        if (!numbering_ && last.position >= twice) ++last.position;
        return last;
    }
    Result<void> transact(const std::function<Result<void>()>& work) override {
        numbering_ = true;
        auto done = inner().transact(work);
        numbering_ = false;
        return done;
    }
    Result<std::vector<StoredEntry>> after_position(const std::string& municipality,
                                                    std::uint64_t position,
                                                    std::size_t entries_max) override {
        std::vector<StoredEntry> page;
        for (std::uint64_t at = position + 1; page.size() < entries_max; ++at) {
            const std::uint64_t real = at > twice ? at - 1 : at;
            auto found = TRY(inner().after_position(municipality, real - 1, 1));
            if (found.empty()) break;
            page.push_back(std::move(found.front()));
            page.back().place.position = at;
        }
        return page;
    }

  private:
    static constexpr std::uint64_t twice = 10;
    bool numbering_ = false;
};

class QuarantineNotMarked final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<void> mark(const Quarantined&) override { return {}; }
};

std::unique_ptr<Store> at_terminal(std::unique_ptr<Store> store, Mutant mutant, Chance& chance) {
    switch (mutant) {
        case Mutant::quarantine_not_marked:
            return std::make_unique<QuarantineNotMarked>(std::move(store));
        case Mutant::head_not_durable:
            return std::make_unique<HeadNotDurable>(std::move(store));
        case Mutant::row_not_replaced:
            return std::make_unique<RowNotReplaced>(std::move(store), chance);
        case Mutant::rollback_forgotten:
            return std::make_unique<RollbackForgotten>(std::move(store));
        case Mutant::history_not_sent:
            return std::make_unique<HistoryNotSent>(std::move(store));
        case Mutant::history_not_moved:
            return std::make_unique<HistoryNotMoved>(std::move(store));
        case Mutant::acknowledged_never_lowered:
            return std::make_unique<AcknowledgedNeverLowered>(std::move(store));
        case Mutant::cursor_not_reset:
            return std::make_unique<CursorNotReset>(std::move(store));
        default:
            return store;
    }
}

std::unique_ptr<Store> at_hub(std::unique_ptr<Store> store, Mutant mutant, Chance& chance) {
    switch (mutant) {
        case Mutant::position_skipped:
            return std::make_unique<WrongLastPosition>(std::move(store), 1, chance);
        case Mutant::position_reused:
            return std::make_unique<WrongLastPosition>(std::move(store), -1, chance);
        case Mutant::entry_positioned_twice:
            return std::make_unique<EntryPositionedTwice>(std::move(store));
        case Mutant::history_of_one_entry:
            return std::make_unique<HistoryOfOneEntry>(std::move(store));
        default:
            return store;
    }
}

}  // namespace

std::unique_ptr<Store> with_mutant(std::unique_ptr<Store> store, Mutant mutant, Role role,
                                   Chance& chance) {
    return role == Role::hub ? at_hub(std::move(store), mutant, chance)
                             : at_terminal(std::move(store), mutant, chance);
}

}  // namespace uketsuke::simulation
