// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/pattern/pattern_lines.h"

#include <algorithm>

namespace tally {
namespace {

int pieceOf(const LogPattern& pattern, std::string_view name)
{
    const auto& pieces = pattern.pieces();
    const auto it = std::find_if(pieces.begin(), pieces.end(), [&](const PatternPiece& p) { return p.name == name; });
    return it == pieces.end() ? -1 : static_cast<int>(it - pieces.begin());
}

// An item is followed by 16 readable bytes, this one too.
constexpr char kNothing[32] = "-";

std::string_view methodOf(std::string_view request)
{
    const std::size_t blank = request.find(' ');
    return blank == std::string_view::npos ? std::string_view(kNothing, 1) : request.substr(0, blank);
}

std::string_view targetOf(std::string_view request)
{
    const std::size_t blank = request.find(' ');
    if (blank == std::string_view::npos) return request;
    request.remove_prefix(blank + 1);
    return request.substr(0, request.find(' '));
}

// Without the query and, of a whole address as load balancers write it, without scheme and host.
std::string_view pathOf(std::string_view target, bool wholeAddress)
{
    if (!wholeAddress) return target.substr(0, target.find('?'));
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!target.starts_with(scheme)) continue;
        const std::size_t slash = target.find('/', scheme.size());
        if (slash != std::string_view::npos) target.remove_prefix(slash);
    }
    return target.substr(0, target.find('?'));
}

}  // namespace

std::vector<std::string> patternColumns(const LogPattern& pattern)
{
    std::vector<std::string> columns;
    for (const PatternPiece& piece : pattern.pieces()) columns.push_back(piece.name);
    const auto add = [&](const char* name) {
        if (pieceOf(pattern, name) < 0) columns.emplace_back(name);
    };
    const bool request = pieceOf(pattern, "request") >= 0;
    if (request) {
        add("method");
        add("target");
    }
    if (request || pieceOf(pattern, "target") >= 0) add("path");
    return columns;
}

PatternLines::Origin PatternLines::originOf(const std::string& name) const
{
    if (const int piece = pieceOf(pattern_, name); piece >= 0) return {piece, Derived::None};
    const int request = pieceOf(pattern_, "request");
    if (name == "method") return {request, Derived::Method};
    if (name == "target") return {request, Derived::Target};
    if (name != "path") return {};
    const int target = pieceOf(pattern_, "target");
    return target >= 0 ? Origin{target, Derived::PathOfTarget} : Origin{request, Derived::Path};
}

PatternLines::PatternLines(LogPattern pattern) : pattern_(std::move(pattern)), wholeAddresses_(pieceOf(pattern_, "balancer") >= 0) {}

void PatternLines::want(std::vector<std::string> names)
{
    origins_.clear();
    for (const std::string& name : names) origins_.push_back(originOf(name));
}

std::string_view PatternLines::derive(std::string_view text, Derived derived) const
{
    switch (derived) {
    case Derived::None: return text;
    case Derived::Method: return methodOf(text);
    case Derived::Target: return targetOf(text);
    case Derived::Path: return pathOf(targetOf(text), wholeAddresses_);
    case Derived::PathOfTarget: return pathOf(text, wholeAddresses_);
    }
    return text;
}

LineFields::Verdict PatternLines::read(std::string_view line, std::vector<std::string_view>* values)
{
    if (!pattern_.cut(line, &texts_)) return Verdict::BadLine;
    values->clear();
    for (const Origin& origin : origins_) {
        values->push_back(origin.piece < 0 ? std::string_view() : derive(texts_[static_cast<std::size_t>(origin.piece)], origin.derived));
    }
    return Verdict::Record;
}

}  // namespace tally
