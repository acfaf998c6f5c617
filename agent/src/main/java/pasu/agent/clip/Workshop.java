package pasu.agent.clip;

/** Everything that has a hand in the clips of one agent. */
record Workshop(
    ClipOptions options,
    Disk disk,
    ClipWriter writer,
    ClipReports reports,
    Thumbnailer thumbnails,
    ClipFinisher finisher) {}
