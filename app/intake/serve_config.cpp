// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/serve_config.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <fstream>
#include <iterator>
#include <map>
#include <toml++/toml.h>

namespace tally {

namespace {

constexpr std::size_t kMost = 1 << 20;   // bytes of the file
constexpr std::string_view kWords[] = {"framing", "threads", "items", "memory", "out-of-order", "allowed-lateness", "future-tolerance", "idle"};

struct Reader {
    const std::string& path;
    ServeOptions* options;
    const SetOption& setOption;

    tl::unexpected<Error> wrong(const toml::node& where, std::string_view what) const
    {
        return fail(ErrorCode::Usage, fmt::format("{}:{}: {}", path, where.source().begin.line, what), path);
    }

    Result<void> texts(const toml::node& node, std::vector<std::string>* to) const
    {
        const toml::array* list = node.as_array();
        if (!list) {
            const auto text = node.value_exact<std::string>();
            if (!text) return wrong(node, "a text or a list of texts belongs here");
            to->push_back(*text);
            return {};
        }
        for (const toml::node& each : *list) {
            const auto text = each.value_exact<std::string>();
            if (!text) return wrong(node, "a text or a list of texts belongs here");
            to->push_back(*text);
        }
        return {};
    }

    Result<void> text(const toml::node& node, std::string* to) const
    {
        const auto text = node.value_exact<std::string>();
        if (!text) return wrong(node, "a text belongs here");
        if (to->empty()) *to = *text;   // else the command line has said it
        return {};
    }

    Result<void> flag(const toml::node& node, bool* to) const
    {
        const auto on = node.value_exact<bool>();
        if (!on) return wrong(node, "true or false belongs here");
        *to |= *on;   // the command line can only switch it on
        return {};
    }

    Result<void> limits(const toml::node& node) const
    {
        const toml::table* table = node.as_table();
        if (!table) return wrong(node, "limits is a table: [limits]");
        for (const auto& [key, value] : *table) {
            const auto number = value.value_exact<std::int64_t>();
            const auto said = number ? std::optional(fmt::format("{}", *number)) : value.value_exact<std::string>();
            if (!said) return wrong(value, "a limit is a number or a text such as \"64KiB\"");
            if (const auto set = setLimit(&options->limits, key.str(), *said); !set) return wrong(value, set.error().what);
        }
        return {};
    }

    // What the command line takes as one word.
    Result<void> word(std::string_view key, const toml::node& node) const
    {
        const auto number = node.value_exact<std::int64_t>();
        const auto said = number ? std::optional(fmt::format("{}", *number)) : node.value_exact<std::string>();
        if (!said) return wrong(node, "a number or a text such as \"30s\" or \"512MB\" belongs here");
        if (!setOption) return {};
        if (const auto done = setOption(std::string(key), *said); !done) return wrong(node, done.error().what);
        return {};
    }

    Result<void> read(std::string_view key, const toml::node& node) const
    {
        const std::map<std::string_view, std::vector<std::string>*> lists{
            {"tcp", &options->tcp}, {"udp", &options->udp}, {"local", &options->local}, {"follow", &options->follow}, {"http", &options->http}, {"http-host", &options->httpHosts}};
        const std::map<std::string_view, std::string*> words{{"token-file", &options->credentials.token}, {"tls-cert", &options->credentials.certificate}, {"tls-key", &options->credentials.key}};
        if (const auto found = lists.find(key); found != lists.end()) return texts(node, found->second);
        if (const auto found = words.find(key); found != words.end()) return text(node, found->second);
        if (key == "limits") return limits(node);
        if (key == "hash-actors") return flag(node, &options->hashActors);
        if (key == "not-durable") return flag(node, &options->notDurable);
        if (std::find(std::begin(kWords), std::end(kWords), key) != std::end(kWords)) return word(key, node);
        return wrong(node, fmt::format("{} is not known; there are tcp, udp, local, follow, http, http-host, token-file, tls-cert, tls-key, hash-actors, not-durable, {} and [limits]", key,
                                       fmt::join(kWords, ", ")));
    }
};

}  // namespace

Result<void> parseServeConfig(const std::string& text, const std::string& path, ServeOptions* options, const SetOption& set)
{
    toml::table table;
    try {
        table = toml::parse(text, path);
    } catch (const toml::parse_error& error) {
        return fail(ErrorCode::Usage, fmt::format("{}:{}: {}", path, error.source().begin.line, error.description()), path);
    }
    const Reader reader{path, options, set};
    for (const auto& [key, value] : table)
        if (const auto read = reader.read(key.str(), value); !read) return read;
    return {};
}

Result<void> readServeConfig(const std::string& path, ServeOptions* options, const SetOption& set)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(kMost + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (file.bad() || (text.empty() && !file.eof())) return fail(ErrorCode::Unreadable, fmt::format("{} cannot be read", path), path);
    if (text.size() > kMost) return fail(ErrorCode::Usage, fmt::format("{} is too large for a configuration", path), path);
    return parseServeConfig(text, path, options, set);
}

}  // namespace tally
