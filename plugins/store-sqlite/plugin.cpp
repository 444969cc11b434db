// SPDX-License-Identifier: Apache-2.0
//
// The embedded store: keep, find and erase on one SQLite database.

#include "cotejo/plugin.hpp"

#include <cstdlib>
#include <string>

#include "database.hpp"
#include "records.hpp"

namespace store_sqlite {
namespace {

using cotejo::Error;
using cotejo::Inputs;
using cotejo::Job;
using cotejo::Result;
using cotejo::Status;
using cotejo::View;

// What a block holds: a larger record could be kept, and never given back.
constexpr std::size_t kLargest = 1u << 20;

class SqliteStore final : public cotejo::Keeper {
public:
    explicit SqliteStore(const cotejo::Host& host)
        : database_(host.setting("folder"), std::atoi(host.setting("busy").c_str())),
          records_(database_) {}

    Result<void> keep(const Job&, Inputs inputs) override {
        Result<std::vector<Group>> groups = groups_of(inputs);
        if (!groups) return groups.error();
        return attempt([&] { records_.keep(*groups); });
    }

    Result<void> find(const Job& job, Inputs keys) override {
        const auto after = static_cast<std::int64_t>(job.number_option(COTEJO_OPTION_AFTER, 0));
        Status ended = Status::ok;
        const auto give = [&](std::int64_t sequence, Bytes sealed) {
            cotejo::Draft draft;
            draft.format = COTEJO_FORMAT_BYTES;
            draft.data.assign(sealed.begin(), sealed.end());
            draft.number(COTEJO_FACT_SEQUENCE, static_cast<double>(sequence));
            ended = job.emit(draft);
            return ended == Status::ok;
        };
        int given = 0;
        Result<void> found = attempt([&] { given = records_.find(keys[0].data(), after, give); });
        if (!found) return found;
        if (ended != Status::ok) return Error{ended, "a record found could not be given"};
        if (given == 0) return Error{Status::not_found, ""};
        return {};
    }

    Result<void> erase(const Job&, Inputs inputs) override {
        std::vector<Bytes> keys;
        for (const View& input : inputs) keys.push_back(input.data());
        return attempt([&] { records_.erase(keys); });
    }

private:
    template <class Work>
    static Result<void> attempt(Work work) {
        try {
            work();
            return {};
        } catch (const Problem& problem) {
            return Error{problem.status(), problem.what()};
        }
    }

    /// One or more keys, then the record kept under them; and so on.
    static Result<std::vector<Group>> groups_of(Inputs inputs) {
        std::vector<Group> groups(1);
        for (const View& input : inputs) {
            if (input.kind() == COTEJO_KIND_KEY) {
                groups.back().keys.push_back(input.data());
                continue;
            }
            if (input.kind() != COTEJO_KIND_SEALED || groups.back().keys.empty())
                return Error{Status::invalid, "a group is one or more keys, then one sealed record"};
            if (input.data().size() > kLargest)
                return Error{Status::invalid, "a record is larger than 1 MiB"};
            groups.back().sealed = input.data();
            groups.emplace_back();
        }
        if (!groups.back().keys.empty())
            return Error{Status::invalid, "the last keys have no record after them"};
        groups.pop_back();
        return groups;
    }

    Database database_;
    Records records_;
};

}  // namespace
}  // namespace store_sqlite

COTEJO_PLUGIN("org.cotejo.store.sqlite", store_sqlite::SqliteStore)
