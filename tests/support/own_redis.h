#pragma once
#include <memory>

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>

namespace sluice::test {

/// A Redis server of one test alone, on a free port of this machine, for what must not be done to a shared one. Ends
/// with this object.
class OwnRedis {
public:
    /// `options`: as on redis-server's command line.
    explicit OwnRedis(const QStringList& options = {}, bool tls = false);
    ~OwnRedis();
    OwnRedis(const OwnRedis&) = delete;
    OwnRedis& operator=(const OwnRedis&) = delete;

    /// False: there is no redis-server here, or it does not start.
    bool runs() const { return m_runs; }
    int port() const { return m_port; }
    /// Starts it (again) on the same port.
    bool start();
    void stop();
    /// Freezes and thaws it: connected, but silent.
    void freeze();
    void thaw();
    /// A file in its folder.
    QString file(const QString& name) const { return m_folder.filePath(name); }
    /// A certificate and its key in that folder, signed by itself; false where openssl is missing.
    bool makeCertificate(const QString& name, const QString& host);

private:
    void signal(int number);
    QTemporaryDir m_folder;
    QStringList m_options;
    bool m_tls;
    int m_port = 0;
    bool m_runs = false;
    std::unique_ptr<QProcess> m_process;
};

}  // namespace sluice::test
