// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/open_metrics.h"

#include <cmath>
#include <fmt/format.h>

#include "core/report/utf8.h"

namespace tally {

namespace {

void appendEscaped(std::string* to, std::string_view text)
{
    for (const char c : validUtf8(text)) {
        if (c == '\n') *to += "\\n";
        else if (c == '"' || c == '\\') (*to += '\\') += c;
        else *to += c;
    }
}

}  // namespace

void OpenMetrics::family(std::string_view name, std::string_view type, std::string_view help, std::string_view unit)
{
    name_ = name;
    suffix_ = type == "counter" ? "_total" : type == "info" ? "_info" : "";
    text_ += fmt::format("# TYPE {} {}\n", name, type);
    if (!unit.empty()) text_ += fmt::format("# UNIT {} {}\n", name, unit);
    text_ += fmt::format("# HELP {} ", name);
    appendEscaped(&text_, help);
    text_ += '\n';
}

void OpenMetrics::sample(std::string_view number, Labels labels)
{
    text_.append(name_).append(suffix_);
    if (labels.size() > 0) {
        char before = '{';
        for (const auto& [label, content] : labels) {
            (text_ += before).append(label).append("=\"");
            appendEscaped(&text_, content);
            text_ += '"';
            before = ',';
        }
        text_ += '}';
    }
    ((text_ += ' ') += number) += '\n';
}

void OpenMetrics::value(std::uint64_t number, Labels labels) { sample(fmt::format("{}", number), labels); }

void OpenMetrics::value(double number, Labels labels)
{
    sample(std::isnan(number) ? "NaN" : std::isinf(number) ? (number > 0 ? "+Inf" : "-Inf") : fmt::format("{}", number), labels);
}

std::string OpenMetrics::finish()
{
    text_ += "# EOF\n";
    return std::move(text_);
}

}  // namespace tally
