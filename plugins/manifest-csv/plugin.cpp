// SPDX-License-Identifier: Apache-2.0
//
// The plugin: a list's bytes in, entries out; an entry in, its pictures out.

#include "columns.hpp"
#include "list.hpp"

#include <chrono>
#include <cstdlib>
#include <thread>

#include "cotejo/plugin.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

std::string_view text_of(const cotejo::View& view) {
    return {reinterpret_cast<const char*>(view.data().data()), view.data().size()};
}

class List final : public cotejo::Extractor {
public:
    explicit List(const cotejo::Host& host)
        : host_(host),
          most_mistakes_(std::strtoul(host.setting("most-mistakes").c_str(), nullptr, 10)) {}

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        if (job.gives() == COTEJO_KIND_MANIFEST_ENTRY) return entries(job, inputs[0]);
        return picture(job, inputs[0], job.gives() == COTEJO_KIND_FACE_IMAGE ? "face" : "finger");
    }

private:
    Result<void> entries(const cotejo::Job& job, const cotejo::View& file) const {
        const Result<list::List> read = list::read(text_of(file), most_mistakes_);
        if (!read) {
            host_.error("the list is refused: " + read.error().what);
            return read.error();
        }
        for (const std::string& mistake : read->mistakes)
            host_.warn("left out of the list: " + mistake);
        for (const list::Entry& entry : read->entries) {
            const Status status = give(job, describe(entry, read->header));
            if (status != Status::ok) return Error{status, "the host did not take an entry"};
        }
        return {};
    }

    static Draft describe(const list::Entry& entry, std::string_view header) {
        Draft draft;
        draft.format = COTEJO_FORMAT_CSV;
        draft.data.reserve(header.size() + entry.row.size() + 2);
        draft.data.assign(header.begin(), header.end());
        draft.data.insert(draft.data.end(), {'\r', '\n'});
        draft.data.insert(draft.data.end(), entry.row.begin(), entry.row.end());
        for (const auto& [name, text] : entry.texts) draft.text(name, text);
        return draft;
    }

    static Result<void> picture(const cotejo::Job& job, const cotejo::View& entry,
                                const char* column) {
        const std::string field = list::field(text_of(entry), column);
        if (field.empty()) return Error{Status::refused, "the entry has no such picture"};
        auto bytes = columns::decoded(field);
        if (!bytes) return bytes.error();
        Draft draft;
        draft.format = columns::format(*bytes);
        draft.data = std::move(*bytes);
        const Status status = give(job, draft);
        if (status != Status::ok) return Error{status, "the host did not take a picture"};
        return {};
    }

    /// Waits while every block is in use: a list's entry, unlike a camera's frame, is not dropped.
    static Status give(const cotejo::Job& job, const Draft& draft) {
        while (true) {
            const Status status = job.emit(draft);
            if (status != Status::busy) return status;
            if (job.cancelled()) return Status::cancelled;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    }

    cotejo::Host host_;
    std::size_t most_mistakes_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.manifest.csv", List)
