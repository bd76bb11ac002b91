#include "app/cli/command.h"

int main(int argc, char** argv) { return dossier::cli::run(argc, argv); }
