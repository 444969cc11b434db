// SPDX-License-Identifier: Apache-2.0
//
// The page's part on a second comparator, on groups and on quality.

#include "evaluate/charts.hpp"
#include "evaluate/drawing.hpp"
#include "evaluate/markup.hpp"
#include "evaluate/number.hpp"
#include "evaluate/sections.hpp"

namespace cotejo::tools::evaluation {

std::string against_section(const Report& report) {
    if (!report.against) return "";
    const Against& other = *report.against;
    const std::string first = escaped(report.title), second = escaped(other.title);
    HtmlTable table{"Paired differences, first minus second, in percentage points, with intervals of 95 %",
                    {"Figure", "First", "Second", "Difference", "In words"}, {}, "ends"};
    const auto row = [&](const std::string& name, double one, double two, const Estimate& difference, bool carried) {
        table.rows.push_back({{name, percent(one), percent(two), points(difference),
                               escaped(in_words(difference, "the first", "the second")) +
                                   (carried ? "" : " <span class=\"flag\">(not carried)</span>")}, !carried});
    };
    row("EER", other.first_eer.value, other.second_eer.value, other.difference.eer, true);
    for (std::size_t k = 0; k < kRates.size(); ++k)
        row("FNMR at FMR " + power(kRates[k]), other.first[k].fnmr.value, other.second[k].fnmr.value,
            other.difference.fnmr[k], other.first[k].carried);
    return "<h2 id=\"against\">Against " + second + "</h2>\n<p>First: " + first + ", FTA " + percent(report.fta) +
           ". Second: " + second + ", FTA " + percent(other.fta) + ". Both on the " + counted(other.genuine) +
           " genuine and " + counted(other.impostor) +
           " impostor pairs that both have scores for; the same people are drawn for both.</p>\n" + table.html();
}

namespace {

/// One error rate of all groups at rate k: a table, and a drawing where there is something to compare.
std::string group_part(const Report& report, std::size_t k, bool fnmr) {
    const std::string rate = fnmr ? "FNMR" : "FMR", at = rate + " at the score for FMR " + power(kRates[k]);
    HtmlTable table{at + ", with intervals of 95 %",
                    {"Group", "People", fnmr ? "Genuine pairs" : "Impostor pairs", rate, "Difference to the others, points"},
                    {}, ""};
    for (const GroupRates& group : report.by_group) {
        const GroupRate& found = group.at[k];
        table.rows.push_back({{escaped(report.groups[group.group]), counted(group.people),
                               counted(fnmr ? group.genuine : group.impostor), percent(fnmr ? found.fnmr : found.fmr),
                               points(fnmr ? found.fnmr_difference : found.fmr_difference)}, false});
    }
    if (report.by_group.size() < 2) return table.html();
    return table.html() + figure(group_chart(report, k, fnmr),
                                 at + ": difference to the other groups; the other colour where the interval leaves zero out.");
}

}  // namespace

std::string groups_section(const Report& report) {
    if (report.by_group.empty()) return "";
    std::string text = "<h2 id=\"groups\">Groups</h2>\n<p>At the scores of the whole set. Differences are to all pairs of the "
                       "other groups; impostor pairs across groups count in none. Each interval holds by itself: of twenty "
                       "comparisons without a difference, one is expected to miss zero.</p>\n";
    for (std::size_t k = 0; k < kRates.size(); ++k)
        if (report.rates[k].carried)
            text += "<h3>At FMR " + power(kRates[k]) + "</h3>\n" + group_part(report, k, true) + group_part(report, k, false);
    return text;
}

std::string quality_section(const Report& report) {
    if (report.edc.empty()) return "";
    HtmlTable table{"FNMR against the share discarded", {"Discarded"}, {}, ""};
    for (const EdcCurve& curve : report.edc) table.head.push_back("FNMR at the score of " + power(curve.fmr));
    for (std::size_t i = 0; i < report.edc.front().points.size(); i += 10) {
        HtmlTable::Row row{{percent(report.edc.front().points[i].discarded)}, false};
        for (const EdcCurve& curve : report.edc)
            row.cells.push_back(i < curve.points.size() ? percent(curve.points[i].fnmr) : "");
        table.rows.push_back(std::move(row));
    }
    return "<h2 id=\"quality\">What the quality score is worth</h2>\n<p>Error versus discard: genuine pairs are left out from "
           "the lowest quality up, the score held. Quality by " + escaped(report.judge) +
           "; a pair’s is the lower of its two pictures’. A useful score makes the curve fall early.</p>\n" +
           figure(edc_chart(report), "EDC. Dashed grey: a quality that knew every error.") +
           details("The curves as a table", table.html());
}

}  // namespace cotejo::tools::evaluation
