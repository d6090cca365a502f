// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/simulator/model_checkpoint.h"

#include <fmt/format.h>

namespace tally::test {

std::string ModelCheckpoint::take(const LivePortion& portion, const Dictionary& dictionary)
{
    if (portion.first != position) return fmt::format("counted from position {}, the checkpoint is at {}", portion.first, position);
    position = portion.position;
    Ledger all;
    for (const auto& [name, part] : portion.senders) {
        Sender& sender = senders[name];
        if (part.firstSequence != sender.checkpoint.sequence)
            return fmt::format("{} counted from sequence {}, the checkpoint is at {}", name, part.firstSequence, sender.checkpoint.sequence);
        if (part.watermark < sender.checkpoint.watermark) return fmt::format("the watermark of {} went back", name);
        sender.checkpoint = {part.sequence, part.newest, part.watermark};
        sender.ledger += part.ledger;
        all += part.ledger;
    }
    if (!(all == portion.counted.ledger)) return "the ledgers of the senders are not that of the listener";
    for (const auto& run : portion.counted.runs)
        visitAll(*run, [&](const Cell& cell) { items[std::string(dictionary.text(ItemId{cell.key.item}))] += cell.tally.count; });
    return {};
}

LiveOptions ModelCheckpoint::resumed() const
{
    LiveOptions options;
    options.read.format = Format::Ndjson;
    options.position = position;
    for (const auto& [name, sender] : senders) options.senders[name] = sender.checkpoint;
    return options;
}

}  // namespace tally::test
