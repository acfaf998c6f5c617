// Notifications on this device: the browser's subscription, and what the server knows of it.
import * as api from "./api.js";
import { t } from "./i18n.js";

/** Browsers push only to pages that came over https, or from the same machine. */
export const able = () =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Starts the service worker; opens what its notifications lead to. */
export function prepare() {
  if (!("serviceWorker" in navigator)) {
    return;
  }
  navigator.serviceWorker.register("/sw.js").catch(() => {}); // The page works without.
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data?.open) {
      location.hash = data.open;
    }
  });
}

/** Whether this device is notified. */
export async function isOn() {
  return able() && Notification.permission === "granted" && (await subscription()) !== null;
}

/** Asks whoever holds the device, then the browser, then tells the server. */
export async function switchOn() {
  if ((await Notification.requestPermission()) !== "granted") {
    throw new Error(t("notify.denied"));
  }
  const { key } = await api.pushKey();
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe(); // It may be of another key.
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  await api.subscribe(described(made));
}

/** Tells the server again, which forgets an account's devices when its password changes or a session ends. */
export async function renew() {
  const made = (await isOn()) ? await subscription() : null;
  if (made) {
    await api.subscribe(described(made));
  }
}

/** Nobody who signed out goes on being told. */
export async function switchOff() {
  const made = able() ? await subscription() : null;
  if (made) {
    await api.unsubscribe(made.endpoint);
    await made.unsubscribe();
  }
}

async function subscription() {
  const registration = await navigator.serviceWorker.getRegistration();
  return (await registration?.pushManager.getSubscription()) ?? null;
}

function described(made) {
  const { endpoint, keys } = made.toJSON();
  const device = navigator.userAgentData?.platform || navigator.platform || "browser";
  return { endpoint, p256dh: keys.p256dh, auth: keys.auth, device: device.slice(0, 60) };
}
