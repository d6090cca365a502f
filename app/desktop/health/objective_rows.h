// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include "core/engine/snapshot.h"
#include "core/health/objective.h"
#include "widgets/boards/budget_board.h"
#include "widgets/charts/chart_data.h"

namespace tally {

QString objectiveId(ObjectiveKind kind);            // "latency", "availability"
QString objectiveName(const Objective& objective);  // "Requests under 1 s"
QString targetText(double target);                  // "99.9 %", without zeros at the end
QStringList burnWindows();                          // "1 h / 5 min", as the rules of core/health/objective.h
// `hasOutcome`: some event says how its request ended.
BudgetRow budgetRow(const ObjectiveMeter& meter, bool hasOutcome);
// Of the engine itself, since it started: visible in time (with listeners only), and counted.
std::vector<BudgetRow> pipelineRows(const Snapshot& snapshot);
// Budget left over the period, in %, and the pace at which it would last exactly.
ChartData budgetChart(const ObjectiveMeter& meter);

}  // namespace tally
