// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/metrics.h"
#include "widgets/theme/type_scale.h"

#include <QFontDatabase>
#include <QJsonArray>
#include <array>
#include <cmath>

#include "widgets/theme/tokens.h"

namespace tally {
namespace {

constexpr std::array<const char*, 10> kStyleNames = {"tile", "hero", "page", "figure", "item", "card", "body", "small", "badge", "mono"};

QList<qreal> dashOf(const QString& text) {
    QList<qreal> dash;
    if (text == QLatin1String("solid")) return dash;
    for (const QString& part : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) dash.append(part.toDouble());
    return dash;
}

Metrics loadMetrics() {
    const QJsonObject size = tokens()[QLatin1String("size")].toObject();
    const QJsonObject radius = tokens()[QLatin1String("radius")].toObject();
    const QJsonObject motion = tokens()[QLatin1String("motion")].toObject();
    const auto px = [&size](const char* key) { return size[QLatin1String(key)].toInt(); };
    const auto rad = [&radius](const char* key) { return radius[QLatin1String(key)].toInt(); };
    Metrics m;
    m.railWide = px("railWide"), m.railNarrow = px("railNarrow"), m.railSwitchBelow = px("railSwitchBelow");
    m.topBar = px("topBar"), m.statusBar = px("statusBar"), m.pageHeader = px("pageHeader");
    m.pageMarginX = px("pageMarginX"), m.pageMarginTop = px("pageMarginTop"), m.gap = px("gap");
    m.cardHeader = px("cardHeader"), m.control = px("control"), m.controlSmall = px("controlSmall"), m.navRow = px("navRow");
    m.tableHead = px("tableHead"), m.tableRow = px("tableRow"), m.listRow = px("listRow"), m.alertRow = px("alertRow");
    m.banner = px("banner"), m.tile = px("tile"), m.icon = px("icon"), m.iconNav = px("iconNav");
    m.border = px("border"), m.focusRing = px("focusRing");
    m.radiusBadge = rad("badge"), m.radiusControl = rad("control"), m.radiusCard = rad("card"), m.radiusChip = rad("chip");
    m.fastMs = motion[QLatin1String("fastMs")].toInt();
    m.normalMs = motion[QLatin1String("normalMs")].toInt();
    m.rankMoveMs = motion[QLatin1String("rankMoveMs")].toInt();
    return m;
}

ChartMetrics loadChartMetrics() {
    const QJsonObject chart = tokens()[QLatin1String("chart")].toObject();
    const auto px = [&chart](const char* key) { return chart[QLatin1String(key)].toInt(); };
    const auto real = [&chart](const char* key) { return chart[QLatin1String(key)].toDouble(); };
    const auto part = [&chart](const char* key) { return chart[QLatin1String(key)].toObject(); };
    ChartMetrics m;
    m.marginLeft = px("marginLeft"), m.marginRight = px("marginRight"), m.marginTop = px("marginTop"), m.marginBottom = px("marginBottom");
    m.tick = px("tick"), m.barGap = px("barGap");
    m.hatchStep = part("provisional")[QLatin1String("hatchStep")].toInt();
    m.hatchStroke = part("provisional")[QLatin1String("stroke")].toDouble();
    m.line = real("line"), m.lineDecimated = real("lineDecimated"), m.gridWidth = real("gridWidth"), m.markerRadius = real("markerRadius");
    m.ghostWidth = part("ghost")[QLatin1String("width")].toDouble();
    m.ghostDash = dashOf(part("ghost")[QLatin1String("dash")].toString());
    m.limitDash = dashOf(part("limit")[QLatin1String("dash")].toString());
    m.watermarkDash = dashOf(part("watermark")[QLatin1String("dash")].toString());
    m.limitBandOpacity = part("limit")[QLatin1String("bandOpacity")].toDouble();
    m.barOpacity = real("barOpacity"), m.brushOpacity = real("brushOpacity");
    m.stackFirst = part("stackOpacity")[QLatin1String("first")].toDouble();
    m.stackOthers = part("stackOpacity")[QLatin1String("others")].toDouble();
    const QJsonArray dashes = tokens()[QLatin1String("seriesDash")].toArray();
    for (const auto& dash : dashes) m.seriesDash.append(dashOf(dash.toString()));
    return m;
}

double& typeScale() {
    static double scale = 1;
    return scale;
}

QFont makeFont(TextStyle style, bool medium) {
    const TypeStep step = typeStep(style);
    const QJsonObject font = tokens()[QLatin1String("font")].toObject();
    const bool mono = style == TextStyle::Mono;
    QFont f(font[QLatin1String(mono ? "mono" : "family")].toString());
    f.setPixelSize(static_cast<int>(std::lround(step.size * typeScale())));
    f.setWeight(medium || step.weight >= 500 ? QFont::Medium : QFont::Normal);
    f.setHintingPreference(QFont::PreferNoHinting);
    if (mono) f.setStyleHint(QFont::Monospace);
    return f;
}

using Fonts = std::array<std::array<QFont, 2>, kStyleNames.size()>;

Fonts makeFonts() {
    Fonts all;
    for (std::size_t i = 0; i < all.size(); ++i)
        for (std::size_t m = 0; m < 2; ++m) all[i][m] = makeFont(static_cast<TextStyle>(i), m == 1);
    return all;
}

Fonts& fonts() {
    static Fonts all = makeFonts();
    return all;
}

}  // namespace

const Metrics& metrics() {
    static const Metrics m = loadMetrics();
    return m;
}

const ChartMetrics& chartMetrics() {
    static const ChartMetrics m = loadChartMetrics();
    return m;
}

TypeStep typeStep(TextStyle style) {
    static const auto steps = [] {
        std::array<TypeStep, kStyleNames.size()> all;
        const QJsonObject types = tokens()[QLatin1String("type")].toObject();
        for (std::size_t i = 0; i < all.size(); ++i) {
            const QJsonObject step = types[QLatin1String(kStyleNames[i])].toObject();
            all[i] = {step[QLatin1String("size")].toInt(13), step[QLatin1String("line")].toInt(18), step[QLatin1String("weight")].toInt(400)};
        }
        return all;
    }();
    return steps[static_cast<std::size_t>(style)];
}

void setTypeScale(double scale) {
    Q_ASSERT(scale >= 1 && scale <= 2);
    typeScale() = scale;
    fonts() = makeFonts();
}

QFont textFont(TextStyle style, bool medium) { return fonts()[static_cast<std::size_t>(style)][medium ? 1 : 0]; }

bool loadFonts() {
    static const bool loaded = [] {
        bool ok = true;
        for (const char* name : {"Roboto-Regular", "Roboto-Medium", "JetBrainsMono-Regular"})
            ok = QFontDatabase::addApplicationFont(QStringLiteral(":/tally/fonts/%1.ttf").arg(QLatin1String(name))) >= 0 && ok;
        return ok;
    }();
    return loaded;
}

QList<qreal> dashPattern(const QList<qreal>& px, double penWidth) {
    QList<qreal> pattern;
    pattern.reserve(px.size());
    for (const qreal length : px) pattern.append(length / penWidth);
    return pattern;
}

}  // namespace tally
