// SPDX-License-Identifier: Apache-2.0
//
// Answers: takes a script's steps on its visit. What a script says is not trusted.

#pragma once

#include <optional>
#include <map>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "cotejo/visit.hpp"
#include "kiosk/script.hpp"

namespace cotejo::kiosk {

/// The samples one script was given, and the steps it may take.
class Answers {
public:
    /// `sources` are the script's files: a reason for an officer must stand in one of them.
    Answers(Visit& visit, const ScriptNames& names, const std::map<std::string, std::string>& sources)
        : visit_(visit), names_(names), sources_(sources) {}

    /// Takes the step that a message asks for and gives the answer. Nothing when no script that
    /// went through cotejo-script could have said that: an unknown step, a sample that was never
    /// given.
    std::optional<nlohmann::json> answer(const nlohmann::json& message);

    /// What a script says of its own failure, every text that it was shown of a sample taken out:
    /// logs hold no personal data.
    std::string without_texts(std::string said) const;

private:
    bool writes_out(const std::string& word) const;
    std::string unknown_name(const std::string& step, const std::string& name) const;
    nlohmann::json given(const Result<Handle, Miss>& sample);

    Visit& visit_;
    const ScriptNames& names_;
    const std::map<std::string, std::string>& sources_;
    std::set<Handle> held_;
    std::set<std::string> shown_; ///< texts of samples that the script has seen
};

}  // namespace cotejo::kiosk
