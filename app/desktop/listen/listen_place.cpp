// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/listen/listen_place.h"

#include <algorithm>

namespace tally {

namespace {

bool standsInFront(std::string_view text, ListenKind kind)
{
    const std::string_view scheme = schemeOf(kind);
    if (!text.starts_with(scheme)) return false;
    text.remove_prefix(scheme.size());
    return kind == ListenKind::Local ? text.starts_with(":") : text.starts_with("://");
}

}  // namespace

std::string_view schemeOf(ListenKind kind)
{
    switch (kind) {
    case ListenKind::Tls: return "tls";
    case ListenKind::Udp: return "udp";
    case ListenKind::Http: return "http";
    case ListenKind::Https: return "https";
    case ListenKind::Local: return "local";
    case ListenKind::Tcp: break;
    }
    return "tcp";
}

std::string ListenPlace::text() const { return address.text(schemeOf(kind)); }

Result<ListenPlace> parseListenPlace(std::string_view text)
{
    const auto* const found = std::find_if(kListenKinds.begin(), kListenKinds.end(), [&](ListenKind kind) { return standsInFront(text, kind); });
    const ListenKind kind = found == kListenKinds.end() ? ListenKind::Tcp : *found;
    if (kind == ListenKind::Local) {
        auto local = parseLocalAddress(text);
        if (!local) return tl::unexpected(local.error());
        return ListenPlace{kind, std::move(*local)};
    }
    if (kind == ListenKind::Http || kind == ListenKind::Https)
        while (text.ends_with('/')) text.remove_suffix(1);
    auto address = parseListenAddress(text, schemeOf(kind));
    if (!address) return tl::unexpected(address.error());
    return ListenPlace{kind, std::move(*address)};
}

bool namesListenPlace(std::string_view text)
{
    return std::any_of(kListenKinds.begin(), kListenKinds.end(), [&](ListenKind kind) { return standsInFront(text, kind); });
}

}  // namespace tally
