#pragma once
#include <QObject>

class QSocketNotifier;

namespace sluice::app {

/// Turns SIGTERM and SIGINT, and SIGHUP where somebody asks for it, into Qt signals. One at a time in a process.
/// Handlers, not a blocked mask: processes that we start must not inherit one.
class Signals : public QObject {
    Q_OBJECT
public:
    explicit Signals(QObject* parent = nullptr);
    ~Signals() override;
    /// From now on SIGHUP is hangUp() and no end.
    void heedHangUp();

Q_SIGNALS:
    void terminate();
    void hangUp();

private:
    QSocketNotifier* m_notifier = nullptr;
};

}  // namespace sluice::app
