#include "tests/support/certificate.h"

#include <QProcess>

namespace sluice::test {

Certificate::Certificate(const QString& host) {
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"),
                  {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                   QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"), QStringLiteral("-nodes"),
                   QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"), QStringLiteral("/CN=test"),
                   QStringLiteral("-addext"), QStringLiteral("subjectAltName=") + host, QStringLiteral("-keyout"),
                   keyFile(), QStringLiteral("-out"), file()});
    m_made = openssl.waitForFinished(20'000) && openssl.exitStatus() == QProcess::NormalExit && openssl.exitCode() == 0;
}

}  // namespace sluice::test
