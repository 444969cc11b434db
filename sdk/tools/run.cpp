// SPDX-License-Identifier: Apache-2.0
//
// cotejo run: jobs by hand.

#include <sys/stat.h>

#include <charconv>
#include <functional>
#include <iostream>

#include "arguments.hpp"
#include "job_files.hpp"
#include "job_session.hpp"
#include "places.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace fs = std::filesystem;
namespace {

constexpr const char* kHelp = R"(cotejo run - runs jobs of a plugin by hand, a line of JSON for each file

usage: cotejo run PLUGIN ROLE [OPTION...] [FILE...]

PLUGIN is a plugin's folder, or an id that `cotejo list` shows. The plugin runs isolated, as in a
kiosk. ROLE is one of its roles: capture, assess, detect, extract, compare, keep, find, erase,
exchange.

A role that takes one kind runs once for each FILE, and prints a line for each. A role that takes
more (compare: the probe, then the references) gets all FILEs in one job, in the order of its
manifest's `takes`; its line names the first. A role that takes nothing (capture) gets no FILE.

A FILE's format is told from its content: jpeg, png, gray8 from a binary PGM, bgr8 from a binary
PPM, csv; a name that ends in .f32 says f32; all else is bytes. Facts are read from FILE.json, as -o
writes it, if that is there.

Each line is one JSON object:
  {"file":..., "status":"ok", "records":[{"kind":..., "facts":{NAME:NUMBER}, "fields":{NAME:TEXT},
  "data_hex":...}], "ms":...}
data_hex is there for data of up to 4 KiB; "format" and, for rasters, "width" and "height" stand
beside it. "reason" says why a status is not ok: the errors that the plugin logged, or else the last
line it did. "hints" are what the traveller would be told.
The output may hold personal data: it is for whoever runs this, not for a log.

options:
      --gives KIND        the kind asked for, when the role gives several
      --set NAME=VALUE    a setting of the plugin; may be repeated
      --option NAME=VALUE an option of the job, a number if it reads as one; may be repeated
      --count N           capture: end after N records (default 1)
      --deadline MS       milliseconds until the job is cancelled (default 30000)
      --local             on a thread of this process instead of isolated
  -o, --output DIR        keep every record as a file in DIR, numbered, for you alone to read
  -h, --help              this text

exit codes: 0 every status is ok; 1 another status; 2 the command line is wrong; 3 no such plugin,
it does not start, or DIR cannot be written

examples: cotejo run org.cotejo.face.opencv assess portrait.jpg
          cotejo run plugins/face-opencv extract --gives face.template/sface-2 -o made portrait.jpg
          cotejo run org.cotejo.camera.opencv capture --gives face.image --set folder=pictures -o .
)";

int cannot(const std::string& what) {
    std::cerr << "cotejo run: " << what << '\n';
    return kCannot;
}

std::optional<long> whole(const std::string& text) {
    long value = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stopped != end || value < 1 || value > 86'400'000) return std::nullopt;
    return value;
}

Fact option_of(const std::string& name, const std::string& value) {
    double number = 0.0;
    const char* end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data(), end, number);
    if (error == std::errc{} && stopped == end) return {name, std::nullopt, number};
    return {name, value, 1.0};
}

}  // namespace

int run(int argc, char** argv) {
    int exit = kOk;
    const auto arguments = arguments_of(argc, argv,
                                        {{"gives", 0, true},
                                         {"set", 0, true},
                                         {"option", 0, true},
                                         {"count", 0, true},
                                         {"deadline", 0, true},
                                         {"local", 0, false},
                                         {"output", 'o', true}},
                                        kHelp, exit);
    if (!arguments) return exit;
    if (arguments->words.size() < 2) return usage("run", "name a PLUGIN and a ROLE; see --help");
    const auto settings = arguments->pairs("set"), options = arguments->pairs("option");
    const auto count = whole(arguments->value("count", "1"));
    const auto deadline = whole(arguments->value("deadline", "30000"));
    if (!settings) return usage("run", settings.error().what);
    if (!options) return usage("run", options.error().what);
    if (!count || !deadline) return usage("run", "--count and --deadline must be whole numbers from 1");

    const Result<Manifest> manifest = plugin_named(arguments->words[0]);
    if (!manifest) return cannot(manifest.error().what);
    Result<Role> role = chosen(*manifest, arguments->words[1], arguments->value("gives"));
    if (!role) return usage("run", role.error().what);

    if (const Mistakes wrong = manifest->verify_files(); !wrong.empty()) return cannot(describe(wrong));
    umask(077); // what -o keeps may be personal data
    Session session;
    session.role = std::move(*role);
    session.count = static_cast<int>(*count);
    session.deadline = std::chrono::milliseconds(*deadline);
    session.output = arguments->value("output");
    for (const auto& [name, value] : *options) session.options.push_back(option_of(name, value));
    InstanceOptions made{.name = manifest->id, .settings = *settings, .log = std::ref(session.said)};
    made.isolate = !arguments->has("local");
    for (auto& [name, value] : made.settings) {
        const auto declared = manifest->settings.find(name);
        if (declared == manifest->settings.end() || value.empty()) continue;
        const Setting::Type type = declared->second.type;
        if (type == Setting::Type::file || type == Setting::Type::folder) value = fs::absolute(value);
    }
    auto instance = Instance::create(*manifest, std::move(made));
    if (!instance) return cannot(instance.error().what);
    session.instance = std::move(*instance);
    return run_all(session, {arguments->words.begin() + 2, arguments->words.end()});
}

}  // namespace cotejo::tools
