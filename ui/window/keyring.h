// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include <QObject>

namespace phonehome {

// The system's keyring (Secret Service or KWallet). Nothing is kept anywhere else where there is none.

/// answer: the password, once it is found; never called where there is none. context: whoever waits for it.
void readPassword(QObject* context, const QString& key, const std::function<void(QString)>& answer);
/// failed: with the keyring's words, where it can't be kept.
void keepPassword(QObject* context, const QString& key, const QString& password,
                  const std::function<void(QString)>& failed);
void forgetPassword(const QString& key);

} // namespace phonehome
