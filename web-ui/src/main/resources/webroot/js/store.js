// What the page knows now. Written by events.js and by answers; views listen for a topic.

const clips = new Map();
const cameras = new Map();
const listeners = new EventTarget();
const LOGGED = 20;
const byName = new Intl.Collator(undefined, { numeric: true });

/** So many clips come with one answer. */
export const PAGE = 50;

/** me: who reads, as /api/me says; null outside. */
export const state = {
  agents: [],
  /** Of gateways; agents and cameras have theirs. */
  alarms: [],
  scaling: [],
  loaded: false,
  connected: true,
  me: null,
  /** Detection of the oldest clip of the last full answer; null where there is none older. */
  edge: null,
};

/** Calls back at each change of a topic (clips, cameras, agents, alarms, scaling, state, anew), until ended. */
export function on(topic, listener) {
  const call = (event) => listener(event.detail);
  listeners.addEventListener(topic, call);
  return () => listeners.removeEventListener(topic, call);
}

export function tell(topic, detail) {
  listeners.dispatchEvent(new CustomEvent(topic, { detail }));
}

/** Clips, newest first, of one camera or of all. */
export function clipList(camera) {
  const all = [...clips.values()].filter((clip) => !camera || clip.camera === camera);
  return all.sort(newestFirst);
}

function newestFirst(a, b) {
  return Date.parse(b.detectedAt) - Date.parse(a.detectedAt) || a.id.localeCompare(b.id);
}

/** Cameras, most important first, then by name, 9 before 10. */
export function cameraList() {
  return [...cameras.values()].sort(
    (a, b) => b.importance - a.importance || byName.compare(a.name, b.name),
  );
}

export const clip = (id) => clips.get(id);
export const camera = (id) => cameras.get(id);
export const nameOf = (id) => cameras.get(id)?.name ?? id;

/** The alarms that are raised now, by agents, edges and gateways. */
export const alarms = () => [
  ...[...state.agents, ...cameras.values()].flatMap(({ alarms: raised }) => raised),
  ...state.alarms,
];

export function putClip(value) {
  const known = clips.has(value.id);
  clips.set(value.id, { ...clips.get(value.id), ...value });
  tell("clips", value);
  return !known;
}

export function removeClip(id) {
  clips.delete(id);
  tell("clips", { id, removed: true });
}

export function putCamera(value) {
  cameras.set(value.id, value);
  tell("cameras", value);
}

export function removeCamera(id) {
  cameras.delete(id);
  tell("cameras", { id, removed: true });
}

export function putAgents(agents) {
  state.agents = agents;
  tell("agents");
}

export function putAlarms(alarms) {
  state.alarms = alarms;
  tell("alarms");
}

/** Gateways tell of theirs again and again; those of others come with their lists. */
export function hearAlarm(alarm) {
  if (alarm.kind === "certificate") {
    const others = state.alarms.filter(({ source }) => source !== alarm.source);
    putAlarms(alarm.raised ? [...others, alarm] : others);
  }
}

/** Decisions carry no time, so the page notes when it heard of one. */
export function putScaling(decision, at) {
  state.scaling = [{ ...decision, at }, ...state.scaling].slice(0, LOGGED);
  tell("scaling");
}

export function putConnected(connected) {
  if (state.connected !== connected) {
    state.connected = connected;
    tell("state");
  }
}

/** Everything anew, as the server answered it. */
export function replaceAll(newClips, newCameras, agents) {
  replace(clips, newClips);
  replace(cameras, newCameras);
  state.loaded = true;
  state.edge = edgeOf(newClips);
  putAgents(agents);
  tell("cameras");
  tell("clips");
  tell("anew");
}

/** From where on older clips have to be asked for; null where an answer had all there are. */
export const edgeOf = (answer) => (answer.length < PAGE ? null : answer.at(-1).detectedAt);

export function putReviewed(ids, reviewed) {
  for (const known of ids.map((id) => clips.get(id)).filter(Boolean)) {
    clips.set(known.id, { ...known, reviewed });
  }
  tell("clips");
}

export function addClips(more) {
  more.forEach((value) => clips.set(value.id, value));
  tell("clips");
}

function replace(map, values) {
  map.clear();
  values.forEach((value) => map.set(value.id, value));
}
