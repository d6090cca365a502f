// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <string_view>

namespace tally {

// Bytes that are no UTF-8 become U+FFFD.
inline QString text(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}
inline std::string bytes(const QString& shown)
{
    return shown.toStdString();
}

}  // namespace tally
