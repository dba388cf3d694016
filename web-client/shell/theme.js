(function () {
  try {
    var theme = localStorage.getItem('dcts.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch (blocked) {
    // Storage may be switched off; the system's colour scheme is used then.
  }
})();
