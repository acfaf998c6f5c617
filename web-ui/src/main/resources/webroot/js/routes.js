// Where the reader is, kept in the address after the #, so that links and Back work.

const views = new Set(["clips", "clip", "live", "mesh", "settings", "enrol"]);

/** {view, id, query} of an address' fragment; the clips where it says nothing, null where it is wrong. */
export function parse(hash) {
  const [path, asked = ""] = hash.replace(/^#\/?/, "").split("?");
  const [view, id = null] = path.split("/");
  const query = Object.fromEntries(new URLSearchParams(asked));
  if (view === "") {
    return { view: "clips", id: null, query };
  }
  const whole = view !== "clip" && view !== "enrol";
  return views.has(view) && (whole || id) ? { view, id: decoded(id), query } : null;
}

function decoded(id) {
  try {
    return id && decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** The address of a view; of the query only what is said in it. */
export function to(view, id, query = {}) {
  const said = new URLSearchParams(Object.entries(query).filter(([, value]) => value)).toString();
  return `#/${view}${id ? `/${encodeURIComponent(id)}` : ""}${said ? `?${said}` : ""}`;
}

export function go(view, id, query) {
  location.hash = to(view, id, query);
}

/** The token of a sign-in link, or the text itself if it is no link. */
export function tokenOf(text) {
  const found = /[?&]token=([^&#\s]+)/.exec(text);
  return found ? decodeURIComponent(found[1]) : text.trim();
}
