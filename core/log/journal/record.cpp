// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/log/journal/record.h"

#include <zstd.h>
#define XXH_INLINE_ALL
#include <xxhash.h>

#include "core/log/journal/bytes.h"

namespace tally::journal {

namespace {

constexpr int kLevel = 1;
constexpr std::size_t kWorthPacking = 256;
constexpr std::uint8_t kCompressed = 1, kTooLong = 2, kMark = 4;

std::uint32_t headerCheck(std::string_view header, std::uint64_t salt)
{
    return static_cast<std::uint32_t>(XXH3_64bits_withSeed(header.data() + 8, kRecordHeader - 8, salt));
}

std::uint64_t bodyCheck(std::string_view body, std::uint64_t salt) { return XXH3_64bits_withSeed(body.data(), body.size(), ~salt); }

// Everything but the checks. `at` is where the header lies in *to.
void fillHeader(std::string* to, std::size_t at, std::uint8_t flags, const RawBatch& batch, std::uint64_t first, std::uint64_t synced, std::uint64_t salt)
{
    char* header = to->data() + at;
    putAt(header, kRecordMagic);
    putAt(header + 8, static_cast<std::uint32_t>(to->size() - at - kRecordHeader - batch.sender.size()));
    putAt(header + 12, static_cast<std::uint32_t>(batch.bytes.size()));
    putAt(header + 16, static_cast<std::uint8_t>(batch.kind));
    putAt(header + 17, flags);
    putAt(header + 18, static_cast<std::uint16_t>(batch.sender.size()));
    putAt(header + 20, batch.records);
    putAt(header + 24, first);
    putAt(header + 32, batch.arrival.us);
    putAt(header + 40, batch.sequence);
    putAt(header + 48, synced);
    putAt(header + 56, bodyCheck(std::string_view(*to).substr(at + kRecordHeader), salt));
    putAt(header + 4, headerCheck(std::string_view(header, kRecordHeader), salt));
}

}  // namespace

std::uint64_t lengthOf(const RawBatch& batch) { return batch.kind == RawBatch::Kind::Tick ? 1 : batch.bytes.size(); }

struct RecordWriter::Compressor {
    ZSTD_CCtx* context = ZSTD_createCCtx();
    ~Compressor() { ZSTD_freeCCtx(context); }
};

RecordWriter::RecordWriter() : compressor_(std::make_unique<Compressor>()) {}
RecordWriter::~RecordWriter() = default;

void RecordWriter::append(std::string* to, const RawBatch& batch, std::uint64_t first, std::uint64_t synced, std::uint64_t salt)
{
    std::string_view payload = batch.bytes;
    std::uint8_t flags = batch.tooLong ? kTooLong : 0;
    if (payload.size() >= kWorthPacking && compressor_->context != nullptr) {
        packed_.resize(ZSTD_compressBound(payload.size()));
        const std::size_t n =
            ZSTD_compressCCtx(compressor_->context, packed_.data(), packed_.size(), payload.data(), payload.size(), kLevel);
        if (ZSTD_isError(n) == 0 && n < payload.size()) {
            payload = std::string_view(packed_).substr(0, n);
            flags |= kCompressed;
        }
    }
    const std::size_t at = to->size();
    to->resize(at + kRecordHeader);
    *to += batch.sender;
    *to += payload;
    fillHeader(to, at, flags, batch, first, synced, salt);
}

void RecordWriter::appendMark(std::string* to, std::uint64_t first, std::uint64_t synced, std::uint64_t salt)
{
    const std::size_t at = to->size();
    to->resize(at + kRecordHeader);
    fillHeader(to, at, kMark, RawBatch(), first, synced, salt);
}

std::optional<RecordHeader> readHeader(std::string_view bytes, std::uint64_t salt)
{
    if (bytes.size() < kRecordHeader || get<std::uint32_t>(bytes, 0) != kRecordMagic) return std::nullopt;
    if (get<std::uint32_t>(bytes, 4) != headerCheck(bytes, salt)) return std::nullopt;
    RecordHeader header;
    header.stored = get<std::uint32_t>(bytes, 8);
    header.raw = get<std::uint32_t>(bytes, 12);
    const auto kind = get<std::uint8_t>(bytes, 16);
    const auto flags = get<std::uint8_t>(bytes, 17);
    header.kind = static_cast<RawBatch::Kind>(kind);
    header.compressed = (flags & kCompressed) != 0;
    header.tooLong = (flags & kTooLong) != 0;
    header.mark = (flags & kMark) != 0;
    header.sender = get<std::uint16_t>(bytes, 18);
    header.records = get<std::uint32_t>(bytes, 20);
    header.first = get<std::uint64_t>(bytes, 24);
    header.arrival = Micros{get<std::int64_t>(bytes, 32)};
    header.sequence = get<std::uint64_t>(bytes, 40);
    header.synced = get<std::uint64_t>(bytes, 48);
    header.bodyCheck = get<std::uint64_t>(bytes, 56);
    // The check makes these true; a wrong length must not cost memory even so.
    const bool sane = kind <= static_cast<std::uint8_t>(RawBatch::Kind::Tick) && header.raw <= limits::kBatch && header.stored <= header.raw &&
                      header.sender <= limits::kSender && header.first <= ~std::uint64_t{0} - limits::kBatch - 1 &&
                      (header.compressed || header.stored == header.raw);
    if (!sane) return std::nullopt;
    return header;
}

bool bodyIsWhole(const RecordHeader& header, std::string_view record, std::uint64_t salt)
{
    return record.size() == header.size() && bodyCheck(record.substr(kRecordHeader), salt) == header.bodyCheck;
}

struct RecordReader::Decompressor {
    ZSTD_DCtx* context = ZSTD_createDCtx();
    ~Decompressor() { ZSTD_freeDCtx(context); }
};

RecordReader::RecordReader() : decompressor_(std::make_unique<Decompressor>()) {}
RecordReader::~RecordReader() = default;

std::optional<RawBatch> RecordReader::unpack(const RecordHeader& header, std::string_view record)
{
    RawBatch batch;
    batch.kind = header.kind;
    batch.first = header.first;
    batch.last = header.last();
    batch.arrival = header.arrival;
    batch.sender = record.substr(kRecordHeader, header.sender);
    batch.sequence = header.sequence;
    batch.records = header.records;
    batch.tooLong = header.tooLong;
    const std::string_view payload = record.substr(kRecordHeader + header.sender);
    if (!header.compressed) {
        batch.bytes = payload;
        return batch;
    }
    batch.bytes.resize(header.raw);
    const std::size_t n = ZSTD_decompressDCtx(decompressor_->context, batch.bytes.data(), batch.bytes.size(), payload.data(), payload.size());
    if (ZSTD_isError(n) != 0 || n != header.raw) return std::nullopt;
    return batch;
}

}  // namespace tally::journal
