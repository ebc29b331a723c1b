// A picture in a feature becomes the piece itself where the reader asks for it; until then nothing of the viewer is loaded.
function offer(figure: HTMLElement): void {
  const button = figure.querySelector<HTMLButtonElement>('.shown__turn');
  const stage = figure.querySelector<HTMLElement>('.shown__stage');
  const picture = stage?.querySelector('img');
  if (!button || !stage) return;
  button.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    try {
      await import(new URL('../viewer/kura-viewer.js', import.meta.url).href);
    } catch {
      button.disabled = false;
      return;
    }
    const viewer = document.createElement('kura-viewer');
    viewer.setAttribute('src', figure.dataset.turn ?? '');
    viewer.setAttribute('lang', figure.dataset.lang ?? '');
    if (figure.dataset.view) viewer.setAttribute('view', figure.dataset.view);
    if (picture) viewer.append(picture);
    stage.replaceChildren(viewer);
    stage.classList.add('shown__stage--turning');
    viewer.tabIndex = -1;
    viewer.focus();
  });
}

document.querySelectorAll<HTMLElement>('[data-turn]').forEach(offer);

export {};
