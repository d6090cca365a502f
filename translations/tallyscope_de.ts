<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>QObject</name>
    <message>
        <source>Nothing is called like this</source>
        <translation>Nichts heißt so</translation>
    </message>
</context>
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
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
</context>
<context>
    <name>tally::Actions</name>
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
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Stop listening</source>
        <translation>Lauschen beenden</translation>
    </message>
    <message>
        <source>Cancel reading</source>
        <translation>Lesen abbrechen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
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
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Search items</source>
        <translation>Elemente suchen</translation>
    </message>
    <message>
        <source>filter find</source>
        <translation>filtern finden</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Edit the latency objective…</source>
        <translation>Ziel der Latenz ändern …</translation>
    </message>
    <message>
        <source>Edit the availability objective…</source>
        <translation>Ziel der Verfügbarkeit ändern …</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>Choose the range…</source>
        <translation>Zeitraum wählen …</translation>
    </message>
    <message>
        <source>Range before</source>
        <translation>Voriger Zeitraum</translation>
    </message>
    <message>
        <source>history undo</source>
        <translation>Verlauf zurück</translation>
    </message>
    <message>
        <source>Range after</source>
        <translation>Nächster Zeitraum</translation>
    </message>
    <message>
        <source>history redo</source>
        <translation>Verlauf vor</translation>
    </message>
    <message>
        <source>One window earlier</source>
        <translation>Ein Fenster früher</translation>
    </message>
    <message>
        <source>One window later</source>
        <translation>Ein Fenster später</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>all fit</source>
        <translation>alles einpassen</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>Letzte 15 Minuten</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Letzte Stunde</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Letzte 24 Stunden</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Letzte 7 Tage</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>Kein Vergleich</translation>
    </message>
    <message>
        <source>With the time directly before</source>
        <translation>Mit der Zeit unmittelbar davor</translation>
    </message>
    <message>
        <source>With an hour earlier</source>
        <translation>Mit einer Stunde früher</translation>
    </message>
    <message>
        <source>With a day earlier</source>
        <translation>Mit einem Tag früher</translation>
    </message>
    <message>
        <source>With a week earlier</source>
        <translation>Mit einer Woche früher</translation>
    </message>
    <message>
        <source>yesterday previous period</source>
        <translation>gestern voriger Zeitraum</translation>
    </message>
    <message>
        <source>Explain the change in this range…</source>
        <translation>Die Änderung in diesem Zeitraum erklären …</translation>
    </message>
    <message>
        <source>spike why what changed</source>
        <translation>Spitze warum was hat sich geändert</translation>
    </message>
    <message>
        <source>With another time…</source>
        <translation>Mit einer anderen Zeit …</translation>
    </message>
    <message>
        <source>View</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Pause the view</source>
        <translation>Ansicht anhalten</translation>
    </message>
    <message>
        <source>live freeze</source>
        <translation>live einfrieren</translation>
    </message>
    <message>
        <source>Names of items</source>
        <translation>Namen der Elemente</translation>
    </message>
    <message>
        <source>Colours of the desktop</source>
        <translation>Farben der Arbeitsumgebung</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>Helle Farben</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>Dunkle Farben</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoher Kontrast</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Panel</source>
        <translation>Tafel</translation>
    </message>
    <message>
        <source>How was this answered?</source>
        <translation>Wie kam diese Antwort zustande?</translation>
    </message>
    <message>
        <source>inspector query tier rows</source>
        <translation>Abfrage Stufe Zeilen</translation>
    </message>
    <message>
        <source>Export this panel…</source>
        <translation>Diese Tafel exportieren …</translation>
    </message>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Go to or run…</source>
        <translation>Gehe zu, führe aus …</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>How is this counted?</source>
        <translation>Wie wird das gezählt?</translation>
    </message>
    <message>
        <source>Export this page…</source>
        <translation>Diese Seite exportieren…</translation>
    </message>
    <message>
        <source>report PDF print</source>
        <translation>Bericht PDF drucken</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation>Wandanzeige</translation>
    </message>
    <message>
        <source>full screen kiosk</source>
        <translation>Vollbild Kiosk</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Einstellungen …</translation>
    </message>
    <message>
        <source>preferences options language</source>
        <translation>Optionen Sprache Vorgaben</translation>
    </message>
    <message>
        <source>Times in UTC</source>
        <translation>Zeiten in UTC</translation>
    </message>
    <message>
        <source>Times of this place</source>
        <translation>Zeiten dieses Ortes</translation>
    </message>
    <message>
        <source>time zone local</source>
        <translation>Zeitzone Ortszeit</translation>
    </message>
    <message>
        <source>Annotate the chart…</source>
        <translation>Diagramm anmerken…</translation>
    </message>
    <message>
        <source>note mark flag event comment</source>
        <translation>Notiz Marke Fahne Ereignis Kommentar</translation>
    </message>
    <message>
        <source>Annotations…</source>
        <translation>Anmerkungen…</translation>
    </message>
    <message>
        <source>Raw lines of this range…</source>
        <translation>Rohzeilen dieses Zeitraums…</translation>
    </message>
    <message>
        <source>records events source offset log</source>
        <translation>Datensätze Ereignisse Quelle Position Protokoll</translation>
    </message>
</context>
<context>
    <name>tally::AnnotationBook</name>
    <message>
        <source>There are %1 annotations already.</source>
        <translation>Es gibt schon %1 Anmerkungen.</translation>
    </message>
    <message>
        <source>An annotation has a text, and ends after it begins.</source>
        <translation>Eine Anmerkung hat einen Text und endet nach ihrem Anfang.</translation>
    </message>
</context>
<context>
    <name>tally::AnnotationDialog</name>
    <message>
        <source>Annotation</source>
        <translation>Anmerkung</translation>
    </message>
    <message>
        <source>What happened?</source>
        <translation>Was ist geschehen?</translation>
    </message>
    <message>
        <source>Edit the annotation</source>
        <translation>Anmerkung bearbeiten</translation>
    </message>
    <message>
        <source>Release 2.18, or: disk replaced</source>
        <translation>Version 2.18, oder: Platte getauscht</translation>
    </message>
    <message>
        <source>empty: one moment</source>
        <translation>leer: ein Zeitpunkt</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>From, %1</source>
        <translation>Von, %1</translation>
    </message>
    <message>
        <source>To, %1</source>
        <translation>Bis, %1</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>A time is written like %1.</source>
        <translation>Eine Zeit schreibt man wie %1.</translation>
    </message>
</context>
<context>
    <name>tally::AnnotationList</name>
    <message>
        <source>Annotations</source>
        <translation>Anmerkungen</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Bis</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Bearbeiten…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>No annotations</source>
        <translation>Keine Anmerkungen</translation>
    </message>
    <message>
        <source>Click a chart with the right mouse button, or press N.</source>
        <translation>Mit der rechten Maustaste auf ein Diagramm klicken oder N drücken.</translation>
    </message>
</context>
<context>
    <name>tally::Annotations</name>
    <message>
        <source>Annotate %1…</source>
        <translation>%1 anmerken…</translation>
    </message>
    <message>
        <source>Annotate %1 to %2…</source>
        <translation>%1 bis %2 anmerken…</translation>
    </message>
    <message>
        <source>Edit “%1”…</source>
        <translation>„%1“ bearbeiten…</translation>
    </message>
    <message>
        <source>Delete “%1”</source>
        <translation>„%1“ löschen</translation>
    </message>
    <message>
        <source>Annotate…</source>
        <translation>Anmerken…</translation>
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
    <message numerus="yes">
        <source>Other, %1 items</source>
        <translation>
            <numerusform>Andere, %1 Eintrag</numerusform>
            <numerusform>Andere, %1 Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other, at least %1 items</source>
        <translation>
            <numerusform>Andere, mindestens %1 Eintrag</numerusform>
            <numerusform>Andere, mindestens %1 Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::BreakdownPanel</name>
    <message>
        <source>Health by video or type</source>
        <translation>Gesundheit nach Video oder Typ</translation>
    </message>
    <message>
        <source>No requests</source>
        <translation>Keine Anfragen</translation>
    </message>
    <message>
        <source>Nothing was counted in this range.</source>
        <translation>In diesem Zeitraum wurde nichts gezählt.</translation>
    </message>
    <message>
        <source>Nothing to tell apart</source>
        <translation>Nichts zu unterscheiden</translation>
    </message>
    <message>
        <source>Of these requests neither latency nor outcome is known item by item: they came from a store, or give neither.</source>
        <translation>Von diesen Anfragen ist weder Latenz noch Ausgang einzeln bekannt: sie kamen aus einem Speicher oder nennen beides nicht.</translation>
    </message>
    <message>
        <source>latency ±1 %, counts exact</source>
        <translation>Latenz ±1 %, Zahlen exakt</translation>
    </message>
    <message>
        <source>the first %1 videos, the rest is Other</source>
        <translation>die ersten %1 Videos, der Rest steht unter Andere</translation>
    </message>
    <message>
        <source>apart since %1</source>
        <translation>getrennt seit %1</translation>
    </message>
</context>
<context>
    <name>tally::BudgetBoard</name>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>measured %1</source>
        <translation>gemessen %1</translation>
    </message>
    <message>
        <source>budget left %1</source>
        <translation>Budget übrig %1</translation>
    </message>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>Gemessen</translation>
    </message>
    <message>
        <source>At this pace</source>
        <translation>Bei diesem Tempo</translation>
    </message>
    <message>
        <source>Budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>target</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>budget left</source>
        <translation>Budget übrig</translation>
    </message>
    <message>
        <source>burn %1</source>
        <translation>Verbrauch %1</translation>
    </message>
</context>
<context>
    <name>tally::BumpChart</name>
    <message>
        <source>out</source>
        <translation>raus</translation>
    </message>
    <message>
        <source>%1 · place %2 · %3 %4</source>
        <translation>%1 · Platz %2 · %3 %4</translation>
    </message>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>count</source>
        <translation>Anzahl</translation>
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
    <message>
        <source>last %1 · min %2 · mean %3 · max %4</source>
        <translation>zuletzt %1 · min %2 · Mittel %3 · max %4</translation>
    </message>
    <message>
        <source>+%1</source>
        <translation>+%1</translation>
    </message>
    <message>
        <source>%1 more: %2</source>
        <translation>%1 weitere: %2</translation>
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
    <message>
        <source>Logarithmic scale</source>
        <translation>Logarithmische Skala</translation>
    </message>
    <message>
        <source>Draw as</source>
        <translation>Zeichnen als</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linien</translation>
    </message>
    <message>
        <source>Stack</source>
        <translation>Stapel</translation>
    </message>
    <message>
        <source>Bars</source>
        <translation>Balken</translation>
    </message>
</context>
<context>
    <name>tally::ChartSpeech</name>
    <message>
        <source>%1: last %2, least %3, mean %4, greatest %5</source>
        <translation>%1: zuletzt %2, kleinster %3, Mittel %4, größter %5</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>No data</source>
        <translation>Keine Daten</translation>
    </message>
</context>
<context>
    <name>tally::ChartTable</name>
    <message>
        <source>time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>annotation</source>
        <translation>Anmerkung</translation>
    </message>
</context>
<context>
    <name>tally::CommandPalette</name>
    <message>
        <source>Go to or run</source>
        <translation>Gehe zu, führe aus</translation>
    </message>
    <message>
        <source>Go to a page or item, run an action, find help</source>
        <translation>Zu Seite oder Element gehen, Aktion ausführen, Hilfe finden</translation>
    </message>
</context>
<context>
    <name>tally::Compare</name>
    <message>
        <source>before</source>
        <translation>davor</translation>
    </message>
    <message>
        <source>1 h earlier</source>
        <translation>1 h früher</translation>
    </message>
    <message>
        <source>a day earlier</source>
        <translation>einen Tag früher</translation>
    </message>
    <message>
        <source>a week earlier</source>
        <translation>eine Woche früher</translation>
    </message>
    <message>
        <source>%1 earlier</source>
        <translation>%1 früher</translation>
    </message>
    <message>
        <source>no comparison</source>
        <translation>kein Vergleich</translation>
    </message>
    <message>
        <source>vs %1</source>
        <translation>gegen %1</translation>
    </message>
</context>
<context>
    <name>tally::CompareDialog</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Compare with an earlier time</source>
        <translation>Mit einer früheren Zeit vergleichen</translation>
    </message>
    <message>
        <source>minutes earlier</source>
        <translation>Minuten früher</translation>
    </message>
    <message>
        <source>hours earlier</source>
        <translation>Stunden früher</translation>
    </message>
    <message>
        <source>days earlier</source>
        <translation>Tage früher</translation>
    </message>
    <message>
        <source>weeks earlier</source>
        <translation>Wochen früher</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
</context>
<context>
    <name>tally::ConfigFile</name>
    <message>
        <source>config.toml cannot be read, so every setting is as it was or as usual.</source>
        <translation>config.toml ist nicht lesbar; jede Einstellung ist wie zuvor oder wie üblich.</translation>
    </message>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>%1 could not be changed in config.toml as it is laid out; it holds until the end.</source>
        <translation>%1 ließ sich in config.toml, so wie sie angelegt ist, nicht ändern; es gilt bis zum Ende.</translation>
    </message>
    <message>
        <source>config.toml could not be written: %1</source>
        <translation>config.toml ließ sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>config.toml cannot be read, and could not be set aside: it is left as it is.</source>
        <translation>config.toml ist nicht lesbar und ließ sich nicht beiseitelegen: Sie bleibt, wie sie ist.</translation>
    </message>
</context>
<context>
    <name>tally::ConfigKeys</name>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Quellen</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Seiten</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation>Wandanzeige</translation>
    </message>
    <message>
        <source>Notification area</source>
        <translation>Benachrichtigungsfeld</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Of the desktop, or always the same</source>
        <translation>Die der Arbeitsumgebung oder immer dieselben</translation>
    </message>
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
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>Changes at once, and with it the form of numbers and dates</source>
        <translation>Wechselt sofort, und mit ihr die Form von Zahlen und Daten</translation>
    </message>
    <message>
        <source>First page</source>
        <translation>Erste Seite</translation>
    </message>
    <message>
        <source>What is shown when the program starts</source>
        <translation>Was beim Start gezeigt wird</translation>
    </message>
    <message>
        <source>The last one</source>
        <translation>Die letzte</translation>
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
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Go on where it ended</source>
        <translation>Weitermachen, wo es endete</translation>
    </message>
    <message>
        <source>Opens the logs of the last time, with range, filters and order</source>
        <translation>Öffnet die Protokolle vom letzten Mal, mit Zeitraum, Filtern und Reihenfolge</translation>
    </message>
    <message>
        <source>Range of live sources</source>
        <translation>Zeitraum laufender Quellen</translation>
    </message>
    <message>
        <source>When listening or following begins</source>
        <translation>Wenn Lauschen oder Verfolgen beginnt</translation>
    </message>
    <message>
        <source>The last one used</source>
        <translation>Der zuletzt benutzte</translation>
    </message>
    <message>
        <source>15 minutes</source>
        <translation>15 Minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message>
        <source>6 hours</source>
        <translation>6 Stunden</translation>
    </message>
    <message>
        <source>24 hours</source>
        <translation>24 Stunden</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7 Tage</translation>
    </message>
    <message>
        <source>Names of items</source>
        <translation>Namen der Elemente</translation>
    </message>
    <message>
        <source>Instead of ids, where the store has them; from the next start</source>
        <translation>Statt Kennungen, wo der Speicher sie hat; ab dem nächsten Start</translation>
    </message>
    <message>
        <source>Share of fast requests</source>
        <translation>Anteil schneller Anfragen</translation>
    </message>
    <message>
        <source>0.999 = 999 of 1000 within the limit</source>
        <translation>0,999 = 999 von 1000 innerhalb der Grenze</translation>
    </message>
    <message>
        <source>Limit of latency, seconds</source>
        <translation>Grenze der Latenz, Sekunden</translation>
    </message>
    <message>
        <source>What takes longer spends the error budget</source>
        <translation>Was länger dauert, verbraucht das Fehlerbudget</translation>
    </message>
    <message>
        <source>Share of requests that succeed</source>
        <translation>Anteil gelungener Anfragen</translation>
    </message>
    <message>
        <source>0.999 = 999 of 1000 without an error</source>
        <translation>0,999 = 999 von 1000 ohne Fehler</translation>
    </message>
    <message>
        <source>Address to listen on</source>
        <translation>Adresse zum Lauschen</translation>
    </message>
    <message>
        <source>Proposed by the Listen dialog</source>
        <translation>Vorschlag des Dialogs Lauschen</translation>
    </message>
    <message>
        <source>Next page after, seconds</source>
        <translation>Nächste Seite nach, Sekunden</translation>
    </message>
    <message>
        <source>On the wall display (F11); 0 = it stays</source>
        <translation>Auf der Wandanzeige (F11); 0 = sie bleibt</translation>
    </message>
    <message>
        <source>Icon with the state</source>
        <translation>Symbol mit dem Zustand</translation>
    </message>
    <message>
        <source>In the notification area of the desktop, where there is one</source>
        <translation>Im Benachrichtigungsfeld der Arbeitsumgebung, wo es eines gibt</translation>
    </message>
    <message>
        <source>Say when it gets worse</source>
        <translation>Melden, wenn es schlechter wird</translation>
    </message>
    <message>
        <source>A message of the desktop when a source stalls or fails, or the store does</source>
        <translation>Eine Meldung der Arbeitsumgebung, wenn eine Quelle oder der Speicher stockt oder ausfällt</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Of every time that is shown or exported: utc, local or a name such as Europe/Paris</source>
        <translation>Aller gezeigten und exportierten Zeiten: utc, local oder ein Name wie Europe/Paris</translation>
    </message>
    <message>
        <source>Rows of a ranking</source>
        <translation>Zeilen einer Rangliste</translation>
    </message>
    <message>
        <source>On the Trends page: the K of its top-K boards</source>
        <translation>Auf der Seite Trends: das K der Top-K-Listen</translation>
    </message>
    <message>
        <source>Hide actors of listeners</source>
        <translation>Handelnde von Empfängern verbergen</translation>
    </message>
    <message>
        <source>Keeps only what is counted, and of actors a keyed hash; for listeners made from now on</source>
        <translation>Behält nur, was gezählt wird, und von Handelnden einen Schlüsselhash; für Empfänger ab jetzt</translation>
    </message>
    <message>
        <source>Certificate of listeners</source>
        <translation>Zertifikat zum Lauschen</translation>
    </message>
    <message>
        <source>A PEM file; for TLS and HTTPS</source>
        <translation>Eine PEM-Datei; für TLS und HTTPS</translation>
    </message>
    <message>
        <source>Key of the certificate</source>
        <translation>Schlüssel des Zertifikats</translation>
    </message>
    <message>
        <source>A PEM file that only you can read</source>
        <translation>Eine PEM-Datei, die nur Sie lesen können</translation>
    </message>
    <message>
        <source>Token of senders</source>
        <translation>Token der Absender</translation>
    </message>
    <message>
        <source>A file with the secret that senders must know; for TLS and HTTPS</source>
        <translation>Eine Datei mit dem Geheimnis, das Absender kennen müssen; für TLS und HTTPS</translation>
    </message>
