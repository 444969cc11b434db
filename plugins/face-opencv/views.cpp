// SPDX-License-Identifier: Apache-2.0
//
// The contract's side of templates and faces.

#include "views.hpp"

#include <algorithm>
#include <cstring>

#include "cotejo/kinds.h"

namespace face {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

Result<std::vector<Template>> floats_apart(const cotejo::View& view) {
    const std::vector<float> all = cotejo::floats(view.data());
    if (view.format() != COTEJO_FORMAT_F32 || all.empty() || all.size() % kTemplateSize)
        return Error{Status::invalid, "a face.template/sface-2 is 128 f32"};
    std::vector<Template> each;
    for (auto at = all.begin(); at != all.end(); at += kTemplateSize) each.emplace_back(at, at + kTemplateSize);
    return each;
}

Result<std::vector<Template>> bytes_apart(const cotejo::View& view) {
    const auto all = view.data();
    if (view.format() != COTEJO_FORMAT_I8 || all.empty() || all.size() % kSmallSize)
        return Error{Status::invalid, "a face.template/sface-2-i8 is 129 i8"};
    std::vector<Template> each;
    for (std::size_t at = 0; at < all.size(); at += kSmallSize) {
        SmallTemplate one(kSmallSize);
        std::memcpy(one.data(), all.data() + at, kSmallSize);
        each.push_back(large(one).value_or(Template{}));
    }
    return each;
}

/// Four numbers, in fractions of the picture.
void box(cotejo::Draft& draft, const std::string& name, const cv::Rect2f& box, cv::Size picture) {
    draft.number(name + "x", double(box.x) / picture.width);
    draft.number(name + "y", double(box.y) / picture.height);
    draft.number(name + "width", double(box.width) / picture.width);
    draft.number(name + "height", double(box.height) / picture.height);
}

}  // namespace

Result<std::vector<Template>> templates(const cotejo::View& view) {
    Result<std::vector<Template>> each = Error{Status::invalid, "a template must be of kind face.template/sface-2 or face.template/sface-2-i8"};
    if (view.kind() == COTEJO_KIND_FACE_TEMPLATE_SFACE_2) each = floats_apart(view);
    if (view.kind() == COTEJO_KIND_FACE_TEMPLATE_SFACE_2_I8) each = bytes_apart(view);
    if (each && std::ranges::any_of(*each, [](const Template& one) { return length(one) <= 1e-6f; }))
        return Error{Status::invalid, "a template is not finite or has no length"};
    return each;
}

cotejo::Draft form(const Template& made, std::string_view kind) {
    cotejo::Draft draft;
    if (kind != COTEJO_KIND_FACE_TEMPLATE_SFACE_2_I8) return draft.floats(made);
    const SmallTemplate small_form = small(made);
    draft.format = COTEJO_FORMAT_I8;
    draft.data.resize(small_form.size());
    std::memcpy(draft.data.data(), small_form.data(), small_form.size());
    return draft;
}

void place(cotejo::Draft& draft, const std::vector<Face>& faces, cv::Size picture) {
    constexpr std::size_t kMost = 9; // a crowd has no end
    box(draft, "box.", faces.front().box, picture);
    for (std::size_t i = 1; i < std::min(faces.size(), kMost); ++i)
        box(draft, COTEJO_FACT_BYSTANDER + std::to_string(i) + ".", faces[i].box, picture);
}

void place(cotejo::Draft& draft, const Sight& sight) {
    std::vector<Face> faces{sight.face};
    faces.insert(faces.end(), sight.others.begin(), sight.others.end());
    place(draft, faces, sight.picture.size());
}

float second_to_first(const Sight& sight) {
    return sight.others.empty() ? 0.0f : sight.others.front().box.width / std::max(sight.face.box.width, 1.0f);
}

}  // namespace face
