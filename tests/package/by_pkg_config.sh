#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# usage: by_pkg_config.sh CC NM PKG_CONFIG_FOLDER OUTPUT_FOLDER
# Builds letters-c with nothing but a compiler and pkg-config, and looks at what it exports.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
flags=$(PKG_CONFIG_PATH=$3 pkg-config --cflags cotejo)
mkdir -p "$4"
# pkg-config quotes what the shell must read again.
eval "\"\$1\" -std=c11 -Wall -Wextra -pedantic -Werror -fvisibility=hidden -fPIC -shared $flags \
  -o \"\$4/libletters-c.so\" \"\$here/letters-c/letters.c\""
exec "$here/../abi/exports.sh" "$2" "$4/libletters-c.so"
