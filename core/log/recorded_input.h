// SPDX-License-Identifier: GPL-3.0-or-later
// RecordedInput: a file or standard input as a sequence of batches of whole records, with positions.
//
// Position = offset in the decompressed bytes. Records never straddle two batches, and which records there are does not
// depend on the block size. Thread safety: none; ParallelReader calls next() under its own lock.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/padded_buffer.h"
#include "core/base/result.h"
#include "core/event/record_cutter.h"
#include "core/log/byte_stream.h"
#include "core/log/content_digest.h"

namespace tally {

struct RecordBatch {
    PaddedBuffer bytes;
    std::uint64_t offset = 0;    // of the first byte
    std::uint64_t sequence = 0;  // 0, 1, 2 … in the order of the input
    std::shared_ptr<const std::string> context;  // for Decoder::setContext(); null = none
    bool tooLong = false;        // one record over limits::kLine; `bytes` holds its first limits::kLetterRaw bytes
};

class RecordedInput {
public:
    static Result<std::unique_ptr<RecordedInput>> open(const std::string& path, std::size_t blockSize = 256 << 10, bool latin1 = false);
    // Of a log that may still grow: at the present end next() says false and keeps a record that has not ended yet; after
    // goOn() it looks for more. endHere(): nothing more will come, and what is left is a record too.
    static std::unique_ptr<RecordedInput> openGrowing(std::string path, std::unique_ptr<ByteStream> stream, std::size_t blockSize = 256 << 10);
    void goOn() { atPresentEnd_ = false; }
    void endHere() { growing_ = atPresentEnd_ = false; }
    void giveUpRest();                  // as endHere(), but what has not ended was cut away and is no record
    bool growing() const { return growing_; }
    // Of a growing log: the last bytes before position(), at most kRecent; by them it is known again when it was cut.
    static constexpr std::size_t kRecent = 1 << 20;
    std::string_view recent() const { return recent_; }

    const std::string& path() const { return path_; }
    const std::string& compression() const { return compression_; }
    std::uint64_t storedSize() const { return storedSize_; }      // 0 when not known
    std::uint64_t storedRead() const { return stream_->storedBytesRead(); }
    std::uint64_t position() const { return position_; }          // offset of the next record

    // The first bytes, up to 1 MiB, for detection; they are given again by next().
    Result<std::string_view> head();
    bool headIsAll() const { return ended_; }
    // Whole lines from the middle and the end of a plain file that is larger than its head; empty for all others.
    std::string laterLines() const;

    // REQUIRES: called once, after head() and before next(). Skips the cutter's preamble.
    void start(std::unique_ptr<RecordCutter> cutter);
    // After start(): forgets everything before `offset` (a record's first byte) and digests it; used to resume.
    // False when the input is shorter than that.
    Result<bool> skipTo(std::uint64_t offset);

    // The next batch; false at the end. An error (truncated archive) comes after the last readable record.
    Result<bool> next(RecordBatch& batch);

    // Digest of the bytes [0, position()). Off until enableDigest() (before start()), as it costs a pass over the bytes.
    void enableDigest() { digesting_ = true; }
    std::string digest() const { return digest_.hex(); }
    std::uint64_t preambleLines() const { return preambleLines_; }
    std::string_view preamble() const { return preamble_; }   // what start() skipped, such as a header

private:
    RecordedInput(std::string path, OpenedStream opened, std::size_t blockSize);
    Result<std::size_t> readInto(PaddedBuffer& buffer);  // appends one block; 0 = the input has ended
    Result<bool> takeTooLong(RecordBatch& batch);
    Result<bool> passOver();                             // the rest of a record that was too long
    void consume(std::string_view bytes);
    Result<bool> finish();
    Result<bool> skipRest();

    std::string path_, compression_;
    std::uint64_t storedSize_;
    bool plain_;
    std::unique_ptr<ByteStream> stream_;
    std::unique_ptr<RecordCutter> cutter_;
    std::size_t blockSize_;
    std::string carry_;               // read, not yet handed out; starts at a record's first byte once started
    std::string preamble_;
    std::uint64_t position_ = 0, sequence_ = 0, preambleLines_ = 0;
    bool ended_ = false, digesting_ = false, over_ = false;
    bool growing_ = false, atPresentEnd_ = false;
    bool passing_ = false;            // inside a record that was too long
    std::string recent_;
    bool whole_ = true;               // from the start it was not a growing one: its end is that of what was written
    char last_ = '\0';                // of what was consumed, without blanks
    std::optional<Error> deferred_;   // reported once everything readable is handed out
    ContentDigest digest_;
};

}  // namespace tally
