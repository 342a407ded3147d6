#pragma once
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

#include <QProcess>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

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
    /// The answer to one command, as text; empty: none.
    std::string command(std::initializer_list<std::string_view> words) const;
    /// Freezes and thaws it: connected, but silent.
    void freeze();
    void thaw();

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

/// Declares an OwnRedis, or skips the test where there is no redis-server.
#define NEED_OWN_REDIS(variable, ...)                                                               \
    sluice::test::OwnRedis variable{__VA_ARGS__};                                                   \
    if (!variable.runs()) {                                                                         \
        std::printf("SLUICE-SKIP: redis-server does not run here; apt-get install redis-server\n"); \
        QSKIP("no redis-server");                                                                   \
    }
