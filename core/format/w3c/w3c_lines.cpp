// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/w3c/w3c_lines.h"

#include <algorithm>
#include <utility>

namespace tally {
namespace {

// Zeek writes "#fields" and a tab.
bool isDirective(std::string_view line) { return line.starts_with("#Fields:") || line.starts_with("#fields\t"); }
constexpr std::size_t kDirectiveSize = 8;

bool isBlank(char c) { return c == ' ' || c == '\t'; }

std::string_view withoutReturn(std::string_view line)
{
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

}  // namespace

std::vector<std::string> w3cFields(std::string_view line)
{
    std::vector<std::string> names;
    line = withoutReturn(line);
    if (!isDirective(line)) return names;
    line.remove_prefix(kDirectiveSize);
    while (!line.empty()) {
        if (isBlank(line.front())) {
            line.remove_prefix(1);
            continue;
        }
        const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
        names.emplace_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return names;
}

W3cHead readW3cHead(std::string_view head)
{
    W3cHead found;
    if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        const std::string_view line = withoutReturn(head.substr(0, end));
        head.remove_prefix(std::min(end + 1, head.size()));
        if (line.find_first_not_of(" \t") == std::string_view::npos) continue;
        if (!line.starts_with('#')) return {};
        if (line.starts_with("#Software:")) {
            found.microsoft = line.find("Microsoft") != std::string_view::npos || line.find("IIS") != std::string_view::npos;
        }
        found.fields = w3cFields(line);
        if (!found.fields.empty()) return found;
    }
    return {};
}

W3cLines::W3cLines(std::vector<std::string> columns) : columns_(std::move(columns)) {}

void W3cLines::want(std::vector<std::string> names)
{
    names_ = std::move(names);
    setColumns(std::move(columns_));
}

void W3cLines::setColumns(std::vector<std::string> columns)
{
    columns_ = std::move(columns);
    at_.clear();
    for (const std::string& name : names_) {
        const auto it = std::find(columns_.begin(), columns_.end(), name);
        at_.push_back(it == columns_.end() ? -1 : static_cast<int>(it - columns_.begin()));
    }
}

void W3cLines::setContext(std::string_view context)
{
    if (auto columns = w3cFields(context); !columns.empty()) setColumns(std::move(columns));
}

void W3cLines::split(std::string_view line, std::vector<std::string_view>* out)
{
    out->clear();
    const bool tabs = line.find('\t') != std::string_view::npos;
    const auto parts = [tabs](char c) { return tabs ? c == '\t' : c == ' '; };
    for (std::size_t i = 0; i <= line.size();) {
        while (!tabs && i < line.size() && line[i] == ' ') ++i;
        if (i == line.size() && !tabs) return;
        std::size_t end = i;
        if (i < line.size() && line[i] == '"') {  // "" is a quote inside
            for (++end; end < line.size(); ++end) {
                if (line[end] != '"') continue;
                if (end + 1 < line.size() && line[end + 1] == '"') ++end;
                else break;
            }
            const bool closed = end < line.size() && (end + 1 == line.size() || parts(line[end + 1]));
            if (closed) {
                out->push_back(line.substr(i + 1, end - i - 1));
                i = end + 2;
                continue;
            }
            end = i;
        }
        while (end < line.size() && !parts(line[end])) ++end;
        out->push_back(line.substr(i, end - i));
        i = end + 1;
    }
}

LineFields::Verdict W3cLines::read(std::string_view line, std::vector<std::string_view>* values)
{
    if (line.starts_with('#')) {
        setContext(line);
        return Verdict::Comment;
    }
    split(line, &split_);
    if (split_.size() != columns_.size()) return Verdict::FieldCount;
    values->clear();
    for (const int at : at_) values->push_back(at < 0 ? std::string_view() : split_[static_cast<std::size_t>(at)]);
    return Verdict::Record;
}

std::size_t W3cCutter::preamble(std::string_view head)
{
    std::size_t at = head.starts_with("\xEF\xBB\xBF") ? 3 : 0;
    const std::size_t mark = at;
    while (at < head.size()) {
        const std::size_t end = std::min(head.find('\n', at), head.size());
        const std::string_view line = withoutReturn(head.substr(at, end - at));
        const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
        if (!blank && !line.starts_with('#')) return mark;
        at = std::min(end + 1, head.size());
        if (!w3cFields(line).empty()) return at;
    }
    return mark;
}

std::size_t W3cCutter::wholeRecords(std::string_view bytes, bool atEnd)
{
    const std::size_t last = bytes.rfind('\n');
    const std::size_t whole = atEnd ? bytes.size() : last == std::string_view::npos ? 0 : last + 1;
    before_ = next_;
    const std::string_view cut = bytes.substr(0, whole);
    for (std::size_t at = cut.rfind('#'); at != std::string_view::npos; at = at == 0 ? std::string_view::npos : cut.rfind('#', at - 1)) {
        if ((at != 0 && cut[at - 1] != '\n') || !isDirective(cut.substr(at))) continue;
        next_ = std::make_shared<const std::string>(cut.substr(at, cut.find('\n', at) - at));
        break;
    }
    return whole;
}

}  // namespace tally
