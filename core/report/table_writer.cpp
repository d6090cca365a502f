// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/table_writer.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/report/utf8.h"

namespace tally {

namespace {

void appendRowJson(std::string& out, const Table& table, const std::vector<std::string>& row)
{
    out += '{';
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (c > 0) out += ',';
        out += jsonString(table.columns[c].name) + ':';
        if (table.columns[c].kind == CellKind::Text) out += jsonString(row[c]);
        else out += row[c].empty() ? "null" : row[c];
    }
    out += '}';
}

std::string provenanceJson(const Provenance& p)
{
    const bool openFrom = p.range.from == TimeRange{}.from, openTo = p.range.to == TimeRange{}.to;
    std::string text = fmt::format(R"("completeness":"{}","from":{},"to":{},"tier":"{}")", name(p.completeness),
                                   openFrom ? "null" : jsonString(isoExact(p.range.from)), openTo ? "null" : jsonString(isoExact(p.range.to)), p.tier);
    if (!p.parts.empty()) text += fmt::format(R"(,"rows_read":{},"cached":{})", p.rowsRead, p.cached);
    return text;
}

std::string aligned(const Table& table)
{
    std::vector<std::vector<std::string>> cells;
    std::vector<std::size_t> widths;
    for (const auto& column : table.columns) widths.push_back(column.name.size());
    for (const auto& row : table.rows) {
        auto& shown = cells.emplace_back();
        for (std::size_t c = 0; c < row.size(); ++c) {
            shown.push_back(visible(row[c]));
            widths[c] = std::max(widths[c], utf8Length(shown.back()));
        }
    }
    std::string out;
    const auto put = [&](std::size_t c, const std::string& text) {
        const std::string gap(widths[c] - std::min(widths[c], utf8Length(text)), ' ');
        const bool last = c + 1 == table.columns.size();
        if (table.columns[c].kind == CellKind::Number) out += gap + text;
        else out += last ? text : text + gap;
        out += last ? "\n" : "  ";
    };
    for (std::size_t c = 0; c < table.columns.size(); ++c) put(c, table.columns[c].name);
    for (const auto& row : cells)
        for (std::size_t c = 0; c < row.size(); ++c) put(c, row[c]);
    return out;
}

std::string csv(const Table& table)
{
    std::string out;
    for (std::size_t c = 0; c < table.columns.size(); ++c) out += (c > 0 ? "," : "") + csvField(table.columns[c].name);
    out += '\n';
    for (const auto& row : table.rows) {
        for (std::size_t c = 0; c < row.size(); ++c) {
            if (c > 0) out += ',';
            out += csvField(row[c]);
        }
        out += '\n';
    }
    return out;
}

}  // namespace

bool parseTableFormat(std::string_view text, TableFormat* out)
{
    if (text == "table") *out = TableFormat::Aligned;
    else if (text == "csv") *out = TableFormat::Csv;
    else if (text == "json") *out = TableFormat::Json;
    else if (text == "ndjson") *out = TableFormat::Ndjson;
    else return false;
    return true;
}

std::string csvField(std::string_view text)
{
    const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos;
    const bool outerBlank = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (plain && !outerBlank) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string jsonString(std::string_view text)
{
    const std::string valid = validUtf8(text);
    std::string out = "\"";
    const auto isPlain = [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; };
    for (auto at = valid.begin(); at != valid.end();) {
        const auto run = std::find_if_not(at, valid.end(), isPlain);
        out.append(at, run);   // most texts are one run
        at = run;
        if (at == valid.end()) break;
        const char c = *at++;
        switch (c) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: out += fmt::format("\\u{:04x}", static_cast<int>(c));
        }
    }
    return out + '"';
}

std::string visible(std::string_view text)
{
    std::string out;
    for (const char c : validUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7f) out += fmt::format("\\x{:02x}", byte);
        else out += c;
    }
    return out;
}

std::string write(const Table& table, TableFormat format, const Provenance* provenance)
{
    if (format == TableFormat::Aligned) return aligned(table);
    if (format == TableFormat::Csv) return csv(table);
    std::string out;
    if (format == TableFormat::Ndjson) {
        for (const auto& row : table.rows) {
            appendRowJson(out, table, row);
            out += '\n';
        }
        return out;
    }
    out = "{\"value\":[";
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        if (r > 0) out += ',';
        appendRowJson(out, table, table.rows[r]);
    }
    out += ']';
    if (provenance != nullptr)
        out += fmt::format(R"(,"exact":{},"lower":null,"upper":null,{})", provenance->exact, provenanceJson(*provenance));
    return out + "}\n";
}

std::string writeValueJson(const ValueAnswer& answer)
{
    const auto number = [](const std::optional<Fixed>& v) { return v ? toString(*v) : std::string("null"); };
    const bool exact = answer.provenance.exact;
    return fmt::format("{{\"value\":{},\"exact\":{},\"lower\":{},\"upper\":{},{}}}\n", number(answer.value), exact,
                       number(exact ? answer.value : answer.lower), number(exact ? answer.value : answer.upper),
                       provenanceJson(answer.provenance));
}

}  // namespace tally
