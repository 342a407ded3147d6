#pragma once
#include <QString>
#include <QTemporaryDir>

namespace sluice::test {

/// A certificate that signs itself, for `host` (`IP:127.0.0.1`, `DNS:localhost`), as PEM files that end with this
/// object.
class Certificate {
public:
    explicit Certificate(const QString& host = QStringLiteral("IP:127.0.0.1"));
    /// False: openssl is missing here.
    bool made() const { return m_made; }
    QString file() const { return m_folder.filePath(QStringLiteral("cert.pem")); }
    QString keyFile() const { return m_folder.filePath(QStringLiteral("key.pem")); }

private:
    QTemporaryDir m_folder;
    bool m_made = false;
};

}  // namespace sluice::test
