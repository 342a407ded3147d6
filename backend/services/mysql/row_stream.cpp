#include "backend/services/mysql/row_stream.h"

#include "backend/services/mysql/native.h"

#include <utility>

namespace sluice::services::mysql {

RowStream::RowStream(Native& native, void* result, std::size_t columns)
    : m_native(&native), m_result(result), m_row(columns) {}

RowStream::RowStream(RowStream&& other) noexcept
    : m_native(other.m_native), m_result(std::exchange(other.m_result, nullptr)), m_row(std::move(other.m_row)) {}

RowStream& RowStream::operator=(RowStream&& other) noexcept {
    if (this != &other) {
        close();
        m_native = other.m_native;
        m_result = std::exchange(other.m_result, nullptr);
        m_row = std::move(other.m_row);
    }
    return *this;
}

RowStream::~RowStream() {
    close();
}

void RowStream::close() {
    auto* result = static_cast<MYSQL_RES*>(std::exchange(m_result, nullptr));
    if (!result) return;
    // The library would read the rest of the table to find its end.
    m_native->broken = true;
    const std::stop_token none;
    if (const int socket = m_native->socket(); socket >= 0) {
        std::stop_source now;
        now.request_stop();
        SocketCutter cut(*m_native, now.get_token());
    }
    mysql_free_result(result);
}

Result<bool> RowStream::next(const std::stop_token& stop) {
    auto* result = static_cast<MYSQL_RES*>(m_result);
    if (!result) return false;
    const SocketCutter cutter(*m_native, stop);
    const auto row = mysql_fetch_row(result);
    if (row) {
        const auto* lengths = mysql_fetch_lengths(result);
        for (std::size_t i = 0; i < m_row.size(); ++i) m_row[i] = {row[i], row[i] ? lengths[i] : 0};
        return true;
    }
    const auto failed = mysql_errno(m_native->handle);
    if (failed == 0) {
        mysql_free_result(static_cast<MYSQL_RES*>(std::exchange(m_result, nullptr)));
        return false;
    }
    auto error = stop.stop_requested() ? m_native->stopped() : m_native->error("reading rows");
    close();
    return tl::unexpected(std::move(error));
}

}  // namespace sluice::services::mysql
