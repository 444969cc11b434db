// SPDX-License-Identifier: Apache-2.0
//
// Records to templates and back, and where faces are, in the contract's words.

#pragma once

#include <string_view>
#include <vector>

#include "cotejo/plugin/draft.hpp"
#include "cotejo/plugin/view.hpp"
#include "cotejo/result.hpp"
#include "sight.hpp"
#include "template.hpp"

namespace face {

/// Takes the templates of a record apart, whichever form they have.
/// Status::invalid: another kind, format or size, or a template that is not finite or has no length.
cotejo::Result<std::vector<Template>> templates(const cotejo::View& view);

/// Writes a template in the form of that kind.
cotejo::Draft form(const Template& made, std::string_view kind);

/// Writes where the first of these faces is, the subject's, and where all others are.
void place(cotejo::Draft& draft, const std::vector<Face>& faces, cv::Size picture);
void place(cotejo::Draft& draft, const Sight& sight);

/// How wide the next face is beside the subject's; 0 when there is none.
float second_to_first(const Sight& sight);

}  // namespace face
