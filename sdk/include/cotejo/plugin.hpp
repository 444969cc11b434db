// SPDX-License-Identifier: Apache-2.0
//
// The plugin ABI for C++ authors: derive from the roles you give, name the class in
// COTEJO_PLUGIN, and throw nothing that matters: no exception passes that line.
//
//   class Sharpness final : public cotejo::Assessor {
//   public:
//       explicit Sharpness(const cotejo::Host& host);      // loads models; opens no sensor
//       cotejo::Result<cotejo::Draft> assess(const cotejo::Job& job,
//                                            std::span<const cotejo::View> inputs) override;
//   };
//   COTEJO_PLUGIN("com.example.sharpness", Sharpness)

#pragma once

#include "cotejo/plugin/challenge.hpp"
#include "cotejo/plugin/draft.hpp"
#include "cotejo/plugin/entry.hpp"
#include "cotejo/plugin/host.hpp"
#include "cotejo/plugin/roles.hpp"
#include "cotejo/plugin/view.hpp"
