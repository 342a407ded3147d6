#include "app/program.h"

#include <cstdio>

namespace sluice::app {

int runProgram(int, char**) {
    std::puts("sluice " SLUICE_VERSION);
    return 0;
}

}  // namespace sluice::app
