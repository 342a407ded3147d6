#pragma once
#include "backend/core/result.h"

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace sluice::services::mysql {

struct Native;

/// One result read row by row from the server, never held whole. Destroying it before its end ends the session.
/// Lives on: the thread of its connection, which must outlive it.
class RowStream {
public:
    /// One field: raw bytes as the server sent them; `data` null: NULL. Valid until the next call.
    struct Field {
        const char* data = nullptr;
        std::size_t size = 0;
        std::string_view text() const { return {data, size}; }
    };

    RowStream(RowStream&&) noexcept;
    RowStream& operator=(RowStream&&) noexcept;
    ~RowStream();

    /// Reads the next row; false: there are no more.
    Result<bool> next(const std::stop_token& stop);
    /// The row that next() read.
    std::span<const Field> row() const { return m_row; }
    std::size_t columns() const { return m_row.size(); }

private:
    friend class Connection;
    RowStream(Native& native, void* result, std::size_t columns);
    void close();

    Native* m_native;
    void* m_result;
    std::vector<Field> m_row;
};

}  // namespace sluice::services::mysql
