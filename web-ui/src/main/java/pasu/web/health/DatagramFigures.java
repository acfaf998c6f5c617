package pasu.web.health;

import java.util.List;
import java.util.function.ToLongFunction;
import pasu.protocol.AgentMessage.Agent;
import pasu.protocol.AgentMessage.Datagrams;

/** What agents count of datagrams, each since it started. */
record DatagramFigures(List<Agent> agents) {

  void write(Exposition to) {
    write(to, "pasu_datagrams_received_total", "Datagrams, from whomever.", Datagrams::received);
    write(to, "pasu_datagrams_answered_total", "Datagrams to edges.", Datagrams::answered);
    write(to, "pasu_repairs_asked_total", "Datagrams that ask again.", Datagrams::repairsAsked);
    write(to, "pasu_repairs_received_total", "Pieces asked for again.", Datagrams::repairsReceived);
    write(
        to,
        "pasu_clip_frames_refused_total",
        "Clip frames not taken at the time, and asked for again.",
        Datagrams::framesRefused);
    to.family("pasu_datagrams_dropped_total", "counter", "Datagrams not used, by reason.");
    agents.forEach(
        agent ->
            agent
                .datagrams()
                .dropped()
                .forEach(
                    (reason, count) ->
                        to.sample((double) count, "agent", agent.id(), "reason", reason)));
  }

  private void write(Exposition to, String name, String help, ToLongFunction<Datagrams> figure) {
    to.family(name, "counter", help);
    agents.forEach(
        agent -> to.sample((double) figure.applyAsLong(agent.datagrams()), "agent", agent.id()));
  }
}
