#include "backend/services/kafka/client.h"

#include "backend/core/log.h"
#include "backend/core/monitor.h"
#include "backend/services/kafka/error.h"

#include <algorithm>
#include <future>
#include <thread>

#include <fmt/format.h>

namespace sluice::services::kafka {
namespace {

/// What decides order, delivery and commits is ruled by the jobs, never by a connection.
constexpr std::string_view ruled[] = {"bootstrap.servers",
                                      "metadata.broker.list",
                                      "group.id",
                                      "group.instance.id",
                                      "enable.auto.commit",
                                      "enable.idempotence",
                                      "enable.auto.offset.store",
                                      "partitioner",
                                      "acks",
                                      "request.required.acks",
                                      "transactional.id",
                                      "enable.partition.eof",
                                      "log.queue",
                                      "auto.offset.reset",
                                      "partition.assignment.strategy",
                                      "sasl.username",
                                      "sasl.password",
                                      "ssl.ca.location"};

constexpr std::chrono::seconds longestDestroy{2};

bool has(const Properties& properties, std::string_view name) {
    return std::any_of(properties.begin(), properties.end(), [&](const auto& p) { return p.first == name; });
}

void addSecurity(const config::Connection& connection, const std::string& password, Properties& into) {
    const bool login = !connection.user.empty();
    // Kafka listeners are encrypted or not; nothing can be negotiated, so `preferred` means plain.
    const bool encrypted = connection.tls == config::Tls::Required || connection.tls == config::Tls::Verify;
    if (!has(connection.properties, "security.protocol"))
        into.emplace_back("security.protocol",
                          login ? (encrypted ? "sasl_ssl" : "sasl_plaintext") : (encrypted ? "ssl" : "plaintext"));
    if (connection.tls == config::Tls::Required) into.emplace_back("enable.ssl.certificate.verification", "false");
    if (connection.tls == config::Tls::Verify) into.emplace_back("ssl.endpoint.identification.algorithm", "https");
    if (!connection.caFile.empty()) into.emplace_back("ssl.ca.location", connection.caFile);
    if (!connection.certFile.empty()) into.emplace_back("ssl.certificate.location", connection.certFile);
    if (!connection.keyFile.empty()) into.emplace_back("ssl.key.location", connection.keyFile);
    if (login) {
        if (!has(connection.properties, "sasl.mechanisms") && !has(connection.properties, "sasl.mechanism"))
            into.emplace_back("sasl.mechanisms", "PLAIN");
        into.emplace_back("sasl.username", connection.user);
        into.emplace_back("sasl.password", password);
    }
}

}  // namespace

struct Client::Reports {
    struct Last {
        rd_kafka_resp_err_t code = RD_KAFKA_RESP_ERR_NO_ERROR;
        std::string text;
        bool allDown = false;
    };
    std::string name;     ///< of the connection
    std::string address;  ///< for sentences
    void* owner = nullptr;
    Monitor<Last> last;

