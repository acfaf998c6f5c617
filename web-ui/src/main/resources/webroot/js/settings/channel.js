// One channel: whether it is on, its settings, a trial. Secrets can be written, never read.
import * as api from "../api.js";
import { h, text } from "../dom.js";
import { language, t } from "../i18n.js";
import { words } from "../notice.js";
import { sentence } from "../sayings.js";

const order =
  "url host port security user password token secret from to language page contact".split(" ");
const secret = new Set(["password", "token", "secret"]);
const types = { url: "url", page: "url", from: "email", to: "email", port: "number" };
const usual = { port: "587" };
const choices = { security: ["starttls", "tls", "none"], language: ["en", "ko"] };
const chosen = { security: "starttls", language };

/** saved is called after the server took it. */
export function channelForm(site, channel, saved) {
  const id = `${site ?? "all"}-${channel.name}`;
  const box = h("input", { type: "checkbox", id: `${id}-on`, role: "switch" });
  box.checked = channel.enabled;
  const fields = order
    .filter((name) => channel.fields.includes(name))
    .map((name) => field(`${id}-${name}`, name, channel));
  const result = h("p", { class: "result", role: "status", "data-testid": `result-${id}` });
  text(result, channel.problem ? sentence(channel.problem, channel.wording) : "");
  const say = (act, done) => attempt(result, act, done);
  const save = () =>
    say(async () => {
      const all = await api.changeChannel(site, channel.name, {
        enabled: box.checked,
        settings: settingsOf(fields),
      });
      text(state, stateOf(all.find(({ name }) => name === channel.name)));
      saved();
    }, "");
  const state = h("span", { class: "hint" }, stateOf(channel));
  const form = h(
    "form",
    { class: "channel-form", onsubmit: (event) => (event.preventDefault(), save()) },
    h("label", { class: "switch", for: `${id}-on` }, box, t("notify.enabled")),
    fields.map(({ row }) => row),
    h(
      "div",
      { class: "channel-buttons" },
      h("button", { class: "button button-main", "data-testid": `save-${id}` }, t("save")),
      h(
        "button",
        {
          class: "button",
          type: "button",
          "data-testid": `try-${id}`,
          onclick: () => say(() => api.testChannel(site, channel.name), t("notify.tested")),
        },
        t("notify.test"),
      ),
    ),
    result,
  );
  return h(
    "details",
    { class: "channel", "data-testid": `channel-${id}` },
    h("summary", {}, h("span", {}, t(`channel.${channel.name}`)), state),
    form,
  );
}

const stateOf = ({ enabled, problem }) =>
  problem && enabled ? t("notify.failing") : t(enabled ? "notify.on" : "notify.off");

async function attempt(result, act, done) {
  result.classList.remove("bad");
  text(result, t("notify.testing"));
  try {
    await act();
    text(result, done);
  } catch (error) {
    result.classList.add("bad");
    text(result, words(error));
  }
}

function field(id, name, { settings, secrets }) {
  const control = choices[name] ? choice(id, name) : input(id, name, secrets);
  control.value = settings[name] ?? chosen[name] ?? "";
  const row = h(
    "div",
    { class: "channel-field" },
    h("label", { for: id }, t(`channel.field.${name}`)),
    control,
  );
  return { name, control, row };
}

function input(id, name, secrets) {
  const kept = secrets.includes(name);
  return h("input", {
    id,
    type: secret.has(name) ? "password" : (types[name] ?? "text"),
    autocomplete: secret.has(name) ? "new-password" : "off",
    maxlength: "1024",
    placeholder: kept ? t("channel.kept") : (usual[name] ?? false),
  });
}

const choice = (id, name) =>
  h(
    "select",
    { id },
    choices[name].map((value) => h("option", { value }, t(`channel.${name}.${value}`))),
  );

/** A secret that nobody wrote anew stays as it is. */
function settingsOf(fields) {
  const written = fields.filter(({ control }) => control.value.trim() !== "");
  return Object.fromEntries(written.map(({ name, control }) => [name, control.value.trim()]));
}
