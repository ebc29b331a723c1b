// Leaves those works of the home page that are for this part of the year: what was built knows no day. A classic script right behind them, so that
// nothing jumps: until then the style sheet shows none of them (browse.css). Without scripts all of them stand there.
{
  const now = new Date();
  const day = `${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`;
  const picks = [...document.querySelectorAll<HTMLElement>('.pick[data-from]')];
  const isIn = ({ from = '', to = '' }: DOMStringMap) => (from <= to ? from <= day && day <= to : from <= day || day <= to);
  const current = picks.find((pick) => isIn(pick.dataset)) ?? picks[0];
  for (const pick of picks) {
    if (pick === current) pick.dataset.current = '';
    else pick.remove();
  }
}
