package pasu.bench;

import pasu.bench.attack.AttackBench;
import pasu.bench.crash.CrashBench;
import pasu.bench.database.DatabaseBench;
import pasu.bench.edge.EdgeBench;
import pasu.bench.failover.AgentStartBench;
import pasu.bench.failover.FailoverBench;
import pasu.bench.failover.GrantBench;
import pasu.bench.outage.OutageBench;
import pasu.bench.page.PageBench;
import pasu.bench.push.PushBench;
import pasu.bench.revocation.RevocationBench;
import pasu.bench.scale.AgentImageBench;
import pasu.bench.scale.ScaleUpBench;
import pasu.bench.transport.ReceiveBench;
import pasu.bench.transport.TransportBench;
import pasu.bench.wall.WallBench;
import picocli.CommandLine.Command;

/** {@code pasu bench}: measures what is promised; goals stand beside the figures. */
@Command(
    name = "bench",
    description = "Measures what is promised, on this machine, with a generated 720p camera.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      StartBench.class,
      IdleBench.class,
      DetectionBench.class,
      LiveBench.class,
      PageBench.class,
      WallBench.class,
      AttackBench.class,
      CrashBench.class,
      FailoverBench.class,
      GrantBench.class,
      AgentStartBench.class,
      TransportBench.class,
      LossBench.class,
      ReceiveBench.class,
      EdgeBench.class,
      PushBench.class,
      RevocationBench.class,
      DatabaseBench.class,
      OutageBench.class,
      ScaleUpBench.class,
      AgentImageBench.class,
      DiskFullBench.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ./pasu bench start",
      "  ./pasu bench idle --seconds 60",
      "  ./pasu bench detection --times 100",
      "  ./pasu bench live --seconds 20",
      "  ./pasu bench page",
      "  ./pasu bench wall",
      "  ./pasu bench attack --datagrams 1000000",
      "  ./pasu bench crash --times 100",
      "  ./pasu bench failover",
      "  ./pasu bench grant",
      "  ./pasu bench agent-start",
      "  ./pasu bench loss",
      "  ./pasu bench push",
      "  ./pasu bench revocation",
      "  ./pasu bench database",
      "  ./pasu bench outage",
      "  ./pasu bench edge",
      "  ./pasu bench scale-up --network pasu-bench",
      "  ./pasu bench agent-image --network pasu-bench",
      "  sudo ./pasu bench disk-full",
      "",
      "What was measured, where, and what it means: docs/benchmarks.md"
    })
public final class BenchCommand {}
