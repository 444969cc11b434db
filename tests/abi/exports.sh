#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
#
# usage: exports.sh NM LIBRARY
# Fails unless the library's dynamic symbol table defines `cotejo_plugin_entry` and nothing else.
exports=$("$1" --dynamic --defined-only --format=posix "$2" | cut -d ' ' -f 1)
[ "$exports" = cotejo_plugin_entry ] && exit
echo "$2 must export cotejo_plugin_entry alone; it exports:"
echo "${exports:-nothing}"
exit 1
