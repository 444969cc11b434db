// SPDX-License-Identifier: Apache-2.0
//
// An SVG drawing with two axes. Colours and fonts are the page's, by class.

#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace cotejo::tools::evaluation {

/// Text made safe for HTML and SVG, attributes included.
std::string escaped(const std::string& text);

/// One axis: which range it shows, through which scale, where its ticks are.
struct Axis {
    std::string label;
    double low = 0, high = 1;
    std::vector<std::pair<double, std::string>> ticks;
    std::function<double(double)> scale = [](double value) { return value; }; ///< rising
};

/// Ticks at round numbers, some five of them.
std::vector<std::pair<double, std::string>> round_ticks(double low, double high, const std::string& unit,
                                                        double factor = 1);

/// Draws within 760 × `height` units; values outside an axis are drawn at its end.
class Drawing {
public:
    using Points = std::vector<std::pair<double, double>>;

    Drawing(std::string title, std::string description, Axis x, Axis y, double height = 420);

    void line(const Points& points, const std::string& css);
    /// The area between the points and the bottom.
    void area(const Points& points, const std::string& css);
    void dot(double x, double y, const std::string& css);
    /// Words at a point, shifted by units of the drawing; `anchor` is start, middle or end.
    void words(double x, double y, const std::string& text, const std::string& css, double right = 0,
               double down = 0, const std::string& anchor = "start");
    /// The whole <svg>.
    std::string svg() const;

    double low_x() const { return x_.low; }
    double high_x() const { return x_.high; }
    double low_y() const { return y_.low; }
    double high_y() const { return y_.high; }

private:
    double at_x(double value) const;
    double at_y(double value) const;
    std::string path(const Points& points) const;
    void grid();

    std::string title_, description_, body_;
    Axis x_, y_;
    double height_;
};

}  // namespace cotejo::tools::evaluation
