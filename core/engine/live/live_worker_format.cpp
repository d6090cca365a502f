// SPDX-License-Identifier: GPL-3.0-or-later
// How the batches of a live log are read: by what the first of them says, and by what later ones bring.
#include <algorithm>
#include <utility>

#include "core/engine/live/live_worker.h"
#include "core/format/late_fields.h"

namespace tally {

// The format is what it was before a restart, or what the first batch says. A header is no record, also when it is sent again
// to the next process.
bool LiveSource::Worker::prepare(std::string_view bytes)
{
    if (decoder_) return true;
    const bool known = !options_.sample.empty() && readAs(options_.sample);
    if (!known) {
        const std::size_t end = std::min(bytes.size(), kSample);
        const std::size_t lines = end == bytes.size() ? end : bytes.rfind('\n', end) + 1;
        const std::string_view head = bytes.substr(0, lines == 0 ? end : lines);
        // By what is kept of it where that is enough: the next process has no more.
        if (!readAs(head) && !readAs(bytes)) return false;
        keepSample(head);
    }
    const std::string_view sample = known ? std::string_view(options_.sample) : bytes;
    const std::string_view header = sample.substr(0, std::min(sample.size(), cutter_->preamble(sample)));
    if (bytes.starts_with(header)) skip_ = header.size();
    return true;
}

void LiveSource::Worker::keepSample(std::string_view sample)
{
    part_.sample = sample;
    const std::lock_guard lock(sampleMutex_);
    sample_ = sample;
}

std::string LiveSource::Worker::sample() const
{
    const std::lock_guard lock(sampleMutex_);
    return sample_;
}

bool LiveSource::Worker::readAs(std::string_view sample)
{
    options_.read.maySayMore = true;
    auto shape = detect(sample, false, options_.read);
    if (shape) return use(std::move(*shape));
    part_.error = shape.error().what;
    return false;
}

bool LiveSource::Worker::use(LogShape shape)
{
    auto decoder = makeDecoder(shape, kAllParts);
    if (!decoder) {
        part_.error = decoder.error().what;
        return false;
    }
    ambiguousBefore_ = ambiguousTimes();
    shape_ = std::move(shape);
    decoder_ = std::move(*decoder);
    cutter_ = makeCutter(shape_);
    part_.format = name(shape_.format);
    part_.notes = shape_.notes;
    part_.error.clear();
    watch();
    return true;
}

void LiveSource::Worker::watch()
{
    decoder_->watchKeys([this](std::string_view key) {
        if (knownKeys_.contains(key) || !mayBeMissingPart(key, shape_)) return false;
        wantedKey_ = key;
        return true;
    });
}

// With the record in the sample the next process, and whoever reads a dead letter again, finds the same.
void LiveSource::Worker::learnFields(std::string_view record)
{
    knownKeys_.insert(wantedKey_);
    std::string sample = part_.sample;
    if (!sample.empty() && sample.back() != '\n') sample += '\n';
    (sample += record) += '\n';
    PaddedBuffer padded;
    padded.assign(sample);
    auto shape = sample.size() <= kLateSample ? withLateFields(shape_, padded.view(), options_.read) : std::nullopt;
    if (shape && use(std::move(*shape))) keepSample(sample);
}

// Before a format is found, whole lines are dead letters: nothing vanishes.
BatchCount LiveSource::Worker::refuseAll(std::string_view bytes)
{
    BatchCount counted;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        reject({0, counted.lines, Reason::BadLine, bytes.substr(0, end), part_.error});
        ++counted.records;
        ++counted.lines;
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return counted;
}

}  // namespace tally
