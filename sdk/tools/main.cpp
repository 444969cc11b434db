// SPDX-License-Identifier: Apache-2.0
//
// The program `cotejo`: finds the verb and hands over.

#include <iostream>
#include <string>
#include <vector>

#include "cotejo/mistake.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace {

constexpr Verb kVerbs[] = {
    {"audit", "says whether an audit log is as it was written", audit},
    {"check", "runs a plugin through conformance and says its level", check},
    {"evaluate", "measures a comparator's error rates on labelled pictures", evaluate},
    {"keygen", "makes a key pair to sign plugins with", keygen},
    {"list", "lists plugins: what they are, what they do", list},
    {"new", "makes a new plugin from the template", new_plugin},
    {"run", "runs jobs of a plugin by hand, a line of JSON for each file", run},
    {"sign", "signs a plugin's folder, or verifies its signature", sign},
};

void help(std::ostream& out) {
    out << "cotejo - work with Cotejo's plugins and logs\n\n"
           "usage: cotejo VERB [ARGUMENT...]\n\nverbs:\n";
    for (const Verb& verb : kVerbs)
        out << "  " << verb.name << std::string(10 - std::string(verb.name).size(), ' ')
            << verb.purpose << '\n';
    out << "\n`cotejo VERB --help` says all about one.\n\n"
           "exit codes, of every verb:\n"
           "  0  done, and the answer is yes\n"
           "  1  done, and the answer is no: a mistake, a failed case, another status\n"
           "  2  the command line is wrong\n"
           "  3  could not be done: no such plugin, file or permission\n";
}

int unknown(const std::string& word) {
    std::vector<std::string> names;
    for (const Verb& verb : kVerbs) names.emplace_back(verb.name);
    const std::string near = nearest(word, names);
    std::cerr << "cotejo: \"" << word << "\" is no verb; "
              << (near.empty() ? "`cotejo --help` lists them" : "did you mean \"" + near + "\"?")
              << '\n';
    return kUsage;
}

int main(int argc, char** argv) {
    const std::string word = argc > 1 ? argv[1] : "";
    if (word == "--help" || word == "-h" || word == "help") return help(std::cout), kOk;
    if (word.empty()) return help(std::cerr), kUsage;
    for (const Verb& verb : kVerbs)
        if (word == verb.name) return verb.run(argc - 1, argv + 1);
    return unknown(word);
}

}  // namespace
}  // namespace cotejo::tools

int main(int argc, char** argv) { return cotejo::tools::main(argc, argv); }
