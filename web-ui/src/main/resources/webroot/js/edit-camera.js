// The dialog in which a camera is given another name, importance or, by operators, site.
import * as api from "./api.js";
import { ask, button } from "./dialog.js";
import { h } from "./dom.js";
import { t } from "./i18n.js";
import { noteError } from "./notice.js";
import * as store from "./store.js";

/** Asks, and changes what was answered; a failure is said. Does nothing to a camera that is gone. */
export async function editCamera(id) {
  const camera = store.camera(id);
  const change = camera && (await wishFor(camera));
  if (change) {
    await api.changeCamera(id, change).then(store.putCamera, noteError);
  }
}

async function wishFor({ name, importance, site }) {
  const operator = store.state.me?.role === "operator";
  const fields = [
    field("name", "camera.name", name, { maxlength: "60", pattern: ".*\\S.*" }),
    field("importance", "camera.importance", importance, { type: "number", min: "1", max: "5" }),
    ...(operator ? [field("site", "cameras.site", site, { pattern: SITE })] : []),
  ];
  const form = h("div", { class: "fields" }, fields.flat());
  const buttons = [button("", t("cancel")), button("save", t("camera.save"), "button-main")];
  if ((await ask(t("camera.edit.title"), "camera-dialog", form, buttons)) !== "save") {
    return null;
  }
  const [wanted, weight, place] = fields.map(([, input]) => input);
  return {
    name: wanted.value.trim(),
    importance: weight.valueAsNumber,
    ...(operator && place.value !== site ? { site: place.value } : {}),
  };
}

const SITE = "[a-z0-9][a-z0-9\\-]{0,39}";

function field(part, label, value, props) {
  const id = `camera-${part}`;
  const input = h("input", { id, required: true, ...props });
  input.value = value;
  return [h("label", { for: id }, t(label)), input];
}
