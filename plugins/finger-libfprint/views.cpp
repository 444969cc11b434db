// SPDX-License-Identifier: Apache-2.0
//
// libfprint's serialised prints: "FP3", then a GVariant, little-endian.

#include "views.hpp"

#include <algorithm>
#include <cstring>
#include <string_view>

namespace finger {
namespace {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

constexpr const char* kWhole = "(issbymsmsia{sv}v)";
constexpr const char* kViews = "(a(aiaiai))";
constexpr const char* kDriver = "virtual_image";
constexpr const char* kDevice = "0";
constexpr gint32 kNbis = 2;
constexpr std::string_view kMagic = "FP3";
constexpr std::size_t kMostBytes = 64 * 1024;
constexpr std::size_t kMostMinutiae = 200;
constexpr gint32 kFarthest = 5000;

const Error kNoPrint{Status::invalid, "a finger.template/libfprint that is no libfprint print"};

Variant child(const Variant& parent, gsize index) {
    return Variant(g_variant_get_child_value(parent.get(), index));
}

bool within(const std::vector<gint32>& numbers, gint32 low, gint32 high) {
    return std::ranges::all_of(numbers, [=](gint32 n) { return n >= low && n <= high; });
}

bool sound(const MinutiaeView& view) {
    const auto& [xs, ys, directions] = view.columns;
    return xs.size() == ys.size() && xs.size() == directions.size() && xs.size() <= kMostMinutiae &&
           within(xs, 0, kFarthest) && within(ys, 0, kFarthest) && within(directions, -360, 360);
}

MinutiaeView read_view(const Variant& tuple) {
    MinutiaeView view;
    for (gsize i = 0; i < view.columns.size(); ++i) {
        const Variant array = child(tuple, i);
        gsize count = 0;
        const auto* first = static_cast<const gint32*>(
            g_variant_get_fixed_array(array.get(), &count, sizeof(gint32)));
        view.columns[i].assign(first, first + count);
    }
    return view;
}

Result<std::vector<MinutiaeView>> read_views(const Variant& whole) {
    const Variant boxed = child(whole, 9);
    const Variant inner(g_variant_get_variant(boxed.get()));
    if (!g_variant_is_of_type(inner.get(), G_VARIANT_TYPE(kViews))) return kNoPrint;
    const Variant list = child(inner, 0);
    const gsize count = g_variant_n_children(list.get());
    if (count > kMostViews) return kNoPrint;
    std::vector<MinutiaeView> views;
    for (gsize i = 0; i < count; ++i) {
        views.push_back(read_view(child(list, i)));
        if (!sound(views.back())) return kNoPrint;
    }
    return views;
}

GVariant* array_of(const std::vector<gint32>& numbers) {
    return g_variant_new_fixed_array(G_VARIANT_TYPE_INT32, numbers.data(), numbers.size(),
                                     sizeof(gint32));
}

}  // namespace

Result<std::vector<MinutiaeView>> parse_print(std::span<const std::uint8_t> bytes) {
    if (bytes.size() <= kMagic.size() || bytes.size() > kMostBytes ||
        std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
        return kNoPrint;
    // A copy, because GVariant wants its bytes aligned to eight.
    const std::span<const std::uint8_t> body = bytes.subspan(kMagic.size());
    auto* copy = static_cast<guchar*>(g_memdup2(body.data(), body.size()));
    const Variant whole(g_variant_ref_sink(g_variant_new_from_data(
        G_VARIANT_TYPE(kWhole), copy, body.size(), FALSE, g_free, copy)));
    if (!g_variant_is_normal_form(whole.get())) return kNoPrint;
    const Variant type = child(whole, 0), driver = child(whole, 1);
    if (g_variant_get_int32(type.get()) != kNbis ||
        std::string_view(g_variant_get_string(driver.get(), nullptr)) != kDriver)
        return Error{Status::refused, "a print of another reader: only minutiae that this plugin "
                                      "extracted can be compared; extract the images again"};
    return read_views(whole);
}

std::vector<std::uint8_t> print_bytes(std::span<const MinutiaeView> views) {
    GVariantBuilder list;
    g_variant_builder_init(&list, G_VARIANT_TYPE("a(aiaiai)"));
    for (const MinutiaeView& view : views)
        g_variant_builder_add(&list, "(@ai@ai@ai)", array_of(view.columns[0]),
                              array_of(view.columns[1]), array_of(view.columns[2]));
    GVariant* inner = g_variant_new("(@a(aiaiai))", g_variant_builder_end(&list));
    GVariant* nothing = g_variant_new_array(G_VARIANT_TYPE("{sv}"), nullptr, 0);
    const Variant whole(g_variant_ref_sink(
        g_variant_new("(issbymsmsi@a{sv}v)", kNbis, kDriver, kDevice, FALSE, FP_FINGER_UNKNOWN,
                      nullptr, nullptr, G_MININT32, nothing, inner)));
    std::vector<std::uint8_t> bytes(kMagic.begin(), kMagic.end());
    const auto* body = static_cast<const std::uint8_t*>(g_variant_get_data(whole.get()));
    bytes.insert(bytes.end(), body, body + g_variant_get_size(whole.get()));
    return bytes;
}

Result<Object<FpPrint>> make_print(std::span<const MinutiaeView> views) {
    const std::vector<std::uint8_t> bytes = print_bytes(views);
    Problem problem;
    Object<FpPrint> print(fp_print_deserialize(bytes.data(), bytes.size(), Caught(problem)));
    if (!print) return explained(problem, "making a print");
    if (g_object_is_floating(print.get())) g_object_ref_sink(print.get());
    return print;
}

Result<std::vector<MinutiaeView>> views_of(FpPrint& print) {
    guchar* bytes = nullptr;
    gsize size = 0;
    Problem problem;
    if (!fp_print_serialize(&print, &bytes, &size, Caught(problem)))
        return explained(problem, "reading a print");
    const std::unique_ptr<guchar, Freed<g_free>> owner(bytes);
    return parse_print({bytes, size});
}

}  // namespace finger
