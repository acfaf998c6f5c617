// The mesh as a picture: cameras on one side, agents with their slots on the other, a line for
// each stream between them, and the latest scaling decisions below.
import { attribute, h, Keyed, svg, text } from "./dom.js";
import { dateAndTime, dayKey, rate, timeOfDay } from "./format.js";
import { t } from "./i18n.js";
import { icon } from "./icons.js";
import { placard } from "./notice.js";
import { sentence } from "./sayings.js";
import * as store from "./store.js";
import { condition } from "./strip.js";

/** A stream's rate is known a second after its beginning; until then 0 means nothing. */
const MEASURED_MS = 2000;

export function show(root) {
  const view = new MeshView(root);
  return { leave: () => view.leave() };
}

class MeshView {
  #parts = build();
  #cameras;
  #agents;
  #ends;
  #observer = new ResizeObserver(() => this.#drawLines());

  constructor(root) {
    root.append(this.#parts.head, this.#parts.picture, this.#parts.state, this.#parts.log);
    this.#cameras = new Keyed(this.#parts.cameras, ({ id }) => id, makeCamera);
    this.#agents = new Keyed(this.#parts.agents, ({ id }) => id, makeAgent);
    this.#ends = ["cameras", "agents"].map((topic) => store.on(topic, () => this.#show()));
    this.#ends.push(store.on("scaling", () => showLog(this.#parts)));
    this.#observer.observe(this.#parts.picture);
    this.#show();
    showLog(this.#parts);
  }

  leave() {
    this.#observer.disconnect();
    this.#ends.forEach((end) => end());
  }

  #show() {
    const { agents, loaded } = store.state;
    this.#cameras.show(store.cameraList());
    this.#agents.show(agents);
    const lacking = loaded && agents.length === 0;
    this.#parts.state.replaceChildren(...(lacking ? [noAgents()] : []));
    this.#drawLines();
  }

  #drawLines() {
    const frame = this.#parts.picture.getBoundingClientRect();
    attribute(this.#parts.lines, "viewBox", `0 0 ${frame.width} ${frame.height}`);
    const streams = store.state.agents.flatMap(({ id, streams: of }) =>
      of.map((stream) => ({ agent: id, stream })),
    );
    const lines = streams.map(({ agent, stream }) => this.#line(frame, agent, stream));
    this.#parts.lines.replaceChildren(...lines.filter(Boolean));
  }

  #line(frame, agent, stream) {
    const from = this.#find("data-camera", stream.camera);
    const to = this.#find("data-slot", `${agent}/${stream.camera}`);
    return (
      from &&
      to &&
      svg("path", {
        d: curve(edge(from, frame, "right"), edge(to, frame, "left")),
        class: stream.clip ? "line line-clip" : "line",
      })
    );
  }

  #find(name, value) {
    return [...this.#parts.picture.querySelectorAll(`[${name}]`)]
      .find((element) => element.getAttribute(name) === value)
      ?.getBoundingClientRect();
  }
}

const edge = (box, frame, side) => [box[side] - frame.left, box.top + box.height / 2 - frame.top];

function curve([x1, y1], [x2, y2]) {
  const middle = (x1 + x2) / 2;
  return `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`;
}

function build() {
  const cameras = h("ul", { class: "mesh-cameras", "aria-label": t("mesh.cameras") });
  const agents = h("ul", {
    class: "mesh-agents",
    "aria-label": t("mesh.agents"),
    "data-testid": "agents",
  });
  const lines = svg("svg", { class: "mesh-lines", "aria-hidden": "true" });
  const events = h("ol", { class: "log-list", "data-testid": "scaling" });
  return {
    cameras,
    agents,
    lines,
    events,
    state: h("div"),
    head: h(
      "div",
      { class: "head" },
      h("h1", {}, t("mesh.title")),
      h("p", { class: "hint" }, t("mesh.lead")),
    ),
    picture: h("div", { class: "mesh", "data-testid": "mesh" }, lines, cameras, agents),
    log: h(
      "section",
      { class: "log", "aria-labelledby": "log" },
      h("h2", { id: "log" }, t("mesh.log")),
      events,
    ),
  };
}

function makeCamera({ id }) {
  const name = h("span", { class: "node-name" });
  const state = h("span", { class: "node-small" });
  const element = h(
    "li",
    { class: "node", "data-camera": id },
    icon("camera"),
    h("span", { class: "node-words" }, name, state),
  );
  const update = (camera) => {
    text(name, camera.name);
    text(state, t(`camera.${condition(camera)}`));
    attribute(element, "data-condition", condition(camera));
  };
  return { element, update };
}

function makeAgent({ id }) {
  const count = h("span", { class: "node-small" });
  const slots = h("ul", { class: "slots" });
  const keyed = new Keyed(slots, ({ key }) => key, makeSlot);
  const element = h(
    "li",
    { class: "agent", "data-testid": "agent", "data-id": id },
    h("div", { class: "agent-head" }, h("span", { class: "node-name" }, id), count),
    slots,
  );
  const update = (agent) => {
    const used = agent.streams.length;
    text(
      count,
      agent.draining ? t("mesh.draining") : t("mesh.slots", { used, capacity: agent.capacity }),
    );
    element.classList.toggle("draining", agent.draining);
    keyed.show(slotsOf(agent));
  };
  return { element, update };
}

/** The slots in use, then the free ones; a draining agent gives none away. */
function slotsOf({ id, capacity, draining, streams }) {
  const used = streams.map((stream) => ({ key: `${id}/${stream.camera}`, stream }));
  const free = Array.from(
    { length: draining ? 0 : Math.max(0, capacity - streams.length) },
    (_, n) => ({ key: `${id}#${n}`, stream: null }),
  );
  return [...used, ...free];
}

function makeSlot({ key, stream }) {
  const name = h("span", { class: "slot-name" });
  const what = h("span", { class: "node-small" });
  const element = h("li", { class: stream ? "slot slot-used" : "slot" }, name, what);
  if (stream) {
    element.dataset.slot = key;
  }
  const seenAt = performance.now();
  const update = (slot) => {
    const measured = performance.now() - seenAt > MEASURED_MS || slot.stream?.bytesPerSecond > 0;
    text(name, slot.stream ? store.nameOf(slot.stream.camera) : "");
    text(what, slot.stream ? words(slot.stream, measured) : t("mesh.free"));
    element.classList.toggle("slot-clip", Boolean(slot.stream?.clip));
  };
  return { element, update };
}

function words({ clip, bytesPerSecond, viewers, lost }, measured) {
  const parts = [t(clip ? "mesh.recording" : "mesh.watching")];
  if (measured) {
    parts.push(rate(bytesPerSecond));
  }
  if (viewers > 0) {
    parts.push(t("mesh.viewers", { n: viewers }));
  }
  if (lost > 0) {
    parts.push(t("mesh.lost", { n: lost }));
  }
  return parts.join(" · ");
}

const noAgents = () =>
  placard({
    id: "empty",
    picture: "mesh",
    title: t("mesh.noagents"),
    lead: t("mesh.noagents.lead"),
  });

function showLog({ events }) {
  const entries = store.state.scaling.map(logEntry);
  events.replaceChildren(
    ...(entries.length > 0 ? entries : [h("li", { class: "hint" }, t("mesh.log.empty"))]),
  );
}

/** A page may be open for days. */
const timeOf = (at) => (dayKey(at) === dayKey(Date.now()) ? timeOfDay : dateAndTime)(at);

function logEntry({ at, action, agent, reason, wording, agents, freeSlots, waiting }) {
  return h(
    "li",
    { class: `log-entry log-${action}` },
    h("time", { datetime: new Date(at).toISOString() }, timeOf(at)),
    h("span", {}, h("b", {}, t(`scaling.${action}`, { agent })), " ", sentence(reason, wording)),
    h("span", { class: "node-small" }, t("mesh.log.numbers", { agents, free: freeSlots, waiting })),
  );
}
