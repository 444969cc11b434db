// SPDX-License-Identifier: Apache-2.0
//
// The flight's lists: each file goes whole to its codec, and what comes back is who is expected.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <system_error>

#include "cotejo/kinds.h"
#include "kiosk/clock.hpp"
#include "kiosk/services.hpp"

namespace cotejo::kiosk {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestList = 256u << 20;
constexpr std::chrono::seconds kDecodeWithin{30};

Result<Record> read_list(const fs::path& file) {
    std::error_code error;
    // Opening a pipe would wait for whoever writes it.
    if (fs::exists(file, error) && !fs::is_regular_file(file, error))
        return Error{Status::invalid, file.string() + ": is no file; put the flight's list there"};
    const std::uintmax_t size = fs::file_size(file, error);
    std::ifstream in(file, std::ios::binary);
    if (error || !in)
        return Error{Status::not_found, file.string() + ": cannot be read" +
                                            (error ? ": " + error.message() : std::string{})};
    if (size == 0)
        return Error{Status::invalid, file.string() + ": is empty; put the flight's list there"};
    if (size > kLargestList)
        return Error{Status::invalid, file.string() + ": is larger than 256 MiB; split the list"};
    std::vector<std::uint8_t> bytes(size);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    auto storage = sealed_copy(bytes);
    if (!storage) return storage.error();
    return Record({.kind = COTEJO_KIND_MANIFEST_FILE,
                   .format = COTEJO_FORMAT_CSV,
                   .storage = std::move(*storage),
                   .facts = {},
                   .time_ns = 0,
                   .raster = {}});
}

/// Is an entry of this flight and day, as far as it says?
bool is_of(const Record& entry, const Flight& flight) {
    return entry.text(COTEJO_FACT_FLIGHT).value_or(flight.number) == flight.number &&
           entry.text(COTEJO_FACT_DATE).value_or(flight.date) == flight.date;
}

/// The day after, ISO 8601; `date` is one, the configuration's check said so.
std::string day_after(const std::string& date) {
    using namespace std::chrono;
    int year = 0;
    unsigned month = 0, day = 0;
    if (std::sscanf(date.c_str(), "%d-%u-%u", &year, &month, &day) != 3) return date;
    const year_month_day next(sys_days(std::chrono::year(year) / month / day) + days(1));
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", int(next.year()), unsigned(next.month()),
                  unsigned(next.day()));
    return text;
}

std::string signature_of(const KioskConfig& config, const std::string& date) {
    std::string seen = date;
    for (const ListConfig& list : config.lists) {
        std::error_code error;
        const auto time = fs::last_write_time(list.file, error);
        const auto size = fs::file_size(list.file, error);
        seen += "|" + std::to_string(time.time_since_epoch().count()) + "," + std::to_string(size);
    }
    return seen;
}

}  // namespace

Result<std::vector<Record>> Services::decode(const ListConfig& list) {
    Instance* codec = providers_.named(list.codec);
    if (!codec) return Error{Status::invalid, config_.file.string() + ": `codec: " + list.codec +
                                                  "` names no instance"};
    Result<Record> file = read_list(list.file);
    if (!file) return file.error();
    Results results = codec->run(Job{"extract", COTEJO_KIND_MANIFEST_ENTRY, {std::move(*file)}, {},
                                     Clock::now() + kDecodeWithin});
    if (results.outcome.status != Status::ok)
        return Error{results.outcome.status,
                     list.file.string() + ": " + results.outcome.reason};
    return std::move(results.records);
}

Result<void> Services::load_lists(bool all) {
    Flight flight{config_.flight.number, config_.flight.date.value_or(local_date(clock_))};
    std::string seen = signature_of(config_, flight.date);
    const auto groups = config_.keys.find(COTEJO_KIND_MANIFEST_ENTRY);
    auto entries = std::make_shared<Entries>(
        *keys_, groups == config_.keys.end() ? std::vector<KeyFacts>{} : groups->second, flight);
    for (const ListConfig& list : config_.lists) {
        const Result<void> added = load(list, flight, *entries);
        if (!added && all) return added.error();
        if (!added) say(COTEJO_ERROR, added.error().what + "; nobody is listed by it until then");
        if (!added) seen.clear(); // what could not be read is tried again
    }
    entries_ = std::move(entries);
    flight_ = std::move(flight);
    lists_seen_ = std::move(seen);
    say(COTEJO_INFO, "flight " + flight_.number + " of " + flight_.date + ": " +
                         std::to_string(entries_->size()) + " entries");
    follow_lists();
    return {};
}

Result<void> Services::load(const ListConfig& list, const Flight& flight, Entries& entries) {
    const auto records = decode(list);
    if (!records) return records.error();
    if (auto added = entries.add(*records, list.trusted); !added)
        return Error{added.error().status, list.file.string() + ": " + added.error().what};
    if (std::ranges::none_of(*records, [&](const Record& each) { return is_of(each, flight); }))
        say(COTEJO_WARNING, list.file.string() + ": none of its " +
                                std::to_string(records->size()) + " entries is of flight " +
                                flight.number + " of " + flight.date +
                                "; everybody will meet an officer");
    return {};
}

/// Today's flight is over with the day; one of a named date may leave after midnight.
void Services::follow_lists() {
    enrolment_->follow(entries_, config_.flight.date ? day_after(flight_.date) : flight_.date);
}

void Services::refresh_lists() {
    const std::string date = config_.flight.date.value_or(local_date(clock_));
    if (signature_of(config_, date) == lists_seen_) return;
    if (auto loaded = load_lists(true); !loaded)
        say(COTEJO_ERROR, loaded.error().what + (entries_->size() ? "; the entries of before stay"
                                                                  : "; nobody is listed until then"));
}

}  // namespace cotejo::kiosk
