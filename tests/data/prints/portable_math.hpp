// SPDX-License-Identifier: Apache-2.0
//
// Sine, arc tangent and exponential from + - * / and sqrt alone, which IEEE 754 fixes to the last
// bit: the C library's may differ from one processor to the next, and a print must not.

#pragma once

namespace cotejo::prints {

inline constexpr double kPi = 3.14159265358979323846;

/// Sine and cosine of an angle in radians, good to 1e-11 for angles of some thousand turns.
double sine(double angle);
inline double cosine(double angle) { return sine(angle + kPi / 2); }

/// The angle of the vector (x, y), -pi to pi; 0 for the null vector.
double angle_of(double y, double x);

/// e to the power x; 0 below -700.
double exponential(double x);

}  // namespace cotejo::prints
