<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Facts</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>phonehome::About</name>
    <message>
        <source>About Phonehome</source>
        <translation>Über Phonehome</translation>
    </message>
    <message>
        <source>Phonehome %1</source>
        <translation>Phonehome %1</translation>
    </message>
    <message>
        <source>Which device says what to whom, how often, and against which promise.

Free software under the GNU General Public License, version 3 or later. It comes without any warranty.

Qt %1</source>
        <translation>Welches Gerät wem was sagt, wie oft und gegen welche Zusage.

Freie Software unter der GNU General Public License, Version 3 oder später. Sie kommt ohne jede Gewähr.

Qt %1</translation>
    </message>
</context>
<context>
    <name>phonehome::Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>Ö&amp;ffnen …</translation>
    </message>
    <message>
        <source>Open one or more captures as one data set</source>
        <translation>Einen oder mehrere Mitschnitte als einen Datensatz öffnen</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>&amp;Beispiel öffnen</translation>
    </message>
    <message>
        <source>A week of one WeMo light switch</source>
        <translation>Eine Woche eines WeMo-Lichtschalters</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Captures opened before</source>
        <translation>Früher geöffnete Mitschnitte</translation>
    </message>
    <message>
        <source>&amp;Close capture</source>
        <translation>Mitschnitt s&amp;chließen</translation>
    </message>
    <message>
        <source>Back to the start page</source>
        <translation>Zurück zur Startseite</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Leave Phonehome</source>
        <translation>Phonehome verlassen</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Copy the selected rows, tab-separated, with a header line</source>
        <translation>Die gewählten Zeilen kopieren, mit Tabulatoren getrennt und mit Kopfzeile</translation>
    </message>
    <message>
        <source>&amp;Filter</source>
        <translation>&amp;Filtern</translation>
    </message>
    <message>
        <source>Type words that the rows below must hold</source>
        <translation>Wörter eingeben, die die Zeilen unten enthalten müssen</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>&amp;Alles zeigen</translation>
    </message>
    <message>
        <source>All devices, protocols and times again</source>
        <translation>Wieder alle Geräte, Protokolle und Zeiten</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>Ver&amp;größern</translation>
    </message>
    <message>
        <source>Zoom in on the timeline</source>
        <translation>Die Zeitleiste vergrößern</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>Ver&amp;kleinern</translation>
    </message>
    <message>
        <source>Zoom out on the timeline</source>
        <translation>Die Zeitleiste verkleinern</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Einpassen</translation>
    </message>
    <message>
        <source>Show the whole capture on the timeline</source>
        <translation>Den ganzen Mitschnitt auf der Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Zoom in on &amp;selection</source>
        <translation>&amp;Auswahl vergrößern</translation>
    </message>
    <message>
        <source>Show the selected time span from edge to edge</source>
        <translation>Die gewählte Zeitspanne von Rand zu Rand zeigen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>The selection before this one</source>
        <translation>Die Auswahl vor dieser</translation>
    </message>
    <message>
        <source>Fo&amp;rward</source>
        <translation>&amp;Vor</translation>
    </message>
    <message>
        <source>The selection that was left with Back</source>
        <translation>Die Auswahl, die mit Zurück verlassen wurde</translation>
    </message>
    <message>
        <source>&amp;Details</source>
        <translation>&amp;Einzelheiten</translation>
    </message>
    <message>
        <source>Show the pane with fields and bytes of the selected event</source>
        <translation>Den Bereich mit Feldern und Bytes des gewählten Ereignisses zeigen</translation>
    </message>
    <message>
        <source>Times in &amp;UTC</source>
        <translation>Zeiten in &amp;UTC</translation>
    </message>
    <message>
        <source>In all views, on the axis and in exports; else the local time zone</source>
        <translation>In allen Ansichten, an der Achse und in Exporten; sonst in der Ortszeit</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Colours of the window</source>
        <translation>Farben des Fensters</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>All keys on one page</source>
        <translation>Alle Tasten auf einer Seite</translation>
    </message>
    <message>
        <source>&amp;About Phonehome</source>
        <translation>Ü&amp;ber Phonehome</translation>
    </message>
    <message>
        <source>Version and licence</source>
        <translation>Version und Lizenz</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>&amp;Export chart…</source>
        <translation>Diagramm &amp;exportieren …</translation>
    </message>
    <message>
        <source>Save the timeline or the cadence as PNG, SVG or CSV</source>
        <translation>Zeitleiste oder Takt als PNG, SVG oder CSV speichern</translation>
    </message>
    <message>
        <source>Copy char&amp;t</source>
        <translation>&amp;Diagramm kopieren</translation>
    </message>
    <message>
        <source>Copy the timeline as it is on screen as a picture</source>
        <translation>Die Zeitleiste, wie sie zu sehen ist, als Bild kopieren</translation>
    </message>
    <message>
        <source>&amp;Import resolver log…</source>
        <translation>Resolver-Log &amp;importieren …</translation>
    </message>
    <message>
        <source>Put names on addresses out of the log of Pi-hole, dnsmasq and others</source>
        <translation>Adressen benennen aus dem Log von Pi-hole, dnsmasq und anderen</translation>
    </message>
    <message>
        <source>&amp;Start capture</source>
        <translation>Mitschnitt &amp;starten</translation>
    </message>
    <message>
        <source>Start capturing where it was captured last, or stop</source>
        <translation>Dort mitschneiden, wo zuletzt mitgeschnitten wurde, oder aufhören</translation>
    </message>
    <message>
        <source>&amp;Capture…</source>
        <translation>&amp;Mitschneiden…</translation>
    </message>
    <message>
        <source>&amp;Follow a file…</source>
        <translation>Einer Datei f&amp;olgen…</translation>
    </message>
    <message>
        <source>Read a capture while another program writes it</source>
        <translation>Einen Mitschnitt lesen, während ein anderes Programm ihn schreibt</translation>
    </message>
    <message>
        <source>Save ca&amp;pture as…</source>
        <translation>Mitschnitt speichern &amp;unter…</translation>
    </message>
    <message>
        <source>Keep what was captured as one pcapng, with the names in it</source>
        <translation>Das Mitgeschnittene als eine pcapng-Datei behalten, mit den Namen darin</translation>
    </message>
    <message>
        <source>Import o&amp;wner database…</source>
        <translation>In&amp;haber-Datenbank importieren…</translation>
    </message>
    <message>
        <source>Say whose addresses are, out of an MMDB file or Amazon&apos;s ip-ranges.json</source>
        <translation>Sagt aus einer MMDB-Datei oder Amazons ip-ranges.json, wem Adressen gehören</translation>
    </message>
    <message>
        <source>Export &amp;names…</source>
        <translation>&amp;Namen exportieren…</translation>
    </message>
    <message>
        <source>Save the table of names as hosts file, CSV or JSON</source>
        <translation>Die Tabelle der Namen als Hosts-Datei, CSV oder JSON speichern</translation>
    </message>
    <message>
        <source>&amp;Capture</source>
        <translation>&amp;Mitschnitt</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Take back the last filter, exclusion or zoom, as Back does</source>
        <translation>Den letzten Filter, Ausschluss oder Zoom zurücknehmen, wie Zurück</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Do again what was taken back, as Forward does</source>
        <translation>Zurückgenommenes noch einmal tun, wie Vorwärts</translation>
    </message>
    <message>
        <source>&amp;Lanes</source>
        <translation>&amp;Spuren</translation>
    </message>
    <message>
        <source>What makes a lane of the timeline</source>
        <translation>Was eine Spur der Zeitleiste ausmacht</translation>
    </message>
    <message>
        <source>Choose where to capture: at the router, or on this computer</source>
        <translation>Wählen, wo aufgezeichnet wird: am Router oder auf diesem Rechner</translation>
    </message>
    <message>
        <source>&amp;Pause display</source>
        <translation>Anzeige &amp;anhalten</translation>
    </message>
    <message>
        <source>Rows and charts stand still; the capture goes on</source>
        <translation>Zeilen und Diagramme stehen still; die Aufzeichnung geht weiter</translation>
    </message>
    <message>
        <source>&amp;Ask a resolver…</source>
        <translation>Resolver &amp;abfragen …</translation>
    </message>
    <message>
        <source>Put names on addresses by asking Pi-hole or AdGuard Home, or reading a log over ssh</source>
        <translation>Adressen benennen: Pi-hole oder AdGuard Home fragen oder ein Log über ssh lesen</translation>
    </message>
    <message>
        <source>&amp;Download owners&apos; data…</source>
        <translation>Inhaber&amp;daten herunterladen…</translation>
    </message>
    <message>
        <source>Fetch files that say whose addresses are from those who make them</source>
        <translation>Dateien, die sagen, wem Adressen gehören, bei denen holen, die sie machen</translation>
    </message>
    <message>
        <source>Export capture with na&amp;mes…</source>
        <translation>Mitschnitt &amp;mit Namen exportieren…</translation>
    </message>
    <message>
        <source>Save the packets as one pcapng, with the names of their addresses in it</source>
        <translation>Die Pakete als eine pcapng-Datei sichern, mit den Namen ihrer Adressen darin</translation>
    </message>
    <message>
        <source>&amp;Look up unnamed addresses…</source>
        <translation>Namenlose Adressen nachsch&amp;lagen …</translation>
    </message>
    <message>
        <source>Ask this computer&apos;s DNS server what unnamed addresses are called now; it learns which addresses you look at</source>
        <translation>Den DNS-Server dieses Rechners fragen, wie namenlose Adressen jetzt heißen; er erfährt, welche Adressen Sie ansehen</translation>
    </message>
    <message>
        <source>Export repor&amp;t…</source>
        <translation>Berich&amp;t exportieren …</translation>
    </message>
    <message>
        <source>Save all that is known as a page or as Markdown, fit to be published</source>
        <translation>Alles, was bekannt ist, als Seite oder als Markdown sichern, so dass man es veröffentlichen kann</translation>
    </message>
    <message>
        <source>Router settin&amp;gs…</source>
        <translation>Router-Einstellun&amp;gen …</translation>
    </message>
    <message>
        <source>What can be set at the router for these devices, as text to paste</source>
        <translation>Was sich am Router für diese Geräte einstellen lässt, als Text zum Einfügen</translation>
    </message>
    <message>
        <source>&amp;Rename device…</source>
        <translation>Gerät &amp;umbenennen …</translation>
    </message>
    <message>
        <source>Call the chosen device what you call it, and note what you know of it</source>
        <translation>Das gewählte Gerät nennen, wie Sie es nennen, und vermerken, was Sie von ihm wissen</translation>
    </message>
    <message>
        <source>Sa&amp;ve session…</source>
        <translation>Sit&amp;zung speichern…</translation>
    </message>
    <message>
        <source>Keep which captures and logs are open, and what is looked at, in a file</source>
        <translation>In einer Datei festhalten, welche Mitschnitte und Logs offen sind und was angesehen wird</translation>
    </message>
</context>
<context>
    <name>phonehome::Askpass</name>
    <message>
        <source>ssh asks</source>
        <translation>ssh fragt</translation>
    </message>
</context>
<context>
    <name>phonehome::BeatsView</name>
    <message>
        <source>What is said how often</source>
        <translation>Was wie oft gesagt wird</translation>
    </message>
    <message>
        <source>Nothing that repeats</source>
        <translation>Nichts, das sich wiederholt</translation>
    </message>
    <message>
        <source>No message of a protocol that is decoded here was found. All traffic is counted in the Flows tab.</source>
        <translation>Keine Nachricht eines hier gelesenen Protokolls gefunden. Der ganze Verkehr ist unter Flüsse gezählt.</translation>
    </message>
    <message>
        <source>Show only this &amp;group</source>
        <translation>Nur diese &amp;Gruppe zeigen</translation>
    </message>
    <message>
        <source>Show only this &amp;device</source>
        <translation>Nur dieses &amp;Gerät zeigen</translation>
    </message>
    <message>
        <source>Show its latest in the &amp;timeline</source>
        <translation>Ihr Jüngstes auf der &amp;Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Export its &amp;packets…</source>
        <translation>Seine &amp;Pakete exportieren …</translation>
    </message>
</context>
<context>
    <name>phonehome::Breadcrumb</name>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>Show the whole time again</source>
        <translation>Wieder die ganze Zeit zeigen</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 zeigen</translation>
    </message>
    <message>
        <source>Show all of them</source>
        <translation>Alle wieder zeigen</translation>
    </message>
    <message numerus="yes">
        <source>without %n time span(s)</source>
        <translation>
            <numerusform>ohne %n Zeitspanne</numerusform>
            <numerusform>ohne %n Zeitspannen</numerusform>
        </translation>
    </message>
    <message>
        <source>Left out of every view: %1. Click to show it again.</source>
        <translation>In allen Ansichten ausgelassen: %1. Klicken zeigt es wieder.</translation>
    </message>
    <message>
        <source>Left out of every view: %1. Click to choose what to show again.</source>
        <translation>Aus jeder Ansicht ausgelassen: %1. Klicken, um zu wählen, was wieder gezeigt wird.</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>no times</source>
        <translation>ohne Zeiten</translation>
    </message>
</context>
<context>
    <name>phonehome::CadenceChart</name>
    <message>
        <source>interval</source>
        <translation>Abstand</translation>
    </message>
    <message>
        <source>period %1</source>
        <translation>Periode %1</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>other public address</source>
        <translation>andere öffentliche Adresse</translation>
    </message>
    <message>
        <source>mapping forgotten</source>
        <translation>Abbildung vergessen</translation>
    </message>
    <message>
        <source>%1 to spare</source>
        <translation>%1 in Reserve</translation>
    </message>
    <message>
        <source>how often</source>
        <translation>wie oft</translation>
    </message>
    <message>
        <source>renewal due %1</source>
        <translation>Verlängerung fällig %1</translation>
    </message>
</context>
<context>
    <name>phonehome::CadenceView</name>
    <message>
        <source>No capture is open</source>
        <translation>Kein Mitschnitt geöffnet</translation>
    </message>
    <message>
        <source>Open one with File &gt; Open, or drop it here.</source>
        <translation>Mit Datei &gt; Öffnen wählen oder hierher ziehen.</translation>
    </message>
    <message>
        <source>Nothing that repeats</source>
        <translation>Nichts, das sich wiederholt</translation>
    </message>
    <message>
        <source>No message of a protocol that is decoded here was found. All traffic is counted in the Flows tab.</source>
        <translation>Keine Nachricht eines hier gelesenen Protokolls gefunden. Der ganze Verkehr ist unter Flüsse gezählt.</translation>
    </message>
    <message>
        <source>Nothing in this selection</source>
        <translation>Nichts in dieser Auswahl</translation>
    </message>
    <message>
        <source>Press Esc to show all.</source>
        <translation>Esc zeigt wieder alles.</translation>
    </message>
    <message>
        <source>The chart&apos;s numbers</source>
        <translation>Die Zahlen des Diagramms</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>sentence, device</comment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>phonehome::CaptureDialog</name>
    <message>
        <source>Capture</source>
        <translation>Mitschneiden</translation>
    </message>
    <message>
        <source>At the router, over ssh</source>
        <translation>Am Router, über ssh</translation>
    </message>
    <message>
        <source>On this computer</source>
        <translation>Auf diesem Rechner</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>MikroTik (TZSP)</source>
        <translation>MikroTik (TZSP)</translation>
    </message>
</context>
<context>
    <name>phonehome::ChangeModel</name>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was es sagt</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
</context>
<context>
    <name>phonehome::ChangeTexts</name>
    <message>
        <source>%1 a day</source>
        <translation>%1 am Tag</translation>
    </message>
    <message>
        <source>= the same</source>
        <translation>= gleich</translation>
    </message>
    <message>
        <source>≠ changed</source>
        <translation>≠ geändert</translation>
    </message>
    <message>
        <source>– gone</source>
        <translation>– fort</translation>
    </message>
    <message>
        <source>+ new</source>
        <translation>+ neu</translation>
    </message>
    <message>
        <source>… too short to say</source>
        <translation>… zu kurz</translation>
    </message>
    <message>
        <source>It comes as often as before: half or twice as often would have been seen.</source>
        <translation>Es kommt so oft wie vorher: halb oder doppelt so oft wäre aufgefallen.</translation>
    </message>
    <message>
        <source>Its period is another one, beyond what clocks and chance make.</source>
        <translation>Seine Periode ist eine andere, mehr als Uhren und Zufall ausmachen.</translation>
    </message>
    <message>
        <source>It comes more or less often than before, beyond what chance makes.</source>
        <translation>Es kommt öfter oder seltener als vorher, mehr als der Zufall ausmacht.</translation>
    </message>
    <message>
        <source>It was said before and not once after, and would have come by then.</source>
        <translation>Es wurde vorher gesagt und nachher kein einziges Mal, und wäre bis dahin gekommen.</translation>
    </message>
    <message>
        <source>It is said after and was not said once before.</source>
        <translation>Es wird nachher gesagt und wurde vorher kein einziges Mal gesagt.</translation>
    </message>
    <message>
        <source>Too little of it was due on one side to tell chance from a change, or the device was not there.</source>
        <translation>Auf einer Seite war zu wenig davon fällig, um Zufall von Änderung zu unterscheiden, oder das Gerät war nicht da.</translation>
    </message>
    <message>
        <source>not there</source>
        <translation>nicht da</translation>
    </message>
    <message>
        <source>none in %1</source>
        <translation>keine in %1</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln gone</source>
        <translation>
            <numerusform>%Ln fort</numerusform>
            <numerusform>%Ln fort</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln the same</source>
        <translation>
            <numerusform>%Ln gleich</numerusform>
            <numerusform>%Ln gleich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln too short to say</source>
        <translation>
            <numerusform>%Ln zu kurz</numerusform>
            <numerusform>%Ln zu kurz</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::ChangesView</name>
    <message>
        <source>What each device says before and after</source>
        <translation>Was jedes Gerät vorher und nachher sagt</translation>
    </message>
    <message>
        <source>&amp;Before and after</source>
        <translation>&amp;Vorher und nachher</translation>
    </message>
    <message>
        <source>The moment that parts the capture; a right-click on the timeline chooses one too</source>
        <translation>Der Augenblick, der den Mitschnitt teilt; ein Rechtsklick auf die Zeitleiste wählt ihn auch</translation>
    </message>
    <message>
        <source>Nothing lies on one side</source>
        <translation>Auf einer Seite liegt nichts</translation>
    </message>
    <message>
        <source>Choose a moment within the capture, above or with a right-click on the timeline.</source>
        <translation>Wählen Sie einen Augenblick im Mitschnitt, oben oder mit einem Rechtsklick auf die Zeitleiste.</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Wird verglichen…</translation>
    </message>
    <message>
        <source>Each beat is judged anew for the time before and the time after.</source>
        <translation>Jeder Takt wird für die Zeit davor und die Zeit danach neu beurteilt.</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <source>No message of a protocol that is decoded here was found.</source>
        <translation>Es wurde keine Nachricht eines Protokolls gefunden, das hier gelesen wird.</translation>
    </message>
    <message>
        <source>Show its &amp;cadence</source>
        <translation>Seinen &amp;Takt zeigen</translation>
    </message>
    <message>
        <source>Export its &amp;packets…</source>
        <translation>Seine &amp;Pakete exportieren…</translation>
    </message>
    <message>
        <source>O&amp;nly changes</source>
        <translation>&amp;Nur Änderungen</translation>
    </message>
    <message>
        <source>What is gone, new or changed, and what is promised for another time than before</source>
        <translation>Was fort, neu oder geändert ist, und was für eine andere Zeit versprochen wird als vorher</translation>
    </message>
    <message>
        <source>Nothing to compare yet</source>
        <translation>Noch nichts zu vergleichen</translation>
    </message>
    <message>
        <source>What is after a moment is known when the capture has ended: until then, all that did not come yet would look gone.</source>
        <translation>Was nach einem Augenblick kommt, steht fest, wenn der Mitschnitt zu Ende ist: Bis dahin sähe alles, was noch nicht kam, wie fort aus.</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message>
        <source>What is said in this selection comes as often before as after, or too seldom to tell.</source>
        <translation>Was in dieser Auswahl gesagt wird, kommt vorher so oft wie nachher, oder zu selten, um es zu sagen.</translation>
    </message>
</context>
<context>
    <name>phonehome::ChartDialog</name>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>The sentence about the main cadence</source>
        <translation>Der Satz über den wichtigsten Takt</translation>
    </message>
    <message>
        <source>&amp;Width</source>
        <translation>&amp;Breite</translation>
    </message>
    <message>
        <source>&amp;Height</source>
        <translation>&amp;Höhe</translation>
    </message>
    <message>
        <source>&amp;Scale</source>
        <translation>&amp;Maßstab</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>%1 × %2 pixels, with title, legend and time zone in the picture</source>
        <translation>%1 × %2 Pixel, mit Titel, Legende und Zeitzone im Bild</translation>
    </message>
    <message>
        <source>Export chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>Timeline, as it is on screen</source>
        <translation>Zeitleiste, wie sie zu sehen ist</translation>
    </message>
    <message>
        <source>Cadence of what is selected</source>
        <translation>Takt des Gewählten</translation>
    </message>
    <message>
        <source>&amp;Chart</source>
        <translation>&amp;Diagramm</translation>
    </message>
</context>
<context>
    <name>phonehome::ChartImage</name>
    <message>
        <source>Nothing that we know was said</source>
        <translation>Nichts Bekanntes wurde gesagt</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>one exchange</source>
        <translation>ein Austausch</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>promise holds</source>
        <translation>Zusage gilt</translation>
    </message>
    <message>
        <source>extra</source>
        <translation>zusätzlich</translation>
    </message>
    <message>
        <source>%1 · %2, %3</source>
        <translation>%1 · %2, %3</translation>
    </message>
