#pragma once
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace sluice::sources::kafka {

/// What a column of MySQL would have to be to hold the values of a JSON field, as far as the values seen tell. A guess:
/// the next one may not fit. Lives on: one thread.
class TypeGuess {
public:
    /// A JSON token.
    void see(std::string_view token);
    /// `bigint`, `varchar(255)`; empty: no value was seen but null. A column of the key gets a length.
    std::string type(bool isKey) const;

private:
    void seeNumber(std::string_view token);
    void seeText(std::string_view token);
    std::string textType(bool isKey) const;

    bool m_integers = false, m_large = false, m_negative = false, m_huge = false, m_fractions = false;
    bool m_flags = false, m_documents = false, m_texts = false;
    bool m_plain = false;  ///< a text that is neither a date, a moment nor a decimal number
    bool m_dates = false, m_moments = false, m_instants = false, m_decimals = false;
    bool m_farInstants = false;  ///< out of what TIMESTAMP holds
    std::size_t m_scale = 0, m_fraction = 0, m_longest = 0;
};

}  // namespace sluice::sources::kafka