</context>
<context>
    <name>tally::ConfigText</name>
    <message>
        <source>There is no setting “%1”.</source>
        <translation>Es gibt keine Einstellung „%1“.</translation>
    </message>
    <message>
        <source>There is no setting “%1”; did you mean “%2”?</source>
        <translation>Es gibt keine Einstellung „%1“; ist „%2“ gemeint?</translation>
    </message>
    <message>
        <source>%1 must be true or false.</source>
        <translation>%1 muss true oder false sein.</translation>
    </message>
    <message>
        <source>%1 must be a number from %2 to %3.</source>
        <translation>%1 muss eine Zahl von %2 bis %3 sein.</translation>
    </message>
    <message>
        <source>%1 must be a text in quotes.</source>
        <translation>%1 muss ein Text in Anführungszeichen sein.</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”; it may be %3.</source>
        <translation>%1 kann nicht „%2“ sein; möglich ist %3.</translation>
    </message>
    <message>
        <source>The keys of %1 cannot be read; write &quot;Ctrl+Shift+R&quot;, or &quot;&quot; for none.</source>
        <translation>Die Tasten von %1 sind nicht lesbar; schreiben Sie &quot;Ctrl+Shift+R&quot; oder &quot;&quot; für keine.</translation>
    </message>
    <message>
        <source>The file is larger than 1 MiB.</source>
        <translation>Die Datei ist größer als 1 MiB.</translation>
    </message>
    <message>
        <source>%1 cannot be “%2”; write utc, local or a name such as Europe/Paris.</source>
        <translation>%1 kann nicht „%2“ sein; schreiben Sie utc, local oder einen Namen wie Europe/Paris.</translation>
    </message>
</context>
<context>
    <name>tally::DataTable</name>
    <message>
        <source>Rank</source>
        <translation>Rang</translation>
    </message>
    <message>
        <source>Columns as at first</source>
        <translation>Spalten wie zu Beginn</translation>
    </message>
    <message>
        <source>Copied are the first %1 of %2 chosen rows; Export… writes all rows.</source>
        <translation>Kopiert sind die ersten %1 von %2 gewählten Zeilen; „Exportieren …“ schreibt alle.</translation>
    </message>
</context>
<context>
    <name>tally::DialogFoot</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
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
    <name>tally::ExplainDialog</name>
    <message>
        <source>What changed?</source>
        <translation>Was hat sich geändert?</translation>
    </message>
    <message>
        <source>Items</source>
        <translation>Elemente</translation>
    </message>
    <message>
        <source>Types</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>%1 against %2</source>
        <translation>%1 gegen %2</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Element</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Änderung</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>comparing</source>
        <translation>wird verglichen</translation>
    </message>
    <message>
        <source>Nothing changed</source>
        <translation>Nichts hat sich geändert</translation>
    </message>
    <message>
        <source>Both times have the same events.</source>
        <translation>Beide Zeiten haben dieselben Ereignisse.</translation>
    </message>
    <message numerus="yes">
        <source>%1 → %2 events: %3, %4</source>
        <translation>
            <numerusform>%1 → %2 Ereignis: %3, %4</numerusform>
            <numerusform>%1 → %2 Ereignisse: %3, %4</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 of %2 that changed</source>
        <translation>die ersten %1 von %2, die sich änderten</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 änderten sich</translation>
    </message>
    <message>
        <source>Actors</source>
        <translation>Akteure</translation>
    </message>
    <message>
        <source>Actor</source>
        <translation>Akteur</translation>
    </message>
    <message>
        <source>Parts add up to 100 %; actors are read from the raw lines of logs and journals.</source>
        <translation>Die Anteile ergeben 100 %; Handelnde werden aus den Rohzeilen der Protokolle und Journale gelesen.</translation>
    </message>
    <message>
        <source>Raw lines…</source>
        <translation>Rohzeilen…</translation>
    </message>
    <message>
        <source>The lines of the chosen row in the later time</source>
        <translation>Die Zeilen der gewählten Reihe in der späteren Zeit</translation>
    </message>
    <message>
        <source>No log to read again</source>
        <translation>Kein Protokoll zum Nachlesen</translation>
    </message>
    <message>
        <source>Who sent the events stands in the raw lines alone; what came through a listener that keeps no journal cannot be read again.</source>
        <translation>Wer die Ereignisse sandte, steht nur in den Rohzeilen; was ein Empfänger ohne Journal bekam, lässt sich nicht nachlesen.</translation>
    </message>
    <message>
        <source>reading the logs</source>
        <translation>liest die Protokolle</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 events name nobody</source>
        <translation>
            <numerusform>%1 von %2 Ereignis nennt niemanden</numerusform>
            <numerusform>%1 von %2 Ereignissen nennen niemanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events of too many actors to tell apart</source>
        <translation>
            <numerusform>%1 Ereignis von zu vielen Akteuren zum Unterscheiden</numerusform>
            <numerusform>%1 Ereignisse von zu vielen Akteuren zum Unterscheiden</numerusform>
        </translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>Das Protokoll war nicht zu lesen</translation>
    </message>
    <message>
        <source>Not in the logs</source>
        <translation>Nicht in den Protokollen</translation>
    </message>
    <message>
        <source>The logs that are open have no event in these times.</source>
        <translation>Die offenen Protokolle haben kein Ereignis in diesen Zeiten.</translation>
    </message>
    <message>
        <source>No actors in these logs</source>
        <translation>Keine Akteure in diesen Protokollen</translation>
    </message>
    <message>
        <source>No event says who sent it.</source>
        <translation>Kein Ereignis sagt, wer es sandte.</translation>
    </message>
</context>
<context>
    <name>tally::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation>%1 exportieren</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>CSV for Excel</source>
        <translation>CSV für Excel</translation>
    </message>
    <message>
        <source>TSV</source>
        <translation>TSV</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>PNG</source>
        <translation>PNG</translation>
    </message>
    <message>
        <source>SVG</source>
        <translation>SVG</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Durchsuchen …</translation>
    </message>
    <message>
        <source>Write where it comes from beside it</source>
        <translation>Die Herkunft daneben schreiben</translation>
    </message>
    <message>
        <source>Say which file to write.</source>
        <translation>Welche Datei soll geschrieben werden?</translation>
    </message>
    <message>
        <source>There is no folder %1.</source>
        <translation>Den Ordner %1 gibt es nicht.</translation>
    </message>
    <message>
        <source>%1 is there already.</source>
        <translation>%1 gibt es schon.</translation>
    </message>
    <message>
        <source>With the separators of this language, so that Excel opens it as a table.</source>
        <translation>Mit den Trennzeichen dieser Sprache, damit Excel eine Tabelle öffnet.</translation>
    </message>
    <message>
        <source>Numbers in full; where it comes from is inside.</source>
        <translation>Zahlen vollständig; die Herkunft steht darin.</translation>
    </message>
    <message>
        <source>The picture as it is shown.</source>
        <translation>Das Bild, wie es gezeigt wird.</translation>
    </message>
    <message>
        <source>What is shown, numbers in full; formulas in text are made inert.</source>
        <translation>Was gezeigt wird, Zahlen vollständig; Formeln in Text werden unwirksam.</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Ersetzen</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben …</translation>
    </message>
    <message>
        <source>nothing could be drawn</source>
        <translation>es konnte nichts gezeichnet werden</translation>
    </message>
</context>
<context>
    <name>tally::ExportMenu</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation>%1 konnte nicht geschrieben werden: %2</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>Als Tabelle zeigen</translation>
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
    <name>tally::FiguresDialog</name>
    <message>
        <source>%1 as a table</source>
        <translation>%1 als Tabelle</translation>
    </message>
    <message>
        <source>Figures of %1</source>
        <translation>Werte von %1</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Neu fragen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message numerus="yes">
        <source>%1 rows, as shown at %2</source>
        <translation>
            <numerusform>%1 Zeile, wie gezeigt um %2</numerusform>
            <numerusform>%1 Zeilen, wie gezeigt um %2</numerusform>
        </translation>
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
    <message>
        <source>nothing earlier</source>
        <translation>davor nichts</translation>
    </message>
    <message>
        <source>last known: %1</source>
        <translation>zuletzt bekannt: %1</translation>
    </message>
</context>
<context>
    <name>tally::Health</name>
    <message>
        <source>errors p99</source>
        <translation>Fehler p99</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>Grenze %1</translation>
    </message>
    <message>
        <source>slow</source>
        <translation>langsam</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% der Ereignisse</translation>
    </message>
    <message>
        <source>over the limit</source>
        <translation>über der Grenze</translation>
    </message>
    <message>
        <source>uses more than its budget</source>
        <translation>verbraucht mehr als sein Budget</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>still</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>Latency p99</source>
        <translation>Latenz p99</translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2</source>
        <translation>p50 %1 · p95 %2</translation>
    </message>
    <message>
        <source>%1 of those without error; of errors p50 %2, p95 %3, p99 %4</source>
        <translation>%1 derer ohne Fehler; der Fehler p50 %2, p95 %3, p99 %4</translation>
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
        <source>%1 in range</source>
        <translation>%1 im Zeitraum</translation>
    </message>
    <message>
        <source>%1 on before</source>
        <translation>%1 zu vorher</translation>
    </message>
    <message>
        <source>silent for %1</source>
        <translation>seit %1 still</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>slow %1</source>
        <translation>langsam %1</translation>
    </message>
    <message>
        <source> · no status</source>
        <translation> · kein Status</translation>
    </message>
    <message>
        <source>explicit (5xx) %1 %, by policy (slower than the limit) %2 %; besides client errors (4xx) %3 %</source>
        <translation>ausdrücklich (5xx) %1 %, nach Vorgabe (langsamer als die Grenze) %2 %; daneben Fehler der Aufrufer (4xx) %3 %</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>in flight</source>
        <translation>in Arbeit</translation>
    </message>
    <message>
        <source>inferred: L = λ·W</source>
        <translation>gefolgert: L = λ·W</translation>
    </message>
    <message>
        <source>requests in flight, inferred by Little&apos;s law from rate and latency: the mean of the range</source>
        <translation>Anfragen in Arbeit, nach Littles Gesetz aus Rate und Latenz gefolgert: das Mittel des Zeitraums</translation>
    </message>
    <message>
        <source>no events in range</source>
        <translation>keine im Zeitraum</translation>
    </message>
    <message>
        <source>needs latency</source>
        <translation>braucht Latenz</translation>
    </message>
    <message>
        <source>no latency given</source>
        <translation>keine Latenz dabei</translation>
    </message>
    <message>
        <source>no event of this range says how long its request took</source>
        <translation>kein Ereignis dieses Zeitraums sagt, wie lange seine Anfrage gedauert hat</translation>
    </message>
    <message>
        <source>no status given</source>
        <translation>kein Status dabei</translation>
    </message>
    <message>
        <source>no event of this range says how its request ended</source>
        <translation>kein Ereignis dieses Zeitraums sagt, wie seine Anfrage ausging</translation>
    </message>
    <message>
        <source>inferred from rate and latency; no event of this range says how long its request took</source>
        <translation>aus Rate und Latenz erschlossen; kein Ereignis dieses Zeitraums sagt, wie lange seine Anfrage gedauert hat</translation>
    </message>
</context>
<context>
    <name>tally::HealthPage</name>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Watched service</source>
        <translation>Beobachteter Dienst</translation>
    </message>
    <message>
        <source>what the events report</source>
        <translation>was die Ereignisse melden</translation>
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
        <source>Pipeline</source>
        <translation>Verarbeitung</translation>
    </message>
    <message>
        <source>our own engine</source>
        <translation>unsere eigene</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>Freshness</source>
        <translation>Frische</translation>
    </message>
    <message>
        <source>% of events</source>
        <translation>% der Ereignisse</translation>
    </message>
    <message>
        <source>Worst now:</source>
        <translation>Am schlechtesten:</translation>
    </message>
    <message>
        <source>Service level objectives</source>
        <translation>Dienstziele</translation>
    </message>
    <message>
        <source>30 days, rolling</source>
        <translation>30 Tage, gleitend</translation>
    </message>
    <message>
        <source>Budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>left, %</source>
        <translation>übrig, %</translation>
    </message>
    <message>
        <source>Edit…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Edit the chosen objective</source>
        <translation>Das gewählte Ziel ändern</translation>
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
        <translation>Noch wurde nichts gezählt.</translation>
    </message>
    <message>
        <source>ms, errors included</source>
        <translation>ms, mit Fehlern</translation>
    </message>
    <message>
        <source>ms, without errors</source>
        <translation>ms, ohne Fehler</translation>
    </message>
    <message>
        <source>No latency</source>
        <translation>Keine Latenz</translation>
    </message>
    <message>
        <source>No event of this range says how long its request took.</source>
        <translation>Kein Ereignis dieses Zeitraums sagt, wie lange seine Anfrage dauerte.</translation>
    </message>
    <message>
        <source>No outcome</source>
        <translation>Kein Ergebnis</translation>
    </message>
    <message>
        <source>No event says how its request ended, or how long it took.</source>
        <translation>Kein Ereignis sagt, wie seine Anfrage endete oder wie lange sie dauerte.</translation>
    </message>
    <message>
        <source>%, by part</source>
        <translation>%, nach Teil</translation>
    </message>
    <message>
        <source>s, now − watermark</source>
        <translation>s, jetzt − Wassermarke</translation>
    </message>
    <message>
        <source>Being measured</source>
        <translation>Wird gemessen</translation>
    </message>
    <message>
        <source>The first figures take two seconds.</source>
        <translation>Die ersten Zahlen brauchen zwei Sekunden.</translation>
    </message>
    <message>
        <source>Nothing has arrived yet</source>
        <translation>Noch ist nichts angekommen</translation>
    </message>
    <message>
        <source>Freshness begins with the first event.</source>
        <translation>Frische beginnt mit dem ersten Ereignis.</translation>
    </message>
    <message>
        <source>No listener</source>
        <translation>Kein Empfänger</translation>
    </message>
    <message>
        <source>What is recorded does not age; freshness is of listeners.</source>
        <translation>Aufgezeichnetes altert nicht; Frische haben Empfänger.</translation>
    </message>
    <message>
        <source>No objective can be measured</source>
        <translation>Kein Ziel ist messbar</translation>
    </message>
    <message>
        <source>No event of these 30 days carries a latency or an outcome.</source>
        <translation>Kein Ereignis dieser 30 Tage trägt Latenz oder Ergebnis.</translation>
    </message>
    <message>
        <source>No history</source>
        <translation>Kein Verlauf</translation>
    </message>
    <message>
        <source>This one is measured since the start only.</source>
        <translation>Dieses wird erst seit dem Start gemessen.</translation>
    </message>
    <message>
        <source>Not measured</source>
        <translation>Nicht gemessen</translation>
    </message>
    <message>
        <source>all fine</source>
        <translation>alles gut</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>service</source>
        <translation>Dienst</translation>
    </message>
    <message>
        <source>pipeline</source>
        <translation>Verarbeitung</translation>
    </message>
    <message>
        <source>%, since %1</source>
        <translation>%, seit %1</translation>
    </message>
    <message>
        <source>s, since %1</source>
        <translation>s, seit %1</translation>
    </message>
    <message>
        <source>30 days up to %1</source>
        <translation>30 Tage bis %1</translation>
    </message>
    <message>
        <source>Objectives, or health by video or type</source>
        <translation>Ziele, oder Gesundheit nach Video oder Typ</translation>
    </message>
    <message>
        <source>Objectives</source>
        <translation>Ziele</translation>
    </message>
    <message>
        <source>By video</source>
        <translation>Nach Video</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Nach Typ</translation>
    </message>
    <message>
        <source>Worst videos</source>
        <translation>Schlechteste Videos</translation>
    </message>
    <message>
        <source>Worst types</source>
        <translation>Schlechteste Typen</translation>
    </message>
</context>
<context>
    <name>tally::HealthTableModel</name>
    <message>
        <source>Other</source>
        <translation>Andere</translation>
    </message>
    <message>
        <source>errors: explicit (5xx) %1, by policy (slow) %2, of clients (4xx) %3</source>
        <translation>Fehler: ausdrücklich (5xx) %1, nach Vorgabe (langsam) %2, der Clients (4xx) %3</translation>
    </message>
    <message>
        <source>latency of errors ±1 %: p50 %1, p95 %2, p99 %3</source>
        <translation>Latenz der Fehler ±1 %: p50 %1, p95 %2, p99 %3</translation>
    </message>
    <message>
        <source>fewer than 100 requests: p99 says little</source>
        <translation>weniger als 100 Anfragen: p99 sagt wenig</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>Anfragen</translation>
    </message>
    <message>
        <source>per s</source>
        <translation>pro s</translation>
    </message>
    <message>
        <source>5xx %</source>
        <translation>5xx %</translation>
    </message>
    <message>
        <source>4xx %</source>
        <translation>4xx %</translation>
    </message>
    <message>
        <source>slow %</source>
        <translation>langsam %</translation>
    </message>
    <message>
        <source>errors p99</source>
        <translation>Fehler p99</translation>
    </message>
</context>
<context>
    <name>tally::HeatMap</name>
    <message>
        <source>no data</source>
        <translation>keine Daten</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>viel</translation>
    </message>
    <message>
        <source>quiet</source>
        <translation>wenig</translation>
    </message>
    <message>
        <source>weekday</source>
        <translation>Wochentag</translation>
    </message>
    <message>
        <source>hour</source>
        <translation>Stunde</translation>
    </message>
</context>
<context>
    <name>tally::HeatPanel</name>
    <message>
        <source>By hour and weekday</source>
        <translation>Nach Stunde und Wochentag</translation>
    </message>
    <message>
        <source>events an hour</source>
        <translation>Ereignisse je Stunde</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message numerus="yes">
        <source>%1 weeks, %2</source>
        <translation>
            <numerusform>%1 Woche, %2</numerusform>
            <numerusform>%1 Wochen, %2</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing happened in these weeks.</source>
        <translation>In diesen Wochen ist nichts geschehen.</translation>
    </message>
</context>
<context>
    <name>tally::Help</name>
    <message>
        <source>How is traffic counted?</source>
        <translation>Wie wird der Verkehr gezählt?</translation>
    </message>
    <message>
        <source>Every event that was accepted counts once, in the minute of its own time, never of its arrival. A bucket is the sum of its minutes, so buckets add up to the total of the range exactly. What is live is shown second by second, for about an hour, while memory has the seconds.

The hatched end is provisional: events for it may still come. Minutes before the watermark are final; those that changed afterwards are called revised.</source>
        <translation>Jedes angenommene Ereignis zählt einmal, in der Minute seiner eigenen Zeit, nie der seiner Ankunft. Ein Abschnitt ist die Summe seiner Minuten, so ergeben die Abschnitte genau die Summe des Zeitraums. Was live ist, wird etwa eine Stunde lang Sekunde für Sekunde gezeigt, solange der Speicher die Sekunden hat.

Das schraffierte Ende ist vorläufig: dafür können noch Ereignisse kommen. Minuten vor der Wassermarke sind endgültig; solche, die sich danach noch änderten, heißen berichtigt.</translation>
    </message>
    <message>
        <source>How is latency counted?</source>
        <translation>Wie wird die Latenz gezählt?</translation>
    </message>
    <message>
        <source>From the field that says how long a request took. Percentiles come from a sketch that holds every value: p99 is within 1 % of the true one, and does not depend on how the events were split.

A bucket without latencies is a gap, not zero.</source>
        <translation>Aus dem Feld, das sagt, wie lange eine Anfrage dauerte. Perzentile stammen aus einer Skizze aller Werte: p99 weicht höchstens 1 % vom wahren ab und hängt nicht davon ab, wie die Ereignisse verteilt waren.

Ein Abschnitt ohne Latenzen ist eine Lücke, nicht null.</translation>
    </message>
    <message>
        <source>How are errors counted?</source>
        <translation>Wie werden Fehler gezählt?</translation>
    </message>
    <message>
        <source>Explicit errors are events that ended in an error (status 5xx). Client errors (4xx) are shown apart, as they are the client&apos;s. Errors by policy are requests that succeeded, but took longer than the objective allows.

