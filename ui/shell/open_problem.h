#pragma once
#include <QObject>
#include <QString>

namespace sluice::ui {

/// Why a workspace file could not be opened; empty: nothing was tried, or it went well. Lives on: GUI thread.
class OpenProblem : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void set(const QString& file, const QString& sentence) {
        m_file = file;
        m_sentence = sentence;
        Q_EMIT changed();
    }
    const QString& file() const { return m_file; }
    const QString& sentence() const { return m_sentence; }

Q_SIGNALS:
    void changed();

private:
    QString m_file, m_sentence;
};

}  // namespace sluice::ui
