// SPDX-License-Identifier: Apache-2.0
//
// Answers: takes a script's steps on its visit. What a script says is not trusted.

#pragma once

#include <optional>
#include <set>
#include <string>

#include <nlohmann/json.hpp>

#include "cotejo/visit.hpp"
#include "kiosk/script.hpp"

namespace cotejo::kiosk {

/// The samples one script was given, and the steps it may take.
class Answers {
public:
    Answers(Visit& visit, const ScriptNames& names) : visit_(visit), names_(names) {}

    /// Takes the step that a message asks for and gives the answer. Nothing when no script that
    /// went through cotejo-script could have said that: an unknown step, a sample that was never
    /// given.
    std::optional<nlohmann::json> answer(const nlohmann::json& message);

private:
    std::string unknown_name(const std::string& step, const std::string& name) const;
    nlohmann::json given(const Result<Handle, Miss>& sample);

    Visit& visit_;
    const ScriptNames& names_;
    std::set<Handle> held_;
};

}  // namespace cotejo::kiosk
