#include "tests/support/authority.h"

#include <QFile>
#include <QProcess>

namespace sluice::test {
namespace {

bool openssl(const QStringList& words) {
    QProcess process;
    process.start(QStringLiteral("openssl"), words);
    return process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

const QStringList newKey = {"-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"};

}  // namespace

Authority::Authority() {
    m_made = openssl(QStringList{"req", "-x509"} + newKey +
                     QStringList{"-days", "2", "-subj", "/CN=authority", "-keyout", path("ca.key"), "-out", file()});
    // Servers that run as somebody else read them.
    QFile::setPermissions(m_folder.path(), QFile::Permissions(0x7755));
}

bool Authority::issue(const QString& name, const QString& host, bool expired) {
    const bool made =
        openssl(QStringList{"req", "-new"} + newKey +
                QStringList{"-subj", "/CN=server", "-addext", "subjectAltName=" + host, "-keyout", key(name), "-out",
                            path("request")}) &&
        openssl({"x509", "-req", "-in", path("request"), "-CA", file(), "-CAkey", path("ca.key"), "-CAcreateserial",
                 "-days", expired ? "-1" : "2", "-copy_extensions", "copy", "-out", certificate(name)});
    QFile all(both(name)), first(key(name)), second(certificate(name));
    if (!made || !all.open(QIODevice::WriteOnly) || !first.open(QIODevice::ReadOnly) ||
        !second.open(QIODevice::ReadOnly))
        return false;
    all.write(first.readAll() + second.readAll());
    first.setPermissions(QFile::Permissions(0x7744));
    return true;
}

}  // namespace sluice::test
