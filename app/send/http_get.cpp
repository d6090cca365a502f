// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/http_get.h"

#include <curl/curl.h>
#include <fmt/format.h>
#include <memory>

namespace tally {
namespace {

struct Receiving {
    std::string* body;
    std::size_t most;
    bool tooLong = false;
};

std::size_t receive(char* bytes, std::size_t one, std::size_t count, void* user)
{
    auto& into = *static_cast<Receiving*>(user);
    if (into.body->size() + count > into.most) {
        into.tooLong = true;
        return 0;
    }
    into.body->append(bytes, one * count);
    return one * count;
}

int isStopped(void* user, curl_off_t, curl_off_t, curl_off_t, curl_off_t)
{
    return static_cast<std::stop_token*>(user)->stop_requested() ? 1 : 0;
}

struct Cleaner {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};

}  // namespace

Result<HttpReply> httpGet(const std::string& url, const HttpGetOptions& options, std::stop_token stop)
{
    const std::unique_ptr<CURL, Cleaner> handle(curl_easy_init());
    if (!handle) return fail(ErrorCode::Unreadable, "there is no memory for a connection");
    HttpReply reply;
    Receiving into{&reply.body, options.mostBytes};
    std::unique_ptr<curl_slist, Cleaner> fields(curl_slist_append(nullptr, "Accept: application/json"));
    if (!options.token.empty()) fields.reset(curl_slist_append(fields.release(), ("Authorization: Bearer " + options.token).c_str()));
    const auto set = [&](CURLoption option, auto value) { curl_easy_setopt(handle.get(), option, value); };
    set(CURLOPT_URL, url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_HTTPHEADER, fields.get());
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_PROXY, "");   // the address that was given, and no other
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connectWithin.count()));
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(options.answerWithin.count()));
    set(CURLOPT_WRITEFUNCTION, receive);
    set(CURLOPT_WRITEDATA, &into);
    set(CURLOPT_NOPROGRESS, 0L);
    set(CURLOPT_XFERINFOFUNCTION, isStopped);
    set(CURLOPT_XFERINFODATA, &stop);
    if (!options.caFile.empty()) set(CURLOPT_CAINFO, options.caFile.c_str());
    const CURLcode done = curl_easy_perform(handle.get());
    if (done == CURLE_ABORTED_BY_CALLBACK) return fail(ErrorCode::Cancelled, "interrupted");
    if (into.tooLong) return fail(ErrorCode::Unreadable, fmt::format("the answer is longer than {} bytes", options.mostBytes), url);
    if (done != CURLE_OK) return fail(ErrorCode::Unreadable, curl_easy_strerror(done), url);
    curl_easy_getinfo(handle.get(), CURLINFO_RESPONSE_CODE, &reply.status);
    return reply;
}

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~";
    std::string out;
    for (const char c : text) {
        if (kPlain.find(c) != std::string_view::npos) out += c;
        else out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
    return out;
}

}  // namespace tally