</context>
<context>
    <name>phonehome::CompareView</name>
    <message>
        <source>Only what &amp;differs</source>
        <translation>Nur was a&amp;bweicht</translation>
    </message>
    <message>
        <source>Devices that are compared</source>
        <translation>Geräte, die verglichen werden</translation>
    </message>
    <message>
        <source>Which devices are compared with one another</source>
        <translation>Welche Geräte miteinander verglichen werden</translation>
    </message>
    <message>
        <source>What each device says, side by side</source>
        <translation>Was jedes Gerät sagt, nebeneinander</translation>
    </message>
    <message>
        <source>Show its &amp;cadence</source>
        <translation>&amp;Takt dazu zeigen</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln)</source>
        <translation>
            <numerusform>%1 (%Ln)</numerusform>
            <numerusform>%1 (%Ln)</numerusform>
        </translation>
    </message>
    <message>
        <source>Maker unknown</source>
        <translation>Hersteller unbekannt</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>No capture is open</source>
        <translation>Kein Mitschnitt geöffnet</translation>
    </message>
    <message>
        <source>Open one with File &gt; Open, or drop it here.</source>
        <translation>Mit Datei &gt; Öffnen wählen oder hierher ziehen.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>The capture is still being read.</source>
        <translation>Der Mitschnitt wird noch gelesen.</translation>
    </message>
    <message>
        <source>Nothing to compare</source>
        <translation>Nichts zu vergleichen</translation>
    </message>
    <message>
        <source>Only one device here says anything that is counted; two are needed to hold one against the other.</source>
        <translation>Nur ein Gerät sagt hier etwas, das gezählt wird; zwei braucht es, um eines am anderen zu messen.</translation>
    </message>
    <message>
        <source>No row holds &quot;%1&quot;</source>
        <translation>Keine Zeile enthält „%1“</translation>
    </message>
    <message>
        <source>Clear the filter field to see all rows.</source>
        <translation>Das Filterfeld leeren, um alle Zeilen zu sehen.</translation>
    </message>
    <message>
        <source>Nothing differs</source>
        <translation>Nichts weicht ab</translation>
    </message>
    <message>
        <source>Nothing in this selection</source>
        <translation>Nichts in dieser Auswahl</translation>
    </message>
    <message>
        <source>The protocol or time span chosen above leaves no row. Press Esc to show all.</source>
        <translation>Das oben gewählte Protokoll oder die Zeitspanne lässt keine Zeile übrig. Esc zeigt wieder alles.</translation>
    </message>
    <message>
        <source>Rows in which a device does otherwise than most, or of two devices only one says anything</source>
        <translation>Zeilen, in denen ein Gerät es anders macht als die meisten oder von zwei Geräten nur eines etwas sagt</translation>
    </message>
    <message>
        <source>No device does otherwise than most, as far as the capture shows.</source>
        <translation>Kein Gerät macht es anders als die meisten, soweit der Mitschnitt es zeigt.</translation>
    </message>
</context>
<context>
    <name>phonehome::DetailsPane</name>
    <message>
        <source>Decoded fields</source>
        <translation>Gelesene Felder</translation>
    </message>
    <message>
        <source>Click a tick on the timeline or a row in the Events tab: its fields and bytes appear here.</source>
        <translation>Einen Strich auf der Zeitleiste oder eine Zeile unter Ereignisse anklicken: Felder und Bytes erscheinen hier.</translation>
    </message>
    <message>
        <source>Nothing to show yet</source>
        <translation>Noch nichts zu zeigen</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Call the device what you call it, and note what you know of it</source>
        <translation>Das Gerät nennen, wie Sie es nennen, und vermerken, was Sie von ihm wissen</translation>
    </message>
</context>
<context>
    <name>phonehome::DeviceFacts</name>
    <message numerus="yes">
        <source>and %Ln other(s)</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – by %2</source>
        <comment>name, source</comment>
        <translation>%1 – laut %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>name with source, times</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <comment>address, times</comment>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <comment>bytes, packets</comment>
        <translation>%1 in %2</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
    <message>
        <source>vendor</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>private MAC</source>
        <translation>private MAC</translation>
    </message>
    <message>
        <source>came up before</source>
        <translation>zuvor gestartet</translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s)</source>
        <translation>
            <numerusform>%Ln-mal</numerusform>
            <numerusform>%Ln-mal</numerusform>
        </translation>
    </message>
    <message>
        <source>device came up</source>
        <translation>Gerät gestartet</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>first seen</source>
        <translation>zuerst gesehen</translation>
    </message>
    <message>
        <source>last seen</source>
        <translation>zuletzt gesehen</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>peers</source>
        <translation>Gegenstellen</translation>
    </message>
    <message>
        <source>messages</source>
        <translation>Nachrichten</translation>
    </message>
    <message>
        <source>malformed</source>
        <translation>fehlerhaft</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>name, that the user gave it</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>note</source>
        <translation>Notiz</translation>
    </message>
</context>
<context>
    <name>phonehome::DeviceList</name>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>Filter devices</source>
        <translation>Geräte filtern</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>No device fits</source>
        <translation>Kein Gerät passt</translation>
    </message>
    <message>
        <source>Clear the filter, or press Esc to show the whole time.</source>
        <translation>Den Filter leeren oder mit Esc die ganze Zeit zeigen.</translation>
    </message>
    <message>
        <source>No devices</source>
        <translation>Keine Geräte</translation>
    </message>
    <message>
        <source>No packet in this capture comes from an address at home.</source>
        <translation>Kein Paket in diesem Mitschnitt kommt von einer Adresse zu Hause.</translation>
    </message>
    <message>
        <source>No devices yet</source>
        <translation>Noch keine Geräte</translation>
    </message>
    <message>
        <source>Order and columns</source>
        <translation>Reihenfolge und Spalten</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>As they were seen</source>
        <translation>Wie sie zuerst gesehen wurden</translation>
    </message>
    <message>
        <source>By %1</source>
        <comment>column</comment>
        <translation>Nach %1</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Part of a name, an address, a MAC or a maker</source>
        <translation>Teil eines Namens, einer Adresse, einer MAC oder eines Herstellers</translation>
    </message>
    <message>
        <source>Show only this &amp;device</source>
        <translation>Nur dieses &amp;Gerät zeigen</translation>
    </message>
    <message>
        <source>Copy &amp;MAC address</source>
        <translation>&amp;MAC-Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>&amp;Namen kopieren</translation>
    </message>
    <message>
        <source>&amp;Rename…</source>
        <translation>&amp;Umbenennen …</translation>
    </message>
    <message>
        <source>Export its &amp;packets…</source>
        <translation>Seine &amp;Pakete exportieren …</translation>
    </message>
</context>
<context>
    <name>phonehome::DeviceModel</name>
    <message>
        <source>router</source>
        <translation>Router</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Named by</source>
        <translation>Benannt durch</translation>
    </message>
    <message>
        <source>Vendor</source>
        <translation>Hersteller</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Peers</source>
        <translation>Gegenstellen</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>Zuerst gesehen</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>Zuletzt gesehen</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln message(s)</source>
        <translation>
            <numerusform>%1: %Ln Nachricht</numerusform>
            <numerusform>%1: %Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: none seen</source>
        <translation>%1: keine gesehen</translation>
    </message>
    <message>
        <source>MAC</source>
        <translation>MAC</translation>
    </message>
</context>
<context>
    <name>phonehome::DeviceNameDialog</name>
    <message>
        <source>Name device</source>
        <translation>Gerät benennen</translation>
    </message>
    <message>
        <source>Where it stands, what it is for</source>
        <translation>Wo es steht, wozu es dient</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Name</translation>
    </message>
    <message>
        <source>N&amp;ote</source>
        <translation>N&amp;otiz</translation>
    </message>
    <message>
        <source>Without a name it goes by its own again. Names belong to network cards and are kept in %1.</source>
        <translation>Ohne Namen heißt es wieder nach sich selbst. Namen gehören zu Netzwerkkarten und stehen in %1.</translation>
    </message>
    <message>
        <source>This card&apos;s number is a private one: a device that takes another is not known by its name.</source>
        <translation>Die Nummer dieser Karte ist eine private: Nimmt das Gerät eine andere, ist es an seinem Namen nicht mehr zu erkennen.</translation>
    </message>
</context>
<context>
    <name>phonehome::DownloadText</name>
    <message>
        <source>%1 of %2</source>
        <comment>database, its date</comment>
        <translation>%1 vom %2</translation>
    </message>
    <message>
        <source>%1 has no file %2. Of data made each month, name a month that is out; else look up the address at its maker&apos;s.</source>
        <translation>%1 hat keine Datei %2. Bei monatlichen Daten einen Monat nennen, der schon da ist; sonst die Adresse beim Hersteller nachsehen.</translation>
    </message>
    <message>
        <source>%1 refuses with status %2. Try again later, or fetch the file with a browser and import it.</source>
        <translation>%1 lehnt mit Status %2 ab. Später noch einmal versuchen, oder die Datei mit einem Browser holen und importieren.</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>Fragt %1 …</translation>
    </message>
    <message>
        <source>Unpacking and trying %1 …</source>
        <translation>Entpackt und prüft %1 …</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Stopped. What was here before is as it was.</source>
        <translation>Angehalten. Was vorher hier war, ist unverändert.</translation>
    </message>
    <message>
        <source>Stopped. Fetched before that: %1.</source>
        <translation>Angehalten. Vorher geholt: %1.</translation>
    </message>
    <message>
        <source>Fetched: %1.</source>
        <translation>Geholt: %1.</translation>
    </message>
    <message>
        <source>%1 is no address to fetch from: it begins with https:// or http://.</source>
        <translation>%1 ist keine Adresse, von der geholt werden kann: sie beginnt mit https:// oder http://.</translation>
    </message>
    <message>
        <source>Nobody knows the name %1. Is this computer online? Else check the name.</source>
        <translation>Niemand kennt den Namen %1. Ist dieser Rechner online? Sonst den Namen prüfen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached. Is this computer online? Else fetch the file elsewhere and import it.</source>
        <translation>%1 ist nicht zu erreichen. Ist dieser Rechner online? Sonst die Datei anderswo holen und importieren.</translation>
    </message>
    <message>
        <source>%1 does not answer in time. Try again; what was here before is as it was.</source>
        <translation>%1 antwortet nicht rechtzeitig. Noch einmal versuchen; was vorher hier war, ist unverändert.</translation>
    </message>
    <message>
        <source>%1 broke off in the middle of the file. Try again; what was here before is as it was.</source>
        <translation>%1 hat mitten in der Datei abgebrochen. Noch einmal versuchen; was vorher hier war, ist unverändert.</translation>
    </message>
    <message>
        <source>Nothing was fetched from %1: its certificate is not good (%2). Somebody may stand between, as a hotel&apos;s login page does.</source>
        <translation>Von %1 wurde nichts geholt: das Zertifikat taugt nicht (%2). Vielleicht steht jemand dazwischen, wie es die Anmeldeseite eines Hotels tut.</translation>
    </message>
    <message>
        <source>%1 and this computer find no common kind of TLS, or it speaks none on that port.</source>
        <translation>%1 und dieser Rechner finden keine gemeinsame Art von TLS, oder es spricht an diesem Port keines.</translation>
    </message>
    <message>
        <source>%1 sends us on to %2, which is less safe or leads in a circle. If that is right, name it yourself.</source>
        <translation>%1 schickt weiter zu %2, was weniger sicher ist oder im Kreis führt. Wenn das stimmt, diese Adresse selbst nennen.</translation>
    </message>
    <message>
        <source>The file at %1 is larger than 256 MB and was not taken.</source>
        <translation>Die Datei bei %1 ist größer als 256 MB und wurde nicht genommen.</translation>
    </message>
    <message>
        <source>The disk has no room for the file. Make some, then try again.</source>
        <translation>Auf der Platte ist kein Platz für die Datei. Platz schaffen und noch einmal versuchen.</translation>
    </message>
    <message>
        <source>%1 answers with something that is not understood. Try again later.</source>
        <translation>%1 antwortet mit etwas, das nicht verstanden wird. Später noch einmal versuchen.</translation>
    </message>
    <message>
        <source>The proxy that this computer&apos;s settings name does not let us through to %1. Check the settings, or http_proxy and https_proxy; else fetch the file elsewhere and import it.</source>
        <translation>Der Proxy, den die Einstellungen dieses Rechners nennen, lässt uns nicht zu %1 durch. Prüfen Sie die Einstellungen oder http_proxy und https_proxy; sonst holen Sie die Datei anderswo und importieren sie.</translation>
    </message>
</context>
<context>
    <name>phonehome::EmptyState</name>
    <message>
        <source>No packets in this capture.</source>
        <translation>Keine Pakete in diesem Mitschnitt.</translation>
    </message>
    <message>
        <source>The file is a capture, but nothing was caught.</source>
        <translation>Die Datei ist ein Mitschnitt, aber es wurde nichts gefangen.</translation>
    </message>
</context>
<context>
    <name>phonehome::ErrorText</name>
    <message>
        <source>%1 is a text file, not a capture. Open a pcap or pcapng file.</source>
        <translation>%1 ist eine Textdatei, kein Mitschnitt. Bitte eine pcap- oder pcapng-Datei öffnen.</translation>
    </message>
    <message>
        <source>%1 is not a capture: it is neither pcap nor pcapng. Save it from your capture program as pcap or pcapng and open that.</source>
        <translation>%1 ist kein Mitschnitt: weder pcap noch pcapng. Aus dem Mitschnittprogramm als pcap oder pcapng speichern und das öffnen.</translation>
    </message>
    <message>
        <source>The file</source>
        <translation>Die Datei</translation>
    </message>
    <message>
        <source>%1 is not there. It may have been moved or renamed.</source>
        <translation>%1 ist nicht da. Vielleicht wurde es verschoben oder umbenannt.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2. Check who may read it.</source>
        <translation>%1 kann nicht gelesen werden: %2. Bitte prüfen, wer es lesen darf.</translation>
    </message>
    <message>
        <source>%1 is a folder. Open the capture files in it.</source>
        <translation>%1 ist ein Ordner. Bitte die Mitschnitte darin öffnen.</translation>
    </message>
    <message>
        <source>%1 is empty: it holds no bytes at all.</source>
        <translation>%1 ist leer: kein einziges Byte ist darin.</translation>
    </message>
    <message>
        <source>%1 ends inside its file header. The copy is probably not complete: fetch it again.</source>
        <translation>%1 endet in seinem Dateikopf. Die Kopie ist wohl unvollständig: bitte noch einmal holen.</translation>
    </message>
    <message>
        <source>%1 ends inside a record header.</source>
        <translation>%1 endet in einem Satzkopf.</translation>
    </message>
    <message>
        <source>%1 ends inside a packet.</source>
        <translation>%1 endet in einem Paket.</translation>
    </message>
    <message>
        <source>In %1 a record claims %2 bytes, more than a packet can have.</source>
        <translation>In %1 behauptet ein Satz %2 Bytes, mehr als ein Paket haben kann.</translation>
    </message>
    <message>
        <source>In %1 a block is damaged (%2).</source>
        <translation>In %1 ist ein Block beschädigt (%2).</translation>
    </message>
    <message>
        <source>%1 holds packets of a link layer that is not read here (%2). They are counted, not decoded.</source>
        <translation>%1 enthält Pakete einer Sicherungsschicht, die hier nicht gelesen wird (%2). Sie werden gezählt, nicht gelesen.</translation>
    </message>
    <message>
        <source>Reading was stopped. What was read until then is shown.</source>
        <translation>Das Lesen wurde angehalten. Was bis dahin gelesen war, wird gezeigt.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2.</source>
        <translation>%1 kann nicht geschrieben werden: %2.</translation>
    </message>
    <message>
        <source>%1 is a zip archive, as OPNsense hands out. Unpack it and open the captures in it.</source>
        <translation>%1 ist ein Zip-Archiv, wie OPNsense es ausgibt. Bitte entpacken und die Mitschnitte darin öffnen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be unpacked to its end: its %2 data is damaged or incomplete.</source>
        <translation>%1 lässt sich nicht bis zum Ende entpacken: die %2-Daten sind beschädigt oder unvollständig.</translation>
    </message>
    <message>
        <source>%1 is a pipe that nobody writes to, or a device. Start what writes to it first, or save the capture to a file and open that.</source>
        <translation>%1 ist eine Pipe, in die niemand schreibt, oder ein Gerät. Starten Sie erst, was hineinschreibt, oder speichern Sie den Mitschnitt in eine Datei und öffnen Sie die.</translation>
    </message>
    <message>
        <source>%1 is no database of address owners (MMDB), or is damaged: %2. Fetch it again.</source>
        <translation>%1 ist keine Datenbank von Adressinhabern (MMDB) oder beschädigt: %2. Laden Sie sie neu.</translation>
    </message>
    <message>
        <source>%1 is a database of another kind (%2). Choose one of autonomous systems or countries.</source>
        <translation>%1 ist eine Datenbank anderer Art (%2). Wählen Sie eine der autonomen Systeme oder Länder.</translation>
    </message>
    <message>
        <source>%1 is not Amazon&apos;s list of address ranges: %2. Fetch ip-ranges.json again.</source>
        <translation>%1 ist nicht Amazons Liste der Adressbereiche: %2. Laden Sie ip-ranges.json neu.</translation>
    </message>
    <message>
        <source>The disk that holds %1 is nearly full. What was captured until then is kept.</source>
        <translation>Die Platte mit %1 ist fast voll. Was bis dahin mitgeschnitten wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be started: %2.</source>
        <translation>%1 kann nicht gestartet werden: %2.</translation>
    </message>
    <message>
        <source>Nothing can be received on %1: %2. Choose an address that this computer has, and a port that no other program uses.</source>
        <translation>Auf %1 lässt sich nichts empfangen: %2. Wählen Sie eine Adresse, die dieser Rechner hat, und einen Port, den kein anderes Programm benutzt.</translation>
    </message>
    <message>
        <source>%1 was not written: its name says what is to be in it by its end, and has none of %2. Choose a name with one of these.</source>
        <translation>%1 wurde nicht geschrieben: Die Endung des Namens sagt, was darin stehen soll, und er hat keine von %2. Einen Namen mit einer davon wählen.</translation>
    </message>
    <message>
        <source>%1 is a %2 archive. Unpack it and open the captures in it.</source>
        <translation>%1 ist ein %2-Archiv. Bitte entpacken und die Mitschnitte darin öffnen.</translation>
    </message>
    <message>
        <source>%1 is packed with %2. Unpack it and open that; what is packed with gzip or zstd can be opened as it is.</source>
        <translation>%1 ist mit %2 gepackt. Bitte entpacken und das Ergebnis öffnen; was mit gzip oder zstd gepackt ist, lässt sich öffnen, wie es ist.</translation>
    </message>
    <message>
        <source>%1 is a capture of %2. Open it in Wireshark, save it there as pcap or pcapng and open that.</source>
        <translation>%1 ist ein Mitschnitt von %2. Bitte in Wireshark öffnen, dort als pcap oder pcapng speichern und das öffnen.</translation>
    </message>
    <message numerus="yes">
        <source>%1 The damage is at byte %2; all %Ln packet(s) before it are shown.</source>
        <translation>
            <numerusform>%1 Der Schaden liegt bei Byte %2; das %Ln Paket davor wird gezeigt.</numerusform>
            <numerusform>%1 Der Schaden liegt bei Byte %2; alle %Ln Pakete davor werden gezeigt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The packets of this capture carry no times: what comes when and how often can&apos;t be told. Their order, names and peers are shown.</source>
        <translation>Die Pakete dieses Mitschnitts tragen keine Zeiten: Was wann und wie oft kommt, lässt sich nicht sagen. Reihenfolge, Namen und Gegenstellen werden gezeigt.</translation>
    </message>
    <message>
        <source>%1 is no session that was saved here, or is damaged: %2. Open its captures instead.</source>
        <translation>%1 ist keine hier gespeicherte Sitzung oder beschädigt: %2. Öffnen Sie stattdessen ihre Mitschnitte.</translation>
    </message>
</context>
<context>
    <name>phonehome::EventFacts</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>from</source>
        <translation>von</translation>
    </message>
    <message>
        <source>to</source>
        <translation>an</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>named by</source>
        <translation>benannt durch</translation>
    </message>
    <message>
        <source>round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>copies by relays</source>
        <translation>Kopien durch Weiterleitung</translation>
    </message>
    <message>
        <source>packet</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>%1, answer %2</source>
        <translation>%1, Antwort %2</translation>
    </message>
    <message>
        <source>next due</source>
        <translation>nächster fällig</translation>
    </message>
    <message>
        <source>since the previous one</source>
        <translation>seit dem vorigen</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>phonehome::EventModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Umlaufzeit</translation>
    </message>
    <message>
        <source>Promised</source>
        <translation>Zugesagt</translation>
    </message>
    <message>
        <source>Tries</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Packet</source>
        <translation>Paket</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
</context>
<context>
    <name>phonehome::EventsView</name>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>No message of a protocol that is decoded here.</source>
        <translation>Keine Nachricht eines hier gelesenen Protokolls.</translation>
    </message>
    <message>
        <source>All traffic is counted in the Flows tab, by device, peer and port.</source>
        <translation>Der ganze Verkehr ist unter Flüsse gezählt, nach Gerät, Gegenstelle und Port.</translation>
    </message>
    <message>
        <source>The events before %1 (%2) are no longer held in memory, but counted, and their packets are in the recording. To see them all, save the recording and open it.</source>
        <translation>Die Ereignisse vor %1 (%2) sind nicht mehr im Arbeitsspeicher, aber gezählt, und ihre Pakete sind in der Aufnahme. Um sie alle zu sehen, speichern Sie die Aufnahme und öffnen Sie sie.</translation>
    </message>
    <message>
        <source>Show in the &amp;timeline</source>
        <translation>Auf der &amp;Zeitleiste zeigen</translation>
    </message>
    <message>
        <source>Show only this &amp;group</source>
        <translation>Nur diese &amp;Gruppe zeigen</translation>
    </message>
    <message>
        <source>Show only this &amp;device</source>
        <translation>Nur dieses &amp;Gerät zeigen</translation>
    </message>
    <message>
        <source>Export &amp;packets of its group…</source>
        <translation>&amp;Pakete seiner Gruppe exportieren …</translation>
    </message>
