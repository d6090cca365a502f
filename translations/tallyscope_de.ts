<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>main</name>
    <message>
        <source>Read only, you see what the store holds now; nothing is written.</source>
        <translation>Nur lesend sehen Sie, was der Speicher jetzt enthält; geschrieben wird nichts.</translation>
    </message>
    <message>
        <source>Open read only</source>
        <translation>Nur lesend öffnen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>tally::Banner</name>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>tally::BoardPanel</name>
    <message>
        <source>Other, %1 items</source>
        <translation>Andere, %1 Einträge</translation>
    </message>
</context>
<context>
    <name>tally::Card</name>
    <message>
        <source>More for %1</source>
        <translation>Mehr zu %1</translation>
    </message>
    <message>
        <source>Stale</source>
        <translation>Veraltet</translation>
    </message>
</context>
<context>
    <name>tally::ChartLegend</name>
    <message>
        <source>Legend</source>
        <translation>Legende</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation>%1, ausgeblendet</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>tally::ChartPanel</name>
    <message>
        <source>%1 chart</source>
        <translation>Diagramm %1</translation>
    </message>
    <message>
        <source>Legend of %1</source>
        <translation>Legende von %1</translation>
    </message>
</context>
<context>
    <name>tally::ChartTable</name>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
</context>
<context>
    <name>tally::DropField</name>
    <message>
        <source>Drop to open</source>
        <translation>Loslassen zum Öffnen</translation>
    </message>
    <message>
        <source>Drop a file anywhere in this window</source>
        <translation>Eine Datei irgendwo in dieses Fenster ziehen</translation>
    </message>
</context>
<context>
    <name>tally::ExportMenu</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Not written</source>
        <translation>Nicht geschrieben</translation>
    </message>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Export CSV…</source>
        <translation>CSV exportieren …</translation>
    </message>
    <message>
        <source>Export PNG…</source>
        <translation>PNG exportieren …</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
</context>
<context>
    <name>tally::FieldHeader</name>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Field of the %1</source>
        <translation>Feld für %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
</context>
<context>
    <name>tally::GoldenTiles</name>
    <message>
        <source>Latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>no latency in these events</source>
        <translation>keine Latenz in diesen Ereignissen</translation>
    </message>
    <message>
        <source>few samples</source>
        <translation>wenige Werte</translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2</source>
        <translation>p50 %1 · p95 %2</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>events/s</source>
        <translation>Ereignisse/s</translation>
    </message>
    <message>
        <source>events/min</source>
        <translation>Ereignisse/min</translation>
    </message>
    <message>
        <source>events/h</source>
        <translation>Ereignisse/h</translation>
    </message>
    <message>
        <source>live</source>
        <translation>live</translation>
    </message>
    <message>
        <source>%1 in range · peak %2 per %3</source>
        <translation>%1 im Zeitraum · Spitze %2 je %3</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>no status in these events</source>
        <translation>kein Status in diesen Ereignissen</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% der Ereignisse</translation>
    </message>
    <message>
        <source>5xx %1 · 4xx %2</source>
        <translation>5xx %1 · 4xx %2</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>memory %1 of %2 · queue %3</source>
        <translation>Speicher %1 von %2 · Schlange %3</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>in flight, inferred</source>
        <translation>unterwegs, erschlossen</translation>
    </message>
    <message>
        <source>peak %1 · our memory %2 of %3</source>
        <translation>Spitze %1 · eigener Speicher %2 von %3</translation>
    </message>
</context>
<context>
    <name>tally::ItemDetail</name>
    <message>
        <source>Copy the id</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Sum of values</source>
        <translation>Wertesumme</translation>
    </message>
    <message>
        <source>Average value</source>
        <translation>Mittelwert</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Step of the history</source>
        <translation>Schritt des Verlaufs</translation>
    </message>
    <message>
        <source>No item chosen</source>
        <translation>Kein Eintrag gewählt</translation>
    </message>
    <message>
        <source>Choose a row to see its history.</source>
        <translation>Eine Zeile wählen, um ihren Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>in range, exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>%1 values</source>
        <translation>%1 Werte</translation>
    </message>
    <message>
        <source>no values</source>
        <translation>keine Werte</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Keine Zeiten</translation>
    </message>
    <message>
        <source>These events count without a time.</source>
        <translation>Diese Ereignisse zählen ohne Zeit.</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Not in this range</source>
        <translation>Nicht in diesem Zeitraum</translation>
    </message>
    <message>
        <source>No event of this item happened in this time.</source>
        <translation>Zu diesem Eintrag gab es in dieser Zeit kein Ereignis.</translation>
    </message>
    <message>
        <source>the newest %1 buckets</source>
        <translation>die neuesten %1 Abschnitte</translation>
    </message>
