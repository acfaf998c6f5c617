// The line to the server: keeps the store true while it is open, and says when it is not.
import * as api from "./api.js";
import * as store from "./store.js";

const RETRY_MS = 2000;

let line = null;
let timer = 0;

/**
 * How to listen, what works first: a WebSocket, of which browsers have hundreds, while over http all
 * tabs share six connections; or an event stream, where WebSockets do not get through.
 */
const ways = [bySocket, byStream];

const heard = {
  clip: store.putClip,
  "clip-removed": ({ id }) => store.removeClip(id),
  camera: store.putCamera,
  "camera-removed": ({ camera }) => store.removeCamera(camera),
  agents: store.putAgents,
  alarm: store.hearAlarm,
  detected: (detected) => store.tell("detected", detected),
  scaling: (decision) => store.putScaling(decision, Date.now()),
};

/** Loads everything, then keeps it fresh until closed. Fails as the API does. */
export async function open() {
  await refresh();
  listen();
}

export function close() {
  clearTimeout(timer);
  line?.close();
  line = null;
}

async function refresh() {
  const [clips, cameras, agents, alarms] = await Promise.all([
    api.listClips({ limit: store.PAGE }),
    api.listCameras(),
    api.listAgents(),
    store.state.me?.role === "operator" ? api.listAlarms() : [],
  ]);
  store.replaceAll(clips, cameras, agents);
  store.putAlarms(alarms);
}

/** What happened between the answers above and the opening is caught by one more refresh. */
function listen() {
  close();
  const own = (line = ways[0]());
  const mine = (act) => () => own === line && act();
  let isOpen = false;
  const end = mine(() => {
    if (!isOpen) {
      ways.reverse();
    }
    lost();
  });
  own.addEventListener(
    "open",
    mine(() => {
      isOpen = true;
      recovered();
    }),
  );
  own.addEventListener("error", end);
  own.addEventListener("close", end);
}

function bySocket() {
  const socket = new WebSocket(api.socket(api.events));
  socket.addEventListener("message", ({ data }) => {
    const told = JSON.parse(data);
    heard[told.event]?.(told.data);
  });
  return socket;
}

function byStream() {
  const stream = new EventSource(api.events);
  for (const [name, put] of Object.entries(heard)) {
    stream.addEventListener(name, (event) => put(JSON.parse(event.data)));
  }
  return stream;
}

async function recovered() {
  try {
    await refresh();
    store.putConnected(true);
  } catch {
    lost();
  }
}

/** A refused line stays closed by itself, an interrupted one may hang: both are opened anew. */
function lost() {
  store.putConnected(false);
  close();
  timer = setTimeout(reopen, RETRY_MS);
}

async function reopen() {
  try {
    await api.me();
    listen();
  } catch (error) {
    if (error.status !== 401) {
      lost();
    }
  }
}