</context>
<context>
    <name>phonehome::FactsModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>phonehome::FieldModel</name>
    <message>
        <source>Packet %1</source>
        <translation>Paket %1</translation>
    </message>
    <message>
        <source>%1 → %2, %3</source>
        <translation>%1 → %2, %3</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Feld</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
</context>
<context>
    <name>phonehome::FilterField</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Capture filter</source>
        <translation>Mitschnittfilter</translation>
    </message>
    <message>
        <source>Presets</source>
        <translation>Vorlagen</translation>
    </message>
    <message>
        <source>No filter: every packet is kept</source>
        <translation>Kein Filter: jedes Paket wird behalten</translation>
    </message>
    <message>
        <source>The filter is understood</source>
        <translation>Der Filter wird verstanden</translation>
    </message>
    <message>
        <source>It is checked where it is captured</source>
        <translation>Er wird dort geprüft, wo mitgeschnitten wird</translation>
    </message>
    <message>
        <source>One device, by its MAC address,</source>
        <translation>Ein Gerät, nach seiner MAC-Adresse,</translation>
    </message>
    <message>
        <source>Understood as %1</source>
        <translation>Verstanden als %1</translation>
    </message>
    <message>
        <source>%1 alone</source>
        <translation>Nur %1</translation>
    </message>
    <message>
        <source>%1 and what is said to all</source>
        <translation>%1 und was an alle geht</translation>
    </message>
    <message>
        <source>STUN, NTP, SSDP, mDNS and DNS alone</source>
        <translation>Nur STUN, NTP, SSDP, mDNS und DNS</translation>
    </message>
</context>
<context>
    <name>phonehome::FindingModel</name>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>Was gefunden wurde</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Schwere</translation>
    </message>
</context>
<context>
    <name>phonehome::Findings</name>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>Rat</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Has the router let the internet in: %1, granted by %2</source>
        <translation>Lässt sich vom Router aus dem Internet erreichen: %1, gewährt von %2</translation>
    </message>
    <message numerus="yes">
        <source>Was forgotten upstream %Ln time(s): its public port changed while it kept its connection</source>
        <translation>
            <numerusform>Wurde unterwegs %Ln-mal vergessen: Sein öffentlicher Port wechselte, während es seine Verbindung behielt</numerusform>
            <numerusform>Wurde unterwegs %Ln-mal vergessen: Sein öffentlicher Port wechselte, während es seine Verbindung behielt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has had no answer since %2, %Ln question(s)</source>
        <translation>
            <numerusform>%1 hat seit %2 keine Antwort mehr, %Ln Frage</numerusform>
            <numerusform>%1 hat seit %2 keine Antwort mehr, %Ln Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 comes every %2, but holds for %3 only</source>
        <translation>%1 kommt alle %2, hält aber nur %3</translation>
    </message>
    <message>
        <source>%1 has %2 to spare of the %3 that were promised</source>
        <translation>%1 hat von den zugesagten %3 noch %2 Luft</translation>
    </message>
    <message numerus="yes">
        <source>%1 missed %Ln of %2 beats, every %3</source>
        <translation>
            <numerusform>%1 ließ %Ln von %2 Schlägen aus, alle %3</numerusform>
            <numerusform>%1 ließ %Ln von %2 Schlägen aus, alle %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 was asked %Ln time(s) and never answered</source>
        <translation>
            <numerusform>%1 wurde %Ln-mal gefragt und nie beantwortet</numerusform>
            <numerusform>%1 wurde %Ln-mal gefragt und nie beantwortet</numerusform>
        </translation>
    </message>
    <message>
        <source>Asks %1 for the time, where it is told to ask %2</source>
        <translation>Fragt %1 nach der Zeit, obwohl ihm %2 genannt wird</translation>
    </message>
    <message>
        <source>Looks names up at %1, where it is told to ask %2</source>
        <translation>Schlägt Namen bei %1 nach, obwohl ihm %2 genannt wird</translation>
    </message>
    <message numerus="yes">
        <source>Talks to %Ln address(es) that no lookup gave: %1</source>
        <translation>
            <numerusform>Spricht mit %Ln Adresse, die keine Abfrage ergab: %1</numerusform>
            <numerusform>Spricht mit %Ln Adressen, die keine Abfrage ergab: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Looks names up so that nobody reads them, at %1</source>
        <translation>Schlägt Namen so nach, dass niemand mitliest, bei %1</translation>
    </message>
    <message numerus="yes">
        <source>Sent %Ln request(s) in the clear to %1</source>
        <translation>
            <numerusform>Sandte %Ln Anfrage unverschlüsselt an %1</numerusform>
            <numerusform>Sandte %Ln Anfragen unverschlüsselt an %1</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 comes every %2, though the answer holds for %3</source>
        <translation>%1 kommt alle %2, obwohl die Antwort %3 gilt</translation>
    </message>
    <message numerus="yes">
        <source>Came up %Ln time(s) while it was watched</source>
        <translation>
            <numerusform>Startete %Ln-mal, während es beobachtet wurde</numerusform>
            <numerusform>Startete %Ln-mal, während es beobachtet wurde</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The home&apos;s public address changed %Ln time(s): %1</source>
        <translation>
            <numerusform>Die öffentliche Adresse des Heims wechselte %Ln-mal: %1</numerusform>
            <numerusform>Die öffentliche Adresse des Heims wechselte %Ln-mal: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The capture&apos;s clock was set back %Ln time(s), by %1 at most</source>
        <translation>
            <numerusform>Die Uhr des Mitschnitts wurde %Ln-mal zurückgestellt, um höchstens %1</numerusform>
            <numerusform>Die Uhr des Mitschnitts wurde %Ln-mal zurückgestellt, um höchstens %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Something between device and server forgets idle connections sooner than the device keeps them alive; until its next beat nobody reaches it from outside. Lengthen the router&apos;s session timer for this port; if it is long enough, another NAT stands behind it.</source>
        <translation>Etwas zwischen Gerät und Server vergisst ruhende Verbindungen früher, als das Gerät sie wach hält; bis zum nächsten Schlag erreicht es niemand von außen. Verlängern Sie am Router die Haltezeit für diesen Port; ist sie lang genug, steht dahinter noch ein NAT.</translation>
    </message>
    <message>
        <source>Between the promise&apos;s end and the next beat, the other side need not remember the device.</source>
        <translation>Zwischen dem Ende der Zusage und dem nächsten Schlag muss sich die Gegenseite nicht an das Gerät erinnern.</translation>
    </message>
    <message>
        <source>One lost beat, and the server forgets the device until it asks anew. Have the router keep such sessions longer than the beat takes.</source>
        <translation>Geht ein Schlag verloren, vergisst der Server das Gerät, bis es neu fragt. Lassen Sie den Router solche Sitzungen länger halten, als ein Schlag dauert.</translation>
    </message>
    <message>
        <source>They were not sent, or lost before the place of capture. Look on the timeline at what else was silent then: one device alone points at it or its Wi-Fi, all at once at the network.</source>
        <translation>Sie wurden nicht gesendet oder gingen vor der Stelle des Mitschnitts verloren. Sehen Sie auf der Zeitleiste, was sonst noch schwieg: ein Gerät allein deutet auf dieses oder sein WLAN, alle zugleich auf das Netz.</translation>
    </message>
    <message>
        <source>Its lookups pass by the resolver at home, with its filters and its log. A router can hand them to it.</source>
        <translation>Seine Abfragen gehen am Resolver zu Hause mit seinen Filtern und seinem Protokoll vorbei. Ein Router kann sie ihm geben.</translation>
    </message>
    <message>
        <source>The addresses are built in, or were learnt in a way that the capture does not show. Filters that work by name don&apos;t see them.</source>
        <translation>Die Adressen sind eingebaut oder wurden auf einem Weg gelernt, den der Mitschnitt nicht zeigt. Filter, die nach Namen gehen, sehen sie nicht.</translation>
    </message>
    <message>
        <source>What it asks for is not seen here, and names of its other peers may be missing for that.</source>
        <translation>Wonach es fragt, ist hier nicht zu sehen, und Namen seiner anderen Gegenstellen mögen deshalb fehlen.</translation>
    </message>
    <message>
        <source>Everybody on the way can read and change it: what is asked for, and often which device asks.</source>
        <translation>Jeder auf dem Weg kann es lesen und ändern: was gefragt wird, und oft, welches Gerät fragt.</translation>
    </message>
    <message>
        <source>It keeps no answer. A resolver at home that caches spares the internet all of these but one a TTL.</source>
        <translation>Es behält keine Antwort. Ein Resolver zu Hause, der zwischenspeichert, erspart dem Internet alle bis auf eine je TTL.</translation>
    </message>
    <message>
        <source>Connections from before are lost; devices find back at their next beat at the latest.</source>
        <translation>Verbindungen von davor sind verloren; Geräte finden spätestens beim nächsten Schlag zurück.</translation>
    </message>
    <message>
        <source>Times before and behind that overlap, so that beats and lookups around it may be told wrong. Routers without a clock of their own set it when they reach a time server: capture from then on.</source>
        <translation>Die Zeiten davor und danach überlappen sich, so dass Schläge und Abfragen um diese Stelle falsch gedeutet sein mögen. Router ohne eigene Uhr stellen sie, sobald sie einen Zeitserver erreichen: Schneiden Sie ab dann mit.</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln other(s) with it</source>
        <comment>devices</comment>
        <translation>
            <numerusform>%1, und %Ln anderes mit ihm</numerusform>
            <numerusform>%1, und %Ln andere mit ihm</numerusform>
        </translation>
    </message>
    <message>
        <source>Had the router let the internet in for a time: %1, granted by %2</source>
        <translation>Ließ sich vom Router eine Zeit lang aus dem Internet erreichen: %1, gewährt von %2</translation>
    </message>
    <message>
        <source>%1 has nothing to spare of the %2 that were promised</source>
        <translation>%1 hat von den zugesagten %2 keine Luft</translation>
    </message>
    <message>
        <source>Has not been heard since %1, though it spoke every %2</source>
        <translation>Seit %1 nicht mehr gehört, obwohl es alle %2 sprach</translation>
    </message>
    <message numerus="yes">
        <source>Was silent %Ln time(s), for %1 at most, from %2</source>
        <translation>
            <numerusform>Schwieg einmal, %1 lang, ab %2</numerusform>
            <numerusform>Schwieg %Ln-mal, höchstens %1, ab %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Was spoken to %Ln time(s) through what it keeps open, by %1</source>
        <translation>
            <numerusform>Wurde einmal über das angesprochen, was es offen hält, von %1</numerusform>
            <numerusform>Wurde %Ln-mal über das angesprochen, was es offen hält, von %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Asks %1 for the time, where it is told to ask %2, which it asks too</source>
        <translation>Fragt %1 nach der Zeit, obwohl ihm %2 genannt wird, die es auch fragt</translation>
    </message>
    <message>
        <source>Looks names up at %1, where it is told to ask %2, which it asks too</source>
        <translation>Schlägt Namen bei %1 nach, obwohl ihm %2 genannt wird, wo es auch fragt</translation>
    </message>
    <message>
        <source>While it is open, whoever scans the home&apos;s address reaches the device there. If you don&apos;t know what for, switch UPnP, NAT-PMP and PCP off at the router.</source>
        <translation>Solange es offen ist, erreicht dort das Gerät, wer die Adresse des Heims absucht. Wissen Sie nicht, wozu, schalten Sie UPnP, NAT-PMP und PCP am Router ab.</translation>
    </message>
    <message>
        <source>The server may be gone, or the way to it; the device may not have noticed. What was promised before ends by itself.</source>
        <translation>Den Server mag es nicht mehr geben, oder den Weg zu ihm; das Gerät hat es vielleicht nicht bemerkt. Was zuvor zugesagt wurde, läuft von selbst ab.</translation>
    </message>
    <message>
        <source>It left, lost its power or its network, or hangs. With others at the same time, look at what they share: an access point, a switch, a socket.</source>
        <translation>Es ist weg, ohne Strom oder ohne Netz, oder es hängt. Schwiegen andere zugleich, sehen Sie nach, was sie teilen: einen Access Point, einen Switch, eine Steckdose.</translation>
    </message>
    <message>
        <source>It was away, asleep, or without power or network. With others at the same time, look at what they share: an access point, a switch, a socket.</source>
        <translation>Es war fort, schlief oder war ohne Strom oder Netz. Schwiegen andere zugleich, sehen Sie nach, was sie teilen: einen Access Point, einen Switch, eine Steckdose.</translation>
    </message>
    <message>
        <source>The server spoke first, which is how an app away from home reaches the device. Compare the times with when somebody used it: what nobody did, somebody else did, or the server on its own.</source>
        <translation>Der Server sprach zuerst; so erreicht eine App das Gerät von unterwegs. Vergleichen Sie die Zeiten damit, wann es jemand benutzte: Was niemand tat, tat jemand anderes, oder der Server von sich aus.</translation>
    </message>
    <message>
        <source>The service may be gone, or something on the way blocks it.</source>
        <translation>Den Dienst mag es nicht mehr geben, oder etwas auf dem Weg sperrt ihn.</translation>
    </message>
    <message>
        <source>The servers are set in the device. A router can hand these questions to a server at home.</source>
        <translation>Die Server sind im Gerät eingestellt. Ein Router kann diese Fragen einem Server zu Hause geben.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <comment>names or addresses</comment>
        <translation>
            <numerusform>%1 und %Ln weiteres</numerusform>
            <numerusform>%1 und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %Ln other(s) with them</source>
        <comment>devices</comment>
        <translation>
            <numerusform>%1, und %Ln anderes mit ihnen</numerusform>
            <numerusform>%1, und %Ln andere mit ihnen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 missed %2 of %3 beats each, every %4</source>
        <translation>%1 ließ je %2 von %3 Schlägen aus, alle %4</translation>
    </message>
    <message numerus="yes">
        <source>%1 was asked %2 time(s) by each and never answered</source>
        <translation>
            <numerusform>%1 wurde von jedem %2-mal gefragt und nie beantwortet</numerusform>
            <numerusform>%1 wurde von jedem %2-mal gefragt und nie beantwortet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has had no answer since %2, %3 question(s) each</source>
        <translation>
            <numerusform>%1 hat seit %2 keine Antwort mehr, je %3 Frage</numerusform>
            <numerusform>%1 hat seit %2 keine Antwort mehr, je %3 Fragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Each had the router let the internet in for a time: %1, granted by %2</source>
        <translation>Ließen sich vom Router eine Zeit lang aus dem Internet erreichen: %1, gewährt von %2</translation>
    </message>
    <message>
        <source>Have the router let the internet in: %1, granted by %2</source>
        <translation>Lassen sich vom Router aus dem Internet erreichen: %1, gewährt von %2</translation>
    </message>
    <message numerus="yes">
        <source>Were forgotten upstream %1 time(s) each: their public ports changed while they kept their connections</source>
        <translation>
            <numerusform>Wurden unterwegs je %1-mal vergessen: Ihre öffentlichen Ports wechselten, während sie ihre Verbindungen behielten</numerusform>
            <numerusform>Wurden unterwegs je %1-mal vergessen: Ihre öffentlichen Ports wechselten, während sie ihre Verbindungen behielten</numerusform>
        </translation>
    </message>
    <message>
        <source>Have not been heard since %1, though they spoke every %2</source>
        <translation>Seit %1 nicht mehr gehört, obwohl sie alle %2 sprachen</translation>
    </message>
    <message numerus="yes">
        <source>Were silent %1 time(s) each, for %2 at most, from %3 at the earliest</source>
        <translation>
            <numerusform>Schwiegen je %1-mal, höchstens %2, frühestens ab %3</numerusform>
            <numerusform>Schwiegen je %1-mal, höchstens %2, frühestens ab %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Were spoken to %1 time(s) each through what they keep open, by %2</source>
        <translation>
            <numerusform>Wurden je %1-mal über das angesprochen, was sie offen halten, von %2</numerusform>
            <numerusform>Wurden je %1-mal über das angesprochen, was sie offen halten, von %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask %1 for the time, where they are told to ask %2, which they ask too</source>
        <translation>Fragen %1 nach der Zeit, obwohl ihnen %2 genannt wird, die sie auch fragen</translation>
    </message>
    <message>
        <source>Ask %1 for the time, where they are told to ask %2</source>
        <translation>Fragen %1 nach der Zeit, obwohl ihnen %2 genannt wird</translation>
    </message>
    <message>
        <source>Look names up at %1, where they are told to ask %2, which they ask too</source>
        <translation>Schlagen Namen bei %1 nach, obwohl ihnen %2 genannt wird, wo sie auch fragen</translation>
    </message>
    <message>
        <source>Look names up at %1, where they are told to ask %2</source>
        <translation>Schlagen Namen bei %1 nach, obwohl ihnen %2 genannt wird</translation>
    </message>
    <message numerus="yes">
        <source>Talk to %Ln address(es) that no lookup gave: %1</source>
        <translation>
            <numerusform>Sprechen mit %Ln Adresse, die keine Abfrage ergab: %1</numerusform>
            <numerusform>Sprechen mit %Ln Adressen, die keine Abfrage ergab: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Look names up so that nobody reads them, at %1</source>
        <translation>Schlagen Namen so nach, dass niemand mitliest, bei %1</translation>
    </message>
    <message numerus="yes">
        <source>Sent %1 request(s) each in the clear to %2</source>
        <translation>
            <numerusform>Sandten je %1 Anfrage unverschlüsselt an %2</numerusform>
            <numerusform>Sandten je %1 Anfragen unverschlüsselt an %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Came up %1 time(s) each while they were watched</source>
        <translation>
            <numerusform>Starteten je %1-mal, während sie beobachtet wurden</numerusform>
            <numerusform>Starteten je %1-mal, während sie beobachtet wurden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s)</source>
        <translation>
            <numerusform>%Ln Gerät</numerusform>
            <numerusform>%Ln Geräte</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <comment>two devices</comment>
        <translation>%1 und %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>devices</comment>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The capture&apos;s clock was set forward %Ln time(s), at most from %1 to %2</source>
        <translation>
            <numerusform>Die Uhr des Mitschnitts wurde vorgestellt, von %1 auf %2</numerusform>
            <numerusform>Die Uhr des Mitschnitts wurde %Ln-mal vorgestellt, höchstens von %1 auf %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing was captured %Ln time(s), the longest from %1 to %2</source>
        <translation>
            <numerusform>Einmal wurde nichts mitgeschnitten, von %1 bis %2</numerusform>
            <numerusform>%Ln-mal wurde nichts mitgeschnitten, am längsten von %1 bis %2</numerusform>
        </translation>
    </message>
    <message>
        <source>The time in between did not pass: nobody was silent then, and no beat was missed. What was captured before bears a wrong time; see which computer captured, and whether it has a clock of its own.</source>
        <translation>Die Zeit dazwischen ist nicht vergangen: Niemand schwieg da, und kein Schlag blieb aus. Was davor mitgeschnitten wurde, trägt eine falsche Zeit; sehen Sie nach, welcher Rechner mitschnitt und ob er eine eigene Uhr hat.</translation>
    </message>
    <message>
        <source>Nobody at all was heard then: the capture was stopped or its computer slept, or the whole network was down. No device is said to have been silent, and no beat to be missed.</source>
        <translation>Da war gar niemand zu hören: Der Mitschnitt war angehalten, sein Rechner schlief, oder das ganze Netz war ausgefallen. Von keinem Gerät heißt es, es habe geschwiegen, und von keinem Schlag, er sei ausgeblieben.</translation>
    </message>
    <message>
        <source>It restarted, lost its power or its network, or moved to another access point: what devices say when they come up was seen.</source>
        <translation>Es startete neu, verlor den Strom oder sein Netz oder wechselte den Zugangspunkt: Was Geräte beim Start sagen, war zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>Asked for an address %Ln time(s) and nobody answered, for a time</source>
        <translation>
            <numerusform>Fragte einmal nach einer Adresse, und eine Zeit lang antwortete niemand</numerusform>
            <numerusform>Fragte %Ln-mal nach einer Adresse, und eine Zeit lang antwortete niemand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked for an address %Ln time(s) and nobody answered</source>
        <translation>
            <numerusform>Fragte einmal nach einer Adresse, und niemand antwortete</numerusform>
            <numerusform>Fragte %Ln-mal nach einer Adresse, und niemand antwortete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Was refused its address %Ln time(s) by a DHCP server</source>
        <translation>
            <numerusform>Ein DHCP-Server verweigerte ihm einmal seine Adresse</numerusform>
            <numerusform>Ein DHCP-Server verweigerte ihm %Ln-mal seine Adresse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Said %Ln time(s) that another device has the address that it was given</source>
        <translation>
            <numerusform>Meldete einmal, dass ein anderes Gerät die Adresse hat, die es bekam</numerusform>
            <numerusform>Meldete %Ln-mal, dass ein anderes Gerät die Adresse hat, die es bekam</numerusform>
        </translation>
    </message>
    <message>
        <source>More than one server answers DHCP: %1</source>
        <translation>Mehr als ein Server antwortet auf DHCP: %1</translation>
    </message>
    <message>
        <source>No DHCP server heard it, or none had an address left for it. Where others got one meanwhile, look at the server&apos;s range of addresses, and at what stands between it and this device.</source>
        <translation>Kein DHCP-Server hörte es, oder keiner hatte noch eine Adresse frei. Wenn andere unterdessen eine bekamen, sehen Sie nach dem Adressbereich des Servers und danach, was zwischen ihm und diesem Gerät steht.</translation>
    </message>
    <message>
        <source>The server knows the address as another&apos;s, or as none of its own: after a move to this network, or a change of the server. The device asks for another then.</source>
        <translation>Der Server kennt die Adresse als die eines anderen oder gar nicht: nach einem Umzug in dieses Netz oder einem Wechsel des Servers. Das Gerät fragt dann nach einer anderen.</translation>
    </message>
    <message>
        <source>Two devices with one address disturb each other. Most often somebody gave one of them an address by hand that lies in the server&apos;s range.</source>
        <translation>Zwei Geräte mit einer Adresse stören einander. Meistens gab jemand einem von ihnen von Hand eine Adresse, die im Bereich des Servers liegt.</translation>
    </message>
    <message>
        <source>Whichever is faster decides which router and which resolver a device uses. If you run but one, the other is a router, a repeater or a program that hands out addresses of its own.</source>
        <translation>Wer schneller ist, entscheidet, welchen Router und welchen Resolver ein Gerät benutzt. Wenn Sie nur einen betreiben, ist der andere ein Router, ein Repeater oder ein Programm, das eigene Adressen vergibt.</translation>
    </message>
    <message numerus="yes">
        <source>Asked for an address %1 time(s) each and nobody answered, for a time</source>
        <translation>
            <numerusform>Fragten je %1-mal nach einer Adresse, und eine Zeit lang antwortete niemand</numerusform>
            <numerusform>Fragten je %1-mal nach einer Adresse, und eine Zeit lang antwortete niemand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Asked for an address %1 time(s) each and nobody answered</source>
        <translation>
            <numerusform>Fragten je %1-mal nach einer Adresse, und niemand antwortete</numerusform>
            <numerusform>Fragten je %1-mal nach einer Adresse, und niemand antwortete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Were refused their addresses %1 time(s) each by a DHCP server</source>
        <translation>
            <numerusform>Ein DHCP-Server verweigerte ihnen je %1-mal ihre Adresse</numerusform>
            <numerusform>Ein DHCP-Server verweigerte ihnen je %1-mal ihre Adresse</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Said %1 time(s) each that another device has the address that they were given</source>
        <translation>
            <numerusform>Meldeten je %1-mal, dass ein anderes Gerät die Adresse hat, die sie bekamen</numerusform>
            <numerusform>Meldeten je %1-mal, dass ein anderes Gerät die Adresse hat, die sie bekamen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Took connections from the internet %Ln time(s): %1</source>
        <translation>
            <numerusform>Nahm einmal eine Verbindung aus dem Internet an: %1</numerusform>
            <numerusform>Nahm %Ln-mal Verbindungen aus dem Internet an: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The router passes this port on from outside: set by hand, by UPnP, or as an exposed host. Whoever scans the home&apos;s address reaches the device there. If you don&apos;t know what for, take it back at the router.</source>
        <translation>Der Router gibt diesen Port von außen weiter: von Hand eingestellt, durch UPnP oder als offener Rechner (exposed host). Wer die Adresse des Heims absucht, erreicht das Gerät dort. Wenn Sie nicht wissen, wofür, nehmen Sie es am Router zurück.</translation>
    </message>
    <message numerus="yes">
        <source>Took connections from the internet %1 time(s) each: %2</source>
        <translation>
            <numerusform>Nahmen je %1-mal Verbindungen aus dem Internet an: %2</numerusform>
            <numerusform>Nahmen je %1-mal Verbindungen aus dem Internet an: %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::FindingsView</name>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Show &amp;where</source>
        <translation>&amp;Wo zeigen</translation>
    </message>
    <message>
        <source>The events or the talk that it was found in</source>
        <translation>Die Ereignisse oder das Gespräch, in denen es gefunden wurde</translation>
    </message>
    <message>
        <source>Router &amp;settings…</source>
        <translation>Router-&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>What can be set at the router, as text to paste</source>
        <translation>Was sich am Router einstellen lässt, als Text zum Einfügen</translation>
    </message>
    <message>
        <source>No packets in this capture.</source>
        <translation>Keine Pakete in diesem Mitschnitt.</translation>
    </message>
    <message>
        <source>The file is a capture, but nothing was caught.</source>
        <translation>Die Datei ist ein Mitschnitt, aber es wurde nichts gefangen.</translation>
    </message>
    <message>
        <source>Nothing was found that its owner should know.</source>
        <translation>Nichts gefunden, was der Besitzer wissen sollte.</translation>
    </message>
    <message>
        <source>No way in from outside was opened, no promise is about to be missed, and what DHCP offers is used, as far as the capture shows.</source>
        <translation>Kein Weg von außen wurde geöffnet, keine Zusage wird knapp, und was DHCP nennt, wird genutzt, soweit der Mitschnitt es zeigt.</translation>
    </message>
    <message>
        <source>Export its &amp;packets…</source>
        <translation>Seine &amp;Pakete exportieren …</translation>
    </message>
    <message>
        <source>Export &amp;packets of</source>
        <translation>&amp;Pakete exportieren von</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <comment>devices</comment>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Talk with the internet can&apos;t be seen from here, and with it most of what there is to find. Capture at the router to see it.</source>
        <translation>Die Gespräche mit dem Internet sind von hier aus nicht zu sehen, und mit ihnen das meiste, was zu finden wäre. Am Router mitgeschnitten sind sie zu sehen.</translation>
    </message>