</context>
<context>
    <name>tally::ItemTableModel</name>
    <message>
        <source>#</source>
        <translation>#</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Eintrag</translation>
    </message>
    <message>
        <source>In range</source>
        <translation>Im Zeitraum</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>tally::LedgerEquation</name>
    <message>
        <source>Ledger</source>
        <translation>Hauptbuch</translation>
    </message>
    <message>
        <source>%1 received, %2 counted, %3 rejected</source>
        <translation>%1 empfangen, %2 gezählt, %3 abgelehnt</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>same id</source>
        <translation>gleiche Kennung</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>over 1 h</source>
        <translation>über 1 h</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>Zukunft</translation>
    </message>
    <message>
        <source>over 5 min ahead</source>
        <translation>über 5 min voraus</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>with reasons</source>
        <translation>mit Gründen</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
</context>
<context>
    <name>tally::LetterModel</name>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>Zeile</translation>
    </message>
    <message>
        <source>Offset</source>
        <translation>Position</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Roh</translation>
    </message>
</context>
<context>
    <name>tally::ListenDialog</name>
    <message>
        <source>Listen</source>
        <translation>Lauschen</translation>
    </message>
    <message>
        <source>Listen for events over TCP</source>
        <translation>Über TCP auf Ereignisse lauschen</translation>
    </message>
    <message>
        <source>One record a line: NDJSON, CSV or access-log lines.</source>
        <translation>Ein Satz je Zeile: NDJSON, CSV oder Zeilen eines Zugriffsprotokolls.</translation>
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
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Only this computer can send.</source>
        <translation>Nur dieser Rechner kann senden.</translation>
    </message>
    <message>
        <source>Other computers can send: nothing checks who they are.</source>
        <translation>Andere Rechner können senden: Niemand prüft, wer sie sind.</translation>
    </message>
</context>
<context>
    <name>tally::LogPreview</name>
    <message>
        <source>ok</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>client error</source>
        <translation>Fehler der Gegenseite</translation>
    </message>
    <message>
        <source>NDJSON</source>
        <translation>NDJSON</translation>
    </message>
    <message>
        <source>JSON array</source>
        <translation>JSON-Feld</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>TSV</source>
        <translation>TSV</translation>
    </message>
    <message>
        <source>Combined access log</source>
        <translation>Combined-Protokoll</translation>
    </message>
    <message>
        <source>Common access log</source>
        <translation>Common-Protokoll</translation>
    </message>
    <message>
        <source>Find out</source>
        <translation>Erkennen</translation>
    </message>
</context>
<context>
    <name>tally::MainWindow</name>
    <message>
        <source>Journal</source>
        <translation>Journal</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>Nur lesend</translation>
    </message>
    <message>
        <source>another program writes this store; shown is what it held at %1</source>
        <translation>ein anderes Programm schreibt in diesen Speicher; gezeigt ist, was er um %1 enthielt</translation>
    </message>
    <message>
        <source>Tallyscope</source>
        <translation>Tallyscope</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>State of the counting</source>
        <translation>Stand der Zählung</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Beobachten</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>Set up</source>
        <translation>Einrichten</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>pause view</source>
        <translation>Ansicht anhalten</translation>
    </message>
    <message>
        <source>step window</source>
        <translation>Fenster weiterrücken</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Lauschen</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Pause the view</source>
        <translation>Ansicht anhalten</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>Öffnen mit …</translation>
    </message>
    <message>
        <source>%1 files are not read</source>
        <translation>%1 Dateien sind nicht gelesen</translation>
    </message>
    <message>
        <source>The last one is %1: %2</source>
        <translation>Die letzte ist %1: %2</translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation>Protokoll öffnen …</translation>
    </message>
    <message>
        <source>Listen…</source>
        <translation>Lauschen …</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Version %1, GPL-3.0-or-later</source>
        <translation>Version %1, GPL-3.0-or-later</translation>
    </message>
