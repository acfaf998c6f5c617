// Passkeys: keys of this device, or of one nearby, that sign what the server draws. Browsers have
// them in secure contexts only, and for a name: at https, or http://localhost, never at an address
// of numbers.
import * as api from "./api.js";

const MILLIS = 120_000;
const ALGORITHMS = [-7, -257]; // ES256, RS256: every authenticator has one of them.
const NUMBERS = /^(\d+\.){3}\d+$|^\[/;

export const able = (where = location) =>
  Boolean(globalThis.PublicKeyCredential && navigator.credentials) && !NUMBERS.test(where.hostname);

/** Signs in by one; the browser asks which. */
export async function signIn() {
  const { challenge } = await api.passkeyChallenge();
  const found = await navigator.credentials.get({
    publicKey: { challenge: bytes(challenge), userVerification: "required", timeout: MILLIS },
  });
  await api.signInByPasskey(written(found));
}

/** Makes one for whoever is signed in. */
export async function add(user, title) {
  const [known, { challenge, handle }] = await Promise.all([
    api.listPasskeys(),
    api.ownPasskeyChallenge(),
  ]);
  const made = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(challenge),
      rp: { name: "Pasu" },
      user: { id: bytes(handle), name: user, displayName: user },
      pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
      excludeCredentials: known.map(({ id }) => ({ type: "public-key", id: bytes(id) })),
      authenticatorSelection: {
        residentKey: "required",
        requireResidentKey: true,
        userVerification: "required",
      },
      attestation: "none",
      timeout: MILLIS,
    },
  });
  await api.addPasskey(title, written(made));
}

/** Removes one, and has this browser offer it no more, where it can. */
export async function remove({ id, host }) {
  await api.removePasskey(id);
  if (host === location.hostname) {
    await globalThis.PublicKeyCredential?.signalUnknownCredential?.({
      rpId: host,
      credentialId: id,
    }).catch(() => {});
  }
}

/** A credential as JSON; not every browser can write it itself. */
function written({ id, rawId, type, response }) {
  const parts = [
    "clientDataJSON",
    "attestationObject",
    "authenticatorData",
    "signature",
    "userHandle",
  ];
  const said = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return {
    id,
    rawId: text(rawId),
    type,
    response: Object.fromEntries(said),
    clientExtensionResults: {},
  };
}

/** Base64 for URLs, as the server writes bytes. */
export function bytes(value) {
  const plain = atob(value.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

export function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}
