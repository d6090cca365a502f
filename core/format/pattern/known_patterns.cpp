// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/format/pattern/known_patterns.h"

namespace tally {
namespace {

// A last `rest` takes what newer versions of a format add.
constexpr KnownPattern kKnown[] = {
    {"combined", "Combined", R"(%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i")", false},
    {"common", "Common", R"(%h %l %u %t "%r" %>s %b)", false},
    {"vhost_common", "Common with the host in front", R"(%v %h %l %u %t "%r" %>s %b)", false},
    {"vhost_combined", "Combined with the host in front", R"(%v:%p %h %l %u %t "%r" %>s %O "%{Referer}i" "%{User-Agent}i")", false},
    {"combinedio", "Combined with bytes in and out", R"(%h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-Agent}i" %I %O)", false},
    {"gandi", "Gandi", R"($host $remote_addr $ident $remote_user [$time_local] ($duration_s s) "$request" $status $body_bytes_sent "$http_referer" "$http_user_agent")", true},
    {"elb", "AWS Elastic Load Balancer",
     R"($time $balancer $address:$port $backend $request_processing_time $duration_s $response_processing_time $status $backend_status $received_bytes $bytes "$request"$rest)", true},
    {"alb", "AWS Application Load Balancer",
     R"($protocol $time $balancer $address:$port $backend $request_processing_time $duration_s $response_processing_time $status $backend_status $received_bytes $bytes "$request" "$agent"$rest)", true},
    {"s3", "Amazon S3 server access",
     R"($owner $bucket [$time] $address $user $request_id $operation $key "$request" $status $error $bytes $object_size $duration_ms $turn_around_ms "$referrer" "$agent"$rest)", true},
    {"squid", "Squid", R"($time $duration_ms $address $code/$status $bytes $method $target $user $hierarchy/$peer $rest)", true},
    {"envoy_default", "Envoy",
     R"([$time] "$request" $status $flags $bytes_received $bytes $duration_ms $upstream_ms "$forwarded_for" "$agent" "$request_id" "$host" "$upstream_host"$rest)", true},
    {"envoy", "Envoy", R"([$time] "$request" $status $rest)", true},
    {"haproxy", "HAProxy HTTP",
     R"($address:$port [$time] $frontend $backend/$server $queue_ms/$wait_ms/$connect_ms/$response_ms/$duration_ms $status $bytes $request_cookie $response_cookie $termination $connections "$request")", true},
};

}  // namespace

std::span<const KnownPattern> knownPatterns() { return kKnown; }

std::optional<std::string> patternOfName(std::string_view name)
{
    for (const KnownPattern& known : kKnown) {
        if (known.name == name) return std::string(known.format);
    }
    return std::nullopt;
}

}  // namespace tally
