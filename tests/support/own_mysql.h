#pragma once
#include "tests/support/systems.h"

#include <memory>

#include <QProcess>
#include <QTemporaryDir>

namespace sluice::test {

/// A MySQL server of one test alone, made as the sandbox's is but for `options`, for what must not be done to a shared
/// one. Its root has no password. Ends with this object.
class OwnMySql {
public:
    /// `like`: the sandbox's server, which runs on this machine. Takes some seconds.
    OwnMySql(const System& like, const QStringList& options);
    ~OwnMySql();
    OwnMySql(const OwnMySql&) = delete;
    OwnMySql& operator=(const OwnMySql&) = delete;

    /// Ends it, throws its data away and makes it anew on the same port: another server. False: log() says why.
    bool rebuild();
    /// Nothing: it does not start, and log() says why.
    const std::optional<System>& system() const { return m_system; }
    QByteArray log() const;

private:
    bool make();
    bool start(const QStringList& more);
    void end();

    QTemporaryDir m_folder;
    QStringList m_command, m_options;
    int m_port = 0;
    std::unique_ptr<QProcess> m_process;
    std::optional<System> m_system;
};

}  // namespace sluice::test
