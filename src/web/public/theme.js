// Set before the first paint, so that no light page flashes in the dark.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
} catch {
  // Where storage is closed the system's theme holds.
}
