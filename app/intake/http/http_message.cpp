// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/http_message.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/report/table_writer.h"

namespace tally {

const std::string* HttpHead::field(std::string_view name) const
{
    for (const auto& [known, value] : fields)
        if (known == name) return &value;
    return nullptr;
}

std::size_t HttpHead::fieldCount(std::string_view name) const
{
    return static_cast<std::size_t>(std::count_if(fields.begin(), fields.end(), [&](const auto& each) { return each.first == name; }));
}

HttpAnswer problem(unsigned status, std::string_view kind, std::string_view title, std::string_view detail, std::optional<std::uint64_t> line)
{
    HttpAnswer answer;
    answer.status = status;
    answer.contentType = "application/problem+json";
    answer.body = fmt::format(R"({{"type":"urn:tallyscope:problem:{}","title":{},"status":{},"detail":{})", kind, jsonString(title), status, jsonString(detail));
    if (line) answer.body += fmt::format(R"(,"line":{})", *line);
    answer.body += "}\n";
    return answer;
}

HttpAnswer tryAgain(std::string_view kind, std::string_view detail, int seconds, unsigned status)
{
    HttpAnswer answer = problem(status, kind, status == 429 ? "Too many requests" : "Not now", detail);
    answer.fields.emplace_back("Retry-After", fmt::format("{}", seconds));
    return answer;
}

std::string lower(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string mediaType(std::string_view contentType)
{
    contentType = contentType.substr(0, contentType.find(';'));
    while (!contentType.empty() && (contentType.back() == ' ' || contentType.back() == '\t')) contentType.remove_suffix(1);
    while (!contentType.empty() && (contentType.front() == ' ' || contentType.front() == '\t')) contentType.remove_prefix(1);
    return lower(contentType);
}

}  // namespace tally
