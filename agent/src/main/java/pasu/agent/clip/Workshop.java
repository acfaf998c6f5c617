package pasu.agent.clip;

import java.util.function.LongSupplier;

/** Everything that has a hand in the clips of one agent. */
record Workshop(
    ClipOptions options,
    LongSupplier nanoClock,
    Disk disk,
    ClipWriter writer,
    ClipReports reports,
    Thumbnailer thumbnails,
    ClipFinisher finisher) {}
