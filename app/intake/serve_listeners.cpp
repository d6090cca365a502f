// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/serve_listeners.h"

#include <fmt/format.h>
#include <iostream>
#include <utility>

#include "app/intake/credential_files.h"
#include "app/intake/hiding_log.h"
#include "app/intake/http/open_metrics.h"
#include "app/intake/listener_log.h"

namespace tally {

// A listener is known by the address that was asked for, so that a later run goes on with the same journal.
Result<ListenerLog> ServeListeners::logOf(const std::string& name) const
{
    auto log = openListenerLog(options_.notDurable ? std::string() : options_.dataDirectory, name, options_.limits.journal.sharedBy(options_.journals()));
    if (!log) return tl::unexpected(log.error());
    return withHiddenActors(options_.hashActors, std::move(*log), read_, options_.dataDirectory);
}

void ServeListeners::sayOpen(const ListenAddress& bound, const std::string& text) const
{
    if (!bound.loopback()) std::cerr << "note: " << text << " can be reached from other machines\n";
    std::cerr << "listening on " << text << std::endl;
}

Result<void> ServeListeners::listen(const ListenAddress& address, const Credentials& credentials)
{
    const std::string name = listenerName(hiddenName(options_.hashActors, address.text()), !options_.notDurable);
    auto log = logOf(name);
    if (!log) return tl::unexpected(log.error());
    ListenerOptions options;
    options.limits = options_.limits.sockets;
    options.framing = options_.framing;
    options.insecure = options_.insecure;
    options.credentials = credentials;
    auto listener = TcpListener::bind(address, log->log, {}, options);
    if (!listener) return tl::unexpected(listener.error());
    if (const auto begun = engine_.listen(name, log->log, log->read); !begun) return tl::unexpected(begun.error());
    (*listener)->accept();
    const ListenAddress bound = (*listener)->address();
    listening_.push_back({name, std::move(log->log), std::move(*listener), {}, 0, 0, {}});
    sayNotes();
    sayOpen(bound, bound.text() + (credentials.tls ? " with TLS" : ""));
    return {};
}

Result<void> ServeListeners::listenToDatagrams(const ListenAddress& address)
{
    const std::string place = hiddenName(options_.hashActors, address.text("udp")), name = listenerName(place, !options_.notDurable);
    if (!address.loopback() && !options_.insecure)
        return fail(ErrorCode::Usage, fmt::format("{} can be reached from other machines, and datagrams bring no token: --insecure takes them from everybody", place), place);
    auto log = logOf(name);
    if (!log) return tl::unexpected(log.error());
    auto listener = UdpListener::bind(address, log->log);
    if (!listener) return tl::unexpected(listener.error());
    if (const auto begun = engine_.listen(name, log->log, log->read); !begun) return tl::unexpected(begun.error());
    (*listener)->accept();
    const ListenAddress bound = (*listener)->address();
    listening_.push_back({name, std::move(log->log), {}, std::move(*listener), 0, 0, {}});
    sayNotes();
    sayOpen(bound, bound.text("udp"));
    return {};
}

Result<void> ServeListeners::open()
{
    Credentials credentials;
    if (!options_.tcp.empty()) {
        std::vector<std::string> warnings;
        stamp_ = options_.credentials.stamp();
        auto read = readCredentials(options_.credentials, &warnings);
        if (!read) return tl::unexpected(read.error());
        credentials = std::move(*read);
        for (const std::string& warning : warnings) std::cerr << "note: " << warning << std::endl;
    }
    for (const std::string& where : options_.tcp) {
        const auto address = parseListenAddress(where);
        if (!address) return tl::unexpected(address.error());
        if (const auto begun = listen(*address, credentials); !begun) return begun;
    }
    for (const std::string& where : options_.local) {
        const auto address = parseLocalAddress(where);
        if (!address) return tl::unexpected(address.error());
        if (const auto begun = listen(*address, {}); !begun) return begun;
    }
    for (const std::string& where : options_.udp) {
        const auto address = parseListenAddress(where, "udp");
        if (!address) return tl::unexpected(address.error());
        if (const auto begun = listenToDatagrams(*address); !begun) return begun;
    }
    return {};
}

void ServeListeners::renew(bool sayUnchanged)
{
    const CredentialFiles& files = options_.credentials;
    if (options_.tcp.empty() || (files.token.empty() && files.certificate.empty())) return;
    std::string stamp = files.stamp();
    if (stamp == stamp_ && !sayUnchanged) return;
    stamp_ = std::move(stamp);
    std::vector<std::string> warnings;
    const auto credentials = readCredentials(files, &warnings);
    if (!credentials) {
        std::cerr << "problem: " << credentials.error().what << "; what was read before stays in use" << std::endl;
        return;
    }
    for (const Listening& each : listening_)
        if (each.streams && !each.streams->address().isLocal()) each.streams->renew(*credentials);
    for (const std::string& warning : warnings) std::cerr << "note: " << warning << std::endl;
    std::cerr << "note: token, certificate and key were read again, for senders over TCP that come from now on" << std::endl;
}

void ServeListeners::look()
{
    sayNotes();
    for (Listening& each : listening_) {
        sayLoss(each);
        sayLimits(each);
    }
    renew(false);
}

void ServeListeners::sayNotes()
{
    for (Listening& each : listening_) {
        const auto notes = notesOf(*each.log);
        for (; each.notesSaid < notes.size(); ++each.notesSaid) std::cerr << "note: " << notes[each.notesSaid] << std::endl;
    }
}

// What the kernel dropped before it was received, whenever it has become more.
void ServeListeners::sayLoss(Listening& each) const
{
    if (!each.datagrams) return;
    const std::uint64_t lost = each.datagrams->stats().lost;
    if (lost != std::exchange(each.lostSaid, lost))
        std::cerr << "note: " << each.name << ": " << lost << " datagrams lost so far, as they came faster than they were read" << std::endl;
}

// Bounds that were met, whenever that has become twice as often: a crowd that is refused must not fill the disk with it.
void ServeListeners::sayLimits(Listening& each) const
{
    if (!each.streams) return;
    const IntakeStats now = each.streams->stats();
    std::string text;
    for (std::size_t i = 0; i < now.limits.size(); ++i) {
        std::uint64_t& said = each.said.limits[i];
        if (now.limits[i] == 0 || now.limits[i] < 2 * said || now.limits[i] == said) continue;
        said = now.limits[i];
        text += fmt::format("{}{} {}", text.empty() ? "" : ", ", kSocketLimitNames[i], said);
    }
    if (!text.empty()) std::cerr << "note: " << each.name << ": limits met so far: " << text << std::endl;
}

void ServeListeners::close()
{
    for (Listening& each : listening_) {
        sayLoss(each);
        sayLimits(each);
        each.streams.reset();
        each.datagrams.reset();
    }
}

void ServeListeners::writeMetrics(OpenMetrics& metrics) const
{
    const auto ofStreams = [&](std::string_view family, std::string_view help, bool gauge, std::uint64_t IntakeStats::*figure) {
        if (gauge) metrics.gauge(family, help);
        else metrics.counter(family, help);
        for (const Listening& each : listening_)
            if (each.streams) metrics.value(each.streams->stats().*figure, {{"listener", each.name}});
    };
    ofStreams("tallyscope_listener_connections_open", "Connections open now.", true, &IntakeStats::open);
    ofStreams("tallyscope_listener_connections_accepted", "Connections accepted.", false, &IntakeStats::accepted);
    ofStreams("tallyscope_listener_connections_refused", "Connections refused or closed for a reason.", false, &IntakeStats::refused);
    metrics.counter("tallyscope_listener_limit_hits", "How often a bound was met.");
    for (const Listening& each : listening_) {
        if (!each.streams) continue;
        const IntakeStats stats = each.streams->stats();
        for (std::size_t i = 0; i < stats.limits.size(); ++i) metrics.value(stats.limits[i], {{"listener", each.name}, {"limit", kSocketLimitNames[i]}});
    }
    metrics.counter("tallyscope_listener_datagrams", "Datagrams received.");
    for (const Listening& each : listening_)
        if (each.datagrams) metrics.value(each.datagrams->stats().datagrams, {{"listener", each.name}});
    metrics.counter("tallyscope_listener_datagrams_lost", "Datagrams the kernel dropped, as they came faster than they were read.");
    for (const Listening& each : listening_)
        if (each.datagrams) metrics.value(each.datagrams->stats().lost, {{"listener", each.name}});
}

}  // namespace tally
