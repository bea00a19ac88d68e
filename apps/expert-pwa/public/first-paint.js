// Runs before the first paint, so that the chosen theme and language never flash. A file, because inline scripts are refused.
try {
  var theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  if (localStorage.getItem('contrast') === 'more') document.documentElement.dataset.contrast = 'more';
  var language = localStorage.getItem('language');
  if (language === 'en' || language === 'es') document.documentElement.lang = language;
} catch {
  // Storage refused: the system's own choice stays.
}
