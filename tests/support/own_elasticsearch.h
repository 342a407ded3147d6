#pragma once
#include "tests/support/authority.h"
#include "tests/support/systems.h"

#include <memory>

#include <QByteArray>
#include <QProcess>
#include <QTemporaryDir>

namespace sluice::test {

/// An Elasticsearch node of one test alone that speaks TLS and knows users and rights, from the files of the sandbox's.
/// Its user `elastic` has the password `elastic-secret`. Ends with this object.
class OwnElasticsearch {
public:
    /// `like`: the sandbox's node, which runs on this machine. `certificate`: of `authority`. Takes half a minute.
    OwnElasticsearch(const System& like, const Authority& authority, const QString& certificate);
    ~OwnElasticsearch();
    OwnElasticsearch(const OwnElasticsearch&) = delete;
    OwnElasticsearch& operator=(const OwnElasticsearch&) = delete;

    bool runs() const { return m_runs; }
    int port() const { return m_port; }
    /// A user of that name with the password `NAME-secret`, and a role with that body.
    bool addUser(const QString& name, const QByteArray& role) const;
    QByteArray log() const;

private:
    QByteArray ask(const QByteArray& method, const QString& path, const QByteArray& body) const;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    int m_port = 0;
    bool m_runs = false;
};

}  // namespace sluice::test
