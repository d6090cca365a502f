// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/http_transport.h"
#include "app/send/stream_transport.h"
#include "app/send/udp_transport.h"

namespace tally {

std::unique_ptr<Transport> makeTransport(const Destination& to, const TransportOptions& options)
{
    switch (to.scheme) {
    case Scheme::Http:
    case Scheme::Https: return std::make_unique<HttpTransport>(to, options);
    case Scheme::Udp: return std::make_unique<UdpTransport>(to);
    case Scheme::Tcp:
    case Scheme::Tls:
    case Scheme::Local: break;
    }
    return std::make_unique<StreamTransport>(to, options);
}

}  // namespace tally
