// The page: lets the reader in, then shows the view the address names, one at a time.
import * as api from "./api.js";
import { watchAlarms } from "./alarms.js";
import * as choices from "./choices.js";
import * as clips from "./clips.js";
import * as device from "./device.js";
import { h, text } from "./dom.js";
import * as events from "./events.js";
import { t } from "./i18n.js";
import { elsewhere } from "./keys.js";
import { failed, hideBanner, note, noteError, placard, watchConnection } from "./notice.js";
import { go, parse, to } from "./routes.js";
import * as store from "./store.js";
import { furnish, mark, tabs } from "./top.js";

/** The home view is there from the beginning, the others come when they are wanted, or before. */
const views = {
  clips: async () => clips,
  clip: () => import("./player.js"),
  live: () => import("./live.js"),
  mesh: () => import("./mesh.js"),
  settings: () => import("./settings.js"),
  enrol: () => import("./enrol.js"),
};
const door = () => import("./signin.js");
const welcome = () => import("./welcome.js");
const dialog = () => import("./dialog.js");
const root = document.querySelector("#view");
const nothing = { view: null, leave: () => {} };

let shown = nothing;
let inside = false;

/** Whether the first answers did not come: any step asks for them again. */
let missed = false;

const showHelp = async () => (await dialog()).help();

async function signOut() {
  await device.switchOff().catch(noteError);
  await api.signOut().catch(noteError);
  await showDoor({ ended: false });
}

async function showDoor(how) {
  leave();
  inside = false;
  events.close();
  hideBanner();
  document.body.dataset.inside = "false";
  mark();
  (await door()).show(root, { ...how, entered: enter });
}

async function showWelcome(token) {
  document.body.dataset.inside = "false";
  (await welcome()).show(root, { token, entered: enter });
}

async function start(me) {
  store.state.me = me;
  document.body.dataset.role = me.role;
  history.replaceState(null, "", `/${location.hash}`);
  inside = true;
  document.body.dataset.inside = "true";
  render();
  try {
    await events.open();
    whenIdle(prepareTheRest);
  } catch (error) {
    if (error.status !== 401) {
      miss(error);
    }
  }
}

function miss(error) {
  leave();
  inside = false;
  missed = true;
  root.replaceChildren(failed(error, enter));
}

function leave() {
  shown.leave();
  shown = nothing;
  missed = false;
}

function render() {
  if (!inside) {
    return;
  }
  const route = parse(location.hash);
  mark(route?.view);
  if (route && route.view === shown.view && shown.change) {
    shown.change(route.id, route.query);
  } else {
    renderAnew(route);
  }
}

/** Focus stays on the part of the same name, if the new view has it; else it goes to the view. */
async function renderAnew(route) {
  const focused = document.activeElement?.dataset.testid;
  leave();
  const coming = (shown = { ...nothing });
  const view = route && (await load(views[route.view]));
  if (shown !== coming) {
    return; // The reader went elsewhere meanwhile.
  }
  root.replaceChildren();
  window.scrollTo(0, 0);
  shown = view ? { view: route.view, ...view.show(root, route.id, route.query) } : lostWay(route);
  ((focused && root.querySelector(`[data-testid="${focused}"]`)) || root).focus({
    preventScroll: true,
  });
}

/** A part of the page that does not come is asked for anew with all others: they may be newer. */
async function load(view) {
  try {
    return await view();
  } catch {
    return null;
  }
}

function lostWay(route) {
  if (route) {
    root.append(failed({ status: 0 }, () => location.reload()));
    return nothing;
  }
  const action = h("a", { class: "button", href: to("clips") }, t("back.clips"));
  root.append(
    placard({ id: "error", alone: true, picture: "help", title: t("error.view"), action }),
  );
  return nothing;
}

function onKey(event) {
  const typing = event.target.closest?.("input:not([type=range]), select");
  if (!inside || typing || elsewhere(event)) {
    return;
  }
  if (event.key === "?") {
    showHelp();
  } else if (tabs[event.key - 1]) {
    go(tabs[event.key - 1]);
  }
}

function announce() {
  const known = new Set();
  store.on("clips", (changed) => {
    if (changed?.state === "recording" && !known.has(changed.id)) {
      known.add(changed.id);
      text(document.querySelector("#said"), t("clips.new", { name: store.nameOf(changed.camera) }));
    }
  });
}

/** What is not seen at first, so that it does not hold up what is. */
function prepareTheRest() {
  device.prepare();
  device.renew().catch(() => {}); // Next time, then.
  [...Object.values(views), dialog].forEach((part) => part().catch(() => {}));
}

function whenIdle(act) {
  const soon = () => (window.requestIdleCallback ?? setTimeout)(act);
  if (document.readyState === "complete") {
    soon();
  } else {
    window.addEventListener("load", soon, { once: true });
  }
}

async function boot() {
  choices.watch();
  furnish({ content: root, help: showHelp, signOut });
  watchConnection();
  watchAlarms(document.querySelector("#alarms"));
  announce();
  api.onSignedOut(() => inside && showDoor({ ended: true }));
  window.addEventListener("hashchange", () => (missed ? enter() : render()));
  document.addEventListener("keydown", onKey);
  const asked = new URLSearchParams(location.search);
  const [token, invite] = [asked.get("token"), asked.get("invite")];
  return token || invite ? enterBy(token, invite) : enter();
}

/** What lets in leaves the address, and so the history, before anything else happens. */
function enterBy(token, invite) {
  history.replaceState(null, "", "/");
  return invite ? showWelcome(invite) : showDoor({ token });
}

async function enter() {
  leave();
  let me;
  try {
    me = await api.me();
  } catch (error) {
    refused(error);
    return;
  }
  await start(me);
}

function refused(error) {
  if (error.status === 401 || error.status === 403) {
    showDoor({ ended: false });
  } else {
    miss(error);
  }
}

window.addEventListener("unhandledrejection", (event) => note(String(event.reason), "bad"));
boot();
