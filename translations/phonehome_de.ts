<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one or more captures as one data set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week of one WeMo light switch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captures opened before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export chart as PNG…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the timeline as it is on screen as a picture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave Phonehome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the selected rows, tab-separated, with a header line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type words that the rows below must hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices, protocols and times again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in on the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom out on the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole capture on the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom in on &amp;selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the selected time span from edge to edge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection before this one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fo&amp;rward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The selection that was left with Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the pane with fields and bytes of the selected event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in &amp;UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all views, on the axis and in exports; else the local time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Phonehome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DeviceModel</name>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EventModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FlowModel</name>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Named by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Received</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>GroupModel</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Beats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promise</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Margin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next due</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NameModel</name>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asked name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CNAME chain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resolver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Used by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Tabs</name>
    <message>
        <source>Cadence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::About</name>
    <message>
        <source>About Phonehome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Phonehome %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which device says what to whom, how often, and against which promise.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.

Qt %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::Actions</name>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> or </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::Breadcrumb</name>
    <message>
        <source>All devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the whole time again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::CadenceChart</name>
    <message>
        <source>interval</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed in between</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>period %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::CadenceView</name>
    <message>
        <source>What is said how often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No capture is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one with File &gt; Open, or drop it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that repeats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message of a protocol that is decoded here was found. All traffic is counted in the Flows tab.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press Esc to show all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::ChartDialog</name>
    <message>
        <source>Dark colours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export chart as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sentence about the main cadence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 × %2 pixels, with title, legend and time zone in the picture</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::ChartImage</name>
    <message>
        <source>Nothing that we know was said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2 – %3, %4</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one exchange</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>promise holds</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::DetailsPane</name>
    <message>
        <source>Decoded fields</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No event selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click a tick on the timeline or a row in the Events tab: its fields and bytes appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::DeviceList</name>
    <message>
        <source>Devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter, or press Esc to show the whole time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No devices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packet in this capture comes from an address at home.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::DeviceModel</name>
    <message>
        <source>private MAC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>router</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> · named by %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::ErrorText</name>
    <message>
        <source>%1 is a text file, not a capture. Open a pcap or pcapng file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a capture: it is neither pcap nor pcapng. Save it from your capture program as pcap or pcapng and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a %2 file. Unpack or convert it to pcap or pcapng and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 The damage is at byte %2; all %n packet(s) before it are shown.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not there. It may have been moved or renamed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2. Check who may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder. Open the capture files in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a pipe or a device, not a file. Save the capture to a file and open that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is empty: it holds no bytes at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends inside its file header. The copy is probably not complete: fetch it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends inside a record header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ends inside a packet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 a record claims %2 bytes, more than a packet can have.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In %1 a block is damaged (%2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 holds packets of a link layer that is not read here (%2). They are counted, not decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading was stopped. What was read until then is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::EventFacts</name>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after the one before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>transport</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round trip</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>copies by relays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, answer %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next due</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::EventsView</name>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packets in this capture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a capture, but nothing was caught.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message of a protocol that is decoded here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All traffic is counted in the Flows tab, by device, peer and port.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::FieldModel</name>
    <message>
        <source>Packet %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Field</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::FlowModel</name>
    <message>
        <source>device at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::FlowsView</name>
    <message>
        <source>Flows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No packets in this capture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is a capture, but nothing was caught.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device at home was recognised in these packets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flows are listed by device. The link layer of this capture may be one that is not read here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::GroupModel</name>
    <message>
        <source>no fixed period</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too few</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::HexView</name>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::LoadingBar</name>
    <message>
        <source>Reading the capture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 read, %2 packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2, %3 packets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::MainWindow</name>
    <message>
        <source>Toolbar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter rows: words they must hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Phonehome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chart saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open captures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captures (*.pcap *.pcapng *.cap *.dump);;All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export chart as PNG</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::MessageBar</name>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>And %n more; Copy gives all.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::NameModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>server failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no such name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>error %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>blocked (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no address of this type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::NamesView</name>
    <message>
        <source>Names and addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lookups in this capture: the resolver is probably on the LAN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capture where the resolver&apos;s answers pass, or at the resolver itself, to see names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lookups in this capture.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No device asked a DNS server while it was taken. Devices ask when they start: restart one while you capture.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::Options</name>
    <message>
        <source>%1
phonehome --help lists what can be asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows which device at home says what to whom, how often, and against which promise.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Captures, read as one data set in time order.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Says the version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language of the window, such as de.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All times in UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Colours: system, light or dark.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Draws the timeline of FILE as a PNG, without a display, and leaves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of that picture, such as 1440x640.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pixels for each unit of size, 0.5 to 4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--theme is system, light or dark, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--size is width x height from 480x240 to 8000x8000, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--scale is a number from 0.5 to 4, not &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>--export-chart needs the captures to draw.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next or previous event of the lane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right, Left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lane above or below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow all views to a time span</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show an event&apos;s fields and bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Click its tick</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::StartPage</name>
    <message>
        <source>Which device phones home, to whom, and how often?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a capture taken at your router, pcap or pcapng, or drop it on this window. Several files are read as one, in time order. Nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample: a week of one WeMo light switch, as its router saw it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  in %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::StatusLine</name>
    <message numerus="yes">
        <source>%1 and %n more file(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Time zone of all views; click to change between local time and UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Local time, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No capture open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 packets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cut short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not decoded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 malformed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::TablePage</name>
    <message>
        <source>No capture is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open one with File &gt; Open, or drop it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The capture is still being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No row holds &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter field to see all rows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in this selection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The device, protocol or time span chosen above leaves no row. Press Esc to show all.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::Texts</name>
    <message>
        <source>other</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STUN and TURN: learns the public address and keeps a way in from the cloud open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NTP: sets the clock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SSDP: how apps find the device, and how it announces itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>mDNS: names and services on the local network, without a server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS: asks a resolver for the addresses behind names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS: encrypted connections; the name asked for is still readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DHCP: gets an address from the router.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ARP: asks which card has an address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ICMP: reports and tests of the network itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The WeMo load balancer&apos;s plain-text answer that names the TURN server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Traffic of a protocol that is counted, not decoded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given by you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>resolver log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS server name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>QUIC server name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTTP host</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>load balancer&apos;s referral</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS, past its TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TLS server name of another connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS answer to another device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>DNS answer that came later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked just before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reverse lookup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>address only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>certain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>likely</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>probable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a guess</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer without question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lifetime</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>TTL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>max-age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>poll</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lease</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: every %2 %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no fixed period</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1: seen %n time(s), too few for a period</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n beat(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n restart(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised %1 %2: %3 to spare.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Promised %1 %2: used %3 longer than that.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Renewed after %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::TimeFormat</name>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Axis label for a date of some year: 7 Apr 2026. Qt date format letters.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>Axis label for a date: 7 Apr. Qt date format letters.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d</source>
        <extracomment>Axis label for a day: Tue 7. Qt date format letters.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM HH:mm:ss</source>
        <extracomment>Day and time of a packet: Tue 7 Apr 12:32:25. The letters are those of Qt&apos;s date formats.</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>± %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 every %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::TimelinePainter</name>
    <message>
        <source>missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>every %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No lookups in this capture: the resolver is probably on the LAN.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing seen</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>phonehome::VantagePanel</name>
    <message>
        <source>What this capture can show</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>talk with the internet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>broadcast and multicast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>talk between devices at home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>lookups of names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions are here without anybody&apos;s answers: the capture filter probably took one direction.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The resolver is probably on the LAN: names come from TLS and referrals only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Capture at the router to see what devices say to the internet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: partly</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
