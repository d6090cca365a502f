// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/annotations/annotation_book.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QUuid>
#include <algorithm>

#include "app/desktop/session/whole_file.h"

namespace tally {

namespace {

constexpr qint64 kFurthest = qint64{1} << 53;   // µs: the year 2255; what is further is no time of an event

QByteArray textOf(const std::vector<Annotation>& all)
{
    QJsonArray list;
    for (const Annotation& one : all)
        list += QJsonObject{{QStringLiteral("id"), one.id}, {QStringLiteral("from"), one.fromUs}, {QStringLiteral("to"), one.toUs}, {QStringLiteral("text"), one.text}};
    return QJsonDocument(QJsonObject{{QStringLiteral("version"), 1}, {QStringLiteral("annotations"), list}}).toJson();
}

QString oneLine(QString text) { return text.simplified().left(AnnotationBook::kMostText); }

std::optional<Annotation> parseOne(const QJsonObject& object)
{
    Annotation one{object[QStringLiteral("id")].toString().left(64), object[QStringLiteral("from")].toInteger(-kFurthest - 1), object[QStringLiteral("to")].toInteger(-kFurthest - 1),
                   oneLine(object[QStringLiteral("text")].toString())};
    const bool times = one.fromUs >= -kFurthest && one.toUs <= kFurthest && one.fromUs <= one.toUs;
    return one.id.isEmpty() || one.text.isEmpty() || !times ? std::nullopt : std::optional(one);
}

// `*whole`: nothing of it was left out.
std::vector<Annotation> parse(const QByteArray& bytes, bool* whole)
{
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    const QJsonArray list = document.object()[QStringLiteral("annotations")].toArray();
    *whole = document.isObject() && document.object()[QStringLiteral("annotations")].isArray() && list.size() <= AnnotationBook::kMost;
    std::vector<Annotation> all;
    for (qsizetype i = 0; i < std::min<qsizetype>(list.size(), AnnotationBook::kMost); ++i) {
        const auto one = parseOne(list[i].toObject());
        const bool twice = one && std::any_of(all.begin(), all.end(), [&](const Annotation& other) { return other.id == one->id; });
        if (one && !twice) all.push_back(*one);
        else *whole = false;
    }
    return all;
}

void sortByTime(std::vector<Annotation>* all)
{
    std::stable_sort(all->begin(), all->end(), [](const Annotation& a, const Annotation& b) { return a.fromUs != b.fromUs ? a.fromUs < b.fromUs : a.toUs < b.toUs; });
}

}  // namespace

QString usualAnnotationsPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tallyscope/annotations.json");
}

AnnotationBook::AnnotationBook(const QString& path, QObject* parent) : QObject(parent), path_(path) { read(); }

void AnnotationBook::read()
{
    if (path_.isEmpty() || !QFileInfo::exists(path_)) return;
    const auto bytes = readWholeFile(path_);
    bool whole = false;
    std::vector<Annotation> found;
    if (bytes) found = parse(*bytes, &whole);
    if (!whole) QFile::copy(path_, path_ + QStringLiteral(".damaged-%1").arg(QDateTime::currentMSecsSinceEpoch()));
    all_ = std::move(found);
    sortByTime(&all_);
}

std::optional<Annotation> AnnotationBook::find(const QString& id) const
{
    const auto at = std::find_if(all_.begin(), all_.end(), [&](const Annotation& one) { return one.id == id; });
    return at == all_.end() ? std::nullopt : std::optional(*at);
}

bool AnnotationBook::edit(const std::function<void(std::vector<Annotation>*)>& change, QString* problem)
{
    read();   // another window may have written meanwhile
    std::vector<Annotation> next = all_;
    change(&next);
    sortByTime(&next);
    if (next.size() > static_cast<std::size_t>(kMost)) {
        *problem = tr("There are %1 annotations already.").arg(kMost);
        return false;
    }
    if (!path_.isEmpty()) {
        QDir().mkpath(QFileInfo(path_).path());
        if (!writeWholeFile(path_, textOf(next), problem)) return false;
    }
    all_ = std::move(next);
    emit changed();
    return true;
}

bool AnnotationBook::put(Annotation annotation, QString* problem)
{
    annotation.text = oneLine(annotation.text);
    if (annotation.id.isEmpty()) annotation.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    if (annotation.text.isEmpty() || annotation.fromUs > annotation.toUs || annotation.fromUs < -kFurthest || annotation.toUs > kFurthest) {
        *problem = tr("An annotation has a text, and ends after it begins.");
        return false;
    }
    return edit([&](std::vector<Annotation>* all) {
        const auto at = std::find_if(all->begin(), all->end(), [&](const Annotation& one) { return one.id == annotation.id; });
        if (at == all->end()) all->push_back(annotation);
        else *at = annotation;
    }, problem);
}

bool AnnotationBook::remove(QString id, QString* problem)
{
    return edit([&](std::vector<Annotation>* all) { std::erase_if(*all, [&](const Annotation& one) { return one.id == id; }); }, problem);
}

}  // namespace tally
