#include "backend/job/copies.h"

#include "backend/config/table_set.h"

#include <algorithm>

namespace sluice {

Position copyingAnew(Position from, const std::vector<AskedCopy>& asked, const std::vector<std::string>& tables) {
    const bool goesOn = from.isCopying();
    const auto isWanted = [&](const std::string& table) {
        return std::any_of(asked.begin(), asked.end(), [&](const AskedCopy& copy) {
            return !(goesOn && copy.begun) && config::matchesPattern(copy.pattern, table);
        });
    };
    if (!from.snapshotDone) {  // its snapshot copies them, too
        std::erase_if(from.chunks, [&](const ChunkDone& chunk) { return isWanted(chunk.table); });
        return from;
    }
    std::erase_if(from.copies, [&](const TableCopy& copy) {
        return isWanted(copy.table) || std::find(tables.begin(), tables.end(), copy.table) == tables.end();
    });
    for (const auto& table : tables)
        if (isWanted(table)) from.copies.push_back({table, {}, 0, false});
    if (std::all_of(from.copies.begin(), from.copies.end(), [](const TableCopy& copy) { return copy.done; }))
        from.copies.clear();
    return from;
}

}  // namespace sluice
