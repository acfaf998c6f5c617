// How the page looks and speaks on this browser.
import * as choices from "../choices.js";
import { h } from "../dom.js";
import { choice, choose, t } from "../i18n.js";

const languages = ["auto", "en", "ko"];

export function render(root) {
  const entries = languages.map((id) =>
    h(
      "label",
      { class: "option", for: `language-${id}` },
      h("input", {
        type: "radio",
        name: "language",
        id: `language-${id}`,
        value: id,
        checked: id === choice,
        "data-testid": `language-${id}`,
        onchange: () => speak(id),
      }),
      h("span", { lang: id === "auto" ? false : id }, t(`display.language.${id}`)),
    ),
  );
  root.append(
    h(
      "fieldset",
      { class: "options" },
      h("legend", {}, t("display.language")),
      h("p", { class: "hint" }, t("display.language.lead")),
      entries,
    ),
    toggle("motion"),
    toggle("shortcuts"),
    h("h3", {}, t("display.theme")),
    h("p", { class: "hint" }, t("display.theme.lead")),
  );
}

function toggle(name) {
  const box = h("input", { type: "checkbox", id: `display-${name}`, role: "switch" });
  box.checked = choices[name]();
  box.addEventListener("change", () => choices.put(name, box.checked));
  return h(
    "div",
    { class: "device" },
    h("label", { class: "switch", for: box.id }, box, t(`display.${name}`)),
    h("p", { class: "hint" }, t(`display.${name}.lead`)),
  );
}

/** Everything on the page was written in the old language. */
async function speak(id) {
  await choose(id);
  location.reload();
}
