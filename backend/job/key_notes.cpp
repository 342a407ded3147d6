#include "backend/job/key_notes.h"

#include "backend/change/value.h"

#include <bit>
#include <string>

namespace sluice {
namespace {

KeyHash hashOf(std::string_view text) {
    KeyHash hash{0xcbf29ce484222325ULL, 0x9e3779b97f4a7c15ULL};
    for (const unsigned char byte : text) {
        hash.low = (hash.low ^ byte) * 0x100000001b3ULL;
        hash.high = std::rotl((hash.high + byte) * 0xbf58476d1ce4e5b9ULL, 27);
    }
    hash.high ^= hash.high >> 31;
    if (!hash.known()) hash.low = 1;
    return hash;
}

enum class Image : std::uint8_t { Before, After };

/// The text of a key is the same whether a SELECT or the log gave it; its bytes are not.
class KeyReader {
public:
    /// Not known: the image is not there, or its key cannot be read.
    KeyHash of(const Row& row, Image image) {
        m_key.clear();
        for (const auto column : row.schema().key) {
            auto cell = image == Image::Before ? row.before(column) : row.after(column);
            // What a partial after image leaves out is as it was.
            if (cell.presence == Presence::Absent && image == Image::After) cell = row.before(column);
            if (cell.presence == Presence::Absent) return {};
            m_text.clear();
            if (cell.hasValue()) {
                const auto value = readValue(cell, m_scratch);
                if (!value) return {};
                appendText(*value, *cell.type, m_text);
            }
            const auto length = static_cast<std::uint32_t>(m_text.size());
            m_key.append(reinterpret_cast<const char*>(&length), sizeof length);
            m_key += m_text;
        }
        return m_key.empty() ? KeyHash{} : hashOf(m_key);
    }

private:
    std::string m_key, m_text, m_scratch;
};

bool saysAll(const Row& row) {
    if (!row.hasAfter()) return true;
    for (std::size_t column = 0; column < row.columns(); ++column)
        if (row.after(column).presence == Presence::Absent) return false;
    return true;
}

}  // namespace

NotedKeys keysChanged(std::span<const Row> rows, std::string_view database, std::string_view table) {
    NotedKeys noted;
    KeyReader reader;
    const TableSchema* last = nullptr;
    bool ours = false;
    for (const auto& row : rows) {
        if (&row.schema() != last) {
            last = &row.schema();
            ours = last->database == database && last->table == table;
        }
        if (!ours) continue;
        noted.partial = noted.partial || !saysAll(row);
        const auto before = row.hasBefore() ? reader.of(row, Image::Before) : KeyHash{};
        const auto after = row.hasAfter() ? reader.of(row, Image::After) : KeyHash{};
        if (before.known()) noted.keys.push_back(before);
        if (after.known() && !(after == before)) noted.keys.push_back(after);
    }
    return noted;
}

NotedKeys keysCopied(std::span<const Row> rows) {
    NotedKeys copied;
    KeyReader reader;
    copied.keys.reserve(rows.size());
    for (const auto& row : rows) copied.keys.push_back(reader.of(row, Image::After));
    return copied;
}

bool KeyNotes::add(std::span<const KeyHash> keys) {
    for (const auto& key : keys) {
        if (m_overflown) return false;
        if (4 * (m_size + 1) > 3 * m_slots.size()) grow();
        if (insert(key)) ++m_size;
        m_overflown = m_size > most;
    }
    return !m_overflown;
}

bool KeyNotes::insert(const KeyHash& key) {
    const auto mask = m_slots.size() - 1;
    for (auto place = key.low & mask;; place = (place + 1) & mask) {
        if (m_slots[place] == key) return false;
        if (m_slots[place].known()) continue;
        m_slots[place] = key;
        return true;
    }
}

void KeyNotes::grow() {
    auto old = std::move(m_slots);
    m_slots.assign(old.empty() ? 1024 : 2 * old.size(), {});
    for (const auto& key : old)
        if (key.known()) insert(key);
}

bool KeyNotes::has(const KeyHash& key) const {
    if (m_slots.empty() || !key.known()) return false;
    const auto mask = m_slots.size() - 1;
    for (auto place = key.low & mask; m_slots[place].known(); place = (place + 1) & mask)
        if (m_slots[place] == key) return true;
    return false;
}

void KeyNotes::clear() {
    m_slots = {};
    m_size = 0;
    m_overflown = false;
}

}  // namespace sluice
