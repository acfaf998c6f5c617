// The dialog in which one chooses to be notified, and tries each way to people.
import * as api from "./api.js";
import * as device from "./device.js";
import { ask, button } from "./dialog.js";
import { h, text } from "./dom.js";
import { t } from "./i18n.js";
import { note, noteError, words } from "./notice.js";

export function notifications() {
  const content = h("div", { class: "notify" }, device.able() ? makeSwitch() : unable());
  if (document.body.dataset.role === "operator") {
    showChannels(content);
  }
  return ask(t("notify.title"), "notify-dialog", content, [button("", t("close"))]);
}

const unable = () => h("p", { "data-testid": "notify-unable" }, t("notify.unable"));

function makeSwitch() {
  const box = h("input", { type: "checkbox", id: "notify-device", role: "switch" });
  const trial = tryButton("push");
  const state = h("p", { role: "status", "data-testid": "notify-state" });
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
  const label = h("label", { class: "switch", for: "notify-device" }, box, t("notify.device"));
  return h("div", {}, label, h("p", {}, t("notify.device.lead")), trial, state);
}

async function showChannels(content) {
  try {
    const channels = (await api.listChannels()).filter(({ name }) => name !== "push");
    content.append(
      h("h3", {}, t("notify.channels")),
      h("ul", { class: "channels" }, channels.map(row)),
    );
  } catch (error) {
    noteError(error);
  }
}

function row({ name, enabled, problem }) {
  const state = problem ?? t(enabled ? "notify.on" : "notify.off");
  return h(
    "li",
    { "data-testid": `channel-${name}` },
    `${name}: ${state} `,
    enabled ? tryButton(name) : null,
  );
}

function tryButton(name) {
  return h(
    "button",
    { class: "button", type: "button", "data-testid": `try-${name}`, onclick: () => trial(name) },
    t("notify.test"),
  );
}

async function trial(name) {
  try {
    await api.testChannel(name);
    note(t("notify.tested"));
  } catch (error) {
    noteError(error);
  }
}
