// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/actions/palette_link.h"

#include <QCoreApplication>
#include <QLineEdit>
#include <algorithm>

#include "app/desktop/help/help_topics.h"
#include "app/desktop/live_query.h"
#include "app/desktop/names/name_book.h"
#include "app/desktop/text.h"
#include "widgets/shell/command_palette.h"

namespace tally {

namespace {

constexpr std::size_t kMostItems = 8;
constexpr std::uint32_t kMostNamed = 200'000;   // with more items only ids are searched
const QString kItem = QStringLiteral("item:"), kHelp = QStringLiteral("help:");

QString paletteWords(const char* source) { return QCoreApplication::translate("tally::Palette", source); }

struct FoundItem {
    std::string item, name;
};

// Those that begin with the text first, then those that hold it; in the order in which they were first seen.
std::vector<FoundItem> findItems(const HotView& view, const QString& query, NameBook* names, const std::stop_token& stop)
{
    std::vector<FoundItem> begin, within;
    const std::uint32_t size = view.dictionary->size();
    std::vector<std::string> known;
    if (names != nullptr && names->shown() && size <= kMostNamed) {
        std::vector<std::string> items;
        for (std::uint32_t i = 0; i < size; ++i) items.emplace_back(view.dictionary->text(ItemId{i}));
        known = names->namesOf(items, stop);
    }
    for (std::uint32_t i = 0; i < size && begin.size() < kMostItems && !stop.stop_requested(); ++i) {
        const std::string_view id = view.dictionary->text(ItemId{i});
        const QString shown = text(id), name = i < known.size() ? text(known[i]) : QString();
        if (!shown.contains(query, Qt::CaseInsensitive) && !name.contains(query, Qt::CaseInsensitive)) continue;
        const bool first = shown.startsWith(query, Qt::CaseInsensitive) || name.startsWith(query, Qt::CaseInsensitive);
        auto& list = first ? begin : within;
        if (list.size() < kMostItems) list.push_back({std::string(id), i < known.size() ? known[i] : std::string()});
    }
    begin.insert(begin.end(), within.begin(), within.end());
    if (begin.size() > kMostItems) begin.resize(kMostItems);
    return begin;
}

std::vector<PaletteEntry> entriesOf(const ActionRegistry& registry)
{
    std::vector<PaletteEntry> entries;
    for (const ActionRegistry::Entry& entry : registry.entries()) {
        if (entry.spec.id == QStringLiteral("help.palette")) continue;
        PaletteEntry made;
        made.id = entry.spec.id;
        made.group = entry.spec.group;
        made.text = entry.spec.text;
        made.icon = entry.action->isChecked() ? QStringLiteral("tick") : entry.spec.icon;
        made.keys = keyCaps(entry.spec.keys);
        made.keywords = entry.spec.keywords;
        made.enabled = entry.action->isEnabled();
        entries.push_back(std::move(made));
    }
    for (const HelpTopic& topic : helpTopics()) {
        PaletteEntry made;
        made.id = kHelp + topic.id;
        made.group = paletteWords(QT_TRANSLATE_NOOP("tally::Palette", "Help"));
        made.text = topic.title;
        made.icon = QStringLiteral("info");
        entries.push_back(std::move(made));
    }
    return entries;
}

}  // namespace

QStringList keyCaps(const QKeySequence& keys)
{
    if (keys.isEmpty()) return {};
    QStringList caps = keys.toString(QKeySequence::NativeText).split(QLatin1Char('+'), Qt::SkipEmptyParts);
    for (QString& cap : caps) {
        if (cap == QStringLiteral("Left")) cap = QStringLiteral("←");
        if (cap == QStringLiteral("Right")) cap = QStringLiteral("→");
    }
    return caps.isEmpty() ? QStringList{keys.toString(QKeySequence::NativeText)} : caps;
}

void openPalette(QWidget* window, ActionRegistry* registry, const PageContext& context, PaletteTargets targets)
{
    auto* palette = new CommandPalette(window);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->setEntries(entriesOf(*registry));
    auto* query = new LiveQuery(context.engine, palette);
    QObject::connect(palette, &CommandPalette::searched, palette, [palette, query, names = context.names](const QString& typed) {
        const QString searched = typed.trimmed();
        if (searched.isEmpty()) return;
        query->ask([searched, names](const HotView& view, const std::stop_token& stop) { return findItems(view, searched, names.get(), stop); },
                   [palette](const std::vector<FoundItem>& items) {
                       std::vector<PaletteEntry> found;
                       for (const FoundItem& item : items) {
                           PaletteEntry made;
                           made.id = kItem + text(item.item);
                           made.group = paletteWords(QT_TRANSLATE_NOOP("tally::Palette", "Item"));
                           made.text = text(item.name.empty() ? item.item : item.name);
                           made.detail = item.name.empty() ? QString() : text(item.item);
                           made.icon = QStringLiteral("videos");
                           found.push_back(std::move(made));
                       }
                       palette->setFound(std::move(found));
                   });
    });
    QObject::connect(palette, &CommandPalette::chosen, window, [registry, targets = std::move(targets)](const QString& id) {
        if (id.startsWith(kItem)) targets.showItem(id.mid(kItem.size()));
        else if (id.startsWith(kHelp)) targets.showHelp(id.mid(kHelp.size()));
        else registry->trigger(id);
    });
    palette->openAbove(window);
}

}  // namespace tally