</context>
<context>
    <name>phonehome::FleetModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Of another kind than the others of its maker: it says less than half of what most of them say.</source>
        <translation>Von anderer Art als die anderen seines Herstellers: Es sagt weniger als die Hälfte dessen, was die meisten von ihnen sagen.</translation>
    </message>
    <message numerus="yes">
        <source>differs in %Ln row(s)</source>
        <translation>
            <numerusform>weicht in %Ln Zeile ab</numerusform>
            <numerusform>weicht in %Ln Zeilen ab</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::FleetTexts</name>
    <message>
        <source>silent</source>
        <translation>stumm</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>no fixed period</source>
        <translation>keine feste Periode</translation>
    </message>
    <message>
        <source>silent since %1</source>
        <translation>stumm seit %1</translation>
    </message>
    <message numerus="yes">
        <source>seen %Ln time(s)</source>
        <translation>
            <numerusform>%Ln-mal gesehen</numerusform>
            <numerusform>%Ln-mal gesehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) never say(s) it</source>
        <translation>
            <numerusform>%Ln anderes sagt es nie</numerusform>
            <numerusform>%Ln andere sagen es nie</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s): %1</source>
        <translation>
            <numerusform>%Ln anderes: %1</numerusform>
            <numerusform>%Ln andere: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s): every %1</source>
        <translation>
            <numerusform>%Ln anderes: alle %1</numerusform>
            <numerusform>%Ln andere: alle %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) say(s) it</source>
        <translation>
            <numerusform>%Ln anderes sagt es</numerusform>
            <numerusform>%Ln andere sagen es</numerusform>
        </translation>
    </message>
    <message>
        <source>Says nothing of it</source>
        <translation>Sagt davon nichts</translation>
    </message>
    <message>
        <source>every %1 %2</source>
        <translation>alle %1 %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln Nachricht</numerusform>
            <numerusform>%Ln Nachrichten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weiteres</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>said by %1 of %Ln device(s)</source>
        <translation>
            <numerusform>gesagt von %1 von %Ln Gerät</numerusform>
            <numerusform>gesagt von %1 von %Ln Geräten</numerusform>
        </translation>
    </message>
    <message>
        <source>most: every %1</source>
        <translation>die meisten: alle %1</translation>
    </message>
    <message>
        <source>…: each device has something of its own here</source>
        <translation>…: hier hat jedes Gerät etwas Eigenes</translation>
    </message>
    <message>
        <source>%1 (of another kind)</source>
        <translation>%1 (anderer Art)</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%Ln row(s))</source>
        <translation>
            <numerusform>%1 (%Ln Zeile)</numerusform>
            <numerusform>%1 (%Ln Zeilen)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of %1 devices differ(s): %2</source>
        <translation>
            <numerusform>%Ln von %1 Geräten weicht ab: %2</numerusform>
            <numerusform>%Ln von %1 Geräten weichen ab: %2</numerusform>
        </translation>
    </message>
    <message>
        <source>stopped, %1</source>
        <translation>beendet, %1</translation>
    </message>
    <message>
        <source>Both devices do the same.</source>
        <translation>Beide Geräte tun das Gleiche.</translation>
    </message>
    <message numerus="yes">
        <source>What both say is alike; %Ln row(s) only one of them says.</source>
        <translation>
            <numerusform>Was beide sagen, ist gleich; %Ln Zeile sagt nur eines von ihnen.</numerusform>
            <numerusform>Was beide sagen, ist gleich; %Ln Zeilen sagt nur eines von ihnen.</numerusform>
        </translation>
    </message>
    <message>
        <source>None of %1 devices does otherwise than most.</source>
        <translation>Keines von %1 Geräten macht es anders als die meisten.</translation>
    </message>
    <message numerus="yes">
        <source>Not all say %Ln row(s).</source>
        <translation>
            <numerusform>%Ln Zeile sagen nicht alle.</numerusform>
            <numerusform>%Ln Zeilen sagen nicht alle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::FlowModel</name>
    <message>
        <source>device at home</source>
        <translation>Gerät zu Hause</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Peer</source>
        <translation>Gegenstelle</translation>
    </message>
    <message>
        <source>Named by</source>
        <translation>Benannt durch</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Packets out</source>
        <translation>Pakete hin</translation>
    </message>
    <message>
        <source>Packets in</source>
        <translation>Pakete her</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Gesendet</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Erstes</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letztes</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
</context>
<context>
    <name>phonehome::FlowsView</name>
    <message>
        <source>Flows</source>
        <translation>Flüsse</translation>
    </message>
    <message>
        <source>No device at home was recognised in these packets.</source>
        <translation>In diesen Paketen wurde kein Gerät zu Hause erkannt.</translation>
    </message>
    <message>
        <source>Flows are listed by device. The link layer of this capture may be one that is not read here.</source>
        <translation>Flüsse sind nach Gerät geordnet. Die Sicherungsschicht dieses Mitschnitts wird hier vielleicht nicht gelesen.</translation>
    </message>
    <message>
        <source>Show where its &amp;name is from</source>
        <translation>Zeigen, woher der &amp;Name stammt</translation>
    </message>
    <message>
        <source>Show only this &amp;device</source>
        <translation>Nur dieses &amp;Gerät zeigen</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>&amp;Adresse kopieren</translation>
    </message>
    <message>
        <source>Export its &amp;packets…</source>
        <translation>Seine &amp;Pakete exportieren …</translation>
    </message>
</context>
<context>
    <name>phonehome::GroupFacts</name>
    <message>
        <source>period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>no fixed period</source>
        <translation>keine feste Periode</translation>
    </message>
    <message>
        <source>too few for a period</source>
        <translation>zu wenige für eine Periode</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>doubled</source>
        <translation>doppelt</translation>
    </message>
    <message>
        <source>other timers</source>
        <translation>weitere Takte</translation>
    </message>
    <message>
        <source>how sure</source>
        <translation>wie sicher</translation>
    </message>
    <message>
        <source>perhaps, %1</source>
        <translation>vielleicht, %1</translation>
    </message>
    <message>
        <source>less than 1 in 10^99</source>
        <translation>weniger als 1 zu 10^99</translation>
    </message>
    <message>
        <source>1 in 10^%1</source>
        <translation>1 zu 10^%1</translation>
    </message>
    <message>
        <source>next due</source>
        <translation>nächster fällig</translation>
    </message>
    <message>
        <source>%1 (%2 to %3)</source>
        <translation>%1 (%2 bis %3)</translation>
    </message>
    <message>
        <source>asked for</source>
        <translation>erbeten</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>margin</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>pace</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>survives</source>
        <translation>übersteht</translation>
    </message>
    <message numerus="yes">
        <source>%Ln missed beat(s)</source>
        <translation>
            <numerusform>%Ln verpassten Schlag</numerusform>
            <numerusform>%Ln verpasste Schläge</numerusform>
        </translation>
    </message>
    <message>
        <source>tries in it</source>
        <translation>Versuche darin</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>more changes</source>
        <translation>weitere Änderungen</translation>
    </message>
    <message>
        <source>public address now %1</source>
        <translation>öffentliche Adresse nun %1</translation>
    </message>
    <message>
        <source>seen from outside as</source>
        <translation>von außen gesehen als</translation>
    </message>
    <message>
        <source>forgotten upstream</source>
        <translation>unterwegs vergessen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln time(s): the port changed while the device kept its own</source>
        <translation>
            <numerusform>%Ln-mal: der Port wechselte, während das Gerät seinen behielt</numerusform>
            <numerusform>%Ln-mal: der Port wechselte, während das Gerät seinen behielt</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>cannot tell, the promise never changed</source>
        <translation>nicht zu sagen, die Zusage war immer dieselbe</translation>
    </message>
    <message>
        <source>fixed margin %1, so who promises sets the pace</source>
        <translation>feste Reserve %1, also bestimmt den Takt, wer zusagt</translation>
    </message>
    <message>
        <source>follows the promise, %1 of it</source>
        <translation>folgt der Zusage, %1 davon</translation>
    </message>
    <message>
        <source>ignores the promise, hard-coded</source>
        <translation>beachtet die Zusage nicht, fest eingebaut</translation>
    </message>
    <message numerus="yes">
        <source>%1 (told by %Ln different promise(s))</source>
        <translation>
            <numerusform>%1 (aus %Ln Zusage)</numerusform>
            <numerusform>%1 (aus %Ln verschiedenen Zusagen)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (told by %Ln different promise(s) of several servers)</source>
        <translation>
            <numerusform>%1 (aus %Ln Zusage mehrerer Server)</numerusform>
            <numerusform>%1 (aus %Ln verschiedenen Zusagen mehrerer Server)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 (told by %Ln different promise(s) to devices of this maker)</source>
        <translation>
            <numerusform>%1 (aus %Ln Zusage an Geräte dieses Herstellers)</numerusform>
            <numerusform>%1 (aus %Ln verschiedenen Zusagen an Geräte dieses Herstellers)</numerusform>
        </translation>
    </message>
    <message>
        <source>device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>named by</source>
        <translation>benannt durch</translation>
    </message>
    <message>
        <source>since</source>
        <translation>seit</translation>
    </message>
    <message>
        <source>last</source>
        <translation>zuletzt</translation>
    </message>
    <message>
        <source>names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>restart</source>
        <translation>Neustart</translation>
    </message>
    <message>
        <source>looked up now</source>
        <translation>jetzt nachgeschlagen</translation>
    </message>
    <message>
        <source>renewal due (T1)</source>
        <translation>Verlängerung fällig (T1)</translation>
    </message>
    <message>
        <source>after %1, as the server says</source>
        <translation>nach %1, wie der Server sagt</translation>
    </message>
    <message>
        <source>after %1, half the lease</source>
        <translation>nach %1, der halben Lease</translation>
    </message>
    <message>
        <source>%1: asked then</source>
        <translation>%1: dann gefragt</translation>
    </message>
    <message>
        <source>%1: asked %2 later</source>
        <translation>%1: %2 später gefragt</translation>
    </message>
    <message>
        <source>%1: asked %2 before that</source>
        <translation>%1: %2 früher gefragt</translation>
    </message>
    <message>
        <source>cannot tell, no interval goes with another promise</source>
        <translation>nicht zu sagen, zu keiner anderen Zusage gehört ein Abstand</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>a late beat</source>
        <translation>ein später Schlag</translation>
    </message>
    <message>
        <source>does not move the next: fixed schedule</source>
        <translation>verschiebt den nächsten nicht: fester Zeitplan</translation>
    </message>
    <message>
        <source>moves all that follow: no fixed schedule</source>
        <translation>verschiebt alle folgenden: kein fester Zeitplan</translation>
    </message>
    <message>
        <source>chance of coincidence</source>
        <translation>Wahrscheinlichkeit eines Zufalls</translation>
    </message>
    <message>
        <source>DHCP offers</source>
        <translation>DHCP bietet an</translation>
    </message>
    <message>
        <source>asked instead</source>
        <translation>stattdessen gefragt</translation>
    </message>
    <message>
        <source>%1, and what DHCP offers</source>
        <comment>time servers</comment>
        <translation>%1, und was DHCP anbietet</translation>
    </message>
    <message>
        <source>asked DHCP for time servers</source>
        <translation>fragt DHCP nach Zeitservern</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>perhaps %1</source>
        <translation>vielleicht %1</translation>
    </message>
    <message>
        <source>due amid other talk</source>
        <translation>inmitten anderer Nachrichten fällig</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>verstummt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln silence(s), the longest %1</source>
        <translation>
            <numerusform>%Ln Pause von %1</numerusform>
            <numerusform>%Ln Pausen, die längste %1</numerusform>
        </translation>
    </message>
    <message>
        <source>How far from its time a beat usually is.</source>
        <translation>Wie weit ein Schlag gewöhnlich von seiner Zeit abweicht.</translation>
    </message>
    <message>
        <source>Whether the timer is wound up anew after each beat, or keeps to a clock.</source>
        <translation>Ob der Timer nach jedem Schlag neu aufgezogen wird oder sich an eine Uhr hält.</translation>
    </message>
    <message>
        <source>Beats that were due and not seen. On the timeline, hollow marks.</source>
        <translation>Schläge, die fällig waren und nicht gesehen wurden. Auf der Zeitleiste hohle Marken.</translation>
    </message>
    <message>
        <source>Beats that were due while the device said much else: nobody can tell them from the rest.</source>
        <translation>Schläge, die fällig waren, während das Gerät viel anderes sagte: Niemand kann sie vom Rest unterscheiden.</translation>
    </message>
    <message>
        <source>Events beyond the first of a beat.</source>
        <translation>Ereignisse nach dem ersten eines Schlags.</translation>
    </message>
    <message>
        <source>There is little to tell the period from, so it stands with &quot;perhaps&quot;.</source>
        <translation>Woraus die Periode zu lesen wäre, ist wenig: Sie steht mit „vielleicht“ da.</translation>
    </message>
    <message>
        <source>How likely events without any timer would be to fall into such a rhythm by chance. The smaller, the surer the period.</source>
        <translation>Wie wahrscheinlich Ereignisse ganz ohne Timer zufällig in solch einen Takt fielen. Je kleiner, desto sicherer die Periode.</translation>
    </message>
    <message>
        <source>What is left of the promise when the next beat comes; below 0: it was over.</source>
        <translation>Was von der Zusage übrig ist, wenn der nächste Schlag kommt; unter 0: Sie war vorbei.</translation>
    </message>
    <message>
        <source>Whether the interval is made of what was promised, or hard-coded in the device.</source>
        <translation>Ob der Abstand aus der Zusage gemacht oder im Gerät fest eingebaut ist.</translation>
    </message>
    <message>
        <source>So many beats in a row may be lost before the promise is over.</source>
        <translation>So viele Schläge nacheinander dürfen ausfallen, ehe die Zusage vorbei ist.</translation>
    </message>
    <message>
        <source>A STUN request over UDP is sent up to seven times; so many leave before the promise is over.</source>
        <translation>Eine STUN-Anfrage über UDP wird bis zu siebenmal gesendet; so viele gehen hinaus, ehe die Zusage vorbei ist.</translation>
    </message>
    <message>
        <source>jump</source>
        <translation>Sprung</translation>
    </message>
</context>
<context>
    <name>phonehome::GroupModel</name>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>Streuung</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Zusage</translation>
    </message>
    <message>
        <source>Margin</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>Next due</source>
        <translation>Nächster fällig</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Geändert</translation>
    </message>
    <message>
        <source>Protocol, kind of message, and with whom</source>
        <translation>Protokoll, Art der Nachricht und mit wem</translation>
    </message>
    <message>
        <source>Time from beat to beat; perhaps: there is little to tell it from</source>
        <translation>Zeit von Schlag zu Schlag; vielleicht: Es gibt wenig, woran man sie erkennt</translation>
    </message>
    <message>
        <source>What is left of the promise when the next beat comes; below 0: it was over</source>
        <translation>Was von der Zusage übrig ist, wenn der nächste Schlag kommt; unter 0: Sie war vorbei</translation>
    </message>
    <message>
        <source>Beats of the timer that were seen; without a timer, all messages</source>
        <translation>Gesehene Schläge des Zeitgebers; ohne Zeitgeber alle Nachrichten</translation>
    </message>
    <message>
        <source>Beats that were due and not seen</source>
        <translation>Schläge, die fällig waren und nicht zu sehen sind</translation>
    </message>
    <message>
        <source>How far from its time a beat usually is</source>
        <translation>Wie weit ein Schlag gewöhnlich neben seiner Zeit liegt</translation>
    </message>
    <message>
        <source>When it was seen first</source>
        <translation>Wann es zuerst gesehen wurde</translation>
    </message>
    <message>
        <source>Last change of period, restart or pause</source>
        <translation>Letzter Wechsel der Periode, Neustart oder Pause</translation>
    </message>
    <message>
        <source>How long the last grant, answer or announcement holds</source>
        <translation>Wie lange die letzte Zusage, Antwort oder Ankündigung gilt</translation>
    </message>
</context>
<context>
    <name>phonehome::HexView</name>
    <message>
        <source>Bytes</source>
        <translation>Bytes</translation>
    </message>
</context>
<context>
    <name>phonehome::LaneMode</name>
    <message>
        <source>by protocol</source>
        <translation>nach Protokoll</translation>
    </message>
    <message>
        <source>by group</source>
        <translation>nach Gruppe</translation>
    </message>
    <message>
        <source>by device</source>
        <translation>nach Gerät</translation>
    </message>
    <message>
        <source>by peer</source>
        <translation>nach Gegenstelle</translation>
    </message>
    <message numerus="yes">
        <source>%Ln other protocol(s)</source>
        <translation>
            <numerusform>%Ln weiteres Protokoll</numerusform>
            <numerusform>%Ln weitere Protokolle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other group(s)</source>
        <translation>
            <numerusform>%Ln weitere Gruppe</numerusform>
            <numerusform>%Ln weitere Gruppen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other device(s)</source>
        <translation>
            <numerusform>%Ln weiteres Gerät</numerusform>
            <numerusform>%Ln weitere Geräte</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other peer(s)</source>
        <translation>
            <numerusform>%Ln weitere Gegenstelle</numerusform>
            <numerusform>%Ln weitere Gegenstellen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::LoadingBar</name>
    <message>
        <source>Reading the capture</source>
        <translation>Der Mitschnitt wird gelesen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>%1 read, %2</source>
        <comment>bytes, packets</comment>
        <translation>%1 gelesen, %2</translation>
    </message>
    <message>
        <source>%1 of %2, %3</source>
        <comment>bytes, bytes, packets</comment>
        <translation>%1 von %2, %3</translation>
    </message>
