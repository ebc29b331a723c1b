// Says that scripts run here, and sets what the visitor chose earlier (light or dark room, furigana) before the first paint; loaded as a classic, blocking script. A room never
// chosen is left to prefers-color-scheme.
{
  const remembered = (key: string): string | null => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage may be forbidden; the page then follows the system.
    }
  };
  const root = document.documentElement;
  root.dataset.script = ''; // what a script will show has its place from the first paint on (site.css, browse.css)
  const theme = remembered('kura-theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
  root.dataset.furigana = remembered('kura-furigana') ?? (root.lang === 'ja-x-easy' ? 'on' : 'off');
}
