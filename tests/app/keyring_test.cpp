// The system's keyring, a real one: the test runs itself again in a session bus of its own, with a keyring in a folder
// of its own.
#include "app/keyring.h"

#include <cstdio>

#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

constexpr int patience = 60'000;
constexpr auto inside = "SLUICE_TEST_KEYRING";
const std::string name = "connection.orders-db";
const std::string first = "k3yring-s3cret-one", second = "an0ther 密码 'with\" quotes";

bool isInside() {
    return qEnvironmentVariableIsSet(inside);
}

}  // namespace

class KeyringTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_home;

    /// Runs one function of this program in a session; its exit code and what it said.
    std::pair<int, QByteArray> inSession(const QString& function, bool unlocked) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert("HOME", m_home.path());
        environment.insert("XDG_RUNTIME_DIR", m_home.path());
        environment.remove("XDG_DATA_HOME");
        environment.remove("DBUS_SESSION_BUS_ADDRESS");
        environment.insert(inside, "1");
        const auto open = unlocked ? QStringLiteral(
                                         "printf login | gnome-keyring-daemon --unlock --components=secrets "
                                         ">/dev/null 2>&1; ")
                                   : QString();
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setProcessEnvironment(environment);
        process.start("dbus-run-session", {"--", "sh", "-c", open + "exec \"$0\" \"$1\"",
                                           QCoreApplication::applicationFilePath(), function});
        process.waitForFinished(patience);
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAll()};
    }
    void need() {
        for (const auto* program : {"dbus-run-session", "gnome-keyring-daemon"})
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty()) {
                std::printf("SLUICE-SKIP: %s is not here; apt-get install dbus gnome-keyring\n", program);
                std::fflush(stdout);
                QSKIP("no keyring");
            }
    }

private Q_SLOTS:
    void aSessionWithoutABusHasNone() {
        if (isInside()) return;
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove("DBUS_SESSION_BUS_ADDRESS");
        environment.insert(inside, "nothing");
        process.setProcessEnvironment(environment);
        process.start(QCoreApplication::applicationFilePath(), {"nothingToReach"});
        QVERIFY(process.waitForFinished(patience));
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }
    void aPasswordIsStoredReadAndReplaced() {
        if (isInside()) return;
        need();
        const auto [code, said] = inSession("storesReadsAndReplaces", true);
        QVERIFY2(code == 0, said.constData());
        // The keyring keeps it, and keeps it to itself.
        int files = 0;
        QDirIterator walk(m_home.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (walk.hasNext()) {
            QFile file(walk.next());
            if (!file.open(QIODevice::ReadOnly)) continue;
            ++files;
            const auto bytes = file.readAll();
            QVERIFY2(!bytes.contains(first.c_str()) && !bytes.contains(second.c_str()), qPrintable(file.fileName()));
        }
        QVERIFY(files > 0);
        QVERIFY(!said.contains(first.c_str()) && !said.contains(second.c_str()));
    }
    void aKeyringThatIsLockedIsASentence() {
        if (isInside()) return;
        need();
        const auto [code, said] = inSession("offersOtherPlaces", false);
        QVERIFY2(code == 0, said.constData());
    }

    // Run by the tests above, in a session.
    void nothingToReach() {
        if (!isInside()) return;
        if (QFile::exists(qEnvironmentVariable("XDG_RUNTIME_DIR") + "/bus")) QSKIP("this session has a bus");
        QVERIFY(!app::keyringStore());
    }
    void storesReadsAndReplaces() {
        if (!isInside()) return;
        const auto store = app::keyringStore();
        const auto read = app::systemKeyring();
        QVERIFY(store && read);
        const auto nothing = read(name);
        QVERIFY(!nothing);
        QVERIFY2(nothing.error().message.find("env: or file:") != std::string::npos, nothing.error().message.c_str());
        for (const auto& password : {first, second}) {
            const auto stored = store(name, password);
            QVERIFY2(stored, stored ? "" : stored.error().message.c_str());
            const auto found = read(name);
            QVERIFY2(found, found ? "" : found.error().message.c_str());
            QVERIFY(*found == password);
        }
        QVERIFY(!read("connection.other"));
    }
    void offersOtherPlaces() {
        if (!isInside()) return;
        const auto store = app::keyringStore();
        QVERIFY(store);
        const auto stored = store(name, first);
        QVERIFY(!stored);
        QVERIFY2(stored.error().message.find("env: or file:") != std::string::npos, stored.error().message.c_str());
        QVERIFY(stored.error().message.find(first) == std::string::npos);
        QVERIFY(!app::systemKeyring()(name));
    }
};

QTEST_GUILESS_MAIN(KeyringTest)
#include "keyring_test.moc"
