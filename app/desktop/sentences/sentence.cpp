// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sentences/sentence.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <optional>
#include <vector>

#include "app/desktop/sentences/reason_text.h"
#include "app/desktop/sentences/sentence_list.h"
#include "app/desktop/text.h"

namespace tally {

namespace {

constexpr int kDeepest = 4;   // sentences within sentences

// A sentence cut at its places: one piece more than it has places.
struct Template {
    const char* source;
    QStringList pieces;
    qsizetype letters = 0;
};

bool isPlace(QStringView text, qsizetype at)
{
    return text[at] == QLatin1Char('%') && at + 1 < text.size() && text[at + 1] >= QLatin1Char('1') && text[at + 1] <= QLatin1Char('9');
}

Template templateOf(const char* source)
{
    const QString text = QString::fromUtf8(source);
    Template made{source, {QString()}, 0};
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isPlace(text, at)) {
            made.pieces += QString();
            ++at;
        } else {
            made.pieces.back() += text[at];
            ++made.letters;
        }
    }
    return made;
}

// The one that says most comes first: "%1 (%2)." fits much.
const std::vector<Template>& templates()
{
    static const std::vector<Template> kAll = [] {
        std::vector<Template> all;
        for (const char* source : sentenceList()) all.push_back(templateOf(source));
        std::stable_sort(all.begin(), all.end(), [](const Template& a, const Template& b) { return a.letters > b.letters; });
        return all;
    }();
    return kAll;
}

// What stands at the places; each as short as can be but the last.
std::optional<QStringList> match(const Template& sentence, const QString& text)
{
    const QStringList& pieces = sentence.pieces;
    if (pieces.size() == 1) return text == pieces.front() ? std::optional(QStringList()) : std::nullopt;
    if (!text.startsWith(pieces.front()) || !text.endsWith(pieces.back())) return std::nullopt;
    QStringList found;
    qsizetype from = pieces.front().size();
    const qsizetype last = text.size() - pieces.back().size();
    for (qsizetype i = 1; i < pieces.size(); ++i) {
        const qsizetype to = i + 1 == pieces.size() ? last : text.indexOf(pieces[i], from);
        if (to < from) return std::nullopt;
        found += text.mid(from, to - from);
        from = to + pieces[i].size();
    }
    return found;
}

std::optional<QString> known(const QString& text, int depth);
QString said(const QString& text, int depth) { return known(text, depth).value_or(text); }

QString filled(const Template& sentence, const QStringList& found, int depth)
{
    QStringList words;
    for (qsizetype i = 0; i < found.size(); ++i) {
        // Single words and what is quoted are names: of fields, files, formats.
        const bool name = sentence.pieces[i].endsWith(QChar(0x201c)) || !found[i].contains(QLatin1Char(' '));
        words += name ? found[i] : said(found[i], depth + 1);
    }
    const QString text = QCoreApplication::translate(kSentenceContext, sentence.source);
    QString made;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype place = isPlace(text, at) ? text[at + 1].unicode() - u'1' : words.size();
        if (place < words.size()) {
            made += words[place];
            ++at;
        } else {
            made += text[at];
        }
    }
    return made;
}

std::optional<QString> matched(const QString& text, bool beginsWithPlace, int depth)
{
    for (const Template& sentence : templates()) {
        if (sentence.pieces.front().isEmpty() != beginsWithPlace) continue;
        if (const auto found = match(sentence, text)) return filled(sentence, *found, depth);
    }
    return std::nullopt;
}

// "what it is about: what there is to say"
std::optional<QString> behindColon(const QString& text, int depth)
{
    const QString colon = QStringLiteral(": ");
    const qsizetype at = text.indexOf(colon);
    if (at <= 0) return std::nullopt;
    const auto what = known(text.mid(at + colon.size()), depth + 1);
    if (!what) return std::nullopt;
    return said(text.left(at), depth + 1) + colon + *what;
}

// Nothing: no sentence of the list. Those that begin with a name fit much, so they come last.
std::optional<QString> known(const QString& text, int depth)
{
    if (depth > kDeepest || text.isEmpty()) return std::nullopt;
    if (const auto reason = reasonOf(text)) return reasonText(*reason);
    if (auto refused = reasonWithDetail(text)) return refused;
    if (auto plain = matched(text, false, depth)) return plain;
    if (auto behind = behindColon(text, depth)) return behind;
    return matched(text, true, depth);
}

}  // namespace

QString sentence(const QString& english) { return said(english, 0); }
QString sentence(std::string_view english) { return said(text(english), 0); }

}  // namespace tally
