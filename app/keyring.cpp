#include "app/keyring.h"

#ifdef SLUICE_KEYRING
#include <QEventLoop>
#include <QTimer>
#include <qt6keychain/keychain.h>
#endif
#include <fmt/format.h>

namespace sluice::app {

config::Secrets::Keyring systemKeyring() {
#ifdef SLUICE_KEYRING
    return [](const std::string& name) -> Result<std::string> {
        QKeychain::ReadPasswordJob job(QStringLiteral("sluice"));
        job.setAutoDelete(false);
        job.setInsecureFallback(false);
        job.setKey(QString::fromStdString(name));
        QEventLoop loop;
        bool finished = false;
        QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
            finished = true;
            loop.quit();
        });
        QTimer::singleShot(10'000, &loop, &QEventLoop::quit);
        job.start();
        if (!finished) loop.exec();
        if (!finished)
            return halt(fmt::format(
                "The keyring did not give the password of {} within 10 s. Unlock it, or use env: or file: instead.",
                name));
        if (job.error() != QKeychain::NoError)
            return halt(
                fmt::format("The keyring has no password for {}: {}. Store it there, or use env: or file: instead.",
                            name, job.errorString().toStdString()));
        return job.textData().toStdString();
    };
#else
    return {};
#endif
}

}  // namespace sluice::app
