// SPDX-License-Identifier: Apache-2.0
//
// cotejo run: jobs by hand.

#include <charconv>
#include <iostream>

#include <nlohmann/json.hpp>

#include "arguments.hpp"
#include "cotejo/instance.hpp"
#include "places.hpp"
#include "record_file.hpp"
#include "verbs.hpp"

namespace cotejo::tools {
namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
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
beside it. "reason" says why a status is not ok, "hints" what the traveller would be told.
The output may hold personal data: it is for whoever runs this, not for a log.

options:
      --gives KIND        the kind asked for, when the role gives several
      --set NAME=VALUE    a setting of the plugin; may be repeated
      --option NAME=VALUE an option of the job, a number if it reads as one; may be repeated
      --count N           capture: end after N records (default 1)
      --deadline MS       milliseconds until the job is cancelled (default 30000)
      --local             on a thread of this process instead of isolated
  -o, --output DIR        keep every record as a file in DIR, numbered
  -h, --help              this text

exit codes: 0 every status is ok; 1 another status; 2 the command line is wrong; 3 no such plugin,
it does not start, or DIR cannot be written

examples: cotejo run org.cotejo.face.opencv assess portrait.jpg
          cotejo run plugins/face-opencv extract --gives face.template/sface -o made portrait.jpg
          cotejo run org.cotejo.camera.opencv capture --gives face.image --set folder=pictures -o .
)";

