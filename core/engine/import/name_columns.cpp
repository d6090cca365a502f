// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/import/name_columns.h"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <span>

#include "core/base/limits.h"
#include "core/format/field_names.h"

namespace tally {
namespace {

// In order of preference; lower case, without separators.
constexpr std::string_view kItem[] = {"item", "itemid", "videoid", "video", "productid", "product", "sku", "articleid", "contentid",
                                      "ticker", "symbol", "url", "path", "page", "id", "key"};
constexpr std::string_view kName[] = {"name", "title", "itemname", "videoname", "videotitle", "productname", "displayname", "label"};
constexpr std::string_view kSince[] = {"validfrom", "since", "from"};

std::string plain(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c != '_' && c != '-' && c != ' ') out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return out;
}

std::optional<std::size_t> columnOf(std::span<const std::string_view> wanted, const std::vector<std::string>& names)
{
    for (const std::string_view candidate : wanted) {
        const auto at = std::find_if(names.begin(), names.end(), [&](const std::string& name) { return plain(name) == candidate; });
        if (at != names.end()) return static_cast<std::size_t>(at - names.begin());
    }
    return std::nullopt;
}

// C0, DEL and C1: what a terminal might obey.
bool hasControl(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7f) return true;
        if (byte == 0xc2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0) return true;
    }
    return false;
}

// What is wrong with a text that will be shown; empty when nothing is.
std::string problemWith(std::string_view what, std::string_view text)
{
    if (text.size() > limits::kName) return fmt::format("the {} has {} bytes; at most {} are kept", what, text.size(), limits::kName);
    if (!simdjson::validate_utf8(text.data(), text.size())) return fmt::format("the {} is no UTF-8", what);
    if (hasControl(text)) return fmt::format("the {} contains a control character", what);
    return {};
}

}  // namespace

std::optional<NameColumns> NameColumns::fit(const std::vector<std::string>& names, CsvDialect dialect)
{
    const auto item = columnOf(kItem, names), name = columnOf(kName, names);
    if (!item || !name) return std::nullopt;
    NameColumns columns;
    columns.dialect_ = {dialect.delimiter, names.size()};
    columns.columns_ = names.size();
    columns.item_ = *item;
    columns.name_ = *name;
    columns.since_ = columnOf(kSince, names);
    for (std::size_t c = 0; c < names.size() && columns.attributes_.size() < limits::kNameAttributes; ++c) {
        const bool taken = c == *item || c == *name || (columns.since_ && c == *columns.since_);
        if (!taken && !names[c].empty() && problemWith("header", names[c]).empty()) columns.attributes_.push_back({c, names[c]});
    }
    return columns;
}

Result<NameColumns> NameColumns::find(std::string_view head)
{
    for (const char delimiter : {',', '\t', ';', '|'}) {
        if (auto columns = fit(readCsvHeader(head, {delimiter}).names, {delimiter})) return std::move(*columns);
    }
    return fail(ErrorCode::Unreadable,
                fmt::format("The header must name the columns item and name; it names: {}.", listed(readCsvHeader(head, {}).names)));
}

tl::expected<NameRow, std::string> NameColumns::read(const std::vector<std::string_view>& fields)
{
    NameRow row;
    row.item = fields[item_];
    row.name = fields[name_];
    if (row.item.empty()) return tl::unexpected(std::string("no item"));
    if (row.item.size() > limits::kItem)
        return tl::unexpected(fmt::format("the item has {} bytes; at most {} are kept", row.item.size(), limits::kItem));
    if (row.name.empty()) return tl::unexpected(std::string("no name"));
    if (std::string problem = problemWith("name", row.name); !problem.empty()) return tl::unexpected(std::move(problem));
    for (const Attribute& attribute : attributes_) {
        const std::string_view value = fields[attribute.column];
        if (value.empty()) continue;
        if (std::string problem = problemWith(attribute.name, value); !problem.empty()) return tl::unexpected(std::move(problem));
        row.attributes.emplace_back(attribute.name, value);
    }
    if (!since_ || fields[*since_].empty()) return row;
    Micros since;
    const TimeVerdict verdict = times_.parse(fields[*since_], &since);
    if (verdict == TimeVerdict::Ambiguous) return tl::unexpected(std::string("the day and the month of valid_from could be exchanged"));
    if (verdict != TimeVerdict::Ok) return tl::unexpected(std::string("valid_from is no time"));
    row.since = since;
    return row;
}

}  // namespace tally
