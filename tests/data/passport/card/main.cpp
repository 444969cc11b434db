// SPDX-License-Identifier: Apache-2.0
//
// cotejo-passport: a simulated passport for whoever has a reader's software and no passport.

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iterator>

#include "passport/card/folder.hpp"
#include "passport/card/serve.hpp"
#include "passport/face.hpp"
#include "passport/faults.hpp"

namespace {

using namespace passport;
using namespace passport::card;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

constexpr const char* kHelp =
    "Usage: cotejo-passport serve (--socket PATH | --port PORT | --vpcd PORT) [choices]\n"
    "       cotejo-passport make FOLDER [choices]\n"
    "       cotejo-passport list-models | list-faults\n"
    "\n"
    "A passport that nobody holds: its files, signed by a country that does not exist, in a chip that\n"
    "speaks BAC, PACE, secure messaging, Chip and Active Authentication (ICAO 9303-10 and -11).\n"
    "\n"
    "  serve        lets readers talk to the chip until it is interrupted\n"
    "    --socket   listens on a Unix socket of this path, for document-chip's reader \"socket:PATH\"\n"
    "    --port     listens on a TCP port of the loopback interface, for a vpcd that goes there\n"
    "               (DEVICENAME 127.0.0.1:PORT in pcscd's configuration), and on the next one, for its\n"
    "               second slot, with a card that is no passport. No fault that leaves\n"
    "    --vpcd     goes to a vpcd that listens on this TCP port (35963 when it is not configured)\n"
    "    --trust    writes the issuer's certificates and revocation lists into this folder\n"
    "    --until-eof  ends, too, when standard input does\n"
    "  make         writes the chip's files, its zone and what its issuer published into a folder\n"
    "  list-models  good chips, a line each: name, tab, what it is\n"
    "  list-faults  ways to be wrong, a line each: name, verdict owed, its reason, what is wrong,\n"
    "               with tabs between. \"valid\": a habit that is no fault. \"invalid\": it can be read\n"
    "               and is not genuine. \"refused\": it cannot be read. \"lost\": try again\n"
    "\n"
    "Choices:\n"
    "  --model NAME     which good chip; default pace, or the one that the fault needs\n"
    "  --fault NAME     what is wrong with it\n"
    "  --files FOLDER   the chip's files and mrz.txt, as `make` writes them, whoever made them\n"
    "  --portrait FILE  a JPEG or JPEG 2000 for DG2; default: drawn\n"
    "  --size BYTES     the least size of a drawn portrait\n"
    "  --groups 1,2,11  which data groups; of 1, 2, 11, 12, 13\n"
    "  --number, --birth, --expiry (YYMMDD), --surname, --given, --sex, --nationality, --state,\n"
    "  --format (td1, td2, td3), --code, --personal-number   of the holder and the document\n"
    "  --now YYYY-MM-DD the day that all else is dated from; default today\n"
    "\n"
    "`serve` prints the zone's lines, the card access number if there is one, and where it listens;\n"
    "when it ends, what was asked: commands, bytes given, protocols done, files touched.\n"
    "Exit: 0 done, 1 it could not be done, 2 the command line is wrong.\n";

struct Options {
    std::string command, folder, model, fault;
    std::filesystem::path socket, trust, files;
    std::optional<std::uint16_t> port, vpcd;
    bool until_eof = false;
    Recipe recipe;
};

Result<Bytes> read(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return Error{Status::not_found, file + ": cannot be read"};
    return Bytes(std::istreambuf_iterator<char>(stream), {});
}

template <class Number>
bool number(const std::string& text, Number& into) {
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, into);
    return read.ec == std::errc() && read.ptr == end;
}

bool port(const std::string& text, std::optional<std::uint16_t>& into) {
    std::uint16_t value = 0;
    if (!number(text, value)) return false;
    into = value;
    return true;
}

bool day(const std::string& text, std::time_t& into) {
    std::tm parts{};
    const char* end = ::strptime(text.c_str(), "%Y-%m-%d", &parts);
    if (!end || *end) return false;
    into = ::timegm(&parts) + 12 * 3600;
    return true;
}

