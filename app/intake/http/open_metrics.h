// SPDX-License-Identifier: GPL-3.0-or-later
// OpenMetrics 1.0 text: families in a row, each with its type and help, values behind labels, `# EOF` at the end.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace tally {

class OpenMetrics {
public:
    using Labels = std::initializer_list<std::pair<std::string_view, std::string_view>>;
    static constexpr std::string_view kContentType = "application/openmetrics-text; version=1.0.0; charset=utf-8";

    // REQUIRES: each name once; `unit`, when there is one, ends the name.
    void counter(std::string_view name, std::string_view help, std::string_view unit = {}) { family(name, "counter", help, unit); }
    void gauge(std::string_view name, std::string_view help, std::string_view unit = {}) { family(name, "gauge", help, unit); }
    void info(std::string_view name, std::string_view help) { family(name, "info", help, {}); }
    // Of the family begun last. REQUIRES: no two values of a family have the same labels.
    void value(std::uint64_t number, Labels labels = {});
    void value(double number, Labels labels = {});
    std::string finish();

private:
    void family(std::string_view name, std::string_view type, std::string_view help, std::string_view unit);
    void sample(std::string_view number, Labels labels);

    std::string text_, name_;
    std::string_view suffix_;
};

}  // namespace tally
