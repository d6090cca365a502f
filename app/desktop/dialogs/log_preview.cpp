// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/log_preview.h"

#include <QCoreApplication>
#include <algorithm>

#include "app/desktop/sentences/sentence.h"
#include "app/desktop/text.h"
#include "app/reading/read_option.h"
#include "core/base/padded_buffer.h"
#include "core/format/decoder.h"
#include "core/format/field_sample.h"
#include "core/log/recorded_input.h"
#include "core/report/table_writer.h"
#include "widgets/text/number_text.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

QString words(const char* source) { return QCoreApplication::translate("tally::LogPreview", source); }

class PreviewSink final : public EventSink {
public:
    explicit PreviewSink(LogPreview* preview) : preview_(preview) {}
    void accept(std::span<const Event> events) override
    {
        for (const Event& event : events)
            if (preview_->rows.size() < LogPreview::kRows) preview_->rows.push_back(rowOf(event));
    }
    void reject(const RejectedRecord& record) override
    {
        ++preview_->rejected;
        for (PreviewProblem& problem : preview_->problems)
            if (problem.reason == record.reason) {
                ++problem.count;
                return;
            }
        preview_->problems.push_back({record.reason, 1, record.line + 1, text(visible(record.detail)), text(visible(record.raw.substr(0, 300)))});
    }

private:
    static PreviewRow rowOf(const Event& event)
    {
        PreviewRow row;
        row.item = text(visible(event.item));
        row.type = text(visible(event.type));
        row.actor = text(visible(event.actor));
        row.result = event.outcome;
        if (has(event.parts, Part::Time)) row.timeUs = event.time.us;
        if (has(event.parts, Part::Value)) row.value = text(toString(event.value));
        if (has(event.parts, Part::Latency)) row.latency = durationText(event.latencyUs);
        if (has(event.parts, Part::Outcome))
            row.outcome = event.outcome == Outcome::Ok ? words(QT_TRANSLATE_NOOP("tally::LogPreview", "ok"))
                          : event.outcome == Outcome::Error ? words(QT_TRANSLATE_NOOP("tally::LogPreview", "error"))
                                                            : words(QT_TRANSLATE_NOOP("tally::LogPreview", "client error"));
        return row;
    }
    LogPreview* preview_;
};

// As what was said about the table has it; any text is a table of one column.
std::vector<FieldSample> tables(std::string_view head, bool complete, const ReadOptions& options)
{
    std::vector<FieldSample> samples;
    for (const char delimiter : {',', ';', '\t', '|', ' '}) {
        if (options.delimiter == '\0' ? delimiter == ' ' : delimiter != options.delimiter) continue;
        FieldSample sample = sampleCsv(head, complete, {{delimiter}, 0, options.noHeader});
        if (sample.names.size() >= 2) samples.push_back(std::move(sample));
    }
    return samples;
}

void sampleFields(std::string_view head, bool complete, const ReadOptions& options, LogPreview* preview)
{
    const auto names = [&](const FieldSample& sample) {
        for (const std::string& field : sample.names) preview->fields += text(field);
    };
    const Format format = preview->shape ? preview->shape->format : Format::Auto;
    if (preview->shape && !preview->shape->columns.empty()) {
        for (const std::string& column : preview->shape->columns) preview->fields += text(column);
        return;
    }
    std::vector<FieldSample> samples;
    if (format == Format::Auto || format == Format::Ndjson) samples.push_back(sampleNdjson(head, complete));
    if (format == Format::Auto || format == Format::JsonArray) {
        const JsonLayout layout = preview->shape ? preview->shape->jsonLayout : JsonLayout::Array;
        samples.push_back(sampleJsonArray(head, complete, layout));
    }
    if (format == Format::Auto || format == Format::Combined || format == Format::Common) samples.push_back(sampleAccess(head, complete));
    if (format == Format::Auto) {
        samples.push_back(sampleW3c(head, complete));
        samples.push_back(sampleLogfmt(head, complete));
        for (FieldSample& table : tables(head, complete, options)) samples.push_back(std::move(table));
    }
    const auto best = std::max_element(samples.begin(), samples.end(), [](const auto& a, const auto& b) { return std::pair(a.share(), a.names.size()) < std::pair(b.share(), b.names.size()); });
    if (best != samples.end() && best->share() > 0.5) names(*best);
}

