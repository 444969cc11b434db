// SPDX-License-Identifier: Apache-2.0
//
// The verbs of the program `cotejo`, a file each. A new one is a declaration here, a line in
// main.cpp's table and a line in CMakeLists.txt.

#pragma once

namespace cotejo::tools {

/// What every verb's exit code means. A verb's --help says more.
enum Exit : int {
    kOk = 0,         ///< done, and the answer is yes
    kNo = 1,         ///< done, and the answer is no: a mistake, a failed case, another status
    kUsage = 2,      ///< the command line is wrong
    kCannot = 3,     ///< could not be done: no such plugin, file or permission
};

struct Verb {
    const char* name;
    const char* purpose;                ///< one line, for the list of verbs
    int (*run)(int argc, char** argv);  ///< argv[0] is the verb; gives an Exit
};

int audit(int argc, char** argv);
int check(int argc, char** argv);
int evaluate(int argc, char** argv);
int keygen(int argc, char** argv);
int list(int argc, char** argv);
int new_plugin(int argc, char** argv);
int run(int argc, char** argv);
int sign(int argc, char** argv);

}  // namespace cotejo::tools
