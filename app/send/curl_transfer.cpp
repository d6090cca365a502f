// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/send/curl_transfer.h"

namespace tally {

namespace {

CURL* newHandle()
{
    static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);   // once in a process
    return ready == CURLE_OK ? curl_easy_init() : nullptr;
}

std::string urlOf(const Destination& to)
{
    if (to.scheme == Scheme::Local) return "http://localhost/";
    const bool encrypted = to.scheme == Scheme::Tls || to.scheme == Scheme::Https;
    const std::string host = to.host.find(':') == std::string::npos ? to.host : "[" + to.host + "]";
    return (encrypted ? "https://" : "http://") + host + ":" + to.port + "/v1/events";
}

}  // namespace

CurlTransfer::CurlTransfer(const Destination& to, const TransportOptions& options)
    : where_(to.text()), multi_(curl_multi_init(), curl_multi_cleanup), easy_(newHandle(), curl_easy_cleanup)
{
    CURL* const curl = handle();
    curl_easy_setopt(curl, CURLOPT_URL, urlOf(to).c_str());
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, why_);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(options.connectTimeout.count()));
    if (to.scheme == Scheme::Local) curl_easy_setopt(curl, CURLOPT_UNIX_SOCKET_PATH, to.path.c_str());
    if (!options.certificates.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, options.certificates.c_str());
}

void CurlTransfer::start()
{
    why_[0] = '\0';
    curl_multi_add_handle(multi_.get(), easy_.get());
    running_ = true;
}

void CurlTransfer::stop()
{
    if (easy_) curl_multi_remove_handle(multi_.get(), easy_.get());   // harmless when it is not in there
    running_ = false;
}

std::optional<CURLcode> CurlTransfer::step()
{
    if (!running_) return std::nullopt;
    int left = 0;
    curl_multi_perform(multi_.get(), &left);
    while (const CURLMsg* message = curl_multi_info_read(multi_.get(), &left)) {
        if (message->msg != CURLMSG_DONE) continue;
        running_ = false;
        return message->data.result;
    }
    return std::nullopt;
}

tl::unexpected<Error> CurlTransfer::failure(CURLcode code) const
{
    const bool stranger = code == CURLE_PEER_FAILED_VERIFICATION || code == CURLE_SSL_CACERT_BADFILE || code == CURLE_SSL_CERTPROBLEM;
    return fail(stranger ? ErrorCode::Usage : ErrorCode::Busy, why_[0] != '\0' ? why_ : curl_easy_strerror(code), where_);
}

void CurlTransfer::wait(std::chrono::milliseconds timeout)
{
    curl_multi_poll(multi_.get(), nullptr, 0, static_cast<int>(timeout.count()), nullptr);
}

}  // namespace tally
