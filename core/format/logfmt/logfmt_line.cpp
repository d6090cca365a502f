// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/logfmt/logfmt_line.h"

#include <algorithm>

namespace tally {
namespace {

bool isBlank(char c) { return c == ' ' || c == '\t'; }
bool isKeyByte(char c) { return static_cast<unsigned char>(c) > ' ' && c != '=' && c != '"'; }

// From behind the opening quote; npos where it stays open.
std::size_t closingQuote(std::string_view line, std::size_t at, bool* escaped)
{
    for (; at < line.size(); ++at) {
        if (line[at] == '"') return at;
        if (line[at] != '\\') continue;
        *escaped = true;
        ++at;
    }
    return std::string_view::npos;
}

constexpr std::size_t kBehind = 32;  // readable bytes behind an item
constexpr char kTrue[4 + kBehind] = "true";

}  // namespace

bool splitLogfmt(std::string_view line, std::vector<LogfmtPair>* out)
{
    out->clear();
    for (std::size_t i = 0; i < line.size();) {
        if (isBlank(line[i])) {
            ++i;
            continue;
        }
        LogfmtPair pair;
        const std::size_t keyStart = i;
        while (i < line.size() && isKeyByte(line[i])) ++i;
        pair.key = line.substr(keyStart, i - keyStart);
        if (pair.key.empty()) return false;
        if (i == line.size() || isBlank(line[i])) {
            pair.value = std::string_view(kTrue, 4);
            pair.hasValue = false;
        } else if (line[i] != '=') {
            return false;
        } else if (++i < line.size() && line[i] == '"') {
            const std::size_t close = closingQuote(line, i + 1, &pair.escaped);
            if (close == std::string_view::npos) return false;
            pair.value = line.substr(i + 1, close - i - 1);
            i = close + 1;
            if (i < line.size() && !isBlank(line[i])) return false;
        } else {
            const std::size_t start = i;
            while (i < line.size() && !isBlank(line[i])) ++i;
            pair.value = line.substr(start, i - start);
        }
        out->push_back(pair);
    }
    return !out->empty();
}

std::string unescapedLogfmt(std::string_view value)
{
    std::string text;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        if (c != '\\' || i + 1 == value.size()) {
            text.push_back(c);
            continue;
        }
        const char next = value[++i];
        text.push_back(next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next);
    }
    return text;
}

LineFields::Verdict LogfmtLines::read(std::string_view line, std::vector<std::string_view>* values)
{
    if (!splitLogfmt(line, &pairs_)) return Verdict::BadLine;
    values->assign(names_.size(), std::string_view());
    for (std::size_t i = 0; i < names_.size(); ++i) {
        const auto pair = std::find_if(pairs_.rbegin(), pairs_.rend(), [&](const LogfmtPair& p) { return p.key == names_[i]; });
        if (pair == pairs_.rend()) continue;
        (*values)[i] = pair->value;
        if (!pair->escaped) continue;
        texts_.push_back(std::make_unique<std::string>(unescapedLogfmt(pair->value)));
        const std::size_t size = texts_.back()->size();
        texts_.back()->append(kBehind, ' ');
        (*values)[i] = std::string_view(*texts_.back()).substr(0, size);
    }
    return Verdict::Record;
}

}  // namespace tally
