#include "backend/core/thread.h"

#include <pthread.h>

namespace sluice {

Thread::Thread(const std::string& name, std::function<void(const std::stop_token&)> body)
    : m_thread([name, body = std::move(body)](const std::stop_token& stop) {
          nameThisThread(name);
          body(stop);
      }) {}

void nameThisThread(const std::string& name) {
    pthread_setname_np(pthread_self(), name.substr(0, 15).c_str());
}

}  // namespace sluice
