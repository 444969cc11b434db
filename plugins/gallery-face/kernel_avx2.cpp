// SPDX-License-Identifier: Apache-2.0
//
// The kernel for AVX2: a step of eight rows, exact because |code| is at most 127 on both sides.

#include "kernel.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

#include <cstring>

#define GALLERY_AVX2 __attribute__((target("avx2,fma")))

namespace gallery_face {
namespace {

constexpr std::size_t kAhead = 6; // blocks of 2240 bytes: far enough for memory to answer in time

bool runs_here() { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

struct Eights {
    __m256i low, high; ///< rows 0 to 7, rows 8 to 15
};

/// vpmaddubsw saturates; |probe| times the row with the probe's sign stays below 2 * 127 * 127.
GALLERY_AVX2 __m256i step_of(const std::uint8_t (*codes)[4], __m256i probe, __m256i sum) {
    const __m256i offset = _mm256_set1_epi8(static_cast<char>(0x80));
    const __m256i rows = _mm256_xor_si256(_mm256_load_si256(reinterpret_cast<const __m256i*>(codes)), offset);
    const __m256i pairs = _mm256_maddubs_epi16(_mm256_abs_epi8(probe), _mm256_sign_epi8(rows, probe));
    return _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
}

GALLERY_AVX2 Eights products(const Block& block, const Probe& probe) {
    Eights sums{_mm256_setzero_si256(), _mm256_setzero_si256()};
#pragma GCC unroll 8
    for (std::size_t step = 0; step < kSteps; ++step) {
        std::int32_t four;
        std::memcpy(&four, probe.codes.data() + step * 4, 4);
        const __m256i codes = _mm256_set1_epi32(four);
        sums.low = step_of(block.codes[step], codes, sums.low);
        sums.high = step_of(block.codes[step] + 8, codes, sums.high);
    }
    return sums;
}

GALLERY_AVX2 void dots(const Block& block, const Probe& probe, std::int32_t out[kRows]) {
    const Eights sums = products(block, probe);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out), sums.low);
    _mm256_storeu_si256(reinterpret_cast<__m256i*>(out + 8), sums.high);
}

GALLERY_AVX2 void fetch(const Block* block) {
    const char* line = reinterpret_cast<const char*>(block);
#pragma GCC unroll 35
    for (std::size_t at = 0; at < sizeof(Block); at += 64) _mm_prefetch(line + at, _MM_HINT_T0);
}

GALLERY_AVX2 std::uint32_t above(__m256i sums, const float* scale, const float* error, const Bound& bound) {
    const __m256 scaled = _mm256_mul_ps(_mm256_set1_ps(bound.scale), _mm256_load_ps(scale));
    const __m256 room = _mm256_mul_ps(_mm256_set1_ps(bound.stretch), _mm256_load_ps(error));
    const __m256 most = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sums), scaled, room);
    const __m256 over = _mm256_cmp_ps(most, _mm256_set1_ps(bound.least), _CMP_GT_OQ);
    return static_cast<std::uint32_t>(_mm256_movemask_ps(over));
}

GALLERY_AVX2 Hit scan(std::span<const Block> blocks, std::size_t from, const Probe& probe, float floor) {
    const Bound bound(probe, floor);
    for (std::size_t at = from; at < blocks.size(); ++at) {
        const Block& block = blocks[at];
        fetch(&block + kAhead); // past the end too: a prefetch of what is not there does nothing
        const Eights sums = products(block, probe);
        const std::uint32_t rows = above(sums.low, block.scale, block.error, bound) |
                                   above(sums.high, block.scale + 8, block.error + 8, bound) << 8;
        if (rows) return {at, rows};
    }
    return {blocks.size(), 0};
}

}  // namespace

const Kernel kAvx2{"avx2", runs_here, scan, dots};

}  // namespace gallery_face

#else

namespace gallery_face {
const Kernel kAvx2{"avx2", [] { return false; }, nullptr, nullptr};
}

#endif