</context>
<context>
    <name>tally::NavRail</name>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Tallyscope</source>
        <translation>Tallyscope</translation>
    </message>
</context>
<context>
    <name>tally::OpenDialog</name>
    <message>
        <source>Write the form of the stamps under Times at the left, or count events without a time.</source>
        <translation>Links unter Zeiten die Form der Stempel angeben, oder Ereignisse ohne Zeit zählen.</translation>
    </message>
    <message>
        <source>Choose the fields above; “item” is what is counted.</source>
        <translation>Oben die Felder wählen; „Eintrag“ ist, was gezählt wird.</translation>
    </message>
    <message>
        <source>Choose another format at the left.</source>
        <translation>Links ein anderes Format wählen.</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 öffnen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>Zeiten</translation>
    </message>
    <message>
        <source>Time zone of stamps without one</source>
        <translation>Zeitzone von Stempeln ohne Zone</translation>
    </message>
    <message>
        <source>found, or %d/%m/%Y</source>
        <translation>erkannt, oder %d.%m.%Y</translation>
    </message>
    <message>
        <source>Time format, strptime style</source>
        <translation>Zeitformat wie bei strptime</translation>
    </message>
    <message>
        <source>Count events without a time</source>
        <translation>Ereignisse ohne Zeit zählen</translation>
    </message>
    <message>
        <source>Zone</source>
        <translation>Zone</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>First events</source>
        <translation>Erste Ereignisse</translation>
    </message>
    <message>
        <source>First lines of the log</source>
        <translation>Erste Zeilen des Protokolls</translation>
    </message>
    <message>
        <source>Copy the command</source>
        <translation>Befehl kopieren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <translation>%1   %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 parsed</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>not readable like this</source>
        <translation>so nicht lesbar</translation>
    </message>
    <message>
        <source>first 20 events, as they will be counted; times in UTC</source>
        <translation>erste 20 Ereignisse, wie sie gezählt werden; Zeiten in UTC</translation>
    </message>
    <message>
        <source>first lines of the log, as they are</source>
        <translation>erste Zeilen des Protokolls, wie sie sind</translation>
    </message>
    <message>
        <source>%1 of the first %2 records not read; they will be kept as dead letters, with place and reason</source>
        <translation>%1 der ersten %2 Sätze nicht gelesen; sie werden mit Stelle und Grund aufgehoben</translation>
    </message>
    <message>
        <source>%1 ×  %2, first in line %3:  %4</source>
        <translation>%1 ×  %2, zuerst in Zeile %3:  %4</translation>
    </message>
</context>
<context>
    <name>tally::Overview</name>
    <message>
        <source>other types</source>
        <translation>andere Arten</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% der Ereignisse</translation>
    </message>
</context>
<context>
    <name>tally::OverviewPage</name>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>Latenz</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>ms</source>
        <translation>ms</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% der Ereignisse</translation>
    </message>
    <message>
        <source>Top items</source>
        <translation>Spitzenreiter</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>In dieser Zeit geschah nichts.</translation>
    </message>
    <message>
        <source>events per %1</source>
        <translation>Ereignisse je %1</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>no events yet</source>
        <translation>noch keine Ereignisse</translation>
    </message>
    <message>
        <source>events by type</source>
        <translation>Ereignisse nach Art</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>%1 read</source>
        <translation>%1 gelesen</translation>
    </message>
    <message>
        <source>Nothing has arrived yet.</source>
        <translation>Noch ist nichts angekommen.</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>Noch ist nichts gezählt.</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Keine Zeiten</translation>
    </message>
    <message>
        <source>These events count without a time.</source>
        <translation>Diese Ereignisse zählen ohne Zeit.</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>No latency in this log</source>
        <translation>Keine Latenz in diesem Protokoll</translation>
    </message>
    <message>
        <source>No event says how long its request took.</source>
        <translation>Kein Ereignis sagt, wie lange seine Anfrage dauerte.</translation>
    </message>
    <message>
        <source>No status in this log</source>
        <translation>Kein Status in diesem Protokoll</translation>
    </message>
    <message>
        <source>No event says how its request ended.</source>
        <translation>Kein Ereignis sagt, wie seine Anfrage endete.</translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation>Lesen abbrechen</translation>
    </message>
</context>
<context>
    <name>tally::PageHeader</name>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
