// What everybody did, newest first.
import * as api from "../api.js";
import { h, text } from "../dom.js";
import { dateAndTime } from "../format.js";
import { t } from "../i18n.js";
import { noteError } from "../notice.js";

export function audit() {
  const list = h("ol", { class: "rows", "data-testid": "audit" });
  const more = h("button", { class: "button", type: "button", hidden: true }, t("audit.more"));
  let before = null;
  const load = async () => {
    const deeds = await api.listDeeds(before);
    list.append(...deeds.map(deedRow));
    before = deeds.at(-1)?.at ?? before;
    more.hidden = deeds.length < api.DEEDS;
    if (!list.firstChild) {
      list.append(h("li", { class: "hint" }, t("audit.none")));
    }
  };
  more.addEventListener("click", () => load().catch(noteError));
  load().catch(noteError);
  return h("div", { class: "people" }, list, more);
}

function deedRow({ at, account, action, site, subject, detail, outcome, address }) {
  const what = named("deed", action);
  const made = detail && `→ ${named("role", detail)}`;
  const details = [site, subject && short(subject), made, address].filter(Boolean).join(" · ");
  const words = h(
    "div",
    { class: "row-words" },
    h("b", {}, account || t("audit.nobody")),
    ` ${what}`,
  );
  if (outcome !== "done") {
    words.append(" ", h("span", { class: "deed-refused" }, t(`audit.${outcome}`)));
  }
  const time = h("time", { datetime: at, class: "hint" });
  text(time, dateAndTime(at));
  words.append(h("span", { class: "hint row-line" }, time, details && ` · ${details}`));
  return h("li", { class: "row" }, words);
}

/** In the reader's words, where there are some. */
function named(kind, value) {
  const key = `${kind}.${value}`;
  return t(key) === key ? value : t(key);
}

const short = (subject) => (/^[0-9a-f]{32}$/.test(subject) ? subject.slice(0, 8) : subject);
