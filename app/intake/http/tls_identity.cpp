// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/intake/http/tls_identity.h"

#include <gnutls/gnutls.h>

namespace tally {

namespace {

gnutls_datum_t datum(const std::string& text)
{
    return {reinterpret_cast<unsigned char*>(const_cast<char*>(text.data())), static_cast<unsigned>(text.size())};
}

std::string idOf(gnutls_pubkey_t key)
{
    std::string id(64, '\0');
    std::size_t size = id.size();
    if (gnutls_pubkey_get_key_id(key, GNUTLS_KEYID_USE_SHA256, reinterpret_cast<unsigned char*>(id.data()), &size) != GNUTLS_E_SUCCESS) return {};
    id.resize(size);
    return id;
}

}  // namespace

TlsIdentity::~TlsIdentity()
{
    for (unsigned i = 0; i < length_; ++i) gnutls_pcert_deinit(&chain_[i]);
    if (key_ != nullptr) gnutls_privkey_deinit(key_);
}

bool TlsIdentity::belongTogether() const
{
    gnutls_pubkey_t own = nullptr;
    if (gnutls_pubkey_init(&own) != GNUTLS_E_SUCCESS) return false;
    const bool read = gnutls_pubkey_import_privkey(own, key_, 0, 0) == GNUTLS_E_SUCCESS;
    const std::string id = read ? idOf(own) : std::string();
    gnutls_pubkey_deinit(own);
    return !id.empty() && id == idOf(chain_[0].pubkey);
}

Result<std::shared_ptr<TlsIdentity>> TlsIdentity::read(const std::string& certificate, const std::string& key)
{
    std::shared_ptr<TlsIdentity> identity(new TlsIdentity());
    const gnutls_datum_t chain = datum(certificate), secret = datum(key);
    unsigned length = static_cast<unsigned>(identity->chain_.size());
    if (gnutls_pcert_list_import_x509_raw(identity->chain_.data(), &length, &chain, GNUTLS_X509_FMT_PEM, 0) != GNUTLS_E_SUCCESS || length == 0)
        return fail(ErrorCode::Unreadable, "the certificate of the HTTP server is no PEM");
    identity->length_ = length;
    if (gnutls_privkey_init(&identity->key_) != GNUTLS_E_SUCCESS ||
        gnutls_privkey_import_x509_raw(identity->key_, &secret, GNUTLS_X509_FMT_PEM, nullptr, 0) != GNUTLS_E_SUCCESS)
        return fail(ErrorCode::Unreadable, "the key of the HTTP server is no PEM, or it is encrypted");
    if (!identity->belongTogether()) return fail(ErrorCode::Unreadable, "certificate and key of the HTTP server do not belong together");
    return identity;
}

namespace {
thread_local TlsIdentities* shownHere = nullptr;
}  // namespace

Result<void> TlsIdentities::show(const std::string& certificate, const std::string& key)
{
    auto identity = TlsIdentity::read(certificate, key);
    if (!identity) return tl::unexpected(identity.error());
    const std::lock_guard lock(mutex_);
    identities_.push_back(std::move(*identity));
    if (identities_.size() > kOld) identities_.erase(identities_.begin());
    return {};
}

void TlsIdentities::answerHere() { shownHere = this; }

int TlsIdentities::onHandshake(gnutls_session_t, const gnutls_datum_t*, int, const gnutls_pk_algorithm_t*, int, gnutls_pcert_st** chain,
                               unsigned* length, gnutls_privkey_t* key)
{
    if (shownHere == nullptr) return -1;
    const std::lock_guard lock(shownHere->mutex_);
    TlsIdentity& identity = *shownHere->identities_.back();
    *chain = identity.chain();
    *length = identity.length();
    *key = identity.key();
    return 0;
}

}  // namespace tally
