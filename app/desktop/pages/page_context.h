// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace tally {

class AnnotationBook;
class EngineController;
class NameBook;
class PageFilter;
struct Settings;
class TimeRangeController;

// What every page is given. All outlive the pages.
struct PageContext {
    EngineController* engine = nullptr;
    TimeRangeController* range = nullptr;
    Settings* settings = nullptr;      // set by the window
    std::shared_ptr<NameBook> names{};   // null: the window makes one for the store of the engine
    std::shared_ptr<AnnotationBook> annotations{};   // null: the window makes one that is not kept
    std::shared_ptr<PageFilter> filter{};             // null: the window makes one
};

}  // namespace tally
