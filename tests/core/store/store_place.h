// Where the stores of a test lie, whichever database is behind them. A suite that is to hold for
// every store is built into several executables; each says in store_kinds() which ones it knows.
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "core/store/store.h"

namespace uketsuke {

class StorePlace {
  public:
    virtual ~StorePlace() = default;
    // The store of that name, made where it is not there. Only one of a name at a time.
    virtual std::unique_ptr<Store> open(const std::string& name) = 0;
};

struct StoreKind {
    const char* name = "";
    std::unique_ptr<StorePlace> (*make)() = nullptr;
};

// Of this executable.
std::vector<StoreKind> store_kinds();

inline std::string store_kind_name(const testing::TestParamInfo<StoreKind>& info) {
    return info.param.name;
}

// What every store must do.
class StoreContract : public testing::TestWithParam<StoreKind> {
  protected:
    std::unique_ptr<Store> open(const char* name = "a.db") const { return place_->open(name); }

  private:
    std::unique_ptr<StorePlace> place_ = GetParam().make();
};

}  // namespace uketsuke
