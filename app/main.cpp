#include "app/heap.h"
#include "app/program.h"

int main(int argc, char** argv) {
    sluice::app::shareHeaps();
    return sluice::app::runProgram(argc, argv);
}
