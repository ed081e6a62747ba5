// Before the first paint, so that nobody who prefers the dark sees a white flash. Kept apart from the application, which
// is a module and comes later.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('baedal-scheme');
  } catch (_) {
    // A browser that keeps nothing gets what the system prefers.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
