// SPDX-License-Identifier: Apache-2.0
//
// Reads a verb's command line with getopt_long, and says mistakes in our own words.

#include "arguments.hpp"

#include <getopt.h>

#include <iostream>

#include "cotejo/mistake.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace {

constexpr int kFirst = 256; // long options are numbered from here, apart from letters

Error wrong(std::string what) { return {Status::invalid, std::move(what)}; }

Error unknown(const std::string& word, const std::vector<Option>& known) {
    std::vector<std::string> names{"--help"};
    for (const Option& option : known) names.push_back("--" + option.name);
    const std::string near = nearest(word, names);
    return wrong("\"" + word + "\" is no option" +
                 (near.empty() ? "; see --help" : "; did you mean " + near + "?"));
}

}  // namespace

std::optional<Arguments> arguments_of(int argc, char** argv, const std::vector<Option>& known,
                                      const char* help, int& exit) {
    Result<Arguments> arguments = read_arguments(argc, argv, known);
    if (!arguments) {
        exit = usage(argv[0], arguments.error().what);
        return std::nullopt;
    }
    if (arguments->has("help")) {
        std::cout << help;
        exit = kOk;
        return std::nullopt;
    }
    return std::move(*arguments);
}

Result<Arguments> read_arguments(int argc, char** argv, const std::vector<Option>& known) {
    std::string letters = ":h";
    std::vector<option> table{{"help", no_argument, nullptr, 'h'}};
    for (std::size_t i = 0; i < known.size(); ++i) {
        const int needs = known[i].takes_value ? required_argument : no_argument;
        table.push_back({known[i].name.c_str(), needs, nullptr, kFirst + static_cast<int>(i)});
        if (known[i].letter) letters += known[i].letter;
        if (known[i].letter && known[i].takes_value) letters += ':';
    }
    table.push_back({});

    Arguments arguments;
    opterr = 0;
    optind = 0;
    for (int found; (found = getopt_long(argc, argv, letters.c_str(), table.data(), nullptr)) != -1;) {
        const std::string word = optind > 0 && optind <= argc ? argv[optind - 1] : "";
        if (found == 'h') {
            arguments.options["help"] = {};
            continue;
        }
        if (found == ':') return wrong("\"" + word + "\" needs a value");
        if (found == '?') return unknown(word, known);
        const auto number = [&] {
            if (found >= kFirst) return static_cast<std::size_t>(found - kFirst);
            std::size_t i = 0;
            while (known[i].letter != found) ++i;
            return i;
        }();
        arguments.options[known[number].name].push_back(optarg ? optarg : "");
    }
    for (; optind < argc; ++optind) arguments.words.emplace_back(argv[optind]);
    return arguments;
}

std::string Arguments::value(const std::string& name, const std::string& otherwise) const {
    const auto found = options.find(name);
    return found == options.end() ? otherwise : found->second.back();
}

std::vector<std::string> Arguments::values(const std::string& name) const {
    const auto found = options.find(name);
    return found == options.end() ? std::vector<std::string>{} : found->second;
}

Result<std::map<std::string, std::string>> Arguments::pairs(const std::string& name) const {
    std::map<std::string, std::string> read;
    for (const std::string& value : values(name)) {
        const std::size_t equals = value.find('=');
        if (equals == std::string::npos || equals == 0)
            return wrong("--" + name + " \"" + value + "\" must be name=value");
        read[value.substr(0, equals)] = value.substr(equals + 1);
    }
    return read;
}

int usage(const std::string& verb, const std::string& what) {
    std::cerr << "cotejo " << verb << ": " << what << '\n';
    return kUsage;
}

}  // namespace cotejo::tools
