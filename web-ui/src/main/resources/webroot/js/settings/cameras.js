// The cameras whose edges are elsewhere: adding one with a code that its edge is given, changing,
// replacing and revoking.
import * as api from "../api.js";
import { ask, button } from "../dialog.js";
import { attribute, h, Keyed, text } from "../dom.js";
import { editCamera } from "../edit-camera.js";
import { dateAndTime } from "../format.js";
import { t } from "../i18n.js";
import { invitation } from "../invitation.js";
import { noteError } from "../notice.js";
import { sentence } from "../sayings.js";
import * as store from "../store.js";
import { condition } from "../strip.js";

/** An edge's clock that is further off is said here; beyond 5 s there is an alarm, too. */
const CLOCK_OFF_MS = 1000;

export function render(root, me) {
  const operator = me.role === "operator";
  const invited = h("div", { "aria-live": "polite" });
  const list = h("ul", { class: "camera-list", "data-testid": "camera-list" });
  const invite = (wish) => show(invited, wish);
  const lines = new Keyed(
    list,
    ({ id }) => id,
    (camera) => line(camera, operator, invite),
  );
  const showAll = () => lines.show(store.cameraList());
  root.append(...(operator ? [addForm(invite), invited] : []), list);
  showAll();
  const ends = [store.on("cameras", showAll), () => invited.replaceChildren()];
  return () => ends.forEach((end) => end());
}

/** Asks for a code, and shows it until it is over or another is asked for. */
async function show(place, wish) {
  try {
    const added = await api.addCamera(wish);
    place.replaceChildren(invitation(added));
    place.querySelector("h3").focus();
  } catch (error) {
    noteError(error);
  }
}

function addForm(invite) {
  const id = field("add-id", "cameras.id", {
    required: true,
    pattern: "[a-z0-9][a-z0-9\\-]{0,39}",
  });
  const name = field("add-name", "cameras.name", { maxlength: "60" });
  const site = field("add-site", "cameras.site", { placeholder: "home", pattern: "[a-z0-9\\-]*" });
  const send = (event) => {
    event.preventDefault();
    invite(filled({ id: value(id), name: value(name), site: value(site) }));
  };
  return h(
    "form",
    { class: "camera-add", onsubmit: send },
    h("p", { class: "hint" }, t("cameras.lead")),
    [id, name, site],
    h("button", { class: "button button-main", "data-testid": "add-camera" }, t("cameras.add")),
  );
}

const field = (id, label, props) =>
  h("label", { class: "camera-field", for: id }, t(label), h("input", { id, ...props }));

const value = (label) => label.querySelector("input").value.trim();

/** Without what was left empty. */
const filled = (wish) => Object.fromEntries(Object.entries(wish).filter(([, word]) => word !== ""));

function line({ id }, operator, invite) {
  const name = h("b", {});
  const what = h("span", { class: "node-small" });
  const problem = h("span", { class: "camera-problem" });
  const replace = small("replace", "cameras.replace", () => invite({ id }));
  const element = h(
    "li",
    { class: "camera-line", "data-testid": "camera-line", "data-id": id },
    h("div", { class: "camera-words" }, name, what, problem),
    h(
      "div",
      { class: "camera-tools" },
      small("edit", "camera.edit", () => editCamera(id)),
      operator ? replace : null,
      operator ? small("revoke", "cameras.revoke", () => revoke(store.camera(id))) : null,
    ),
  );
  const update = (camera) => {
    text(name, camera.name);
    text(what, words(camera));
    text(problem, camera.problem ? sentence(camera.problem, camera.wording) : "");
    attribute(element, "data-online", String(camera.online));
    replace.hidden = camera.online;
  };
  return { element, update };
}

const small = (id, label, act) =>
  h("button", { class: "button", type: "button", "data-testid": id, onclick: act }, t(label));

function words(camera) {
  const { id, site, lastDetectionAt, clockOffsetMs } = camera;
  const parts = [id, site, t(`camera.${condition(camera)}`)];
  if (Math.abs(clockOffsetMs ?? 0) >= CLOCK_OFF_MS) {
    parts.push(
      t(clockOffsetMs > 0 ? "cameras.ahead" : "cameras.behind", { s: seconds(clockOffsetMs) }),
    );
  }
  if (lastDetectionAt) {
    parts.push(t("camera.last", { when: dateAndTime(lastDetectionAt) }));
  }
  return parts.join(" · ");
}

const seconds = (ms) => (Math.abs(ms) / 1000).toFixed(1);

async function revoke(camera) {
  const lead = h("p", {}, t("cameras.revoke.lead", { name: camera.name }));
  const buttons = [button("", t("cancel")), button("yes", t("cameras.revoke"), "button-bad")];
  if ((await ask(t("cameras.revoke.title"), "camera-revoke", lead, buttons)) === "yes") {
    await api.revokeCamera(camera.id).then(() => store.removeCamera(camera.id), noteError);
  }
}
