// SPDX-License-Identifier: Apache-2.0
//
// Runs a workflow: sends its text to a process of its own, answers its steps, ends it.

#include "kiosk/script.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>

#include "kiosk/script_answer.hpp"
#include "kiosk/script_lint.hpp"
#include "kiosk/script_process.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using How = ScriptEnd::How;

constexpr int kMostSteps = 10'000;
constexpr std::size_t kMostFiles = 200;

std::string workflow_file(const std::string& workflow) { return "workflows/" + workflow + ".lua"; }

/// Reads one source; a mistake when it is none.
void read(const fs::path& folder, const std::string& name,
          std::map<std::string, std::string>& sources, Mistakes& found) {
    const fs::path file = folder / name;
    std::error_code error;
    const auto wrong = [&](std::string what) {
        found.push_back({file.string(), 0, 0, std::move(what)});
    };
    if (!fs::is_regular_file(file, error)) return wrong("there is no such file");
    if (fs::file_size(file, error) > wire::kLongestSource)
        return wrong("larger than 64 KiB; move parts of it to scripts/steps");
    std::ifstream stream(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    if (text.empty()) return wrong("the file says nothing");
    if (!stream) return wrong("cannot be read");
    sources[name] = std::move(text);
}

/// "workflows/x.lua:12: what" as a mistake in a file of `folder`.
Mistake placed(const fs::path& folder, const std::string& file, const std::string& what) {
    Mistake mistake{(folder / file).string(), 0, 0, what};
    if (!what.starts_with(file + ":")) return mistake;
    const char* begin = what.data() + file.size() + 1;
    const char* end = what.data() + what.size();
    const auto number = std::from_chars(begin, end, mistake.line);
    if (number.ec != std::errc{} || number.ptr == end || *number.ptr != ':') return mistake;
    mistake.column = 1;
    mistake.what = std::string(std::min(number.ptr + 2, end), end);
    return mistake;
}

/// Printable, and no longer than an operator reads: it comes from a script.
std::string tidy(const json& what) {
    std::string text = what.is_string() ? what.get<std::string>().substr(0, 500) : "";
    std::replace_if(
        text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
    return text;
}

bool send_sources(ScriptProcess& process, const std::map<std::string, std::string>& sources,
                  const std::string& go, const std::string& workflow) {
    for (const auto& [name, text] : sources)
        if (!process.send({{"source", name}}, text)) return false;
    return process.send({{"go", go}, {"workflow", workflow_file(workflow)}});
}

ScriptEnd silent(ScriptProcess& process, ScriptProcess::Silence silence, const std::string& name) {
    switch (silence) {
        case ScriptProcess::Silence::stopped: return {How::stopped, "stopped"};
        case ScriptProcess::Silence::late:
            return {How::killed, name + " was ended: it took longer than its budget"};
        case ScriptProcess::Silence::gone: break;
    }
    const std::string how = process.end(std::chrono::milliseconds(1'000));
    return {How::killed, name + " was ended: " + (how.empty() ? "its process hung up" : how)};
}

/// How a last message says it ended; nothing when it is a step.
std::optional<ScriptEnd> ended(const json& message, const std::string& name) {
    const auto word = message.find("ended");
    if (word == message.end()) return std::nullopt;
    if (*word == "returned") return ScriptEnd{How::returned, ""};
    const std::string what = tidy(message.value("what", json()));
    return ScriptEnd{How::failed, what.find(".lua:") == what.npos ? name + ": " + what : what};
}

}  // namespace

ScriptEnd Script::run(Visit& visit, const ScriptNames& names, const ScriptOptions& options,
                      std::stop_token stop) const {
    const std::string name = workflow_file(workflow_);
    auto process = ScriptProcess::start(options);
    if (!process) return {How::killed, name + ": " + process.error().what};
    if (!send_sources(*process, sources_, "run", workflow_))
        return silent(*process, ScriptProcess::Silence::gone, name);

    Answers answers(visit, names, sources_);
    std::chrono::nanoseconds budget = options.budget;
    for (int step = 0; step < kMostSteps; ++step) {
        const auto message = process->receive(budget, stop);
        if (!message) return silent(*process, message.error(), name);
        if (auto end = ended(message->head, name)) {
            end->reason = answers.without_texts(std::move(end->reason));
            return *end;
        }
        const auto answer = answers.answer(message->head);
        if (!answer) return {How::killed, name + " was ended: its process spoke out of turn"};
        if (stop.stop_requested()) return {How::stopped, "stopped"};
        if (!process->send(*answer)) return silent(*process, ScriptProcess::Silence::gone, name);
    }
    return {How::killed, name + " was ended: more than 10000 steps"};
}

Mistakes Script::check(const ScriptNames& names, const ScriptOptions& options) const {
    const std::string file = workflow_file(workflow_);
    const auto whole = [&](std::string what) {
        return Mistakes{{(folder_ / file).string(), 0, 0, std::move(what)}};
    };
    auto process = ScriptProcess::start(options);
    if (!process) return whole("cannot be checked: " + process.error().what);
    if (!send_sources(*process, sources_, "check", workflow_)) return whole("cannot be checked");
    std::chrono::nanoseconds budget = options.budget;
    const auto message = process->receive(budget, {});
    if (!message) return whole(silent(*process, message.error(), file).reason);

    Mistakes found;
    for (const json& each : message->head.value("mistakes", json::array()))
        if (each.is_object())
            found.push_back(placed(folder_, tidy(each.value("file", json())),
                                   tidy(each.value("what", json()))));
    if (!found.empty()) return found;
    if (message->head.value("ended", json()) != "checked")
        return whole(tidy(message->head.value("what", json("cannot be checked"))));
    for (const auto& [name, text] : sources_)
        for (Mistake& mistake : lint(text, (folder_ / name).string(), names))
            found.push_back(std::move(mistake));
    return found;
}

Mistakes Script::check_all(const fs::path& scripts, const ScriptNames& names,
                           const ScriptOptions& options) {
    Mistakes found;
    std::set<std::string> told;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(scripts / "workflows", error)) {
        if (entry.path().extension() != ".lua") continue;
        const auto script = load(scripts, entry.path().stem().string());
        for (const Mistake& mistake : script ? script->check(names, options) : script.error())
            if (told.insert(describe({mistake})).second) found.push_back(mistake);
    }
    return found;
}

Result<Script, Mistakes> Script::load(const fs::path& scripts, const std::string& workflow) {
    Script script;
    script.folder_ = scripts;
    script.workflow_ = workflow;
    Mistakes found;
    read(scripts, workflow_file(workflow), script.sources_, found);
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(scripts / "steps", error))
        if (entry.path().extension() == ".lua")
            read(scripts, "steps/" + entry.path().filename().string(), script.sources_, found);
    if (script.sources_.size() > kMostFiles)
        found.push_back(
            {(scripts / "steps").string(), 0, 0, "more than 200 files; keep those in use"});
    if (!found.empty()) return found;
    return script;
}

Digest Script::digest() const {
    std::string all;
    for (const auto& [name, text] : sources_)
        all += name + "\n" + std::to_string(text.size()) + "\n" + text;
    return sha256({reinterpret_cast<const std::uint8_t*>(all.data()), all.size()});
}

}  // namespace cotejo::kiosk