</context>
<context>
    <name>tally::RangePopup</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>From, UTC</source>
        <translation>Von, UTC</translation>
    </message>
    <message>
        <source>To, UTC</source>
        <translation>Bis, UTC</translation>
    </message>
    <message>
        <source>Show range</source>
        <translation>Zeitraum zeigen</translation>
    </message>
    <message>
        <source>To, UTC (not included)</source>
        <translation>Bis, UTC (ausschließlich)</translation>
    </message>
    <message>
        <source>2026-11-24 14:00, RFC 3339 or now-6h</source>
        <translation>2026-11-24 14:00, RFC 3339 oder now-6h</translation>
    </message>
    <message>
        <source>From must be before To</source>
        <translation>Von muss vor Bis liegen</translation>
    </message>
</context>
<context>
    <name>tally::RankBoard</name>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
    </message>
    <message>
        <source>lower bound</source>
        <translation>untere Grenze</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>%1. %2, %3</source>
        <translation>%1. %2, %3</translation>
    </message>
    <message>
        <source>%1, at least</source>
        <translation>%1, mindestens</translation>
    </message>
    <message>
        <source>All exact</source>
        <translation>Alles exakt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Total · %1</source>
        <translation>Summe · %1</translation>
    </message>
</context>
<context>
    <name>tally::ReasonBars</name>
    <message>
        <source>Reasons of rejection</source>
        <translation>Gründe der Ablehnung</translation>
    </message>
</context>
<context>
    <name>tally::RecentCard</name>
    <message>
        <source>More for %1</source>
        <translation>Mehr zu %1</translation>
    </message>
</context>
<context>
    <name>tally::ShareChart</name>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>share</source>
        <translation>Anteil</translation>
    </message>
</context>
<context>
    <name>tally::ShownRange</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Last %1</source>
        <translation>Letzte %1</translation>
    </message>
</context>
<context>
    <name>tally::SourceController</name>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (und %2 weitere)</translation>
    </message>
    <message>
        <source>%1 is listened to already</source>
        <translation>Auf %1 wird schon gelauscht</translation>
    </message>
    <message>
        <source>demo: live traffic</source>
        <translation>Demo: laufender Verkehr</translation>
    </message>
    <message>
        <source>%1 events</source>
        <translation>%1 Ereignisse</translation>
    </message>
</context>
<context>
    <name>tally::SourceModel</name>
    <message>
        <source>final up to %1</source>
        <translation>endgültig bis %1</translation>
    </message>
    <message>
        <source>%1 counted in minutes that were final already</source>
        <translation>%1 gezählt in Minuten, die schon endgültig waren</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>reading, %1</source>
        <translation>wird gelesen, %1</translation>
    </message>
    <message>
        <source>read to the end</source>
        <translation>ganz gelesen</translation>
    </message>
    <message>
        <source>listening</source>
        <translation>lauscht</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>%1/s</source>
        <translation>%1/s</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Rate</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Empfangen</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>Gezählt</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>Doppelt</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Future</source>
        <translation>Zukunft</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>Unterwegs</translation>
    </message>
    <message>
        <source>Diff</source>
        <translation>Diff.</translation>
    </message>
