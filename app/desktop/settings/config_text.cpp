// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/settings/config_text.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <algorithm>
#include <cmath>
#include <toml++/toml.h>

#include "app/desktop/settings/config_keys.h"
#include "widgets/text/time_text.h"

namespace tally {

namespace {

constexpr qsizetype kMostBytes = 1 << 20;
constexpr std::size_t kMostNotes = 20;
const QString kKeys = QStringLiteral("keys");

QString words(const char* source) { return QCoreApplication::translate("tally::ConfigText", source); }
QString textOf(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

std::optional<toml::table> parsed(const QByteArray& text, ConfigNote* problem)
{
    try {
        return toml::parse(std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
    } catch (const toml::parse_error& error) {
        if (problem != nullptr) *problem = {static_cast<int>(error.source().begin.line), textOf(error.description())};
        return std::nullopt;
    }
}

struct Reader {
    ConfigReading reading;
    Settings* settings;
    QStringList actions;

    void note(const toml::source_region& at, const QString& what)
    {
        if (reading.notes.size() < kMostNotes) reading.notes.push_back({static_cast<int>(at.begin.line), what});
    }

    void unknown(const toml::source_region& at, const QString& name, const QStringList& known)
    {
        const QString near = nearestName(name, known);
        note(at, near.isEmpty() ? words(QT_TRANSLATE_NOOP("tally::ConfigText", "There is no setting “%1”.")).arg(name.left(80))
                                : words(QT_TRANSLATE_NOOP("tally::ConfigText", "There is no setting “%1”; did you mean “%2”?")).arg(name.left(80), near));
    }

    void table(const QString& name, const toml::table& entries)
    {
        QStringList known;
        for (const ConfigKey& key : configKeys()) known += QLatin1String(key.key);
        for (const auto& [key, node] : entries) {
            const QString full = name + QLatin1Char('.') + textOf(key.str());
            const ConfigKey* which = configKey(full);
            if (which == nullptr) unknown(key.source(), full, known);
            else value(*which, node);
        }
    }

    void value(const ConfigKey& key, const toml::node& node)
    {
        const QString name = QLatin1String(key.key);
        if (key.kind == ConfigKind::Flag) {
            if (const auto flag = node.value_exact<bool>()) return key.set(settings, *flag);
            return note(node.source(), words(QT_TRANSLATE_NOOP("tally::ConfigText", "%1 must be true or false.")).arg(name));
        }
        if (key.kind == ConfigKind::Number) {
            const auto number = node.is_number() ? node.value<double>() : std::nullopt;
            if (number && std::isfinite(*number) && *number >= key.least && *number <= key.most) return key.set(settings, *number);
            return note(node.source(), words(QT_TRANSLATE_NOOP("tally::ConfigText", "%1 must be a number from %2 to %3.")).arg(name, QString::number(key.least), QString::number(key.most)));
        }
        const auto said = node.value_exact<std::string>();
        if (!said) return note(node.source(), words(QT_TRANSLATE_NOOP("tally::ConfigText", "%1 must be a text in quotes.")).arg(name));
        const QString text = textOf(*said);
        if (key.kind == ConfigKind::Choice && std::none_of(key.choices.begin(), key.choices.end(), [&](const char* one) { return text == QLatin1String(one); })) {
            QStringList choices;
            for (const char* one : key.choices) choices += QLatin1String(one);
            return note(node.source(), words(QT_TRANSLATE_NOOP("tally::ConfigText", "%1 cannot be “%2”; it may be %3.")).arg(name, text.left(80), choices.join(QStringLiteral(", "))));
        }
        if (key.kind == ConfigKind::Zone && !zoneCalled(text))
            return note(node.source(), words(QT_TRANSLATE_NOOP("tally::ConfigText", "%1 cannot be “%2”; write utc, local or a name such as Europe/Paris.")).arg(name, text.left(80)));
        key.set(settings, text.left(1000));
    }

    void shortcuts(const toml::table& entries)
    {
        for (const auto& [key, node] : entries) {
            const QString action = textOf(key.str());
            if (!actions.isEmpty() && !actions.contains(action)) {
                unknown(key.source(), kKeys + QLatin1Char('.') + action, [this] {
                    QStringList full;
                    for (const QString& one : actions) full += kKeys + QLatin1Char('.') + one;
                    return full;
                }());
                continue;
            }
            const auto said = node.value_exact<std::string>();
            const QString text = said ? textOf(*said).left(80) : QString();
            const QKeySequence keys = QKeySequence::fromString(text, QKeySequence::PortableText);
            const bool readable = said && (text.isEmpty() || (keys.count() > 0 && keys[0].key() != Qt::Key_unknown));
            if (readable) settings->keys[action] = text;
            else note(node.source(), words(QT_TRANSLATE_NOOP("tally::ConfigText", "The keys of %1 cannot be read; write \"Ctrl+Shift+R\", or \"\" for none.")).arg(action));
        }
    }
};

// Offset in `text` of a line and column, both from 1; columns count code points.
qsizetype offsetOf(const QByteArray& text, const toml::source_position& at)
{
    qsizetype offset = 0;
    for (toml::source_index line = 1; line < at.line; ++line) {
        const qsizetype end = text.indexOf('\n', offset);
        if (end < 0) return text.size();
        offset = end + 1;
    }
    for (toml::source_index column = 1; column < at.column && offset < text.size(); ++column) {
        ++offset;
        while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xc0U) == 0x80U) ++offset;
    }
    return offset;
}

qsizetype lineStart(const QByteArray& text, qsizetype at) { return at == 0 ? 0 : text.lastIndexOf('\n', at - 1) + 1; }
qsizetype lineEnd(const QByteArray& text, qsizetype at)       // behind the line feed
{
    const qsizetype end = text.indexOf('\n', at);
    return end < 0 ? text.size() : end + 1;
}

QByteArray keyText(const QString& name)
{
    const bool bare = !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return (c.unicode() < 0x80 && c.isLetterOrNumber()) || c == QLatin1Char('_') || c == QLatin1Char('-');
    });
    return bare ? name.toUtf8() : tomlLiteral(name).toUtf8();
}

