// Runs before the first paint, so that the chosen theme and language never flash. A file, because inline scripts are refused.
try {
  var theme = localStorage.getItem('theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  var language = localStorage.getItem('language');
  document.documentElement.lang = language === 'en' || language === 'es' ? language : navigator.language.slice(0, 2) === 'es' ? 'es' : 'en';
} catch {
  // Storage refused: the system's own choice stays.
}
if (location.pathname.indexOf('/console') === 0) {
  document.documentElement.dataset.density = 'admin';
  document.documentElement.dataset.neutral = 'slate';
}
