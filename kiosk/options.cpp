// SPDX-License-Identifier: Apache-2.0
//
// The command line, read by Boost.Program_options.

#include "kiosk/options.hpp"

#include <boost/program_options.hpp>

#include <map>
#include <sstream>
#include <vector>

namespace cotejo::kiosk {
namespace {

namespace po = boost::program_options;

po::options_description described() {
    po::options_description all("Options");
    auto add = all.add_options();
    add("config", po::value<std::string>()->default_value("config/kiosk.yaml"),
        "the kiosk's configuration");
    add("state", po::value<std::string>(), "folder for keys, log and store, in place of `state:`");
    add("plugins", po::value<std::string>(), "the plugins that came with the program, ${plugins}");
    add("scenario", po::value<std::string>(), "one of the configuration's `scenarios:`");
    add("set", po::value<std::vector<std::string>>()->composing(),
        "INSTANCE.SETTING=VALUE, in place of the configuration's; may be repeated");
    add("listen", po::value<unsigned>(), "loopback port of the page; 0 takes any free one");
    add("text", "show the screens on this terminal");
    add("once", "with --text: one visit without asking, then one line of JSON");
    add("forget", "erase each check-in when its screen closes; for demonstrations");
    add("help", "this text");
    add("version", "the version");
    return all;
}

const std::map<std::string, Options::Verb> kVerbs{
    {"serve", Options::Verb::serve},
    {"check", Options::Verb::check},
    {"officer-code", Options::Verb::officer_code},
    {"demo-state", Options::Verb::demo_state},
};

Error wrong(const std::string& what) {
    return {Status::invalid, what + "; see cotejo-kiosk --help"};
}

Result<Options> read(const po::variables_map& given) {
    Options options;
    if (given.contains("help")) options.verb = Options::Verb::help;
    if (given.contains("version")) options.verb = Options::Verb::version;
    if (given.contains("verb")) {
        const auto verb = kVerbs.find(given["verb"].as<std::string>());
        if (verb == kVerbs.end())
            return wrong("`" + given["verb"].as<std::string>() + "` is no command");
        options.verb = verb->second;
    }
    auto text = [&](const char* name) {
        return given.contains(name) ? given[name].as<std::string>() : std::string{};
    };
    options.config.file = std::filesystem::absolute(text("config"));
    if (given.contains("state")) options.config.state = std::filesystem::absolute(text("state"));
    if (given.contains("plugins"))
        options.config.plugins = std::filesystem::absolute(text("plugins"));
    options.config.scenario = text("scenario");
    options.text = given.contains("text");
    options.once = given.contains("once");
    options.forget = given.contains("forget");
    if (options.once && !options.text) return wrong("--once goes with --text");
    if (given.contains("listen")) {
        if (given["listen"].as<unsigned>() > 65535) return wrong("--listen takes 0 to 65535");
        options.listen = static_cast<std::uint16_t>(given["listen"].as<unsigned>());
    }
    if (given.contains("set"))
        for (const std::string& set : given["set"].as<std::vector<std::string>>()) {
            const auto equals = set.find('=');
            const auto dot = set.find('.');
            if (dot == std::string::npos || equals == std::string::npos || dot > equals)
                return wrong("--set takes INSTANCE.SETTING=VALUE, not `" + set + "`");
            options.config.settings[set.substr(0, equals)] = set.substr(equals + 1);
        }
    return options;
}

}  // namespace

Result<Options> parse_options(int argc, char** argv) {
    try {
        po::options_description all = described();
        all.add_options()("verb", po::value<std::string>(), "");
        po::positional_options_description positional;
        positional.add("verb", 1);
        po::variables_map given;
        const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
        po::store(po::command_line_parser(argc, argv)
                      .options(all).positional(positional).style(style).run(),
                  given);
        po::notify(given);
        return read(given);
    } catch (const po::error& problem) {
        return wrong(problem.what());
    }
}

std::string usage() {
    std::ostringstream out;
    out << "cotejo-kiosk - serves travellers who check in by themselves\n\n"
           "Usage:\n"
           "  cotejo-kiosk [serve] [OPTION...]   serve; prints the address of the page\n"
           "  cotejo-kiosk check [OPTION...]     check configuration, policy and workflows\n"
           "  cotejo-kiosk officer-code          read an officer's code from standard input and\n"
           "                                     print the line for `officers:` in kiosk.yaml\n"
           "  cotejo-kiosk demo-state --state DIR\n"
           "                                     make a demonstration's keys and site.yaml\n\n"
        << described()
        << "\nThe log goes to standard error, one line an event, its level first; COTEJO_DEBUG=1 in\n"
           "the environment adds what plugins' libraries print. With --text --once\n"
           "the last line of standard output is\n"
           "  {\"decision\":\"through\"|\"officer\",\"findings\":{...},\"ms\":N}\n"
           "findings by name, each with the score and the limit it was held against.\n\n"
           "Exit status:\n"
           "  0  ended as asked; with --once: through; with check: no mistakes\n"
           "  1  a fault; the log says what to mend\n"
           "  2  the command line or the configuration is wrong; the message says where\n"
           "  3  with --once: an officer decides\n";
    return out.str();
}

}  // namespace cotejo::kiosk
