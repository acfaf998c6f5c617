// The part of the page that lives on when it is closed: shows notifications, and a page that says
// so when the server cannot be reached. It keeps nothing but that page. A push says what happened
// and which clip, never where: that is asked of the server, by the push's tag.

const SHELL = ["/offline.html", "/css/theme.css", "/css/overlay.css", "/icon.svg", "/js/away.js"];
const CACHE = "pasu-shell-2";
const CHOICES = "pasu-choices";
const PATIENCE_MS = 4000;

/** Detections of a camera that are closer than this are one story, told aloud once. */
const FOLLOWING_MS = 120_000;

/** A clip that is recorded longer after its detection is delivered late: what is live is not it. */
const LIVE_MS = 120_000;

const words = {
  en: {
    detection: "Somebody was detected",
    "edge-lost": "A camera fell silent",
    "disk-full": "The disk for clips is full",
    "disk-failing": "The disk for clips is failing",
    "spool-full": "A camera has no room left for frames",
    "camera-frozen": "A camera shows the same picture again and again",
    "camera-black": "A camera shows black pictures",
    "camera-covered": "A camera is covered",
    certificate: "The certificate has to be renewed",
    "clock-off": "A camera's clock is wrong",
    "edge-twice": "Two edges say that they are one camera",
    "agents-at-maximum": "More agents are needed than there may be",
    "edge-lost-over": "A camera that fell silent is back",
    "disk-full-over": "The disk for clips has room again",
    "disk-failing-over": "The disk for clips works again",
    "spool-full-over": "A camera has room for frames again",
    "camera-frozen-over": "A camera's picture moves again",
    "camera-black-over": "A camera's pictures are no longer black",
    "camera-covered-over": "A camera is no longer covered",
    "certificate-over": "The certificate is well again",
    "clock-off-over": "A camera's clock is right again",
    "edge-twice-over": "A camera has one edge again",
    "agents-at-maximum-over": "There are enough agents again",
    "other-over": "What Pasu needed somebody for is over",
    other: "Pasu needs somebody to look",
    test: "This is a test",
    view: "View",
    mute: "Mute an hour",
    muted: "Muted for an hour",
    failed: "That did not work. Open Pasu to see why.",
  },
  ko: {
    detection: "사람이 감지되었습니다",
    "edge-lost": "카메라의 응답이 없습니다",
    "disk-full": "클립 저장 공간이 가득 찼습니다",
    "disk-failing": "클립 디스크에 문제가 있습니다",
    "spool-full": "카메라에 프레임을 보관할 공간이 없습니다",
    "camera-frozen": "카메라가 같은 화면만 보냅니다",
    "camera-black": "카메라 화면이 검게 나옵니다",
    "camera-covered": "카메라가 가려졌습니다",
    certificate: "인증서를 갱신해야 합니다",
    "clock-off": "카메라의 시계가 맞지 않습니다",
    "edge-twice": "엣지 두 대가 같은 카메라로 접속합니다",
    "agents-at-maximum": "허용된 것보다 많은 에이전트가 필요합니다",
    "edge-lost-over": "응답이 없던 카메라가 돌아왔습니다",
    "disk-full-over": "클립 저장 공간이 다시 생겼습니다",
    "disk-failing-over": "클립 디스크가 다시 작동합니다",
    "spool-full-over": "카메라에 프레임을 보관할 공간이 다시 생겼습니다",
    "camera-frozen-over": "카메라 화면이 다시 움직입니다",
    "camera-black-over": "카메라 화면이 더 이상 검지 않습니다",
    "camera-covered-over": "카메라를 가리던 것이 없어졌습니다",
    "certificate-over": "인증서 문제가 해결되었습니다",
    "clock-off-over": "카메라의 시계가 다시 맞습니다",
    "edge-twice-over": "카메라의 엣지가 다시 한 대입니다",
    "agents-at-maximum-over": "에이전트가 다시 충분합니다",
    "other-over": "확인이 필요하던 문제가 해결되었습니다",
    other: "Pasu를 확인해 주세요",
    test: "시험 알림입니다",
    view: "보기",
    mute: "한 시간 끄기",
    muted: "한 시간 동안 알리지 않습니다",
    failed: "처리하지 못했습니다. Pasu를 열어 확인하세요.",
  },
};

/** What the reader chose in the settings (i18n.js), or the browser's language. */
async function languageNow() {
  try {
    const kept = await caches.match("/language", { cacheName: CHOICES });
    const chosen = await kept?.text();
    return chosen in words ? chosen : browsers;
  } catch {
    return browsers;
  }
}

const browsers = (navigator.language ?? "en").toLowerCase().split("-")[0] === "ko" ? "ko" : "en";
const say = (language, word) => words[language][word] ?? words[language].other;

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)));
  self.skipWaiting();
});

self.addEventListener("activate", (event) => event.waitUntil(tidy()));

