#pragma once
#include <QString>
#include <QTemporaryDir>

namespace sluice::test {

/// An authority of one test, and the certificates that it signs, as PEM files that end with this object.
class Authority {
public:
    Authority();
    /// False: openssl is missing here.
    bool made() const { return m_made; }
    /// The authority's own certificate.
    QString file() const { return path("ca.pem"); }
    /// Signs one for `host` (`IP:127.0.0.1`, `DNS:localhost`), which may be over already; its files are named by
    /// `name`.
    bool issue(const QString& name, const QString& host, bool expired = false);
    QString certificate(const QString& name) const { return path(name + ".pem"); }
    QString key(const QString& name) const { return path(name + ".key"); }
    /// Key and certificate in one file.
    QString both(const QString& name) const { return path(name + "-both.pem"); }

private:
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
    bool m_made = false;
};

}  // namespace sluice::test
