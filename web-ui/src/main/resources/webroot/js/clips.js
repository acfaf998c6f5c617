// The home view: the cameras, and the latest visits by day, newest first. It follows the store.
import * as api from "./api.js";
import { smallButton } from "./buttons.js";
import { makeCard } from "./card.js";
import { h, Keyed, text } from "./dom.js";
import { askedOf, filterOf, isPlain, queryOf, wants } from "./filter.js";
import { makeFilterBar } from "./filter-bar.js";
import { dayKey, dayName } from "./format.js";
import { t } from "./i18n.js";
import { noCameras, noteError, placard } from "./notice.js";
import { review, unreviewed } from "./reviews.js";
import { go, to } from "./routes.js";
import * as store from "./store.js";
import { makeTile } from "./strip.js";
import { visits } from "./visits.js";

const SKELETONS = 8;

/** The most important ones are not paged: a page ends at a time. */
const IMPORTANT = 200;

/** Shows the clips an address asks for; another filter is taken without building anew. */
export function show(root, camera, query) {
  const view = new ClipsView(root, filterOf(camera, query));
  return {
    leave: () => view.leave(),
    change: (id, asked) => view.filter(filterOf(id, asked)),
  };
}

class ClipsView {
  #filter;
  #edge = null;
  #asking = null;
  #parts = build({
    filter: (part) => this.#narrow(part),
    review: () => review(unreviewed(this.#clips())),
    more: () => this.#more(),
  });
  #tiles;
  #groups;
  #ends;
  #due = 0;

  constructor(root, filter) {
    const { strip, head, groups, state, more } = this.#parts;
    root.append(strip, head, groups, state, more);
    this.#tiles = new Keyed(
      this.#parts.tiles,
      ({ id }) => id,
      makeTile(() => this.#filter),
    );
    this.#groups = new Keyed(groups, ({ key }) => key, makeGroup);
    this.#ends = ["clips", "cameras"].map((topic) => store.on(topic, () => this.#soon()));
    this.#ends.push(store.on("anew", () => this.filter(this.#filter)));
    this.filter(filter);
  }

  leave() {
    cancelAnimationFrame(this.#due);
    this.#ends.forEach((end) => end());
    this.#groups.dispose();
  }

  /** Shows what is known at once, and the rest when it has come. */
  filter(filter) {
    this.#filter = filter;
    this.#edge = store.state.edge;
    this.#asking = null;
    this.#parts.bar.show(filter);
    this.#show();
    if (store.state.loaded && !isPlain(filter)) {
      this.#ask(null);
    }
  }

  #narrow(part) {
    const filter = { ...this.#filter, ...part };
    go("clips", filter.camera, queryOf(filter));
  }

  /** A moment more than the edge: clips of the same moment must not fall between two pages. */
  #more() {
    this.#ask(new Date(Date.parse(this.#edge) + 1).toISOString());
  }

  async #ask(before) {
    const asked = askedOf(this.#filter);
    const limit = this.#filter.important ? IMPORTANT : store.PAGE;
    const asking = api.listClips({ ...asked, limit, before: before ?? asked.before });
    this.#asking = asking;
    this.#show();
    try {
      const answer = await asking;
      if (this.#asking === asking) {
        this.#asking = null;
        this.#edge = this.#filter.important ? null : store.edgeOf(answer);
        store.addClips(answer);
      }
    } catch (error) {
      this.#asking = null;
      noteError(error);
    }
  }

  /** Many changes in one moment are one change of the page. */
  #soon() {
    cancelAnimationFrame(this.#due);
    this.#due = requestAnimationFrame(() => this.#show());
  }

