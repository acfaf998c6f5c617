// On the page that says that the server cannot be reached: goes on by itself when it can.

const AGAIN_MS = 5000;

async function look() {
  const answer = await fetch("/healthz", { cache: "no-store" }).catch(() => null);
  if (answer?.ok) {
    location.reload();
  }
}

setInterval(look, AGAIN_MS);
addEventListener("online", look);
navigator.serviceWorker.addEventListener("message", ({ data }) => {
  if (data?.open) {
    location.hash = data.open; // Shown once the page is there.
    look();
  }
});