bool groups(const std::string& text, std::vector<int>& into) {
    into.clear();
    std::string part;
    for (const char c : text + ",") {
        int group = 0;
        if (c != ',') part += c;
        else if (!number(part, group) || group < 1 || group > 13) return false;
        else into.push_back(group), part.clear();
    }
    return true;
}

bool format(const std::string& text, Holder& holder) {
    if (text == "td1") holder.format = Holder::Format::td1, holder.code = "I";
    else if (text == "td2") holder.format = Holder::Format::td2, holder.code = "I";
    else if (text == "td3") holder.format = Holder::Format::td3;
    else return false;
    return true;
}

/// Has DG11 say of the holder what DG1 says; nobody is born after `now`.
void say_in_full(Holder& holder, std::time_t now) {
    holder.full_name = holder.surname + "<<" + holder.given_names;
    std::ranges::replace(holder.full_name, ' ', '<');
    std::tm day{};
    ::gmtime_r(&now, &day);
    char today[16] = "";
    std::strftime(today, sizeof today, "%y%m%d", &day);
    holder.full_birth = (holder.birth > today ? "19" : "20") + holder.birth;
}

/// Takes one option's value; a sentence when it cannot.
std::string take(Options& options, const std::string& word, const std::string& value) {
    Recipe& recipe = options.recipe;
    Holder& holder = recipe.holder;
    const std::map<std::string, std::string*> texts = {
        {"--model", &options.model}, {"--fault", &options.fault}, {"--number", &holder.number},
        {"--birth", &holder.birth}, {"--expiry", &holder.expiry}, {"--surname", &holder.surname},
        {"--given", &holder.given_names}, {"--sex", &holder.sex}, {"--nationality", &holder.nationality},
        {"--state", &holder.state}, {"--code", &holder.code}, {"--personal-number", &holder.personal_number}};
    const std::map<std::string, std::filesystem::path*> paths = {
        {"--socket", &options.socket}, {"--trust", &options.trust}, {"--files", &options.files}};
    std::size_t size = 0;
    if (const auto text = texts.find(word); text != texts.end()) {
        *text->second = value;
        say_in_full(holder, recipe.now);
        return "";
    }
    if (const auto path = paths.find(word); path != paths.end()) return *path->second = value, "";
    if (word == "--port") return port(value, options.port) ? "" : "--port needs a number up to 65535";
    if (word == "--vpcd") return port(value, options.vpcd) ? "" : "--vpcd needs a number up to 65535";
    if (word == "--now") return day(value, recipe.now) ? "" : "--now needs a day like 2026-06-01";
    if (word == "--groups") return groups(value, recipe.groups) ? "" : "--groups needs numbers like 1,2,11";
    if (word == "--format") return format(value, holder) ? "" : "--format is td1, td2 or td3";
    if (word == "--size") {
        if (!number(value, size)) return "--size needs a number of bytes";
        recipe.portrait = drawn_portrait(size);
        return "";
    }
    if (word != "--portrait") return "unknown option " + word;
    Result<Bytes> portrait = read(value);
    if (!portrait) return portrait.error().what;
    recipe.portrait = std::move(*portrait);
    return "";
}

int list_models() {
    for (const Model& model : models()) std::printf("%s\t%s\n", model.name.c_str(), model.what.c_str());
    return 0;
}

void list(const card::Fault& fault) {
    std::printf("%s\t%s\t%s\t%s\n", fault.name.c_str(), fault.verdict.c_str(), fault.reason.c_str(), fault.what.c_str());
}

int list_faults() {
    for (const std::string& name : protocol_faults()) list(protocol_fault(name));
    for (const passport::Fault& fault : faults()) list(as_served(fault));
    return 0;
}

int failed(const Error& error) {
    std::fprintf(stderr, "cotejo-passport: %s\n", error.what.c_str());
    return 1;
}

int wrong(const std::string& what) {
    std::fprintf(stderr, "cotejo-passport: %s; try --help\n", what.c_str());
    return 2;
}

Result<Issued> issued(const Options& options) {
    const std::string model = options.model.empty() ? model_for(options.fault) : options.model;
    Result<Issued> made = issue(options.recipe, model, options.fault);
    if (!made || options.files.empty()) return made;
    Result<Chip> chip = read_folder(options.files);
    if (!chip) return chip.error();
    made->chip = std::move(*chip);
    made->passport = {};
    return made;
}

