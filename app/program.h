#pragma once

namespace sluice::app {

/// The whole program: takes the first word of the command line apart and hands over. Returns the exit code of the
/// contract.
int runProgram(int argc, char** argv);

}  // namespace sluice::app
