// SPDX-License-Identifier: GPL-3.0-or-later
// LogPreview: what the head of a log looks like when read in a certain way. Plain values; made off the GUI thread.
#pragma once

#include <QStringList>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/event/letter.h"
#include "core/event/read_options.h"

namespace tally {

struct FormatScore {
    Format format = Format::Auto;
    double share = 0;             // of the head, 0 … 1
};

struct PreviewRow {
    std::optional<qint64> timeUs;
    QString item, type, outcome, value, latency, actor;
    Outcome result = Outcome::Ok;
};

struct PreviewProblem {
    Reason reason{};
    std::uint64_t count = 0, line = 0;    // of the first
    QString detail, raw;                  // of the first
};

struct LogPreview {
    static constexpr std::size_t kRows = 20;
    QString path, compression;
    std::uint64_t storedSize = 0;
    std::optional<LogShape> shape;        // nothing: see problem
    QString problem;                      // one sentence
    bool ambiguous = false;               // of times: a time format helps
    bool orderHelps = false;              // and so does the order of dates
    std::vector<FormatScore> scores;
    QStringList remarks;                  // what was chosen where there was a choice, one sentence each
    QStringList fields;                   // of the log
    QStringList rawLines;                 // the first ones; none of what is no text
    std::vector<PreviewRow> rows;
    std::vector<PreviewProblem> problems; // most first
    std::uint64_t records = 0, rejected = 0;
};

LogPreview previewLog(const QString& path, const ReadOptions& options);
// The same reading as a command, quoted for a shell.
QString commandFor(const QString& path, const ReadOptions& options);
QString formatName(Format format);        // "Combined access log"

}  // namespace tally