/// Waits until the program is told to end: `stop`, or the end of standard input where that counts.
void wait(int stop, bool until_eof) {
    std::array<pollfd, 2> both{{{stop, POLLIN, 0}, {until_eof ? STDIN_FILENO : -1, POLLIN, 0}}};
    std::array<char, 256> ignored{};
    while (::poll(both.data(), both.size(), -1) >= 0 && !both[0].revents)
        if (both[1].revents && ::read(STDIN_FILENO, ignored.data(), ignored.size()) <= 0) return;
}

void report(const Tally& tally) {
    std::printf("asked commands=%u bytes=%zu bac=%u pace=%u chip=%u active=%u touched=", tally.commands, tally.bytes,
                tally.done.bac, tally.done.pace, tally.done.chip, tally.done.active);
    for (const auto& [file, times] : tally.touched) std::printf("%04X:%u,", file, times);
    std::printf("\n");
}

int serve(const Options& options) {
    sigset_t ends;
    sigemptyset(&ends);
    sigaddset(&ends, SIGINT);
    sigaddset(&ends, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &ends, nullptr);
    const int stop = ::signalfd(-1, &ends, SFD_CLOEXEC);

    Result<Issued> made = issued(options);
    if (!made) return failed(made.error());
    if (!options.trust.empty())
        if (const auto done = write_trust(made->passport, options.trust); !done) return failed(done.error());
    for (const std::string& line : made->passport.lines) std::printf("mrz %s\n", line.c_str());
    if (!made->chip.can.empty()) std::printf("can %s\n", made->chip.can.c_str());
    Card chip(made->chip, made->fault);
    Card no_passport(Chip{.atr = {0x3B, 0x00}, .bac = false}, protocol_fault("no-application"));
    Result<std::unique_ptr<Server>> server = Error{}, other_slot = Error{};
    if (options.vpcd) {
        std::printf("serving vpcd at %u\n", *options.vpcd);
        std::fflush(stdout);
        if (const auto done = serve_vpcd(*options.vpcd, chip, stop); !done) return failed(done.error());
    } else {
        server = options.port ? Server::at_port(*options.port, chip) : Server::at_path(options.socket, chip);
        if (!server) return failed(server.error());
        if (options.port) other_slot = Server::at_port(std::uint16_t((*server)->port() + 1), no_passport);
        if (options.port) std::printf("serving at %u\n", (*server)->port());
        else std::printf("serving at %s\n", options.socket.c_str());
        std::fflush(stdout);
        wait(stop, options.until_eof);
    }
    report(chip.tally());
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    Options options;
    options.recipe.now = std::time(nullptr);
    for (int i = 1; i < argc; ++i) {
        const std::string word = argv[i];
        if (word == "--help" || word == "-h") return std::fputs(kHelp, stdout), 0;
        if (word == "--until-eof") options.until_eof = true;
        else if (!word.starts_with("--") && options.command.empty()) options.command = word;
        else if (!word.starts_with("--") && options.command == "make" && options.folder.empty()) options.folder = word;
        else if (!word.starts_with("--")) return wrong("unexpected word " + word);
        else if (i + 1 == argc) return wrong(word + " needs a value, or is not known");
        else if (const std::string problem = take(options, word, argv[++i]); !problem.empty()) return wrong(problem);
    }
    if (options.command == "list-models") return list_models();
    if (options.command == "list-faults") return list_faults();
    if (options.command == "make") {
        if (options.folder.empty()) return wrong("make needs a folder");
        const Result<Issued> made = issued(options);
        const Result<void> done = made ? write_folder(*made, options.folder) : made.error();
        return done ? 0 : failed(done.error());
    }
    if (options.command != "serve") return wrong("say serve, make, list-models or list-faults");
    const int places = !options.socket.empty() + options.port.has_value() + options.vpcd.has_value();
    if (options.port && options.fault.starts_with("leaves"))
        return wrong("a card at a --port cannot leave: pcscd would end");
    if (places != 1) return wrong("serve needs one of --socket, --port and --vpcd");
    return serve(options);
}
