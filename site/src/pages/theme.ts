// Sets the remembered room (light or dark) before the first paint; loaded as a classic, blocking script. What the
// visitor never chose is left to prefers-color-scheme.
{
  let remembered: string | null = null;
  try {
    remembered = localStorage.getItem('kura-theme');
  } catch {
    // Storage may be forbidden; the page then follows the system.
  }
  if (remembered === 'light' || remembered === 'dark') document.documentElement.dataset.theme = remembered;
}
