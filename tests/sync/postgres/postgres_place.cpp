// Stores on PostgreSQL, each a database of its own on the server of this process.
#include <map>

#include "sync/hub/postgres_store.h"
#include "tests/core/store/store_place.h"
#include "tests/sync/postgres/postgres_server.h"

namespace uketsuke {

namespace {

class PostgresPlace final : public StorePlace {
  public:
    std::unique_ptr<Store> open(const std::string& name) override {
        std::string& address = addresses_[name];
        if (address.empty()) address = PostgresServer::shared().new_database();
        return open_postgres_store(address).value();
    }

  private:
    std::map<std::string, std::string> addresses_;
};

}  // namespace

std::vector<StoreKind> store_kinds() {
    return {{"Postgres",
             []() -> std::unique_ptr<StorePlace> { return std::make_unique<PostgresPlace>(); }}};
}

}  // namespace uketsuke
