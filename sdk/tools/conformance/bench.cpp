// SPDX-License-Identifier: Apache-2.0
//
// Starts a plugin for one case and makes its inputs.

#include <algorithm>

#include "conformance/bench.hpp"

#include <cstdlib>
#include <random>

#include "record_file.hpp"

namespace cotejo::tools {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::seconds kLongestJob{10};
constexpr std::chrono::seconds kGrace{3}; // a busy machine is no fault of the plugin

bool is_path(Setting::Type type) {
    return type == Setting::Type::file || type == Setting::Type::folder;
}

bool takes_only(const Role& role, const std::string& kind) {
    return role.takes.size() == 1 && role.takes[0].kind == kind;
}

}  // namespace

Bench::Bench(const Manifest& manifest, Supplies supplies)
    : manifest_(manifest), supplies_(std::move(supplies)) {
    std::string name = (fs::temp_directory_path() / "cotejo-check-XXXXXX").string();
    if (mkdtemp(name.data())) scratch_ = name;
    for (const auto& [key, setting] : manifest_.settings) {
        const auto given = supplies_.settings.find(key);
        if (given != supplies_.settings.end()) {
            if (is_path(setting.type) && !given->second.empty())
                given->second = fs::absolute(given->second).string();
        } else if (setting.type == Setting::Type::folder && setting.writable) {
            const fs::path folder = scratch_ / key;
            fs::create_directory(folder);
            supplies_.settings[key] = folder.string();
        }
    }
}

Bench::~Bench() {
    instance_.reset();
    std::error_code error;
    if (!scratch_.empty()) fs::remove_all(scratch_, error);
}

Result<Instance*> Bench::instance() {
    if (instance_) return instance_.get();
    InstanceOptions options{.name = manifest_.id, .settings = supplies_.settings};
    options.log = [this](const LogLine& line) {
        const std::lock_guard lock(mutex_);
        lines_.push_back(line);
        said_.notify_all();
    };
    options.grace = kGrace;
    auto made = Instance::create(manifest_, std::move(options));
    if (!made) return made.error();
    instance_ = std::move(*made);
    return instance_.get();
}

std::unique_ptr<Running> Bench::start(const Role& role, std::vector<Record> inputs) {
    const Result<Instance*> plugin = instance();
    if (!plugin) return nullptr;
    return (*plugin)->start({role.role, role.gives, std::move(inputs), {}, Clock::now() + kLongestJob});
}

Results Bench::run(const Role& role, std::vector<Record> inputs, std::vector<Fact> options) {
    const Result<Instance*> plugin = instance();
    if (!plugin) return {{plugin.error().status, plugin.error().what}, {}, {}};
    return (*plugin)->run({role.role, role.gives, std::move(inputs), std::move(options),
                           Clock::now() + kLongestJob});
}

std::string Bench::death(const Outcome& outcome) const {
    const auto is_death = [](const LogLine& line) {
        return line.level >= COTEJO_WARNING && line.text.starts_with("its process ");
    };
    const auto found = [&] { return std::ranges::find_if(lines_, is_death); };
    std::unique_lock lock(mutex_);
    if (outcome.status == Status::unavailable)
        said_.wait_for(lock, std::chrono::seconds(1), [&] { return found() != lines_.end(); });
    return found() == lines_.end() ? "" : found()->text;
}

std::string Bench::complaints() const {
    const std::lock_guard lock(mutex_);
    std::string text;
    for (const LogLine& line : lines_)
        if (line.level >= COTEJO_ERROR && text.size() < 400) text += (text.empty() ? "" : "; ") + line.text;
    return text;
}

std::vector<Record> Bench::good(const std::string& kind) {
    std::vector<Record> records;
    const auto [first, last] = supplies_.samples.equal_range(kind);
    for (auto sample = first; sample != last; ++sample)
        if (Result<Record> record = read_record(sample->second, kind)) records.push_back(*record);
    if (!records.empty()) return records;

    for (const Role& role : manifest_.does) {
        if (role.role != "extract" || role.gives != kind || takes_only(role, kind)) continue;
        const Result<std::vector<Record>> inputs = good_inputs(role);
        if (!inputs) continue;
        Results made = run(role, *inputs);
        if (made.outcome.status == Status::ok && !made.records.empty()) return made.records;
    }
    return records;
}

Result<std::vector<Record>> Bench::good_inputs(const Role& role) {
    std::vector<Record> inputs;
    for (const Input& input : role.takes) {
        if (input.many == Input::Many::at_most_one) continue;
        const std::vector<Record> records = good(input.kind);
        if (records.empty())
            return Error{Status::not_found, "no sample of " + input.kind + "; give --sample " +
                                                input.kind + "=FILE"};
        inputs.push_back(records[0]);
    }
    return inputs;
}

Record noise(const std::string& kind, const std::string& format, std::size_t size, unsigned seed) {
    std::minstd_rand random(seed + 1);
    std::vector<std::uint8_t> data(size);
    for (std::uint8_t& byte : data) byte = static_cast<std::uint8_t>(random() >> 8);
    const std::vector<std::uint8_t> head =
        format == "jpeg"  ? std::vector<std::uint8_t>{0xFF, 0xD8, 0xFF, 0xE0}
        : format == "png" ? std::vector<std::uint8_t>{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'}
                          : std::vector<std::uint8_t>{};
    std::copy_n(head.begin(), std::min(head.size(), size), data.begin());
    return Record({kind, format, copied(data), {}, 1, {}});
}

Record noise_raster(const std::string& kind, const std::string& format, std::uint32_t width,
                    std::uint32_t height) {
    const std::uint32_t row = width * (format == "bgr8" ? 3 : 1);
    const std::uint32_t stride = (row + 63) / 64 * 64;
    const Record bytes = noise(kind, format, std::size_t{stride} * height, width);
    return Record({kind, format, bytes.storage(), {}, 1, {width, height, stride}});
}

Record blank(const std::string& kind) { return Record({kind, "", nullptr, {}, 1, {}}); }

}  // namespace cotejo::tools
