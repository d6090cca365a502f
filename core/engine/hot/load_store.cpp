// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/hot/load_store.h"

#include <algorithm>
#include <limits>
#include <stop_token>

namespace tally {

namespace {

constexpr std::size_t kRunCells = 1 << 20;
constexpr std::size_t kFewCells = 1 << 12;
constexpr std::size_t kPackedCell = 16;   // bytes that a cell will take in a run, about
// Shares of the memory budget: from where on older days are read as hours, as days, and a piece is too much.
constexpr double kNoMoreMinutes = 0.5, kNoMoreHours = 0.7, kFull = 0.9;

std::int32_t floorToDay(std::int32_t minute) { return minuteOfSlot(Tier::Day, slotOf(Tier::Day, minute)); }

void sealInto(std::vector<Cell>& cells, Committed& to)
{
    if (cells.empty()) return;
    std::sort(cells.begin(), cells.end(), [](const Cell& a, const Cell& b) { return a.key < b.key; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < cells.size(); ++i) {
        if (cells[i].key == cells[kept].key) cells[kept].tally.merge(cells[i].tally);
        else cells[++kept] = cells[i];
    }
    cells.resize(kept + 1);
    to.runs.push_back(SortedRun::pack(cells));
    cells.clear();
}

class Loading {
public:
    Loading(const StoreReader& reader, Dictionary& dictionary, TypeTable& types, std::uint64_t budget)
        : reader_(reader), dictionary_(dictionary), types_(types), budget_(budget),
          runCells_(static_cast<std::size_t>(std::clamp<std::uint64_t>(budget / 8 / sizeof(Cell), kFewCells, kRunCells)))
    {
    }
    Result<LoadedStore> run();

private:
    Result<bool> readAll();   // false: more than fits; begin anew with what kept_ is now
    Result<bool> readPiece(std::int32_t from, std::int32_t to);
    Result<bool> readCells(const CellQuery& query);
    void take(std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally);
    std::uint32_t itemId(std::uint32_t stored);
    void addToTail(std::uint32_t stored, std::int32_t minute, std::uint64_t count);
    void seal();
    void coarsenBefore(std::int32_t minute, Tier to);
    Result<void> readHealth();
    Result<void> readSources(LoadedStore* loaded);
    bool exceeds(double share) const { return static_cast<double>(used()) > share * static_cast<double>(budget_); }
    std::uint64_t used() const
    {
        return dictionary_.memoryBytes() + runBytes_ + cells_.size() * kPackedCell + counted_.timeline.memoryBytes() + tail_.memoryBytes();
    }

    static constexpr std::uint32_t kUnknown = std::numeric_limits<std::uint32_t>::max();

    const StoreReader& reader_;
    Dictionary& dictionary_;
    TypeTable& types_;
    const std::uint64_t budget_;
    const std::size_t runCells_;              // of the runs that are made: what is unpacked at a time is part of what memory must hold
    std::vector<TypeId> typeIds_;
    std::vector<std::uint32_t> itemIds_;      // ours, by the store's
    std::optional<MinuteExtent> extent_;
    KeptTiers kept_;
    bool coarsened_ = false;
    bool coarsest_ = false;                   // nothing can be held in less: whatever it takes
    // What was read so far.
    Committed counted_;
    TailSummaries tail_;
    std::string tailText_;
    std::optional<std::uint32_t> tailItem_;
    std::vector<Cell> cells_;
    std::uint64_t runBytes_ = 0, seen_ = 0;
    std::stop_source full_;
    std::optional<Error> failed_;
};

std::uint32_t Loading::itemId(std::uint32_t stored)
{
    if (stored >= itemIds_.size()) itemIds_.resize(stored + std::size_t{1}, kUnknown);
    if (itemIds_[stored] == kUnknown) {
        const auto text = reader_.itemText(stored);
        if (!text) failed_ = text.error();
        else itemIds_[stored] = raw(dictionary_.intern(*text));
    }
    return itemIds_[stored];
}

// Stored cells come item after item within a part: the text of one that memory has no room for is fetched once for it.
void Loading::addToTail(std::uint32_t stored, std::int32_t minute, std::uint64_t count)
{
    if (tailItem_ != stored) {
        auto text = reader_.itemText(stored);
        if (!text) failed_ = text.error();
        else tailText_ = std::move(*text);
        tailItem_ = stored;
    }
    SpaceSaving::Key key(tailText_);
    tail_.add(key, minute, count);
}

void Loading::take(std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally)
{
    ++seen_;
    if (dictionary_.isOther(ItemId{itemId(item)})) addToTail(item, minute, tally.count);
    cells_.push_back({{itemId(item), type < typeIds_.size() ? raw(typeIds_[type]) : std::uint16_t{0}, minute}, tally});
    if (minute != kNoMinute) counted_.timeline.at(minute).types.add(cells_.back().key.type, tally.count);
    if (cells_.size() < runCells_) return;
    seal();
    if (!coarsest_ && exceeds(kFull)) full_.request_stop();
}

void Loading::seal()
{
    const std::size_t before = counted_.runs.size();
    sealInto(cells_, counted_);
    if (counted_.runs.size() > before) runBytes_ += counted_.runs.back()->memoryBytes();
}

// `minute` begins an hour, or for Tier::Day a day.
void Loading::coarsenBefore(std::int32_t minute, Tier to)
{
    if (to == Tier::Day) kept_.hoursFrom = std::max(kept_.hoursFrom, minute);
    kept_.minutesFrom = std::max(kept_.minutesFrom, minute);
    coarsened_ = true;
}

Result<bool> Loading::readCells(const CellQuery& query)
{
    if (query.fromMinute >= query.toMinute) return true;
    const auto visit = [this](std::uint32_t item, std::uint16_t type, std::int32_t minute, const Tally& tally) { take(item, type, minute, tally); };
    const auto visited = reader_.cells(query, visit, full_.get_token());
    if (full_.stop_requested()) return false;
    if (!visited) return tl::unexpected(visited.error());
    if (failed_) return tl::unexpected(*failed_);
    return true;
}

// Each event of [from, to) once, in the finest tier that is kept for it.
Result<bool> Loading::readPiece(std::int32_t from, std::int32_t to)
{
    CellQuery minutes, hours, days;
    minutes.fromMinute = std::max(from, kept_.minutesFrom);
    minutes.toMinute = to;
    hours.tier = Tier::Hour;
    hours.fromMinute = std::max(from, kept_.hoursFrom);
    hours.toMinute = std::min(to, kept_.minutesFrom);
    days.tier = Tier::Day;
    days.fromMinute = from;
    days.toMinute = std::min(to, kept_.hoursFrom);
    for (const CellQuery& query : {minutes, hours, days}) {
        auto read = readCells(query);
        if (!read || !*read) return read;
    }
    return true;
}

Result<bool> Loading::readAll()
{
    counted_ = Committed();
    tail_ = TailSummaries();
    tailItem_.reset();
    cells_.clear();
    runBytes_ = 0;
    full_ = std::stop_source();
    if (!extent_) return readCells({});
    CellQuery noTime;
    noTime.toMinute = kNoMinute + 1;
    noTime.withNoTime = true;
    if (auto read = readCells(noTime); !read || !*read) return read;
    constexpr std::int32_t kDayMinutes = 1440;
    const std::int32_t first = floorToDay(extent_->first);
    // The newest minutes of all: a range that is open behind.
    std::int32_t to = std::numeric_limits<std::int32_t>::max(), from = floorToDay(extent_->last);
    std::int64_t days = 1;
    for (;;) {
        const std::uint64_t before = seen_;
        auto read = readPiece(from, to);
        if (!read) return read;
        if (!*read || (!coarsest_ && exceeds(kFull))) {
            // The piece alone is too much in its finest tier. Of the newest day its last hour stays, if that was not tried yet.
            const std::int32_t lastHour = minuteOfSlot(Tier::Hour, slotOf(Tier::Hour, extent_->last));
            const std::int32_t behind = floorToDay(extent_->last) + kDayMinutes;
            if (to > extent_->last && kept_.minutesFrom < lastHour) coarsenBefore(lastHour, Tier::Hour);
            else if (to <= extent_->last && kept_.minutesFrom < to) coarsenBefore(to, Tier::Hour);
            else if (kept_.hoursFrom < std::min(to, behind)) coarsenBefore(std::min(to, behind), Tier::Day);
            // Older days cannot take less: it is the turn of the newest one.
            else if (kept_.minutesFrom < lastHour) coarsenBefore(lastHour, Tier::Hour);
            else coarsenBefore(behind, Tier::Day);
            return false;
        }
        if (from <= first) return true;
        if (exceeds(kNoMoreHours) && kept_.hoursFrom < from) coarsenBefore(from, Tier::Day);
        else if (exceeds(kNoMoreMinutes) && kept_.minutesFrom < from) coarsenBefore(from, Tier::Hour);
        // Stamps may lie thousands of years apart: where there is little, more is read at once.
        days = seen_ - before < kFewCells ? days * 2 : std::max<std::int64_t>(1, days / 2);
        to = from;
        from = static_cast<std::int32_t>(std::max<std::int64_t>(first, from - days * kDayMinutes));
    }
}

Result<LoadedStore> Loading::run()
{
    const auto held = reader_.hold();
    if (!held) return tl::unexpected(held.error());
    const auto kept = reader_.kept();
    if (!kept) return tl::unexpected(kept.error());
    kept_ = *kept;
    const auto extent = reader_.extent();
    if (!extent) return tl::unexpected(extent.error());
    extent_ = *extent;
    const auto typeTexts = reader_.typeTexts();
    if (!typeTexts) return tl::unexpected(typeTexts.error());
    for (const std::string& text : *typeTexts) typeIds_.push_back(types_.intern(text));
    for (;;) {
        const KeptTiers tried = kept_;
        const auto read = readAll();
        if (!read) return tl::unexpected(read.error());
        if (*read) break;
        coarsest_ = kept_ == tried;
    }
    seal();
    counted_.kept = kept_;
    counted_.hasTimes = extent_.has_value();
    if (extent_) {
        counted_.firstEvent = startOfMinute(extent_->first);
        counted_.lastEvent = {startOfMinute(extent_->last + 1).us - 1};
    }
    counted_.tail = std::move(tail_);
    if (const auto health = readHealth(); !health) return tl::unexpected(health.error());
    LoadedStore loaded{std::move(counted_), coarsened_, {}, {}, kNever, kNever};
    if (const auto read = readSources(&loaded); !read) return tl::unexpected(read.error());
    return loaded;
}

Result<void> Loading::readSources(LoadedStore* loaded)
{
    auto sources = reader_.sources();
    if (!sources) return tl::unexpected(sources.error());
    loaded->sources = std::move(*sources);
    auto revised = reader_.revisedMinutes();
    if (!revised) return tl::unexpected(revised.error());
    loaded->revised = std::move(*revised);
    const auto inputs = reader_.inputs();
    if (!inputs) return tl::unexpected(inputs.error());
    loaded->finalBefore = inputs->finalBefore;
    if (inputs->live && extent_) loaded->watermark = liveWatermark(*inputs, *extent_);
    return {};
}

Result<void> Loading::readHealth()
{
    const auto health = reader_.health(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
    if (!health) return tl::unexpected(health.error());
    for (const MinuteHealth& row : *health) {
        HealthCell cell;
        if (!row.latency.empty() && !DdSketch::parse(row.latency, &cell.latency))
            return fail(ErrorCode::Damaged, "a latency sketch is damaged");
        cell.events = row.events;
        cell.errors = row.errors;
        cell.clientErrors = row.clientErrors;
        cell.apart = cell.latency.count() == 0 || cell.errors == 0;
        counted_.hasLatency |= cell.latency.count() > 0;
        counted_.hasOutcome |= cell.errors + cell.clientErrors > 0;
        counted_.timeline.at(kept_.slotOf(row.minute)).health.merge(cell);
    }
    return {};
}

}  // namespace

Result<LoadedStore> loadStore(const StoreReader& reader, Dictionary& dictionary, TypeTable& types, std::uint64_t memoryBudget)
{
    return Loading(reader, dictionary, types, memoryBudget).run();
}

}  // namespace tally