  #show() {
    if (store.state.loaded) {
      this.#showCameras(store.cameraList());
      this.#showClips(this.#clips());
    } else {
      this.#parts.state.replaceChildren(skeleton());
    }
  }

  /** Nothing from beyond the edge: there, clips of other filters may be known, with gaps. */
  #clips() {
    const edge = this.#edge === null ? -Infinity : Date.parse(this.#edge);
    const wanted = wants(this.#filter);
    return store.clipList().filter((clip) => wanted(clip) && Date.parse(clip.detectedAt) >= edge);
  }

  #showCameras(cameras) {
    const { camera } = this.#filter;
    this.#tiles.show(cameras);
    this.#parts.strip.hidden = cameras.length === 0;
    text(this.#parts.title, camera ? store.nameOf(camera) : t("clips.title"));
    this.#parts.all.hidden = isPlain(this.#filter);
  }

  #showClips(clips) {
    const groupBy = this.#filter.important ? byImportance : byDay;
    this.#groups.show(groupBy(visits(clips)));
    const { bar } = this.#parts;
    bar.element.hidden = bar.toggle.hidden = isPlain(this.#filter) && clips.length === 0;
    this.#parts.review.hidden = unreviewed(clips).length === 0;
    this.#parts.more.hidden = this.#edge === null || this.#asking !== null;
    this.#parts.state.replaceChildren(...this.#stateOf(clips));
  }

  #stateOf(clips) {
    if (clips.length > 0) {
      return [];
    }
    return [this.#asking ? skeleton() : empty(this.#filter)];
  }
}

function build(act) {
  const tiles = h("ul", { class: "tiles", "data-testid": "cameras" });
  const title = h("h1", {}, t("clips.title"));
  const all = h(
    "a",
    { class: "button button-small", href: to("clips"), hidden: true, "data-testid": "all" },
    t("clips.everything"),
  );
  const review = smallButton(t("review.all"), "review-all", act.review);
  const more = smallButton(t("clips.more"), "more", act.more, "more");
  const bar = makeFilterBar(act.filter);
  [review, more].forEach((button) => (button.hidden = true));
  return {
    tiles,
    title,
    all,
    review,
    more,
    bar,
    strip: h("section", { class: "strip", "aria-label": t("clips.cameras") }, tiles),
    head: h(
      "div",
      { class: "head clips-head" },
      title,
      h("div", { class: "head-tools" }, all, bar.toggle, review),
      bar.element,
    ),
    groups: h("div", { class: "days", "data-testid": "clips" }),
    state: h("div"),
  };
}

const byDay = (all) =>
  grouped(
    all,
    ({ begin }) => dayKey(begin),
    (key) => dayName(key, Date.now()),
  );

const byImportance = (all) =>
  grouped(
    [...all].sort((a, b) => b.importance - a.importance || b.begin - a.begin),
    ({ importance }) => importance,
    (n) => t("importance", { n }),
  );

function grouped(all, keyOf, nameOf) {
  const groups = new Map();
  for (const visit of all) {
    const key = keyOf(visit);
    groups.set(key, [...(groups.get(key) ?? []), visit]);
  }
  return [...groups].map(([key, of]) => ({ key: `group-${key}`, name: nameOf(key), visits: of }));
}

function makeGroup({ key }) {
  const heading = h("h2", { id: key });
  const list = h("ul", { class: "cards" });
  const cards = new Keyed(list, ({ id }) => id, makeCard);
  return {
    element: h("section", { class: "day", "aria-labelledby": key }, heading, list),
    update: (group) => {
      text(heading, group.name);
      cards.show(group.visits);
    },
    dispose: () => cards.dispose(),
  };
}

function empty(filter) {
  if (store.cameraList().length === 0) {
    return noCameras();
  }
  if (filter.day || filter.cause) {
    return placard({
      id: "empty",
      picture: "clips",
      title: t("clips.none"),
      lead: t("clips.none.lead"),
    });
  }
  const lead = filter.camera
    ? t("clips.empty.camera", { name: store.nameOf(filter.camera) })
    : t("clips.empty.lead");
  return placard({ id: "empty", picture: "bell", title: t("clips.empty"), lead });
}

function skeleton() {
  const card = () =>
    h(
      "li",
      { class: "card" },
      h("span", { class: "picture" }),
      h("span", { class: "bone" }),
      h("span", { class: "bone bone-short" }),
    );
  return h(
    "ul",
    { class: "cards skeleton", "aria-label": t("loading"), "data-testid": "skeleton" },
    Array.from({ length: SKELETONS }, card),
  );
}
