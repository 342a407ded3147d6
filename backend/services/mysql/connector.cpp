#include "backend/services/connection_kind.h"
#include "backend/services/mysql/ladder.h"

#include <array>

namespace sluice::services::mysql {

const ConnectionKind& connector() {
    static constexpr std::array<std::string_view, 2> kinds = {"mysql", "tidb"};
    static const ConnectionKind kind{kinds, "A MySQL, MariaDB or TiDB server.", testConnection};
    return kind;
}

}  // namespace sluice::services::mysql
