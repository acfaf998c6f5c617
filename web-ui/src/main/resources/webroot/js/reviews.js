// What the reader has looked at to its end: marked for them alone, and counted in the title.
import * as api from "./api.js";
import { text } from "./dom.js";
import { t } from "./i18n.js";
import { noteError } from "./notice.js";
import * as store from "./store.js";
import { inProgress, visits } from "./visits.js";

/** Ids of the clips that are done and not reviewed yet. */
export const unreviewed = (clips) =>
  clips.filter((clip) => !clip.reviewed && !inProgress(clip)).map(({ id }) => id);

/** Marks clips, or takes it back; a failure is said and changes nothing. */
export async function review(ids, reviewed = true) {
  if (ids.length === 0) {
    return;
  }
  try {
    await (reviewed ? api.reviewClips(ids) : Promise.all(ids.map(api.unreviewClip)));
    store.putReviewed(ids, reviewed);
  } catch (error) {
    noteError(error);
  }
}

/** Visits among the clips the page has that the reader has not seen. */
export const countUnreviewed = () =>
  visits(store.clipList()).filter((visit) => !visit.reviewed && !inProgress(visit)).length;

/** Keeps a count true from now on; shown(n) puts it where else it stands. */
export function watchCount(badge, shown) {
  let due = 0;
  const show = () => {
    const n = countUnreviewed();
    badge.hidden = n === 0;
    text(badge.firstChild, n.toLocaleString());
    text(badge.lastChild, t("review.count", { n }));
    shown(n);
  };
  store.on("clips", () => {
    cancelAnimationFrame(due);
    due = requestAnimationFrame(show);
  });
}
