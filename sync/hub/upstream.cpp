// Joining, and the postman that carries all chains.
#include "sync/hub/upstream.h"

#include "sync/client/enrolment.h"
#include "sync/client/hub_connection.h"
#include "sync/hub/hub_settings.h"

namespace uketsuke {

namespace {

// Terminals at a site see each other's records at once; what the city adds may come a little later.
constexpr std::chrono::milliseconds upstream_idle{1000};

Result<Enrolment> enrol_here(Records& records, const UpstreamWish& wish, const Clock& clock) {
    if (wish.code.empty()) {
        return fail(ErrorKind::bad_input, "upstream.code",
                    {"このハブはまだ上位のハブに登録されていません。",
                     "This hub has not joined its upstream hub yet."},
                    {"上位のハブで「uketsuke-hub enrol --site-hub」を実行し、そのコードを --code "
                     "で指定してください。",
                     "Run `uketsuke-hub enrol --site-hub` there and give the code with --code."});
    }
    const auto transport = TRY(curl_transport({wish.url, wish.ca_file}));
    const Ledger& ledger = records.ledger();
    const EnrolmentWish asked{wish.code, ledger.device(), wish.name, ledger.public_key()};
    const Response response =
        TRY(transport->carry(enrolment_request(asked, ledger.signer(), clock.now())));
    return enrolment_from(TRY(read_enrolment(response)), asked, wish.url);
}

// A hub keeps the ledger of one municipality.
Result<void> take_over(Records& records, const Enrolment& enrolment) {
    Store& store = records.ledger().store();
    HubSettings settings = TRY(load_hub_settings(store, records.store_id()));
    if (!settings.municipality.empty() && settings.municipality != enrolment.municipality) {
        return fail(
            ErrorKind::conflict, "hub.municipality",
            {"このハブは" + settings.municipality + "の台帳で、上位のハブは" +
                 enrolment.municipality + "です。何も変更していません。",
             "This hub keeps the ledger of " + settings.municipality +
                 ", the upstream hub that of " + enrolment.municipality + ". Nothing was changed."},
            {"会場のハブには別のデータフォルダを使ってください。",
             "Use another data folder for the site hub."});
    }
    settings.municipality = enrolment.municipality;
    settings.programme = enrolment.programme;
    settings.city = City{enrolment.hub_device, enrolment.hub_key};
    TRY(records.set_enrolment(enrolment));
    return save_hub_settings(store, settings);
}

Result<std::optional<HubConnection>> connection_upwards(Records& records) {
    auto connection = TRY(connection_to_hub(records));
    if (connection) connection->link.sends = Chains::all;
    return connection;
}

// Before there is a store thread.
Result<void> first_exchange(Records& records, const Clock& clock,
                            const std::function<void(std::size_t)>& tell) {
    auto connection = TRY(connection_upwards(records));
    const OnStore here = [&](const LedgerJob& job) { return job(records.ledger()); };
    const OnProgress progress = [&](const ExchangeReport& so_far) {
        if (tell) tell(so_far.pulled);
    };
    TRY(run_exchange(Exchange(connection->link, connection->device, connection->signer),
                     *connection->transport, here, clock, {}, progress));
    return {};
}

}  // namespace

Result<void> join_upstream(Records& records, const UpstreamWish& wish, const Clock& clock,
                           const std::function<void(std::size_t)>& tell) {
    auto known = TRY(records.enrolment());
    if (known && wish.code.empty()) {
        if (!wish.ca_file.empty()) TRY(set_hub_ca_file(records, known->hub, wish.ca_file));
        if (wish.url.empty() || known->hub_url == wish.url) return {};
        known->hub_url = wish.url;
        return records.set_enrolment(*known);
    }
    const Enrolment enrolment = TRY(enrol_here(records, wish, clock));
    TRY(set_hub_ca_file(records, enrolment.hub, wish.ca_file));
    TRY(take_over(records, enrolment));
    return first_exchange(records, clock, tell);
}

Result<std::unique_ptr<Upstream>> Upstream::open(StoreThread& store, const Clock& clock,
                                                 std::function<void(const PostReport&)> report) {
    Result<std::optional<HubConnection>> found = std::optional<HubConnection>();
    store.run([&](Records& records) { found = connection_upwards(records); });
    auto connection = TRY(std::move(found));
    if (!connection) return std::unique_ptr<Upstream>();
    const OnStore on_store = [&store](const LedgerJob& job) -> Result<void> {
        Result<void> done = hub_closing();
        store.run([&](Records& records) { done = job(records.ledger()); });
        return done;
    };
    const auto silent = [](const PostReport&) {};
    PostmanParts parts{.routes = one_route(std::move(connection->transport), connection->link),
                       .device = connection->device,
                       .signer = connection->signer,
                       .store = on_store,
                       .clock = &clock,
                       .report = report ? std::move(report) : silent,
                       .backoff = {}};
    parts.idle = upstream_idle;
    return std::unique_ptr<Upstream>(new Upstream(std::move(parts)));
}

}  // namespace uketsuke
