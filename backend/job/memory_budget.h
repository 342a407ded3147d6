#pragma once
#include "backend/core/monitor.h"

#include <atomic>
#include <cstddef>
#include <memory>

namespace sluice {

/// What slabs and pieces of all jobs may hold at once. Only source threads wait on it; workers and lanes never do.
/// Lives on: any thread.
class MemoryBudget : public std::enable_shared_from_this<MemoryBudget> {
public:
    static constexpr std::size_t usual = 32u << 20;
    static constexpr std::size_t guaranteed = 1u << 20;  ///< of each job, whatever the others hold

    explicit MemoryBudget(std::size_t bytes = usual) : m_limit(bytes) {}

    /// One job's part of it.
    class Account;
    std::shared_ptr<Account> open() { return std::make_shared<Account>(shared_from_this()); }
    std::size_t limit() const { return m_limit; }
    std::size_t used() const {
        return m_used.read([](std::size_t used) { return used; });
    }

    class Account {
    public:
        explicit Account(std::shared_ptr<MemoryBudget> budget) : m_budget(std::move(budget)) {}
        /// Waits until there is room, for `limit` at most; false: no room yet, or stopped. A slab larger than all there
        /// is passes when this job holds nothing else.
        bool charge(std::size_t bytes, const std::stop_token& stop, std::chrono::milliseconds limit);
        /// Never waits: what is already made is counted, even above the limit.
        void add(std::size_t bytes);
        void release(std::size_t bytes);
        std::size_t used() const { return m_own.load(std::memory_order_relaxed); }
        std::size_t limit() const { return m_budget->limit(); }

    private:
        std::shared_ptr<MemoryBudget> m_budget;
        std::atomic<std::size_t> m_own{0};
    };

private:
    const std::size_t m_limit;
    Monitor<std::size_t> m_used;
};

/// Memory charged to a job until this goes.
class MemoryCharge {
public:
    MemoryCharge() = default;
    /// `bytes` are charged already.
    MemoryCharge(std::shared_ptr<MemoryBudget::Account> account, std::size_t bytes)
        : m_account(std::move(account)), m_bytes(bytes) {}
    MemoryCharge(MemoryCharge&& other) noexcept
        : m_account(std::move(other.m_account)), m_bytes(std::exchange(other.m_bytes, 0)) {}
    MemoryCharge& operator=(MemoryCharge&& other) noexcept {
        std::swap(m_account, other.m_account);
        std::swap(m_bytes, other.m_bytes);
        return *this;
    }
    ~MemoryCharge() {
        if (m_account && m_bytes) m_account->release(m_bytes);
    }
    void grow(std::size_t bytes) {
        if (!m_account) return;
        m_account->add(bytes);
        m_bytes += bytes;
    }

private:
    std::shared_ptr<MemoryBudget::Account> m_account;
    std::size_t m_bytes = 0;
};

}  // namespace sluice