The share is of all events of the bucket.</source>
        <translation>Ausdrückliche Fehler sind Ereignisse, die in einem Fehler endeten (Status 5xx). Fehler der Aufrufer (4xx) stehen für sich. Fehler nach Vorgabe sind Anfragen, die gelangen, aber länger dauerten, als das Ziel erlaubt.

Der Anteil ist der an allen Ereignissen des Abschnitts.</translation>
    </message>
    <message>
        <source>How is saturation counted?</source>
        <translation>Wie wird die Auslastung gezählt?</translation>
    </message>
    <message>
        <source>The events do not say how full their service is, so it is inferred by Little&apos;s law: requests in flight = requests a second × seconds each. It is labelled as inferred.

Without latency the tile shows how full this program is instead.</source>
        <translation>Die Ereignisse sagen nicht, wie voll ihr Dienst ist; daher wird es nach Littles Gesetz gefolgert: Anfragen in Arbeit = Anfragen je Sekunde × Sekunden je Anfrage. Das steht dabei.

Ohne Latenz zeigt die Kachel stattdessen, wie voll dieses Programm ist.</translation>
    </message>
    <message>
        <source>How are the top items counted?</source>
        <translation>Wie werden die ersten Elemente gezählt?</translation>
    </message>
    <message>
        <source>How are items counted?</source>
        <translation>Wie werden Elemente gezählt?</translation>
    </message>
    <message>
        <source>One row for each item with events in the range. The share is of all events of the range, also with a filter; the rows that do not match are summed below.

Names come from the store (tallyctl names import) and change nothing in the counts.</source>
        <translation>Eine Zeile für jedes Element mit Ereignissen im Zeitraum. Der Anteil ist der an allen Ereignissen des Zeitraums, auch mit Filter; was nicht passt, steht unten als Summe.

Namen kommen aus dem Speicher (tallyctl names import) und ändern keine Anzahl.</translation>
    </message>
    <message>
        <source>How is the history of an item counted?</source>
        <translation>Wie wird der Verlauf eines Elements gezählt?</translation>
    </message>
    <message>
        <source>The events of this item alone, by type. Sums, averages, least and greatest are of the value field, as exact decimals.</source>
        <translation>Die Ereignisse nur dieses Elements, nach Art. Summe, Mittel, kleinster und größter Wert sind die des Wertfeldes, als genaue Dezimalzahlen.</translation>
    </message>
    <message>
        <source>How do the three rankings come about?</source>
        <translation>Wie kommen die drei Ranglisten zustande?</translation>
    </message>
    <message>
        <source>They cover the last minute, hour and day that the range ends with; of what is live, the newest 60 seconds. Arrows compare with the ranking of as long a time before; “new” was not among the first hundred then.</source>
        <translation>Sie umfassen die letzte Minute, Stunde und den letzten Tag, mit denen der Zeitraum endet; von dem, was live ist, die neuesten 60 Sekunden. Pfeile vergleichen mit der Rangliste der gleich langen Zeit davor; „neu“ war damals nicht unter den ersten hundert.</translation>
    </message>
    <message>
        <source>What does the chart of leaders show?</source>
        <translation>Was zeigt das Diagramm der Führenden?</translation>
    </message>
    <message>
        <source>The first items of the hour, minute by minute. Before its first event an item has no line.</source>
        <translation>Die ersten Elemente der Stunde, Minute für Minute. Vor seinem ersten Ereignis hat ein Element keine Linie.</translation>
    </message>
    <message>
        <source>How is the service&apos;s latency judged?</source>
        <translation>Wie wird die Latenz des Dienstes beurteilt?</translation>
    </message>
    <message>
        <source>p50, p95 and p99 of the requests that did not end in an error, and p99 of those that did: fast failures must not make a service look fast. Within 1 %.

What a store kept from before this program started has both in one; the subtitle then says so. The dashed line is the limit of the objective.</source>
        <translation>p50, p95 und p99 der Anfragen ohne Fehler, und p99 derer mit: schnelles Versagen darf einen Dienst nicht schnell aussehen lassen. Auf 1 %.

Was ein Speicher von vor dem Start dieses Programms hat, trägt beides in einem; der Untertitel sagt es dann. Die gestrichelte Linie ist die Grenze des Ziels.</translation>
    </message>
    <message>
        <source>What are errors of the service?</source>
        <translation>Was sind Fehler des Dienstes?</translation>
    </message>
    <message>
        <source>5xx: the service failed. Slow: it succeeded, but took longer than the limit of the objective. 4xx: the client&apos;s. A bucket without events has no share and is a gap.</source>
        <translation>5xx: der Dienst versagte. Langsam: es gelang, dauerte aber länger als die Grenze des Ziels. 4xx: der Fehler des Aufrufers. Ein Abschnitt ohne Ereignisse hat keinen Anteil und ist eine Lücke.</translation>
    </message>
    <message>
        <source>How full is the pipeline?</source>
        <translation>Wie voll ist die Verarbeitung?</translation>
    </message>
    <message>
        <source>Queues: how many of their places are taken. Memory: of the budget for counts. Disk: of the file system of the store. Workers, writer and CPU: the share of the last second they were busy. The worst one is named.

Time to full is a line through the last five minutes, and only shown when it clearly rises. Times are of this machine&apos;s clock, since the program started.</source>
        <translation>Schlangen: wie viele ihrer Plätze belegt sind. Speicher: vom Budget für Zähler. Platte: vom Dateisystem des Speichers. Arbeiter, Schreiber und CPU: der Anteil der letzten Sekunde, in dem sie tätig waren. Der schlechteste wird genannt.

Die Zeit bis voll ist eine Gerade durch die letzten fünf Minuten und erscheint nur, wenn es deutlich steigt. Die Zeiten sind die der Uhr dieses Rechners, seit dem Start des Programms.</translation>
    </message>
    <message>
        <source>How fresh is what I see?</source>
        <translation>Wie frisch ist, was ich sehe?</translation>
    </message>
    <message>
        <source>Now minus the watermark of each listener: minutes older than that are final. It includes the time that events may be out of order. A source that stands still ages here; a quiet one does too, until silence makes its minutes final.</source>
        <translation>Jetzt minus die Wassermarke jedes Empfängers: ältere Minuten sind endgültig. Die Zeit, um die Ereignisse ungeordnet sein dürfen, ist darin enthalten. Eine stehende Quelle altert hier; eine stille auch, bis die Stille ihre Minuten endgültig macht.</translation>
    </message>
    <message>
        <source>How do error budgets work?</source>
        <translation>Wie wirken Fehlerbudgets?</translation>
    </message>
    <message>
        <source>A target of 99.9 % allows 0.1 % bad requests in 30 days: that is the budget. Burn 1× spends it in exactly 30 days, 14.4× in two.

Each column has a long and a short window. An alert is due when both burn faster than 14.4× (1 h and 5 min), 6× (6 h and 30 min), 3× (24 h and 2 h) or 1× (3 d and 6 h), with at least ten bad requests. The period ends with the shown range.</source>
        <translation>Ein Ziel von 99,9 % erlaubt 0,1 % schlechte Anfragen in 30 Tagen: das ist das Budget. Verbrauch 1× leert es in genau 30 Tagen, 14,4× in zwei.

Jede Spalte hat ein langes und ein kurzes Fenster. Ein Alarm ist fällig, wenn beide schneller verbrauchen als 14,4× (1 h und 5 min), 6× (6 h und 30 min), 3× (24 h und 2 h) oder 1× (3 d und 6 h), bei mindestens zehn schlechten Anfragen. Die 30 Tage enden mit dem gezeigten Zeitraum.</translation>
    </message>
    <message>
        <source>What does the budget chart show?</source>
        <translation>Was zeigt das Diagramm des Budgets?</translation>
    </message>
    <message>
        <source>How much of the 30 days&apos; budget was left at each moment; below zero it is overspent. The dashed line spends it evenly.</source>
        <translation>Wie viel vom Budget der 30 Tage jeweils übrig war; unter null ist es überzogen. Die gestrichelte Linie verbraucht es gleichmäßig.</translation>
    </message>
    <message>
        <source>How are hours and weekdays counted?</source>
        <translation>Wie werden Stunden und Wochentage gezählt?</translation>
    </message>
    <message>
        <source>How is a change explained?</source>
        <translation>Wie wird eine Änderung erklärt?</translation>
    </message>
    <message>
        <source>Ctrl and drag over a stretch of a chart, or Ctrl M for the shown range. It is compared with as long a time before, or with what the range is compared with. Every item and type has its part in the change; all parts add up to 100 %, and those that went the other way are negative.</source>
        <translation>Mit Strg über einen Abschnitt eines Diagramms ziehen, oder Strg M für den gezeigten Zeitraum. Verglichen wird mit der gleich langen Zeit davor oder mit dem, womit der Zeitraum verglichen wird. Jedes Element und jede Art hat einen Anteil an der Änderung; alle ergeben 100 %, gegenläufige sind negativ.</translation>
    </message>
    <message>
        <source>What is the ledger?</source>
        <translation>Was ist das Hauptbuch?</translation>
    </message>
    <message>
        <source>Every record that was received ends in exactly one column: counted, doubled, late, of the future, rejected, or in flight. The difference must be 0.</source>
        <translation>Jeder empfangene Datensatz endet in genau einer Spalte: gezählt, doppelt, verspätet, aus der Zukunft, abgewiesen oder unterwegs. Die Differenz muss 0 sein.</translation>
    </message>
    <message>
        <source>What are dead letters?</source>
        <translation>Was sind unzustellbare Datensätze?</translation>
    </message>
    <message>
        <source>What is a source?</source>
        <translation>Was ist eine Quelle?</translation>
    </message>
    <message>
        <source>A recorded log, a listener, a sender that says its name, or a store. Each has a ledger of its own. Opening the same content again in a store adds nothing.</source>
        <translation>Ein aufgezeichnetes Protokoll, ein Empfänger, ein Sender, der seinen Namen sagt, oder ein Speicher. Jede hat ihr eigenes Hauptbuch. Denselben Inhalt noch einmal in einen Speicher zu öffnen fügt nichts hinzu.</translation>
    </message>
    <message>
        <source>What is compared with what?</source>
        <translation>Was wird womit verglichen?</translation>
    </message>
    <message>
        <source>The shown range with as long a time one hour, day or week earlier, or directly before. The dashed grey line is the earlier time moved over the shown one; Δ % compares the sums of both.

While the range is provisional, only the part that is complete is compared.</source>
        <translation>Der gezeigte Zeitraum mit einem gleich langen eine Stunde, einen Tag oder eine Woche früher, oder unmittelbar davor. Die gestrichelte graue Linie ist die frühere Zeit, über die gezeigte geschoben; Δ % vergleicht die Summen beider.

Solange der Zeitraum vorläufig ist, wird nur der vollständige Teil verglichen.</translation>
    </message>
    <message>
        <source>How are several chosen items counted?</source>
        <translation>Wie werden mehrere gewählte Elemente gezählt?</translation>
    </message>
    <message>
        <source>Ctrl or Shift and a click choose several rows of the table. Each has its exact count in the range; Other is everything that is not chosen, so that the rows add up to all events of the range.</source>
        <translation>Strg oder Umschalt und ein Klick wählen mehrere Zeilen der Tabelle. Jede hat ihre exakte Anzahl im Zeitraum; Sonstige sind alle nicht gewählten, sodass die Zeilen zusammen alle Ereignisse des Zeitraums ergeben.</translation>
    </message>
    <message>
        <source>What does the chart of chosen items show?</source>
        <translation>Was zeigt das Diagramm der gewählten Elemente?</translation>
    </message>
    <message>
        <source>The events of each chosen item over the range, one line each, in equal steps. A step without events is zero; time in which nothing was known is a gap.</source>
        <translation>Die Ereignisse jedes gewählten Elements über den Zeitraum, je eine Linie, in gleichen Schritten. Ein Schritt ohne Ereignisse ist null; Zeit, über die nichts bekannt war, ist eine Lücke.</translation>
    </message>
    <message>
        <source>The four weeks up to the end of the range, in the zone shown at the lower right. A cell is the mean of all such hours that lie between the first and the last event; hours that were not recorded are dashed, not quiet.</source>
        <translation>Die vier Wochen bis zum Ende des Zeitraums, in der unten rechts gezeigten Zone. Eine Zelle ist das Mittel aller solchen Stunden zwischen dem ersten und dem letzten Ereignis; nicht aufgezeichnete Stunden sind gestrichelt, nicht still.</translation>
    </message>
    <message>
        <source>What is a profile?</source>
        <translation>Was ist ein Profil?</translation>
    </message>
    <message>
        <source>A way of reading logs under a name: which fields are what, the format, the zone. The Open dialog chooses one, changes it, saves it under its own or another name, and remembers which files it is for (access*.log*). Some come with the program; your own are TOML files that tallyctl --profile NAME reads too.</source>
        <translation>Eine Art, Protokolle zu lesen, unter einem Namen: welches Feld was ist, das Format, die Zone. Der Öffnen-Dialog wählt eines, ändert es, speichert es unter seinem oder einem anderen Namen und merkt sich, für welche Dateien es gilt (access*.log*). Einige kommen mit dem Programm; Ihre eigenen sind TOML-Dateien, die auch tallyctl --profile NAME liest.</translation>
    </message>
    <message>
        <source>In which zone are times?</source>
        <translation>In welcher Zone sind die Zeiten?</translation>
    </message>
    <message>
        <source>In the one that stands at the lower right: UTC, that of this computer, or one chosen by name in the settings. Ranges, axes, tables, reports and exports all follow it; exported times carry their offset. Minutes and hours are counted in UTC whatever is shown, so no count changes with the zone.</source>
        <translation>In der, die unten rechts steht: UTC, die dieses Rechners oder eine in den Einstellungen benannte. Zeiträume, Achsen, Tabellen, Berichte und Exporte folgen ihr; exportierte Zeiten tragen ihren Abstand zu UTC. Minuten und Stunden werden in UTC gezählt, was auch gezeigt wird; keine Zahl ändert sich mit der Zone.</translation>
    </message>
    <message>
        <source>How does the rank history come about?</source>
        <translation>Wie entsteht der Rangverlauf?</translation>
    </message>
    <message>
        <source>The range is cut into at most twelve buckets, and the events of each bucket are ranked by themselves, exactly as the rankings above it are. A line ends where its item is not among the first ten. A bucket that is still filling is left out. Point at a line or a name to follow it, click to keep its colour, double-click to open the item.</source>
        <translation>Der Zeitraum wird in höchstens zwölf Abschnitte geteilt; die Ereignisse jedes Abschnitts werden für sich gereiht, genau wie die Ranglisten darüber. Eine Linie endet, wo ihr Element nicht unter den ersten zehn ist. Ein Abschnitt, der sich noch füllt, bleibt weg. Auf Linie oder Namen zeigen, um ihr zu folgen; klicken behält die Farbe, Doppelklick öffnet das Element.</translation>
    </message>
    <message>
        <source>What are annotations?</source>
        <translation>Was sind Anmerkungen?</translation>
    </message>
    <message>
        <source>Moments or stretches of time that you wrote something on: N, or the right mouse button on a chart; pin the other end first for a stretch. They are drawn on every chart over time, are in its exports as a column, and lie in annotations.json with your own data, whatever log is open.</source>
        <translation>Zeitpunkte oder Zeiträume, zu denen Sie etwas geschrieben haben: N oder rechte Maustaste auf einem Diagramm; für einen Zeitraum zuerst das andere Ende anheften. Sie stehen in jedem Zeitdiagramm, als Spalte in dessen Exporten, und liegen in annotations.json bei Ihren eigenen Daten, gleich welches Protokoll offen ist.</translation>
    </message>
    <message>
        <source>Records that were not counted, with source, line, offset and the reason. Bad records never stop the good ones behind them.

A letter can be read once more, as it came or corrected; when it can be counted now it moves to the counted ones, once. Discarded ones are gone, but the ledger goes on counting them as not counted. The newest 64 MiB are kept; older ones are counted as pushed out.</source>
        <translation>Datensätze, die nicht gezählt wurden, mit Quelle, Zeile, Stelle und Grund. Schlechte halten die guten dahinter nie auf.

Ein Eintrag kann nochmals gelesen werden, wie er kam oder berichtigt; ist er jetzt zählbar, rückt er einmal zu den gezählten. Verworfene sind weg, die Bilanz führt sie aber weiter als nicht gezählt. Die neuesten 64 MiB bleiben; ältere werden als verdrängt gezählt.</translation>
    </message>
    <message>
        <source>Every item has an exact counter; nothing is sampled. The shown rows, Other and the total add up. Items with the same count are in the order of their bytes.

Of a store, the window counts the finest of minutes, hours and days that are kept. Where these are hours or days only, the range covers them as a whole.</source>
        <translation>Jedes Element hat einen genauen Zähler; nichts ist eine Stichprobe. Die gezeigten Zeilen, Andere und die Summe gehen auf. Elemente mit gleicher Anzahl stehen nach ihren Bytes.

Bei einem Speicher zählt das Fenster die feinste der aufbewahrten Stufen aus Minuten, Stunden und Tagen. Wo es nur Stunden oder Tage sind, umfasst der Zeitraum sie ganz.</translation>
    </message>
    <message>
        <source>Where do raw lines come from?</source>
        <translation>Woher kommen Rohzeilen?</translation>
    </message>
    <message>
        <source>Ctrl Shift R shows the lines behind what a page shows: of the item in detail, of the type or item that is filtered, or of all events of the range. They are read once more from the logs that are open, from those that the store counted before, as far as they are still there, and from the journals of listeners: the first 1,000, each with its place in its log.</source>
        <translation>Strg Umschalt R zeigt die Zeilen hinter dem, was eine Seite zeigt: des Elements im Einzelnen, der gefilterten Art oder des gefilterten Elements, oder aller Ereignisse des Zeitraums. Sie werden noch einmal gelesen: aus den offenen Protokollen, aus denen, die der Speicher früher gezählt hat, soweit sie noch da sind, und aus den Journalen der Empfänger. Es sind die ersten 1.000, jede mit ihrer Stelle im Protokoll.</translation>
    </message>
</context>
<context>
    <name>tally::HelpDialog</name>
    <message>
        <source>How is this counted?</source>
        <translation>Wie wird das gezählt?</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>tally::Inspect</name>
    <message>
        <source>How was this answered?</source>
        <translation>Wie kam diese Antwort zustande?</translation>
    </message>
    <message>
        <source>How is this counted?</source>
        <translation>Wie wird das gezählt?</translation>
    </message>
