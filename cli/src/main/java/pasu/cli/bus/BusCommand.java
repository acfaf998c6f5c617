package pasu.cli.bus;

import picocli.CommandLine.Command;

/** {@code pasu bus}: what is said between the parts of a running Pasu. */
@Command(
    name = "bus",
    description = "Listens to, asks and tells the parts of a running Pasu over its event bus.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {TailCommand.class, RequestCommand.class, PublishCommand.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bus tail                     everything that is said",
      "  ./pasu bus tail 'pasu.clips.*'      what is said of clips",
      "  ./pasu bus request pasu.cameras '{\"type\":\"ListCameras\"}'"
    })
public final class BusCommand {}
