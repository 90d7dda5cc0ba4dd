#include "app/workbench/run_workbench.h"

int main(int argc, char** argv) { return palimpsest::runWorkbench(argc, argv); }
