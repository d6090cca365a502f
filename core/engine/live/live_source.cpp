// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/live/live_source.h"

#include "core/base/counting_thread.h"
#include "core/engine/live/live_worker.h"

namespace tally {

LiveSource::LiveSource(std::shared_ptr<EventLog> log, LiveOptions options, Dictionary& dictionary, TypeTable& types, Deliver deliver)
    : log_(std::move(log))
{
    log_->seek(options.position);
    auto worker = std::make_shared<Worker>(*log_, std::move(options), dictionary, types, std::move(deliver));
    worker_ = worker;
    thread_ = std::jthread([worker] {
        beginCountingThread();
        worker->run();
    });
}

LiveSource::~LiveSource() { log_->close(); }

void LiveSource::stopEarly()
{
    if (log_->isDurable()) worker_->stop();
}

std::string LiveSource::sample() const { return worker_->sample(); }

}  // namespace tally
