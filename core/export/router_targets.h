// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/export/router_words.h"

// The kinds of router, one function each as RouterTarget::write has it. Of core/export alone.
namespace phonehome {

std::string nftablesSettings(const Snapshot& snapshot, const RouterNeeds& needs);
/// A fragment that firewall4 includes inside its own table, and UCI sections as choices.
std::string openWrtSettings(const Snapshot& snapshot, const RouterNeeds& needs);
std::string mikroTikSettings(const Snapshot& snapshot, const RouterNeeds& needs);
std::string ssrSettings(const Snapshot& snapshot, const RouterNeeds& needs);
std::string opnSenseSettings(const Snapshot& snapshot, const RouterNeeds& needs);
std::string pfSenseSettings(const Snapshot& snapshot, const RouterNeeds& needs);
std::string dnsmasqSettings(const Snapshot& snapshot, const RouterNeeds& needs);

/// The objects and the chain that set the timers, as they stand in a table of the family inet; nothing without timers.
/// Read by nft 1.0.6 on: plain numbers, each rule on a line of its own.
void setNftTimers(SettingsText& out, const Snapshot& snapshot, const std::vector<PortTimer>& timers,
                  std::string_view tcpOwn);
/// Commands that make open sessions take the new timers, as quotes.
void quoteFlush(SettingsText& out, const std::vector<PortTimer>& timers);
/// What a rule begins with for the devices, "ether saddr { … } ", one for each kind of address; "" for everybody.
std::vector<std::string> nftSources(const DeviceMatch& match, bool v6);

} // namespace phonehome
