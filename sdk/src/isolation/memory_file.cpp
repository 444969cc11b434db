// SPDX-License-Identifier: Apache-2.0
//
// Memory files: anonymous shared memory behind a descriptor, and maps of it.

#include "isolation/memory_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>

#include <cerrno>
#include <cstring>
#include <string>

namespace cotejo {
namespace {

Error no_memory(const char* what) {
    return {Status::failed, std::string(what) + ": " + std::strerror(errno)};
}

bool write_all(int descriptor, std::span<const std::uint8_t> bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

Result<Map> Map::of(int descriptor, std::uint64_t size, Access access) {
    const int protection = access == Access::write ? PROT_READ | PROT_WRITE : PROT_READ;
    void* data = ::mmap(nullptr, size, protection, MAP_SHARED, descriptor, 0);
    if (data == MAP_FAILED) return no_memory("shared memory cannot be mapped");
    ::madvise(data, size, MADV_DONTDUMP);
    Map map;
    map.data_ = static_cast<std::uint8_t*>(data);
    map.size_ = size;
    return map;
}

Map::~Map() {
    if (data_) ::munmap(data_, size_);
}

bool Map::lock() const { return ::mlock2(data_, size_, MLOCK_ONFAULT) == 0; }

Result<Descriptor> fixed_memory_file(const char* name, std::uint64_t size) {
    Descriptor file(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file) return no_memory("no memory file");
    if (::ftruncate(file.get(), static_cast<off_t>(size)) < 0 ||
        ::fcntl(file.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) < 0)
        return no_memory("a memory file cannot be sized");
    return file;
}

Result<Descriptor> sealed_memory_file(const char* name, std::span<const std::uint8_t> bytes) {
    Descriptor file(::memfd_create(name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!file) return no_memory("no memory file");
    if (!write_all(file.get(), bytes) ||
        ::fcntl(file.get(), F_ADD_SEALS,
                F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) < 0)
        return no_memory("a memory file cannot be filled");
    return file;
}

bool refuse_new_writers(int descriptor) {
    return ::fcntl(descriptor, F_ADD_SEALS, F_SEAL_FUTURE_WRITE | F_SEAL_SEAL) == 0;
}

}  // namespace cotejo
