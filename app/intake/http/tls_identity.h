// SPDX-License-Identifier: GPL-3.0-or-later
// TlsIdentity: a certificate with its chain, and its key, as GnuTLS shows them to whoever connects.
#pragma once

#include <array>
#include <gnutls/abstract.h>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace tally {

class TlsIdentity {
public:
    // PEM texts. Errors: Unreadable (not PEM; they do not belong together).
    static Result<std::shared_ptr<TlsIdentity>> read(const std::string& certificate, const std::string& key);
    ~TlsIdentity();
    TlsIdentity(const TlsIdentity&) = delete;
    TlsIdentity& operator=(const TlsIdentity&) = delete;

    // Valid while this is there; a handshake that has begun goes on with them.
    gnutls_pcert_st* chain() { return chain_.data(); }
    unsigned length() const { return length_; }
    gnutls_privkey_t key() const { return key_; }

private:
    friend class TlsIdentities;
    TlsIdentity() = default;
    bool belongTogether() const;
    std::array<gnutls_pcert_st, 8> chain_{};
    unsigned length_ = 0;
    gnutls_privkey_t key_ = nullptr;
};

// What a server shows: the newest, while handshakes may still need one before it. Thread safety: every member.
class TlsIdentities {
public:
    Result<void> show(const std::string& certificate, const std::string& key);
    // Handshakes on this thread are answered with these; libmicrohttpd tells their callback nothing of ours, but accepts
    // connections on the same thread, before it.
    void answerHere();
    static int onHandshake(gnutls_session_t, const gnutls_datum_t*, int, const gnutls_pk_algorithm_t*, int, gnutls_pcert_st** chain,
                           unsigned* length, gnutls_privkey_t* key);

private:
    static constexpr std::size_t kOld = 16;   // more renewals than a handshake outlives
    std::mutex mutex_;                        // guards what follows
    std::vector<std::shared_ptr<TlsIdentity>> identities_;
};

}  // namespace tally