/// All that one call of the verb works with.
struct Session {
    std::unique_ptr<Instance> instance;
    Role role;
    std::vector<Fact> options;
    std::chrono::milliseconds deadline{30'000};
    int count = 1;
    std::string output;
    int saved = 0;
    bool could_save = true;
};

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

/// The one entry of `does` that is meant; several are told apart by --gives.
Result<Role> chosen(const Manifest& manifest, const std::string& role, const std::string& gives) {
    std::vector<Role> fitting;
    std::string offered;
    for (const Role& entry : manifest.does) {
        if (entry.role != role) {
            offered += " " + entry.role;
        } else if (gives.empty() || entry.gives == gives) {
            fitting.push_back(entry);
        }
    }
    if (fitting.size() == 1) return fitting[0];
    if (fitting.empty()) {
        std::string kinds;
        for (const Role& entry : manifest.does)
            if (entry.role == role) kinds += " " + entry.gives;
        return Error{Status::invalid, kinds.empty() ? manifest.id + " does not " + role +
                                                          "; it does" + offered
                                                    : "--gives must be one of" + kinds};
    }
    std::string kinds;
    for (const Role& entry : fitting) kinds += " " + entry.gives;
    return Error{Status::invalid, manifest.id + " can " + role + " several kinds; say --gives and "
                                  "one of" + kinds};
}

/// Which kind each of `count` files is: as `takes` has them, the first `kind+` taking what is over.
Result<std::vector<std::string>> kinds_for(const Role& role, std::size_t count) {
    std::size_t least = 0;
    bool more = false;
    for (const Input& input : role.takes) {
        if (input.many != Input::Many::at_most_one) ++least;
        more = more || input.many == Input::Many::one_or_more;
    }
    if (count < least || (count > least && !more && count > role.takes.size()))
        return Error{Status::invalid, "the role takes " + std::string(more ? "at least " : "") +
                                          std::to_string(least) + " files, not " +
                                          std::to_string(count)};
    std::size_t over = count - least;
    std::vector<std::string> kinds;
    for (const Input& input : role.takes) {
        if (input.many == Input::Many::at_most_one) {
            if (more || over == 0) continue;
            --over;
        }
        kinds.push_back(input.kind);
        for (; more && over > 0 && input.many == Input::Many::one_or_more; --over)
            kinds.push_back(input.kind);
    }
    return kinds;
}

bool one_file_a_job(const Role& role) {
    int needed = 0;
    for (const Input& input : role.takes) needed += input.many != Input::Many::at_most_one;
    return needed == 1;
}

std::string hexadecimal(std::span<const std::uint8_t> data) {
    std::string text;
    for (const std::uint8_t byte : data) {
        text += "0123456789abcdef"[byte >> 4];
        text += "0123456789abcdef"[byte & 15];
    }
    return text;
}

Json json_of(const Record& record) {
    Json facts = Json::object(), fields = Json::object();
    for (const Fact& fact : record.facts())
        fact.text ? fields[fact.name] = *fact.text : facts[fact.name] = fact.value;
    Json json = {{"kind", record.kind()}, {"facts", facts}, {"fields", fields}};
    if (!record.format().empty()) json["format"] = record.format();
    if (record.raster().width) {
        json["width"] = record.raster().width;
        json["height"] = record.raster().height;
    }
    if (record.data().size() <= 4096) json["data_hex"] = hexadecimal(record.data());
    return json;
}

/// Runs one job to its end, or until `count` records of a capture are there.
Results drained(Session& session, std::vector<Record> inputs) {
    Job job{session.role.role, session.role.gives, std::move(inputs), session.options,
            Clock::now() + session.deadline};
    const std::unique_ptr<Running> running = session.instance->start(std::move(job));
    const bool capture = session.role.role == "capture";
    Results results;
    for (;;) {
        Running::Event event = running->next(Clock::time_point::max());
        if (auto* guide = std::get_if<Guide>(&event)) results.guides.push_back(*guide);
        if (auto* outcome = std::get_if<Outcome>(&event)) {
            results.outcome = *outcome;
            break;
        }
        auto* record = std::get_if<Record>(&event);
        const auto enough = static_cast<std::size_t>(session.count);
        if (!record || (capture && results.records.size() == enough)) continue;
        results.records.push_back(std::move(*record));
        if (capture && results.records.size() == enough) running->cancel();
    }
    const bool all = results.records.size() == static_cast<std::size_t>(session.count);
    if (capture && all && results.outcome.status == Status::cancelled) results.outcome = {Status::ok, ""};
    return results;
}

void print(Session& session, const std::string& file, const Results& results, double ms) {
    Json line = {{"file", file}, {"status", name(results.outcome.status)}};
    if (results.outcome.status != Status::ok && !results.outcome.reason.empty())
        line["reason"] = results.outcome.reason;
    Json records = Json::array(), hints = Json::array();
    for (const Record& record : results.records) records.push_back(json_of(record));
    for (const Guide& guide : results.guides)
        if (hints.empty() || hints.back() != guide.hint) hints.push_back(guide.hint);
    line["records"] = std::move(records);
    if (!hints.empty()) line["hints"] = std::move(hints);
    line["ms"] = ms;
    std::cout << line.dump(-1, ' ', false, Json::error_handler_t::replace) << std::endl;

    if (session.output.empty()) return;
    for (const Record& record : results.records)
        if (Result<void> kept = save(record, session.output, ++session.saved); !kept) {
            std::cerr << "cotejo run: " << kept.error().what << '\n';
            session.could_save = false;
        }
}

bool run_one(Session& session, const std::string& file, const std::vector<std::string>& files,
             const std::vector<std::string>& kinds) {
    std::vector<Record> inputs;
    Results results;
    for (std::size_t i = 0; i < files.size(); ++i) {
        Result<Record> input = read_record(files[i], kinds[i]);
        if (input)
            inputs.push_back(std::move(*input));
        else
            results.outcome = {input.error().status, input.error().what};
    }
    const Clock::time_point start = Clock::now();
    if (inputs.size() == files.size()) results = drained(session, std::move(inputs));
    const std::chrono::duration<double, std::milli> took = Clock::now() - start;
    print(session, file, results, took.count());
    return results.outcome.status == Status::ok;
}

int run_all(Session& session, const std::vector<std::string>& files) {
    bool ok = true;
    if (session.role.takes.empty()) {
        if (!files.empty()) return usage("run", "this role takes nothing; leave the FILEs out");
        ok = run_one(session, "", {}, {});
    } else if (files.empty()) {
        return usage("run", "name a FILE for the role to work on");
    } else if (one_file_a_job(session.role)) {
        const auto kinds = kinds_for(session.role, 1);
        for (const std::string& file : files) ok = run_one(session, file, {file}, *kinds) && ok;
    } else {
        const auto kinds = kinds_for(session.role, files.size());
        if (!kinds) return usage("run", kinds.error().what);
        ok = run_one(session, files[0], files, *kinds);
    }
    if (!session.could_save) return kCannot;
    return ok ? kOk : kNo;
}

Fact option_of(const std::string& name, const std::string& value) {
    double number = 0.0;
    const char* end = value.data() + value.size();
    const auto [stopped, error] = std::from_chars(value.data(), end, number);
    if (error == std::errc{} && stopped == end) return {name, std::nullopt, number};
    return {name, value, 1.0};
}

void log(const LogLine& line) {
    constexpr const char* kLevels[] = {"debug", "info", "warning", "error"};
    std::cerr << kLevels[line.level] << ": " << line.text << '\n';
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

    Session session;
    session.role = std::move(*role);
    session.count = static_cast<int>(*count);
    session.deadline = std::chrono::milliseconds(*deadline);
    session.output = arguments->value("output");
    for (const auto& [name, value] : *options) session.options.push_back(option_of(name, value));
    InstanceOptions made{.name = manifest->id, .settings = *settings, .log = log};
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