</context>
<context>
    <name>phonehome::LocalPage</name>
    <message>
        <source>Interfaces of this computer</source>
        <translation>Schnittstellen dieses Rechners</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>Schnittstelle</translation>
    </message>
    <message>
        <source>Addresses</source>
        <translation>Adressen</translation>
    </message>
    <message>
        <source>Packets per second</source>
        <translation>Pakete pro Sekunde</translation>
    </message>
    <message>
        <source>Last minute</source>
        <translation>Letzte Minute</translation>
    </message>
    <message>
        <source>Most devices can&apos;t be seen from this computer: a switch or the Wi-Fi hands them their own packets only. To see what they say, capture at the router.</source>
        <translation>Die meisten Geräte sind von diesem Rechner aus nicht zu sehen: Switch oder WLAN geben jedem nur seine eigenen Pakete. Um zu sehen, was sie sagen, schneiden Sie am Router mit.</translation>
    </message>
    <message>
        <source>Capture filter</source>
        <translation>Mitschnittfilter</translation>
    </message>
    <message>
        <source>The program that captures, phonehome-capture, is not installed.</source>
        <translation>Das Programm, das mitschneidet, phonehome-capture, ist nicht installiert.</translation>
    </message>
    <message>
        <source>You may not capture on this computer yet.</source>
        <translation>Sie dürfen auf diesem Rechner noch nicht mitschneiden.</translation>
    </message>
    <message>
        <source>Run this once in a terminal, then open this dialog again:</source>
        <translation>Führen Sie dies einmal in einem Terminal aus und öffnen Sie dann diesen Dialog wieder:</translation>
    </message>
    <message>
        <source>Or capture at the router, or open a file instead: neither needs any right here.</source>
        <translation>Oder schneiden Sie am Router mit oder öffnen Sie eine Datei: beides braucht hier kein Recht.</translation>
    </message>
    <message>
        <source>down</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>Looking for interfaces…</source>
        <translation>Schnittstellen werden gesucht…</translation>
    </message>
    <message>
        <source>Wireshark&apos;s dumpcap captures, since phonehome-capture may not: what was lost is known when it ends.</source>
        <translation>Wiresharks dumpcap zeichnet auf, da phonehome-capture es nicht darf: Was verloren ging, ist am Ende bekannt.</translation>
    </message>
    <message>
        <source>Wireshark&apos;s dumpcap captures, since phonehome-capture is not installed: a filter is not checked while you type, and what was lost is known when it ends. The package phonehome has it.</source>
        <translation>Wiresharks dumpcap zeichnet auf, da phonehome-capture nicht installiert ist: Ein Filter wird beim Tippen nicht geprüft, und was verloren ging, ist am Ende bekannt. Das Paket phonehome enthält es.</translation>
    </message>
    <message>
        <source>No interface can be listed: install phonehome-capture or dumpcap.</source>
        <translation>Keine Schnittstelle ist zu sehen: installieren Sie phonehome-capture oder dumpcap.</translation>
    </message>
</context>
<context>
    <name>phonehome::LogDialog</name>
    <message>
        <source>&amp;Find it by the lookups that agree</source>
        <translation>Aus den übereinstimmenden Anfragen &amp;finden</translation>
    </message>
    <message>
        <source>Import resolver log</source>
        <translation>Resolver-Log importieren</translation>
    </message>
    <message>
        <source>This computer&apos;s (%1)</source>
        <translation>Die dieses Rechners (%1)</translation>
    </message>
    <message>
        <source> s</source>
        <translation> s</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Pi-hole and dnsmasq write times without a zone. The capture is read again with the names from the log.</source>
        <translation>Pi-hole und dnsmasq schreiben Zeiten ohne Zone. Der Mitschnitt wird mit den Namen aus dem Log noch einmal gelesen.</translation>
    </message>
    <message>
        <source>Time &amp;zone of the log</source>
        <translation>Zeit&amp;zone des Logs</translation>
    </message>
    <message>
        <source>Clock&apos;s difference</source>
        <translation>Unterschied der Uhren</translation>
    </message>
    <message>
        <source>&amp;Add to its times</source>
        <translation>Zu seinen Zeiten &amp;addieren</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
</context>
<context>
    <name>phonehome::LogText</name>
    <message>
        <source>%1 is not there.</source>
        <translation>%1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read: %2.</source>
        <translation>%1 ist nicht lesbar: %2.</translation>
    </message>
    <message>
        <source>%1 is a folder. Choose the log in it.</source>
        <translation>%1 ist ein Ordner. Bitte das Log darin wählen.</translation>
    </message>
    <message>
        <source>%1 is not a regular file. Save the log to a file first.</source>
        <translation>%1 ist keine gewöhnliche Datei. Das Log bitte erst in einer Datei speichern.</translation>
    </message>
    <message>
        <source>%1 is empty.</source>
        <translation>%1 ist leer.</translation>
    </message>
    <message>
        <source>%1 is not a resolver&apos;s log of a form that is read here: dnsmasq, Pi-hole, AdGuard Home, Unbound, Zeek, hosts or CSV.</source>
        <translation>%1 ist kein Resolver-Log einer hier gelesenen Form: dnsmasq, Pi-hole, AdGuard Home, Unbound, Zeek, hosts oder CSV.</translation>
    </message>
    <message>
        <source>%1 is packed and damaged or cut. The %2 records before that are kept.</source>
        <translation>%1 ist gepackt und beschädigt oder abgeschnitten. Die %2 Einträge davor bleiben.</translation>
    </message>
    <message>
        <source>%1 is no readable SQLite database: %2.</source>
        <translation>%1 ist keine lesbare SQLite-Datenbank: %2.</translation>
    </message>
    <message>
        <source>%1 is a database without Pi-hole&apos;s queries.</source>
        <translation>%1 ist eine Datenbank ohne Anfragen von Pi-hole.</translation>
    </message>
    <message>
        <source>%1 is a damaged or cut database: %2. The %3 records before that are kept.</source>
        <translation>%1 ist eine beschädigte oder abgeschnittene Datenbank: %2. Die %3 Einträge davor bleiben.</translation>
    </message>
    <message>
        <source>%1 is locked by another program. Copy it with &quot;sqlite3 %1 .backup copy.db&quot; and import that.</source>
        <translation>%1 ist von einem anderen Programm gesperrt. Mit „sqlite3 %1 .backup copy.db“ kopieren und die Kopie importieren.</translation>
    </message>
    <message>
        <source>%1 was read in part: cancelled.</source>
        <translation>%1 wurde zum Teil gelesen: abgebrochen.</translation>
    </message>
    <message>
        <source>%1: %2 of %3 lines could not be read and were skipped; the others are kept.</source>
        <translation>%1: %2 von %3 Zeilen waren nicht lesbar und wurden übergangen; die anderen bleiben.</translation>
    </message>
    <message>
        <source>%1 was copied without its -wal file: the newest queries may be missing.</source>
        <translation>%1 wurde ohne seine -wal-Datei kopiert: die neuesten Anfragen können fehlen.</translation>
    </message>
    <message>
        <source>%1: not read</source>
        <translation>%1: nicht gelesen</translation>
    </message>
    <message>
        <source>%1: %2 lines</source>
        <translation>%1: %2 Zeilen</translation>
    </message>
    <message>
        <source>says what was asked, never what was answered</source>
        <translation>sagt, was gefragt, nie was geantwortet wurde</translation>
    </message>
    <message>
        <source>%1 of %2 agree</source>
        <translation>%1 von %2 stimmen überein</translation>
    </message>
    <message>
        <source>has no times</source>
        <translation>hat keine Zeiten</translation>
    </message>
    <message>
        <source>clock taken as it is (%1)</source>
        <translation>Uhr wie sie ist (%1)</translation>
    </message>
    <message>
        <source>clock agrees (%1)</source>
        <translation>Uhr stimmt (%1)</translation>
    </message>
    <message>
        <source>clock shifted by %1 (%2)</source>
        <translation>Uhr um %1 verschoben (%2)</translation>
    </message>
    <message>
        <source>clock drifts, shifted by %1 to %2 (%3)</source>
        <translation>Uhr läuft weg, verschoben um %1 bis %2 (%3)</translation>
    </message>
</context>
<context>
    <name>phonehome::MainWindow</name>
    <message>
        <source>Toolbar</source>
        <translation>Werkzeugleiste</translation>
    </message>
    <message>
        <source>Filter rows: words they must hold</source>
        <translation>Zeilen filtern: Wörter darin</translation>
    </message>
    <message>
        <source>Filter rows</source>
        <translation>Zeilen filtern</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <translation>&amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Forget all</source>
        <translation>Alle vergessen</translation>
    </message>
    <message>
        <source>%1 – Phonehome</source>
        <translation>%1 – Phonehome</translation>
    </message>
    <message>
        <source>Chart saved as %1</source>
        <translation>Diagramm gespeichert als %1</translation>
    </message>
    <message>
        <source>Open captures</source>
        <translation>Mitschnitte öffnen</translation>
    </message>
    <message>
        <source>Chart copied</source>
        <translation>Diagramm kopiert</translation>
    </message>
    <message>
        <source>Export chart</source>
        <translation>Diagramm exportieren</translation>
    </message>
    <message>
        <source>PNG picture (*.png);;SVG drawing (*.svg);;CSV table of what it shows (*.csv)</source>
        <translation>PNG-Bild (*.png);;SVG-Zeichnung (*.svg);;CSV-Tabelle dessen, was es zeigt (*.csv)</translation>
    </message>
    <message>
        <source>Open the capture first, then import the resolver&apos;s log that belongs to it.</source>
        <translation>Bitte erst den Mitschnitt öffnen, dann das Resolver-Log importieren, das dazu gehört.</translation>
    </message>
    <message>
        <source>Import resolver logs</source>
        <translation>Resolver-Logs importieren</translation>
    </message>
    <message>
        <source>All files (*);;Logs (*.log *.log.* *.json *.db *.csv *.gz)</source>
        <translation>Alle Dateien (*);;Logs (*.log *.log.* *.json *.db *.csv *.gz)</translation>
    </message>
    <message>
        <source>Follow a capture while it is written</source>
        <translation>Einem Mitschnitt folgen, während er geschrieben wird</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Save capture</source>
        <translation>Mitschnitt speichern</translation>
    </message>
    <message>
        <source>Import owner database</source>
        <translation>Inhaber-Datenbank importieren</translation>
    </message>
    <message>
        <source>Owners of addresses (*.mmdb *.json);;All files (*)</source>
        <translation>Inhaber von Adressen (*.mmdb *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export names</source>
        <translation>Namen exportieren</translation>
    </message>
    <message>
        <source>Hosts file (*.hosts);;CSV table (*.csv);;JSON (*.json)</source>
        <translation>Hosts-Datei (*.hosts);;CSV-Tabelle (*.csv);;JSON (*.json)</translation>
    </message>
    <message>
        <source>Names saved as %1</source>
        <translation>Namen gespeichert als %1</translation>
    </message>
    <message>
        <source>Owners of addresses by %1</source>
        <translation>Inhaber der Adressen nach %1</translation>
    </message>
    <message>
        <source>&amp;Stop capture</source>
        <translation>Mitschnitt &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Start capture</source>
        <translation>Mitschnitt &amp;starten</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>standard input</source>
        <translation>Standardeingabe</translation>
    </message>
    <message>
        <source>Captures (*.pcapng)</source>
        <translation>Mitschnitte (*.pcapng)</translation>
    </message>
    <message>
        <source>Delete what was captured on %1 (%2)? It was not saved and can&apos;t be brought back.</source>
        <translation>Den Mitschnitt vom %1 (%2) löschen? Er wurde nicht gespeichert und kann nicht zurückgeholt werden.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Saving %1 …</source>
        <translation>Speichert %1 …</translation>
    </message>
    <message>
        <source>The system&apos;s keyring does not keep the password: %1. It is asked for next time.</source>
        <translation>Der Schlüsselbund des Systems nimmt das Passwort nicht: %1. Beim nächsten Mal wird danach gefragt.</translation>
    </message>
    <message>
        <source>Trust it</source>
        <translation>Vertrauen</translation>
    </message>
    <message>
        <source>Stop &amp;asking the resolver</source>
        <translation>&amp;Abfrage des Resolvers beenden</translation>
    </message>
    <message>
        <source>&amp;Ask a resolver…</source>
        <translation>Resolver &amp;abfragen …</translation>
    </message>
    <message>
        <source>&amp;High contrast</source>
        <translation>&amp;Hoher Kontrast</translation>
    </message>
    <message>
        <source>Reverse lookups: %1 of %2 addresses asked for, %3 have a name</source>
        <translation>Rückwärtsauflösung: %1 von %2 Adressen erfragt, %3 haben einen Namen</translation>
    </message>
    <message>
        <source>No DNS server of this computer answers (%1), so addresses stay without names. Check the network, then switch the lookups off and on again.</source>
        <translation>Kein DNS-Server dieses Rechners antwortet (%1), so bleiben Adressen ohne Namen. Prüfen Sie das Netz und schalten Sie das Nachschlagen dann aus und wieder ein.</translation>
    </message>
    <message>
        <source>Phonehome will ask this computer&apos;s DNS server (%1) what the internet addresses are called that the data does not name. Who runs that server learns which addresses you look at.

The names are those of now, not of the time of the capture. This holds until you switch it off or leave Phonehome.</source>
        <translation>Phonehome wird den DNS-Server dieses Rechners (%1) fragen, wie die Internetadressen heißen, die die Daten nicht benennen. Wer diesen Server betreibt, erfährt, welche Adressen Sie ansehen.

Die Namen sind die von jetzt, nicht die aus der Zeit des Mitschnitts. Das gilt, bis Sie es ausschalten oder Phonehome verlassen.</translation>
    </message>
    <message>
        <source>Look up</source>
        <translation>Nachschlagen</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>Sichern unter</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webseite (*.html)</translation>
    </message>
    <message>
        <source>Markdown (*.md)</source>
        <translation>Markdown (*.md)</translation>
    </message>
    <message>
        <source>Report saved as %1</source>
        <translation>Bericht gesichert als %1</translation>
    </message>
    <message>
        <source>Text (*.txt)</source>
        <translation>Text (*.txt)</translation>
    </message>
    <message>
        <source>Settings saved as %1</source>
        <translation>Einstellungen gesichert als %1</translation>
    </message>
    <message>
        <source>Export table</source>
        <translation>Tabelle exportieren</translation>
    </message>
    <message>
        <source>CSV table (*.csv)</source>
        <translation>CSV-Tabelle (*.csv)</translation>
    </message>
    <message>
        <source>%1 saved as %2</source>
        <comment>packets, path</comment>
        <translation>%1 gespeichert als %2</translation>
    </message>
    <message>
        <source>Table saved as %1</source>
        <translation>Tabelle gespeichert als %1</translation>
    </message>
    <message>
        <source>The device goes by its own name again</source>
        <translation>Das Gerät heißt wieder nach sich selbst</translation>
    </message>
    <message>
        <source>The device is called %1 now</source>
        <translation>Das Gerät heißt jetzt %1</translation>
    </message>
    <message>
        <source>Save the capture first and open it: packets are taken out of whole files.</source>
        <translation>Speichern Sie den Mitschnitt erst und öffnen Sie ihn: Pakete werden aus ganzen Dateien genommen.</translation>
    </message>
    <message>
        <source>Only: %1</source>
        <comment>packets of a capture</comment>
        <translation>Nur: %1</translation>
    </message>
    <message>
        <source>Packets are still being saved: export others when that is done.</source>
        <translation>Es werden noch Pakete gespeichert: Exportieren Sie andere, wenn das fertig ist.</translation>
    </message>
    <message>
        <source>Captures and sessions (*.pcap *.pcapng *.cap *.dump *.phonehome);;All files (*)</source>
        <translation>Mitschnitte und Sitzungen (*.pcap *.pcapng *.cap *.dump *.phonehome);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Sessions (*.phonehome)</source>
        <translation>Sitzungen (*.phonehome)</translation>
    </message>
    <message>
        <source>The session is saved, without what the resolver was asked for: that is kept in no file. Ask it again next time, or export the capture with its names.</source>
        <translation>Die Sitzung ist gespeichert, ohne das, was der Resolver gesagt hat: das steht in keiner Datei. Fragen Sie ihn beim nächsten Mal wieder, oder exportieren Sie den Mitschnitt mit seinen Namen.</translation>
    </message>
    <message>
        <source>Session saved as %1</source>
        <translation>Sitzung gespeichert als %1</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
</context>
<context>
    <name>phonehome::MessageBar</name>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>And %n more; Copy gives all.</source>
        <translation>
            <numerusform>Und %n weitere; Kopieren gibt alle.</numerusform>
            <numerusform>Und %n weitere; Kopieren gibt alle.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::NameFacts</name>
    <message>
        <source>nobody known</source>
        <translation>niemand Bekanntes</translation>
    </message>
    <message>
        <source>%1 – by %2</source>
        <comment>owner, database</comment>
        <translation>%1 – nach %2</translation>
    </message>
    <message>
        <source>%1: %2, asked by %3, %4</source>
        <translation>%1: %2, gefragt von %3, %4</translation>
    </message>
    <message>
        <source>asked by</source>
        <translation>gefragt von</translation>
    </message>
    <message>
        <source>said</source>
        <translation>gesagt</translation>
    </message>
    <message>
        <source>valid until</source>
        <translation>gültig bis</translation>
    </message>
    <message>
        <source>no TTL known</source>
        <translation>keine TTL bekannt</translation>
    </message>
    <message>
        <source>by way of</source>
        <translation>über</translation>
    </message>
    <message>
        <source>resolver</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>also</source>
        <translation>auch</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln other(s)</source>
        <translation>
            <numerusform>und %Ln weiterer</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>valid until %1</source>
        <translation>gültig bis %1</translation>
    </message>
    <message>
        <source>%1 to %2 by %3, %4</source>
        <translation>%1 an %2 über %3, %4</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>transport</source>
        <translation>Transport</translation>
    </message>
    <message>
        <source>protocol</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>seen</source>
        <translation>gesehen</translation>
    </message>
    <message>
        <source>named by</source>
        <translation>benannt durch</translation>
    </message>
    <message>
        <source>domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>asked</source>
        <translation>gefragt</translation>
    </message>
    <message>
        <source>%1 times, answered %2 times</source>
        <translation>%1-mal, beantwortet %2-mal</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>blocked</source>
        <translation>gesperrt</translation>
    </message>
    <message>
        <source>asked and refused: not a name of any address</source>
        <translation>gefragt und abgewiesen: Name keiner Adresse</translation>
    </message>
    <message>
        <source>used by</source>
        <translation>genutzt von</translation>
    </message>
    <message>
        <source>owners by</source>
        <translation>Inhaber nach</translation>
    </message>
    <message>
        <source>this computer, not a device of the capture</source>
        <translation>von diesem Rechner, keinem Gerät des Mitschnitts</translation>
    </message>
</context>
<context>
    <name>phonehome::NameModel</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weitere</numerusform>
            <numerusform>%1 und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>server failed</source>
        <translation>Server versagte</translation>
    </message>
    <message>
        <source>no such name</source>
        <translation>Name gibt es nicht</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>error %1</source>
        <translation>Fehler %1</translation>
    </message>
    <message>
        <source>blocked (%1)</source>
        <translation>gesperrt (%1)</translation>
    </message>
    <message>
        <source>no address of this type</source>
        <translation>keine Adresse dieses Typs</translation>
    </message>
    <message>
        <source>no answer seen</source>
        <translation>keine Antwort gesehen</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Asked name</source>
        <translation>Erfragter Name</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Answers</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>CNAME chain</source>
        <translation>CNAME-Kette</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>Resolver</source>
        <translation>Resolver</translation>
    </message>
    <message>
        <source>Used by</source>
        <translation>Benutzt von</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Asked</source>
        <translation>Gefragt</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>Inhaber</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Domain</source>
        <translation>Domain</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>dieser Rechner</translation>
    </message>
    <message>
        <source>Where the name is from, and how sure that is: ● certain, ◕ likely, ◑ probable, ◔ a guess</source>
        <translation>Woher der Name stammt und wie sicher das ist: ● sicher, ◕ wahrscheinlich, ◑ vermutlich, ◔ geraten</translation>
    </message>
    <message>
        <source>Who asked for it or used it</source>
        <translation>Wer danach fragte oder ihn benutzte</translation>
    </message>
    <message>
        <source>How many times it was asked for</source>
        <translation>Wie oft danach gefragt wurde</translation>
    </message>
    <message>
        <source>How long the last answer holds</source>
        <translation>Wie lange die letzte Antwort gilt</translation>
    </message>
</context>
<context>
    <name>phonehome::NameTree</name>
    <message numerus="yes">
        <source>%1 (%Ln name(s))</source>
        <translation>
            <numerusform>%1 (%Ln Name)</numerusform>
            <numerusform>%1 (%Ln Namen)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es)</source>
        <translation>
            <numerusform>%Ln Adresse</numerusform>
            <numerusform>%Ln Adressen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln flow(s)</source>
        <translation>
            <numerusform>%Ln Fluss</numerusform>
            <numerusform>%Ln Flüsse</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::NamesView</name>
    <message>
        <source>Names and addresses</source>
        <translation>Namen und Adressen</translation>
    </message>
    <message>
        <source>No lookups in this capture: the resolver is probably on the LAN.</source>
        <translation>Keine Namensanfragen in diesem Mitschnitt: der Resolver steht wohl im LAN.</translation>
    </message>
    <message>
        <source>Capture where the resolver&apos;s answers pass, or at the resolver itself, to see names.</source>
        <translation>Dort mitschneiden, wo die Antworten des Resolvers vorbeikommen, oder bei ihm selbst, um Namen zu sehen.</translation>
    </message>
    <message>
        <source>No lookups in this capture.</source>
        <translation>Keine Namensanfragen in diesem Mitschnitt.</translation>
    </message>
    <message>
        <source>No device asked a DNS server while it was taken. Devices ask when they start: restart one while you capture.</source>
        <translation>Kein Gerät fragte in dieser Zeit einen DNS-Server. Geräte fragen beim Start: eines während des Mitschnitts neu starten.</translation>
    </message>
    <message>
        <source>&amp;Group by domain</source>
        <translation>Nach Domain &amp;gruppieren</translation>
    </message>
    <message>
        <source>Names of one registered domain, and names that differ in a number, as one row</source>
        <translation>Namen einer registrierten Domain und Namen, die sich in einer Zahl unterscheiden, als eine Zeile</translation>
    </message>
    <message>
        <source>Names and addresses by domain</source>
        <translation>Namen und Adressen nach Domain</translation>
    </message>
    <message>
        <source>Show its &amp;flows</source>
        <translation>Seine &amp;Flüsse zeigen</translation>
    </message>
    <message>
        <source>Copy &amp;name</source>
        <translation>&amp;Namen kopieren</translation>
    </message>
    <message>
        <source>Export its &amp;packets…</source>
        <translation>Seine &amp;Pakete exportieren …</translation>
    </message>
