#include "app/signals.h"

#include <array>
#include <csignal>
#include <initializer_list>
#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>

namespace sluice::app {
namespace {

std::array<int, 2> pipeEnds{-1, -1};

// Only what is safe in a signal handler.
void onSignal(int number) {
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = ::write(pipeEnds[0], &byte, 1);
}

void handle(void (*handler)(int), std::initializer_list<int> numbers) {
    struct sigaction action{};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    for (const int number : numbers) sigaction(number, &action, nullptr);
}

}  // namespace

Signals::Signals(QObject* parent) : QObject(parent) {
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pipeEnds.data()) != 0) return;
    m_notifier = new QSocketNotifier(pipeEnds[1], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        if (::read(pipeEnds[1], &byte, 1) == 1 && byte == SIGHUP)
            Q_EMIT hangUp();
        else
            Q_EMIT terminate();
    });
    handle(onSignal, {SIGTERM, SIGINT});
}

void Signals::heedHangUp() {
    if (m_notifier) handle(onSignal, {SIGHUP});
}

Signals::~Signals() {
    handle(SIG_DFL, {SIGTERM, SIGINT, SIGHUP});
    for (int& end : pipeEnds) {
        if (end >= 0) ::close(end);
        end = -1;
    }
}

}  // namespace sluice::app
