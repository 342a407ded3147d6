#include "backend/change/charset.h"

#include <array>
#include <cerrno>
#include <memory>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <iconv.h>

namespace sluice {
namespace {

struct Range {
    std::uint16_t first, last;
    std::string_view charset;
};

/// Ids as MySQL 8 and MariaDB number them; sorted.
constexpr Range ranges[] = {
    {1, 1, "big5"},        {2, 2, "latin2"},      {3, 3, "dec8"},        {4, 4, "cp850"},       {5, 5, "latin1"},
    {6, 6, "hp8"},         {7, 7, "koi8r"},       {8, 8, "latin1"},      {9, 9, "latin2"},      {10, 10, "swe7"},
    {11, 11, "ascii"},     {12, 12, "ujis"},      {13, 13, "sjis"},      {14, 14, "cp1251"},    {15, 15, "latin1"},
    {16, 16, "hebrew"},    {18, 18, "tis620"},    {19, 19, "euckr"},     {20, 20, "latin7"},    {21, 21, "latin2"},
    {22, 22, "koi8u"},     {23, 23, "cp1251"},    {24, 24, "gb2312"},    {25, 25, "greek"},     {26, 26, "cp1250"},
    {27, 27, "latin2"},    {28, 28, "gbk"},       {29, 29, "cp1257"},    {30, 30, "latin5"},    {31, 31, "latin1"},
    {32, 32, "armscii8"},  {33, 33, "utf8mb3"},   {34, 34, "cp1250"},    {35, 35, "ucs2"},      {36, 36, "cp866"},
    {37, 37, "keybcs2"},   {38, 38, "macce"},     {39, 39, "macroman"},  {40, 40, "cp852"},     {41, 42, "latin7"},
    {43, 43, "macce"},     {44, 44, "cp1250"},    {45, 46, "utf8mb4"},   {47, 49, "latin1"},    {50, 52, "cp1251"},
    {53, 53, "macroman"},  {54, 55, "utf16"},     {56, 56, "utf16le"},   {57, 57, "cp1256"},    {58, 59, "cp1257"},
    {60, 61, "utf32"},     {62, 62, "utf16le"},   {63, 63, "binary"},    {64, 64, "armscii8"},  {65, 65, "ascii"},
    {66, 66, "cp1250"},    {67, 67, "cp1256"},    {68, 68, "cp866"},     {69, 69, "dec8"},      {70, 70, "greek"},
    {71, 71, "hebrew"},    {72, 72, "hp8"},       {73, 73, "keybcs2"},   {74, 74, "koi8r"},     {75, 75, "koi8u"},
    {76, 76, "utf8mb3"},   {77, 77, "latin2"},    {78, 78, "latin5"},    {79, 79, "latin7"},    {80, 80, "cp850"},
    {81, 81, "cp852"},     {82, 82, "swe7"},      {83, 83, "utf8mb3"},   {84, 84, "big5"},      {85, 85, "euckr"},
    {86, 86, "gb2312"},    {87, 87, "gbk"},       {88, 88, "sjis"},      {89, 89, "tis620"},    {90, 90, "ucs2"},
    {91, 91, "ujis"},      {92, 93, "geostd8"},   {94, 94, "latin1"},    {95, 96, "cp932"},     {97, 98, "eucjpms"},
    {99, 99, "cp1250"},    {101, 124, "utf16"},   {128, 151, "ucs2"},    {159, 159, "ucs2"},    {160, 183, "utf32"},
    {192, 215, "utf8mb3"}, {223, 223, "utf8mb3"}, {224, 247, "utf8mb4"}, {248, 250, "gb18030"}, {255, 323, "utf8mb4"},
    {576, 607, "utf8mb3"}, {608, 639, "utf8mb4"}, {640, 671, "ucs2"},    {672, 703, "utf16"},   {736, 767, "utf32"},
};

/// MySQL's name, iconv's name. Where MySQL's own table is wider than the standard's, the vendor's charset stands here.
constexpr std::pair<std::string_view, const char*> converters[] = {
    {"big5", "BIG5"},          {"latin2", "ISO-8859-2"},
    {"cp850", "CP850"},        {"koi8r", "KOI8-R"},
    {"ujis", "EUC-JP"},        {"sjis", "CP932"},
    {"cp1251", "CP1251"},      {"hebrew", "ISO-8859-8"},
    {"tis620", "TIS-620"},     {"euckr", "CP949"},
    {"latin7", "ISO-8859-13"}, {"koi8u", "KOI8-U"},
    {"gb2312", "EUC-CN"},      {"greek", "ISO-8859-7"},
    {"cp1250", "CP1250"},      {"gbk", "CP936"},
    {"cp1257", "CP1257"},      {"latin5", "ISO-8859-9"},
    {"armscii8", "ARMSCII-8"}, {"ucs2", "UTF-16BE"},
    {"cp866", "CP866"},        {"macce", "MAC-CENTRALEUROPE"},
    {"macroman", "MACINTOSH"}, {"cp852", "CP852"},
    {"utf16", "UTF-16BE"},     {"utf16le", "UTF-16LE"},
    {"cp1256", "CP1256"},      {"utf32", "UTF-32BE"},
    {"cp932", "CP932"},        {"eucjpms", "EUC-JP-MS"},
    {"gb18030", "GB18030"},    {"hp8", "HP-ROMAN8"},
};

/// Unicode of cp1252's 0x80 … 0x9f; MySQL gives the five unassigned ones their own number.
constexpr std::array<std::uint16_t, 32> latin1High = {0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                                      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
                                                      0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

void appendLatin1(std::string_view text, std::string& out) {
    for (const unsigned char byte : text) {
        if (byte < 0x80) {
            out += static_cast<char>(byte);
            continue;
        }
        const unsigned code = byte < 0xa0 ? latin1High[byte - 0x80] : byte;
        if (code < 0x800) {
            out += static_cast<char>(0xc0 | code >> 6);
        } else {
            out += static_cast<char>(0xe0 | code >> 12);
            out += static_cast<char>(0x80 | (code >> 6 & 0x3f));
        }
        out += static_cast<char>(0x80 | (code & 0x3f));
    }
}

/// One open iconv descriptor.
class Converter {
public:
    Converter(std::string_view charset, const char* name) : m_charset(charset), m_handle(iconv_open("UTF-8", name)) {}
    ~Converter() {
        if (isOpen()) iconv_close(m_handle);
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    bool isOpen() const { return m_handle != reinterpret_cast<iconv_t>(-1); }
    std::string_view charset() const { return m_charset; }

    bool append(std::string_view text, std::string& out) {
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
        char* from = const_cast<char*>(text.data());  // iconv's signature; it does not write there
        std::size_t left = text.size();
        while (left > 0) {
            const auto had = out.size();
            out.resize(had + 2 * left + 16);
            char* to = out.data() + had;
            std::size_t room = out.size() - had;
            const auto done = iconv(m_handle, &from, &left, &to, &room);
            const bool full = done == static_cast<std::size_t>(-1) && errno == E2BIG;
            out.resize(static_cast<std::size_t>(to - out.data()));
            if (done == static_cast<std::size_t>(-1) && !full) return false;
        }
        return true;
    }

private:
    std::string_view m_charset;
    iconv_t m_handle;
};

/// Null: not supported.
Converter* converterOf(std::string_view charset) {
    thread_local std::vector<std::unique_ptr<Converter>> opened;
    for (const auto& converter : opened)
        if (converter->charset() == charset) return converter.get();
    for (const auto& [name, foreign] : converters)
        if (name == charset) {
            auto converter = std::make_unique<Converter>(name, foreign);
            if (!converter->isOpen()) return nullptr;
            opened.push_back(std::move(converter));
            return opened.back().get();
        }
    return nullptr;
}

}  // namespace

std::string_view charsetOfCollation(std::uint16_t collation) {
    // MariaDB: 2048 and up are uca1400, 256 of each charset; 1024 and up are the NO PAD twins of id - 1024.
    constexpr std::array<std::string_view, 5> uca1400 = {"utf8mb3", "utf8mb4", "ucs2", "utf16", "utf32"};
    if (collation >= 2048) {
        const auto place = (collation - 2048u) / 256;
        return place < uca1400.size() ? uca1400[place] : std::string_view();
    }
    if (collation > 1024) collation = static_cast<std::uint16_t>(collation - 1024);
    for (const auto& range : ranges)
        if (collation >= range.first && collation <= range.last) return range.charset;
    return {};
}

bool isUtf8Charset(std::string_view charset) {
    return charset.empty() || charset.starts_with("utf8") || charset == "ascii";
}

Result<> appendUtf8(std::string_view text, std::string_view charset, std::string& out) {
    if (isUtf8Charset(charset)) {
        out += text;
        return {};
    }
    if (charset == "latin1") {
        appendLatin1(text, out);
        return {};
    }
    auto* converter = converterOf(charset);
    if (!converter)
        return halt(fmt::format(
            "Text in the charset {} is not supported. Convert the column to utf8mb4, or leave it out of the job.",
            charset));
    const auto had = out.size();
    if (!converter->append(text, out)) {
        out.resize(had);
        return reject(fmt::format("The bytes of a text are not {}. Correct the value at the source.", charset));
    }
    return {};
}

}  // namespace sluice
