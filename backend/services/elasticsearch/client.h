#pragma once
#include "backend/config/connection.h"
#include "backend/config/secret.h"
#include "backend/core/result.h"
#include "backend/services/http/client.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::services::elasticsearch {

struct Version {
    std::string number;   ///< "8.19.21"
    std::string product;  ///< "Elasticsearch" or "OpenSearch"
};

/// What `_bulk` said about one item that did not simply succeed.
struct BulkFailure {
    std::size_t item = 0;
    int status = 0;
    std::string type;    ///< "version_conflict_engine_exception"; empty: a delete that found nothing
    std::string reason;  ///< with its cause
};

struct IndexStats {
    std::string index;
    std::uint64_t indexed = 0;  ///< `indexing.index_total` of the primaries
};

/// The calls of Elasticsearch and OpenSearch that Sluice makes. Errors are sentences; their remedy follows errorOf().
/// Lives on: one thread at a time.
class Client {
public:
    static Result<std::unique_ptr<Client>> open(const config::Connection& to, const config::Secrets& secrets);

    /// Of `/`, or of a node where `/` is not served.
    Result<Version> version(const std::stop_token& stop);
    /// It answers in HTTP, whatever it says.
    Result<> answers(const std::stop_token& stop);
    /// It answers, and takes our login; what we may do there is another question.
    Result<> reach(const std::stop_token& stop);
    /// When each node was started, in ms since 1970, by the node's id, which a restart keeps.
    Result<std::map<std::string, std::int64_t>> startTimes(const std::stop_token& stop);
    /// "green", "yellow" or "red".
    Result<std::string> health(const std::stop_token& stop);
    /// Documents of an index or pattern; nothing: it does not exist.
    Result<std::optional<std::uint64_t>> count(const std::string& index, const std::stop_token& stop);
    /// So that count() sees all that was written. Success where there is no such index, or no right to do it.
    Result<> refresh(const std::string& index, const std::stop_token& stop);
    /// How much was indexed, of those of the given indices that exist.
    Result<std::vector<IndexStats>> stats(const std::vector<std::string>& indices, const std::stop_token& stop);
    /// The body of `_mapping`, as JSON; nothing: the index does not exist.
    Result<std::optional<std::string>> mapping(const std::string& index, const std::stop_token& stop);
    /// The body of `_settings`, flat, with what it says of its mapping's fields.
    Result<std::string> mappingSettings(const std::string& index, const std::stop_token& stop);
    /// `body`: settings and mappings. Success if somebody else just made it.
    Result<> createIndex(const std::string& index, const std::string& body, const std::stop_token& stop);
    Result<> putMapping(const std::string& index, const std::string& body, const std::stop_token& stop);
    /// Which of the privileges the user lacks on that index; nothing: the server does not say.
    Result<std::optional<std::vector<std::string>>> missingPrivileges(const std::string& index,
                                                                      const std::vector<std::string>& privileges,
                                                                      const std::stop_token& stop);
    /// The indices and patterns in which the user may create an index, index and delete; nothing: the server does not
    /// say.
    Result<std::optional<std::vector<std::string>>> writableIndices(const std::stop_token& stop);
    /// Sends NDJSON; returns the items that failed. An error: nothing is known about any item.
    Result<std::vector<BulkFailure>> bulk(std::string body, const std::stop_token& stop);

    /// The most time a call may take, but for bulk(), which has a minute.
    void setLimit(std::chrono::milliseconds limit) { m_limit = limit; }
    const std::string& who() const { return m_http->who(); }

private:
    explicit Client(std::unique_ptr<http::Client> http) : m_http(std::move(http)) {}
    Result<http::Response> call(std::string method, std::string path, std::string body, const std::stop_token& stop);

    std::unique_ptr<http::Client> m_http;
    std::chrono::milliseconds m_limit{10'000};
};

/// What an answer that is no success means. `doing`: "creating index orders". Login and rights are Halt; too busy,
/// write blocks and missing shards are Retry; a request that is wrong in itself is Halt.
Error errorOf(std::string_view who, std::string_view doing, const http::Response& response);
/// The same for one item of a bulk: wrong in itself is Reject.
Error errorOf(std::string_view who, std::string_view doing, const BulkFailure& failure);

}  // namespace sluice::services::elasticsearch
