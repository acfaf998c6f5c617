// Questions and explanations that lie over the page. Esc closes each of them.
import { h } from "./dom.js";
import { t } from "./i18n.js";

/** Shows a dialog; the promise is the returnValue of the button that closed it, "" for Esc. */
export function ask(title, id, content, buttons) {
  const form = h(
    "form",
    { method: "dialog" },
    h("h2", { id: "dialog-title" }, title),
    content,
    h("div", { class: "dialog-buttons" }, buttons),
  );
  const dialog = h("dialog", { "aria-labelledby": "dialog-title", "data-testid": id }, form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

export function button(value, label, kind = "") {
  return h(
    "button",
    {
      class: `button ${kind}`,
      value,
      formnovalidate: value === "",
      "data-testid": value || "cancel",
    },
    label,
  );
}

export async function confirmDelete(name, when) {
  const lead = h("p", {}, t("delete.lead", { name, when }));
  const buttons = [button("", t("cancel")), button("delete", t("delete"), "button-bad")];
  return (await ask(t("delete.title"), "delete-dialog", lead, buttons)) === "delete";
}

const keys = [
  ["Space", "key.space"],
  ["← →", "key.arrows"],
  ["Shift ← →", "key.shift"],
  ["D", "key.d"],
  ["[ ]", "key.brackets"],
  ["P", "key.p"],
  ["Esc", "key.esc"],
  ["1 2 3", "key.views"],
  ["?", "key.help"],
];

export function help() {
  const rows = keys.map(([key, what]) =>
    h(
      "div",
      {},
      h(
        "dt",
        {},
        key.split(" ").map((part) => h("kbd", {}, part)),
      ),
      h("dd", {}, t(what)),
    ),
  );
  return ask(t("help"), "help-dialog", h("dl", { class: "keys" }, rows), [button("", t("close"))]);
}
