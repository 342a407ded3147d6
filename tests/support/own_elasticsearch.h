#pragma once
#include "tests/support/authority.h"
#include "tests/support/systems.h"

#include <memory>

#include <QByteArray>
#include <QHash>
#include <QProcess>
#include <QTemporaryDir>

namespace sluice::test {

/// An Elasticsearch node of one test alone that speaks TLS and knows users and rights, from the files of the sandbox's.
/// Its user `elastic` has the password `elastic-secret`, all others have `user-secret`. Ends with this object.
class OwnElasticsearch {
public:
    /// `like`: the sandbox's node, which runs on this machine. `certificate`: of `authority`. `roles`: a user each,
    /// with the body of its role in roles.yml. Takes half a minute.
    OwnElasticsearch(const System& like, const Authority& authority, const QString& certificate,
                     const QHash<QString, QString>& roles);
    ~OwnElasticsearch();
    OwnElasticsearch(const OwnElasticsearch&) = delete;
    OwnElasticsearch& operator=(const OwnElasticsearch&) = delete;

    bool runs() const { return m_runs; }
    int port() const { return m_port; }
    QByteArray log() const;

private:
    bool answers() const;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    int m_port = 0;
    bool m_runs = false;
};

}  // namespace sluice::test
