// What an owner may do with a clip, and what stands where one was or will be.
import * as api from "./api.js";
import { confirmDelete } from "./dialog.js";
import { h } from "./dom.js";
import { dateAndTime } from "./format.js";
import { t } from "./i18n.js";
import { noteError, placard } from "./notice.js";
import { go, to } from "./routes.js";
import * as store from "./store.js";

export async function pin({ id, pinned }) {
  try {
    store.putClip(await api.pinClip(id, !pinned));
  } catch (error) {
    noteError(error);
  }
}

export async function remove({ id, camera, detectedAt }) {
  if (!(await confirmDelete(store.nameOf(camera), dateAndTime(detectedAt)))) {
    return;
  }
  try {
    await api.deleteClip(id);
    go("clips");
    store.removeClip(id);
  } catch (error) {
    noteError(error);
  }
}

export function gone() {
  const action = h("a", { class: "button", href: to("clips") }, t("back.clips"));
  const [title, lead] = [t("error.gone"), t("error.gone.lead")];
  return placard({ id: "gone", picture: "trash", alone: true, title, lead, action });
}

/** Whoever comes before the first stored frame waits for it here. */
export const soon = () =>
  placard({
    id: "soon",
    alone: true,
    picture: "clips",
    title: t("error.soon"),
    lead: t("error.soon.lead"),
  });
