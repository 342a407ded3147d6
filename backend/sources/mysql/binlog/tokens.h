#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sluice::sources::mysql {

/// Words, names and signs of a statement, one after the other. Comments are left out, but what MySQL or MariaDB would
/// execute of them (`/*! … */`) is read.
class Tokens {
public:
    enum class Kind : std::uint8_t { End, Word, Name, Text, Sign };
    explicit Tokens(std::string_view sql) : m_rest(sql) { advance(); }

    Kind kind() const { return m_kind; }
    /// As it stands; a Name or Text without its quotes.
    const std::string& text() const { return m_text; }
    void advance();
    /// Whether the token is that word (upper case), quoted names excepted.
    bool is(std::string_view upper) const;
    /// Passes the word if it is next.
    bool pass(std::string_view upper);
    bool isSign(char sign) const { return m_kind == Kind::Sign && m_text[0] == sign; }
    bool passSign(char sign);
    /// A word or quoted name, which it passes; nothing: none is next.
    std::optional<std::string> name();
    /// What has not been read yet, the token included.
    std::string_view fromHere() const { return m_here; }
    bool atEnd() const { return m_kind == Kind::End; }

private:
    void skipSpace();
    void quoted(char quote);
    std::string_view m_rest, m_here;
    Kind m_kind = Kind::End;
    std::string m_text;
};

}  // namespace sluice::sources::mysql