</context>
<context>
    <name>tally::InspectorDialog</name>
    <message>
        <source>Effective range</source>
        <translation>Wirksamer Zeitraum</translation>
    </message>
    <message>
        <source>everything, events without a time included</source>
        <translation>alles, auch Ereignisse ohne Zeit</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>Vollständigkeit</translation>
    </message>
    <message>
        <source>provisional: more may come for what is not before the watermark</source>
        <translation>vorläufig: für alles ab der Wassermarke kann noch etwas kommen</translation>
    </message>
    <message>
        <source>revised: events came late and were counted within 24 hours</source>
        <translation>berichtigt: Ereignisse kamen spät und wurden binnen 24 Stunden gezählt</translation>
    </message>
    <message>
        <source>final</source>
        <translation>endgültig</translation>
    </message>
    <message>
        <source>Watermark</source>
        <translation>Wassermarke</translation>
    </message>
    <message>
        <source>Exactness</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>exact</source>
        <translation>genau</translation>
    </message>
    <message>
        <source>counts exact, percentiles within 1 %</source>
        <translation>Anzahlen genau, Perzentile auf 1 %</translation>
    </message>
    <message>
        <source>Tier</source>
        <translation>Stufe</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>hours, as minutes were dropped by retention</source>
        <translation>Stunden, da die Minuten nach Frist gelöscht sind</translation>
    </message>
    <message>
        <source>days, as hours were dropped by retention</source>
        <translation>Tage, da die Stunden nach Frist gelöscht sind</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message numerus="yes">
        <source>%1 minutes with totals, in memory</source>
        <translation>
            <numerusform>%1 Minute mit Summen, im Speicher</numerusform>
            <numerusform>%1 Minuten mit Summen, im Speicher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cells of item, type and minute, in memory</source>
        <translation>
            <numerusform>%1 Zelle aus Element, Art und Minute, im Speicher</numerusform>
            <numerusform>%1 Zellen aus Element, Art und Minute, im Speicher</numerusform>
        </translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>%1 ms, beside the window</source>
        <translation>%1 ms, neben dem Fenster</translation>
    </message>
    <message>
        <source>Same question</source>
        <translation>Dieselbe Frage</translation>
    </message>
    <message>
        <source>How was this answered?</source>
        <translation>Wie kam diese Antwort zustande?</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Shown of it</source>
        <translation>Davon gezeigt</translation>
    </message>
    <message>
        <source>seconds, of the newest hour in memory</source>
        <translation>Sekunden, der neuesten Stunde im Speicher</translation>
    </message>
    <message numerus="yes">
        <source>%1 seconds with totals, in memory</source>
        <translation>
            <numerusform>%1 Sekunde mit Summen, im Speicher</numerusform>
            <numerusform>%1 Sekunden mit Summen, im Speicher</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cells of item, type and second, in memory</source>
        <translation>
            <numerusform>%1 Zelle aus Element, Art und Sekunde, im Speicher</numerusform>
            <numerusform>%1 Zellen aus Element, Art und Sekunde, im Speicher</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::ItemCompare</name>
    <message>
        <source>Chosen items</source>
        <translation>Gewählte Elemente</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>the first %1 of %2</source>
        <translation>die ersten %1 von %2</translation>
    </message>
    <message>
        <source>%1 of the table</source>
        <translation>%1 der Tabelle</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
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
        <source>events per %1</source>
        <translation>Ereignisse je %1</translation>
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
        <source>in range, exact</source>
        <translation>exakt</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>von %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 values</source>
        <translation>
            <numerusform>%1 Wert</numerusform>
            <numerusform>%1 Werte</numerusform>
        </translation>
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
    <message>
        <source>Choose a row to see its history.</source>
        <translation>Eine Zeile wählen, um ihren Verlauf zu sehen.</translation>
    </message>
    <message>
        <source>in range</source>
        <translation>im Zeitraum</translation>
    </message>
    <message>
        <source>%1 for certain, %2 at most</source>
        <translation>%1 sicher, höchstens %2</translation>
    </message>
    <message>
        <source>No history</source>
        <translation>Kein Verlauf</translation>
    </message>
    <message>
        <source>Memory had no room for this item: only how many events it has is known.</source>
        <translation>Für dieses Element war im Speicher kein Platz: Bekannt ist nur, wie viele Ereignisse es hat.</translation>
    </message>
    <message>
        <source>per %1, as kept</source>
        <translation>je %1, wie aufbewahrt</translation>
    </message>
    <message>
        <source>By type</source>
        <translation>Nach Typ</translation>
    </message>
    <message>
        <source>Shares of the types</source>
        <translation>Anteile der Typen</translation>
    </message>
    <message>
        <source>Raw lines of this range…</source>
        <translation>Rohzeilen dieses Zeitraums…</translation>
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
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
</context>
<context>
    <name>tally::KeyRow</name>
    <message>
        <source>Usual keys of “%1”</source>
        <translation>Übliche Tasten von „%1“</translation>
    </message>
    <message>
        <source>Keys of “%1”</source>
        <translation>Tasten von „%1“</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>“%1” has the same keys: neither works</source>
        <translation>„%1“ hat dieselben Tasten: Keines von beiden wirkt</translation>
    </message>
</context>
<context>
    <name>tally::KeySheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>In a chart</source>
        <translation>In einem Diagramm</translation>
    </message>
    <message>
        <source>drag</source>
        <translation>ziehen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Hineinzoomen</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Umschalt</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Verschieben</translation>
    </message>
    <message>
        <source>Ctrl</source>
        <translation>Strg</translation>
    </message>
    <message>
        <source>What changed here?</source>
        <translation>Was änderte sich hier?</translation>
    </message>
    <message>
        <source>double click</source>
        <translation>Doppelklick</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Alles zeigen</translation>
    </message>
    <message>
        <source>Move the crosshair</source>
        <translation>Fadenkreuz bewegen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Hide the crosshair</source>
        <translation>Fadenkreuz verbergen</translation>
    </message>
    <message>
        <source>In a list or table</source>
        <translation>In einer Liste oder Tabelle</translation>
    </message>
    <message>
        <source>Choose a row</source>
        <translation>Zeile wählen</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Copy rows as TSV</source>
        <translation>Zeilen als TSV kopieren</translation>
    </message>
    <message>
        <source>In a legend</source>
        <translation>In einer Legende</translation>
    </message>
    <message>
        <source>Show only this one</source>
        <translation>Nur diese zeigen</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>Hide or show it</source>
        <translation>Verbergen oder zeigen</translation>
    </message>
    <message>
        <source>Actions without a key are in the palette.</source>
        <translation>Aktionen ohne Taste sind in der Palette.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
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
    <name>tally::LetterDialog</name>
    <message>
        <source>Corrected</source>
        <translation>Berichtigt</translation>
    </message>
    <message>
        <source>Count it</source>
        <translation>Zählen</translation>
    </message>
    <message>
        <source>Correct a dead letter</source>
        <translation>Einen unzustellbaren Eintrag berichtigen</translation>
    </message>
    <message>
        <source>Line %1 of %2</source>
        <translation>Zeile %1 von %2</translation>
    </message>
    <message>
        <source>As it came, control characters shown as \xNN</source>
        <translation>Wie es kam, Steuerzeichen als \xNN</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>Wie es kam</translation>
    </message>
    <message>
        <source>Would be counted</source>
        <translation>Würde gezählt</translation>
    </message>
    <message>
        <source>Would stay a dead letter</source>
        <translation>Bliebe unzustellbar</translation>
    </message>
    <message>
        <source>Counted as %1</source>
        <translation>Gezählt als %1</translation>
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
    <name>tally::LettersPanel</name>
    <message>
        <source>Count again</source>
        <translation>Nochmals zählen</translation>
    </message>
    <message>
        <source>Correct…</source>
        <translation>Berichtigen…</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>Verwerfen…</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>Unzustellbare</translation>
    </message>
    <message>
        <source>Read the selected letters once more as they came; what can be counted now is, once</source>
        <translation>Die gewählten Einträge so lesen, wie sie kamen; was jetzt zählbar ist, wird einmal gezählt</translation>
    </message>
    <message>
        <source>Show one letter as it came and correct it</source>
        <translation>Einen Eintrag zeigen, wie er kam, und berichtigen</translation>
    </message>
    <message>
        <source>Put the selected letters away; the ledger goes on counting them as not counted</source>
        <translation>Die gewählten Einträge weglegen; die Bilanz führt sie weiter als nicht gezählt</translation>
    </message>
    <message>
        <source>Select letters to correct them, to count them again or to discard them.</source>
        <translation>Einträge wählen, um sie zu berichtigen, nochmals zu zählen oder zu verwerfen.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>What came is gone then. The ledger goes on counting these records as not counted.</source>
        <translation>Was kam, ist dann weg. Die Bilanz führt diese Einträge weiter als nicht gezählt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 gewählt</translation>
    </message>
    <message>
        <source>Discard this dead letter?</source>
        <translation>Diesen unzustellbaren Eintrag verwerfen?</translation>
    </message>
    <message>
        <source>Discard %1 dead letters?</source>
        <translation>%1 unzustellbare Einträge verwerfen?</translation>
    </message>
    <message>
        <source>%1 counted</source>
        <translation>%1 gezählt</translation>
    </message>
    <message>
        <source>%1 discarded</source>
        <translation>%1 verworfen</translation>
    </message>
    <message>
        <source>%1 not counted</source>
        <translation>%1 nicht gezählt</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Show dead letters that hold this text</source>
        <translation>Zeigt die Unzustellbaren, die diesen Text enthalten</translation>
    </message>
    <message>
        <source>letters with “%1” in them</source>
        <translation>Einträge, in denen „%1“ steht</translation>
    </message>
</context>
<context>
    <name>tally::ListenDialog</name>
    <message>
        <source>Listen</source>
        <translation>Lauschen</translation>
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
        <source>Listen for events</source>
        <translation>Auf Ereignisse lauschen</translation>
    </message>
    <message>
        <source>Lines over TCP with TLS</source>
        <translation>Zeilen über TCP mit TLS</translation>
    </message>
    <message>
        <source>Lines over UDP</source>
        <translation>Zeilen über UDP</translation>
    </message>
    <message>
        <source>Requests over HTTP</source>
        <translation>Anfragen über HTTP</translation>
    </message>
    <message>
        <source>Requests over HTTPS</source>
        <translation>Anfragen über HTTPS</translation>
    </message>
    <message>
        <source>Lines over a local socket</source>
        <translation>Zeilen über einen lokalen Socket</translation>
    </message>
    <message>
        <source>Lines over TCP</source>
        <translation>Zeilen über TCP</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation>Zertifikat</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Schlüssel</translation>
    </message>
    <message>
        <source>Token file</source>
        <translation>Token-Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Choose the file: %1</source>
        <translation>Die Datei wählen: %1</translation>
    </message>
    <message>
        <source>Name or path</source>
        <translation>Name oder Pfad</translation>
    </message>
    <message>
        <source>A certificate and its key are needed.</source>
        <translation>Ein Zertifikat und sein Schlüssel werden gebraucht.</translation>
    </message>
    <message>
        <source>Datagrams bring no token: only this computer may send them.</source>
        <translation>Datagramme bringen kein Token mit: Nur dieser Rechner darf senden.</translation>
    </message>
    <message>
        <source>Other computers could send unchecked: choose TLS or HTTPS.</source>
        <translation>Andere Rechner könnten ungeprüft senden: Wählen Sie TLS oder HTTPS.</translation>
    </message>
    <message>
        <source>Other computers could send: a token is needed.</source>
        <translation>Andere Rechner könnten senden: Ein Token wird gebraucht.</translation>
    </message>
    <message>
        <source>One record a line. Only your programs can send: %1</source>
        <translation>Ein Datensatz je Zeile. Nur Ihre Programme können senden: %1</translation>
    </message>
    <message>
        <source>Other computers can send if they know the token.</source>
        <translation>Andere Rechner können senden, wenn sie das Token kennen.</translation>
    </message>
    <message>
        <source>Only this computer can send: POST to %1/v1/events</source>
        <translation>Nur dieser Rechner kann senden: POST an %1/v1/events</translation>
    </message>
    <message>
        <source>One record a line. Only this computer can send.</source>
        <translation>Ein Datensatz je Zeile. Nur dieser Rechner kann senden.</translation>
    </message>
</context>
<context>
    <name>tally::LivePage</name>
    <message>
        <source>video</source>
        <translation>Video</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>Noch keine Ereignisse</translation>
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
    <message>
        <source>W3C extended log</source>
        <translation>W3C-Extended-Protokoll</translation>
    </message>
    <message>
        <source>logfmt</source>
        <translation>logfmt</translation>
    </message>
    <message>
        <source>Log format</source>
        <translation>Protokollformat</translation>
    </message>
</context>
<context>
    <name>tally::MainWindow</name>
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
        <source>Space</source>
        <translation>Leertaste</translation>
    </message>
    <message>
        <source>pause view</source>
        <translation>Ansicht anhalten</translation>
    </message>
    <message>
        <source>Open log</source>
        <translation>Protokoll öffnen</translation>
    </message>
    <message>
        <source>Open with…</source>
        <translation>Öffnen mit …</translation>
    </message>
    <message numerus="yes">
        <source>%1 files are not read</source>
        <translation>
            <numerusform>%1 Datei ist nicht gelesen</numerusform>
            <numerusform>%1 Dateien sind nicht gelesen</numerusform>
        </translation>
    </message>
    <message>
        <source>The last one is %1: %2</source>
        <translation>Die letzte ist %1: %2</translation>
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
        <source>Version %1, GPL-3.0-only</source>
        <translation>Version %1, GPL-3.0-only</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>all keys</source>
        <translation>alle Tasten</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Lauschen</translation>
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
    <name>tally::ObjectiveDialog</name>
    <message>
        <source>Objective</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>How fast requests are</source>
        <translation>Wie schnell Anfragen sind</translation>
    </message>
    <message>
        <source>How many requests succeed</source>
        <translation>Wie viele Anfragen gelingen</translation>
    </message>
    <message>
        <source>Requests that take longer spend the error budget of 30 days.</source>
        <translation>Anfragen, die länger dauern, verbrauchen das Fehlerbudget von 30 Tagen.</translation>
    </message>
    <message>
        <source>Requests that end in an error (5xx) spend the error budget of 30 days.</source>
        <translation>Anfragen, die in einem Fehler (5xx) enden, verbrauchen das Fehlerbudget von 30 Tagen.</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> ms</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>Grenze</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielwert</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behalten</translation>
    </message>
</context>
<context>
    <name>tally::Objectives</name>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 spent</source>
        <translation>%1 verbraucht</translation>
    </message>
    <message>
        <source>does not burn</source>
        <translation>wird nicht verbraucht</translation>
    </message>
    <message>
        <source>spent</source>
        <translation>verbraucht</translation>
    </message>
    <message>
        <source>over 30 days</source>
        <translation>über 30 Tage</translation>
    </message>
    <message>
        <source>empty in %1</source>
        <translation>leer in %1</translation>
    </message>
    <message>
        <source>Requests without errors</source>
        <translation>Anfragen ohne Fehler</translation>
    </message>
    <message>
        <source>Requests under %1</source>
        <translation>Anfragen unter %1</translation>
    </message>
    <message>
        <source>not measured: no latency in these events</source>
        <translation>nicht gemessen: keine Latenz in diesen Ereignissen</translation>
    </message>
    <message>
        <source>not measured: no status in these events</source>
        <translation>nicht gemessen: kein Status in diesen Ereignissen</translation>
    </message>
    <message>
        <source>%1 not</source>
        <translation>%1 nicht</translation>
    </message>
    <message>
        <source>since the program started</source>
        <translation>seit dem Start des Programms</translation>
    </message>
    <message>
        <source>Visible within %1 s</source>
        <translation>Sichtbar binnen %1 s</translation>
    </message>
    <message>
        <source>not measured: nothing has arrived</source>
        <translation>nicht gemessen: nichts ist angekommen</translation>
    </message>
    <message>
        <source>Records counted</source>
        <translation>Gezählte Datensätze</translation>
    </message>
    <message>
        <source>all sources</source>
        <translation>alle Quellen</translation>
    </message>
    <message>
        <source>budget</source>
        <translation>Budget</translation>
    </message>
    <message>
        <source>even pace</source>
        <translation>gleichmäßig</translation>
    </message>
    <message>
        <source>not enough data yet</source>
        <translation>noch zu wenige Daten</translation>
    </message>
    <message>
        <source>pace not known: minutes are not kept</source>
        <translation>Tempo unbekannt: Minuten sind nicht aufbewahrt</translation>
    </message>
</context>
<context>
    <name>tally::OpenDialog</name>
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
        <source>first lines of the log, as they are</source>
        <translation>erste Zeilen des Protokolls, wie sie sind</translation>
    </message>
    <message numerus="yes">
        <source>%1 of the first %2 records not read; they will be kept as dead letters, with place and reason</source>
        <translation>
            <numerusform>%1 der ersten %2 Sätze nicht gelesen; er wird mit Stelle und Grund aufgehoben</numerusform>
            <numerusform>%1 der ersten %2 Sätze nicht gelesen; sie werden mit Stelle und Grund aufgehoben</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 ×  %2, first in line %3:  %4</source>
        <translation>%1 ×  %2, zuerst in Zeile %3:  %4</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Follow what is appended</source>
        <translation>Anhängen verfolgen</translation>
    </message>
    <message>
        <source>The log is still being written: new lines are counted as they come, through rotations too</source>
        <translation>Das Protokoll wird noch geschrieben: Neue Zeilen werden gezählt, sobald sie kommen, auch über Rotationen hinweg</translation>
    </message>
    <message>
        <source>first 20 events, as they will be counted; times in %1</source>
        <translation>die ersten 20 Ereignisse, wie sie gezählt werden; Zeiten in %1</translation>
    </message>
    <message>
        <source>Under Times at the left, choose the order of dates or write the form of the stamps, or count events without a time.</source>
        <translation>Links unter Zeiten die Reihenfolge der Daten wählen oder die Form der Stempel angeben, oder Ereignisse ohne Zeit zählen.</translation>
    </message>
    <message>
        <source>as they say</source>
        <translation>wie sie es sagen</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>Tag, Monat, Jahr</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>Monat, Tag, Jahr</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>Jahr, Monat, Tag</translation>
    </message>
    <message>
        <source>year, day, month</source>
        <translation>Jahr, Tag, Monat</translation>
    </message>
    <message>
        <source>Which number of a date is which</source>
        <translation>Welche Zahl eines Datums was ist</translation>
    </message>
    <message>
        <source>Dates</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Write the form of the stamps under Times at the left, or count events without a time.</source>
        <translation>Links unter Zeiten die Form der Stempel angeben, oder Ereignisse ohne Zeit zählen.</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
</context>
<context>
    <name>tally::OpeningWindow</name>
    <message>
        <source>Opening the store</source>
        <translation>Der Speicher wird geöffnet</translation>
    </message>
    <message>
        <source>reading</source>
        <translation>wird gelesen</translation>
    </message>
    <message>
        <source>What it counted is read into memory.</source>
        <translation>Was er gezählt hat, wird in den Hauptspeicher gelesen.</translation>
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
    <name>tally::PageReport</name>
    <message>
        <source>provisional: later events may still change it</source>
        <translation>vorläufig: spätere Ereignisse können es noch ändern</translation>
    </message>
    <message>
        <source>final, revised by late events</source>
        <translation>endgültig, durch späte Ereignisse berichtigt</translation>
    </message>
    <message>
        <source>final</source>
        <translation>endgültig</translation>
    </message>
    <message>
        <source>events without a time</source>
        <translation>Ereignisse ohne Zeit</translation>
    </message>
    <message>
        <source>Tallyscope %1, exported %2</source>
        <translation>Tallyscope %1, exportiert %2</translation>
    </message>
    <message>
        <source>the page %1</source>
        <translation>die Seite %1</translation>
    </message>
</context>
<context>
    <name>tally::Palette</name>
    <message>
        <source>Help</source>
        <translation>Hilfe</translation>
    </message>
    <message>
        <source>Item</source>
        <translation>Element</translation>
    </message>
