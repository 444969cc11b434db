// SPDX-License-Identifier: Apache-2.0
//
// The kernel for AVX-512 with VNNI: a step of sixteen rows is one vpdpbusd.

#include "kernel.hpp"

#if defined(__x86_64__)

#include <immintrin.h>

#include <cstring>

#define GALLERY_AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni")))

namespace gallery_face {
namespace {

constexpr std::size_t kAhead = 6; // blocks of 2240 bytes: far enough for memory to answer in time

bool runs_here() {
    return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") &&
           __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512vnni");
}

GALLERY_AVX512 __m512i step_of(const Block& block, const Probe& probe, std::size_t step, __m512i sum) {
    std::int32_t four;
    std::memcpy(&four, probe.codes.data() + step * 4, 4);
    return _mm512_dpbusd_epi32(sum, _mm512_load_si512(block.codes[step]), _mm512_set1_epi32(four));
}

/// Four sums that do not wait for each other.
GALLERY_AVX512 __m512i products(const Block& block, const Probe& probe) {
    __m512i a = _mm512_set1_epi32(-probe.bias), b = _mm512_setzero_si512(), c = b, d = b;
#pragma GCC unroll 8
    for (std::size_t step = 0; step < kSteps; step += 4) {
        a = step_of(block, probe, step, a);
        b = step_of(block, probe, step + 1, b);
        c = step_of(block, probe, step + 2, c);
        d = step_of(block, probe, step + 3, d);
    }
    return _mm512_add_epi32(_mm512_add_epi32(a, b), _mm512_add_epi32(c, d));
}

GALLERY_AVX512 void dots(const Block& block, const Probe& probe, std::int32_t out[kRows]) {
    _mm512_storeu_si512(out, products(block, probe));
}

GALLERY_AVX512 void fetch(const Block* block) {
    const char* line = reinterpret_cast<const char*>(block);
#pragma GCC unroll 35
    for (std::size_t at = 0; at < sizeof(Block); at += 64) _mm_prefetch(line + at, _MM_HINT_T0);
}

GALLERY_AVX512 Hit scan(std::span<const Block> blocks, std::size_t from, const Probe& probe,
                        float floor) {
    const Bound bound(probe, floor);
    const __m512 scale = _mm512_set1_ps(bound.scale), stretch = _mm512_set1_ps(bound.stretch),
                 least = _mm512_set1_ps(bound.least);
    for (std::size_t at = from; at < blocks.size(); ++at) {
        const Block& block = blocks[at];
        fetch(&block + kAhead); // past the end too: a prefetch of what is not there does nothing
        // Not cvtepi32_ps: GCC 12 takes what that one leaves undefined for a mistake of ours.
        const __m512 sum = _mm512_maskz_cvtepi32_ps(0xffff, products(block, probe));
        const __m512 room = _mm512_mul_ps(stretch, _mm512_load_ps(block.error));
        const __m512 most = _mm512_fmadd_ps(sum, _mm512_mul_ps(scale, _mm512_load_ps(block.scale)), room);
        const __mmask16 rows = _mm512_cmp_ps_mask(most, least, _CMP_GT_OQ);
        if (rows) return {at, rows};
    }
    return {blocks.size(), 0};
}

}  // namespace

const Kernel kAvx512{"avx512-vnni", runs_here, scan, dots};

}  // namespace gallery_face

#else

namespace gallery_face {
const Kernel kAvx512{"avx512-vnni", [] { return false; }, nullptr, nullptr};
}

#endif
