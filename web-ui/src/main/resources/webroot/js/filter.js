// Which clips the reader wants to see: kept in the address, asked of the server, and applied to
// what is heard afterwards.

export const causes = ["infrared", "distance", "motion", "timer", "manual"];

/** The filter of an address; what makes no sense in it is left out. */
export function filterOf(camera, { day, cause, order } = {}) {
  return {
    camera: camera ?? null,
    day: boundsOf(day) ? day : null,
    cause: causes.includes(cause) ? cause : null,
    important: order === "importance",
  };
}

/** The address' query of a filter. */
export function queryOf({ day, cause, important }) {
  return { day, cause, order: important ? "importance" : null };
}

export const isPlain = ({ camera, day, cause, important }) =>
  !camera && !day && !cause && !important;

/** What the server is asked. */
export function askedOf({ camera, day, cause, important }) {
  const { from, before } = boundsOf(day) ?? {};
  return {
    camera,
    cause,
    from: from?.toISOString(),
    before: before?.toISOString(),
    order: important ? "importance" : null,
  };
}

/** Whether a clip is one of those wanted. */
export function wants({ camera, day, cause }) {
  const { from, before } = boundsOf(day) ?? {};
  return (clip) => {
    const when = Date.parse(clip.detectedAt);
    return (
      (!camera || clip.camera === camera) &&
      (!cause || clip.cause === cause) &&
      (!from || (when >= from && when < before))
    );
  };
}

/** A day as 2026-11-30 from its first moment to that of the next, here; null if it is none. */
function boundsOf(day) {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? "") ?? [];
  const from = new Date(Number(year), Number(month) - 1, Number(date));
  if (from.getMonth() !== Number(month) - 1) {
    return null;
  }
  return { from, before: new Date(from.getFullYear(), from.getMonth(), from.getDate() + 1) };
}
