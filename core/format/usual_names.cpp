// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/usual_names.h"

#include <algorithm>

namespace tally {
namespace {

constexpr std::string_view kItem[] = {
    "videoid", "video", "itemid", "item", "productid", "product", "productcode", "sku", "stockcode", "asin", "articleid", "article",
    "newsid", "news", "contentid", "content", "objectid", "trackid", "songid", "track", "song", "movieid", "movie", "filmid", "showid", "episodeid",
    "bookid", "isbn", "gameid", "game", "appid", "adid", "bannerid", "campaignid", "postid", "threadid", "questionid", "tweetid", "assetid",
    "asset", "ticker", "symbol", "instrument", "pair", "coin", "reponame", "repository", "repo", "project", "subreddit", "channelid",
    "pageid", "page", "pageurl", "pageurlpath", "pagepath", "url", "uri", "csuristem", "csuri", "requesturi", "requestpath", "urlpath", "urloriginal", "urlfull", "path", "pagelocation",
    "clientrequesturi", "clientrequestpath",
    "listingid", "businessid", "venueid", "storeid", "shopid", "hotelid", "restaurantid", "stationid", "station", "stationname",
    "startstationname", "startstationid", "artikel", "produkt", "producto", "locationid", "placeid", "requesturl", "currenturl", "pathname", "resource", "endpoint", "route", "screen", "itemname", "productname",
    "pagename", "query", "searchquery", "searchterm", "keyword", "subject", "request"};
// What many records have beside their item, too.
constexpr std::string_view kLesserItem[] = {"title", "name", "pagetitle", "category", "label", "sensor", "device", "deviceid", "host", "systemdunit",
    "syslogidentifier", "what"};
constexpr std::string_view kLastItem[] = {"description", "key", "id"};
constexpr std::string_view kType[] = {"eventtype", "type", "action", "event", "eventname", "eventaction", "method", "requestmethod", "clientrequestmethod",
    "httpmethod", "csmethod", "xevent", "op", "operation", "verb", "activity", "behavior", "behaviortype", "interactiontype", "side"};
constexpr std::string_view kTime[] = {"eventtime", "timestamp", "eventtimestamp", "time", "ts", "datetime", "date", "createdutc", "createdat",
    "occurredat", "when", "timestampms", "timems", "tsms", "timestampus", "timestampns", "createdtime", "created", "logtime",
    "unixtime", "epoch", "epochms", "timeiso8601", "timelocal", "msec", "starttime", "startedat", "startutc", "startlocal", "edgestarttimestamp", "times",
    "datum", "zeit", "zeitstempel", "uhrzeit", "fecha", "hora", "horodatage", "realtimetimestamp", "start"};
constexpr std::string_view kValue[] = {"value", "amount", "price", "bytes", "scbytes", "size", "watchseconds", "watchtime", "quantity", "qty",
    "rating", "score", "stars", "overall", "bodybytessent", "bytessent", "unitprice", "downstreamcontentsize", "edgeresponsebytes", "revenue", "volume", "vol",
    "sales", "total", "cost", "views", "pageviews", "impressions", "clicks", "viewcount", "responsesize", "magnitude", "mag", "msplayed", "menge", "betrag", "preis", "anzahl", "umsatz",
    "quantite", "montant", "prix", "cantidad", "importe", "precio"};
// The last word of a name that nothing else explains.
constexpr std::string_view kValueEnds[] = {"amount", "price", "value", "total", "quantity", "qty", "sales", "revenue", "cost", "bytes", "rating", "score"};
constexpr std::string_view kActor[] = {"userid", "user", "actorid", "actorlogin", "actor", "sessionid", "session", "usersession", "visitorid",
    "customerid", "memberid", "accountid", "reviewerid", "author", "clientid", "clientip", "requestclientip", "requestremoteip", "clienthost",
    "address", "cip", "ip", "remoteaddr", "remoteip", "ipaddress", "client", "username", "anonid", "anonymousid", "deviceid"};
constexpr std::string_view kOutcome[] = {"outcome", "status", "statuscode", "httpstatus", "responsestatus", "scstatus", "cstatus",
    "downstreamstatus", "edgeresponsestatus", "responsecode", "httpresponsecode", "httpstatuscode", "responsestatuscode", "result", "code"};
constexpr std::string_view kId[] = {"eventid", "uuid", "eventuuid", "messageid"};
constexpr std::string_view kLatency[] = {"latency", "duration", "elapsed", "responsetime", "requesttime", "elapsedtime", "timetaken", "took"};

constexpr std::string_view kContainers[] = {"data", "request", "req", "http", "event", "properties", "attributes", "fields", "params", "context", "response", "detail",
                                           "source", "payload", "body", "record", "message", "log", "jsonpayload", "httprequest"};

}  // namespace

UsualNames usualNames(Part part)
{
    switch (part) {
    case Part::Item: return {"item", kItem, kLesserItem, kLastItem};
    case Part::Type: return {"type", kType, {}, {}};
    case Part::Time: return {"time", kTime, {}, {}};
    case Part::Value: return {"value", kValue, kValueEnds, {}};
    case Part::Latency: return {"latency", kLatency, {}, {}};
    case Part::Outcome: return {"outcome", kOutcome, {}, {}};
    case Part::Actor: return {"actor", kActor, {}, {}};
    case Part::Id: return {"id", kId, {}, {}};
    case Part::Weight:  // never by itself: a column of counts may just as well be a value
        return {"weight", {}, {}, {}};
    }
    return {"id", kId, {}, {}};
}

std::string plainName(std::string_view name)
{
    std::string out;
    // Of a message or an index, not of what happened (JSON-LD and Protocol Buffers, Elasticsearch).
    if (name == "@type" || name.ends_with(".@type") || name == "_type") return std::string(name);
    for (const std::string_view wrapper : {".$numberLong", ".$numberDecimal", ".$numberDouble", ".$numberInt", ".$date", ".$oid"}) {  // extended JSON of MongoDB
        if (name.ends_with(wrapper)) name.remove_suffix(wrapper.size());
    }
    for (const char c : name) {
        if (c == '_' || c == '-' || c == '@' || c == ' ' || c == '.' || c == '$' || c == '(' || c == ')' || c == '/' || c == '#' || c == '<' || c == '>') continue;
        out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c);
    }
    return out;
}

bool isUsualContainer(std::string_view plainParent)
{
    return std::find(std::begin(kContainers), std::end(kContainers), plainParent) != std::end(kContainers);
}

}  // namespace tally