    static void onError(rd_kafka_t*, int code, const char* reason, void* opaque) {
        auto* self = static_cast<Reports*>(opaque);
        const auto error = static_cast<rd_kafka_resp_err_t>(code);
        self->last.with([&](Last& last) {
            // "All brokers are down" follows the reason why and says less.
            if (error == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN) last.allDown = true;
            if (error == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN && !last.text.empty()) return;
            last.code = error;
            last.text = reason ? reason : "";
        });
    }
    static void onLog(const rd_kafka_t* handle, int, const char* facility, const char* text) {
        const auto* self = static_cast<const Reports*>(rd_kafka_opaque(handle));
        if (self) log(LogLevel::Debug, self->name, fmt::format("librdkafka {}: {}", facility, text));
    }
};

/// librdkafka 2.0 keeps a broker for ever when a topic that was being read is deleted, and then never comes back from
/// destroying the handle. Nobody waits for that longer than a job may take to stop.
void Client::Close::operator()(rd_kafka_t* handle) const {
    rd_kafka_purge(handle, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT | RD_KAFKA_PURGE_F_NON_BLOCKING);
    std::packaged_task<void()> destroy(
        [handle, kept = reports] { rd_kafka_destroy_flags(handle, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE); });
    const auto done = destroy.get_future();
    std::thread(std::move(destroy)).detach();
    if (done.wait_for(longestDestroy) == std::future_status::timeout)
        log(LogLevel::Warning, reports->name,
            "The Kafka library does not let go of a handle; it is left behind with its threads until Sluice ends.");
}

Result<Client> Client::open(Role role, const config::Connection& connection, const config::Secrets& secrets,
                            const Properties& own, const Hooks& hooks) {
    for (const auto& [name, value] : connection.properties)
        if (std::find(std::begin(ruled), std::end(ruled), name) != std::end(ruled))
            return halt(
                fmt::format("Connection {} sets the property {}, which Sluice rules itself. Take it out of "
                            "`properties`.",
                            connection.name, name));
    auto password = secrets.resolve(connection.password, "connection." + connection.name);
    if (!password) return forward(password);

    Properties all = {{"bootstrap.servers", fmt::format("{}", fmt::join(connection.brokers, ","))},
                      {"client.id", "sluice"},
                      {"socket.nagle.disable", "true"},
                      {"reconnect.backoff.max.ms", "1000"}};
    addSecurity(connection, *password, all);
    for (const auto& property : own)
        if (!has(connection.properties, property.first)) all.push_back(property);
    for (const auto& property : connection.properties) all.push_back(property);

    Client client;
    client.m_reports = std::make_shared<Reports>();
    client.m_reports->name = connection.name;
    client.m_reports->address = connection.address();
    client.m_reports->owner = hooks.owner;
    struct FreeConf {
        void operator()(rd_kafka_conf_t* conf) const { rd_kafka_conf_destroy(conf); }
    };
    std::unique_ptr<rd_kafka_conf_t, FreeConf> conf(rd_kafka_conf_new());
    rd_kafka_conf_set_opaque(conf.get(), client.m_reports.get());
    rd_kafka_conf_set_error_cb(conf.get(), &Reports::onError);
    rd_kafka_conf_set_log_cb(conf.get(), &Reports::onLog);
    if (hooks.delivered) rd_kafka_conf_set_dr_msg_cb(conf.get(), hooks.delivered);
    if (hooks.committed) rd_kafka_conf_set_offset_commit_cb(conf.get(), hooks.committed);
    if (hooks.rebalanced) rd_kafka_conf_set_rebalance_cb(conf.get(), hooks.rebalanced);
    char why[512] = "";
    for (const auto& [name, value] : all) {
        const auto outcome = rd_kafka_conf_set(conf.get(), name.c_str(), value.c_str(), why, sizeof why);
        // The library's reason repeats the value, which may be a secret.
        if (outcome != RD_KAFKA_CONF_OK)
            return halt(fmt::format(
                "Connection {}: librdkafka {} {}. Correct it in `properties`.", connection.name,
                outcome == RD_KAFKA_CONF_UNKNOWN ? "does not know the property" : "refuses the value of the property",
                name));
    }
    auto* handle =
        rd_kafka_new(role == Role::Producer ? RD_KAFKA_PRODUCER : RD_KAFKA_CONSUMER, conf.get(), why, sizeof why);
    if (!handle) return halt(fmt::format("Connection {}: librdkafka cannot start: {}.", connection.name, why));
    static_cast<void>(conf.release());  // it is the handle's now
    client.m_handle = {handle, Close{client.m_reports}};
    if (role == Role::Consumer) rd_kafka_poll_set_consumer(handle);
    return client;
}

Error Client::error(rd_kafka_resp_err_t code, std::string_view doing) const {
    auto last = m_reports->last.read([](const auto& l) { return l; });
    // A call that merely waited too long is explained by what the brokers said meanwhile.
    const bool vague = code == RD_KAFKA_RESP_ERR__TRANSPORT || code == RD_KAFKA_RESP_ERR__TIMED_OUT ||
                       code == RD_KAFKA_RESP_ERR__MSG_TIMED_OUT || code == RD_KAFKA_RESP_ERR__ALL_BROKERS_DOWN ||
                       code == RD_KAFKA_RESP_ERR__FATAL;
    const auto cause = vague && last.code != RD_KAFKA_RESP_ERR_NO_ERROR ? last.code : code;
    std::string reason = vague && !last.text.empty() ? last.text : rd_kafka_err2str(code);
    // "Connection refused (after 0ms in state CONNECT, 1 identical error(s) suppressed)": the library's own affairs.
    reason.resize(std::min(reason.size(), reason.find(" (after ")));
    while (!reason.empty() && (reason.back() == '.' || reason.back() == ' ')) reason.pop_back();
    const auto fix = fixOf(cause);
    Error error{remedyOf(cause), fmt::format("{} ({}) {}: {}.{}{}", m_reports->name, m_reports->address, doing, reason,
                                             fix.empty() ? "" : " ", fix)};
    error.refused = isRefusal(cause);
    return error;
}

rd_kafka_resp_err_t Client::lastReport() const {
    return m_reports->last.read([](const auto& last) { return last.code; });
}

bool Client::hungUp() const {
    return m_reports->last.read([](const auto& last) {
        return last.code == RD_KAFKA_RESP_ERR__TRANSPORT && last.text.find("in state UP") != std::string::npos;
    });
}

bool Client::isDown() const {
    return m_reports->last.read([](const auto& last) { return last.allDown; });
}

void Client::forgetReports() {
    m_reports->last.with([](auto& last) { last = {}; });
}

void* Client::ownerOf(void* opaque) {
    return static_cast<Reports*>(opaque)->owner;
}

}  // namespace sluice::services::kafka
