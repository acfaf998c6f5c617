// What an edge is given to come in: a code as words, as commands, and as a QR code.
import { h, svg } from "./dom.js";
import { timeOfDay } from "./format.js";
import { t } from "./i18n.js";
import { note } from "./notice.js";

/** The light around a QR code by which scanners find it, in modules. */
const MARGIN = 4;

/** The card of an answer of the server to "add a camera". */
export function invitation({ camera, code, link, qr, server, expiresAt }) {
  return h(
    "div",
    { class: "invitation", "data-testid": "invitation" },
    h("h3", { tabindex: "-1" }, t("invite.title", { camera })),
    h("p", {}, t("invite.lead", { until: timeOfDay(expiresAt) })),
    h(
      "div",
      { class: "invitation-both" },
      qrCode(qr, t("invite.qr")),
      h(
        "div",
        { class: "invitation-words" },
        h("code", { class: "invitation-code", "data-testid": "code" }, code),
        ...commands(code, server, link),
        h("p", { class: "hint" }, t(link.startsWith("https:") ? "invite.pinned" : "invite.plain")),
        isHere(server) ? h("p", { class: "hint" }, t("invite.here")) : null,
      ),
    ),
  );
}

/** Whether an address means the machine that uses it, whichever that is. */
const isHere = (server) => /^(localhost|127\.|\[::1])/.test(new URL(server).host);

/** What to type at the camera's machine: as the package has it, and as a source tree has it. */
export const commands = (code, server, link) => [
  command("package", t("enrol.package"), `sudo pasu-edge enrol '${link}'`),
  command("tree", t("enrol.tree"), `./pasu edge enrol ${code} --server ${server}`),
];

/** One of them, and a button that copies it. */
const command = (where, title, line) =>
  h(
    "div",
    { class: "invitation-words" },
    h("span", {}, title),
    h("code", { class: "invitation-command", "data-testid": `command-${where}` }, line),
    h("button", { class: "button", type: "button", onclick: () => copy(line) }, t("invite.copy")),
  );

async function copy(line) {
  try {
    await navigator.clipboard.writeText(line);
    note(t("invite.copied"));
  } catch {
    note(t("invite.uncopied"), "bad"); // Browsers copy only on https and on the same machine.
  }
}

/** One path of squares, from rows of 1 (dark) and 0. */
export function qrCode(rows, label) {
  const size = rows.length + 2 * MARGIN;
  return svg(
    "svg",
    {
      class: "qr",
      viewBox: `0 0 ${size} ${size}`,
      role: "img",
      "aria-label": label,
      "data-testid": "qr",
    },
    svg("rect", { width: size, height: size, class: "qr-light" }),
    svg("path", { d: squares(rows), class: "qr-dark" }),
  );
}

/** Neighbours in a row are one stroke, so that no seam shows between them. */
export const squares = (rows) =>
  rows
    .flatMap((row, y) =>
      [...row.matchAll(/1+/g)].map(
        ({ index, 0: dark }) =>
          `M${index + MARGIN} ${y + MARGIN}h${dark.length}v1h-${dark.length}z`,
      ),
    )
    .join("");
