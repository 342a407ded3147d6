#include "backend/sinks/redis/viewer.h"

#include "backend/sinks/redis/options.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace sluice::sinks::redis {
namespace {

/// `*3\r\n` or `$12\r\n`: the number, and what follows.
std::size_t takeNumber(std::string_view& rest) {
    std::size_t number = 0;
    const auto end = std::min(rest.find("\r\n"), rest.size());
    std::from_chars(rest.data() + 1, rest.data() + end, number);
    rest.remove_prefix(std::min(end + 2, rest.size()));
    return number;
}

bool isPlain(std::string_view word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
        return c > 32 && c != 127 && c != '"' && c != '\'' && c != '\\';
    });
}

/// Well-formed UTF-8 without control characters.
bool isReadable(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto c = static_cast<unsigned char>(word[i]);
        if (c < 32 || c == 127) return false;
        if (c < 128) continue;
        const std::size_t more = c >= 0xF0 && c < 0xF5 ? 3 : c >= 0xE0 && c < 0xF0 ? 2 : c >= 0xC2 && c < 0xE0 ? 1 : 0;
        if (more == 0 || i + more >= word.size()) return false;
        for (std::size_t k = 1; k <= more; ++k)
            if ((static_cast<unsigned char>(word[i + k]) & 0xC0) != 0x80) return false;
        i += more;
    }
    return true;
}

void appendWord(std::string_view word, std::string& text) {
    const bool readable = isReadable(word);
    if (readable && isPlain(word)) {
        text += word;
        return;
    }
    text += readable ? '\'' : '"';
    for (const unsigned char c : word) {
        if (readable)
            text += c == '\'' ? "\\'" : std::string(1, static_cast<char>(c));
        else if (c < 32 || c >= 127)
            text += fmt::format("\\x{:02x}", c);
        else
            text +=
                c == '"' || c == '\\' ? std::string{'\\', static_cast<char>(c)} : std::string(1, static_cast<char>(c));
    }
    text += readable ? '\'' : '"';
}

class RedisViewer final : public Viewer {
public:
    explicit RedisViewer(Options options) : m_options(std::move(options)) {}

    Result<TargetView> look(const SchemaPtr&, const std::stop_token&) override { return TargetView(); }

    ShownPiece show(const Piece& piece, const std::stop_token&) override {
        ShownPiece shown;
        const auto millis = m_options.ttl.value.count();
        shown.deletes = piece.op == Op::Delete || m_options.shapeOf() == Shape::Invalidate;
        shown.facts = {{"key", std::string(piece.address)},
                       {"expires", shown.deletes || millis == 0 ? "never" : fmt::format("in {} ms", millis)},
                       {"bytes", fmt::format("{}", piece.bytes.size())}};
        shown.language = ShownPiece::Language::Redis;
        shown.text = commandText(piece.bytes);
        shown.bytes = piece.bytes;
        return shown;
    }

private:
    Options m_options;
};

}  // namespace

std::string commandText(std::string_view request) {
    std::string text;
    while (!request.empty()) {
        if (!text.empty()) text += '\n';
        const auto words = takeNumber(request);
        for (std::size_t i = 0; i < words; ++i) {
            const auto size = std::min(takeNumber(request), request.size());
            if (i > 0) text += ' ';
            appendWord(request.substr(0, size), text);
            request.remove_prefix(std::min(size + 2, request.size()));
        }
        if (words == 0) break;
    }
    return text;
}

Result<std::unique_ptr<Viewer>> makeViewer(const ConnectorContext& context) {
    auto options = parseOptions(context.job);
    if (!options) return forward(options);
    return std::unique_ptr<Viewer>(std::make_unique<RedisViewer>(std::move(*options)));
}

}  // namespace sluice::sinks::redis