</context>
<context>
    <name>phonehome::Options</name>
    <message>
        <source>%1
phonehome --help lists what can be asked.</source>
        <translation>%1
phonehome --help zählt auf, was verlangt werden kann.</translation>
    </message>
    <message>
        <source>Shows which device at home says what to whom, how often, and against which promise.</source>
        <translation>Zeigt, welches Gerät zu Hause wem was sagt, wie oft und gegen welche Zusage.</translation>
    </message>
    <message>
        <source>Says this.</source>
        <translation>Sagt dies.</translation>
    </message>
    <message>
        <source>Says the version.</source>
        <translation>Nennt die Version.</translation>
    </message>
    <message>
        <source>Language of the window, such as de.</source>
        <translation>Sprache des Fensters, etwa de.</translation>
    </message>
    <message>
        <source>All times in UTC.</source>
        <translation>Alle Zeiten in UTC.</translation>
    </message>
    <message>
        <source>Size of that picture, such as 1440x640.</source>
        <translation>Größe dieses Bildes, etwa 1440x640.</translation>
    </message>
    <message>
        <source>Pixels for each unit of size, 0.5 to 4.</source>
        <translation>Pixel je Einheit der Größe, 0.5 bis 4.</translation>
    </message>
    <message>
        <source>--size is width x height from 480x240 to 8000x8000, not &quot;%1&quot;.</source>
        <translation>--size ist Breite x Höhe von 480x240 bis 8000x8000, nicht „%1“.</translation>
    </message>
    <message>
        <source>--scale is a number from 0.5 to 4, not &quot;%1&quot;.</source>
        <translation>--scale ist eine Zahl von 0.5 bis 4, nicht „%1“.</translation>
    </message>
    <message>
        <source>The same of the whole window on FILE.</source>
        <translation>Dasselbe vom ganzen Fenster mit FILE.</translation>
    </message>
    <message>
        <source>A picture needs the captures to draw.</source>
        <translation>Ein Bild braucht die Mitschnitte, die gezeichnet werden sollen.</translation>
    </message>
    <message>
        <source>Draws the chart of FILE without a display, as PNG, SVG or CSV by the name&apos;s end, and leaves.</source>
        <translation>Zeichnet das Diagramm von FILE ohne Bildschirm, als PNG, SVG oder CSV nach dem Ende des Namens, und endet.</translation>
    </message>
    <message>
        <source>Which chart: timeline or cadence.</source>
        <translation>Welches Diagramm: timeline (Zeitleiste) oder cadence (Takt).</translation>
    </message>
    <message>
        <source>--chart is timeline or cadence, not &quot;%1&quot;.</source>
        <translation>--chart ist timeline oder cadence, nicht „%1“.</translation>
    </message>
    <message>
        <source>Log of a resolver, joined to the captures; may be given several times.</source>
        <translation>Log eines Resolvers, wird mit den Mitschnitten verbunden; mehrmals möglich.</translation>
    </message>
    <message>
        <source>Time zone of logs that write none, such as Europe/Berlin.</source>
        <translation>Zeitzone von Logs, die keine schreiben, etwa Europe/Berlin.</translation>
    </message>
    <message>
        <source>--dns-log-zone knows no time zone &quot;%1&quot;.</source>
        <translation>--dns-log-zone kennt keine Zeitzone „%1“.</translation>
    </message>
    <message>
        <source>Captures, read as one data set in time order; - is standard input.</source>
        <translation>Mitschnitte, in zeitlicher Ordnung als ein Datensatz gelesen; - ist die Standardeingabe.</translation>
    </message>
    <message>
        <source>Reads a capture while another program writes it, or a folder of captures that follow one another.</source>
        <translation>Liest einen Mitschnitt, während ein anderes Programm ihn schreibt, oder einen Ordner aufeinander folgender Mitschnitte.</translation>
    </message>
    <message>
        <source>Database that says whose addresses are (MMDB); may be given several times.</source>
        <translation>Datenbank, die sagt, wem Adressen gehören (MMDB); darf mehrmals angegeben werden.</translation>
    </message>
    <message>
        <source>Amazon&apos;s ip-ranges.json.</source>
        <translation>Amazons ip-ranges.json.</translation>
    </message>
    <message>
        <source>Lanes of the timeline: protocol, group, device or peer.</source>
        <translation>Spuren der Zeitleiste: protocol, group, device oder peer.</translation>
    </message>
    <message>
        <source>--lanes is protocol, group, device or peer, not &quot;%1&quot;.</source>
        <translation>--lanes ist protocol, group, device oder peer, nicht „%1“.</translation>
    </message>
    <message>
        <source>Colours: system, light, dark or contrast.</source>
        <translation>Farben: system, light, dark oder contrast.</translation>
    </message>
    <message>
        <source>--theme is system, light, dark or contrast, not &quot;%1&quot;.</source>
        <translation>--theme ist system, light, dark oder contrast, nicht „%1“.</translation>
    </message>
    <message>
        <source>--export-chart writes PNG, SVG or CSV by the end of the name, and &quot;%1&quot; has none of .png, .svg and .csv.</source>
        <translation>--export-chart schreibt PNG, SVG oder CSV, je nach Endung des Namens, und „%1“ hat keine von .png, .svg und .csv.</translation>
    </message>
    <message>
        <source>--export-window writes PNG, and &quot;%1&quot; does not end in .png.</source>
        <translation>--export-window schreibt PNG, und „%1“ endet nicht auf .png.</translation>
    </message>
    <message>
        <source>Your names of devices, in the form of /etc/ethers; in place of the file that they are kept in.</source>
        <translation>Ihre Namen der Geräte, in der Form von /etc/ethers; statt der Datei, in der sie stehen.</translation>
    </message>
