<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>phonehome::Breadcrumb</name>
    <message numerus="yes">
        <source>without %n time span(s)</source>
        <translation>
            <numerusform>without %n time span</numerusform>
            <numerusform>without %n time spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::ChangeTexts</name>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln gone</numerusform>
            <numerusform>%Ln gone</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln the same</source>
        <translation>
            <numerusform>%Ln the same</numerusform>
            <numerusform>%Ln the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln too short to say</source>
        <translation>
            <numerusform>%Ln too short to say</numerusform>
            <numerusform>%Ln too short to say</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::CompareView</name>
    <message numerus="yes">
        <source>%1 (%Ln)</source>
        <translation>
            <numerusform>%1 (%Ln)</numerusform>
            <numerusform>%1 (%Ln)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::DeviceFacts</name>
    <message numerus="yes">
        <source>and %Ln other(s)</source>
        <translation>
            <numerusform>and %Ln other</numerusform>
            <numerusform>and %Ln others</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <translation>
            <numerusform>%Ln time</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::DeviceModel</name>
    <message numerus="yes">
        <source>%1: %Ln message(s)</source>
        <translation>
            <numerusform>%1: %Ln message</numerusform>
            <numerusform>%1: %Ln messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::ErrorText</name>
    <message numerus="yes">
        <source>%1 The damage is at byte %2; all %Ln packet(s) before it are shown.</source>
        <translation>
            <numerusform>%1 The damage is at byte %2; the %Ln packet before it is shown.</numerusform>
            <numerusform>%1 The damage is at byte %2; all %Ln packets before it are shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::Findings</name>
    <message numerus="yes">
        <source>Was forgotten upstream %Ln time(s): its public port changed while it kept its connection</source>
        <translation>
            <numerusform>Was forgotten upstream once: its public port changed while it kept its connection</numerusform>
            <numerusform>Was forgotten upstream %Ln times: its public port changed while it kept its connection</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has had no answer since %2, %Ln question(s)</source>
        <translation>
            <numerusform>%1 has had no answer since %2, %Ln question</numerusform>
            <numerusform>%1 has had no answer since %2, %Ln questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 missed %Ln of %2 beats, every %3</source>
        <translation>
            <numerusform>%1 missed %Ln of %2 beats, every %3</numerusform>
            <numerusform>%1 missed %Ln of %2 beats, every %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was asked %Ln time(s) and never answered</source>
        <translation>
            <numerusform>%1 was asked once and never answered</numerusform>
            <numerusform>%1 was asked %Ln times and never answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Talks to %Ln address(es) that no lookup gave: %1</source>
        <translation>
            <numerusform>Talks to %Ln address that no lookup gave: %1</numerusform>
            <numerusform>Talks to %Ln addresses that no lookup gave: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %Ln request(s) in the clear to %1</source>
        <translation>
            <numerusform>Sent %Ln request in the clear to %1</numerusform>
            <numerusform>Sent %Ln requests in the clear to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Came up %Ln time(s) while it was watched</source>
        <translation>
            <numerusform>Came up once while it was watched</numerusform>
            <numerusform>Came up %Ln times while it was watched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The home&apos;s public address changed %Ln time(s): %1</source>
        <translation>
            <numerusform>The home&apos;s public address changed once: %1</numerusform>
            <numerusform>The home&apos;s public address changed %Ln times: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The capture&apos;s clock was set back %Ln time(s), by %1 at most</source>
        <translation>
            <numerusform>The capture&apos;s clock was set back once, by %1</numerusform>
            <numerusform>The capture&apos;s clock was set back %Ln times, by %1 at most</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln other(s) with it</source>
        <comment>devices</comment>
        <translation>
            <numerusform>%1, and another device with it</numerusform>
            <numerusform>%1, and %Ln others with it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Was silent %Ln time(s), for %1 at most, from %2</source>
        <translation>
            <numerusform>Was silent once, for %1, from %2</numerusform>
            <numerusform>Was silent %Ln times, for %1 at most, from %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Was spoken to %Ln time(s) through what it keeps open, by %1</source>
        <translation>
            <numerusform>Was spoken to once through what it keeps open, by %1</numerusform>
            <numerusform>Was spoken to %Ln times through what it keeps open, by %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names or addresses</comment>
        <translation>
            <numerusform>%1 and %Ln more</numerusform>
            <numerusform>%1 and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln other(s) with them</source>
        <comment>devices</comment>
        <translation>
            <numerusform>%1, and %Ln other with them</numerusform>
            <numerusform>%1, and %Ln others with them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was asked %2 time(s) by each and never answered</source>
        <translation>
            <numerusform>%1 was asked %2 time by each and never answered</numerusform>
            <numerusform>%1 was asked %2 times by each and never answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has had no answer since %2, %3 question(s) each</source>
        <translation>
            <numerusform>%1 has had no answer since %2, %3 question each</numerusform>
            <numerusform>%1 has had no answer since %2, %3 questions each</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Were forgotten upstream %1 time(s) each: their public ports changed while they kept their connections</source>
        <translation>
            <numerusform>Were forgotten upstream %1 time each: their public ports changed while they kept their connections</numerusform>
            <numerusform>Were forgotten upstream %1 times each: their public ports changed while they kept their connections</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Were silent %1 time(s) each, for %2 at most, from %3 at the earliest</source>
        <translation>
            <numerusform>Were silent %1 time each, for %2 at most, from %3 at the earliest</numerusform>
            <numerusform>Were silent %1 times each, for %2 at most, from %3 at the earliest</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Were spoken to %1 time(s) each through what they keep open, by %2</source>
        <translation>
            <numerusform>Were spoken to %1 time each through what they keep open, by %2</numerusform>
            <numerusform>Were spoken to %1 times each through what they keep open, by %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Talk to %Ln address(es) that no lookup gave: %1</source>
        <translation>
            <numerusform>Talk to %Ln address that no lookup gave: %1</numerusform>
            <numerusform>Talk to %Ln addresses that no lookup gave: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Sent %1 request(s) each in the clear to %2</source>
        <translation>
            <numerusform>Sent %1 request each in the clear to %2</numerusform>
            <numerusform>Sent %1 requests each in the clear to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Came up %1 time(s) each while they were watched</source>
        <translation>
            <numerusform>Came up %1 time each while they were watched</numerusform>
            <numerusform>Came up %1 times each while they were watched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln device</numerusform>
            <numerusform>%Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>devices</comment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The capture&apos;s clock was set forward %Ln time(s), at most from %1 to %2</source>
        <translation>
            <numerusform>The capture&apos;s clock was set forward once, from %1 to %2</numerusform>
            <numerusform>The capture&apos;s clock was set forward %Ln times, at most from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was captured %Ln time(s), the longest from %1 to %2</source>
        <translation>
            <numerusform>Nothing was captured once, from %1 to %2</numerusform>
            <numerusform>Nothing was captured %Ln times, the longest from %1 to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked for an address %Ln time(s) and nobody answered, for a time</source>
        <translation>
            <numerusform>Asked for an address once and nobody answered, for a time</numerusform>
            <numerusform>Asked for an address %Ln times and nobody answered, for a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked for an address %Ln time(s) and nobody answered</source>
        <translation>
            <numerusform>Asked for an address once and nobody answered</numerusform>
            <numerusform>Asked for an address %Ln times and nobody answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Was refused its address %Ln time(s) by a DHCP server</source>
        <translation>
            <numerusform>Was refused its address once by a DHCP server</numerusform>
            <numerusform>Was refused its address %Ln times by a DHCP server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Said %Ln time(s) that another device has the address that it was given</source>
        <translation>
            <numerusform>Said once that another device has the address that it was given</numerusform>
            <numerusform>Said %Ln times that another device has the address that it was given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked for an address %1 time(s) each and nobody answered, for a time</source>
        <translation>
            <numerusform>Asked for an address %1 time each and nobody answered, for a time</numerusform>
            <numerusform>Asked for an address %1 times each and nobody answered, for a time</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked for an address %1 time(s) each and nobody answered</source>
        <translation>
            <numerusform>Asked for an address %1 time each and nobody answered</numerusform>
            <numerusform>Asked for an address %1 times each and nobody answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Were refused their addresses %1 time(s) each by a DHCP server</source>
        <translation>
            <numerusform>Were refused their addresses %1 time each by a DHCP server</numerusform>
            <numerusform>Were refused their addresses %1 times each by a DHCP server</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Said %1 time(s) each that another device has the address that they were given</source>
        <translation>
            <numerusform>Said %1 time each that another device has the address that they were given</numerusform>
            <numerusform>Said %1 times each that another device has the address that they were given</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took connections from the internet %Ln time(s): %1</source>
        <translation>
            <numerusform>Took a connection from the internet: %1</numerusform>
            <numerusform>Took connections from the internet %Ln times: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took connections from the internet %1 time(s) each: %2</source>
        <translation>
            <numerusform>Took connections from the internet %1 time each: %2</numerusform>
            <numerusform>Took connections from the internet %1 times each: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::FindingsView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>devices</comment>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::FleetModel</name>
    <message numerus="yes">
        <source>differs in %Ln row(s)</source>
        <translation>
            <numerusform>differs in %Ln row</numerusform>
            <numerusform>differs in %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::FleetTexts</name>
    <message numerus="yes">
        <source>seen %Ln time(s)</source>
        <translation>
            <numerusform>seen once</numerusform>
            <numerusform>seen %Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) never say(s) it</source>
        <translation>
            <numerusform>%Ln other never says it</numerusform>
            <numerusform>%Ln others never say it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s): %1</source>
        <translation>
            <numerusform>%Ln other: %1</numerusform>
            <numerusform>%Ln others: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s): every %1</source>
        <translation>
            <numerusform>%Ln other: every %1</numerusform>
            <numerusform>%Ln others: every %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) say(s) it</source>
        <translation>
            <numerusform>%Ln other says it</numerusform>
            <numerusform>%Ln others say it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>said by %1 of %Ln device(s)</source>
        <translation>
            <numerusform>said by %1 of %Ln device</numerusform>
            <numerusform>said by %1 of %Ln devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln row(s))</source>
        <translation>
            <numerusform>%1 (%Ln row)</numerusform>
            <numerusform>%1 (%Ln rows)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 devices differ(s): %2</source>
        <translation>
            <numerusform>%Ln of %1 devices differs: %2</numerusform>
            <numerusform>%Ln of %1 devices differ: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What both say is alike; %Ln row(s) only one of them says.</source>
        <translation>
            <numerusform>What both say is alike; %Ln row only one of them says.</numerusform>
            <numerusform>What both say is alike; %Ln rows only one of them says.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not all say %Ln row(s).</source>
        <translation>
            <numerusform>Not all say %Ln row.</numerusform>
            <numerusform>Not all say %Ln rows.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::GroupFacts</name>
    <message numerus="yes">
        <source>%Ln missed beat(s)</source>
        <translation>
            <numerusform>%Ln missed beat</numerusform>
            <numerusform>%Ln missed beats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s): the port changed while the device kept its own</source>
        <translation>
            <numerusform>%Ln time: the port changed while the device kept its own</numerusform>
            <numerusform>%Ln times: the port changed while the device kept its own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (told by %Ln different promise(s))</source>
        <translation>
            <numerusform>%1 (told by %Ln promise)</numerusform>
            <numerusform>%1 (told by %Ln different promises)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (told by %Ln different promise(s) of several servers)</source>
        <translation>
            <numerusform>%1 (told by %Ln promise of several servers)</numerusform>
            <numerusform>%1 (told by %Ln different promises of several servers)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (told by %Ln different promise(s) to devices of this maker)</source>
        <translation>
            <numerusform>%1 (told by %Ln promise to devices of this maker)</numerusform>
            <numerusform>%1 (told by %Ln different promises to devices of this maker)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln silence(s), the longest %1</source>
        <translation>
            <numerusform>%Ln silence of %1</numerusform>
            <numerusform>%Ln silences, the longest %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::LaneMode</name>
    <message numerus="yes">
        <source>%Ln other protocol(s)</source>
        <translation>
            <numerusform>%Ln other protocol</numerusform>
            <numerusform>%Ln other protocols</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other group(s)</source>
        <translation>
            <numerusform>%Ln other group</numerusform>
            <numerusform>%Ln other groups</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other device(s)</source>
        <translation>
            <numerusform>%Ln other device</numerusform>
            <numerusform>%Ln other devices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other peer(s)</source>
        <translation>
            <numerusform>%Ln other peer</numerusform>
            <numerusform>%Ln other peers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::LogDialog</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::MessageBar</name>
    <message numerus="yes">
        <source>And %n more; Copy gives all.</source>
        <translation>
            <numerusform>And %n more; Copy gives all.</numerusform>
            <numerusform>And %n more; Copy gives all.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::NameFacts</name>
    <message numerus="yes">
        <source>and %Ln other(s)</source>
        <translation>
            <numerusform>and %Ln other</numerusform>
            <numerusform>and %Ln others</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::NameModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::NameTree</name>
    <message numerus="yes">
        <source>%1 (%Ln name(s))</source>
        <translation>
            <numerusform>%1 (%Ln name)</numerusform>
            <numerusform>%1 (%Ln names)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln address</numerusform>
            <numerusform>%Ln addresses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln flow(s)</source>
        <translation>
            <numerusform>%Ln flow</numerusform>
            <numerusform>%Ln flows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::PacketWords</name>
    <message numerus="yes">
        <source>without %n time span(s)</source>
        <translation>
            <numerusform>without %n time span</numerusform>
            <numerusform>without %n time spans</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::RecordingText</name>
    <message numerus="yes">
        <source>reconnected %n time(s)</source>
        <translation>
            <numerusform>reconnected %n time</numerusform>
            <numerusform>reconnected %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::RemotePage</name>
    <message numerus="yes">
        <source>%n interface(s) there; the first is the likeliest.</source>
        <translation>
            <numerusform>%n interface there.</numerusform>
            <numerusform>%n interfaces there; the first is the likeliest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::ResolverText</name>
    <message numerus="yes">
        <source>%1: %n line(s)</source>
        <translation>
            <numerusform>%1: %n line</numerusform>
            <numerusform>%1: %n lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::StatusLine</name>
    <message numerus="yes">
        <source>%1 and %n more file(s)</source>
        <translation>
            <numerusform>%1 and %n more file</numerusform>
            <numerusform>%1 and %n more files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::Texts</name>
    <message numerus="yes">
        <source>%1: seen %Ln time(s), too few for a period</source>
        <translation>
            <numerusform>%1: seen once, too few for a period</numerusform>
            <numerusform>%1: seen %Ln times, too few for a period</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln beat(s)</source>
        <translation>
            <numerusform>%Ln beat</numerusform>
            <numerusform>%Ln beats</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missed</source>
        <translation>
            <numerusform>%Ln missed</numerusform>
            <numerusform>%Ln missed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln restart(s)</source>
        <translation>
            <numerusform>%Ln restart</numerusform>
            <numerusform>%Ln restarts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of period</source>
        <translation>
            <numerusform>%Ln change of period</numerusform>
            <numerusform>%Ln changes of period</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln jump(s)</source>
        <translation>
            <numerusform>%Ln jump</numerusform>
            <numerusform>%Ln jumps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln amid other talk</source>
        <translation>
            <numerusform>%Ln amid other talk</numerusform>
            <numerusform>%Ln amid other talk</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln packet</numerusform>
            <numerusform>%Ln packets</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::Timeline</name>
    <message numerus="yes">
        <source>%Ln missed</source>
        <translation>
            <numerusform>%Ln missed</numerusform>
            <numerusform>%Ln missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::TimelineNumbers</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::TimelinePainter</name>
    <message numerus="yes">
        <source>It only answered others: %Ln flow(s)</source>
        <translation>
            <numerusform>It only answered others: %Ln flow</numerusform>
            <numerusform>It only answered others: %Ln flows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) every %1</source>
        <translation>
            <numerusform>%Ln device every %1</numerusform>
            <numerusform>%Ln devices every %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::VantagePanel</name>
    <message numerus="yes">
        <source>%Ln address(es) that nobody asked for: hard-coded?</source>
        <translation>
            <numerusform>%Ln address that nobody asked for: hard-coded?</numerusform>
            <numerusform>%Ln addresses that nobody asked for: hard-coded?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) asked for at an encrypted resolver.</source>
        <translation>
            <numerusform>%Ln address asked for at an encrypted resolver.</numerusform>
            <numerusform>%Ln addresses asked for at an encrypted resolver.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) of which no lookup was captured.</source>
        <translation>
            <numerusform>%Ln address of which no lookup was captured.</numerusform>
            <numerusform>%Ln addresses of which no lookup was captured.</numerusform>
        </translation>
    </message>
</context>
</TS>
