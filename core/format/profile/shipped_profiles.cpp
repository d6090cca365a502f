// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/profile/shipped_profiles.h"

namespace tally {
namespace {

constexpr ShippedProfile kShipped[] = {
    {"video", R"(title = "Video events"
item-word = "Video"

[fields]
item = ["videoId", "video_id", "video", "contentId", "content_id"]
type = ["eventType", "event_type", "event", "action", "type"]
time = ["timestamp", "eventTime", "event_time", "ts", "time"]
value = ["watchSeconds", "watch_seconds", "watchTime", "watch_time", "value"]
actor = ["userId", "user_id", "viewerId", "viewer_id", "sessionId", "session_id"]
id = ["eventId", "event_id"]
)"},
    {"web", R"(title = "Web access logs"
item-word = "Page"

[fields]
item = ["path", "cs-uri-stem", "uri", "request_uri", "request.uri", "RequestPath", "url", "request"]
type = ["method", "cs-method", "request_method", "request.method", "RequestMethod"]
status = ["status", "sc-status", "status_code", "DownstreamStatus", "response"]
value = ["bytes", "sc-bytes", "body_bytes_sent", "bytes_sent", "size", "DownstreamContentSize"]
actor = ["address", "c-ip", "remote_addr", "request.client_ip", "request.remote_ip", "ClientHost", "clientip", "ip"]
)"},
    {"cloudevents", R"(title = "CloudEvents 1.0"
item-word = "Subject"

[fields]
item = ["subject", "source"]
type = "type"
time = "time"
id = "id"
)"},
    {"shop", R"(title = "Shop clicks"
item-word = "Product"

[fields]
item = ["product_id", "productId", "item_id", "itemId", "itemid", "sku", "StockCode", "asin", "product"]
type = ["event_type", "eventType", "event", "action", "behavior_type"]
time = ["event_time", "eventTime", "timestamp", "ts", "InvoiceDate", "time"]
value = ["price", "unit_price", "UnitPrice", "amount", "revenue"]
actor = ["user_id", "userId", "visitorid", "visitor_id", "CustomerID", "customer_id", "user_session", "session_id"]
)"},
    {"trades", R"(title = "Trades"
item-word = "Symbol"

[fields]
item = ["symbol", "Symbol", "ticker", "Ticker", "instrument", "pair"]
type = ["side", "Side", "type"]
time = ["timestamp", "Timestamp", "trade_time", "date+time", "Date+Time", "time", "Time", "date", "Date"]
value = ["price", "Price", "close", "Close"]
id = ["trade_id", "tradeId"]
)"},
};

}  // namespace

std::span<const ShippedProfile> shippedProfiles() { return kShipped; }

}  // namespace tally