QByteArray insertedInto(const QByteArray& text, const toml::table* table, const QByteArray& section, const QByteArray& entry)
{
    const bool newline = text.isEmpty() || text.endsWith('\n');
    if (table == nullptr) return text + (newline ? "" : "\n") + (text.isEmpty() ? "[" : "\n[") + section + "]\n" + entry + "\n";
    const qsizetype begin = lineStart(text, offsetOf(text, table->source().begin));
    const bool headed = text.mid(begin, lineEnd(text, begin) - begin).trimmed().startsWith('[');
    qsizetype after = headed ? lineEnd(text, begin) : begin;
    for (const auto& [key, node] : *table) {
        const qsizetype end = offsetOf(text, node.source().end);
        after = std::max(after, lineEnd(text, std::max<qsizetype>(0, end - 1)));
    }
    QByteArray made = text;
    const bool broken = after > 0 && made[after - 1] != '\n';
    made.insert(after, (broken ? "\n" : "") + (headed ? entry : section + "." + entry) + "\n");
    return made;
}

// As it would be read, to see whether an edit did what it should.
std::optional<std::string> formatted(const QByteArray& text, const std::string& section, const std::string& name)
{
    const auto root = parsed(text, nullptr);
    if (!root) return std::nullopt;
    const toml::table* table = (*root)[section].as_table();
    const toml::node* node = table == nullptr ? nullptr : table->get(name);
    if (node == nullptr) return std::string();
    std::ostringstream out;
    out << toml::default_formatter(toml::table{{"v", *node}});
    return out.str();
}

}  // namespace

ConfigReading readConfig(const QByteArray& text, const Settings& otherwise, const QStringList& actions, Settings* settings)
{
    Reader reader{{}, settings, actions};
    for (const ConfigKey& key : configKeys()) key.set(settings, key.get(otherwise));
    settings->keys = otherwise.keys;
    ConfigNote problem{1, words(QT_TRANSLATE_NOOP("tally::ConfigText", "The file is larger than 1 MiB."))};
    const auto root = text.size() > kMostBytes ? std::nullopt : parsed(text, &problem);
    if (!root) {
        reader.reading.broken = true;
        reader.reading.notes.push_back(problem);
        return reader.reading;
    }
    QStringList tables{kKeys};
    for (const ConfigKey& key : configKeys()) tables += QString::fromLatin1(key.key).section(QLatin1Char('.'), 0, 0);
    for (const auto& [key, node] : *root) {
        const QString name = textOf(key.str());
        const toml::table* table = node.as_table();
        if (table == nullptr || !tables.contains(name)) reader.unknown(key.source(), name, tables);
        else if (name == kKeys) reader.shortcuts(*table);
        else reader.table(name, *table);
    }
    return reader.reading;
}

std::optional<QByteArray> editConfig(const QByteArray& text, const QString& key, const std::optional<QString>& literal)
{
    const auto root = parsed(text, nullptr);
    if (!root) return std::nullopt;
    const QString sectionName = key.section(QLatin1Char('.'), 0, 0), name = key.section(QLatin1Char('.'), 1);
    const std::string section = sectionName.toStdString();
    const toml::node* holder = root->get(section);
    const toml::table* table = holder == nullptr ? nullptr : holder->as_table();
    if (holder != nullptr && table == nullptr) return std::nullopt;
    const toml::node* node = table == nullptr ? nullptr : table->get(name.toStdString());
    QByteArray made = text;
    if (node != nullptr) {
        const qsizetype begin = offsetOf(text, node->source().begin), end = offsetOf(text, node->source().end);
        if (literal) made.replace(begin, end - begin, literal->toUtf8());
        else made.remove(lineStart(text, begin), lineEnd(text, std::max(begin, end - 1)) - lineStart(text, begin));
    } else if (literal) {
        made = insertedInto(text, table, sectionName.toUtf8(), keyText(name) + " = " + literal->toUtf8());
    }
    const auto wanted = literal ? formatted("[s]\nv = " + literal->toUtf8() + "\n", "s", "v") : std::string();
    if (!wanted || formatted(made, section, name.toStdString()) != wanted) return std::nullopt;
    return made;
}

}  // namespace tally