</context>
<context>
    <name>tally::Pipeline</name>
    <message>
        <source>over the limit</source>
        <translation>über der Grenze</translation>
    </message>
    <message>
        <source>near the limit</source>
        <translation>nahe der Grenze</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>Event → visible</source>
        <translation>Ereignis → sichtbar</translation>
    </message>
    <message>
        <source>only listeners have one</source>
        <translation>nur Empfänger haben eine</translation>
    </message>
    <message>
        <source>p50 %1 · p95 %2</source>
        <translation>p50 %1 · p95 %2</translation>
    </message>
    <message>
        <source>from the time of an event until it is on the screen: p50 %1, p95 %2, p99 %3; %4 events of the last minute</source>
        <translation>von der Zeit eines Ereignisses, bis es zu sehen ist: p50 %1, p95 %2, p99 %3; %4 Ereignisse der letzten Minute</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Verkehr</translation>
    </message>
    <message>
        <source>%1 ev/s · %2 queries/s</source>
        <translation>%1 Er./s · %2 Fragen/s</translation>
    </message>
    <message>
        <source>%1; questions of this window take p50 %2, p95 %3, p99 %4</source>
        <translation>%1; Fragen dieses Fensters dauern p50 %2, p95 %3, p99 %4</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>nothing received yet</source>
        <translation>noch nichts empfangen</translation>
    </message>
    <message>
        <source>rejected %1</source>
        <translation>abgewiesen %1</translation>
    </message>
    <message>
        <source>late %1</source>
        <translation>verspätet %1</translation>
    </message>
    <message>
        <source>future %1</source>
        <translation>Zukunft %1</translation>
    </message>
    <message>
        <source>failed writes %1</source>
        <translation>misslungenes Schreiben %1</translation>
    </message>
    <message>
        <source>besides %1 doubled</source>
        <translation>daneben %1 doppelt</translation>
    </message>
    <message>
        <source>Saturation</source>
        <translation>Auslastung</translation>
    </message>
    <message>
        <source>being measured</source>
        <translation>wird gemessen</translation>
    </message>
    <message>
        <source>fullest part, not rising</source>
        <translation>vollster Teil, steigt nicht</translation>
    </message>
    <message>
        <source>busiest part</source>
        <translation>tätigster Teil</translation>
    </message>
    <message>
        <source>%1 behind</source>
        <translation>%1 zurück</translation>
    </message>
    <message>
        <source>fresh, %1</source>
        <translation>frisch, %1</translation>
    </message>
    <message>
        <source>%1 counted</source>
        <translation>%1 gezählt</translation>
    </message>
    <message>
        <source>warn %1 %</source>
        <translation>Warnung %1 %</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>intake %1</source>
        <translation>Eingang %1</translation>
    </message>
    <message>
        <source>state queue</source>
        <translation>Schlange des Zustands</translation>
    </message>
    <message>
        <source>writer queue</source>
        <translation>Schlange des Schreibers</translation>
    </message>
    <message>
        <source>writer</source>
        <translation>Schreiber</translation>
    </message>
    <message>
        <source>worker %1</source>
        <translation>Arbeiter %1</translation>
    </message>
    <message>
        <source>disk</source>
        <translation>Platte</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>memory</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>none for a minute</source>
        <translation>keine seit einer Minute</translation>
    </message>
    <message>
        <source>; without %1 that had happened before their listener showed its first</source>
        <translation>; ohne %1, die geschahen, bevor ihr Empfänger das erste zeigte</translation>
    </message>
    <message>
        <source>full in %1</source>
        <translation>voll in %1</translation>
    </message>
    <message>
        <source>%1 is the fullest part; full in %2 at the pace of the last minutes</source>
        <translation>%1 ist am vollsten; voll in %2 beim Tempo der letzten Minuten</translation>
    </message>
</context>
<context>
    <name>tally::ProfileBox</name>
    <message>
        <source>Profile</source>
        <translation>Profil</translation>
    </message>
    <message>
        <source>Save, save as or delete the profile</source>
        <translation>Profil speichern, unter anderem Namen speichern oder löschen</translation>
    </message>
    <message>
        <source>Remember for</source>
        <translation>Merken für</translation>
    </message>
    <message>
        <source>The next log whose name fits is opened with this profile</source>
        <translation>Das nächste Protokoll, dessen Name passt, wird mit diesem Profil geöffnet</translation>
    </message>
    <message>
        <source>Names of files; * is any text</source>
        <translation>Namen von Dateien; * ist beliebiger Text</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter…</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>None: find out</source>
        <translation>Keines: herausfinden</translation>
    </message>
    <message>
        <source>“%1”, remembered for %2, cannot be used</source>
        <translation>„%1“, gemerkt für %2, ist nicht zu gebrauchen</translation>
    </message>
    <message>
        <source>profile “%1” remembered for %2</source>
        <translation>Profil „%1“ gemerkt für %2</translation>
    </message>
    <message>
        <source>“%1”, of your own</source>
        <translation>„%1“, Ihr eigenes</translation>
    </message>
    <message>
        <source>“%1”, comes with the program</source>
        <translation>„%1“, mit dem Programm geliefert</translation>
    </message>
    <message>
        <source>“%1”, changed and not saved</source>
        <translation>„%1“, geändert und nicht gespeichert</translation>
    </message>
    <message>
        <source>Reset to the shipped one</source>
        <translation>Auf das gelieferte zurücksetzen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Video events</source>
        <translation>Videoereignisse</translation>
    </message>
    <message>
        <source>Web access logs</source>
        <translation>Web-Zugriffsprotokolle</translation>
    </message>
    <message>
        <source>CloudEvents 1.0</source>
        <translation>CloudEvents 1.0</translation>
    </message>
    <message>
        <source>Shop clicks</source>
        <translation>Shop-Klicks</translation>
    </message>
    <message>
        <source>Trades</source>
        <translation>Börsenhandel</translation>
    </message>
</context>
<context>
    <name>tally::ProfileDialog</name>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save profile</source>
        <translation>Profil speichern</translation>
    </message>
    <message>
        <source>Save this way of reading</source>
        <translation>Diese Leseweise speichern</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>An item is a</source>
        <translation>Ein Element ist ein</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>Produkt</translation>
    </message>
    <message>
        <source>A name is made of letters, digits, - and _.</source>
        <translation>Ein Name besteht aus Buchstaben, Ziffern, - und _.</translation>
    </message>
    <message>
        <source>Takes the place of the shipped one, until you reset it.</source>
        <translation>Tritt an die Stelle des gelieferten, bis Sie es zurücksetzen.</translation>
    </message>
    <message>
        <source>Takes the place of your profile of this name.</source>
        <translation>Tritt an die Stelle Ihres Profils dieses Namens.</translation>
    </message>
    <message>
        <source>On the command line: --profile %1</source>
        <translation>Auf der Befehlszeile: --profile %1</translation>
    </message>
</context>
<context>
    <name>tally::RangePopup</name>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Show range</source>
        <translation>Zeitraum zeigen</translation>
    </message>
    <message>
        <source>2026-11-24 14:00, RFC 3339 or now-6h</source>
        <translation>2026-11-24 14:00, RFC 3339 oder now-6h</translation>
    </message>
    <message>
        <source>From must be before To</source>
        <translation>Von muss vor Bis liegen</translation>
    </message>
    <message>
        <source>From, %1</source>
        <translation>Von, %1</translation>
    </message>
    <message>
        <source>To, %1</source>
        <translation>Bis, %1</translation>
    </message>
    <message>
        <source>To, %1 (not included)</source>
        <translation>Bis, %1 (nicht enthalten)</translation>
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
        <source>%1 for certain, %2 at most</source>
        <translation>%1 sicher, höchstens %2</translation>
    </message>
    <message>
        <source>perhaps not among the first %1</source>
        <translation>vielleicht nicht unter den ersten %1</translation>
    </message>
    <message>
        <source>certain</source>
        <translation>sicher</translation>
    </message>
    <message>
        <source>possible</source>
        <translation>möglich</translation>
    </message>
    <message>
        <source>Total, exact</source>
        <translation>Summe, exakt</translation>
    </message>
    <message>
        <source>Total, exact · %1</source>
        <translation>Summe, exakt · %1</translation>
    </message>
</context>
<context>
    <name>tally::RankPanel</name>
    <message>
        <source>Rank history</source>
        <translation>Rangverlauf</translation>
    </message>
    <message>
        <source>the first %1, per %2</source>
        <translation>die ersten %1, je %2</translation>
    </message>
    <message>
        <source>Not enough time yet</source>
        <translation>Noch zu wenig Zeit</translation>
    </message>
    <message>
        <source>Ranks move from one bucket to the next; two of them are not over yet.</source>
        <translation>Ränge ändern sich von Abschnitt zu Abschnitt; zwei sind noch nicht vorbei.</translation>
    </message>
    <message>
        <source>No events</source>
        <translation>Keine Ereignisse</translation>
    </message>
    <message>
        <source>Nothing happened in this time.</source>
        <translation>In dieser Zeit ist nichts geschehen.</translation>
    </message>
    <message>
        <source>events</source>
        <translation>Ereignisse</translation>
    </message>
</context>
<context>
    <name>tally::RawLinesDialog</name>
    <message>
        <source>Raw lines</source>
        <translation>Rohzeilen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
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
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>As it stands in the log</source>
        <translation>Wie es im Protokoll steht</translation>
    </message>
    <message>
        <source>reading the logs</source>
        <translation>liest die Protokolle</translation>
    </message>
    <message>
        <source>The chosen line</source>
        <translation>Die gewählte Zeile</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>the first %1</source>
        <translation>die ersten %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 lines</source>
        <translation>
            <numerusform>%1 Zeile</numerusform>
            <numerusform>%1 Zeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>No lines</source>
        <translation>Keine Zeilen</translation>
    </message>
    <message>
        <source>The logs that are open have no such event in this time; what came through a listener that keeps no journal cannot be read again.</source>
        <translation>Die offenen Protokolle haben kein solches Ereignis in dieser Zeit; was ein Empfänger ohne Journal bekam, lässt sich nicht nachlesen.</translation>
    </message>
    <message>
        <source>The log could not be read</source>
        <translation>Das Protokoll war nicht zu lesen</translation>
    </message>
    <message>
        <source>All events</source>
        <translation>Alle Ereignisse</translation>
    </message>
