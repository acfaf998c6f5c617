// What a QR code of "add a camera" leads to in a browser: the commands to type at the camera's machine.
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { commands } from "./invitation.js";

export function show(root, code) {
  root.append(
    h(
      "div",
      { class: "invitation", "data-testid": "enrol" },
      h("h1", {}, t("enrol.title")),
      h("p", {}, t("enrol.lead")),
      ...commands(code, location.origin, location.href),
    ),
  );
  return { leave: () => {} };
}
