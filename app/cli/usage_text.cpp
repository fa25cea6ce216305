// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/usage_text.h"

namespace phonehome {

const char* usageText()
{
    return R"(usage: phonehome-cli export --json [LOGS] [OWNERS] FILE...   everything that is known, as JSON
       phonehome-cli export --pcapng OUT [PACKETS] [LOGS] FILE...
                                                             the packets as one pcapng, with the names in it
       phonehome-cli summary [LOGS] [OWNERS] FILE...         devices, cadences and names, as a table
       phonehome-cli names [--csv | --json | --hosts] [LOGS] [OWNERS] FILE...
                                                             which name stood for which address, as a
                                                             table by domain or in one of these forms
       phonehome-cli findings [--json] [LOGS] [OWNERS] FILE...
                                                             what a device's owner wants to know, and why
       phonehome-cli compare [--all] [--json | --csv] [LOGS] [OWNERS] FILE...
                                                             devices of one maker side by side, and which of
                                                             them does otherwise
       phonehome-cli compare --before FILE... --after FILE... | --at TIME FILE...   [--json | --csv] [LOGS]
                                                             what each device says before and after: the
                                                             same, changed, gone, new, or too short to say
       phonehome-cli router [--for TARGET] [--device MAC|NAME] [--allow-list] [LOGS] FILE...
                                                             what to set at the router, as text to paste;
                                                             or what devices reached, for it to allow
       phonehome-cli report [--html] [--unmasked] [LOGS] [OWNERS] FILE...
                                                             all of it as Markdown or as a page to publish
       phonehome-cli capture [WHERE] OUT.pcapng              captures, until Ctrl+C, then the summary
       phonehome-cli --help | --version

LOGS, what a resolver on the LAN wrote down while the capture ran:
  --dns-log LOG              names the capture's addresses; may be given several times. Taken are the
                             logs of dnsmasq, Pi-hole (pihole-FTL.db too), AdGuard Home, Unbound and
                             Zeek, lists of hosts, and CSV; plain or gzip
  --dns-log-zone ZONE        time zone of logs that do not say theirs, as Europe/Berlin or +01:00;
                             without it, this machine's
  --pihole URL, --adguard URL   asks Pi-hole 6 or AdGuard Home (http://USER@HOST:PORT) for the time of
                             the captures; the password is read from PHONEHOME_PASSWORD or the terminal
  --trust SHA256             takes the certificate with this fingerprint, whoever signed it
  --dns-log-offset SECONDS   added to the logs' times; without it, found by comparison
  --reverse-lookups          asks this computer's DNS server what addresses are called now that nothing
                             names; it learns which addresses they are

OWNERS, files that you have got and that say whose an address is; nothing is asked on the network:
  --mmdb FILE                database of autonomous systems or countries (MMDB of MaxMind, DB-IP,
                             IPinfo); may be given several times
  --cloud-ranges FILE        Amazon's ip-ranges.json

PACKETS, those that matter, in place of all; what is asked for must hold together:
  --device MAC|NAME          a device's, by its network card, its name or its address; of router, for which
                             device
  --peer NAME|ADDRESS        the talk with this peer, all ports
  --protocol NAME            what speaks it, as stun, ntp, ssdp, mdns, dns, dhcp or tls
  --from TIME, --to TIME     2020-05-04T07:12:40Z; without a zone in UTC. A day alone is all of it:
                             --from its beginning, --to its end

Devices are called what you call them by
  --device-names FILE        lines of a network card and a name, as in /etc/ethers; behind a tab a note

TARGET: nftables, openwrt, mikrotik, 128t, opnsense, pfsense, dnsmasq or mud. A report leaves out half of each
network card's number, the home's public addresses and the names of devices, unless --unmasked is given.

WHERE is captured:
  --interface NAME           of this machine, or of the router's
  --ssh USER@HOST[:PORT]     at a router, by its tcpdump; --key FILE, --sudo as it needs them
  --tzsp ADDRESS[:PORT]      of this machine, to which a MikroTik router streams (TZSP)
  --filter FILTER            in tcpdump's language; --seconds N ends it by itself

A FILE may be - for standard input, or a pipe.
Several files are read as one data set, in time order; a session that the window saved stands for its
captures and logs. Exit codes: 0 done, 1 a file, log or database is damaged and was read in part or
not at all, 2 wrong usage, 3 no file could be opened, 4 output failed.
)";
}

} // namespace phonehome
