#include "backend/formats/json/geojson.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace sluice::formats::json {
namespace {

enum Shape : std::uint32_t {
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
    Collection = 7,
};
constexpr std::string_view names[] = {"",           "Point",           "LineString",   "Polygon",
                                      "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"};
constexpr unsigned deepest = 32;

class Printer {
public:
    Printer(std::string_view wkb, ArenaText& out) : m_wkb(wkb), m_out(out) {}

    bool geometry(unsigned depth) {
        std::uint32_t shape = 0;
        if (depth > deepest || !header(shape)) return false;
        m_out.append("{\"type\":\"");
        m_out.append(names[shape]);
        m_out.append(shape == Collection ? "\",\"geometries\":" : "\",\"coordinates\":");
        if (shape == Collection) {
            if (!list([&] { return geometry(depth + 1); })) return false;
        } else if (!coordinates(shape)) {
            return false;
        }
        m_out.append('}');
        return true;
    }
    bool atEnd() const { return m_wkb.empty(); }

private:
    bool header(std::uint32_t& shape) {
        if (m_wkb.empty() || (m_wkb[0] != 0 && m_wkb[0] != 1)) return false;
        m_little = m_wkb[0] == 1;
        m_wkb.remove_prefix(1);
        return word(shape) && shape >= Point && shape <= Collection;
    }
    bool word(std::uint32_t& value) {
        if (m_wkb.size() < sizeof value) return false;
        std::memcpy(&value, m_wkb.data(), sizeof value);
        if (!m_little) value = __builtin_bswap32(value);
        m_wkb.remove_prefix(sizeof value);
        return true;
    }
    bool number() {
        std::uint64_t bits = 0;
        if (m_wkb.size() < sizeof bits) return false;
        std::memcpy(&bits, m_wkb.data(), sizeof bits);
        if (!m_little) bits = __builtin_bswap64(bits);
        m_wkb.remove_prefix(sizeof bits);
        const auto value = std::bit_cast<double>(bits);
        if (!std::isfinite(value)) return false;
        m_out.appendNumber(value);
        return true;
    }
    bool position() {
        m_out.append('[');
        if (!number()) return false;
        m_out.append(',');
        if (!number()) return false;
        m_out.append(']');
        return true;
    }
    template <class Item>
    bool list(Item&& item) {
        std::uint32_t count = 0;
        if (!word(count) || count > m_wkb.size()) return false;
        m_out.append('[');
        for (std::uint32_t i = 0; i < count; ++i) {
            if (i > 0) m_out.append(',');
            if (!item()) return false;
        }
        m_out.append(']');
        return true;
    }
    /// The members of a MULTI… carry a header each.
    bool members(std::uint32_t wanted) {
        return list([&] {
            std::uint32_t shape = 0;
            return header(shape) && shape == wanted && coordinates(shape);
        });
    }
    bool coordinates(std::uint32_t shape) {
        switch (shape) {
            case Point:
                return position();
            case LineString:
                return list([&] { return position(); });
            case Polygon:
                return list([&] { return list([&] { return position(); }); });
            case MultiPoint:
                return members(Point);
            case MultiLineString:
                return members(LineString);
            default:
                return members(Polygon);
        }
    }

    std::string_view m_wkb;
    ArenaText& m_out;
    bool m_little = true;
};

}  // namespace

bool appendGeoJson(std::string_view wkb, ArenaText& out) {
    Printer printer(wkb, out);
    return printer.geometry(0) && printer.atEnd();
}

}  // namespace sluice::formats::json
