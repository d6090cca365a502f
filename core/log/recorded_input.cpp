// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/recorded_input.h"

#include <algorithm>
#include <cstring>
#include <fstream>

#include "core/base/limits.h"

namespace tally {

Result<std::unique_ptr<RecordedInput>> RecordedInput::open(const std::string& path, std::size_t blockSize, bool latin1)
{
    auto opened = openStream(path, latin1);
    if (!opened) return tl::unexpected(opened.error());
    return std::unique_ptr<RecordedInput>(new RecordedInput(path, std::move(*opened), std::max<std::size_t>(blockSize, 1)));
}

std::unique_ptr<RecordedInput> RecordedInput::openGrowing(std::string path, std::unique_ptr<ByteStream> stream, std::size_t blockSize)
{
    OpenedStream opened;
    opened.stream = std::move(stream);
    auto input = std::unique_ptr<RecordedInput>(new RecordedInput(std::move(path), std::move(opened), std::max<std::size_t>(blockSize, 1)));
    input->growing_ = true;
    input->whole_ = false;
    return input;
}

RecordedInput::RecordedInput(std::string path, OpenedStream opened, std::size_t blockSize)
    : path_(std::move(path)), compression_(std::move(opened.compression)), storedSize_(opened.storedSize), plain_(opened.plain),
      stream_(std::move(opened.stream)), blockSize_(blockSize)
{
}

Result<std::size_t> RecordedInput::readInto(PaddedBuffer& buffer)
{
    if (ended_ || atPresentEnd_) return std::size_t{0};
    const std::size_t old = buffer.size();
    buffer.reserve(old + blockSize_);
    auto n = stream_->read(buffer.data() + old, blockSize_);
    if (!n) {
        deferred_ = n.error();
        n = std::size_t{0};
    }
    atPresentEnd_ = *n == 0 && growing_ && !deferred_;
    ended_ = *n == 0 && !atPresentEnd_;
    buffer.resize(old + *n);
    return n;
}

Result<std::string_view> RecordedInput::head()
{
    PaddedBuffer block;
    while (!ended_ && !atPresentEnd_ && carry_.size() < limits::kLine) {
        block.resize(0);
        if (const auto n = readInto(block); !n) return tl::unexpected(n.error());
        carry_.append(block.view());
    }
    if (carry_.empty() && deferred_) return tl::unexpected(*deferred_);
    return std::string_view(carry_);
}

std::string RecordedInput::laterLines() const
{
    constexpr std::uint64_t kPart = 128 << 10;
    std::string lines;
    if (!plain_ || ended_ || storedSize_ < carry_.size() + 2 * kPart) return lines;
    std::ifstream file(path_, std::ios::binary);
    for (const std::uint64_t from : {carry_.size() + (storedSize_ - carry_.size()) / 2, storedSize_ - kPart}) {
        std::string part(kPart, '\0');
        file.seekg(static_cast<std::streamoff>(from));
        file.read(part.data(), static_cast<std::streamsize>(kPart));
        part.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
        file.clear();
        const std::size_t first = part.find('\n'), last = part.rfind('\n');
        if (first == std::string::npos || first == last) continue;
        lines.append(part, first + 1, last - first);
    }
    return lines;
}

void RecordedInput::start(std::unique_ptr<RecordCutter> cutter)
{
    cutter_ = std::move(cutter);
    const std::size_t skip = std::min(carry_.size(), cutter_->preamble(carry_));
    const std::string_view skipped(carry_.data(), skip);
    preambleLines_ = cutter_->lineEnds(skipped);
    preamble_ = skipped;
    consume(skipped);
    carry_.erase(0, skip);
}

void RecordedInput::giveUpRest()
{
    carry_.clear();
    growing_ = passing_ = false;
    ended_ = true;
}

Result<bool> RecordedInput::skipTo(std::uint64_t offset)
{
    PaddedBuffer block;
    std::uint64_t sinceLineEnd = 0;
    while (position_ < offset) {
        if (carry_.empty()) {
            block.resize(0);
            const auto n = readInto(block);
            if (!n) return tl::unexpected(n.error());
            if (*n == 0) return false;
            carry_.assign(block.view());
        }
        const auto n = static_cast<std::size_t>(std::min<std::uint64_t>(offset - position_, carry_.size()));
        const std::string_view skipped = std::string_view(carry_).substr(0, n);
        const std::size_t lineEnd = skipped.rfind('\n');
        sinceLineEnd = lineEnd == std::string_view::npos ? sinceLineEnd + n : n - lineEnd - 1;
        consume(skipped);
        carry_.erase(0, n);
    }
    // In the middle of a line that was too long: its head was taken before its end was there.
    passing_ = growing_ && sinceLineEnd > limits::kLine;
    return position_ == offset;
}

void RecordedInput::consume(std::string_view bytes)
{
    if (digesting_) digest_.add(bytes);
    position_ += bytes.size();
    if (const std::size_t last = bytes.find_last_not_of(" \t\r\n"); last != std::string_view::npos) last_ = bytes[last];
    if (!growing_) return;
    recent_.append(bytes.substr(bytes.size() - std::min(bytes.size(), kRecent)));
    // Twice the size before it is cut, so that small records do not move it each time.
    if (recent_.size() > 2 * kRecent) recent_.erase(0, recent_.size() - kRecent);
}

// What is left holds no record: it is read, so that position and digest are those of the whole.
Result<bool> RecordedInput::skipRest()
{
    PaddedBuffer block;
    consume(carry_);
    carry_.clear();
    while (!ended_) {
        block.resize(0);
        if (const auto n = readInto(block); !n) return tl::unexpected(n.error());
        consume(block.view());
    }
    return finish();
}

Result<bool> RecordedInput::finish()
{
    if (!deferred_ && cutter_ && whole_) {
        std::string missing = cutter_->missing(last_);
        if (missing.empty()) return false;
        cutter_ = nullptr;   // said once
        return fail(ErrorCode::Unreadable, std::move(missing), path_);
    }
    if (!deferred_) return false;
    const Error error = *deferred_;
    deferred_.reset();
    return tl::unexpected(error);
}

Result<bool> RecordedInput::next(RecordBatch& batch)
{
    batch.tooLong = false;
    batch.context = nullptr;
    if (over_) return skipRest();
    if (passing_)
        if (const auto passed = passOver(); !passed || !*passed) return passed;
    batch.bytes.assign(carry_);
    carry_.clear();
    bool enough = batch.bytes.size() >= blockSize_;  // what head() read goes out first
    for (;;) {
        if (!enough && !ended_) {
            if (const auto n = readInto(batch.bytes); !n) return tl::unexpected(n.error());
        }
        const std::string_view bytes = batch.bytes.view();
        if (bytes.empty()) {
            if (ended_) return finish();
            if (atPresentEnd_) return false;
            continue;
        }
        std::size_t whole = cutter_->wholeRecords(bytes, ended_);
        if (whole == 0 && bytes.size() > cutter_->patience()) return takeTooLong(batch);
        if (whole == 0 && ended_) whole = bytes.size();
        if (whole > 0) {
            batch.context = cutter_->context();
            carry_.assign(bytes.substr(whole));
            batch.offset = position_;
            batch.sequence = sequence_++;
            consume(bytes.substr(0, whole));
            batch.bytes.resize(whole);
            over_ = cutter_->ended();
            return true;
        }
        if (atPresentEnd_) {
            carry_.assign(bytes);
            return false;
        }
        enough = false;
    }
}

// A record that has not ended within the limit: its head is kept, the rest is passed over up to the next line end.
Result<bool> RecordedInput::takeTooLong(RecordBatch& batch)
{
    carry_.assign(batch.bytes.view());
    batch.bytes.assign(std::string_view(carry_).substr(0, limits::kLetterRaw));
    batch.offset = position_;
    batch.sequence = sequence_++;
    batch.tooLong = true;
    passing_ = true;
    if (const auto passed = passOver(); !passed) return passed;
    return true;
}

// False: the present end was reached before the end of the line.
Result<bool> RecordedInput::passOver()
{
    PaddedBuffer block;
    for (;;) {
        const std::size_t lineEnd = carry_.find('\n');
        const std::size_t over = lineEnd == std::string::npos ? carry_.size() : lineEnd + 1;
        consume(std::string_view(carry_).substr(0, over));
        carry_.erase(0, over);
        if (lineEnd != std::string::npos) break;
        block.resize(0);
        const auto n = readInto(block);
        if (!n) return tl::unexpected(n.error());
        if (*n == 0 && atPresentEnd_) return false;
        if (*n == 0) break;
        carry_.assign(block.view());
    }
    passing_ = false;
    return true;
}

}  // namespace tally
