#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# usage: by_pkg_config.sh CC NM PKG_CONFIG_FOLDER PLUGIN_FOLDER
# Builds the plugin's C files with nothing but a compiler and pkg-config, and looks at what they export.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
flags=$(PKG_CONFIG_PATH=$3 pkg-config --cflags cotejo)
# pkg-config quotes what the shell must read again.
eval "\"\$1\" -std=c11 -Wall -Wextra -pedantic -Werror -fvisibility=hidden -fPIC -shared $flags \
  -o \"\$4/by-hand.so\" \"\$4\"/*.c"
exec "$here/../abi/exports.sh" "$2" "$4/by-hand.so"
