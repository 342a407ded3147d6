#pragma once
#include <functional>
#include <memory>
#include <stop_token>

#include <QCoreApplication>
#include <QObject>
#include <QPointer>
#include <QThreadPool>

namespace sluice::ui {

/// Answers one question at a time off the GUI thread. A new question drops the one before it, and closing drops all:
/// their answers never arrive. Lives on: GUI thread; questions run on a pool thread and should heed their token.
class Background : public QObject {
    Q_OBJECT

public:
    explicit Background(QObject* parent = nullptr) : QObject(parent) {}
    ~Background() override { m_stop.request_stop(); }

    /// `question(stop)` on a pool thread, then `answer(result)` on this one.
    template <class Question, class Answer>
    void ask(Question question, Answer answer) {
        drop();
        pool().start([stop = m_stop.get_token(), question = std::move(question), answer = std::move(answer),
                      self = QPointer<Background>(this)]() mutable {
            if (stop.stop_requested()) return;
            auto result = std::make_shared<decltype(question(stop))>(question(stop));
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [stop, result, answer = std::move(answer), self]() mutable {
                    if (self && !stop.stop_requested()) answer(std::move(*result));
                },
                Qt::QueuedConnection);
        });
    }

    /// Drops the question on its way, if there is one.
    void drop() {
        m_stop.request_stop();
        m_stop = std::stop_source();
    }

private:
    /// Questions wait for systems, not for a core: more of them than Qt's own pool has threads.
    static QThreadPool& pool() {
        static QThreadPool made;
        // What a question uses, such as OpenSSL, is gone when statics are.
        static const bool waits = (qAddPostRoutine([] { made.waitForDone(); }), true);
        Q_UNUSED(waits)
        made.setMaxThreadCount(16);
        return made;
    }

    std::stop_source m_stop;
};

}  // namespace sluice::ui
