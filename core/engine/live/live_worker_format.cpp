// SPDX-License-Identifier: GPL-3.0-or-later
// How the batches of a live log are read: by what the first of them says, and by what later ones bring.
#include <algorithm>
#include <utility>

#include "core/engine/live/live_worker.h"
#include "core/format/field_sample.h"
#include "core/format/late_fields.h"
#include "core/format/usual_names.h"

namespace tally {

namespace {

constexpr std::string_view kLateMark = " \n";

// Those that were learnt from, and those that were tried.
std::size_t lateRecords(std::string_view sample)
{
    std::size_t count = 0;
    for (std::size_t at = sample.find("\n \n"); at != std::string_view::npos; at = sample.find("\n \n", at + 2)) ++count;
    return count;
}

std::set<std::string, std::less<>> namesIn(std::string_view sample)
{
    PaddedBuffer padded;
    padded.assign(sample);
    std::set<std::string, std::less<>> names;
    for (const std::string& name : sampleNdjson(padded.view(), true).names) names.insert(plainName(name));
    return names;
}

}  // namespace

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
    watch();
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
    return true;
}

// What is asked about follows from the sample alone, which outlives the process: a replay, and the next process, ask the same.
void LiveSource::Worker::watch()
{
    if (shape_.format != Format::Ndjson || lateRecords(part_.sample) >= kLateRecords) return decoder_->watchKeys({});
    settled_ = namesIn(part_.sample);
    decoder_->watchKeys([this](std::string_view key) { return mayBeMissingPart(key, shape_) && !settled_.contains(plainName(key)); });
}

// With the record in the sample the next process, and whoever reads a dead letter again, finds the same. A line with nothing but a
// blank says that there was such a record, also where it could not be kept: it would have changed what is known.
void LiveSource::Worker::learnFields(std::string_view record)
{
    std::string sample = part_.sample;
    if (!sample.empty() && sample.back() != '\n') sample += '\n';
    sample += kLateMark;
    const std::string with = sample + std::string(record) + '\n';
    if (with.size() <= kLateSample) {
        PaddedBuffer padded;
        padded.assign(with);
        auto found = withLateFields(shape_, padded.view(), options_.read);
        if (found && use(std::move(*found))) sample = with;
    }
    keepSample(sample);
    watch();
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
