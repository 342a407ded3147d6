#pragma once
#include "tests/support/authority.h"
#include "tests/support/systems.h"

#include <memory>

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace sluice::test {

/// A Kafka broker of one test alone that asks for a login over TLS and knows rights, from the jars of the sandbox's.
/// Its users have the password `NAME-secret`; without an ACL they may do nothing. Ends with this object.
class OwnKafka {
public:
    /// `like`: the sandbox's broker, which runs on this machine. `certificate`: of `authority`. Takes some seconds.
    OwnKafka(const System& like, const Authority& authority, const QString& certificate, const QStringList& users);
    ~OwnKafka();
    OwnKafka(const OwnKafka&) = delete;
    OwnKafka& operator=(const OwnKafka&) = delete;

    bool runs() const { return m_runs; }
    /// SASL over TLS.
    std::string address() const { return "127.0.0.1:" + std::to_string(m_port); }
    /// Plain, of a user who may do everything.
    std::string adminAddress() const { return "127.0.0.1:" + std::to_string(m_adminPort); }
    /// Every topic, the group `group`, or the cluster; the names of librdkafka: `RD_KAFKA_ACL_OPERATION_WRITE`.
    bool allow(const QString& user, int resource, const char* name, int operation);
    QByteArray log() const;

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    int m_port = 0, m_adminPort = 0;
    bool m_runs = false;
};

}  // namespace sluice::test
