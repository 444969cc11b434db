// SPDX-License-Identifier: Apache-2.0
//
// The report as JSON.

#include <cmath>

#include <nlohmann/json.hpp>

#include "evaluate/number.hpp"
#include "evaluate/report.hpp"

namespace cotejo::tools::evaluation {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }
Json bounds(const Estimate& estimate) { return {number(estimate.low), number(estimate.high)}; }

/// "0.001", as a key.
std::string decimal(double rate) {
    char text[16];
    std::snprintf(text, sizeof text, "%.*f", static_cast<int>(-std::lround(std::log10(rate))), rate);
    return text;
}

/// A float as few digits as give it back.
double shortest(float value) {
    for (int digits = 6; digits < 10; ++digits) {
        char text[32];
        std::snprintf(text, sizeof text, "%.*g", digits, static_cast<double>(value));
        if (std::strtof(text, nullptr) == value) return std::strtod(text, nullptr);
    }
    return double{value};
}

Json rates_of(const std::vector<Rate>& rates) {
    Json all = Json::array();
    for (const Rate& rate : rates)
        all.push_back({{"fmr", rate.fmr}, {"fnmr", number(rate.fnmr.value)}, {"interval", bounds(rate.fnmr)},
                       {"threshold", shortest(rate.threshold)}, {"carried", rate.carried}});
    return all;
}

Json groups_of(const Report& report) {
    Json all = Json::array();
    for (const GroupRates& group : report.by_group) {
        Json at = Json::array();
        for (std::size_t k = 0; k < kRates.size(); ++k) {
            const GroupRate& rate = group.at[k];
            at.push_back({{"fmr_of_all", kRates[k]}, {"carried", report.rates[k].carried},
                          {"fnmr", number(rate.fnmr.value)}, {"fnmr_interval", bounds(rate.fnmr)},
                          {"fnmr_difference", number(rate.fnmr_difference.value)},
                          {"fnmr_difference_interval", bounds(rate.fnmr_difference)},
                          {"fmr", number(rate.fmr.value)}, {"fmr_interval", bounds(rate.fmr)},
                          {"fmr_difference", number(rate.fmr_difference.value)},
                          {"fmr_difference_interval", bounds(rate.fmr_difference)}});
        }
        all.push_back({{"group", report.groups[group.group]}, {"people", group.people},
                       {"pairs", {{"genuine", group.genuine}, {"impostor", group.impostor}}}, {"at", at}});
    }
    return all;
}

Json skipped_of(const Report& report) {
    Json all = Json::array();
    for (const Skipped& one : report.skipped)
        all.push_back({{"path", one.path}, {"line", one.line},
                       {"counts_as", one.acquired ? "failure to acquire" : "unreadable"}, {"why", one.why}});
    return all;
}

Json against_of(const Against& against, const std::string& title) {
    Json rates = Json::array();
    for (std::size_t k = 0; k < kRates.size(); ++k)
        rates.push_back({{"fmr", kRates[k]}, {"carried", against.first[k].carried},
                         {"fnmr", number(against.first[k].fnmr.value)},
                         {"other_fnmr", number(against.second[k].fnmr.value)},
                         {"difference", number(against.difference.fnmr[k].value)},
                         {"interval", bounds(against.difference.fnmr[k])},
                         {"in_words", in_words(against.difference.fnmr[k], title, against.title)}});
    return {{"other", against.title}, {"other_fta", against.fta},
            {"pairs", {{"genuine", against.genuine}, {"impostor", against.impostor}}},
            {"eer", number(against.first_eer.value)}, {"other_eer", number(against.second_eer.value)},
            {"eer_difference", number(against.difference.eer.value)},
            {"eer_difference_interval", bounds(against.difference.eer)},
            {"eer_in_words", in_words(against.difference.eer, title, against.title)}, {"rates", rates}};
}

}  // namespace

std::string to_json(const Report& report) {
    Json fnmr = Json::object(), generalised = Json::array(), scores = Json::object(), edc = Json::array();
    for (std::size_t k = 0; k < report.rates.size(); ++k) {
        fnmr[decimal(report.rates[k].fmr)] = number(report.rates[k].fnmr.value);
        generalised.push_back({{"threshold", shortest(report.rates[k].threshold)},
                               {"gfrr", report.gfrr[k]}, {"gfar", report.gfar[k]}});
    }
    for (const Calibrated& one : report.calibrated)
        scores[power(one.rate)] = {{"score", one.score}, {"allowed", one.allowed}, {"fnmr", one.fnmr}};
    for (const EdcCurve& curve : report.edc) {
        Json points = Json::array();
        for (const DiscardPoint& point : curve.points) points.push_back({point.discarded, number(point.fnmr)});
        edc.push_back({{"fmr", curve.fmr}, {"points", points}});
    }
    Json json = {{"eer", number(report.eer.value)},
                 {"fnmr_at_fmr", fnmr},
                 {"fta", report.fta},
                 {"pairs", {{"genuine", report.genuine}, {"impostor", report.impostor}}},
                 {"eer_interval", bounds(report.eer)},
                 {"rates", rates_of(report.rates)},
                 {"generalised", generalised},
                 {"scores", scores},
                 {"groups", groups_of(report)},
                 {"edc", edc},
                 {"plugin", {{"id", report.id}, {"version", report.version}, {"files_sha256", report.files},
                             {"kind", report.kind}, {"quality_by", report.judge}}},
                 {"data", {{"file", report.pairs_file}, {"sets", report.sets}, {"sha256", report.pairs_digest},
                           {"pictures", report.pictures}, {"presented", report.presented},
                           {"not_acquired", report.failed}, {"people", report.people},
                           {"pairs_asked", {{"genuine", report.genuine_all}, {"impostor", report.impostor_all}}},
                           {"comparisons_failed", report.comparisons_failed}}},
                 {"bootstrap", {{"replicates", report.replicates}, {"seed", report.seed}, {"level", 0.95}}},
                 {"skipped", skipped_of(report)}};
    if (report.against) json["against"] = against_of(*report.against, report.title);
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace cotejo::tools::evaluation
