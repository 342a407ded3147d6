#include "backend/job/memory_budget.h"

namespace sluice {

bool MemoryBudget::Account::charge(std::size_t bytes, const std::stop_token& stop, std::chrono::milliseconds limit) {
    return m_budget->m_used.awaitFor(
        stop, limit,
        [&](std::size_t used) {
            const auto own = m_own.load(std::memory_order_relaxed);
            return used + bytes <= m_budget->m_limit || own + bytes <= guaranteed || own == 0;
        },
        [&](std::size_t& used) {
            used += bytes;
            m_own.fetch_add(bytes, std::memory_order_relaxed);
        });
}

void MemoryBudget::Account::add(std::size_t bytes) {
    m_own.fetch_add(bytes, std::memory_order_relaxed);
    m_budget->m_used.with([&](std::size_t& used) { used += bytes; });
}

void MemoryBudget::Account::release(std::size_t bytes) {
    m_own.fetch_sub(bytes, std::memory_order_relaxed);
    m_budget->m_used.with([&](std::size_t& used) { used -= bytes; });
}

}  // namespace sluice
