// Runs before the first paint, so that the chosen theme never flashes. A file, because inline scripts are refused.
try {
  var theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage refused: the system's own choice stays.
}