async function tidy() {
  const old = (await caches.keys()).filter((name) => name !== CACHE && name !== CHOICES);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") {
    return;
  }
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/offline.html")));
  } else if (SHELL.includes(new URL(request.url).pathname)) {
    event.respondWith(fetch(request).catch(() => caches.match(request)));
  }
});

self.addEventListener("push", (event) => event.waitUntil(notify(noticeOf(event.data))));

function noticeOf(data) {
  try {
    return data.json();
  } catch {
    return { kind: "other", tag: "other" };
  }
}

/**
 * At once with what is known, which is the camera of a notice before: one tag is one camera's. Then
 * with its name. One that comes late does not replace what came after it.
 */
async function notify(pushed) {
  const before = await shownNow(pushed);
  const late = Date.parse(before?.notice.at) > Date.parse(pushed.at);
  const notice = late ? before.notice : pushed;
  await show(notice, known(before), !late && isAloud(notice, before));
  const camera = await cameraOf(notice);
  if (camera && (await shownNow(notice))?.notice.at === notice.at) {
    await show(notice, camera, false);
  }
}

/** What the notification says that stands under a notice's tag, if one does. */
async function shownNow({ tag }) {
  const [note] = await self.registration.getNotifications({ tag });
  return note?.data;
}

/** Workers before this one kept a name alone. */
const known = (said) => (said?.camera?.id ? said.camera : null);

/** Whether it is told again where it replaces one that still stands: following detections are not. */
function isAloud({ kind, at }, before) {
  const since = Date.parse(at) - Date.parse(before?.notice.at);
  return !kind.endsWith("-over") && !(kind === "detection" && since < FOLLOWING_MS);
}

async function show(notice, camera, renotify) {
  const language = await languageNow();
  const detection = notice.kind === "detection";
  const buttons = ["view", "mute"].map((action) => ({ action, title: say(language, action) }));
  return self.registration.showNotification(say(language, notice.kind), {
    body: camera?.name ?? "",
    tag: notice.tag,
    renotify,
    lang: language,
    icon: "/icon-192.png",
    badge: "/badge.png",
    timestamp: Date.parse(notice.at) || Date.now(),
    actions: detection ? buttons : [],
    data: { notice, camera: camera && { id: camera.id, name: camera.name } },
  });
}

/** The camera a notice is about, as far as the server says; null where it is about none. */
const cameraOf = ({ kind, tag }) =>
  ask(`/api/push/notices/${encodeURIComponent(kind)}/${encodeURIComponent(tag)}`);

/** The same of a notification, which mostly knows it. */
const cameraIn = async (said) => known(said) ?? (await cameraOf(said.notice));

async function ask(path) {
  try {
    const answer = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil((event.action === "mute" ? mute : view)(event.notification.data));
});

/** Live until the clip has its last frame, the clip afterwards; of a trouble, where it can be seen. */
async function view(said) {
  const { clip, at } = said.notice;
  if (!clip) {
    return open(await placeOf(said));
  }
  const live = Date.now() - Date.parse(at) <= LIVE_MS && (await recordingNow(clip, said));
  return open(live ? `#/live/${encodeURIComponent(live)}` : `#/clip/${encodeURIComponent(clip)}`);
}

/** The camera that records a clip now; a following clip begins where the one before ends. */
async function recordingNow(id, said) {
  const answer = await fetch(`/api/clips/${encodeURIComponent(id)}`).catch(() => null);
  if (answer?.ok) {
    const { state, camera } = await answer.json();
    return state === "recording" ? camera : null;
  }
  return answer?.status === 404 && answer.headers.has("retry-after") ? known(said)?.id : null;
}

/** The camera it is, or was, about; agents are in the mesh, all else the page shows everywhere. */
async function placeOf(said) {
  const camera = await cameraIn(said);
  if (camera) {
    return `#/live/${encodeURIComponent(camera.id)}`;
  }
  return said.notice.kind.startsWith("agents-") ? "#/mesh" : "#/clips";
}

/** In the window that is looked at, else in any, else in a new one. */
async function open(hash) {
  const windows = await self.clients.matchAll({ type: "window" });
  const there = windows.find(({ focused }) => focused) ?? windows[0];
  if (!there) {
    return self.clients.openWindow(`/${hash}`);
  }
  there.postMessage({ open: hash });
  return there.focus().catch(() => {}); // Only a click may take the focus.
}

async function mute(said) {
  const { notice } = said;
  const camera = await cameraIn(said);
  const path = `/api/cameras/${encodeURIComponent(camera?.id)}/mute`;
  const answer = camera && (await fetch(path, { method: "POST" }).catch(() => null));
  const language = await languageNow();
  return self.registration.showNotification(say(language, answer?.ok ? "muted" : "failed"), {
    tag: notice.tag,
    silent: true,
    data: { notice, camera },
  });
}