</context>
<context>
    <name>tally::Reason</name>
    <message>
        <source>blank line</source>
        <translation>leere Zeile</translation>
    </message>
    <message>
        <source>another number of fields than the header</source>
        <translation>andere Zahl von Feldern als die Kopfzeile</translation>
    </message>
    <message>
        <source>record longer than 1 MiB</source>
        <translation>Datensatz länger als 1 MiB</translation>
    </message>
    <message>
        <source>item longer than 8 KiB</source>
        <translation>Element länger als 8 KiB</translation>
    </message>
    <message>
        <source>no item, or it is null</source>
        <translation>kein Element, oder es ist null</translation>
    </message>
    <message>
        <source>no time, or it cannot be read</source>
        <translation>keine Zeit, oder sie ist nicht lesbar</translation>
    </message>
    <message>
        <source>value of 10^18 or more</source>
        <translation>Wert von 10^18 oder mehr</translation>
    </message>
    <message>
        <source>JSON that is not valid UTF-8</source>
        <translation>JSON, das kein gültiges UTF-8 ist</translation>
    </message>
    <message>
        <source>not exactly one JSON object</source>
        <translation>nicht genau ein JSON-Objekt</translation>
    </message>
    <message>
        <source>quoted field that never closes</source>
        <translation>Feld in Anführungszeichen, die nie enden</translation>
    </message>
    <message>
        <source>not a line of an access log</source>
        <translation>keine Zeile eines Zugriffsprotokolls</translation>
    </message>
    <message>
        <source>later than allowed</source>
        <translation>später als erlaubt</translation>
    </message>
    <message>
        <source>too far in the future</source>
        <translation>zu weit in der Zukunft</translation>
    </message>
    <message>
        <source>count column that is no whole number</source>
        <translation>Anzahlspalte, die keine ganze Zahl ist</translation>
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
    <name>tally::Sentence</name>
    <message>
        <source>CloudEvents, one a line</source>
        <translation>CloudEvents, eines je Zeile</translation>
    </message>
    <message>
        <source>a JSON array inside an object</source>
        <translation>ein JSON-Array in einem Objekt</translation>
    </message>
    <message>
        <source>JSON objects of several lines</source>
        <translation>JSON-Objekte aus mehreren Zeilen</translation>
    </message>
    <message>
        <source>a batch of CloudEvents</source>
        <translation>ein Stapel CloudEvents</translation>
    </message>
    <message>
        <source>a W3C extended log</source>
        <translation>ein erweitertes W3C-Protokoll</translation>
    </message>
    <message>
        <source>columns parted by two colons</source>
        <translation>durch zwei Doppelpunkte getrennte Spalten</translation>
    </message>
    <message>
        <source>Columns are parted by two colons, and called by their numbers, 1, 2, 3 …</source>
        <translation>Die Spalten sind durch zwei Doppelpunkte getrennt und heißen nach ihren Nummern: 1, 2, 3 …</translation>
    </message>
    <message>
        <source>lines of the given log format</source>
        <translation>Zeilen des angegebenen Protokollformats</translation>
    </message>
    <message>
        <source>Not one line of the sample fits the log format “%1”; the first is “%2”.</source>
        <translation>Keine Zeile der Stichprobe passt zum Protokollformat „%1“; die erste ist „%2“.</translation>
    </message>
    <message>
        <source>The first row looks like a header of CSV (%1), but most rows have another number of fields; with --input csv those that fit are counted, and the others refused.</source>
        <translation>Die erste Zeile sieht wie eine CSV-Kopfzeile aus (%1), aber die meisten Zeilen haben eine andere Anzahl Felder; mit --input csv werden die passenden gezählt und die anderen abgelehnt.</translation>
    </message>
    <message>
        <source>This is %1, but its first row (%2) does not name the columns; put a header row before it, or say which columns are what by their numbers (with --no-header where it looks like names), such as %3.</source>
        <translation>Dies ist %1, aber die erste Zeile (%2) nennt die Spalten nicht; setzen Sie eine Kopfzeile davor, oder sagen Sie mit Nummern, welche Spalte was ist (mit --no-header, wo sie wie Namen aussieht), etwa %3.</translation>
    </message>
    <message>
        <source>say which with --log-format</source>
        <translation>sagen Sie mit --log-format, welches</translation>
    </message>
    <message>
        <source>CSV with semicolons</source>
        <translation>CSV mit Semikolons</translation>
    </message>
    <message>
        <source>CSV with bars</source>
        <translation>CSV mit senkrechten Strichen</translation>
    </message>
    <message>
        <source>CSV with blanks</source>
        <translation>CSV mit Leerzeichen</translation>
    </message>
    <message>
        <source>1 line before the header was passed over, as other lines have %1 fields (“%2”).</source>
        <translation>1 Zeile vor der Kopfzeile wurde übergangen, da andere Zeilen %1 Felder haben („%2“).</translation>
    </message>
    <message>
        <source>%1 lines before the header were passed over, as other lines have %2 fields (the first: “%3”).</source>
        <translation>%1 Zeilen vor der Kopfzeile wurden übergangen, da andere Zeilen %2 Felder haben (die erste: „%3“).</translation>
    </message>
    <message>
        <source>Lines that begin with “#” are comments and were passed over.</source>
        <translation>Zeilen, die mit „#“ beginnen, sind Kommentare und wurden übergangen.</translation>
    </message>
    <message>
        <source>Blanks around the fields are left out.</source>
        <translation>Leerzeichen um die Felder werden weggelassen.</translation>
    </message>
    <message>
        <source>The first row is a record: columns are called by their numbers, 1, 2, 3 …</source>
        <translation>Die erste Zeile ist ein Datensatz: Die Spalten heißen nach ihren Nummern, 1, 2, 3 …</translation>
    </message>
    <message>
        <source>Access logs have no field “%1”; theirs are: %2.</source>
        <translation>Zugriffsprotokolle haben kein Feld „%1“; sie haben: %2.</translation>
    </message>
    <message>
        <source>Without an item there is nothing to count; say which with --map item=FIELD.</source>
        <translation>Ohne Eintrag gibt es nichts zu zählen; sagen Sie mit --map item=FELD, welcher.</translation>
    </message>
    <message>
        <source>Not one record of the sample can be read as %1; the first: %2 (“%3”).</source>
        <translation>Kein Datensatz der Stichprobe ist als %1 lesbar; der erste: %2 („%3“).</translation>
    </message>
    <message>
        <source>the input is empty</source>
        <translation>die Eingabe ist leer</translation>
    </message>
    <message>
        <source>Some of its text is not UTF-8, and is counted as the bytes it is; if it is Latin-1, say --encoding latin1.</source>
        <translation>Ein Teil des Textes ist kein UTF-8 und wird als die Bytes gezählt, die er ist; ist er Latin-1, sagen Sie --encoding latin1.</translation>
    </message>
    <message>
        <source>The values in “%1” are read with a decimal comma.</source>
        <translation>Die Werte in „%1“ werden mit Dezimalkomma gelesen.</translation>
    </message>
    <message>
        <source>%1 in syslog frames</source>
        <translation>%1 in Syslog-Rahmen</translation>
    </message>
    <message>
        <source>Each line is a syslog frame; what it carries is counted.</source>
        <translation>Jede Zeile ist ein Syslog-Rahmen; gezählt wird, was er enthält.</translation>
    </message>
    <message>
        <source>The time is that of the syslog frame.</source>
        <translation>Die Zeit ist die des Syslog-Rahmens.</translation>
    </message>
    <message>
        <source>%1 in a container&apos;s log</source>
        <translation>%1 im Protokoll eines Containers</translation>
    </message>
    <message>
        <source>Each line is one of a container&apos;s log; what the program in it wrote is counted.</source>
        <translation>Jede Zeile stammt aus dem Protokoll eines Containers; gezählt wird, was das Programm darin schrieb.</translation>
    </message>
    <message>
        <source>The time is that of the container&apos;s log.</source>
        <translation>Die Zeit ist die des Containerprotokolls.</translation>
    </message>
    <message>
        <source>%1 behind other text</source>
        <translation>%1 hinter anderem Text</translation>
    </message>
    <message>
        <source>Each line has something before a JSON object; the object is counted.</source>
        <translation>In jeder Zeile steht etwas vor einem JSON-Objekt; gezählt wird das Objekt.</translation>
    </message>
    <message>
        <source>The time is that in front of the object.</source>
        <translation>Die Zeit ist die vor dem Objekt.</translation>
    </message>
    <message>
        <source>%1 in quotes</source>
        <translation>%1 in Anführungszeichen</translation>
    </message>
    <message>
        <source>Each line stands in one more pair of quotes, which is taken off.</source>
        <translation>Jede Zeile steht in einem weiteren Paar Anführungszeichen, das entfernt wird.</translation>
    </message>
    <message>
        <source>The only times are those of the syslog frames (“%1”), which hold no year; say which with --year, or count without times with --no-time.</source>
        <translation>Die einzigen Zeiten sind die der Syslog-Rahmen („%1“), und die haben kein Jahr; sagen Sie es mit --year, oder zählen Sie mit --no-time ohne Zeiten.</translation>
    </message>
    <message>
        <source>This is a syslog file whose messages carry no events in a format that Tallyscope reads. (%1)</source>
        <translation>Dies ist eine Syslog-Datei, deren Meldungen keine Ereignisse in einem Format enthalten, das Tallyscope liest. (%1)</translation>
    </message>
    <message>
        <source>There is no field “%1” to take the %2 from; the fields are: %3.</source>
        <translation>Es gibt kein Feld „%1“ für %2; die Felder sind: %3.</translation>
    </message>
    <message>
        <source>No field looks like the item to count; say which with --map item=FIELD. The fields are: %1.</source>
        <translation>Kein Feld sieht nach dem zu zählenden Eintrag aus; sagen Sie mit --map item=FELD, welches es ist. Die Felder sind: %1.</translation>
    </message>
    <message>
        <source>No field looks like the item to count; say which with --map item=FIELD, perhaps one of %1. The fields are: %2.</source>
        <translation>Kein Feld sieht nach dem zu zählenden Eintrag aus; sagen Sie mit --map item=FELD, welches es ist, vielleicht eines von %1. Die Felder sind: %2.</translation>
    </message>
    <message>
        <source>No field looks like the time; say which with --map time=FIELD, or count without times with --no-time. The fields are: %1.</source>
        <translation>Kein Feld sieht nach der Zeit aus; sagen Sie mit --map time=FELD, welches es ist, oder zählen Sie mit --no-time ohne Zeiten. Die Felder sind: %1.</translation>
    </message>
    <message>
        <source>Tallyscope reads NDJSON, JSON arrays, CSV and TSV, Common and Combined access logs and others by --log-format, W3C extended logs and logfmt</source>
        <translation>Tallyscope liest NDJSON, JSON-Arrays, CSV und TSV, Zugriffsprotokolle der Formate Common und Combined und andere mit --log-format, erweiterte W3C-Protokolle und logfmt</translation>
    </message>
    <message>
        <source>bzip2 inside another compression</source>
        <translation>bzip2 in einer weiteren Kompression</translation>
    </message>
    <message>
        <source>xz inside another compression</source>
        <translation>xz in einer weiteren Kompression</translation>
    </message>
    <message>
        <source>gzip inside another compression</source>
        <translation>gzip in einer weiteren Kompression</translation>
    </message>
    <message>
        <source>zstd inside another compression</source>
        <translation>zstd in einer weiteren Kompression</translation>
    </message>
    <message>
        <source>a Parquet file</source>
        <translation>eine Parquet-Datei</translation>
    </message>
    <message>
        <source>an ORC file</source>
        <translation>eine ORC-Datei</translation>
    </message>
    <message>
        <source>an HDF5 file</source>
        <translation>eine HDF5-Datei</translation>
    </message>
    <message>
        <source>an Avro file</source>
        <translation>eine Avro-Datei</translation>
    </message>
    <message>
        <source>an SQLite database</source>
        <translation>eine SQLite-Datenbank</translation>
    </message>
    <message>
        <source>a PDF document</source>
        <translation>ein PDF-Dokument</translation>
    </message>
    <message>
        <source>a program</source>
        <translation>ein Programm</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>ein Bild</translation>
    </message>
    <message>
        <source>an Office document</source>
        <translation>ein Office-Dokument</translation>
    </message>
    <message>
        <source>an AWS Elastic Load Balancer log</source>
        <translation>einem Protokoll von AWS Elastic Load Balancer</translation>
    </message>
    <message>
        <source>an AWS Application Load Balancer log</source>
        <translation>einem Protokoll von AWS Application Load Balancer</translation>
    </message>
    <message>
        <source>an Amazon S3 server log</source>
        <translation>einem Serverprotokoll von Amazon S3</translation>
    </message>
    <message>
        <source>an HAProxy log</source>
        <translation>einem Protokoll von HAProxy</translation>
    </message>
    <message>
        <source>a syslog file</source>
        <translation>einer Syslog-Datei</translation>
    </message>
    <message>
        <source>a log that a program keeps of itself (time, level, message), which holds no events to count</source>
        <translation>einem Log, das ein Programm über sich selbst führt (Zeit, Stufe, Meldung) und das keine Ereignisse zum Zählen enthält</translation>
    </message>
    <message>
        <source>an access log, but neither in the Common nor in the Combined format</source>
        <translation>einem Zugriffsprotokoll, aber weder im Format Common noch Combined</translation>
    </message>
    <message>
        <source>This is UTF-16 or UTF-32 text, which Tallyscope does not read; convert it first (iconv -f UTF-16 -t UTF-8).</source>
        <translation>Dies ist Text in UTF-16 oder UTF-32, den Tallyscope nicht liest; wandeln Sie ihn zuerst um (iconv -f UTF-16 -t UTF-8).</translation>
    </message>
    <message>
        <source>This is a workbook or document of an office program, not a log of events; save the sheet as CSV.</source>
        <translation>Dies ist eine Arbeitsmappe oder ein Dokument eines Office-Programms, kein Protokoll von Ereignissen; speichern Sie die Tabelle als CSV.</translation>
    </message>
    <message>
        <source>This is a tar archive of files, which Tallyscope does not read; unpack it first, or count one with tar -xOf ARCHIVE FILE | tallyctl top -.</source>
        <translation>Dies ist ein tar-Archiv aus Dateien, das Tallyscope nicht liest; packen Sie es zuerst aus, oder zählen Sie eine mit tar -xOf ARCHIV DATEI | tallyctl top -.</translation>
    </message>
    <message>
        <source>This is compressed with %1, which Tallyscope does not read; unpack it first.</source>
        <translation>Dies ist mit %1 komprimiert, was Tallyscope nicht liest; packen Sie es zuerst aus.</translation>
    </message>
    <message>
        <source>This is %1, not a log of events.</source>
        <translation>Dies ist %1, kein Protokoll von Ereignissen.</translation>
    </message>
    <message>
        <source>This is UTF-16 text, which Tallyscope does not read; convert it first (iconv -f UTF-16 -t UTF-8).</source>
        <translation>Dies ist Text in UTF-16, den Tallyscope nicht liest; wandeln Sie ihn zuerst um (iconv -f UTF-16 -t UTF-8).</translation>
    </message>
    <message>
        <source>This is binary data, not a log of events.</source>
        <translation>Dies sind Binärdaten, kein Protokoll von Ereignissen.</translation>
    </message>
    <message>
        <source>This is XML or HTML, which Tallyscope does not read; export it as CSV or JSON.</source>
        <translation>Dies ist XML oder HTML, das Tallyscope nicht liest; exportieren Sie es als CSV oder JSON.</translation>
    </message>
    <message>
        <source>These are metrics as Prometheus reads them: totals of one moment, which hold no events to count.</source>
        <translation>Dies sind Metriken, wie Prometheus sie liest: Summen eines Augenblicks, die keine Ereignisse zum Zählen enthalten.</translation>
    </message>
    <message>
        <source>This is a stream of server-sent events; keep what stands behind “data:”, such as with sed -n &apos;s/^data: *//p&apos; FILE | tallyctl top -.</source>
        <translation>Dies ist ein Strom von Server-Sent Events; behalten Sie, was hinter „data:“ steht, etwa mit sed -n &apos;s/^data: *//p&apos; DATEI | tallyctl top -.</translation>
    </message>
    <message>
        <source>This looks like %1; %2.</source>
        <translation>Dies sieht nach %1 aus; %2.</translation>
    </message>
    <message>
        <source>This begins like JSON, but is neither one object a line nor one array of objects; %1.</source>
        <translation>Dies beginnt wie JSON, ist aber weder ein Objekt je Zeile noch ein Array von Objekten; %1.</translation>
    </message>
    <message>
        <source>This is none of the formats Tallyscope knows; %1. Columns that something else parts than , ; | or a tab are read with --delimiter.</source>
        <translation>Dies ist keines der Formate, die Tallyscope kennt; %1. Spalten, die etwas anderes als , ; | oder ein Tabulator trennt, werden mit --delimiter gelesen.</translation>
    </message>
    <message>
        <source>“%1” is taken as the item to count; %2 could be meant, too (--map item=FIELD).</source>
        <translation>„%1“ wird als der zu zählende Eintrag genommen; auch %2 könnte gemeint sein (--map item=FELD).</translation>
    </message>
    <message>
        <source>“%1” is taken as the item to count (--map item=FIELD says otherwise).</source>
        <translation>„%1“ wird als der zu zählende Eintrag genommen (--map item=FELD sagt es anders).</translation>
    </message>
    <message>
        <source>There is no field “%1” in this log.</source>
        <translation>In diesem Protokoll gibt es kein Feld „%1“.</translation>
    </message>
    <message>
        <source>Common with the host in front</source>
        <translation>Common mit dem Host davor</translation>
    </message>
    <message>
        <source>Combined with the host in front</source>
        <translation>Combined mit dem Host davor</translation>
    </message>
    <message>
        <source>Combined with bytes in and out</source>
        <translation>Combined mit Bytes hinein und hinaus</translation>
    </message>
    <message>
        <source>“%1” holds a directive that is not known.</source>
        <translation>„%1“ enthält eine unbekannte Anweisung.</translation>
    </message>
    <message>
        <source>“%1” names no field.</source>
        <translation>„%1“ nennt kein Feld.</translation>
    </message>
    <message>
        <source>“%1” has nothing between the fields “%2” and “%3”.</source>
        <translation>„%1“ hat nichts zwischen den Feldern „%2“ und „%3“.</translation>
    </message>
    <message>
        <source>is too large for a profile</source>
        <translation>ist zu groß für ein Profil</translation>
    </message>
    <message>
        <source>cannot be read</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>There is no profile “%1”; there are %2.</source>
        <translation>Es gibt kein Profil „%1“; es gibt %2.</translation>
    </message>
    <message>
        <source>“%1” must be %2</source>
        <translation>„%1“ muss %2 sein</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>a year</source>
        <translation>ein Jahr</translation>
    </message>
    <message>
        <source>one character</source>
        <translation>ein Zeichen</translation>
    </message>
    <message>
        <source>a text in quotes</source>
        <translation>ein Text in Anführungszeichen</translation>
    </message>
    <message>
        <source>auto, ndjson, json, csv, tsv, combined, common, w3c, logfmt or log-format</source>
        <translation>auto, ndjson, json, csv, tsv, combined, common, w3c, logfmt oder log-format</translation>
    </message>
    <message>
        <source>dmy, mdy, ymd or ydm</source>
        <translation>dmy, mdy, ymd oder ydm</translation>
    </message>
    <message>
        <source>utf-8 or latin1</source>
        <translation>utf-8 oder latin1</translation>
    </message>
    <message>
        <source>there is no option “%1”</source>
        <translation>es gibt keine Option „%1“</translation>
    </message>
    <message>
        <source>“fields” must be a table: [fields]</source>
        <translation>„fields“ muss eine Tabelle sein: [fields]</translation>
    </message>
    <message>
        <source>an event has no part “%1”</source>
        <translation>ein Ereignis hat keinen Teil „%1“</translation>
    </message>
    <message>
        <source>“%1” must be a field, or a list of fields</source>
        <translation>„%1“ muss ein Feld oder eine Liste von Feldern sein</translation>
    </message>
    <message>
        <source>“%1” must be a list of fields</source>
        <translation>„%1“ muss eine Liste von Feldern sein</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>the folder cannot be made: %1</source>
        <translation>der Ordner lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>cannot be written</source>
        <translation>nicht schreibbar</translation>
    </message>
    <message>
        <source>cannot be written: %1</source>
        <translation>nicht schreibbar: %1</translation>
    </message>
    <message>
        <source>“%1” is no name for a profile: letters, digits, - and _</source>
        <translation>„%1“ ist kein Name für ein Profil: Buchstaben, Ziffern, - und _</translation>
    </message>
    <message>
        <source>there is no folder for profiles: neither HOME nor XDG_CONFIG_HOME is set</source>
        <translation>es gibt keinen Ordner für Profile: weder HOME noch XDG_CONFIG_HOME ist gesetzt</translation>
    </message>
    <message>
        <source>cannot be deleted: %1</source>
        <translation>lässt sich nicht löschen: %1</translation>
    </message>
    <message>
        <source>“%1” is not [files]</source>
        <translation>„%1“ ist nicht [files]</translation>
    </message>
    <message>
        <source>“%1” must be the name of a profile</source>
        <translation>„%1“ muss der Name eines Profils sein</translation>
    </message>
    <message>
        <source>a pattern has 1 to 255 bytes</source>
        <translation>ein Muster hat 1 bis 255 Byte</translation>
    </message>
    <message>
        <source>is too large</source>
        <translation>ist zu groß</translation>
    </message>
    <message>
        <source>there is no folder for settings: neither HOME nor XDG_CONFIG_HOME is set</source>
        <translation>es gibt keinen Ordner für Einstellungen: weder HOME noch XDG_CONFIG_HOME ist gesetzt</translation>
    </message>
    <message>
        <source>The time format “%1” %2</source>
        <translation>Das Zeitformat „%1“ %2</translation>
    </message>
    <message>
        <source>ends in a lone “%”.</source>
        <translation>endet mit einem einzelnen „%“.</translation>
    </message>
    <message>
        <source>has no year (%Y), so it does not say when anything happened.</source>
        <translation>hat kein Jahr (%Y) und sagt so nicht, wann etwas geschah.</translation>
    </message>
    <message>
        <source>gives a conversion a width, which is not supported.</source>
        <translation>gibt einer Umwandlung eine Breite, was nicht unterstützt wird.</translation>
    </message>
    <message>
        <source>uses %c, %X or %r, which differ from country to country; write the parts out.</source>
        <translation>verwendet %c, %X oder %r, die von Land zu Land verschieden sind; schreiben Sie die Teile aus.</translation>
    </message>
    <message>
        <source>uses %f away from %S; %S alone reads fractions of a second.</source>
        <translation>verwendet %f nicht hinter %S; %S allein liest Bruchteile einer Sekunde.</translation>
    </message>
    <message>
        <source>needs a month (%m) beside the year and the day.</source>
        <translation>braucht neben Jahr und Tag einen Monat (%m).</translation>
    </message>
    <message>
        <source>“%1” is not a time zone; give an IANA name such as Europe/Berlin, or ±HH:MM.</source>
        <translation>„%1“ ist keine Zeitzone; geben Sie einen IANA-Namen wie Europe/Berlin oder ±HH:MM an.</translation>
    </message>
    <message>
        <source>The time is taken from “%1” (--map time=FIELD says otherwise).</source>
        <translation>Die Zeit wird aus „%1“ genommen (--map time=FELD sagt es anders).</translation>
    </message>
    <message>
        <source>The time “%1” in the field “%2” can be read in more than one way; say how with --date-order %3, with --time-format, such as --time-format %4, or count without times with --no-time.</source>
        <translation>Die Zeit „%1“ im Feld „%2“ kann auf mehr als eine Weise gelesen werden; sagen Sie, wie: mit --date-order %3 oder mit --time-format, etwa --time-format %4, oder zählen Sie mit --no-time ohne Zeiten.</translation>
    </message>
    <message>
        <source>The field “%1” holds dates of more than one order (“%2” and “%3”); say how to read them with --date-order or --time-format, or count without times with --no-time.</source>
        <translation>Das Feld „%1“ enthält Daten in mehr als einer Reihenfolge („%2“ und „%3“); sagen Sie mit --date-order oder --time-format, wie sie zu lesen sind, oder zählen Sie mit --no-time ohne Zeiten.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be years or seconds; say --time-format %Y for years, --map time=%3:s for seconds, another field, or --no-time.</source>
        <translation>Das Feld „%1“ enthält Zahlen wie „%2“, die Jahre oder Sekunden sein können; sagen Sie --time-format %Y für Jahre, --map time=%3:s für Sekunden, ein anderes Feld oder --no-time.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be days as a spreadsheet counts them (save them as dates) or seconds; say --map time=%3:s for seconds, another field, or --no-time.</source>
        <translation>Das Feld „%1“ enthält Zahlen wie „%2“, die Tage sein können, wie eine Tabellenkalkulation sie zählt (speichern Sie sie als Daten), oder Sekunden; sagen Sie --map time=%3:s für Sekunden, ein anderes Feld oder --no-time.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be months or seconds; say --time-format %Y%m for months, --map time=%3:s for seconds, another field, or --no-time.</source>
        <translation>Das Feld „%1“ enthält Zahlen wie „%2“, die Monate oder Sekunden sein können; sagen Sie --time-format %Y%m für Monate, --map time=%3:s für Sekunden, ein anderes Feld oder --no-time.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be dates without a century or seconds; say --time-format %3, or --map time=%4:s for seconds, another field, or --no-time.</source>
        <translation>Das Feld „%1“ enthält Zahlen wie „%2“, die Daten ohne Jahrhundert oder Sekunden sein können; sagen Sie --time-format %3 oder --map time=%4:s für Sekunden, ein anderes Feld oder --no-time.</translation>
    </message>
    <message>
        <source>The numbers in “%1” are read as dates (%2).</source>
        <translation>Die Zahlen in „%1“ werden als Daten gelesen (%2).</translation>
    </message>
    <message>
        <source>seconds since 1970</source>
        <translation>Sekunden seit 1970</translation>
    </message>
    <message>
        <source>milliseconds since 1970</source>
        <translation>Millisekunden seit 1970</translation>
    </message>
    <message>
        <source>microseconds since 1970</source>
        <translation>Mikrosekunden seit 1970</translation>
    </message>
    <message>
        <source>nanoseconds since 1970</source>
        <translation>Nanosekunden seit 1970</translation>
    </message>
    <message>
        <source>The numbers in “%1” are read as %2: “%3” is %4. If they count from another moment, all times are shifted.</source>
        <translation>Die Zahlen in „%1“ werden als %2 gelesen: „%3“ ist %4. Zählen sie ab einem anderen Zeitpunkt, sind alle Zeiten verschoben.</translation>
    </message>
    <message>
        <source>day, month, year</source>
        <translation>Tag, Monat, Jahr</translation>
    </message>
    <message>
        <source>month, day, year</source>
        <translation>Monat, Tag, Jahr</translation>
    </message>
    <message>
        <source>year, month, day</source>
        <translation>Jahr, Monat, Tag</translation>
    </message>
    <message>
        <source>year, day, month</source>
        <translation>Jahr, Tag, Monat</translation>
    </message>
    <message>
        <source>The dates in “%1” are read as %2, as “%3” cannot be read otherwise and nothing of the sample speaks against it (--date-order says otherwise).</source>
        <translation>Die Daten in „%1“ werden als %2 gelesen, da „%3“ nicht anders gelesen werden kann und in der Stichprobe nichts dagegen spricht (--date-order sagt es anders).</translation>
    </message>
    <message>
        <source>The time field “%1” is empty in all of the sample.</source>
        <translation>Das Zeitfeld „%1“ ist in der ganzen Stichprobe leer.</translation>
    </message>
    <message>
        <source>The field “%1” holds no time that can be read, for example “%2”; say its form with --time-format, another field with --map time=FIELD, or --no-time.</source>
        <translation>Das Feld „%1“ enthält keine lesbare Zeit, zum Beispiel „%2“; sagen Sie ihre Form mit --time-format, ein anderes Feld mit --map time=FELD oder --no-time.</translation>
    </message>
    <message>
        <source>1 field, not %1</source>
        <translation>1 Feld statt %1</translation>
    </message>
    <message>
        <source>%1 fields, not %2</source>
        <translation>%1 Felder statt %2</translation>
    </message>
    <message>
        <source>the compressed data expands to more than a thousand times its size, which no log does; reading stops here</source>
        <translation>die komprimierten Daten wachsen auf mehr als das Tausendfache, was kein Protokoll tut; hier endet das Lesen</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>keine solche Datei</translation>
    </message>
    <message>
        <source>is a directory; give the log files in it</source>
        <translation>ist ein Ordner; geben Sie die Protokolldateien darin an</translation>
    </message>
    <message>
        <source>the bzip2 data %1</source>
        <translation>die bzip2-Daten %1</translation>
    </message>
    <message>
        <source>the xz data %1</source>
        <translation>die xz-Daten %1</translation>
    </message>
    <message>
        <source>needs more memory than there is</source>
        <translation>brauchen mehr Speicher, als es gibt</translation>
    </message>
    <message>
        <source>is damaged</source>
        <translation>sind beschädigt</translation>
    </message>
    <message>
        <source>ends too early (truncated)</source>
        <translation>enden zu früh (abgeschnitten)</translation>
    </message>
    <message>
        <source>wants more than 256 MiB of memory to be unpacked</source>
        <translation>wollen mehr als 256 MiB Speicher zum Auspacken</translation>
    </message>
    <message>
        <source>uses options that are not supported</source>
        <translation>verwenden Optionen, die nicht unterstützt werden</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>nicht lesbar: %1</translation>
    </message>
    <message>
        <source>is a directory; give the log files in it, or a pattern such as &apos;%1/*.log&apos;</source>
        <translation>ist ein Ordner; geben Sie die Protokolldateien darin an oder ein Muster wie &apos;%1/*.log&apos;</translation>
    </message>
    <message>
        <source>is not a plain file, which is all that can be followed</source>
        <translation>ist keine gewöhnliche Datei; nur solchen kann gefolgt werden</translation>
    </message>
    <message>
        <source>is UTF-16, and only logs in UTF-8 can be followed: open it instead</source>
        <translation>ist UTF-16, und nur Protokollen in UTF-8 kann gefolgt werden: Öffnen Sie es stattdessen</translation>
    </message>
    <message>
        <source>is compressed, and compressed logs do not grow: open it instead of following it</source>
        <translation>ist komprimiert, und komprimierte Protokolle wachsen nicht: Öffnen Sie es, statt ihm zu folgen</translation>
    </message>
    <message>
        <source>the gzip data is damaged</source>
        <translation>die gzip-Daten sind beschädigt</translation>
    </message>
    <message>
        <source>the gzip data ends too early (truncated)</source>
        <translation>die gzip-Daten enden zu früh (abgeschnitten)</translation>
    </message>
    <message>
        <source>the zstd data is damaged: %1</source>
        <translation>die zstd-Daten sind beschädigt: %1</translation>
    </message>
    <message>
        <source>the zstd data ends too early (truncated)</source>
        <translation>die zstd-Daten enden zu früh (abgeschnitten)</translation>
    </message>
    <message>
        <source>%1 bytes at %2 are damaged and were passed over</source>
        <translation>%1 Byte ab %2 sind beschädigt und wurden übergangen</translation>
    </message>
    <message>
        <source>%1 bytes at %2 are damaged and were passed over; a copy is in %3</source>
        <translation>%1 Byte ab %2 sind beschädigt und wurden übergangen; eine Kopie ist in %3</translation>
    </message>
    <message>
        <source>the store is ahead of the journal; positions go on where the store is</source>
        <translation>der Speicher ist weiter als das Journal; es geht weiter, wo er steht</translation>
    </message>
    <message>
        <source>no journal of this listener is kept</source>
        <translation>von diesem Empfänger gibt es kein Journal</translation>
    </message>
    <message>
        <source>the journal misses positions %1 to %2</source>
        <translation>dem Journal fehlen die Positionen %1 bis %2</translation>
    </message>
    <message>
        <source>cannot be read from here on; it was left as it is</source>
        <translation>von hier an nicht lesbar; es wurde gelassen, wie es ist</translation>
    </message>
    <message>
        <source>the raw data of this listener is gone: the beginning of its journal is not kept any more</source>
        <translation>die Rohdaten dieses Empfängers sind fort: Der Anfang seines Journals wird nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>the raw data of this listener is gone: its journal ends before what was counted</source>
        <translation>die Rohdaten dieses Empfängers sind fort: Sein Journal endet vor dem, was gezählt wurde</translation>
    </message>
    <message>
        <source>the raw data of this listener is gone: its journal cannot be read up to what was counted</source>
        <translation>die Rohdaten dieses Empfängers sind fort: Sein Journal ist nicht bis zu dem lesbar, was gezählt wurde</translation>
    </message>
    <message>
        <source>the journal is as large as it may be, and the store has not caught up</source>
        <translation>das Journal ist so groß, wie es sein darf, und der Speicher hat nicht aufgeholt</translation>
    </message>
    <message>
        <source>the disk is nearly full</source>
        <translation>die Platte ist fast voll</translation>
    </message>
    <message>
        <source>the head is damaged; its records are read all the same</source>
        <translation>der Kopf ist beschädigt; die Datensätze werden trotzdem gelesen</translation>
    </message>
    <message>
        <source>has no readable head and no record; it was set aside as %1</source>
        <translation>hat keinen lesbaren Kopf und keinen Datensatz; es wurde als %1 beiseitegelegt</translation>
    </message>
    <message>
        <source>the last %1 bytes were torn by a crash and cut off</source>
        <translation>die letzten %1 Byte hat ein Absturz zerrissen; sie wurden abgeschnitten</translation>
    </message>
    <message>
        <source>The key that hides actors cannot be used: %1.</source>
        <translation>Der Schlüssel, der Handelnde verbirgt, ist nicht brauchbar: %1.</translation>
    </message>
    <message>
        <source>it cannot be written</source>
        <translation>er lässt sich nicht schreiben</translation>
    </message>
    <message>
        <source>others may read it; chmod 600 it if it is still secret</source>
        <translation>andere können ihn lesen; chmod 600, wenn er noch geheim ist</translation>
    </message>
    <message>
        <source>it is damaged</source>
        <translation>er ist beschädigt</translation>
    </message>
    <message>
        <source>not one whole line is there yet</source>
        <translation>noch ist keine ganze Zeile da</translation>
    </message>
    <message>
        <source>the first record is longer than 1 MiB, which is the limit; no record was accepted</source>
        <translation>der erste Datensatz ist länger als 1 MiB, was die Grenze ist; kein Datensatz wurde angenommen</translation>
    </message>
    <message>
        <source>is one JSON array, which does not grow at its end: open it instead of following it</source>
        <translation>ist ein JSON-Array, das nicht am Ende wächst: Öffnen Sie es, statt ihm zu folgen</translation>
    </message>
    <message>
        <source>the header that says what the columns are is not kept any more</source>
        <translation>die Kopfzeile, die sagt, was die Spalten sind, wird nicht mehr aufbewahrt</translation>
    </message>
    <message>
        <source>%1 damaged bytes of the journal were passed over</source>
        <translation>%1 beschädigte Byte des Journals wurden übergangen</translation>
    </message>
    <message>
        <source>this content was imported before; nothing was added</source>
        <translation>dieser Inhalt wurde schon importiert; nichts kam hinzu</translation>
    </message>
    <message>
        <source>no line is there yet; waiting for it</source>
        <translation>noch ist keine Zeile da; es wird auf sie gewartet</translation>
    </message>
    <message>
        <source>only logs in UTF-8 can be followed</source>
        <translation>nur Protokollen in UTF-8 kann gefolgt werden</translation>
    </message>
    <message>
        <source>it was cut, and no copy of it is beside it: what was written just before that may be lost</source>
        <translation>es wurde gekürzt, und daneben ist keine Kopie: Was kurz davor geschrieben wurde, kann verloren sein</translation>
    </message>
    <message>
        <source>%1 rotated files beside it are not counted: none of them goes on from what was counted before; import them by themselves</source>
        <translation>%1 rotierte Dateien daneben sind nicht gezählt: Keine setzt fort, was zuvor gezählt wurde; importieren Sie sie für sich</translation>
    </message>
    <message>
        <source>begins like an earlier import but differs later; import it as a file</source>
        <translation>beginnt wie ein früherer Import, weicht aber später ab; importieren Sie es als Datei</translation>
    </message>
    <message>
        <source>became shorter while it was opened</source>
        <translation>wurde beim Öffnen kürzer</translation>
    </message>
    <message>
        <source>no longer among the dead letters</source>
        <translation>nicht mehr unter den unzustellbaren Datensätzen</translation>
    </message>
    <message>
        <source>the format of its source is not known; name it</source>
        <translation>das Format der Quelle ist nicht bekannt; nennen Sie es</translation>
    </message>
    <message>
        <source>only its first 4 KiB are kept</source>
        <translation>nur die ersten 4 KiB sind aufbewahrt</translation>
    </message>
    <message>
        <source>not exactly one record</source>
        <translation>nicht genau ein Datensatz</translation>
    </message>
    <message>
        <source>still too far in the future</source>
        <translation>noch immer zu weit in der Zukunft</translation>
    </message>
    <message>
        <source>the raw data of this source is gone: %1</source>
        <translation>die Rohdaten dieser Quelle sind fort: %1</translation>
    </message>
    <message>
        <source>it came through standard input</source>
        <translation>sie kam über die Standardeingabe</translation>
    </message>
    <message>
        <source>the file was changed since, and none beside it holds what was counted</source>
        <translation>die Datei wurde seither geändert, und keine daneben enthält, was gezählt wurde</translation>
    </message>
    <message>
        <source>there is no file of this name, and none beside it holds what was counted</source>
        <translation>es gibt keine Datei dieses Namens, und keine daneben enthält, was gezählt wurde</translation>
    </message>
    <message>
        <source>it was read with some options first and with others later; no one way of reading it gives the same counts</source>
        <translation>sie wurde erst mit diesen, dann mit anderen Optionen gelesen; keine eine Art, sie zu lesen, ergibt dieselben Zahlen</translation>
    </message>
    <message>
        <source>its file changed while it was read</source>
        <translation>ihre Datei änderte sich beim Lesen</translation>
    </message>
    <message>
        <source>The store is only read here. Decide about its dead letters in the program that writes it, or when that has ended.</source>
        <translation>Der Speicher wird hier nur gelesen. Entscheiden Sie über seine unzustellbaren Datensätze in dem Programm, das ihn schreibt, oder wenn es beendet ist.</translation>
    </message>
    <message>
        <source>The engine has ended.</source>
        <translation>Das Zählwerk ist beendet.</translation>
    </message>
    <message>
        <source>The store is damaged: block %1 of its cells cannot be read.</source>
        <translation>Der Speicher ist beschädigt: Block %1 seiner Zellen ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The store is damaged: the %1 cell of item %2, type %3, slot %4 cannot be read.</source>
        <translation>Der Speicher ist beschädigt: Die Zelle (%1) von Eintrag %2, Art %3, Platz %4 ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The query was cancelled.</source>
        <translation>Die Abfrage wurde abgebrochen.</translation>
    </message>
    <message>
        <source>a stored cell is damaged</source>
        <translation>eine gespeicherte Zelle ist beschädigt</translation>
    </message>
    <message>
        <source>The store answers: %1.</source>
        <translation>Der Speicher antwortet: %1.</translation>
    </message>
    <message>
        <source>%1 (%2).</source>
        <translation>%1 (%2).</translation>
    </message>
    <message>
        <source>Another program uses the store and did not let it go within 2 seconds</source>
        <translation>Ein anderes Programm benutzt den Speicher und gab ihn in 2 Sekunden nicht frei</translation>
    </message>
    <message>
        <source>There is no room on the disk of the store</source>
        <translation>Auf der Platte des Speichers ist kein Platz</translation>
    </message>
    <message>
        <source>The store must not be written to</source>
        <translation>In den Speicher darf nicht geschrieben werden</translation>
    </message>
    <message>
        <source>The store cannot be opened</source>
        <translation>Der Speicher lässt sich nicht öffnen</translation>
    </message>
    <message>
        <source>The disk of the store fails</source>
        <translation>Die Platte des Speichers versagt</translation>
    </message>
    <message>
        <source>The store is damaged</source>
        <translation>Der Speicher ist beschädigt</translation>
    </message>
    <message>
        <source>The store is damaged: a latency sketch cannot be read.</source>
        <translation>Der Speicher ist beschädigt: Eine Latenzskizze ist nicht lesbar.</translation>
    </message>
    <message>
        <source>A latency sketch of the batch cannot be read.</source>
        <translation>Eine Latenzskizze des Stapels ist nicht lesbar.</translation>
    </message>
    <message>
        <source>The store is damaged: its hash key is missing.</source>
        <translation>Der Speicher ist beschädigt: Sein Hash-Schlüssel fehlt.</translation>
    </message>
    <message>
        <source>The store holds no more items.</source>
        <translation>Der Speicher fasst keine weiteren Einträge.</translation>
    </message>
    <message>
        <source>The store holds no more types.</source>
        <translation>Der Speicher fasst keine weiteren Arten.</translation>
    </message>
    <message>
        <source>The ledger does not have the dead letter that is to be counted.</source>
        <translation>Das Hauptbuch hat den unzustellbaren Datensatz nicht, der gezählt werden soll.</translation>
    </message>
    <message>
        <source>A dead letter of the batch names a source that is not in it.</source>
        <translation>Ein unzustellbarer Datensatz des Stapels nennt eine Quelle, die nicht darin ist.</translation>
    </message>
    <message>
        <source>The store is damaged: a dead letter has no valid reason.</source>
        <translation>Der Speicher ist beschädigt: Ein unzustellbarer Datensatz hat keinen gültigen Grund.</translation>
    </message>
    <message>
        <source>another process</source>
        <translation>einem anderen Prozess</translation>
    </message>
    <message>
        <source>The lock file cannot be opened: %1.</source>
        <translation>Die Sperrdatei lässt sich nicht öffnen: %1.</translation>
    </message>
    <message>
        <source>The store is being written by %1.</source>
        <translation>Der Speicher wird von %1 geschrieben.</translation>
    </message>
    <message>
        <source>process %1</source>
        <translation>Prozess %1</translation>
    </message>
    <message>
        <source>The store cannot be locked: %1.</source>
        <translation>Der Speicher lässt sich nicht sperren: %1.</translation>
    </message>
    <message>
        <source>The database belongs to another program, not to Tallyscope.</source>
        <translation>Die Datenbank gehört einem anderen Programm, nicht Tallyscope.</translation>
    </message>
    <message>
        <source>The store was written by a newer version of Tallyscope (schema %1); this version reads schemas up to %2.</source>
        <translation>Der Speicher wurde von einer neueren Version von Tallyscope geschrieben (Schema %1); diese Version liest Schemas bis %2.</translation>
    </message>
    <message>
        <source>The database is missing or empty, but its log tally.db-wal holds data. Put the database back, or move the log away to begin anew.</source>
        <translation>Die Datenbank fehlt oder ist leer, aber ihr Log tally.db-wal enthält Daten. Stellen Sie die Datenbank wieder her, oder entfernen Sie das Log, um neu zu beginnen.</translation>
    </message>
    <message>
        <source>There is no such store directory.</source>
        <translation>Es gibt keinen solchen Speicherordner.</translation>
    </message>
    <message>
        <source>The directory holds no store.</source>
        <translation>Der Ordner enthält keinen Speicher.</translation>
    </message>
    <message>
        <source>The store is empty: nothing was ever written to it.</source>
        <translation>Der Speicher ist leer: Es wurde nie etwas hineingeschrieben.</translation>
    </message>
    <message>
        <source>A cell does not fit into a block.</source>
        <translation>Eine Zelle passt nicht in einen Block.</translation>
    </message>
    <message>
        <source>The store knows no source %1.</source>
        <translation>Der Speicher kennt keine Quelle %1.</translation>
    </message>
    <message>
        <source>Position gap: the batch covers [%1, %2) but the store has counted up to %3.</source>
        <translation>Lücke in den Positionen: Der Stapel reicht von %1 bis %2, aber der Speicher hat bis %3 gezählt.</translation>
    </message>
    <message>
        <source>The store was replaced while it was opened.</source>
        <translation>Der Speicher wurde beim Öffnen ersetzt.</translation>
    </message>
    <message>
        <source>The store was moved or deleted while it was in use.</source>
        <translation>Der Speicher wurde bei Benutzung verschoben oder gelöscht.</translation>
    </message>
    <message>
        <source>The store knows no item %1.</source>
        <translation>Der Speicher kennt keinen Eintrag %1.</translation>
    </message>
    <message>
        <source>Not every dead letter was judged.</source>
        <translation>Nicht über jeden unzustellbaren Datensatz wurde entschieden.</translation>
    </message>
    <message>
        <source>A cell of the batch names an item or type that is not in it.</source>
        <translation>Eine Zelle des Stapels nennt einen Eintrag oder eine Art, die nicht darin ist.</translation>
    </message>
    <message>
        <source>The store directory cannot be created: %1.</source>
        <translation>Der Speicherordner lässt sich nicht anlegen: %1.</translation>
    </message>
    <message>
        <source>the token file %1 cannot be read: %2</source>
        <translation>die Token-Datei %1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>the token file %1 must begin with a line of 16 to 512 visible characters, for example of: openssl rand -hex 32</source>
        <translation>die Token-Datei %1 muss mit einer Zeile aus 16 bis 512 sichtbaren Zeichen beginnen, etwa von: openssl rand -hex 32</translation>
    </message>
    <message>
        <source>the token file %1 can be read by others; chmod 600 it</source>
        <translation>die Token-Datei %1 können andere lesen; chmod 600</translation>
    </message>
    <message>
        <source>%1 is no address to listen on: %2; write 127.0.0.1:9099</source>
        <translation>%1 ist keine Adresse zum Empfangen: %2; schreiben Sie 127.0.0.1:9099</translation>
    </message>
    <message>
        <source>the port is missing</source>
        <translation>der Port fehlt</translation>
    </message>
    <message>
        <source>an IPv6 address needs brackets</source>
        <translation>eine IPv6-Adresse braucht eckige Klammern</translation>
    </message>
    <message>
        <source>the host must be a numeric address</source>
        <translation>der Host muss eine numerische Adresse sein</translation>
    </message>
    <message>
        <source>the port must be a number from 0 to 65535</source>
        <translation>der Port muss eine Zahl von 0 bis 65535 sein</translation>
    </message>
    <message>
        <source>there is no runtime directory (XDG_RUNTIME_DIR is not set); give the local socket a path</source>
        <translation>es gibt keinen Laufzeitordner (XDG_RUNTIME_DIR ist nicht gesetzt); geben Sie dem lokalen Socket einen Pfad</translation>
    </message>
    <message>
        <source>%1 is no path of a local socket</source>
        <translation>%1 ist kein Pfad eines lokalen Sockets</translation>
    </message>
    <message>
        <source>the path of a local socket has at most %1 bytes, %2 has %3</source>
        <translation>der Pfad eines lokalen Sockets hat höchstens %1 Byte, %2 hat %3</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 ist nicht lesbar: %2</translation>
    </message>
    <message>
        <source>%1 is no private key that can be read here: RSA or EC, PEM, not encrypted</source>
        <translation>%1 ist kein privater Schlüssel, der hier gelesen werden kann: RSA oder EC, PEM, unverschlüsselt</translation>
    </message>
    <message>
        <source>this system&apos;s Qt has no TLS: install its plugin for OpenSSL</source>
        <translation>das Qt dieses Systems hat kein TLS: Installieren Sie sein Plugin für OpenSSL</translation>
    </message>
    <message>
        <source>%1 holds no certificate (PEM)</source>
        <translation>%1 enthält kein Zertifikat (PEM)</translation>
    </message>
    <message>
        <source>%1 and %2 are of no use for TLS; do they belong together?</source>
        <translation>%1 und %2 taugen nicht für TLS; gehören sie zusammen?</translation>
    </message>
    <message>
        <source>the certificate %1 has expired; senders will refuse it</source>
        <translation>das Zertifikat %1 ist abgelaufen; Sender werden es ablehnen</translation>
    </message>
    <message>
        <source>the key %1 can be read by others; chmod 600 it</source>
        <translation>den Schlüssel %1 können andere lesen; chmod 600</translation>
    </message>
    <message>
        <source>cannot listen on %1: %2</source>
        <translation>auf %1 kann nicht empfangen werden: %2</translation>
    </message>
    <message>
        <source>the HTTP server cannot be started</source>
        <translation>der HTTP-Server lässt sich nicht starten</translation>
    </message>
    <message>
        <source>%1 can be reached from other machines: HTTP there needs --tls-cert, --tls-key and --token-file</source>
        <translation>%1 ist von anderen Rechnern erreichbar: HTTP braucht dort --tls-cert, --tls-key und --token-file</translation>
    </message>
    <message>
        <source>a certificate and its key are needed</source>
        <translation>ein Zertifikat und sein Schlüssel sind nötig</translation>
    </message>
    <message>
        <source>datagrams bring no token: only this computer may send them</source>
        <translation>Datagramme bringen kein Token: Nur dieser Rechner darf sie senden</translation>
    </message>
    <message>
        <source>%1; what was read before stays in use</source>
        <translation>%1; was zuvor gelesen wurde, bleibt in Gebrauch</translation>
    </message>
    <message>
        <source>the demo&apos;s log could not be written: %1</source>
        <translation>das Protokoll der Demo ließ sich nicht schreiben: %1</translation>
    </message>
    <message>
        <source>cannot listen on local:%1: %2</source>
        <translation>auf local:%1 kann nicht empfangen werden: %2</translation>
    </message>
    <message>
        <source>its directory cannot be made: %1</source>
        <translation>sein Ordner lässt sich nicht anlegen: %1</translation>
    </message>
    <message>
        <source>something else than a socket is there</source>
        <translation>dort ist etwas anderes als ein Socket</translation>
    </message>
    <message>
        <source>somebody listens there already</source>
        <translation>dort empfängt schon jemand</translation>
    </message>
    <message>
        <source>it is empty</source>
        <translation>sie ist leer</translation>
    </message>
    <message>
        <source>%1 can be reached from other machines: TCP there needs a certificate, its key and a token</source>
        <translation>%1 ist von anderen Rechnern erreichbar: TCP braucht dort ein Zertifikat, seinen Schlüssel und ein Token</translation>
    </message>
    <message>
        <source>others could write to it there</source>
        <translation>andere könnten dort hineinschreiben</translation>
    </message>
    <message>
        <source>The store has not taken yet what this listener received before; try again in a moment.</source>
        <translation>Der Speicher hat noch nicht übernommen, was dieser Eingang zuvor empfangen hat; versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>something that is not gzip follows the gzip data</source>
        <translation>auf die gzip-Daten folgt etwas, das kein gzip ist</translation>
    </message>
    <message>
        <source>the JSON array has no end (truncated)</source>
        <translation>die JSON-Liste hat kein Ende (abgeschnitten)</translation>
    </message>
    <message>
        <source>“%1” is read in seconds (--map latency=%2:ms, :us or :ns says otherwise).</source>
        <translation>„%1“ wird in Sekunden gelesen (--map latency=%2:ms, :us oder :ns sagt es anders).</translation>
    </message>
    <message>
        <source>“%1” is read in nanoseconds, as %2 writes it (--map latency=%3:s says otherwise).</source>
        <translation>„%1“ wird in Nanosekunden gelesen, wie %2 es schreibt (--map latency=%3:s sagt es anders).</translation>
    </message>
    <message>
        <source>“%1” is read in milliseconds, as %2 writes it (--map latency=%3:s says otherwise).</source>
        <translation>„%1“ wird in Millisekunden gelesen, wie %2 es schreibt (--map latency=%3:s sagt es anders).</translation>
    </message>
    <message>
        <source>“%1” is taken as the item to count; %2 % of the first records have none and are refused (--map item=FIELD says otherwise).</source>
        <translation>„%1“ wird als das Gezählte genommen; %2&#xa0;% der ersten Datensätze haben keines und werden abgewiesen (--map item=FELD sagt es anders).</translation>
    </message>
    <message>
        <source>No field looks like the time; say which with --map time=FIELD, perhaps one of %1, or count without times with --no-time. The fields are: %2.</source>
        <translation>Kein Feld sieht nach der Zeit aus; nennen Sie es mit --map time=FELD, vielleicht eines von %1, oder zählen Sie mit --no-time ohne Zeiten. Die Felder sind: %2.</translation>
    </message>
    <message>
        <source>The store is damaged: its head is not as it was written.</source>
        <translation>Der Speicher ist beschädigt: Sein Kopf ist nicht so, wie er geschrieben wurde.</translation>
    </message>
    <message>
        <source>The store could not be opened and was set aside as %1: %2 A new one was begun, and what the journal holds is counted again. What else was counted is in that file; a backup comes back with tallyctl restore.</source>
        <translation>Der Speicher ließ sich nicht öffnen und wurde als %1 beiseitegelegt: %2 Ein neuer wurde begonnen, und was das Journal enthält, wird noch einmal gezählt. Was sonst gezählt wurde, steht in dieser Datei; eine Sicherung holt tallyctl restore zurück.</translation>
    </message>
    <message>
        <source>The names of items could not be read from it.</source>
        <translation>Die Namen der Einträge ließen sich daraus nicht lesen.</translation>
    </message>
    <message>
        <source>It was damaged.</source>
        <translation>Er war beschädigt.</translation>
    </message>
    <message>
        <source>The field “%1” holds numbers like “%2”, which may be dates that end with their year, or seconds; say --time-format %d%m%Y or %m%d%Y, --map time=%3:s for seconds, another field, or --no-time.</source>
        <translation>Das Feld „%1“ enthält Zahlen wie „%2“, die Datumsangaben mit dem Jahr am Ende oder Sekunden sein können; sagen Sie --time-format %d%m%Y oder %m%d%Y, --map time=%3:s für Sekunden, ein anderes Feld oder --no-time.</translation>
    </message>
    <message>
        <source>%1 of %2 values of “%3” in the sample are no numbers, such as “%4”; their events count, but without a value.</source>
        <translation>%1 von %2 Werten von „%3“ in der Stichprobe sind keine Zahlen, etwa „%4“; ihre Ereignisse zählen, aber ohne Wert.</translation>
    </message>
    <message>
        <source>“%1” holds request lines: their paths are the items, their methods the types (--map item=%2 takes them as they are).</source>
        <translation>„%1“ enthält Anfragezeilen: Ihre Pfade sind die Elemente, ihre Methoden die Arten (--map item=%2 nimmt sie, wie sie sind).</translation>
    </message>
</context>
<context>
    <name>tally::SettingRow</name>
    <message>
        <source>There is no time zone “%1”.</source>
        <translation>Es gibt keine Zeitzone „%1“.</translation>
    </message>
</context>
<context>
    <name>tally::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search settings and keys</source>
        <translation>Einstellungen und Tasten suchen</translation>
    </message>
    <message>
        <source>Kept in %1; what is changed there holds at once.</source>
        <translation>Steht in %1; was dort geändert wird, gilt sofort.</translation>
    </message>
    <message>
        <source>All usual keys</source>
        <translation>Alle üblichen Tasten</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>No setting and no action has this in its name.</source>
        <translation>Keine Einstellung und keine Aktion heißt so.</translation>
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
    <name>tally::Silence</name>
    <message>
        <source>stale, %1</source>
        <translation>veraltet, %1</translation>
    </message>
    <message>
        <source>%1 of %2 silent</source>
        <translation>%1 von %2 stumm</translation>
    </message>
    <message>
        <source>%1 has sent nothing for %2</source>
        <translation>%1 hat seit %2 nichts gesendet</translation>
    </message>
    <message>
        <source>None of %1 sources has sent anything for %2</source>
        <translation>Keine von %1 Quellen hat seit %2 etwas gesendet</translation>
    </message>
    <message>
        <source>%1 of %2 sources have sent nothing for %3 or longer</source>
        <translation>%1 von %2 Quellen haben seit %3 oder länger nichts gesendet</translation>
    </message>
</context>
<context>
    <name>tally::SnapshotBanner</name>
    <message>
        <source>Store</source>
        <translation>Speicher</translation>
    </message>
    <message>
        <source>Memory is used up</source>
        <translation>Arbeitsspeicher aufgebraucht</translation>
    </message>
    <message>
        <source>More items than memory has room for</source>
        <translation>Mehr Einträge, als der Arbeitsspeicher fasst</translation>
    </message>
    <message>
        <source>before %1 counts are held by the hour or day; sums stay exact. A larger --memory keeps more minutes</source>
        <translation>vor %1 wird nach Stunden oder Tagen gezählt; Summen bleiben exakt. Ein größeres --memory behält mehr Minuten</translation>
    </message>
    <message>
        <source>%1 are counted each by itself; of later ones totals are exact and ranks have bounds. A larger --items has room for more; a store keeps all</source>
        <translation>%1 werden einzeln gezählt; von späteren sind die Summen exakt, und Ränge haben Schranken. Ein größeres --items hat Platz für mehr; ein Speicherverzeichnis behält alle</translation>
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
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 Ereignis</numerusform>
            <numerusform>%1 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2 datagrams lost so far, as they came faster than they were read</source>
        <translation>%1: bisher %2 Datagramme verloren, weil sie schneller kamen, als sie gelesen wurden</translation>
    </message>
    <message>
        <source>%1 is not listened to now; what it acknowledged before and was not counted yet, about %2, is counted</source>
        <translation>%1 wird jetzt nicht abgehört; was zuvor bestätigt und noch nicht gezählt wurde, etwa %2, wird gezählt</translation>
    </message>
    <message>
        <source>The journal %1 holds about %2 that were not counted, of a listener whose address is not known: listen to it again</source>
        <translation>Das Journal %1 enthält etwa %2, die nicht gezählt wurden, von einem Eingang mit unbekannter Adresse: Hören Sie ihn wieder ab</translation>
    </message>
    <message>
        <source>What %1 acknowledged before cannot be counted: %2</source>
        <translation>Was %1 zuvor bestätigt hat, kann nicht gezählt werden: %2</translation>
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
    <message>
        <source>following</source>
        <translation>wird verfolgt</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1 local times fall into a clock change; the earlier offset was taken</source>
        <translation>%1 Ortszeiten fallen in eine Zeitumstellung; der frühere Versatz wurde genommen</translation>
    </message>
</context>
<context>
    <name>tally::SourcesPage</name>
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
    <message numerus="yes">
        <source>from %1 sources</source>
        <translation>
            <numerusform>aus %1 Quelle</numerusform>
            <numerusform>aus %1 Quellen</numerusform>
        </translation>
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
    <message numerus="yes">
        <source>%1 records not counted</source>
        <translation>
            <numerusform>%1 Satz nicht gezählt</numerusform>
            <numerusform>%1 Sätze nicht gezählt</numerusform>
        </translation>
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
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Stop following %1</source>
        <translation>Verfolgen von %1 beenden</translation>
    </message>
    <message>
        <source>%1 of them discarded</source>
        <translation>davon %1 verworfen</translation>
    </message>
    <message>
        <source>%1 pushed out by newer ones</source>
        <translation>%1 von neueren verdrängt</translation>
    </message>
    <message>
        <source>%1 counted after all</source>
        <translation>%1 doch noch gezählt</translation>
    </message>
    <message>
        <source>%1 (and %2 more)</source>
        <translation>%1 (und %2 weitere)</translation>
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
    <message>
        <source>Copy what went wrong</source>
        <translation>Kopieren, was schiefging</translation>
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
    <message>
        <source>%1 new</source>
        <translation>%1 neue</translation>
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
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 Tag</numerusform>
            <numerusform>%1 Tage</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hours</source>
        <translation>
            <numerusform>%1 Stunde</numerusform>
            <numerusform>%1 Stunden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 minutes</source>
        <translation>
            <numerusform>%1 Minute</numerusform>
            <numerusform>%1 Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>second</source>
        <translation>Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%1 seconds</source>
        <translation>
            <numerusform>%1 Sekunde</numerusform>
            <numerusform>%1 Sekunden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::TextChoices</name>
    <message>
        <source>First row is a record</source>
        <translation>Erste Zeile ist ein Datensatz</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>von selbst gefunden</translation>
    </message>
    <message>
        <source>comma</source>
        <translation>Komma</translation>
    </message>
    <message>
        <source>semicolon</source>
        <translation>Semikolon</translation>
    </message>
    <message>
        <source>tab</source>
        <translation>Tabulator</translation>
    </message>
    <message>
        <source>bar</source>
        <translation>Strich</translation>
    </message>
    <message>
        <source>blank</source>
        <translation>Leerzeichen</translation>
    </message>
    <message>
        <source>What parts the columns</source>
        <translation>Was die Spalten trennt</translation>
    </message>
    <message>
        <source>The log has no row of column names; columns are called by their numbers</source>
        <translation>Das Log hat keine Zeile mit Spaltennamen; Spalten heißen nach ihrer Nummer</translation>
    </message>
    <message>
        <source>Encoding of the text</source>
        <translation>Kodierung des Textes</translation>
    </message>
    <message>
        <source>as they say</source>
        <translation>wie sie es sagen</translation>
    </message>
    <message>
        <source>Year of stamps that have none</source>
        <translation>Jahr von Zeitstempeln ohne Jahr</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Kodierung</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>event id</source>
        <translation>Ereignis-ID</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Events with the same id count once</source>
        <translation>Ereignisse mit derselben ID zählen einmal</translation>
    </message>
    <message>
        <source>Each row counts as many times as this field says</source>
        <translation>Jede Zeile zählt so oft, wie dieses Feld sagt</translation>
    </message>
    <message>
        <source>Field of the %1</source>
        <translation>Feld für %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>UTF-8</source>
        <translation>UTF-8</translation>
    </message>
    <message>
        <source>Latin-1</source>
        <translation>Latin-1</translation>
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
        <source>final</source>
        <translation>endgültig</translation>
    </message>
    <message>
        <source>total %1</source>
        <translation>Summe %1</translation>
    </message>
    <message>
        <source>so far, not final</source>
        <translation>bisher, nicht endgültig</translation>
    </message>
    <message>
        <source>so far</source>
        <translation>bisher</translation>
    </message>
    <message>
        <source>Annotations: %1</source>
        <translation>Anmerkungen: %1</translation>
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
        <source>%1: whole minutes, and whole hours or days where nothing finer is kept.
Asked for: %2</source>
        <translation>%1: ganze Minuten, und ganze Stunden oder Tage, wo nichts Feineres aufbewahrt ist.
Gefragt: %2</translation>
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
    <message>
        <source>Source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>Vergleich</translation>
    </message>
    <message>
        <source>Go to or run</source>
        <translation>Gehe zu, führe aus</translation>
    </message>
    <message>
        <source>Go to…</source>
        <translation>Gehe zu …</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Aufgezeichnet</translation>
    </message>
</context>
<context>
    <name>tally::Tray</name>
    <message>
        <source>Nothing is open</source>
        <translation>Nichts ist offen</translation>
    </message>
    <message>
        <source>Store: %1</source>
        <translation>Speicher: %1</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 ist gescheitert: %2</translation>
    </message>
    <message>
        <source>The ledger does not balance</source>
        <translation>Das Hauptbuch geht nicht auf</translation>
    </message>
    <message>
        <source>%1 is quiet for more than %2</source>
        <translation>%1 schweigt seit mehr als %2</translation>
    </message>
    <message>
        <source>Counting</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Recorded logs are open</source>
        <translation>Aufgezeichnete Protokolle sind offen</translation>
    </message>
    <message>
        <source>Show the window</source>
        <translation>Fenster zeigen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
</context>
<context>
    <name>tally::TrendsPage</name>
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
        <source>Nothing happened in this hour.</source>
        <translation>In dieser Stunde geschah nichts.</translation>
    </message>
    <message>
        <source>No minutes of these items</source>
        <translation>Keine Minuten dieser Elemente</translation>
    </message>
    <message>
        <source>Memory had no room for each of them; it knows their sums, not their minutes.</source>
        <translation>Der Speicher hatte nicht für jedes Platz; er kennt ihre Summen, nicht ihre Minuten.</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>Ranks</source>
        <translation>Ränge</translation>
    </message>
    <message>
        <source>Ranks over the range, or events of the leaders</source>
        <translation>Ränge über den Zeitraum oder Ereignisse der Spitze</translation>
    </message>
    <message>
        <source>events per %1</source>
        <translation>Ereignisse je %1</translation>
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
    <message numerus="yes">
        <source>%1 match</source>
        <translation>
            <numerusform>%1 passt</numerusform>
            <numerusform>%1 passen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other, %1 items that do not match</source>
        <translation>
            <numerusform>Andere, %1 nicht passender Eintrag</numerusform>
            <numerusform>Andere, %1 nicht passende Einträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All events in range, %1 items</source>
        <translation>
            <numerusform>Alle Ereignisse im Zeitraum, %1 Eintrag</numerusform>
            <numerusform>Alle Ereignisse im Zeitraum, %1 Einträge</numerusform>
        </translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namen</translation>
    </message>
    <message>
        <source>Show what the items are called, as imported into the store</source>
        <translation>Zeigen, wie die Elemente heißen, laut den eingelesenen Namen des Speichers</translation>
    </message>
    <message>
        <source>Filter by name or id</source>
        <translation>Nach Name oder Kennung filtern</translation>
    </message>
    <message numerus="yes">
        <source>%1 in range; later ones share %2 events</source>
        <translation>
            <numerusform>%1 im Zeitraum; spätere teilen sich %2 Ereignis</numerusform>
            <numerusform>%1 im Zeitraum; spätere teilen sich %2 Ereignisse</numerusform>
        </translation>
    </message>
    <message>
        <source>items with “%1” in them or in their name</source>
        <translation>Einträge mit „%1“ darin oder in ihrem Namen</translation>
    </message>
    <message>
        <source>No events of this type</source>
        <translation>Keine Ereignisse dieser Art</translation>
    </message>
    <message>
        <source>Nothing of “%1” happened in this range.</source>
        <translation>In diesem Zeitraum gab es kein „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>All of “%2” in range, %1 items</source>
        <translation>
            <numerusform>Alle „%2“ im Zeitraum, %1 Eintrag</numerusform>
            <numerusform>Alle „%2“ im Zeitraum, %1 Einträge</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::Wall</name>
    <message>
        <source>View paused</source>
        <translation>Ansicht angehalten</translation>
    </message>
    <message>
        <source>No events for %1</source>
        <translation>Seit %1 keine Ereignisse</translation>
    </message>
    <message>
        <source>Wall display</source>
        <translation>Wandanzeige</translation>
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
        <source>Listen…</source>
        <translation>Lauschen …</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>A day of a video site with an incident to find, then live traffic. Nothing to set up.</source>
        <translation>Ein Tag einer Videoseite mit einem Vorfall, dann laufender Verkehr. Nichts einzurichten.</translation>
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
    <message>
        <source>Access logs, CSV, JSON, logfmt, syslog and more; plain or packed. The format is found for you.</source>
        <translation>Zugriffsprotokolle, CSV, JSON, logfmt, syslog und mehr; gepackt oder nicht. Das Format wird erkannt.</translation>
    </message>
    <message>
        <source>Lines or HTTP requests, from this computer or, with a token, from others. Off until you say so.</source>
        <translation>Zeilen oder HTTP-Anfragen, von diesem Rechner oder, mit Token, von anderen. Aus, bis Sie es wollen.</translation>
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
    <name>tally::WindowKeeper</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Sitzung</translation>
    </message>
    <message>
        <source>what is open is not remembered: %1</source>
        <translation>was offen ist, wird nicht gemerkt: %1</translation>
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
