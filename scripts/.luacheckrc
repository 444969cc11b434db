-- SPDX-License-Identifier: Apache-2.0
--
-- Made from kiosk/script_api.cpp: cotejo-script --luacheckrc >scripts/.luacheckrc
std = {
  globals = {},
  read_globals = {
    "assert",
    "error",
    "ipairs",
    "next",
    "pairs",
    "pcall",
    "require",
    "select",
    "tonumber",
    "tostring",
    "type",
    math = {fields = {"abs", "ceil", "floor", "fmod", "huge", "max", "maxinteger", "min", "mininteger", "modf", "pi", "sqrt", "tointeger", "type", "ult"}},
    string = {fields = {"byte", "char", "find", "format", "gmatch", "gsub", "len", "lower", "match", "rep", "reverse", "sub", "upper"}},
    table = {fields = {"concat", "insert", "move", "pack", "remove", "sort", "unpack"}},
    cotejo = {fields = {"api"}},
  },
}
max_line_length = 100
exclude_files = {"**/api/**"}
