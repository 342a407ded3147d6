#include "app/program.h"

int main(int argc, char** argv) {
    return sluice::app::runProgram(argc, argv);
}