</context>
<context>
    <name>tally::SourcesPage</name>
    <message>
        <source>%1, of which the store keeps %2 from before</source>
        <translation>%1, davon hält der Speicher %2 von früher</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation>Protokoll öffnen …</translation>
    </message>
    <message>
        <source>Listen…</source>
        <translation>Lauschen …</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Hauptbuch</translation>
    </message>
    <message>
        <source>all sources, since they were opened</source>
        <translation>alle Quellen, seit sie geöffnet sind</translation>
    </message>
    <message>
        <source>%1; doubled events are known by the newest %2 ids</source>
        <translation>%1; doppelte Ereignisse werden an den neuesten %2 Kennungen erkannt</translation>
    </message>
    <message>
        <source>Open and listening</source>
        <translation>Offen und lauschend</translation>
    </message>
    <message>
        <source>each row balances on its own</source>
        <translation>jede Zeile geht für sich auf</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Unzustellbare</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Cancel reading %1</source>
        <translation>Lesen von %1 abbrechen</translation>
    </message>
    <message>
        <source>from 1 source</source>
        <translation>aus 1 Quelle</translation>
    </message>
    <message>
        <source>from %1 sources</source>
        <translation>aus %1 Quellen</translation>
    </message>
    <message>
        <source>balances, difference 0</source>
        <translation>geht auf, Differenz 0</translation>
    </message>
    <message>
        <source>off by %1</source>
        <translation>um %1 daneben</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts ist offen</translation>
    </message>
    <message>
        <source>Open a log, or listen for events; nothing is sent anywhere.</source>
        <translation>Ein Protokoll öffnen oder auf Ereignisse lauschen; nichts wird irgendwohin gesendet.</translation>
    </message>
    <message>
        <source>1 record not counted</source>
        <translation>1 Satz nicht gezählt</translation>
    </message>
    <message>
        <source>%1 records not counted</source>
        <translation>%1 Sätze nicht gezählt</translation>
    </message>
    <message>
        <source>No dead letters</source>
        <translation>Nichts Unzustellbares</translation>
    </message>
    <message>
        <source>Nothing has been received yet.</source>
        <translation>Noch ist nichts empfangen.</translation>
    </message>
    <message>
        <source>Every record that was received could be counted.</source>
        <translation>Jeder empfangene Satz konnte gezählt werden.</translation>
    </message>
</context>
<context>
    <name>tally::StatePane</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
</context>
<context>
    <name>tally::StatusBar</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Fresh</source>
        <translation>Frische</translation>
    </message>
    <message>
        <source>In</source>
        <translation>Ein</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Hauptbuch</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Schlange</translation>
    </message>
    <message>
        <source>Memory</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>tally::StatusLine</name>
    <message>
        <source>No socket open, no connection made</source>
        <translation>Kein Anschluss offen, keine Verbindung</translation>
    </message>
    <message>
        <source>Paused, still counting</source>
        <translation>Angehalten, zählt weiter</translation>
    </message>
    <message>
        <source>A source failed</source>
        <translation>Eine Quelle ist gescheitert</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Liest</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
    <message>
        <source>%1 ev/s</source>
        <translation>%1 Er./s</translation>
    </message>
    <message>
        <source>balances</source>
        <translation>geht auf</translation>
    </message>
    <message>
        <source>off by %1</source>
        <translation>um %1 daneben</translation>
    </message>
    <message>
        <source>received</source>
        <translation>empfangen</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Keine Quelle</translation>
    </message>
    <message>
        <source>Partly read</source>
        <translation>Teilweise gelesen</translation>
    </message>
</context>
<context>
    <name>tally::Step</name>
    <message>
        <source>minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
    <message>
        <source>day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>%1 days</source>
        <translation>%1 Tage</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 Stunden</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 Minuten</translation>
    </message>
</context>
<context>
    <name>tally::ThemeMenu</name>
    <message>
        <source>System</source>
        <translation>System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
</context>
<context>
    <name>tally::TimeChart</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>not read yet</source>
        <translation>noch nicht gelesen</translation>
    </message>
    <message>
        <source>watermark</source>
        <translation>Wasserstand</translation>
    </message>
    <message>
        <source>provisional</source>
        <translation>vorläufig</translation>
    </message>
    <message>
        <source>final</source>
        <translation>endgültig</translation>
    </message>
    <message>
        <source>total %1</source>
        <translation>Summe %1</translation>
    </message>
</context>
<context>
    <name>tally::TimeRangeBar</name>
    <message>
        <source>Earlier range (Alt+Left)</source>
        <translation>Früherer Zeitraum (Alt+Links)</translation>
    </message>
    <message>
        <source>Later range (Alt+Right)</source>
        <translation>Späterer Zeitraum (Alt+Rechts)</translation>
    </message>
    <message>
        <source>One window back ([)</source>
        <translation>Ein Fenster zurück ([)</translation>
    </message>
    <message>
        <source>One window forward (])</source>
        <translation>Ein Fenster vor (])</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>once events are there</source>
        <translation>sobald Ereignisse da sind</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
</context>
<context>
    <name>tally::TopBar</name>
    <message>
        <source>Live</source>
        <translation>Live</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Angehalten</translation>
    </message>
    <message>
        <source>Live or paused</source>
        <translation>Live oder angehalten</translation>
    </message>
    <message>
        <source>Go to or run…</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>Alarme</translation>
    </message>
    <message>
        <source>No source</source>
        <translation>Keine Quelle</translation>
    </message>
    <message>
        <source>no comparison</source>
        <translation>kein Vergleich</translation>
    </message>
