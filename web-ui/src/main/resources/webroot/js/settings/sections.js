// Every section of the settings, in the order they stand. To add one, write a module in this
// folder that exports render, add a line here and the text "settings.ID" in both languages, and give
// it a file of its own in css/ (linked in index.html) where it needs one.
//
//   id     its name in the address, #/settings/ID
//   icon   a name of icons.js
//   seen   whether the reader may see it, by the answer of /api/me
//   load   fetches its module, when somebody opens it
//
// render(root, me) fills an empty element below the section's heading. It may return a function,
// which is called once when the reader leaves the section.

const everybody = () => true;
const operators = ({ role }) => role === "operator";
const owners = ({ role }) => role === "owner" || role === "operator";

export const sections = [
  { id: "account", icon: "key", seen: everybody, load: () => import("./account.js") },
  {
    id: "people",
    icon: "people",
    seen: owners,
    load: () => import("./people.js"),
  },
  { id: "cameras", icon: "camera", seen: owners, load: () => import("./cameras.js") },
  {
    id: "notifications",
    icon: "bell",
    seen: everybody,
    load: () => import("./notifications.js"),
  },
  { id: "sites", icon: "home", seen: operators, load: () => import("./sites.js") },
  { id: "display", icon: "display", seen: everybody, load: () => import("./display.js") },
];

/** Those the reader may see. */
export const seenBy = (me, all = sections) => all.filter(({ seen }) => seen(me));
