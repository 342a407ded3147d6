#include "app/program.h"

#include <malloc.h>

int main(int argc, char** argv) {
    // What a worker makes a lane gives back, so every thread with a heap of its own would keep its share of the peak.
    mallopt(M_ARENA_MAX, 2);
    return sluice::app::runProgram(argc, argv);
}
