<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>tally::BoardPanel</name>
    <message numerus="yes">
        <source>Other, at least %1 items</source>
        <translation>
            <numerusform>Other, at least %1 item</numerusform>
            <numerusform>Other, at least %1 items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other, %1 items</source>
        <translation>
            <numerusform>Other, %1 item</numerusform>
            <numerusform>Other, %1 items</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::ExplainDialog</name>
    <message numerus="yes">
        <source>%1 → %2 events: %3, %4</source>
        <translation>
            <numerusform>%1 → %2 event: %3, %4</numerusform>
            <numerusform>%1 → %2 events: %3, %4</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 events name nobody</source>
        <translation>
            <numerusform>%1 of %2 event names nobody</numerusform>
            <numerusform>%1 of %2 events name nobody</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 events of too many actors to tell apart</source>
        <translation>
            <numerusform>%1 event of too many actors to tell apart</numerusform>
            <numerusform>%1 events of too many actors to tell apart</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::FiguresDialog</name>
    <message numerus="yes">
        <source>%1 rows, as shown at %2</source>
        <translation>
            <numerusform>%1 row, as shown at %2</numerusform>
            <numerusform>%1 rows, as shown at %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::HeatPanel</name>
    <message numerus="yes">
        <source>%1 weeks, %2</source>
        <translation>
            <numerusform>%1 week, %2</numerusform>
            <numerusform>%1 weeks, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::InspectorDialog</name>
    <message numerus="yes">
        <source>%1 minutes with totals, in memory</source>
        <translation>
            <numerusform>%1 minute with totals, in memory</numerusform>
            <numerusform>%1 minutes with totals, in memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cells of item, type and minute, in memory</source>
        <translation>
            <numerusform>%1 cell of item, type and minute, in memory</numerusform>
            <numerusform>%1 cells of item, type and minute, in memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 seconds with totals, in memory</source>
        <translation>
            <numerusform>%1 second with totals, in memory</numerusform>
            <numerusform>%1 seconds with totals, in memory</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 cells of item, type and second, in memory</source>
        <translation>
            <numerusform>%1 cell of item, type and second, in memory</numerusform>
            <numerusform>%1 cells of item, type and second, in memory</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::ItemDetail</name>
    <message numerus="yes">
        <source>%1 values</source>
        <translation>
            <numerusform>%1 value</numerusform>
            <numerusform>%1 values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::MainWindow</name>
    <message numerus="yes">
        <source>%1 files are not read</source>
        <translation>
            <numerusform>%1 file is not read</numerusform>
            <numerusform>%1 files are not read</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::OpenDialog</name>
    <message numerus="yes">
        <source>%1 of the first %2 records not read; they will be kept as dead letters, with place and reason</source>
        <translation>
            <numerusform>%1 of the first %2 records not read; it will be kept as a dead letter, with place and reason</numerusform>
            <numerusform>%1 of the first %2 records not read; they will be kept as dead letters, with place and reason</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::RawLinesDialog</name>
    <message numerus="yes">
        <source>%1 lines</source>
        <translation>
            <numerusform>%1 line</numerusform>
            <numerusform>%1 lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::SourceController</name>
    <message numerus="yes">
        <source>%1 events</source>
        <translation>
            <numerusform>%1 event</numerusform>
            <numerusform>%1 events</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::SourcesPage</name>
    <message numerus="yes">
        <source>from %1 sources</source>
        <translation>
            <numerusform>from %1 source</numerusform>
            <numerusform>from %1 sources</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 records not counted</source>
        <translation>
            <numerusform>%1 record not counted</numerusform>
            <numerusform>%1 records not counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::Step</name>
    <message numerus="yes">
        <source>%1 days</source>
        <translation>
            <numerusform>%1 day</numerusform>
            <numerusform>%1 days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 hours</source>
        <translation>
            <numerusform>%1 hour</numerusform>
            <numerusform>%1 hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 minutes</source>
        <translation>
            <numerusform>%1 minute</numerusform>
            <numerusform>%1 minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 seconds</source>
        <translation>
            <numerusform>%1 second</numerusform>
            <numerusform>%1 seconds</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tally::VideosPage</name>
    <message numerus="yes">
        <source>%1 in range; later ones share %2 events</source>
        <translation>
            <numerusform>%1 in range; later ones share %2 event</numerusform>
            <numerusform>%1 in range; later ones share %2 events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 match</source>
        <translation>
            <numerusform>%1 matches</numerusform>
            <numerusform>%1 match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Other, %1 items that do not match</source>
        <translation>
            <numerusform>Other, %1 item that does not match</numerusform>
            <numerusform>Other, %1 items that do not match</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All events in range, %1 items</source>
        <translation>
            <numerusform>All events in range, %1 item</numerusform>
            <numerusform>All events in range, %1 items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All of “%2” in range, %1 items</source>
        <translation>
            <numerusform>All of “%2” in range, %1 item</numerusform>
            <numerusform>All of “%2” in range, %1 items</numerusform>
        </translation>
    </message>
</context>
</TS>
