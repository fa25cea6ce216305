// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/theme.h"

#include <algorithm>
#include <cmath>

namespace phonehome {

namespace {

QColor mix(const QColor& a, const QColor& b, double share)
{
    const auto part = [share](int x, int y) { return static_cast<int>(x * (1 - share) + y * share); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

constexpr double kStrong = 7; ///< contrast that WCAG 2.1 asks for in its strictest level

/// Relative luminance (WCAG 2.1), 0 to 1.
double luminance(const QColor& colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

/// The same hue, nearer to the text until it stands out.
QColor strengthened(const QColor& colour, const Theme& theme)
{
    QColor out = colour;
    for (double share = 0.1; contrastRatio(out, theme.surface) < kStrong && share < 1; share += 0.1)
        out = mix(colour, theme.text, share);
    return out;
}

QColor shade(Protocol protocol, bool dark)
{
    switch (protocol) {
    case Protocol::Stun: return {0xd5, 0x5e, 0x00};
    case Protocol::Ntp: return dark ? QColor(0x4a, 0xa3, 0xdf) : QColor(0x00, 0x72, 0xb2);
    case Protocol::Ssdp: return {0x00, 0x9e, 0x73};
    case Protocol::Mdns: return {0xcc, 0x79, 0xa7};
    case Protocol::Dns: return dark ? QColor(0xe6, 0x9f, 0x00) : QColor(0xb7, 0x7f, 0x00);
    case Protocol::Tls: return dark ? QColor(0x56, 0xb4, 0xe9) : QColor(0x2f, 0x8f, 0xc9);
    case Protocol::Dhcp:
    case Protocol::Dhcp6: return dark ? QColor(0xb3, 0x9d, 0xdb) : QColor(0x6a, 0x51, 0xa3);
    case Protocol::Pcp: return dark ? QColor(0xe7, 0x8a, 0xc3) : QColor(0xa8, 0x3b, 0x7a);
    case Protocol::Referral: return {0xa6, 0x76, 0x1d};
    case Protocol::Http: return dark ? QColor(0x7f, 0xc9, 0x7f) : QColor(0x3b, 0x7d, 0x3b);
    case Protocol::Llmnr:
    case Protocol::Nbns: return dark ? QColor(0xd4, 0xb4, 0x83) : QColor(0x8c, 0x6d, 0x31);
    case Protocol::Other:
    case Protocol::Arp:
    case Protocol::Icmp:
    case Protocol::Igmp: break;
    }
    return {0x8a, 0x8f, 0x98};
}

void paintAll(QPalette& p, std::initializer_list<QPalette::ColorRole> roles, const QColor& colour)
{
    for (const QPalette::ColorRole role : roles)
        p.setColor(role, colour);
}

} // namespace

double contrastRatio(const QColor& a, const QColor& b)
{
    const auto [low, high] = std::minmax({luminance(a), luminance(b)});
    return (high + 0.05) / (low + 0.05);
}

Theme Theme::from(const QPalette& palette)
{
    Theme t;
    t.surface = palette.color(QPalette::Base);
    t.text = palette.color(QPalette::Text);
    t.dark = t.surface.lightness() < 128;
    // What high contrast palettes are; black on white is many a desktop's everyday look.
    t.contrast = t.surface == Qt::black && t.text == Qt::white;
    t.faint = mix(t.text, t.surface, t.contrast ? 0.1 : 0.38);
    t.grid = mix(t.text, t.surface, t.contrast ? 0.6 : 0.88);
    t.accent = palette.color(QPalette::Highlight);
    t.onAccent = palette.color(QPalette::HighlightedText);
    t.gap = mix(t.text, t.surface, t.contrast ? 0.7 : 0.82);
    return t;
}

Theme Theme::plain(bool dark)
{
    return from(plainPalette(dark));
}

QColor Theme::protocol(Protocol protocol) const
{
    const QColor colour = shade(protocol, dark);
    return contrast ? strengthened(colour, *this) : colour;
}

QColor Theme::band(Protocol p) const
{
    return mix(protocol(p), surface, dark ? 0.75 : 0.85);
}

QPalette plainPalette(bool dark)
{
    const QColor window = dark ? QColor(0x1b, 0x1e, 0x24) : QColor(0xf7, 0xf8, 0xfa);
    const QColor base = dark ? QColor(0x15, 0x17, 0x1c) : QColor(0xff, 0xff, 0xff);
    const QColor text = dark ? QColor(0xe6, 0xe9, 0xef) : QColor(0x1c, 0x21, 0x29);
    const QColor accent = dark ? QColor(0x4f, 0x8c, 0xff) : QColor(0x25, 0x63, 0xeb);
    QPalette p(dark ? QColor(0x2a, 0x2e, 0x37) : QColor(0xee, 0xf0, 0xf4), window);
    p.setColor(QPalette::Window, window);
    p.setColor(QPalette::Base, base);
    p.setColor(QPalette::AlternateBase, mix(base, text, 0.04));
    paintAll(p, {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}, text);
    p.setColor(QPalette::ToolTipBase, dark ? QColor(0x2a, 0x2e, 0x37) : QColor(0xff, 0xff, 0xff));
    p.setColor(QPalette::PlaceholderText, mix(text, base, 0.45));
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, Qt::white);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::Mid, mix(window, text, 0.25));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, mix(text, window, 0.55));
    return p;
}

QPalette contrastPalette()
{
    const QColor accent(0xff, 0xe0, 0x00);
    const QColor raised(0x20, 0x20, 0x20);
    QPalette p(raised, Qt::black);
    paintAll(p, {QPalette::Window, QPalette::Base, QPalette::ToolTipBase}, Qt::black);
    paintAll(p,
             {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText, QPalette::BrightText},
             Qt::white);
    paintAll(p, {QPalette::Highlight, QPalette::Link, QPalette::LinkVisited}, accent);
    p.setColor(QPalette::HighlightedText, Qt::black);
    p.setColor(QPalette::AlternateBase, raised);
    p.setColor(QPalette::PlaceholderText, QColor(0xd0, 0xd0, 0xd0));
    paintAll(p, {QPalette::Mid, QPalette::Light, QPalette::Midlight}, QColor(0xa0, 0xa0, 0xa0));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, QColor(0xa0, 0xa0, 0xa0));
    return p;
}

} // namespace phonehome
