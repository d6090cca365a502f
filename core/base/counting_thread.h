// SPDX-License-Identifier: GPL-3.0-or-later
// In a window the threads that read, decode, count and write step back behind the one that paints: where all processors are
// busy it gets its turn at once, and counting loses nothing by it, as painting needs little. Programs without a window leave
// all threads alike.
#pragma once

namespace tally {

// For threads that begin from now on; 0 (as it is without a call) to 19, as nice(1) has it. Once, before there is an engine.
void setCountingNiceness(int niceness);

// The first thing that such a thread does. Where the system refuses, it runs on as it is.
void beginCountingThread();

}  // namespace tally