</context>
<context>
    <name>phonehome::OwnerDialog</name>
    <message>
        <source>Download owners&apos; data</source>
        <translation>Inhaberdaten herunterladen</translation>
    </message>
    <message>
        <source>&amp;Networks</source>
        <translation>&amp;Netze</translation>
    </message>
    <message>
        <source>&amp;Countries</source>
        <translation>&amp;Länder</translation>
    </message>
    <message>
        <source>&amp;Amazon&apos;s cloud</source>
        <translation>Cloud von &amp;Amazon</translation>
    </message>
    <message>
        <source>Files that say whose an address is. They are fetched once and looked into on this computer; nothing of your captures is sent.</source>
        <translation>Dateien, die sagen, wem eine Adresse gehört. Sie werden einmal geholt, und nachgesehen wird auf diesem Rechner; nichts aus Ihren Mitschnitten wird gesendet.</translation>
    </message>
    <message>
        <source>Address of the file</source>
        <translation>Adresse der Datei</translation>
    </message>
    <message>
        <source>Nothing of the kind is here yet.</source>
        <translation>Noch ist nichts dergleichen hier.</translation>
    </message>
    <message>
        <source>In use: %1</source>
        <translation>In Gebrauch: %1</translation>
    </message>
    <message>
        <source>Networks and countries: IP Geolocation by DB-IP (https://db-ip.com), licence CC BY 4.0, a new file each month. Ranges of the cloud: by Amazon.</source>
        <translation>Netze und Länder: IP Geolocation by DB-IP (https://db-ip.com), Lizenz CC BY 4.0, jeden Monat eine neue Datei. Bereiche der Cloud: von Amazon.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>phonehome::PacketWords</name>
    <message>
        <source>%1 with %2</source>
        <comment>transport, peer</comment>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>%1 with %2, port %3</source>
        <comment>transport, peer, its port</comment>
        <translation>%1 mit %2, Port %3</translation>
    </message>
    <message>
        <source>connections of %1</source>
        <comment>a group</comment>
        <translation>Verbindungen von %1</translation>
    </message>
    <message>
        <source>with %1</source>
        <comment>a peer</comment>
        <translation>mit %1</translation>
    </message>
    <message numerus="yes">
        <source>without %n time span(s)</source>
        <translation>
            <numerusform>ohne %n Zeitraum</numerusform>
            <numerusform>ohne %n Zeiträume</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::PacketsDialog</name>
    <message>
        <source>&amp;All packets</source>
        <translation>&amp;Alle Pakete</translation>
    </message>
    <message>
        <source>&amp;Only what is shown</source>
        <translation>&amp;Nur was zu sehen ist</translation>
    </message>
    <message>
        <source>Export capture with names</source>
        <translation>Mitschnitt mit Namen exportieren</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen …</translation>
    </message>
</context>
<context>
    <name>phonehome::Recording</name>
    <message>
        <source>Recording of %1</source>
        <translation>Mitschnitt vom %1</translation>
    </message>
    <message>
        <source>Following %1</source>
        <translation>Folgt %1</translation>
    </message>
</context>
<context>
    <name>phonehome::RecordingText</name>
    <message>
        <source>%1 is not known to this computer yet. Connect to it once with ssh in a terminal and check its key, or let Phonehome ask.</source>
        <translation>%1 ist diesem Rechner noch nicht bekannt. Verbinden Sie sich einmal mit ssh in einem Terminal und prüfen Sie den Schlüssel, oder lassen Sie Phonehome fragen.</translation>
    </message>
    <message>
        <source>%1 shows another key than before. If you did not set it up anew, somebody may stand between. Else remove its old key with ssh-keygen -R %1.</source>
        <translation>%1 zeigt einen anderen Schlüssel als zuvor. Wenn Sie es nicht neu eingerichtet haben, könnte jemand dazwischen stehen. Sonst entfernen Sie den alten Schlüssel mit ssh-keygen -R %1.</translation>
    </message>
    <message>
        <source>%1 took neither key nor password. Check the user name and the key, and that the router allows logins by ssh.</source>
        <translation>%1 hat weder Schlüssel noch Passwort angenommen. Prüfen Sie Benutzernamen und Schlüssel, und ob der Router Anmeldungen über ssh erlaubt.</translation>
    </message>
    <message>
        <source>%1 is there, but nothing answers ssh on that port. Turn on its ssh access, or check the port.</source>
        <translation>%1 ist da, aber auf diesem Port antwortet kein ssh. Schalten Sie den ssh-Zugang ein oder prüfen Sie den Port.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached from here. Check its address and that you are in the same network.</source>
        <translation>%1 ist von hier nicht erreichbar. Prüfen Sie die Adresse und ob Sie im selben Netz sind.</translation>
    </message>
    <message>
        <source>Nobody knows the name %1. Check it, or use the router&apos;s address.</source>
        <translation>Niemand kennt den Namen %1. Prüfen Sie ihn oder nehmen Sie die Adresse des Routers.</translation>
    </message>
    <message>
        <source>%1 speaks only old kinds of ssh: %2. Update it, or allow that kind for it in ~/.ssh/config.</source>
        <translation>%1 spricht nur alte Arten von ssh: %2. Aktualisieren Sie es oder erlauben Sie diese Art in ~/.ssh/config.</translation>
    </message>
    <message>
        <source>%1 does not answer any more. Check the connection; what came until then is kept.</source>
        <translation>%1 antwortet nicht mehr. Prüfen Sie die Verbindung; was bis dahin kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 closed the connection. What came until then is kept.</source>
        <translation>%1 hat die Verbindung geschlossen. Was bis dahin kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>%1 has no tcpdump. Install it there; on OpenWrt: opkg update; opkg install tcpdump.</source>
        <translation>%1 hat kein tcpdump. Installieren Sie es dort; auf OpenWrt: opkg update; opkg install tcpdump.</translation>
    </message>
    <message>
        <source>That user may not capture on %1. Log in as root, or tick sudo and allow it tcpdump without a password.</source>
        <translation>Dieser Benutzer darf auf %1 nicht mitschneiden. Melden Sie sich als root an, oder wählen Sie sudo und erlauben Sie ihm tcpdump ohne Passwort.</translation>
    </message>
    <message>
        <source>sudo on %1 wants a password. Allow the user tcpdump without one (NOPASSWD: /usr/bin/tcpdump), or log in as root.</source>
        <translation>sudo auf %1 verlangt ein Passwort. Erlauben Sie dem Benutzer tcpdump ohne eines (NOPASSWD: /usr/bin/tcpdump), oder melden Sie sich als root an.</translation>
    </message>
    <message>
        <source>%1 has no interface of that name. Read its interfaces and choose one.</source>
        <translation>%1 hat keine Schnittstelle dieses Namens. Lesen Sie die Schnittstellen aus und wählen Sie eine.</translation>
    </message>
    <message>
        <source>The interface went away on %1. What came until then is kept.</source>
        <translation>Die Schnittstelle auf %1 ist verschwunden. Was bis dahin kam, bleibt erhalten.</translation>
    </message>
    <message>
        <source>tcpdump does not understand the filter: %1</source>
        <translation>tcpdump versteht den Filter nicht: %1</translation>
    </message>
    <message>
        <source>The router&apos;s shell does not understand the command: %1</source>
        <translation>Die Shell des Routers versteht den Befehl nicht: %1</translation>
    </message>
    <message>
        <source>%1 answers with text instead of packets: %2</source>
        <translation>%1 antwortet mit Text statt mit Paketen: %2</translation>
    </message>
    <message>
        <source>This computer has no ssh. Install it: sudo apt install openssh-client.</source>
        <translation>Dieser Rechner hat kein ssh. Installieren Sie es: sudo apt install openssh-client.</translation>
    </message>
    <message>
        <source>The capture on %1 ended: %2</source>
        <translation>Der Mitschnitt auf %1 endete: %2</translation>
    </message>
    <message>
        <source>%1 Run this once: %2</source>
        <translation>%1 Führen Sie einmal aus: %2</translation>
    </message>
    <message>
        <source>Waiting for the first packets</source>
        <translation>Wartet auf die ersten Pakete</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>%1 pro Sekunde</translation>
    </message>
    <message>
        <source>%1 on disk</source>
        <translation>%1 auf der Platte</translation>
    </message>
    <message>
        <source>none lost</source>
        <translation>keines verloren</translation>
    </message>
    <message>
        <source>%1 lost</source>
        <translation>%1 verloren</translation>
    </message>
    <message numerus="yes">
        <source>reconnected %n time(s)</source>
        <translation>
            <numerusform>%n-mal neu verbunden</numerusform>
            <numerusform>%n-mal neu verbunden</numerusform>
        </translation>
    </message>
    <message>
        <source>The capture on %1 ended without a word. Try its command in a terminal: it may say more.</source>
        <translation>Der Mitschnitt auf %1 endete ohne ein Wort. Versuchen Sie seinen Befehl in einem Terminal: vielleicht sagt er dort mehr.</translation>
    </message>
    <message>
        <source>The capturing program ended without a word. Start it in a terminal: it may say more.</source>
        <translation>Das mitschneidende Programm endete ohne ein Wort. Starten Sie es in einem Terminal: vielleicht sagt es dort mehr.</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1; %2 datagrams came that hold no frame</source>
        <translation>%1; %2 Datagramme kamen, die keinen Rahmen enthalten</translation>
    </message>
    <message>
        <source>losses are told at the end</source>
        <translation>Verluste werden am Ende gemeldet</translation>
    </message>
    <message>
        <source>%1 not understood</source>
        <translation>%1 nicht verstanden</translation>
    </message>
    <message>
        <source>Listening on %1: nothing has come yet; start the stream at the router</source>
        <translation>Empfang auf %1: noch nichts angekommen; starten Sie den Strom am Router</translation>
    </message>
    <message>
        <source>The source went away; it is asked again soon. Kept: %1</source>
        <comment>packets</comment>
        <translation>Die Quelle ist weg; sie wird bald wieder gefragt. Behalten: %1</translation>
    </message>
</context>
<context>
    <name>phonehome::RemotePage</name>
    <message>
        <source>Run tcpdump with &amp;sudo</source>
        <translation>tcpdump mit &amp;sudo ausführen</translation>
    </message>
    <message>
        <source>&amp;Read from router</source>
        <translation>Vom Router &amp;lesen</translation>
    </message>
    <message>
        <source>Address or name, as 192.168.1.1</source>
        <translation>Adresse oder Name, wie 192.168.1.1</translation>
    </message>
    <message>
        <source>The interface of the LAN shows every device&apos;s packets: br-lan on OpenWrt, br0 on many others.</source>
        <translation>Die Schnittstelle des LAN zeigt die Pakete aller Geräte: br-lan auf OpenWrt, br0 auf vielen anderen.</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>R&amp;outer</source>
        <translation>R&amp;outer</translation>
    </message>
    <message>
        <source>&amp;Interface</source>
        <translation>Sch&amp;nittstelle</translation>
    </message>
    <message>
        <source>Capture &amp;filter</source>
        <translation>Mitschnitt&amp;filter</translation>
    </message>
    <message>
        <source>Name the router first.</source>
        <translation>Nennen Sie erst den Router.</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>Fragt %1 …</translation>
    </message>
    <message numerus="yes">
        <source>%n interface(s) there; the first is the likeliest.</source>
        <translation>
            <numerusform>%n Schnittstelle dort.</numerusform>
            <numerusform>%n Schnittstellen dort; die erste ist die wahrscheinlichste.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
</context>
<context>
    <name>phonehome::ReportDialog</name>
    <message>
        <source>&amp;Mask what tells whose home it is</source>
        <translation>&amp;Unkenntlich machen, was verrät, wessen Heim es ist</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>Bericht exportieren</translation>
    </message>
    <message>
        <source>Web page (HTML)</source>
        <translation>Webseite (HTML)</translation>
    </message>
    <message>
        <source>Markdown</source>
        <translation>Markdown</translation>
    </message>
    <message>
        <source>&amp;Form</source>
        <translation>&amp;Form</translation>
    </message>
    <message>
        <source>Choose file…</source>
        <translation>Datei wählen …</translation>
    </message>
    <message>
        <source>Left out are half of each network card&apos;s number, the home&apos;s public addresses, the names that devices give themselves, and yours with your notes. Servers on the internet are named: they are what it is about.</source>
        <translation>Weggelassen sind die Hälfte jeder Kartennummer, die öffentlichen Adressen des Hauses, die Namen, die Geräte sich selbst geben, und Ihre samt Ihren Notizen. Server im Internet sind genannt: Um sie geht es.</translation>
    </message>
</context>
<context>
    <name>phonehome::ResolverDialog</name>
    <message>
        <source>Ask a resolver</source>
        <translation>Resolver abfragen</translation>
    </message>
    <message>
        <source>Pi-hole</source>
        <translation>Pi-hole</translation>
    </message>
    <message>
        <source>AdGuard Home</source>
        <translation>AdGuard Home</translation>
    </message>
    <message>
        <source>Log over ssh</source>
        <translation>Log über ssh</translation>
    </message>
    <message>
        <source>It is asked for the time of the open capture, and while a capture is under way for all that comes. Nothing of the capture is sent.</source>
        <translation>Gefragt wird nach der Zeit des geöffneten Mitschnitts und, solange einer läuft, nach allem, was kommt. Vom Mitschnitt wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>Verbinden</translation>
    </message>
</context>
<context>
    <name>phonehome::ResolverPage</name>
    <message>
        <source>&amp;Remember it in the system&apos;s keyring</source>
        <translation>Im Schlüsselbund des Systems &amp;merken</translation>
    </message>
    <message>
        <source>As http://192.168.1.2:3000</source>
        <translation>Wie http://192.168.1.2:3000</translation>
    </message>
    <message>
        <source>Only where it asks for a second factor</source>
        <translation>Nur wenn ein zweiter Faktor verlangt wird</translation>
    </message>
    <message>
        <source>Pi-hole 6: the password of its web page or, better, an app password. It tells addresses only in its newest 515 log lines: ask it while you capture. Version 5 has no such way in: import its pihole.log or pihole-FTL.db.</source>
        <translation>Pi-hole 6: das Passwort seiner Webseite oder besser ein App-Passwort. Adressen nennt es nur in den neuesten 515 Zeilen seines Logs: Fragen Sie, während Sie mitschneiden. Version 5 hat diesen Zugang nicht: Importieren Sie deren pihole.log oder pihole-FTL.db.</translation>
    </message>
    <message>
        <source>User name and password of AdGuard Home&apos;s web page. Its query log must be on.</source>
        <translation>Benutzername und Passwort der Webseite von AdGuard Home. Das Abfrageprotokoll muss dort eingeschaltet sein.</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Adresse</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>&amp;Code</source>
        <translation>&amp;Code</translation>
    </message>
    <message>
        <source>Where its web page is.</source>
        <translation>Wo seine Webseite ist.</translation>
    </message>
    <message>
        <source>That is no address of a web page.</source>
        <translation>Das ist keine Adresse einer Webseite.</translation>
    </message>
    <message>
        <source>Over http the password goes through the network as it is. At home that is usual; where you don&apos;t trust the network, use https.</source>
        <translation>Über http geht das Passwort unverschlüsselt durchs Netz. Zu Hause ist das üblich; wo Sie dem Netz nicht trauen, nehmen Sie https.</translation>
    </message>
    <message>
        <source>Over https, with a certificate that is checked.</source>
        <translation>Über https, mit einem Zertifikat, das geprüft wird.</translation>
    </message>
</context>
<context>
    <name>phonehome::ResolverText</name>
    <message>
        <source>it signed itself</source>
        <translation>es hat sich selbst unterschrieben</translation>
    </message>
    <message>
        <source>nobody known here signed it</source>
        <translation>niemand, der hier bekannt ist, hat es unterschrieben</translation>
    </message>
    <message>
        <source>it is made out to %1</source>
        <translation>es ist auf %1 ausgestellt</translation>
    </message>
    <message>
        <source>it has expired</source>
        <translation>es ist abgelaufen</translation>
    </message>
    <message>
        <source>it is not valid yet: check this computer&apos;s clock</source>
        <translation>es gilt noch nicht: Prüfen Sie die Uhr dieses Rechners</translation>
    </message>
    <message>
        <source>it can&apos;t be checked</source>
        <translation>es lässt sich nicht prüfen</translation>
    </message>
    <message>
        <source>%1 does not take that password. Use the one of its web page, or an app password from its settings under Web interface / API.</source>
        <translation>%1 nimmt dieses Passwort nicht an. Nehmen Sie das seiner Webseite oder ein App-Passwort aus den Einstellungen unter Web interface / API.</translation>
    </message>
    <message>
        <source>%1 does not take that user name and password. Use those of its web page.</source>
        <translation>%1 nimmt diesen Benutzernamen mit diesem Passwort nicht an. Nehmen Sie die seiner Webseite.</translation>
    </message>
    <message>
        <source>%1 wants a code of the second factor too. Type the one that your app shows now, or use an app password, which needs none.</source>
        <translation>%1 verlangt auch einen Code des zweiten Faktors. Geben Sie den ein, den Ihre App jetzt zeigt, oder nehmen Sie ein App-Passwort, das keinen braucht.</translation>
    </message>
    <message>
        <source>%1 does not take that code: it is wrong or was used already. Wait for the next one and type it.</source>
        <translation>%1 nimmt diesen Code nicht an: Er ist falsch oder schon gebraucht. Warten Sie auf den nächsten und geben Sie ihn ein.</translation>
    </message>
    <message>
        <source>%1 has as many sessions open as it allows. Log out elsewhere or wait half an hour for old ones to end; webserver.api.max_sessions in its settings allows more.</source>
        <translation>%1 hat so viele Sitzungen offen, wie es erlaubt. Melden Sie sich anderswo ab oder warten Sie eine halbe Stunde, bis alte enden; webserver.api.max_sessions in den Einstellungen erlaubt mehr.</translation>
    </message>
    <message>
        <source>%1 was asked too often in a short time. Wait a minute, then try again; after several wrong passwords, a quarter of an hour.</source>
        <translation>%1 wurde in kurzer Zeit zu oft gefragt. Warten Sie eine Minute und versuchen Sie es noch einmal; nach mehreren falschen Passwörtern eine Viertelstunde.</translation>
    </message>
    <message>
        <source>%1 ended the session again right after a new login. Restart its web server, then try again; what was read is kept.</source>
        <translation>%1 hat die Sitzung gleich nach einer neuen Anmeldung wieder beendet. Starten Sie dort den Webserver neu und versuchen Sie es noch einmal; was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>That is no address to ask: it begins with http:// or https://, as http://pi.hole.</source>
        <translation>Das ist keine Adresse zum Fragen: Sie beginnt mit http:// oder https://, wie http://pi.hole.</translation>
    </message>
    <message>
        <source>Nobody knows the name %1. Check it, or use the address, as http://192.168.1.2.</source>
        <translation>Den Namen %1 kennt niemand. Prüfen Sie ihn oder nehmen Sie die Adresse, wie http://192.168.1.2.</translation>
    </message>
    <message>
        <source>%1 is there, but no web server answers on that port. Check the port: AdGuard Home often has 3000, Pi-hole 80, 443 or 8080.</source>
        <translation>%1 ist da, aber auf diesem Port antwortet kein Webserver. Prüfen Sie den Port: AdGuard Home hat oft 3000, Pi-hole 80, 443 oder 8080.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be reached from here. Check its address and that you are in the same network.</source>
        <translation>%1 ist von hier nicht erreichbar. Prüfen Sie die Adresse und ob Sie im selben Netz sind.</translation>
    </message>
    <message>
        <source>%1 does not answer in time. Try again; what was read is kept.</source>
        <translation>%1 antwortet nicht rechtzeitig. Versuchen Sie es noch einmal; was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>%1 broke off in the middle of an answer. Try again; what was read is kept.</source>
        <translation>%1 hat mitten in einer Antwort abgebrochen. Versuchen Sie es noch einmal; was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>%1 was not asked: its certificate is not trusted.</source>
        <translation>%1 wurde nicht gefragt: Seinem Zertifikat wird nicht vertraut.</translation>
    </message>
    <message>
        <source>%1 was not asked: it shows another certificate than before.</source>
        <translation>%1 wurde nicht gefragt: Es zeigt ein anderes Zertifikat als früher.</translation>
    </message>
    <message>
        <source>%1 and this computer find no common kind of TLS, or it speaks none on that port. Try http:// or another port.</source>
        <translation>%1 und dieser Rechner finden keine gemeinsame Art von TLS, oder auf diesem Port gibt es keins. Versuchen Sie http:// oder einen anderen Port.</translation>
    </message>
    <message>
        <source>%1 sends us on to %2, which was not asked for. If that is right, ask there.</source>
        <translation>%1 verweist an %2, wonach nicht gefragt war. Wenn das stimmt, fragen Sie dort.</translation>
    </message>
    <message>
        <source>Asking %1 …</source>
        <translation>Fragt %1 …</translation>
    </message>
    <message>
        <source>%1 does not answer; it is asked again</source>
        <translation>%1 antwortet nicht und wird wieder gefragt</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n line(s)</source>
        <translation>
            <numerusform>%1: %n Zeile</numerusform>
            <numerusform>%1: %n Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>last %1</source>
        <translation>zuletzt %1</translation>
    </message>
    <message>
        <source>%1 missed</source>
        <translation>%1 verpasst</translation>
    </message>
    <message>
        <source>%1 does not answer as Pi-hole 6 does. Version 5 can&apos;t be asked: import its pihole.log or pihole-FTL.db instead.</source>
        <translation>%1 antwortet nicht wie Pi-hole 6. Version 5 lässt sich nicht fragen: Importieren Sie stattdessen deren pihole.log oder pihole-FTL.db.</translation>
    </message>
    <message>
        <source>%1 does not answer as AdGuard Home does. Check the port of its web page.</source>
        <translation>%1 antwortet nicht wie AdGuard Home. Prüfen Sie den Port seiner Webseite.</translation>
    </message>
    <message>
        <source>%1 answers with something that is not understood. Is it up to date? What was read is kept.</source>
        <translation>%1 antwortet mit etwas, das nicht verstanden wird. Ist es aktuell? Was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>An answer of %1 is larger than 16 MB and was not taken. What was read is kept.</source>
        <translation>Eine Antwort von %1 ist größer als 16 MB und wurde nicht angenommen. Was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>No more of %1&apos;s log is taken: 512 MB are the limit, or the disk is full. What was read is kept.</source>
        <translation>Vom Log von %1 wird nicht mehr angenommen: 512 MB sind die Grenze, oder die Platte ist voll. Was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>%1 refuses with status %2. Look into its own log; what was read is kept.</source>
        <translation>%1 lehnt mit Status %2 ab. Sehen Sie in sein eigenes Log; was gelesen wurde, bleibt.</translation>
    </message>
    <message>
        <source>The log can&apos;t be read on %1: %2. Check its path, and that the user may read it.</source>
        <translation>Das Log auf %1 lässt sich nicht lesen: %2. Prüfen Sie den Pfad und ob der Benutzer es lesen darf.</translation>
    </message>
    <message>
        <source>%1 has more history than is taken: the newest million entries were read.</source>
        <translation>%1 hat mehr Verlauf, als angenommen wird: Die neueste Million Einträge wurde gelesen.</translation>
    </message>
    <message>
        <source>%1 dropped %2 lines before they were asked for: names may be missing.</source>
        <translation>%1 hat %2 Zeilen verworfen, bevor danach gefragt wurde: Namen können fehlen.</translation>
    </message>
    <message>
        <source>%1 shows another certificate than the one you trusted. If you did not set it up anew, somebody may stand between. Nothing was sent.

SHA-256 of the new one:
%2

Trust it instead of the old?</source>
        <translation>%1 zeigt ein anderes Zertifikat als das, dem Sie vertraut haben. Wenn Sie es nicht neu eingerichtet haben, steht vielleicht jemand dazwischen. Es wurde nichts gesendet.

SHA-256 des neuen:
%2

Ihm statt dem alten vertrauen?</translation>
    </message>
    <message>
        <source>The certificate of %1 proves nothing by itself: %2. A Pi-hole at home usually has such a one. Nothing was sent yet.

SHA-256:
%3

Trust this certificate for %1 from now on?</source>
        <translation>Das Zertifikat von %1 beweist für sich nichts: %2. Ein Pi-hole zu Hause hat meist so eines. Es wurde noch nichts gesendet.

SHA-256:
%3

Diesem Zertifikat von nun an für %1 vertrauen?</translation>
    </message>
    <message>
        <source>%1: connected, no line yet</source>
        <translation>%1: verbunden, noch keine Zeile</translation>
    </message>
    <message>
        <source>The log on %1 holds no line: nothing was asked, or another file is written. Check its path, and that the resolver logs its queries.</source>
        <translation>Das Log auf %1 hat keine Zeile: es wurde nichts gefragt, oder eine andere Datei wird geschrieben. Den Pfad prüfen, und ob der Resolver seine Anfragen festhält.</translation>
    </message>
</context>
<context>
    <name>phonehome::RouterDialog</name>
    <message>
        <source>Router settings</source>
        <translation>Router-Einstellungen</translation>
    </message>
    <message>
        <source>Nothing is changed from here: read it, and paste what you want. The text says how to take it back.</source>
        <translation>Von hier aus wird nichts geändert: Lesen Sie es und fügen Sie ein, was Sie wollen. Der Text sagt, wie man es zurücknimmt.</translation>
    </message>
    <message>
        <source>&amp;Router</source>
        <translation>&amp;Router</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;Für</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Save as…</source>
        <translation>&amp;Sichern unter …</translation>
    </message>
    <message>
        <source>All devices</source>
        <translation>Alle Geräte</translation>
    </message>
    <message>
        <source>&amp;Allow what was reached, count or refuse the rest</source>
        <translation>&amp;Erlauben, was erreicht wurde, den Rest zählen oder abweisen</translation>
    </message>
    <message>
        <source>A firewall for these devices, made of whom they talked to on the internet</source>
        <translation>Eine Firewall für diese Geräte aus dem, mit wem sie im Internet sprachen</translation>
    </message>
</context>
<context>
    <name>phonehome::SessionView</name>
    <message>
        <source>The session shows a device that these captures do not hold: %1.</source>
        <translation>Die Sitzung zeigt ein Gerät, das in diesen Mitschnitten nicht vorkommt: %1.</translation>
    </message>
    <message>
        <source>The session shows a beat that these captures do not hold: %1 %2.</source>
        <translation>Die Sitzung zeigt einen Takt, der in diesen Mitschnitten nicht vorkommt: %1 %2.</translation>
    </message>
</context>
<context>
    <name>phonehome::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Everywhere</source>
        <translation>Überall</translation>
    </message>
    <message>
        <source>On the timeline</source>
        <translation>Auf der Zeitleiste</translation>
    </message>
    <message>
        <source>Next or previous event of the lane</source>
        <translation>Nächstes oder voriges Ereignis der Spur</translation>
    </message>
    <message>
        <source>Right, Left</source>
        <translation>Rechts, Links</translation>
    </message>
    <message>
        <source>Lane above or below</source>
        <translation>Spur darüber oder darunter</translation>
    </message>
    <message>
        <source>Up, Down</source>
        <translation>Auf, Ab</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger vergrößern</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Move in time</source>
        <translation>In der Zeit bewegen</translation>
    </message>
    <message>
        <source>Shift and wheel</source>
        <translation>Umschalt und Rad</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>Ziehen</translation>
    </message>
    <message>
        <source>Show an event&apos;s fields and bytes</source>
        <translation>Felder und Bytes eines Ereignisses zeigen</translation>
    </message>
    <message>
        <source>Click its tick</source>
        <translation>Auf seinen Strich klicken</translation>
    </message>
    <message>
        <source>Lanes above and below</source>
        <translation>Spuren darüber und darunter</translation>
    </message>
    <message>
        <source>Page Up, Page Down or wheel on their names</source>
        <translation>Bild auf, Bild ab oder Rad auf ihren Namen</translation>
    </message>
    <message>
        <source>Zoom in on a time span, filter by it or exclude it</source>
        <translation>Auf eine Zeitspanne zoomen, nach ihr filtern oder sie ausschließen</translation>
    </message>
    <message>
        <source>Measure from the selected event to another</source>
        <translation>Vom gewählten Ereignis zu einem anderen messen</translation>
    </message>
    <message>
        <source>Shift and click, or Ctrl+Right, Ctrl+Left</source>
        <translation>Umschalt und Klick, oder Strg+Rechts, Strg+Links</translation>
    </message>
    <message>
        <source>Zoom, filter or exclude between the two</source>
        <translation>Zwischen den beiden zoomen, filtern oder ausschließen</translation>
    </message>
    <message>
        <source>Menu key or right click</source>
        <translation>Menütaste oder Rechtsklick</translation>
    </message>
    <message>
        <source>Undo and Back</source>
        <translation>Rückgängig und Zurück</translation>
    </message>
    <message>
        <source>Filters, exclusions and zooms from the menu have one history</source>
        <translation>Filter, Ausschlüsse und Zooms aus dem Menü haben einen gemeinsamen Verlauf</translation>
    </message>
    <message>
        <source>Undo is Back, Redo is Forward</source>
        <translation>Rückgängig ist Zurück, Wiederholen ist Vorwärts</translation>
    </message>
    <message>
        <source>Compare before and after a moment</source>
        <translation>Vorher und nachher um einen Augenblick vergleichen</translation>
    </message>
</context>
<context>
    <name>phonehome::SshFields</name>
    <message>
        <source>&amp;Ask me for passwords and unknown keys</source>
        <translation>Nach P&amp;asswörtern und unbekannten Schlüsseln fragen</translation>
    </message>
    <message>
        <source>As ssh finds it, or from its agent</source>
        <translation>Wie ssh ihn findet, oder von seinem Agenten</translation>
    </message>
    <message>
        <source>Here: %1</source>
        <translation>Hier: %1</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>&amp;Key file</source>
        <translation>S&amp;chlüsseldatei</translation>
    </message>
    <message>
        <source>Run &amp;there</source>
        <translation>Dor&amp;t ausführen</translation>
    </message>
</context>
<context>
    <name>phonehome::SshLogPage</name>
    <message>
        <source>Read it with &amp;sudo</source>
        <translation>Mit &amp;sudo lesen</translation>
    </message>
    <message>
        <source>Address or name, as 192.168.1.2</source>
        <translation>Adresse oder Name, wie 192.168.1.2</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>P&amp;ort</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Rechner</translation>
    </message>
    <message>
        <source>&amp;Log there</source>
        <translation>&amp;Log dort</translation>
    </message>
    <message>
        <source>Time &amp;zone of the log</source>
        <translation>Zeit&amp;zone des Logs</translation>
    </message>
    <message>
        <source>Name the machine first.</source>
        <translation>Nennen Sie zuerst den Rechner.</translation>
    </message>
</context>
<context>
    <name>phonehome::StartPage</name>
    <message>
        <source>Which device phones home, to whom, and how often?</source>
        <translation>Welches Gerät telefoniert nach Hause, zu wem und wie oft?</translation>
    </message>
    <message>
        <source>The sample: a week of one WeMo light switch, as its router saw it.</source>
        <translation>Das Beispiel: eine Woche eines WeMo-Lichtschalters, wie sein Router sie sah.</translation>
    </message>
    <message>
        <source>Recently opened</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>%1  in %2</source>
        <translation>%1  in %2</translation>
    </message>
    <message>
        <source>Open a capture taken at your router, pcap or pcapng, or drop it on this window; or capture at the router from here. Nothing leaves this computer.</source>
        <translation>Öffnen Sie einen Mitschnitt von Ihrem Router, pcap oder pcapng, oder legen Sie ihn auf diesem Fenster ab; oder schneiden Sie von hier aus am Router mit. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>Capture now, here or at the router…</source>
        <translation>Jetzt mitschneiden, hier oder am Router…</translation>
    </message>
    <message>
        <source>Captured and not saved</source>
        <translation>Mitgeschnitten und nicht gespeichert</translation>
    </message>
    <message>
        <source>Delete %1</source>
        <translation>%1 löschen</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
</context>
<context>
    <name>phonehome::StatusLine</name>
    <message numerus="yes">
        <source>%1 and %n more file(s)</source>
        <translation>
            <numerusform>%1 und %n weitere Datei</numerusform>
            <numerusform>%1 und %n weitere Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>Time zone of all views; click to change between local time and UTC</source>
        <translation>Zeitzone aller Ansichten; ein Klick wechselt zwischen Ortszeit und UTC</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message>
        <source>Local time, %1</source>
        <translation>Ortszeit, %1</translation>
    </message>
    <message>
        <source>No capture open</source>
        <translation>Kein Mitschnitt geöffnet</translation>
    </message>
    <message>
        <source>%1 cut short</source>
        <translation>%1 gekürzt</translation>
    </message>
    <message>
        <source>%1 not decoded</source>
        <translation>%1 nicht gelesen</translation>
    </message>
    <message>
        <source>%1 malformed</source>
        <translation>%1 fehlerhaft</translation>
    </message>
    <message>
        <source>%1 encrypted on the air</source>
        <translation>%1 verschlüsselt gefunkt</translation>
    </message>
    <message>
        <source>%1 cut short: the capturing program kept only the beginning of these packets.</source>
        <translation>%1 gekürzt: Das Mitschneideprogramm behielt von diesen Paketen nur den Anfang.</translation>
    </message>
    <message>
        <source>%1 encrypted on the air: only who sent these frames can be read.</source>
        <translation>%1 auf dem Funkweg verschlüsselt: Zu lesen ist nur, wer diese Rahmen sandte.</translation>
    </message>
    <message>
        <source>%1 not decoded: frames of a link or network layer that is not read here. They are counted.</source>
        <translation>%1 nicht gelesen: Rahmen einer Sicherungs- oder Vermittlungsschicht, die hier nicht gelesen wird. Gezählt werden sie.</translation>
    </message>
    <message>
        <source>Display paused – %1 since</source>
        <comment>packets</comment>
        <translation>Anzeige angehalten – %1 seitdem</translation>
    </message>
    <message>
        <source>no times</source>
        <translation>ohne Zeiten</translation>
    </message>
    <message>
        <source>%1 captured</source>
        <translation>%1 mitgeschnitten</translation>
    </message>
</context>
<context>
    <name>phonehome::TablePage</name>
    <message>
        <source>No capture is open</source>
        <translation>Kein Mitschnitt geöffnet</translation>
    </message>
    <message>
        <source>Open one with File &gt; Open, or drop it here.</source>
        <translation>Mit Datei &gt; Öffnen wählen oder hierher ziehen.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>The capture is still being read.</source>
        <translation>Der Mitschnitt wird noch gelesen.</translation>
    </message>
    <message>
        <source>No row holds &quot;%1&quot;</source>
        <translation>Keine Zeile enthält „%1“</translation>
    </message>
    <message>
        <source>Clear the filter field to see all rows.</source>
        <translation>Das Filterfeld leeren, um alle Zeilen zu sehen.</translation>
    </message>
    <message>
        <source>Nothing in this selection</source>
        <translation>Nichts in dieser Auswahl</translation>
    </message>
    <message>
        <source>The device, protocol or time span chosen above leaves no row. Press Esc to show all.</source>
        <translation>Gerät, Protokoll oder Zeitspanne, oben gewählt, lassen keine Zeile übrig. Esc zeigt wieder alles.</translation>
    </message>
</context>
<context>
    <name>phonehome::Tabs</name>
    <message>
        <source>Cadence</source>
        <translation>Takt</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Flows</source>
        <translation>Flüsse</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Beats</source>
        <translation>Schläge</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
</context>
<context>
    <name>phonehome::Texts</name>
    <message>
        <source>other</source>
        <translation>andere</translation>
    </message>
    <message>
        <source>Referral</source>
        <translation>Verweis</translation>
    </message>
    <message>
        <source>STUN and TURN: learns the public address and keeps a way in from the cloud open.</source>
        <translation>STUN und TURN: erfährt die öffentliche Adresse und hält einen Weg aus der Cloud herein offen.</translation>
    </message>
    <message>
        <source>NTP: sets the clock.</source>
        <translation>NTP: stellt die Uhr.</translation>
    </message>
    <message>
        <source>SSDP: how apps find the device, and how it announces itself.</source>
        <translation>SSDP: wie Apps das Gerät finden und wie es sich meldet.</translation>
    </message>
    <message>
        <source>mDNS: names and services on the local network, without a server.</source>
        <translation>mDNS: Namen und Dienste im lokalen Netz, ohne Server.</translation>
    </message>
    <message>
        <source>DNS: asks a resolver for the addresses behind names.</source>
        <translation>DNS: fragt einen Resolver nach den Adressen hinter Namen.</translation>
    </message>
    <message>
        <source>TLS: encrypted connections; the name asked for is still readable.</source>
        <translation>TLS: verschlüsselte Verbindungen; der verlangte Name bleibt lesbar.</translation>
    </message>
    <message>
        <source>DHCP: gets an address from the router.</source>
        <translation>DHCP: bekommt eine Adresse vom Router.</translation>
    </message>
    <message>
        <source>ARP: asks which card has an address.</source>
        <translation>ARP: fragt, welche Karte eine Adresse hat.</translation>
    </message>
    <message>
        <source>ICMP: reports and tests of the network itself.</source>
        <translation>ICMP: Meldungen und Prüfungen des Netzes selbst.</translation>
    </message>
    <message>
        <source>The WeMo load balancer&apos;s plain-text answer that names the TURN server.</source>
        <translation>Die Klartextantwort des WeMo-Lastverteilers, die den TURN-Server nennt.</translation>
    </message>
    <message>
        <source>Traffic of a protocol that is counted, not decoded.</source>
        <translation>Verkehr eines Protokolls, das gezählt, nicht gelesen wird.</translation>
    </message>
    <message>
        <source>resolver log</source>
        <translation>Resolver-Log</translation>
    </message>
    <message>
        <source>TLS server name</source>
        <translation>TLS-Servername</translation>
    </message>
    <message>
        <source>QUIC server name</source>
        <translation>QUIC-Servername</translation>
    </message>
    <message>
        <source>HTTP host</source>
        <translation>HTTP-Host</translation>
    </message>
    <message>
        <source>load balancer&apos;s referral</source>
        <translation>Verweis des Lastverteilers</translation>
    </message>
    <message>
        <source>DNS, past its TTL</source>
        <translation>DNS, nach Ablauf der TTL</translation>
    </message>
    <message>
        <source>TLS server name of another connection</source>
        <translation>TLS-Servername einer anderen Verbindung</translation>
    </message>
    <message>
        <source>DNS answer to another device</source>
        <translation>DNS-Antwort an ein anderes Gerät</translation>
    </message>
    <message>
        <source>DNS answer that came later</source>
        <translation>DNS-Antwort, die später kam</translation>
    </message>
    <message>
        <source>asked just before</source>
        <translation>kurz zuvor gefragt</translation>
    </message>
    <message>
        <source>reverse lookup</source>
        <translation>Rückwärtsanfrage</translation>
    </message>
    <message>
        <source>address only</source>
        <translation>nur die Adresse</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>wahrscheinlich</translation>
    </message>
    <message>
        <source>probable</source>
        <translation>vermutlich</translation>
    </message>
    <message>
        <source>a guess</source>
        <translation>geraten</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>beantwortet</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>verweigert</translation>
    </message>
    <message>
        <source>no answer seen</source>
        <translation>keine Antwort gesehen</translation>
    </message>
    <message>
        <source>answer without question</source>
        <translation>Antwort ohne Frage</translation>
    </message>
    <message>
        <source>lifetime</source>
        <translation>Lebensdauer</translation>
    </message>
    <message>
        <source>TTL</source>
        <translation>TTL</translation>
    </message>
    <message>
        <source>max-age</source>
        <translation>max-age</translation>
    </message>
    <message>
        <source>poll</source>
        <translation>Abfrageabstand</translation>
    </message>
    <message>
        <source>lease</source>
        <translation>Lease</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>unbekannt</translation>
    </message>
    <message>
        <source>unknown device</source>
        <translation>unbekanntes Gerät</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>%1: every %2 %3</source>
        <translation>%1: alle %2 %3</translation>
    </message>
    <message>
        <source>%1: no fixed period</source>
        <translation>%1: keine feste Periode</translation>
    </message>
    <message numerus="yes">
        <source>%1: seen %Ln time(s), too few for a period</source>
        <translation>
            <numerusform>%1: einmal gesehen, zu wenig für eine Periode</numerusform>
            <numerusform>%1: %Ln-mal gesehen, zu wenig für eine Periode</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln beat(s)</source>
        <translation>
            <numerusform>%Ln Schlag</numerusform>
            <numerusform>%Ln Schläge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missed</source>
        <translation>
            <numerusform>%Ln verpasst</numerusform>
            <numerusform>%Ln verpasst</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln restart(s)</source>
        <translation>
            <numerusform>%Ln Neustart</numerusform>
            <numerusform>%Ln Neustarts</numerusform>
        </translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1.</translation>
    </message>
    <message>
        <source>Promised %1 %2: used to its end.</source>
        <translation>Zugesagt (%1) %2: bis zum Ende benutzt.</translation>
    </message>
    <message>
        <source>Promised %1: %2.</source>
        <translation>Zugesagt (%1): %2.</translation>
    </message>
    <message>
        <source>Promised %1 %2: %3 to spare.</source>
        <translation>Zugesagt (%1) %2: %3 in Reserve.</translation>
    </message>
    <message>
        <source>Promised %1 %2: used %3 longer than that.</source>
        <translation>Zugesagt (%1) %2: %3 länger benutzt.</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Renewed after %1.</source>
        <translation>Erneuert nach %1.</translation>
    </message>
    <message>
        <source>shorter than its header</source>
        <translation>kürzer als ihr Kopf</translation>
    </message>
    <message>
        <source>a length points beyond the end</source>
        <translation>eine Länge zeigt über das Ende hinaus</translation>
    </message>
    <message>
        <source>a length contradicts the format</source>
        <translation>eine Länge widerspricht dem Format</translation>
    </message>
    <message>
        <source>a field has an impossible value</source>
        <translation>ein Feld hat einen unmöglichen Wert</translation>
    </message>
    <message>
        <source>a name does not point backwards</source>
        <translation>ein Name zeigt nicht zurück</translation>
    </message>
    <message>
        <source>a name is too long</source>
        <translation>ein Name ist zu lang</translation>
    </message>
    <message>
        <source>a name has an unknown kind of label</source>
        <translation>ein Name hat eine unbekannte Art von Label</translation>
    </message>
    <message>
        <source>the first line is none of its kinds</source>
        <translation>die erste Zeile ist keine der bekannten</translation>
    </message>
    <message>
        <source>more parts than any honest message has</source>
        <translation>mehr Teile, als eine ehrliche Nachricht hat</translation>
    </message>
    <message>
        <source>%1: %2 malformed, %3</source>
        <translation>%1: %2 fehlerhaft, %3</translation>
    </message>
    <message>
        <source>Hard-coded or negotiated: %1.</source>
        <translation>Fest eingebaut oder ausgehandelt: %1.</translation>
    </message>
    <message>
        <source>Membership</source>
        <translation>IGMP/MLD</translation>
    </message>
    <message>
        <source>HTTP: requests to servers that anyone on the way can read.</source>
        <translation>HTTP: Anfragen an Server, die jeder unterwegs lesen kann.</translation>
    </message>
    <message>
        <source>LLMNR: Windows asks its neighbours for a name.</source>
        <translation>LLMNR: Windows fragt seine Nachbarn nach einem Namen.</translation>
    </message>
    <message>
        <source>NetBIOS names: how Windows computers and file servers name themselves.</source>
        <translation>NetBIOS-Namen: wie Windows-Rechner und Dateiserver sich nennen.</translation>
    </message>
    <message>
        <source>Group membership (IGMP, MLD): who listens to which multicast group.</source>
        <translation>Gruppenmitgliedschaft (IGMP, MLD): wer welcher Multicast-Gruppe zuhört.</translation>
    </message>
    <message>
        <source>DHCPv6: gets IPv6 addresses and prefixes from the router.</source>
        <translation>DHCPv6: bekommt IPv6-Adressen und -Präfixe vom Router.</translation>
    </message>
    <message>
        <source>PCP and NAT-PMP: asks the router to let connections from outside in.</source>
        <translation>PCP und NAT-PMP: bittet den Router, Verbindungen von außen hereinzulassen.</translation>
    </message>
    <message>
        <source>%1 %2, %3</source>
        <comment>mark, source, confidence</comment>
        <translation>%1 %2, %3</translation>
    </message>
    <message>
        <source>no lookup seen: hard-coded address?</source>
        <translation>keine Namensanfrage gesehen: fest eingebaute Adresse?</translation>
    </message>
    <message>
        <source>no lookup seen: asks an encrypted resolver</source>
        <translation>keine Namensanfrage gesehen: fragt einen verschlüsselten Resolver</translation>
    </message>
    <message>
        <source>no lookup seen: resolver&apos;s log missing?</source>
        <translation>keine Namensanfrage gesehen: fehlt das Resolver-Log?</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>database, its date</comment>
        <translation>%1 vom %2</translation>
    </message>
    <message>
        <source>subscription</source>
        <translation>Abonnement</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of period</source>
        <translation>
            <numerusform>%Ln Wechsel der Periode</numerusform>
            <numerusform>%Ln Wechsel der Periode</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: perhaps every %2</source>
        <translation>%1: vielleicht alle %2</translation>
    </message>
    <message>
        <source>looked up now, in reverse</source>
        <translation>jetzt rückwärts nachgeschlagen</translation>
    </message>
    <message>
        <source>%1 from %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>keep-alive</source>
        <translation>Keep-Alive</translation>
    </message>
    <message>
        <source>Promised %1 %2: the connection is over %3 before the next beat.</source>
        <translation>Zugesagt (%1) %2: Die Verbindung endet %3 vor dem nächsten Schlag.</translation>
    </message>
    <message>
        <source>Renewal due %1.</source>
        <translation>Verlängerung fällig %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln jump(s)</source>
        <translation>
            <numerusform>%Ln Sprung</numerusform>
            <numerusform>%Ln Sprünge</numerusform>
        </translation>
    </message>
    <message>
        <source>Promised %1 %2: asked again %3 after its end.</source>
        <translation>Zugesagt (%1) %2: %3 nach Ablauf wieder gefragt.</translation>
    </message>
    <message>
        <source>%1: perhaps every %2 %3</source>
        <translation>%1: vielleicht alle %2 %3</translation>
    </message>
    <message>
        <source>%1: every %2, an adaptive poll</source>
        <translation>%1: alle %2, eine angepasste Abfrage</translation>
    </message>
    <message numerus="yes">
        <source>%Ln amid other talk</source>
        <translation>
            <numerusform>%Ln inmitten anderer Nachrichten</numerusform>
            <numerusform>%Ln inmitten anderer Nachrichten</numerusform>
        </translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>%1 (port %2)</source>
        <translation>%1 (Port %2)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln packet(s)</source>
        <translation>
            <numerusform>%Ln Paket</numerusform>
            <numerusform>%Ln Pakete</numerusform>
        </translation>
    </message>
    <message>
        <source>named by you</source>
        <translation>von Ihnen benannt</translation>
    </message>
</context>
<context>
    <name>phonehome::TimeFormat</name>
    <message>
        <source>d MMM yyyy</source>
        <extracomment>Axis label for a date of some year: 7 Apr 2026. Qt date format letters.</extracomment>
        <translation>d. MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM</source>
        <extracomment>Axis label for a date: 7 Apr. Qt date format letters.</extracomment>
        <translation>d. MMM</translation>
    </message>
    <message>
        <source>ddd d</source>
        <extracomment>Axis label for a day: Tue 7. Qt date format letters.</extracomment>
        <translation>ddd d.</translation>
    </message>
    <message>
        <source>ddd d MMM HH:mm:ss</source>
        <extracomment>Day and time of a packet: Tue 7 Apr 12:32:25. The letters are those of Qt&apos;s date formats.</extracomment>
        <translation>ddd d. MMM HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>± %1 ms</source>
        <translation>± %1 ms</translation>
    </message>
    <message>
        <source>± %1 s</source>
        <translation>± %1 s</translation>
    </message>
    <message>
        <source>%1 µs</source>
        <translation>%1 µs</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy HH:mm:ss</source>
        <extracomment>Day, year and time of a packet: Tue 7 Apr 2026 12:32:25. The letters are those of Qt&apos;s date formats.</extracomment>
        <translation>ddd d. MMM yyyy HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <extracomment>From when to when.</extracomment>
        <translation>%1 – %2</translation>
    </message>
</context>
<context>
    <name>phonehome::Timeline</name>
    <message>
        <source>Timeline</source>
        <translation>Zeitleiste</translation>
    </message>
    <message>
        <source>%1 every %2</source>
        <translation>%1 alle %2</translation>
    </message>
    <message>
        <source>Lanes of the timeline</source>
        <translation>Spuren der Zeitleiste</translation>
    </message>
    <message>
        <source>What makes a lane</source>
        <translation>Was eine Spur ausmacht</translation>
    </message>
    <message>
        <source>Lanes above and below</source>
        <translation>Spuren darüber und darunter</translation>
    </message>
    <message>
        <source>%1 between the cursors</source>
        <translation>%1 zwischen den Cursorn</translation>
    </message>
    <message>
        <source>&amp;Zoom in on selection</source>
        <translation>Auswahl &amp;vergrößern</translation>
    </message>
    <message>
        <source>&amp;Filter in on selection</source>
        <translation>Nach Auswahl &amp;filtern</translation>
    </message>
    <message>
        <source>&amp;Exclude</source>
        <translation>&amp;Ausschließen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln missed</source>
        <translation>
            <numerusform>%Ln verpasst</numerusform>
            <numerusform>%Ln verpasst</numerusform>
        </translation>
    </message>
    <message>
        <source>%1
%2: another period, %3</source>
        <translation>%1
%2: andere Periode, %3</translation>
    </message>
    <message>
        <source>%1
%2: begins anew, %3</source>
        <translation>%1
%2: beginnt von neuem, %3</translation>
    </message>
    <message>
        <source>%1
%2: silent for a while</source>
        <translation>%1
%2: eine Weile still</translation>
    </message>
    <message>
        <source>%1
Missed: due about %2, and not seen</source>
        <translation>%1
Verpasst: fällig etwa %2 und nicht gesehen</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>device, what it says, how often</comment>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Compare &amp;before and after here</source>
        <translation>Hier &amp;vorher und nachher vergleichen</translation>
    </message>
    <message>
        <source>&amp;No longer compare</source>
        <translation>&amp;Nicht mehr vergleichen</translation>
    </message>
    <message>
        <source>Compare &amp;before and after its middle</source>
        <translation>&amp;Vorher und nachher um die Mitte vergleichen</translation>
    </message>
</context>
<context>
    <name>phonehome::TimelineNumbers</name>
    <message>
        <source>Lane</source>
        <translation>Spur</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>In sight</source>
        <translation>Im Bild</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>Zusage</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Verpasst</translation>
    </message>
    <message>
        <source>Doubled</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>Änderungen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weitere</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::TimelinePainter</name>
    <message>
        <source>missed</source>
        <translation>verpasst</translation>
    </message>
    <message>
        <source>No lookups in this capture: the resolver is probably on the LAN.</source>
        <translation>Keine Namensanfragen in diesem Mitschnitt: der Resolver steht wohl im LAN.</translation>
    </message>
    <message>
        <source>nothing seen</source>
        <translation>nichts gesehen</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>no capture</source>
        <translation>kein Mitschnitt</translation>
    </message>
    <message>
        <source>No lookups in this capture; the names are from the resolver&apos;s log.</source>
        <translation>Keine Namensanfragen in diesem Mitschnitt; die Namen sind aus dem Resolver-Log.</translation>
    </message>
    <message>
        <source>No packets in this capture.</source>
        <translation>Keine Pakete in diesem Mitschnitt.</translation>
    </message>
    <message>
        <source>The packets of this capture carry no times.</source>
        <translation>Die Pakete dieses Mitschnitts tragen keine Zeiten.</translation>
    </message>
    <message numerus="yes">
        <source>It only answered others: %Ln flow(s)</source>
        <translation>
            <numerusform>Es hat nur anderen geantwortet: %Ln Fluss</numerusform>
            <numerusform>Es hat nur anderen geantwortet: %Ln Flüsse</numerusform>
        </translation>
    </message>
    <message>
        <source>before</source>
        <translation>vorher</translation>
    </message>
    <message>
        <source>after</source>
        <translation>nachher</translation>
    </message>
    <message>
        <source>No lookups in this capture.</source>
        <translation>Keine Namensanfragen in diesem Mitschnitt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln device(s) every %1</source>
        <translation>
            <numerusform>%Ln Gerät alle %1</numerusform>
            <numerusform>%Ln Geräte alle %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>phonehome::TzspPage</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Choose this computer&apos;s address</source>
        <translation>Adresse dieses Rechners wählen</translation>
    </message>
    <message>
        <source>Address of this computer</source>
        <translation>Adresse dieses Rechners</translation>
    </message>
    <message>
        <source>UDP port</source>
        <translation>UDP-Port</translation>
    </message>
    <message>
        <source>All of them: packets then come twice</source>
        <translation>Alle: Pakete kommen dann doppelt</translation>
    </message>
    <message>
        <source>All devices; or a MAC address</source>
        <translation>Alle Geräte; oder eine MAC-Adresse</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>RouterOS has no tcpdump: it streams what passes to this computer, unencrypted, by UDP. Nothing is sent to the router from here; whoever else sends to the port is shown. If nothing comes, let the port in through this computer&apos;s firewall.</source>
        <translation>RouterOS hat kein tcpdump: Es schickt, was vorbeikommt, unverschlüsselt per UDP an diesen Rechner. Von hier wird nichts an den Router gesendet; wer sonst an den Port sendet, wird gezeigt. Kommt nichts an, lassen Sie den Port durch die Firewall dieses Rechners.</translation>
    </message>
    <message>
        <source>&amp;Listen on</source>
        <translation>&amp;Empfangen auf</translation>
    </message>
    <message>
        <source>Router&apos;s &amp;interface</source>
        <translation>&amp;Schnittstelle des Routers</translation>
    </message>
    <message>
        <source>&amp;Device</source>
        <translation>&amp;Gerät</translation>
    </message>
    <message>
        <source>&amp;Type at the router, in its terminal:</source>
        <translation>Am Router, in dessen Terminal, &amp;eingeben:</translation>
    </message>
    <message>
        <source>%1, on %2</source>
        <translation>%1, auf %2</translation>
    </message>
    <message>
        <source>The device&apos;s MAC address looks like 24:F5:A2:00:00:01.</source>
        <translation>Die MAC-Adresse des Geräts sieht aus wie 24:F5:A2:00:00:01.</translation>
    </message>
    <message>
        <source>Choose this computer&apos;s address first.</source>
        <translation>Wählen Sie zuerst die Adresse dieses Rechners.</translation>
    </message>
    <message>
        <source>When you are done: %1</source>
        <translation>Wenn Sie fertig sind: %1</translation>
    </message>
    <message>
        <source>TZSP to %1</source>
        <translation>TZSP an %1</translation>
    </message>
</context>
<context>
    <name>phonehome::VantagePanel</name>
    <message>
        <source>What this capture can show</source>
        <translation>Was dieser Mitschnitt zeigen kann</translation>
    </message>
    <message>
        <source>talk with the internet</source>
        <translation>Gespräche mit dem Internet</translation>
    </message>
    <message>
        <source>broadcast and multicast</source>
        <translation>Broadcast und Multicast</translation>
    </message>
    <message>
        <source>talk between devices at home</source>
        <translation>Gespräche zwischen Geräten zu Hause</translation>
    </message>
    <message>
        <source>lookups of names</source>
        <translation>Anfragen nach Namen</translation>
    </message>
    <message>
        <source>The resolver is probably on the LAN: names come from TLS and referrals only.</source>
        <translation>Der Resolver steht wohl im LAN: Namen kommen nur aus TLS und Verweisen.</translation>
    </message>
    <message>
        <source>Capture at the router to see what devices say to the internet.</source>
        <translation>Am Router mitschneiden, um zu sehen, was Geräte dem Internet sagen.</translation>
    </message>
    <message>
        <source>%1: yes</source>
        <translation>%1: ja</translation>
    </message>
    <message>
        <source>%1: partly</source>
        <translation>%1: zum Teil</translation>
    </message>
    <message>
        <source>%1: no</source>
        <translation>%1: nein</translation>
    </message>
    <message>
        <source>Import resolver log…</source>
        <translation>Resolver-Log importieren …</translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) that nobody asked for: hard-coded?</source>
        <translation>
            <numerusform>%Ln Adresse, nach der niemand fragte: fest eingebaut?</numerusform>
            <numerusform>%Ln Adressen, nach denen niemand fragte: fest eingebaut?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) asked for at an encrypted resolver.</source>
        <translation>
            <numerusform>%Ln Adresse bei einem verschlüsselten Resolver erfragt.</numerusform>
            <numerusform>%Ln Adressen bei einem verschlüsselten Resolver erfragt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln address(es) of which no lookup was captured.</source>
        <translation>
            <numerusform>%Ln Adresse, deren Abfrage nicht mitgeschnitten wurde.</numerusform>
            <numerusform>%Ln Adressen, deren Abfrage nicht mitgeschnitten wurde.</numerusform>
        </translation>
    </message>
    <message>
        <source>mDNS questions are here without anybody&apos;s answers: the capture filter probably took one direction. With &quot;or net 224.0.0.0/4&quot; added to it, the answers are captured too.</source>
        <translation>mDNS-Fragen sind da, aber niemandes Antworten: Der Filter des Mitschnitts nahm wohl nur eine Richtung. Mit „or net 224.0.0.0/4“ dahinter werden auch die Antworten gefangen.</translation>
    </message>
</context>
<context>
    <name>phonehome::View</name>
    <message>
        <source>&amp;Copy rows</source>
        <translation>Zeilen &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Copy row</source>
        <translation>Zeile &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Export table…</source>
        <translation>Tabelle &amp;exportieren …</translation>
    </message>
</context>
</TS>
