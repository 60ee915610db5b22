// A Store that hands everything on to another: what a wrapped port changes stands alone in its own
// class.
#pragma once

#include "core/store/store.h"

namespace uketsuke::simulation {

class StoreWrapper : public Store {
  public:
    explicit StoreWrapper(std::unique_ptr<Store> inner) : inner_(std::move(inner)) {}

    Result<void> transact(const std::function<Result<void>()>& work) override {
        return inner_->transact(work);
    }
    Result<bool> add(const StoredEntry& entry) override { return inner_->add(entry); }
    Result<std::vector<StoredEntry>> entries_of(const LookupKey& subject) override {
        return inner_->entries_of(subject);
    }
    Result<void> replace(const LookupKey& subject, const StoredRow& row) override {
        return inner_->replace(subject, row);
    }
    Result<std::optional<Bytes>> row_of(const LookupKey& subject) override {
        return inner_->row_of(subject);
    }
    Result<std::vector<LookupKey>> find(const LookupKey& found_by) override {
        return inner_->find(found_by);
    }
    Result<ChainHead> head(const ChainId& chain) override { return inner_->head(chain); }
    Result<void> set_head(const ChainId& chain, const ChainHead& head) override {
        return inner_->set_head(chain, head);
    }
    Result<std::vector<ChainId>> chains() override { return inner_->chains(); }
    Result<std::vector<StoredEntry>> run_after(const ChainId& chain, std::uint64_t sequence,
                                               std::size_t entries_max) override {
        return inner_->run_after(chain, sequence, entries_max);
    }
    Result<std::uint64_t> last_position(const std::string& municipality) override {
        return inner_->last_position(municipality);
    }
    Result<std::vector<StoredEntry>> after_position(const std::string& municipality,
                                                    std::uint64_t position,
                                                    std::size_t entries_max) override {
        return inner_->after_position(municipality, position, entries_max);
    }
    Result<std::uint64_t> cursor(const HubId& hub, const std::string& municipality) override {
        return inner_->cursor(hub, municipality);
    }
    Result<void> set_cursor(const HubId& hub, const std::string& municipality,
                            std::uint64_t position) override {
        return inner_->set_cursor(hub, municipality, position);
    }
    Result<std::uint64_t> acknowledged(const HubId& hub, const ChainId& chain) override {
        return inner_->acknowledged(hub, chain);
    }
    Result<void> set_acknowledged(const HubId& hub, const ChainId& chain,
                                  std::uint64_t sequence) override {
        return inner_->set_acknowledged(hub, chain, sequence);
    }
    Result<void> mark(const Quarantined& entry) override { return inner_->mark(entry); }
    Result<std::vector<Quarantined>> quarantined(std::size_t entries_max) override {
        return inner_->quarantined(entries_max);
    }
    Result<std::uint64_t> quarantined_count() override { return inner_->quarantined_count(); }
    Result<std::optional<Bytes>> setting(const std::string& key) override {
        return inner_->setting(key);
    }
    Result<void> set_setting(const std::string& key, const Bytes& value) override {
        return inner_->set_setting(key, value);
    }
    void use_idle_time() override { inner_->use_idle_time(); }
    Result<void> reseal(const StoredEntry& entry) override { return inner_->reseal(entry); }
    Result<void> scrub() override { return inner_->scrub(); }
    Result<std::vector<LookupKey>> subjects() override { return inner_->subjects(); }
    Result<std::uint64_t> entry_count() override { return inner_->entry_count(); }

  protected:
    Store& inner() { return *inner_; }

  private:
    std::unique_ptr<Store> inner_;
};

}  // namespace uketsuke::simulation
