#include "app/keyring.h"

#ifdef SLUICE_KEYRING
#include <memory>
#include <unistd.h>

#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>
#include <qt6keychain/keychain.h>
#endif
#include <fmt/format.h>

namespace sluice::app {

#ifdef SLUICE_KEYRING
namespace {

constexpr int patience = 10'000;
const QString service = QStringLiteral("sluice");

/// Runs a job of the keyring to its end. False: it did not answer in time, and is left to itself: whoever unlocks the
/// keyring later calls it back.
template <class Job>
bool finish(std::unique_ptr<Job>& job, const std::string& name) {
    job->setAutoDelete(false);
    job->setInsecureFallback(false);
    job->setKey(QString::fromStdString(name));
    QEventLoop loop;
    bool finished = false;
    QObject::connect(job.get(), &QKeychain::Job::finished, &loop, [&] {
        finished = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    job->start();
    if (!finished) loop.exec();
    if (!finished) job.release()->setAutoDelete(true);
    return finished;
}

/// Keyrings are reached over the session's bus.
bool hasSessionBus() {
    return qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS") ||
           QFileInfo::exists(QStringLiteral("/run/user/%1/bus").arg(getuid()));
}

}  // namespace
#endif

config::Secrets::Keyring systemKeyring() {
#ifdef SLUICE_KEYRING
    return [](const std::string& name) -> Result<std::string> {
        auto job = std::make_unique<QKeychain::ReadPasswordJob>(service);
        if (!finish(job, name))
            return halt(fmt::format(
                "The keyring did not give the password of {} within 10 s. Unlock it, or use env: or file: instead.",
                name));
        if (job->error() != QKeychain::NoError)
            return halt(
                fmt::format("The keyring has no password for {}: {}. Store it there, or use env: or file: instead.",
                            name, job->errorString().toStdString()));
        return job->textData().toStdString();
    };
#else
    return {};
#endif
}

StorePassword keyringStore() {
#ifdef SLUICE_KEYRING
    if (!hasSessionBus()) return {};
    return [](const std::string& name, const std::string& password) -> Result<> {
        auto job = std::make_unique<QKeychain::WritePasswordJob>(service);
        job->setTextData(QString::fromStdString(password));
        if (!finish(job, name))
            return halt(fmt::format(
                "The keyring did not take the password of {} within 10 s. Unlock it, or use env: or file: instead.",
                name));
        if (job->error() != QKeychain::NoError)
            return halt(fmt::format("The keyring cannot keep the password of {}: {}. Use env: or file: instead.", name,
                                    job->errorString().toStdString()));
        return {};
    };
#else
    return {};
#endif
}

}  // namespace sluice::app
