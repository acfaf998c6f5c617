// What is known of a clip, as a list under its picture.
import { makeImportance, showWhole, stored } from "./card.js";
import { h, text } from "./dom.js";
import { dateAndTime, exactTime, position, size, span } from "./format.js";
import { t } from "./i18n.js";

const words = {
  "fact.detected": (clip) => dateAndTime(clip.detectedAt),
  "fact.started": (clip) => exactTime(clip.startedAt),
  "fact.cause": (clip) => t(`cause.${clip.cause}`),
  "fact.duration": (clip) => span(clip.durationMs),
  "fact.size": (clip) => size(clip.bytes),
};

const GAPS_SHOWN = 12;

/** seek(ms) goes to where frames are missing. */
export function makeFacts(seek) {
  const values = Object.keys(words).map((key) => [key, h("dd")]);
  const whole = h("dd", { class: "card-whole", "data-testid": "completeness" });
  const importance = makeImportance();
  const gapList = h("ul", { class: "gaps", "data-testid": "gaps" });
  const missing = fact(t("fact.missing"), h("dd", {}, gapList));
  missing.className = "fact-missing";
  const element = h(
    "dl",
    { class: "facts" },
    values.map(([key, dd]) => fact(t(key), dd)),
    fact(t("fact.frames"), whole),
    fact(t("fact.importance"), h("dd", {}, importance.element)),
    missing,
  );
  const update = (clip, gaps) => {
    values.forEach(([key, dd]) => text(dd, words[key](clip)));
    showWhole(whole, clip, clip.missing > 0 ? t("frames.of", stored(clip)) : undefined);
    missing.hidden = gaps.length === 0;
    showGaps(gapList, gaps, seek);
    importance.update(clip.importance);
  };
  return { element, update };
}

const fact = (term, dd) => h("div", {}, h("dt", {}, term), dd);

/** Drawn anew only where it changed: a clip is shown again every second while it grows. */
function showGaps(list, gaps, seek) {
  const key = JSON.stringify(gaps);
  if (list.dataset.key !== key) {
    list.dataset.key = key;
    const more = gaps.length - GAPS_SHOWN;
    list.replaceChildren(
      ...gaps.slice(0, GAPS_SHOWN).map((gap) => gapEntry(gap, seek)),
      ...(more > 0 ? [h("li", {}, t("gap.more", { n: more }))] : []),
    );
  }
}

function gapEntry({ first, last, from }, seek) {
  const numbers = { first: String(first), last: String(last) };
  const words = t(first === last ? "gap.frame" : "gap.frames", numbers);
  const button = h(
    "button",
    { class: "gap", type: "button", onclick: () => seek(from) },
    h("span", { class: "now" }, position(from)),
    words,
  );
  return h("li", {}, button);
}
