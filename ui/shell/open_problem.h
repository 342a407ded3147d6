#pragma once
#include <QObject>
#include <QString>

namespace sluice::ui {

/// What became of the last try to open a workspace file: it is on its way, it went well (both texts are empty), or why
/// it could not be. Lives on: GUI thread.
class OpenProblem : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void set(const QString& file, const QString& sentence) {
        m_file = file;
        m_sentence = sentence;
        m_opening = false;
        Q_EMIT changed();
    }
    void setOpening(const QString& file) {
        m_file = file;
        m_sentence.clear();
        m_opening = true;
        Q_EMIT changed();
    }
    bool isOpening() const { return m_opening; }
    const QString& file() const { return m_file; }
    const QString& sentence() const { return m_sentence; }

Q_SIGNALS:
    void changed();

private:
    QString m_file, m_sentence;
    bool m_opening = false;
};

}  // namespace sluice::ui
