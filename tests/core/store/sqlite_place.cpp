// Stores on SQLite, in a folder of the test's own.
#include "core/store/sqlite_store.h"
#include "tests/core/store/store_place.h"
#include "tests/platform/temporary_folder.h"

namespace uketsuke {

namespace {

class SqlitePlace final : public StorePlace {
  public:
    std::unique_ptr<Store> open(const std::string& name) override {
        return open_sqlite_store((folder_ / name.c_str()).string()).value();
    }

  private:
    TemporaryFolder folder_;
};

}  // namespace

std::vector<StoreKind> store_kinds() {
    return {{"Sqlite",
             []() -> std::unique_ptr<StorePlace> { return std::make_unique<SqlitePlace>(); }}};
}

}  // namespace uketsuke
