// The server's API, one function per question. Failures are ApiError: a status, or 0 for no answer.

export class ApiError extends Error {
  /** again: whether what is not there now will be soon. */
  constructor(status, { detail, code, values } = {}, again = false) {
    super(detail ?? `status ${status}`);
    this.status = status;
    this.detail = detail;
    this.wording = code ? { sentence: code, values } : null;
    this.again = again;
  }
}

let signedOut = () => {};

/** Calls back whenever the server no longer knows who is asking. */
export function onSignedOut(listener) {
  signedOut = listener;
}

async function ask(method, path, body) {
  const response = await send(method, path, body);
  if (response.ok) {
    return response.headers.get("content-type")?.includes("json") ? response.json() : null;
  }
  if (response.status === 401 && !path.startsWith("/api/sign-in")) {
    signedOut();
  }
  const again = response.status === 404 && response.headers.has("retry-after");
  throw new ApiError(response.status, await problemOf(response), again);
}

async function send(method, path, body) {
  const headers = body === undefined ? {} : { "content-type": "application/json" };
  try {
    return await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  } catch {
    throw new ApiError(0);
  }
}

/** What RFC 9457 says went wrong; nothing where somebody else answered. */
const problemOf = (response) => response.json().catch(() => ({}));

const clipPath = (id) => `/api/clips/${encodeURIComponent(id)}`;
const cameraPath = (id) => `/api/cameras/${encodeURIComponent(id)}`;

export const me = () => ask("GET", "/api/me");

/** Who is asking, or null; says to nobody that they were signed out. */
export const meQuietly = () =>
  send("GET", "/api/me").then((answer) => (answer.ok ? answer.json() : null));
export const signInAs = (name, password) => ask("POST", "/api/sign-in", { name, password });
export const passkeyChallenge = () => ask("POST", "/api/sign-in/passkey/challenge");
export const signInByPasskey = (credential) => ask("POST", "/api/sign-in/passkey", { credential });
export const signIn = (token) => ask("POST", "/api/sign-in", { token });
export const signOut = () => ask("POST", "/api/sign-out");

/** The latest clips that are as asked: limit, camera, cause, from, before, order. */
export function listClips(asked) {
  const said = Object.entries(asked).filter(([, value]) => value);
  return ask("GET", `/api/clips?${new URLSearchParams(said)}`);
}
export const findClip = (id) => ask("GET", clipPath(id));
export const pinClip = (id, pinned) => ask("PUT", `${clipPath(id)}/pin`, { pinned });
export const reviewClips = (clips) => ask("PUT", "/api/clips/reviewed", { clips });
export const unreviewClip = (id) => ask("DELETE", `${clipPath(id)}/reviewed`);
export const deleteClip = (id) => ask("DELETE", clipPath(id));

export const listCameras = () => ask("GET", "/api/cameras");
export const changeCamera = (id, change) => ask("PATCH", cameraPath(id), change);
export const addCamera = (wish) => ask("POST", "/api/cameras", wish);
export const revokeCamera = (id) => ask("DELETE", cameraPath(id));
export const detect = (id) => ask("POST", `${cameraPath(id)}/detections`);
export const listAgents = () => ask("GET", "/api/agents");
export const listAlarms = () => ask("GET", "/api/alarms");

export const pushKey = () => ask("GET", "/api/push/key");
export const subscribe = (device) => ask("POST", "/api/push/subscriptions", device);
export const unsubscribe = (endpoint) => ask("DELETE", "/api/push/subscriptions", { endpoint });
export const testPush = () => ask("POST", "/api/push/test");
export const listMutes = () => ask("GET", "/api/mutes");
export const muteCamera = (id, minutes) => ask("POST", `${cameraPath(id)}/mute`, { minutes });

/** Those of a site; of the operators where it is null. */
const channelsPath = (site) =>
  site === null
    ? "/api/notifications/channels"
    : `/api/sites/${encodeURIComponent(site)}/notifications/channels`;
export const listChannels = (site) => ask("GET", channelsPath(site));
export const changeChannel = (site, name, wish) =>
  ask("PUT", `${channelsPath(site)}/${name}`, wish);
export const testChannel = (site, name) => ask("POST", `${channelsPath(site)}/${name}/test`);

export const listSites = () => ask("GET", "/api/sites");
export const changeSite = (id, wish) => ask("PATCH", `/api/sites/${encodeURIComponent(id)}`, wish);
export const siteSheet = "/api/sites.csv";
export const listPlans = () => ask("GET", "/api/plans");
export const changePlan = (name, wish) => ask("PATCH", `/api/plans/${name}`, wish);

export const lookAtInvitation = (token) => ask("POST", "/api/invitations/look", { token });
export const acceptInvitation = (wish) => ask("POST", "/api/invitations/accept", wish);
export const joinByInvitation = (token) => ask("POST", "/api/invitations/join", { token });
export const invite = (wish) => ask("POST", "/api/invitations", wish);

export const changePassword = (old, fresh) => ask("PUT", "/api/me/password", { old, new: fresh });
export const listSessions = () => ask("GET", "/api/me/sessions");
export const endSession = (id) => ask("DELETE", `/api/me/sessions/${encodeURIComponent(id)}`);

const passkeyPath = (id) => `/api/me/passkeys/${encodeURIComponent(id)}`;
export const listPasskeys = () => ask("GET", "/api/me/passkeys");
export const ownPasskeyChallenge = () => ask("POST", "/api/me/passkeys/challenge");
export const addPasskey = (title, credential) =>
  ask("POST", "/api/me/passkeys", { title, credential });
export const renamePasskey = (id, title) => ask("PATCH", passkeyPath(id), { title });
export const removePasskey = (id) => ask("DELETE", passkeyPath(id));

const membersOf = (site) => `/api/sites/${encodeURIComponent(site)}/members`;
const memberOf = (site, account) => `${membersOf(site)}/${encodeURIComponent(account)}`;

export const listMembers = (site) => ask("GET", membersOf(site));
export const changeMember = (site, account, role) =>
  ask("PATCH", memberOf(site, account), { role });
export const removeMember = (site, account) => ask("DELETE", memberOf(site, account));
export const listAccounts = () => ask("GET", "/api/accounts");
export const removeAccount = (id) => ask("DELETE", `/api/accounts/${encodeURIComponent(id)}`);

export const DEEDS = 50;
export const listDeeds = (before) =>
  ask("GET", `/api/audit?limit=${DEEDS}${before ? `&before=${encodeURIComponent(before)}` : ""}`);

export const thumbnail = (id) => `${clipPath(id)}/thumbnail.jpg`;
export const frame = (id, n) => `${clipPath(id)}/frames/${n}.jpg`;
export const video = (id) => `${clipPath(id)}/video.mp4`;
export const frames = (id) => `${clipPath(id)}/frames.mjpg`;
export const events = "/api/events";

export const live = (id) => socket(`${cameraPath(id)}/live`);

/** Where a WebSocket is; older browsers want it whole. */
export const socket = (path) =>
  `${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}${path}`;
