// SPDX-License-Identifier: Apache-2.0
//
// The page's first figures: how often the comparator errs.

#include <cmath>

#include "evaluate/charts.hpp"
#include "evaluate/drawing.hpp"
#include "evaluate/markup.hpp"
#include "evaluate/number.hpp"
#include "evaluate/sections.hpp"

namespace cotejo::tools::evaluation {
namespace {

std::string key(const std::string& name, const std::string& value, const std::string& small) {
    return "<div><dt>" + name + "</dt><dd>" + value + "<small>" + small + "</small></dd></div>\n";
}

std::string bounds(const Estimate& rate) {
    if (std::isnan(rate.low)) return "no interval";
    return percent(rate.low) + " to " + percent(rate.high);
}

/// The smallest FMR that the pairs carry; the largest when they carry none.
const Rate& strictest(const Report& report) {
    const Rate* found = &report.rates.front();
    for (const Rate& rate : report.rates)
        if (rate.carried) found = &rate;
    return *found;
}

}  // namespace

std::string key_figures(const Report& report) {
    const Rate& rate = strictest(report);
    return "<dl class=\"key\">\n" + key("Equal error rate (EER)", percent(report.eer.value), bounds(report.eer)) +
           key("FNMR at FMR " + power(rate.fmr), percent(rate.fnmr.value),
               bounds(rate.fnmr) + (rate.carried ? "" : "; not carried")) +
           key("Failure to acquire (FTA)", percent(report.fta),
               counted(report.failed) + " of " + counted(report.presented) + " pictures") +
           key("Pairs compared", counted(report.genuine + report.impostor),
               counted(report.genuine) + " genuine, " + counted(report.impostor) + " impostor") +
           "</dl>\n";
}

std::string rates_section(const Report& report) {
    HtmlTable table{"FNMR at each FMR, with intervals of 95 %",
                    {"FMR", "FNMR", "Interval", "Lowest score accepted", "GFRR", "GFAR", "Carried"}, {}, ""};
    for (std::size_t k = 0; k < report.rates.size(); ++k) {
        const Rate& rate = report.rates[k];
        table.rows.push_back({{power(rate.fmr), percent(rate.fnmr.value), bounds(rate.fnmr),
                               plain(double{rate.threshold}), percent(report.gfrr[k]), percent(report.gfar[k]),
                               rate.carried ? "yes" : "<span class=\"flag\">no</span>"},
                              !rate.carried});
    }
    std::string text = "<h2 id=\"rates\">Error rates</h2>\n" + table.html();
    text += "<p class=\"soft\">" + counted(report.impostor) +
            " impostor pairs carry no FMR below 1 in " + counted(report.impostor / 3) +
            " (rule of 3). Rows that are not carried are for orientation only.</p>\n";
    std::string caption = "DET curve. Bars: intervals of 95 % of FNMR at each FMR; hollow dots are not carried.";
    if (report.against)
        caption += " <span class=\"swatch\"></span>" + escaped(report.title) + " <span class=\"swatch second\"></span>" +
                   escaped(report.against->title);
    text += figure(det_chart(report), caption);

    HtmlTable bins{"Share of each class in each bin of scores", {"Score from", "to", "Genuine", "Impostor"}, {}, ""};
    const Histogram& found = report.histogram;
    const double width = (found.high - found.low) / static_cast<double>(found.genuine.size());
    for (std::size_t i = 0; i < found.genuine.size(); ++i) {
        const double low = found.low + width * static_cast<double>(i);
        bins.rows.push_back({{plain(low), plain(low + width), percent(found.genuine[i]), percent(found.impostor[i])}, false});
    }
    return text + "<h2 id=\"scores\">Scores</h2>\n" +
           figure(histogram_chart(report), "<span class=\"swatch\"></span>genuine <span class=\"swatch second\"></span>"
                                           "impostor, each as a share of its class; dashed: the scores of the carried FMRs.") +
           details("The histogram as a table", bins.html());
}

std::string scores_section(const Report& report) {
    std::string text = "<h2 id=\"calibration\">Calibration</h2>\n";
    if (report.calibrated.empty())
        return text + "<p>" + counted(report.impostor) + " impostor pairs are too few to calibrate any rate.</p>\n";
    HtmlTable table{"Scores that hold a false match rate",
                    {"FMR", "Lowest score", "False matches allowed", "FNMR at it"}, {}, ""};
    for (const Calibrated& one : report.calibrated)
        table.rows.push_back({{power(one.rate), plain(one.score), counted(static_cast<std::size_t>(one.allowed)),
                               percent(one.fnmr)}, false});
    return text +
           "<p>A score stands for a rate if, were the rate any higher, so few false matches would be seen in at most "
           "5 of 100 such sets (one-sided, exact, Poisson). Pairs are taken as independent.</p>\n" + table.html() +
           "<p>For the plugin’s manifest, or a site’s policy:</p>\n<pre>" + escaped(scores_line(report.calibrated)) + "</pre>\n";
}

}  // namespace cotejo::tools::evaluation
