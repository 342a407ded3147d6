#pragma once
#include <QObject>
#include <QString>

namespace sluice::ui {

/// The job or system that the user looks at, the same on every page. Lives on: GUI thread.
class Selection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    const QString& job() const { return m_job; }
    const QString& system() const { return m_system; }

    void selectJob(const QString& name) { set(name, {}); }
    void selectSystem(const QString& name) { set({}, name); }
    void clear() { set({}, {}); }

Q_SIGNALS:
    void changed();

private:
    void set(const QString& job, const QString& system) {
        if (job == m_job && system == m_system) return;
        m_job = job;
        m_system = system;
        Q_EMIT changed();
    }

    QString m_job, m_system;
};

}  // namespace sluice::ui
