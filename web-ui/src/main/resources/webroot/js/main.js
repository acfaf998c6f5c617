// The page: lets the reader in, then shows the view the address names, one at a time.
import * as api from "./api.js";
import { watchAlarms } from "./alarms.js";
import * as clip from "./player.js";
import * as clips from "./clips.js";
import * as device from "./device.js";
import { help } from "./dialog.js";
import { h, text } from "./dom.js";
import * as enrol from "./enrol.js";
import * as events from "./events.js";
import { language, t } from "./i18n.js";
import { icon } from "./icons.js";
import * as live from "./live.js";
import * as mesh from "./mesh.js";
import { failed, hideBanner, note, noteError, placard, watchConnection } from "./notice.js";
import { go, parse, to } from "./routes.js";
import * as settings from "./settings.js";
import * as signin from "./signin.js";
import * as store from "./store.js";

const views = { clips, clip, live, mesh, settings, enrol };
const tabs = ["clips", "live", "mesh"];
const root = document.querySelector("#view");
const nav = document.querySelector("#nav");

const nothing = { view: null, leave: () => {} };

let shown = nothing;
let inside = false;

function furnish() {
  document.documentElement.lang = language;
  furnishSkip(document.querySelector("#skip"));
  nav.setAttribute("aria-label", t("nav.label"));
  nav.append(
    ...tabs.map((view) =>
      h("a", { href: to(view), "data-view": view }, icon(view), h("span", {}, t(`nav.${view}`))),
    ),
  );
  tool("#notify", "bell", () => go("settings", "notifications"), "notify.title");
  tool("#help", "help", help);
  tool("#settings", "gear", () => {}, "settings.title");
  tool("#sign-out", "out", signOut, "signOut");
}

/** Goes to the content by focus alone: the address' fragment belongs to the routes. */
function furnishSkip(link) {
  text(link, t("skip"));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    root.focus();
  });
}

function tool(selector, picture, act, label = picture) {
  const button = document.querySelector(selector);
  button.append(icon(picture));
  button.title = t(label);
  button.setAttribute("aria-label", t(label));
  button.addEventListener("click", act);
}

async function signOut() {
  await device.switchOff().catch(noteError);
  await api.signOut().catch(noteError);
  door({ ended: false });
}

function door(how) {
  leave();
  inside = false;
  events.close();
  hideBanner();
  document.body.dataset.inside = "false";
  signin.show(root, { ...how, entered: enter });
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
  } catch (error) {
    if (error.status !== 401) {
      leave();
      root.replaceChildren(failed(error, enter));
    }
  }
}

function leave() {
  shown.leave();
  shown = nothing;
}

function render() {
  if (!inside) {
    return;
  }
  const route = parse(location.hash);
  mark(route);
  if (route && route.view === shown.view && shown.change) {
    shown.change(route.id);
  } else {
    renderAnew(route);
  }
}

/** Focus stays on the part of the same name, if the new view has it; else it goes to the view. */
function renderAnew(route) {
  const focused = document.activeElement?.dataset.testid;
  leave();
  root.replaceChildren();
  window.scrollTo(0, 0);
  shown = route ? { view: route.view, ...views[route.view].show(root, route.id) } : lostWay();
  ((focused && root.querySelector(`[data-testid="${focused}"]`)) || root).focus({
    preventScroll: true,
  });
}

function lostWay() {
  const action = h("a", { class: "button", href: to("clips") }, t("back.clips"));
  root.append(placard({ id: "error", picture: "help", title: t("error.view"), action }));
  return nothing;
}

function mark(route) {
  const here = route?.view === "clip" ? "clips" : route?.view;
  [...nav.children, document.querySelector("#settings")].forEach((link) => {
    link.toggleAttribute("aria-current", false);
    if (here && (link.dataset.view ?? link.id) === here) {
      link.setAttribute("aria-current", "page");
    }
  });
  document.title = here ? `${titleOf(here)} · Pasu` : "Pasu";
}

const titles = { settings: "settings.title", enrol: "enrol.title" };
const titleOf = (view) => t(titles[view] ?? `nav.${view}`);

function onKey(event) {
  const typing = event.target.closest?.("dialog, input:not([type=range]), select");
  if (!inside || typing || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  if (event.key === "?") {
    help();
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

async function boot() {
  furnish();
  device.prepare();
  watchConnection();
  watchAlarms(document.querySelector("#alarms"));
  announce();
  api.onSignedOut(() => inside && door({ ended: true }));
  window.addEventListener("hashchange", render);
  document.addEventListener("keydown", onKey);
  const token = new URLSearchParams(location.search).get("token");
  return token ? enterBy(token) : enter();
}

/** The token leaves the address, and so the history, before anything else happens. */
function enterBy(token) {
  history.replaceState(null, "", "/");
  door({ token });
}

async function enter() {
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
    door({ ended: false });
  } else {
    root.replaceChildren(failed(error, enter));
  }
}

window.addEventListener("unhandledrejection", (event) => note(String(event.reason), "bad"));
boot();