void decodeHead(std::string_view head, bool complete, LogPreview* preview)
{
    auto decoder = makeDecoder(*preview->shape, kAllParts);
    if (!decoder) {
        preview->problem = sentence(decoder.error().what);
        return;
    }
    const auto cutter = makeCutter(*preview->shape);
    const std::size_t start = cutter->preamble(head);
    const std::uint64_t linesBefore = static_cast<std::uint64_t>(std::count(head.begin(), head.begin() + static_cast<std::ptrdiff_t>(start), '\n'));
    const std::size_t whole = cutter->wholeRecords(head.substr(start), complete);
    PaddedBuffer batch;
    batch.assign(head.substr(start, whole));
    PreviewSink sink(preview);
    preview->records = (*decoder)->decode(batch.view(), sink).records;
    for (PreviewProblem& problem : preview->problems) problem.line += linesBefore;
    std::stable_sort(preview->problems.begin(), preview->problems.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
}

// Any text is a table of one column.
double tableShare(const FieldSample& sample) { return sample.names.size() < 2 ? 0.0 : sample.share(); }

void takeRawLines(std::string_view head, LogPreview* preview)
{
    if (head.find('\0') != std::string_view::npos) return;   // no text
    while (!head.empty() && preview->rawLines.size() < static_cast<qsizetype>(LogPreview::kRows)) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        std::string_view line = head.substr(0, std::min<std::size_t>(end, 300));
        if (line.ends_with('\r')) line.remove_suffix(1);
        preview->rawLines += text(visible(line));
        head.remove_prefix(std::min(end + 1, head.size()));
    }
}

// How much of the head has the form of each format, whatever its fields are.
void scoreFormats(std::string_view head, bool complete, LogPreview* preview)
{
    const FieldSample access = sampleAccess(head, complete);
    preview->scores = {{Format::Ndjson, sampleNdjson(head, complete).share()},
                       {Format::JsonArray, std::max(sampleJsonArray(head, complete).share(), sampleJsonArray(head, complete, JsonLayout::Objects).share())},
                       {Format::Csv, tableShare(sampleCsv(head, complete, {','}))},
                       {Format::Tsv, tableShare(sampleCsv(head, complete, {'\t'}))},
                       {Format::Combined, access.share()},
                       {Format::Common, access.share()},
                       {Format::W3c, sampleW3c(head, complete).share()},
                       {Format::Logfmt, sampleLogfmt(head, complete).share()}};
}

// Numbers that may be years or seconds are ambiguous as well.
bool orderHelps(const LogSample& log, ReadOptions options)
{
    options.dateOrder = DateOrder::DayMonthYear;
    const auto shape = detect(log, options);
    return shape || shape.error().code != ErrorCode::Ambiguous;
}

QString quoted(const QString& word)
{
    static const QString kPlain = QStringLiteral("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,+@%");
    if (!word.isEmpty() && std::all_of(word.begin(), word.end(), [](QChar c) { return kPlain.contains(c); })) return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QStringLiteral("'\\''")) + QLatin1Char('\'');
}

}  // namespace

LogPreview previewLog(const QString& path, const ReadOptions& options)
{
    LogPreview preview;
    preview.path = path;
    auto input = RecordedInput::open(bytes(path), 256 << 10, options.encoding == Encoding::Latin1);
    if (!input) {
        preview.problem = sentence(input.error().what);
        return preview;
    }
    preview.compression = text((*input)->compression());
    preview.storedSize = (*input)->storedSize();
    const auto head = (*input)->head();
    if (!head) {
        preview.problem = sentence(head.error().what);
        return preview;
    }
    PaddedBuffer buffer;
    buffer.assign(*head);
    const bool complete = (*input)->headIsAll();
    const std::string later = (*input)->laterLines();
    auto shape = detect(LogSample{buffer.view(), complete, later}, options);
    if (shape) preview.shape = std::move(*shape);
    else {
        preview.problem = sentence(shape.error().what);
        preview.ambiguous = shape.error().code == ErrorCode::Ambiguous;
        preview.orderHelps = preview.ambiguous && orderHelps(LogSample{buffer.view(), complete, later}, options);
    }
    takeRawLines(buffer.view(), &preview);
    if (!preview.rawLines.isEmpty()) scoreFormats(buffer.view(), complete, &preview);
    sampleFields(buffer.view(), complete, options, &preview);
    if (preview.shape) {
        for (FormatScore& score : preview.scores)
            if (score.format == preview.shape->format) score.share = preview.shape->parsedShare;   // with the delimiter that was found
        for (const std::string& note : preview.shape->notes) preview.remarks += sentence(visible(note));
        decodeHead(buffer.view(), complete, &preview);
    }
    return preview;
}

QString commandFor(const QString& path, const ReadOptions& options)
{
    QStringList command{QStringLiteral("tallyctl"), QStringLiteral("top"), quoted(path)};
    for (const std::string& word : wordsOf(options)) command += quoted(text(word));
    return command.join(QLatin1Char(' '));
}

QString formatName(Format format)
{
    switch (format) {
    case Format::Ndjson: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "NDJSON"));
    case Format::JsonArray: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "JSON array"));
    case Format::Csv: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "CSV"));
    case Format::Tsv: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "TSV"));
    case Format::Combined: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "Combined access log"));
    case Format::Common: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "Common access log"));
    case Format::W3c: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "W3C extended log"));
    case Format::Logfmt: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "logfmt"));
    case Format::Pattern: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "Log format"));
    default: return words(QT_TRANSLATE_NOOP("tally::LogPreview", "Find out"));
    }
}

}  // namespace tally
