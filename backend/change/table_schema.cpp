#include "backend/change/table_schema.h"

#include <string_view>

namespace sluice {
namespace {

/// FNV-1a: stable between runs, as a stored fingerprint must be.
class Fingerprint {
public:
    void add(std::string_view text) {
        for (const unsigned char c : text) step(c);
        step(0xff);
    }
    void add(std::uint64_t number) {
        for (int i = 0; i < 8; ++i) step(static_cast<unsigned char>(number >> (8 * i)));
    }
    std::uint64_t value() const { return m_value; }

private:
    void step(unsigned char byte) { m_value = (m_value ^ byte) * 0x100000001b3ULL; }
    std::uint64_t m_value = 0xcbf29ce484222325ULL;
};

}  // namespace

std::optional<std::size_t> TableSchema::indexOf(std::string_view column) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == column) return i;
    return std::nullopt;
}

std::uint64_t TableSchema::fingerprint() const {
    Fingerprint print;
    print.add(database);
    print.add(table);
    for (const auto& [name, type, nullable, generated, autoIncrement, defaultText] : columns) {
        print.add(name);
        print.add(static_cast<std::uint64_t>(type.kind) | std::uint64_t{type.isUnsigned} << 8 |
                  std::uint64_t{nullable} << 9 | std::uint64_t{type.bytes} << 16 | std::uint64_t{type.precision} << 24 |
                  std::uint64_t{type.scale} << 32 | std::uint64_t{type.fraction} << 40);
        print.add(std::uint64_t{type.length} | std::uint64_t{type.collation} << 32);
        for (const auto& label : type.labels) print.add(label);
    }
    for (const auto column : key) print.add(column);
    return print.value();
}

}  // namespace sluice
