// Where the reader is, kept in the address after the #, so that links and Back work.

const views = new Set(["clips", "clip", "live", "mesh", "settings", "enrol"]);

/** {view, id} of an address' fragment; the clips where it says nothing, null where it is wrong. */
export function parse(hash) {
  const [view, id = null] = hash.replace(/^#\/?/, "").split("/");
  if (view === "") {
    return { view: "clips", id: null };
  }
  return views.has(view) && !((view === "clip" || view === "enrol") && !id) ? { view, id: decoded(id) } : null;
}

function decoded(id) {
  try {
    return id && decodeURIComponent(id);
  } catch {
    return id;
  }
}

export const to = (view, id) => `#/${view}${id ? `/${encodeURIComponent(id)}` : ""}`;

export function go(view, id) {
  location.hash = to(view, id);
}

/** The token of a sign-in link, or the text itself if it is no link. */
export function tokenOf(text) {
  const found = /[?&]token=([^&#\s]+)/.exec(text);
  return found ? decodeURIComponent(found[1]) : text.trim();
}
