// What somebody has to do something about: one line for each kind of alarm that is raised now,
// whoever raised it, gone when the last of them takes it back.
import { h, Keyed, text } from "./dom.js";
import { dateAndTime } from "./format.js";
import { knows, t } from "./i18n.js";
import { icon } from "./icons.js";
import { filled, marked } from "./sayings.js";
import * as store from "./store.js";

/** Keeps the list true from now on. */
export function watchAlarms(list) {
  const lines = new Keyed(list, ({ kind }) => kind, makeAlarm);
  const show = () => {
    const kinds = byKind(store.alarms());
    lines.show(kinds);
    list.hidden = kinds.length === 0;
  };
  ["agents", "cameras", "alarms"].forEach((topic) => store.on(topic, show));
}

/** The alarms of each kind together, the longest raised first. */
export function byKind(alarms) {
  const kinds = new Map();
  for (const alarm of [...alarms].sort((a, b) => Date.parse(a.since) - Date.parse(b.since))) {
    kinds.set(alarm.kind, [...(kinds.get(alarm.kind) ?? []), alarm]);
  }
  return [...kinds].map(([kind, of]) => ({ kind, alarms: of }));
}

function makeAlarm({ kind }) {
  const who = h("span", { class: "alarm-who" });
  const said = h("p", { class: "alarm-said" });
  const element = h(
    "li",
    { class: "alarm", "data-testid": "alarm", "data-kind": kind },
    icon("warn"),
    h(
      "div",
      {},
      h("p", { class: "alarm-what" }, h("b", {}, t(`alarm.${kind}`)), " ", who),
      h("p", {}, t(`alarm.${kind}.do`)),
      said,
    ),
  );
  const update = ({ alarms }) => {
    const names = alarms.map(({ source }) => nameOf(source)).join(", ");
    text(who, t("alarm.since", { who: names, when: dateAndTime(alarms[0].since) }));
    text(said, marked(sentence(alarms[0])));
  };
  return { element, update };
}

const nameOf = (source) => (source === "gateway" ? t("alarm.gateway") : store.nameOf(source));

/** What an alarm says, in parts; in English where the page has no such sentence yet. */
export function sentence({ wording, text: english }) {
  const key = `alarm.said.${wording?.sentence}`;
  const own = knows(key) ? filled(t(key), readable(wording.values)) : null;
  return own ?? [{ text: english, foreign: true }];
}

const readable = (values) =>
  values?.since ? { ...values, since: dateAndTime(values.since) } : values;
