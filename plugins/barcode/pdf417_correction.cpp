// SPDX-License-Identifier: Apache-2.0

#include "pdf417_correction.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace barcode::pdf417 {

namespace {

constexpr int kPrime = 929, kRoot = 3;

/// Powers of the root and their logarithms.
struct Tables {
    std::array<int, kPrime - 1> power{};
    std::array<int, kPrime> logarithm{};

    constexpr Tables() {
        int value = 1;
        for (int i = 0; i < kPrime - 1; ++i) {
            power[std::size_t(i)] = value;
            logarithm[std::size_t(value)] = i;
            value = value * kRoot % kPrime;
        }
    }
};
constexpr Tables kTables;

int power(int exponent) { return kTables.power[std::size_t(((exponent % (kPrime - 1)) + kPrime - 1) % (kPrime - 1))]; }
int times(int a, int b) { return a * b % kPrime; }
int minus(int a, int b) { return (a - b + kPrime) % kPrime; }
int inverse(int a) { return power(-kTables.logarithm[std::size_t(a)]); }

/// Coefficients, the constant first.
using Polynomial = std::vector<int>;

int value_at(const Polynomial& polynomial, int x) {
    int sum = 0;
    for (std::size_t i = polynomial.size(); i-- > 0;) sum = (sum * x + polynomial[i]) % kPrime;
    return sum;
}

/// Values at the roots 3, 3², ... of what was received, whose first codeword has the highest power.
Polynomial syndromes(const std::vector<int>& codewords, int checks) {
    Polynomial all;
    for (int i = 1; i <= checks; ++i) {
        int sum = 0;
        for (const int codeword : codewords) sum = (sum * power(i) + codeword) % kPrime;
        all.push_back(sum);
    }
    return all;
}

Polynomial product(const Polynomial& a, const Polynomial& b, std::size_t most) {
    Polynomial result(std::min(most, a.size() + b.size() - 1), 0);
    for (std::size_t i = 0; i < a.size(); ++i)
        for (std::size_t j = 0; j < b.size() && i + j < result.size(); ++j)
            result[i + j] = (result[i + j] + a[i] * b[j]) % kPrime;
    return result;
}

void trim(Polynomial& polynomial) {
    while (polynomial.size() > 1 && polynomial.back() == 0) polynomial.pop_back();
}

/// Berlekamp and Massey's way to the locator of all errors, that of the unknown ones given.
Polynomial locate(const Polynomial& syndrome, Polynomial locator, int unknown) {
    Polynomial previous = locator;
    int length = unknown, shift = 1, before = 1;
    for (int n = unknown; n < int(syndrome.size()); ++n) {
        int off = 0;
        for (std::size_t i = 0; i < locator.size() && int(i) <= n; ++i)
            off = (off + locator[i] * syndrome[std::size_t(n) - i]) % kPrime;
        if (off == 0) {
            ++shift;
            continue;
        }
        const int scale = times(off, inverse(before));
        Polynomial next = locator;
        next.resize(std::max(next.size(), previous.size() + std::size_t(shift)), 0);
        for (std::size_t i = 0; i < previous.size(); ++i)
            next[i + std::size_t(shift)] = minus(next[i + std::size_t(shift)], times(scale, previous[i]));
        if (2 * length <= n + unknown) {
            length = n + 1 + unknown - length;
            previous = std::exchange(locator, std::move(next));
            before = off;
            shift = 1;
        } else {
            locator = std::move(next);
            ++shift;
        }
    }
    trim(locator);
    return locator;
}

bool all_zero(const Polynomial& polynomial) {
    return std::ranges::all_of(polynomial, [](int one) { return one == 0; });
}

}  // namespace

bool correct(std::vector<int>& codewords, int checks, std::span<const int> unknown) {
    const int size = int(codewords.size());
    if (checks < 2 || checks >= size || size >= kPrime || int(unknown.size()) > checks - 1) return false;
    const Polynomial syndrome = syndromes(codewords, checks);
    if (all_zero(syndrome)) return true;
    Polynomial locator{1};
    for (const int at : unknown)
        locator = product(locator, {1, minus(0, power(size - 1 - at))}, std::size_t(checks) + 1);
    locator = locate(syndrome, locator, int(unknown.size()));
    const int errors = int(locator.size()) - 1;
    if (2 * errors - int(unknown.size()) > checks - 1) return false;

    const Polynomial evaluator = product(syndrome, locator, std::size_t(checks));
    Polynomial slope;
    for (std::size_t i = 1; i < locator.size(); ++i) slope.push_back(times(int(i), locator[i]));
    std::vector<int> corrected = codewords;
    int found = 0;
    for (int at = 0; at < size; ++at) {
        const int x = power(-(size - 1 - at));
        if (value_at(locator, x) != 0) continue;
        const int steep = value_at(slope, x);
        if (steep == 0) return false;
        // With the roots from 3 to the first power on, an error is -evaluator / slope.
        const int error = minus(0, times(value_at(evaluator, x), inverse(steep)));
        corrected[std::size_t(at)] = minus(corrected[std::size_t(at)], error);
        ++found;
    }
    if (found != errors || !all_zero(syndromes(corrected, checks))) return false;
    codewords = std::move(corrected);
    return true;
}

}  // namespace barcode::pdf417
