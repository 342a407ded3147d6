#pragma once
#include "backend/config/node.h"
#include "backend/config/option.h"
#include "backend/config/schema.h"

#include <cstdint>
#include <string>
#include <vector>

namespace sluice::config {

enum class Environment : std::uint8_t { Development, Staging, Production };
enum class Tls : std::uint8_t { Off, Preferred, Required, Verify };

/// How to reach one system: `[connection.NAME]` of a workspace file.
struct Connection {
    std::string name;
    std::string kind;  ///< mysql tidb kafka redis elasticsearch logstash cloudcanal kafka_connect file
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: the kind's own
    std::string user;
    std::string password;  ///< where it is, never itself: `env:NAME` …
    Tls tls = Tls::Preferred;
    std::string caFile, certFile, keyFile;
    Environment environment = Environment::Development;
    bool readOnly = false;
    std::vector<std::string> brokers;  ///< kafka
    std::vector<std::string> urls;     ///< elasticsearch, logstash, cloudcanal, kafka_connect
    std::string path;                  ///< file
    std::uint32_t database = 0;        ///< redis
    std::vector<std::pair<std::string, std::string>> properties;  ///< handed to librdkafka
    std::uint32_t line = 0;
    Node said;  ///< as the file says it

    /// Port, or the kind's usual one (MySQL 3306, TiDB 4000, Redis 6379).
    std::uint16_t effectivePort() const;
    /// `127.0.0.1:3306`, the brokers, or the URLs: for sentences and cards.
    std::string address() const;
    bool isMySqlProtocol() const { return kind == "mysql" || kind == "tidb"; }
    friend bool operator==(const Connection&, const Connection&) = default;
};

/// Reads one `[connection.NAME]`.
Result<Connection> parseConnection(const std::string& name, const Node& table, const std::string& file);
/// Its options, for the manual and the form.
OptionList connectionOptions();
std::string_view toString(Environment environment);
std::string_view toString(Tls tls);

}  // namespace sluice::config
