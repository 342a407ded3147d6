#pragma once
#include <QObject>

class QSocketNotifier;

namespace sluice::app {

/// Turns SIGTERM and SIGINT into a Qt signal. One at a time in a process.
/// Handlers, not a blocked mask: processes that we start must not inherit one.
class Signals : public QObject {
    Q_OBJECT
public:
    explicit Signals(QObject* parent = nullptr);
    ~Signals() override;

Q_SIGNALS:
    void terminate();

private:
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace sluice::app
