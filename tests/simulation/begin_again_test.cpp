// A terminal that notices another history forgets its cursor and the mark at it together: a power
// cut between the two would leave a cursor that any history believes.
#include <gtest/gtest.h>

#include "core/store/sqlite_store.h"
#include "sync/client/exchange.h"
#include "tests/core/ledger/sample.h"
#include "tests/simulation/forgetful_vfs.h"
#include "tests/simulation/store_wrapper.h"

namespace uketsuke::simulation {
namespace {

// The power goes when the cursor is about to move.
class NoCursor final : public StoreWrapper {
  public:
    using StoreWrapper::StoreWrapper;
    Result<void> set_cursor(const HubId&, const std::string&, std::uint64_t) override {
        return fail(ErrorKind::environment, "store.environment", {"", ""});
    }
};

TEST(Exchange, ForgetsTheCursorAndItsMarkTogether) {
    ForgetfulVfs vfs("begin-again", {[](std::uint64_t) { return std::uint64_t{0}; }});
    const HubLink link{sample::hub(), sample::municipality};
    const std::string mark = "cursor_link/" + link.hub.hex() + "/" + link.municipality;
    auto opened = open_sqlite_store("terminal", vfs.name()).value();
    ASSERT_TRUE(opened->set_cursor(link.hub, link.municipality, 13));
    ASSERT_TRUE(opened->set_setting(mark, Bytes(32, 7)));
    NoCursor store(std::move(opened));
    Ledger ledger(store, sample::data_key(1), sample::device(1), sample::signer(1), Numbering::none,
                  sample::salts());
    Exchange exchange(link, sample::device(1), sample::signer(1));
    EXPECT_FALSE(exchange.take(ledger, OtherHistory{}));
    EXPECT_EQ(store.cursor(link.hub, link.municipality).value(), 13u);
    EXPECT_EQ(store.setting(mark).value(), Bytes(32, 7));
}

}  // namespace
}  // namespace uketsuke::simulation
