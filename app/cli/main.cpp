#include "app/cli/cli.h"

int main(int argc, char** argv) { return palimpsest::runCommandLine(argc, argv); }
