#pragma once
#include "backend/engine/edit_plan.h"
#include "backend/engine/inquiry.h"
#include "backend/engine/option_lists.h"
#include "backend/engine/preflight.h"
#include "backend/engine/preview.h"
#include "backend/engine/repair.h"
#include "ui/bridge/background.h"

#include <chrono>

#include <QTimer>

namespace sluice::ui {

/// One question to a system, asked beside a form that goes on working: after `patience` it says that it is slow, so
/// that its user may stop it. A new question drops the one before. Lives on: GUI thread.
class Inquiry : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds patience{2};

    explicit Inquiry(QObject* parent = nullptr) : QObject(parent) {
        m_clock.setSingleShot(true);
        connect(&m_clock, &QTimer::timeout, this, [this] {
            m_slow = true;
            Q_EMIT changed();
        });
    }

    /// `question(stop)` beside the GUI thread, then `answer(result)` on it.
    template <class Question, class Answer>
    void ask(Question question, Answer answer) {
        m_asking = true;
        m_slow = false;
        m_clock.start(patience);
        Q_EMIT changed();
        m_background.ask(std::move(question), [this, answer = std::move(answer)](auto result) mutable {
            end();
            answer(std::move(result));
        });
    }
    /// Drops the question: its answer never arrives.
    void stop() {
        m_background.drop();
        if (m_asking) end();
    }
    bool isAsking() const { return m_asking; }
    /// Asked longer ago than `patience`.
    bool isSlow() const { return m_slow; }

Q_SIGNALS:
    /// Asking or slow is another now.
    void changed();

private:
    void end() {
        m_clock.stop();
        m_asking = m_slow = false;
        Q_EMIT changed();
    }

    QTimer m_clock;
    bool m_asking = false, m_slow = false;
    Background m_background;
};

}  // namespace sluice::ui
