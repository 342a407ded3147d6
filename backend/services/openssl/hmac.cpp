#include "backend/services/openssl/hmac.h"

#include <atomic>
#include <memory>
#include <vector>

#include <openssl/core_names.h>
#include <openssl/evp.h>

namespace sluice::services::openssl {
namespace {

struct FreeContext {
    void operator()(EVP_MAC_CTX* context) const { EVP_MAC_CTX_free(context); }
};
using Context = std::unique_ptr<EVP_MAC_CTX, FreeContext>;

Context makeContext(const std::string& key) {
    EVP_MAC* mac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    if (!mac) return nullptr;
    Context context(EVP_MAC_CTX_new(mac));
    EVP_MAC_free(mac);  // the context keeps it
    char digest[] = "SHA256";
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                                     OSSL_PARAM_construct_end()};
    if (!context ||
        EVP_MAC_init(context.get(), reinterpret_cast<const unsigned char*>(key.data()), key.size(), parameters) != 1)
        return nullptr;
    return context;
}

/// This thread's state for one key; making one costs a microsecond and an allocation, so the last few are kept.
EVP_MAC_CTX* contextOf(std::uint64_t id, const std::string& key) {
    constexpr std::size_t kept = 16;
    thread_local std::vector<std::pair<std::uint64_t, Context>> contexts;
    for (const auto& [known, context] : contexts)
        if (known == id) return context.get();
    auto made = makeContext(key);
    if (!made) return nullptr;
    if (contexts.size() == kept) contexts.erase(contexts.begin());
    contexts.emplace_back(id, std::move(made));
    return contexts.back().second.get();
}

}  // namespace

HmacSha256::HmacSha256(std::string key) : m_key(std::move(key)) {
    static std::atomic<std::uint64_t> next{1};
    m_id = next++;
}

bool HmacSha256::writeHex(std::string_view text, char* to) const {
    auto* context = contextOf(m_id, m_key);
    unsigned char raw[digits / 2];
    std::size_t size = 0;
    if (!context || EVP_MAC_init(context, nullptr, 0, nullptr) != 1 ||
        EVP_MAC_update(context, reinterpret_cast<const unsigned char*>(text.data()), text.size()) != 1 ||
        EVP_MAC_final(context, raw, &size, sizeof raw) != 1 || size != sizeof raw)
        return false;
    constexpr char hex[] = "0123456789abcdef";
    for (const auto byte : raw) {
        *to++ = hex[byte >> 4];
        *to++ = hex[byte & 15];
    }
    return true;
}

}  // namespace sluice::services::openssl
