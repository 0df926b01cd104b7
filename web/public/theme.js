// Before the first paint, so that a dark treatment room never sees a white page. `web/ui/theme.ts` changes it later.
;(() => {
  var chosen = null
  try {
    chosen = localStorage.getItem('evenkeel.theme')
  } catch (_) {}
  var dark = matchMedia('(prefers-color-scheme: dark)').matches
  document.documentElement.dataset.theme = chosen === 'dim' || chosen === 'light' ? chosen : dark ? 'dim' : 'light'
})()
