// Whom Pasu tells, and how: this device, cameras that are mute for a while, and the channels of the
// reader's sites; for operators also those that are told of everything.
import * as api from "../api.js";
import * as device from "../device.js";
import { h, text } from "../dom.js";
import { timeOfDay } from "../format.js";
import { t } from "../i18n.js";
import { failed, note, noteError, words } from "../notice.js";
import * as store from "../store.js";
import { channelForm } from "./channel.js";

const HOUR = 60;

export function render(root, me) {
  root.append(
    device.able() ? deviceSwitch() : hint("notify.unable", "notify-unable"),
    h("h3", {}, t("notify.mutes")),
    hint("notify.mutes.lead"),
    muteList(),
  );
  const owned = Object.keys(me.sites ?? {}).filter((site) => me.sites[site] === "owner");
  if (me.role === "operator") {
    root.append(channels(null));
  }
  root.append(...owned.sort().map(channels));
}

const hint = (key, id) => h("p", { class: "hint", "data-testid": id }, t(key));

function deviceSwitch() {
  const box = h("input", { type: "checkbox", id: "notify-device", role: "switch" });
  const state = h("p", { role: "status", class: "result", "data-testid": "notify-state" });
  const trial = h(
    "button",
    { class: "button", type: "button", "data-testid": "try-push", onclick: () => tryIt(state) },
    t("notify.test"),
  );
  const show = async () => {
    box.checked = await device.isOn();
    trial.hidden = !box.checked;
  };
  box.addEventListener("change", async () => {
    try {
      await (box.checked ? device.switchOn() : device.switchOff());
      text(state, "");
    } catch (error) {
      text(state, error.status === undefined ? error.message : words(error));
    }
    await show();
  });
  show();
  return h(
    "div",
    { class: "device" },
    h("label", { class: "switch", for: "notify-device" }, box, t("notify.device")),
    hint("notify.device.lead"),
    trial,
    state,
  );
}

async function tryIt(state) {
  text(state, t("notify.testing"));
  try {
    await api.testPush();
    text(state, t("notify.tested"));
  } catch (error) {
    text(state, words(error));
  }
}

function muteList() {
  const list = h("ul", { class: "mutes", "data-testid": "mutes" });
  showMutes(list).catch((error) => list.replaceChildren(h("li", {}, words(error))));
  return list;
}

async function showMutes(list) {
  const mutes = new Map((await api.listMutes()).map(({ camera, until }) => [camera, until]));
  const cameras = store.cameraList();
  const rows = cameras.map((camera) => muteRow(list, camera, mutes.get(camera.id)));
  list.replaceChildren(...(rows.length > 0 ? rows : [h("li", {}, t("notify.mutes.none"))]));
}

function muteRow(list, { id, name }, until) {
  const label = until ? t("notify.unmute") : t("notify.mute");
  const act = async () => {
    try {
      await api.muteCamera(id, until ? 0 : HOUR);
      await showMutes(list);
      list.querySelector(`[data-camera="${CSS.escape(id)}"]`)?.focus();
    } catch (error) {
      noteError(error);
    }
  };
  return h(
    "li",
    { "data-testid": `mute-${id}` },
    h("span", { class: "mute-name" }, name),
    h("span", { class: "hint" }, until ? t("notify.muted", { when: timeOfDay(until) }) : ""),
    h(
      "button",
      {
        class: "button button-small",
        type: "button",
        "aria-label": `${label}: ${name}`,
        "data-camera": id,
        onclick: act,
      },
      label,
    ),
  );
}

/** The channels of a site; of the operators where it is null. */
function channels(site) {
  const list = h("div", { class: "channels" });
  const show = async () => {
    try {
      const all = await api.listChannels(site);
      list.replaceChildren(...all.map((channel) => channelForm(site, channel, saved)));
    } catch (error) {
      list.replaceChildren(failed(error, show));
    }
  };
  const saved = () => note(t("notify.saved"));
  show();
  return h(
    "section",
    { "data-testid": site ? `channels-${site}` : "channels" },
    h("h3", {}, site ? t("notify.site", { site }) : t("notify.everything")),
    hint(site ? "notify.site.lead" : "notify.everything.lead"),
    list,
  );
}
