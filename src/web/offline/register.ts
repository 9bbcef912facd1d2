/** Lets the app work without a network once it was loaded. Where the browser cannot, nothing else changes. */
export function registerOffline(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  // After the first paint, with which fetching all files would compete.
  const register = (): void => {
    navigator.serviceWorker.register("./sw.js").catch(() => {
      // A window that keeps nothing, or a host without the file: the network it came by still serves it.
    });
  };
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
