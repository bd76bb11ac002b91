#!/bin/sh
# Makes build/clients, a virtual environment with the official clients that tests/clients/*.py drive Dossier with. Not needed by the product.
set -e
cd "$(dirname "$0")/../.."
python3 -m venv build/clients
build/clients/bin/pip install --quiet -r tests/clients/packages.txt
