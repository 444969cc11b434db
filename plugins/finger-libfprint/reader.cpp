// SPDX-License-Identifier: Apache-2.0
//
// A libfprint device opened, used and closed within one job.

#include "reader.hpp"

#include <unistd.h>

#include <utility>

#include "devices.hpp"

namespace finger {

using cotejo::Error;
using cotejo::Result;
using cotejo::Status;

namespace {

Result<FpDeviceRetry> retry_of(const Problem& problem, const char* doing) {
    if (is_retry(problem)) return static_cast<FpDeviceRetry>(problem->code);
    return explained(problem, doing);
}

}  // namespace

Result<Touched<Object<FpImage>>> Reader::capture() {
    const auto ended = loop_.wait_for([this](GAsyncReadyCallback done, gpointer data) {
        fp_device_capture(device_, TRUE, loop_.cancellable(), done, data);
    });
    Problem problem;
    Object<FpImage> image(fp_device_capture_finish(device_, ended.get(), Caught(problem)));
    if (image) return Touched<Object<FpImage>>(std::move(image));
    Result<FpDeviceRetry> retry = retry_of(problem, "capturing a print");
    if (!retry) return retry.error();
    return Touched<Object<FpImage>>(*retry);
}

Result<Touched<Reader::Identified>> Reader::identify(const std::vector<FpPrint*>& prints) {
    const Array gallery(g_ptr_array_new());
    for (FpPrint* print : prints) g_ptr_array_add(gallery.get(), print);
    const auto ended = loop_.wait_for([&](GAsyncReadyCallback done, gpointer data) {
        fp_device_identify(device_, gallery.get(), loop_.cancellable(), nullptr, nullptr, nullptr,
                           done, data);
    });
    FpPrint *match = nullptr, *scanned = nullptr;
    Problem problem;
    const bool good = fp_device_identify_finish(device_, ended.get(), &match, &scanned,
                                                Caught(problem));
    const Object<FpPrint> matched(match);
    Identified identified{Object<FpPrint>(scanned), std::nullopt};
    if (!good) {
        Result<FpDeviceRetry> retry = retry_of(problem, "comparing prints");
        if (!retry) return retry.error();
        return Touched<Identified>(*retry);
    }
    for (std::size_t i = 0; i < prints.size(); ++i)
        if (prints[i] == match) identified.match = i;
    return Touched<Identified>(std::move(identified));
}

void Reader::watch(Watcher watcher) {
    if (watching_) g_signal_handler_disconnect(device_, std::exchange(watching_, 0));
    watcher_ = std::move(watcher);
    if (!watcher_) return;
    watching_ = g_signal_connect(
        device_, "notify::finger-status",
        G_CALLBACK(+[](FpDevice* device, GParamSpec*, gpointer self) {
            static_cast<Reader*>(self)->watcher_(fp_device_get_finger_status(device));
        }),
        this);
}

Result<std::unique_ptr<Reader>> Reader::real(Loop& loop) {
    Object<FpContext> context = find_devices("");
    FpDevice* device = first_real(*context);
    if (!device)
        return Error{Status::unavailable,
                     "no fingerprint reader that gives images was found; plug one in, see that the "
                     "kiosk's user may open it, or set `device: virtual`"};
    auto reader = std::make_unique<Reader>(loop, std::move(context), device);
    if (Result<void> opened = reader->open(); !opened) return opened.error();
    return reader;
}

Result<std::unique_ptr<Reader>> Reader::virtual_one(Loop& loop, const std::string& folder) {
    const std::string path = new_socket_path(folder);
    Object<FpContext> context = find_devices(path);
    FpDevice* device = virtual_image(*context);
    if (!device)
        return Error{Status::unavailable, "this libfprint was built without virtual_image"};
    auto reader = std::make_unique<Reader>(loop, std::move(context), device);
    reader->socket_ = path;
    if (Result<void> opened = reader->open(); !opened)
        return Error{opened.error().status,
                     opened.error().what + "; the setting `sockets` must name a folder that can be "
                                           "written to"};
    auto finger = VirtualFinger::touch(loop, path);
    if (!finger) return finger.error();
    reader->finger_ = std::move(*finger);
    return reader;
}

Result<void> Reader::open() {
    const auto ended = loop_.wait_for([this](GAsyncReadyCallback done, gpointer data) {
        fp_device_open(device_, loop_.cancellable(), done, data);
    });
    Problem problem;
    opened_ = fp_device_open_finish(device_, ended.get(), Caught(problem));
    if (opened_) return {};
    Error error = explained(problem, "opening the fingerprint reader");
    if (error.status == Status::failed) error.status = Status::unavailable;
    return error;
}

Reader::Reader(Loop& loop, Object<FpContext> context, FpDevice* device)
    : loop_(loop), context_(std::move(context)), device_(device) {}

Reader::~Reader() {
    watch(nullptr);
    finger_.reset();
    if (opened_) close();
    // Opened for nothing, it still listened.
    if (!socket_.empty()) ::unlink(socket_.c_str());
}

void Reader::close() {
    const auto ended = loop_.wait_for([this](GAsyncReadyCallback done, gpointer data) {
        fp_device_close(device_, nullptr, done, data);
    });
    fp_device_close_finish(device_, ended.get(), nullptr);
}

}  // namespace finger
