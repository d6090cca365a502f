// SPDX-License-Identifier: GPL-3.0-or-later
// What one worker gathers for one kind of question over recorded logs. Each merges with its likes.
#pragma once

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

#include "core/count/dictionary.h"
#include "core/count/item_counts.h"
#include "core/health/health_cell.h"
#include "core/query/accumulator.h"
#include "core/query/event_filter.h"
#include "core/read/log_reader.h"

namespace tally {

class ValueSink final : public WorkerSink {
public:
    explicit ValueSink(const Question& question) : filter(question), question_(question) {}
    void accept(std::span<const Event> events) override
    {
        for (const Event& event : events)
            if (filter.matches(event)) accumulator.add(event, question_.function, question_.of);
    }
    void merge(const ValueSink& other)
    {
        filter.merge(other.filter);
        accumulator.merge(other.accumulator);
    }

    EventFilter filter;
    Accumulator accumulator;

private:
    const Question& question_;
};

class TopSink final : public WorkerSink {
public:
    TopSink(const Question& question, Dictionary& dictionary) : filter(question), question_(question), dictionary_(dictionary) {}
    void accept(std::span<const Event> events) override;
    void merge(const TopSink& other);

    EventFilter filter;
    ItemCounts counts;                       // what RankBy::Count needs
    std::vector<Tally> tallies;              // RankBy::Sum
    std::vector<DistinctSketch> distinct;    // RankBy::Distinct
    DistinctSketch allActors;

private:
    void countGroup(std::span<const Event> events);

    const Question& question_;
    Dictionary& dictionary_;
    std::vector<Event> selected_;
};

template <class Value>
class BucketMap {
public:
    explicit BucketMap(Micros step) : step_(step.us) {}
    Value& at(Micros time)
    {
        const std::int64_t bucket = floorDiv(time.us, step_);
        if (last_ == nullptr || bucket != lastBucket_) {
            last_ = &map[bucket];   // node-based: pointers stay
            lastBucket_ = bucket;
        }
        return *last_;
    }
    void merge(const BucketMap& other)
    {
        for (const auto& [bucket, value] : other.map) map[bucket].merge(value);
    }
    std::unordered_map<std::int64_t, Value> map;

private:
    std::int64_t step_;
    std::int64_t lastBucket_ = 0;
    Value* last_ = nullptr;
};

class SeriesSink final : public WorkerSink {
public:
    explicit SeriesSink(const Question& question) : filter(question), buckets(question.step), question_(question) {}
    void accept(std::span<const Event> events) override
    {
        for (const Event& event : events)
            if (filter.matches(event)) buckets.at(event.time).add(event, question_.function, question_.of);
    }
    void merge(const SeriesSink& other)
    {
        filter.merge(other.filter);
        buckets.merge(other.buckets);
    }

    EventFilter filter;
    BucketMap<Accumulator> buckets;

private:
    const Question& question_;
};

class HealthSink final : public WorkerSink {
public:
    explicit HealthSink(const Question& question) : filter(question), buckets(question.step) {}
    void accept(std::span<const Event> events) override
    {
        for (const Event& event : events)
            if (filter.matches(event)) buckets.at(event.time).add(event);
    }
    void merge(const HealthSink& other)
    {
        filter.merge(other.filter);
        buckets.merge(other.buckets);
    }

    EventFilter filter;
    BucketMap<HealthCell> buckets;
};

// For questions about the records themselves: ledger and letters.
class NoSink final : public WorkerSink {
public:
    void accept(std::span<const Event>) override {}
};

}  // namespace tally
