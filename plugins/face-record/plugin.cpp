// SPDX-License-Identifier: Apache-2.0
//
// The plugin: a face image record in, its pictures out; a picture in, a record out.

#include <cstdlib>
#include <stdexcept>

#include "cotejo/plugin.hpp"
#include "given.hpp"
#include "portrait.hpp"
#include "record.hpp"

namespace {

using cotejo::Draft;
using cotejo::Error;
using cotejo::Result;
using cotejo::Status;
using face_record::Image;

/// Checks a setting once, so that a mistake in it is told when the kiosk starts.
int quality_of(const cotejo::Host& host) {
    const int quality = std::atoi(host.setting("quality").c_str());
    if (quality < 1 || quality > 100) throw std::invalid_argument("quality must be from 1 to 100");
    return quality;
}

std::string format_of(const cotejo::Host& host) {
    const std::string format = host.setting("write");
    if (format != COTEJO_FORMAT_FAC && format != COTEJO_FORMAT_FACE_DER)
        throw std::invalid_argument("write must be " COTEJO_FORMAT_FAC " or " COTEJO_FORMAT_FACE_DER);
    return format;
}

class FaceRecord final : public cotejo::Extractor {
public:
    explicit FaceRecord(const cotejo::Host& host)
        : host_(host), format_(format_of(host)), quality_(quality_of(host)),
          frontal_(host.setting("full-frontal") == "true") {}

    Result<void> extract(const cotejo::Job& job, cotejo::Inputs inputs) override {
        const Result<void> done = job.gives() == COTEJO_KIND_FACE_IMAGE ? read(job, inputs[0])
                                                                        : write(job, inputs[0]);
        if (!done) host_.info(done.error().what);
        return done;
    }

private:
    /// Gives all the pictures of a record or none: half a record is no answer.
    Result<void> read(const cotejo::Job& job, const cotejo::View& record) const {
        const std::string_view format = record.format();
        if (format != COTEJO_FORMAT_FAC && format != COTEJO_FORMAT_FACE_DER && format != COTEJO_FORMAT_BYTES)
            return Error{Status::invalid, "a face record must be iso-19794-5, iso-39794-5 or bytes"};
        const Result<std::vector<Image>> images = face_record::read_record(record.data());
        if (!images) return Error{Status::refused, "the record is not read: " + images.error().what};
        std::vector<Draft> pictures;
        for (const Image& image : *images) {
            if (job.cancelled()) return Error{Status::cancelled, "cancelled"};
            Result<Draft> picture = face_record::given(image);
            if (!picture)
                return Error{Status::refused, "the record is not read: " +
                                 face_record::of_image(pictures.size() + 1) + picture.error().what};
            pictures.push_back(std::move(*picture));
        }
        for (const Draft& picture : pictures)
            if (const Result<void> sent = send(job, picture); !sent) return sent;
        return {};
    }

    Result<void> write(const cotejo::Job& job, const cotejo::View& picture) const {
        const Result<face_record::Portrait> portrait = face_record::portrait_of(picture, quality_);
        if (!portrait) return portrait.error();
        if (job.cancelled()) return Error{Status::cancelled, "cancelled"};
        Draft record;
        record.format = format_;
        record.data = format_ == COTEJO_FORMAT_FAC ? face_record::write_fac(*portrait, frontal_)
                                                   : face_record::write_face_der(*portrait, frontal_);
        return send(job, record);
    }

    static Result<void> send(const cotejo::Job& job, const Draft& draft) {
        const Status status = job.emit(draft);
        if (status == Status::ok) return {};
        return Error{status, "the host did not take the result"};
    }

    cotejo::Host host_;
    const std::string format_;
    const int quality_;
    const bool frontal_;
};

}  // namespace

COTEJO_PLUGIN("org.cotejo.face.record", FaceRecord)