</context>
<context>
    <name>tally::TrendsPage</name>
    <message>
        <source>since %1 UTC</source>
        <translation>seit %1 UTC</translation>
    </message>
    <message>
        <source>Trends</source>
        <translation>Trends</translation>
    </message>
    <message>
        <source>Type of event</source>
        <translation>Art des Ereignisses</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>Leaders</source>
        <translation>Führende</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>No times</source>
        <translation>Keine Zeiten</translation>
    </message>
    <message>
        <source>These events count without a time.</source>
        <translation>Diese Ereignisse zählen ohne Zeit.</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>Noch ist nichts gezählt.</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>In dieser Zeit geschah nichts.</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
    <message>
        <source>events per minute</source>
        <translation>Ereignisse je Minute</translation>
    </message>
    <message>
        <source>Nothing happened in this hour.</source>
        <translation>In dieser Stunde geschah nichts.</translation>
    </message>
</context>
<context>
    <name>tally::VideosPage</name>
    <message>
        <source>Videos</source>
        <translation>Videos</translation>
    </message>
    <message>
        <source>All items</source>
        <translation>Alle Einträge</translation>
    </message>
    <message>
        <source>Filter by id</source>
        <translation>Nach Kennung filtern</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
    </message>
    <message>
        <source>Nothing has been counted yet.</source>
        <translation>Noch ist nichts gezählt.</translation>
    </message>
    <message>
        <source>%1 in range</source>
        <translation>%1 im Zeitraum</translation>
    </message>
    <message>
        <source>%1 match</source>
        <translation>%1 passen</translation>
    </message>
    <message>
        <source>Other, %1 items that do not match</source>
        <translation>Andere, %1 nicht passende Einträge</translation>
    </message>
    <message>
        <source>All events in range, %1 items</source>
        <translation>Alle Ereignisse im Zeitraum, %1 Einträge</translation>
    </message>
</context>
<context>
    <name>tally::WelcomeView</name>
    <message>
        <source>What do you want to count?</source>
        <translation>Was möchten Sie zählen?</translation>
    </message>
    <message>
        <source>Open a log, listen to a live stream, or look around in the demo. Nothing leaves this computer.</source>
        <translation>Ein Protokoll öffnen, einem Strom lauschen oder sich in der Demo umsehen. Nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>pause the view</source>
        <translation>Ansicht anhalten</translation>
    </message>
    <message>
        <source>Open log…</source>
        <translation>Protokoll öffnen …</translation>
    </message>
    <message>
        <source>Access logs, CSV, NDJSON or a JSON array; plain, gzip or zstd. The format is found for you.</source>
        <translation>Zugriffsprotokolle, CSV, NDJSON oder ein JSON-Feld; auch gzip oder zstd. Das Format wird erkannt.</translation>
    </message>
    <message>
        <source>Listen…</source>
        <translation>Lauschen …</translation>
    </message>
    <message>
        <source>Lines over TCP. Off until you say so; only this computer by default.</source>
        <translation>Zeilen über TCP. Aus, bis Sie es wollen; sonst nur von diesem Rechner.</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Two hours of a video site with an incident to find, then live traffic. Nothing to set up.</source>
        <translation>Zwei Stunden einer Videoseite mit einem Vorfall, dann laufender Verkehr. Nichts einzurichten.</translation>
    </message>
    <message>
        <source>Recent</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Filter recent</source>
        <translation>Zuletzt filtern</translation>
    </message>
    <message>
        <source>Reopen last session</source>
        <translation>Letzte Sitzung öffnen</translation>
    </message>
    <message>
        <source>Nothing opened yet. What you open appears here with its shape.</source>
        <translation>Noch nichts geöffnet. Was Sie öffnen, erscheint hier mit seinem Verlauf.</translation>
    </message>
    <message>
        <source>No recent source has this in its name.</source>
        <translation>Keine letzte Quelle heißt so.</translation>
    </message>
</context>
<context>
    <name>tally::WindowChoice</name>
    <message>
        <source>1 min</source>
        <translation>1 min</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Time the ranking covers</source>
        <translation>Zeit der Rangliste</translation>
    </message>
</context>
<context>
    <name>tally::changeText</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
</context>
</TS>
