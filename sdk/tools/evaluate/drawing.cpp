// SPDX-License-Identifier: Apache-2.0
//
// Maps values to units and writes elements.

#include "evaluate/drawing.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace cotejo::tools::evaluation {
namespace {

constexpr double kWidth = 760, kLeft = 68, kRight = 16, kTop = 14, kBottom = 52;

std::string unit(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", number);
    return text;
}

std::string text_at(double x, double y, const std::string& text, const std::string& css, const std::string& anchor,
                    const std::string& more = "") {
    return "<text x=\"" + unit(x) + "\" y=\"" + unit(y) + "\" class=\"" + css + "\" text-anchor=\"" + anchor + "\"" +
           more + ">" + escaped(text) + "</text>\n";
}

double share(const Axis& axis, double value) {
    const double low = axis.scale(axis.low), high = axis.scale(axis.high);
    return (axis.scale(std::clamp(value, axis.low, axis.high)) - low) / (high - low);
}

}  // namespace

std::string escaped(const std::string& text) {
    std::string safe;
    for (const char c : text) {
        if (c == '&') safe += "&amp;";
        else if (c == '<') safe += "&lt;";
        else if (c == '>') safe += "&gt;";
        else if (c == '"') safe += "&quot;";
        else safe += c;
    }
    return safe;
}

std::vector<std::pair<double, std::string>> round_ticks(double low, double high, const std::string& unit,
                                                        double factor) {
    std::vector<std::pair<double, std::string>> ticks;
    const double raw = (high - low) * factor / 5, power = std::pow(10, std::floor(std::log10(raw)));
    const double step = power * (raw / power < 1.5 ? 1 : raw / power < 3.5 ? 2 : raw / power < 7.5 ? 5 : 10);
    for (double at = std::ceil(low * factor / step) * step; at <= high * factor + step * 1e-6; at += step) {
        char text[32];
        std::snprintf(text, sizeof text, "%.6g", std::abs(at) < step * 1e-6 ? 0.0 : at);
        std::string label = text;
        if (label.starts_with('-')) label = "−" + label.substr(1);
        ticks.emplace_back(at / factor, label + unit);
    }
    return ticks;
}

Drawing::Drawing(std::string title, std::string description, Axis x, Axis y, double height)
    : title_(std::move(title)), description_(std::move(description)), x_(std::move(x)), y_(std::move(y)),
      height_(height) {
    grid();
}

double Drawing::at_x(double value) const { return kLeft + share(x_, value) * (kWidth - kLeft - kRight); }
double Drawing::at_y(double value) const {
    return height_ - kBottom - share(y_, value) * (height_ - kTop - kBottom);
}

void Drawing::grid() {
    for (const auto& [value, label] : x_.ticks) {
        line({{value, y_.low}, {value, y_.high}}, "grid");
        body_ += text_at(at_x(value), height_ - kBottom + 18, label, "tick", "middle");
    }
    for (const auto& [value, label] : y_.ticks) {
        line({{x_.low, value}, {x_.high, value}}, "grid");
        if (!label.empty()) body_ += text_at(kLeft - 8, at_y(value) + 4, label, "tick", "end");
    }
    line({{x_.low, y_.high}, {x_.low, y_.low}, {x_.high, y_.low}}, "axis");
    body_ += text_at((kLeft + kWidth - kRight) / 2, height_ - 8, x_.label, "label", "middle");
    const std::string middle = unit((kTop + height_ - kBottom) / 2);
    body_ += text_at(0, 0, y_.label, "label", "middle", " transform=\"translate(16," + middle + ") rotate(-90)\"");
}

std::string Drawing::path(const Points& points) const {
    std::string data, last;
    for (const auto& [x, y] : points) {
        const std::string next = unit(at_x(x)) + "," + unit(at_y(y));
        if (next != last) data += (data.empty() ? "M" : "L") + next;
        last = next;
    }
    return data;
}

void Drawing::line(const Points& points, const std::string& css) {
    body_ += "<path class=\"" + css + "\" d=\"" + path(points) + "\"/>\n";
}

void Drawing::area(const Points& points, const std::string& css) {
    if (points.empty()) return;
    Points closed = points;
    closed.emplace_back(points.back().first, y_.low);
    closed.emplace_back(points.front().first, y_.low);
    body_ += "<path class=\"" + css + "\" d=\"" + path(closed) + "Z\"/>\n";
}

void Drawing::dot(double x, double y, const std::string& css) {
    body_ += "<circle class=\"" + css + "\" cx=\"" + unit(at_x(x)) + "\" cy=\"" + unit(at_y(y)) + "\" r=\"4.5\"/>\n";
}

void Drawing::words(double x, double y, const std::string& text, const std::string& css, double right, double down,
                    const std::string& anchor) {
    body_ += text_at(at_x(x) + right, at_y(y) + down, text, css, anchor);
}

std::string Drawing::svg() const {
    return "<svg viewBox=\"0 0 " + unit(kWidth) + " " + unit(height_) + "\" role=\"img\" aria-label=\"" +
           escaped(title_ + ". " + description_) + "\">\n<title>" + escaped(title_) + "</title>\n<desc>" +
           escaped(description_) + "</desc>\n" + body_ + "</svg>\n";
}

}  // namespace cotejo::tools::evaluation
