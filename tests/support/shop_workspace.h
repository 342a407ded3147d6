#pragma once
#include "tests/support/systems.h"

#include <memory>

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace sluice::test {

/// The shop's four jobs on the real test systems, under names that no other run uses.
class ShopWorkspace {
public:
    ShopWorkspace(const System& mysql, const System& kafka, const System& redis, const System& elasticsearch,
                  const System& tidb);

    QString file() const { return m_folder.filePath("shop.toml"); }
    QString state() const { return m_folder.filePath("state"); }
    std::string prefix() const { return m_prefix; }  ///< of topics, keys, indices; letters and digits
    std::string topic(const std::string& table) const { return m_prefix + ".shop." + table; }
    std::string index(const std::string& table) const { return m_prefix + '-' + table; }
    std::string redisPrefix(const std::string& table) const { return m_prefix + ':' + table + ':'; }
    std::string tidbDatabase() const { return m_prefix + "_shop"; }

    /// `sluice run` on it with these further words; its log goes to log().
    std::unique_ptr<QProcess> start(const QStringList& words = {}) const;
    /// Runs to the end within `seconds`; the exit code, or -1.
    int finish(const QStringList& words, int seconds) const;
    QString log() const;

private:
    QTemporaryDir m_folder;
    std::string m_prefix;
};

}  // namespace sluice::test
