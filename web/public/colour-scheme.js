// Runs before the first paint, so that a person who chose dark never sees a white flash.
(() => {
  let chosen = 'auto';
  try {
    chosen = localStorage.getItem('cadre-colour-scheme') || 'auto';
  } catch {
    // Storage can be blocked; the system's choice is used then.
  }
  const dark =
    chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
