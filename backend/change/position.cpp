#include "backend/change/position.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice {
namespace {

// The stored form: one item a line, words by spaces; names are escaped as in a URL, so that they hold no space.
std::string escaped(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == ' ' || c == '%' || c == '\n' || c == '\r')
            result += fmt::format("%{:02x}", static_cast<unsigned char>(c));
        else
            result += c;
    }
    return result.empty() ? "-" : result;
}

std::string unescaped(std::string_view text) {
    if (text == "-") return {};
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        unsigned code = 0;
        if (text[i] == '%' && i + 2 < text.size() &&
            std::from_chars(text.data() + i + 1, text.data() + i + 3, code, 16).ec == std::errc{}) {
            result += static_cast<char>(code);
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

std::vector<std::string_view> words(std::string_view line) {
    std::vector<std::string_view> result;
    while (!line.empty()) {
        const auto end = std::min(line.find(' '), line.size());
        result.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return result;
}

template <class Number>
bool read(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

}  // namespace

void Position::add(const Progress& confirmed) {
    if (!confirmed.at.file.empty()) at = confirmed.at;
    rowsInto = confirmed.rowsInto;
    ordinal = std::max(ordinal, confirmed.ordinal);
    if (!confirmed.finished.empty()) {
        auto next = executed ? std::make_shared<GtidSet>(*executed) : std::make_shared<GtidSet>();
        for (const auto& range : confirmed.finished) next->add(range);
        executed = std::move(next);
    }
    for (const auto& added : confirmed.offsets) {
        const auto same = [&](const PartitionOffset& o) {
            return o.topic == added.topic && o.partition == added.partition;
        };
        if (const auto found = std::find_if(offsets.begin(), offsets.end(), same); found != offsets.end())
            found->next = std::max(found->next, added.next);
        else
            offsets.push_back(added);
    }
    for (const auto& added : confirmed.chunks) {
        const auto copy =
            std::find_if(copies.begin(), copies.end(), [&](const TableCopy& c) { return c.table == added.table; });
        if (copy != copies.end()) {
            *copy = {added.table, added.upToKey, added.rows, added.upToKey.empty()};
            continue;
        }
        const auto same = [&](const ChunkDone& c) { return c.table == added.table; };
        if (const auto found = std::find_if(chunks.begin(), chunks.end(), same); found != chunks.end())
            *found = added;
        else
            chunks.push_back(added);
    }
    if (confirmed.snapshotEnds) {
        snapshotDone = true;
        chunks.clear();
    }
    if (confirmed.copiesEnd) copies.clear();
}

std::string toString(const Position& position) {
    if (!position.offsets.empty()) {
        std::string text;
        for (const auto& [topic, partition, next] : position.offsets)
            text += fmt::format("{}{}/{}:{}", text.empty() ? "" : ", ", topic, partition, next);
        return text;
    }
    if (position.executed && !position.executed->empty()) return position.executed->toString();
    if (!position.at.file.empty()) return fmt::format("{}:{}", position.at.file, position.at.offset);
    return "the beginning";
}

std::string serialize(const Position& position) {
    std::string text = fmt::format("position {} {} {} {} {}\n", position.epoch, position.ordinal, position.rowsInto,
                                   position.snapshotDone ? 1 : 0, escaped(position.server));
    text += fmt::format("at {} {}\n", escaped(position.at.file), position.at.offset);
    if (position.executed) text += fmt::format("gtid {}\n", escaped(position.executed->toString()));
    for (const auto& [topic, partition, next] : position.offsets)
        text += fmt::format("offset {} {} {}\n", escaped(topic), partition, next);
    for (const auto& [table, key, rows] : position.chunks)
        text += fmt::format("chunk {} {} {}\n", escaped(table), escaped(key), rows);
    for (const auto& [table, key, rows, done] : position.copies)
        text += fmt::format("copy {} {} {} {}\n", escaped(table), escaped(key), rows, done ? 1 : 0);
    return text;
}

Result<Position> parsePosition(std::string_view text) {
    Position position;
    const auto broken = [&](std::string_view line) {
        return halt(
            fmt::format("The stored checkpoint is damaged at '{}'. Choose a start position for the job.", line));
    };
    bool seen = false;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto word = words(line);
        if (word.empty()) continue;
        bool ok = false;
        if (word[0] == "position" && word.size() == 6) {
            ok = read(word[1], position.epoch) && read(word[2], position.ordinal) && read(word[3], position.rowsInto);
            position.snapshotDone = word[4] == "1";
            position.server = unescaped(word[5]);
            seen = true;
        } else if (word[0] == "at" && word.size() == 3) {
            position.at.file = unescaped(word[1]);
            ok = read(word[2], position.at.offset);
        } else if (word[0] == "gtid" && word.size() == 2) {
            auto set = GtidSet::parse(unescaped(word[1]));
            if (set) position.executed = std::make_shared<const GtidSet>(std::move(*set));
            ok = set.has_value();
        } else if (word[0] == "offset" && word.size() == 4) {
            PartitionOffset offset{unescaped(word[1]), 0, 0};
            ok = read(word[2], offset.partition) && read(word[3], offset.next);
            position.offsets.push_back(std::move(offset));
        } else if (word[0] == "chunk" && word.size() == 4) {
            ChunkDone chunk{unescaped(word[1]), unescaped(word[2]), 0};
            ok = read(word[3], chunk.rows);
            position.chunks.push_back(std::move(chunk));
        } else if (word[0] == "copy" && word.size() == 5) {
            TableCopy copy{unescaped(word[1]), unescaped(word[2]), 0, word[4] == "1"};
            ok = read(word[3], copy.rows);
            position.copies.push_back(std::move(copy));
        }
        if (!ok) return broken(line);
    }
    if (!seen) return broken("its first line");
    return position;
}

}  // namespace sluice
