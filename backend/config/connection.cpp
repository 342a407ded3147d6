#include "backend/config/connection.h"

#include "backend/config/secret.h"

#include <algorithm>
#include <array>

namespace sluice::config {
namespace {

constexpr std::array kinds = {"mysql",    "tidb",       "kafka",         "redis", "elasticsearch",
                              "logstash", "cloudcanal", "kafka_connect", "file"};

struct Raw {
    std::string kind, host = "127.0.0.1", user, password, tls = "preferred", caFile, certFile, keyFile,
                      environment = "development", path;
    std::uint16_t port = 0;
    std::uint32_t database = 0;
    bool readOnly = false;
    std::vector<std::string> brokers, urls;
    std::vector<std::pair<std::string, std::string>> properties;
};

const Schema<Raw>& schema() {
    static const Schema<Raw> made = [] {
        Schema<Raw> s;
        s.field("kind", &Raw::kind, "What the system is.")
            .required()
            .effect(Effect::Fixed)
            .oneOf({kinds.begin(), kinds.end()});
        s.field("host", &Raw::host, "Name or address of the server (mysql, tidb, redis).");
        s.field("port", &Raw::port, "Port of the server; the kind's usual one where it is not said.");
        s.field("brokers", &Raw::brokers, "Kafka brokers as host:port.");
        s.field("urls", &Raw::urls, "Addresses of an HTTP service, as http://host:port.");
        s.field("path", &Raw::path, "Folder that a file sink writes to.");
        s.field("database", &Raw::database, "Number of the Redis database.").effect(Effect::Snapshot);
        s.field("user", &Raw::user, "Login name.");
        s.field("password", &Raw::password, "Where the password is: env:NAME, file:PATH, keyring or plain:TEXT.")
            .secret();
        s.field("tls", &Raw::tls, "Encryption of the connection.").oneOf({"off", "preferred", "required", "verify"});
        s.field("ca_file", &Raw::caFile, "Certificate authority that signs the server's certificate.").advanced();
        s.field("cert_file", &Raw::certFile, "Our own certificate.").advanced();
        s.field("key_file", &Raw::keyFile, "Key of our own certificate.").advanced();
        s.field("environment", &Raw::environment, "Decides the colour of its frame and how careful a write is.")
            .effect(Effect::Live)
            .oneOf({"development", "staging", "production"});
        s.field("read_only", &Raw::readOnly, "Nothing is ever written through this connection.").effect(Effect::Live);
        s.field("properties", &Raw::properties, "Properties handed to librdkafka as they are (kafka).").advanced();
        return s;
    }();
    return made;
}

}  // namespace

std::uint16_t Connection::effectivePort() const {
    if (port != 0) return port;
    if (kind == "mysql") return 3306;
    if (kind == "tidb") return 4000;
    if (kind == "redis") return 6379;
    return 0;
}

std::string Connection::address() const {
    if (!brokers.empty()) return fmt::format("{}", fmt::join(brokers, ", "));
    if (!urls.empty()) return fmt::format("{}", fmt::join(urls, ", "));
    if (!path.empty()) return path;
    return fmt::format("{}:{}", host, effectivePort());
}

std::string_view toString(Environment environment) {
    static constexpr std::string_view names[] = {"development", "staging", "production"};
    return names[static_cast<int>(environment)];
}

std::string_view toString(Tls tls) {
    static constexpr std::string_view names[] = {"off", "preferred", "required", "verify"};
    return names[static_cast<int>(tls)];
}

OptionList connectionOptions() {
    return schema().options();
}

Result<Connection> parseConnection(const std::string& name, const Node& table, const std::string& file) {
    const Place place{file, "connection." + name};
    auto raw = schema().parse(table, place);
    if (!raw) return forward(raw);
    if (auto legal = checkSecretSpec(raw->password, place.path); !legal)
        return halt(fmt::format("{}:{}: {}", file, table.find("password")->line, legal.error().message));
    Connection c;
    c.name = name;
    c.kind = raw->kind;
    c.host = raw->host;
    c.port = raw->port;
    c.user = raw->user;
    c.password = raw->password;
    c.caFile = raw->caFile;
    c.certFile = raw->certFile;
    c.keyFile = raw->keyFile;
    c.readOnly = raw->readOnly;
    c.brokers = raw->brokers;
    c.urls = raw->urls;
    c.path = raw->path;
    c.database = raw->database;
    c.properties = raw->properties;
    c.line = table.line;
    c.said = table;
    for (const auto tls : {Tls::Off, Tls::Preferred, Tls::Required, Tls::Verify})
        if (toString(tls) == raw->tls) c.tls = tls;
    for (const auto environment : {Environment::Development, Environment::Staging, Environment::Production})
        if (toString(environment) == raw->environment) c.environment = environment;
    const auto needs = [&](std::string_view key, std::string_view example) {
        return halt(
            fmt::format("{} has no `{}`. A {} connection needs it, as {}.", place.of(table, ""), key, c.kind, example));
    };
    if (c.kind == "kafka" && c.brokers.empty()) return needs("brokers", "brokers = [\"127.0.0.1:9092\"]");
    if ((c.kind == "elasticsearch" || c.kind == "logstash" || c.kind == "cloudcanal" || c.kind == "kafka_connect") &&
        c.urls.empty())
        return needs("urls", "urls = [\"http://127.0.0.1:9200\"]");
    if (c.kind == "file" && c.path.empty()) return needs("path", "path = \"/var/lib/sluice/out\"");
    for (const auto& [key, node] : *table.table()) {
        const bool onlyKafka = key == "brokers" || key == "properties";
        if ((onlyKafka && c.kind != "kafka") || (key == "database" && c.kind != "redis") ||
            (key == "path" && c.kind != "file"))
            return halt(fmt::format("{} is not an option of a {} connection.", place.of(node, key), c.kind));
    }
    return c;
}

}  // namespace sluice::config
