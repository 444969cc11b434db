// SPDX-License-Identifier: Apache-2.0
//
// What a local plugin's calls to its host do.

#include "plugin/local_worker.hpp"

namespace cotejo {

cotejo_status LocalWorker::emit(std::uint64_t id, Emitted record) {
    const std::shared_ptr<LocalJob> job = current();
    if (!job || job->id() != id || job->over())
        return refuse(record, COTEJO_CANCELLED, {});
    if (Result<void> checked = check_emitted(record, job->job().gives); !checked)
        return refuse(record, COTEJO_INVALID, checked.error().what);

    std::shared_ptr<const Storage> storage;
    if (record.block != COTEJO_NO_BLOCK) {
        storage = pool_->take(record.block, record.data, record.size);
        if (!storage) return refuse(record, COTEJO_INVALID, "its data does not lie in its block");
    } else if (record.size > 0) {
        storage = copied({record.data, static_cast<std::size_t>(record.size)});
    }
    return job->give(to_record(std::move(record), std::move(storage))) ? COTEJO_OK
                                                                       : COTEJO_CANCELLED;
}

cotejo_status LocalWorker::refuse(const Emitted& record, cotejo_status status,
                                  const std::string& what) {
    if (record.block != COTEJO_NO_BLOCK) pool_->release(record.block);
    if (!what.empty()) log(COTEJO_ERROR, "emit() refused: " + what);
    return status;
}

const char* LocalWorker::setting(const char* name) {
    const auto found = settings_.find(name);
    return found == settings_.end() ? nullptr : found->second.c_str();
}

void LocalWorker::log(cotejo_level level, std::string line) {
    if (level >= COTEJO_ERROR) {
        const std::lock_guard lock(mutex_);
        if (current_)
            current_->note(line);
        else if (making_.size() < 4096)
            making_ += (making_.empty() ? "" : "; ") + line;
    }
    if (options_.log) options_.log({level, options_.name, std::move(line)});
}

cotejo_status LocalWorker::acquire(std::uint64_t size, cotejo_block& block) {
    return pool_->acquire(size, block);
}

void LocalWorker::release(std::uint32_t block) { pool_->release(block); }

void LocalWorker::guide(std::uint64_t id, Guide guide) {
    if (const std::shared_ptr<LocalJob> job = current(); job && job->id() == id)
        job->guide(std::move(guide));
}

bool LocalWorker::cancelled(std::uint64_t id) {
    const std::shared_ptr<LocalJob> job = current();
    return !job || job->id() != id || job->over();
}

std::shared_ptr<LocalJob> LocalWorker::current() const {
    const std::lock_guard lock(mutex_);
    return current_;
}

}  // namespace cotejo
