// Every gesture and key, in a dialog of its own.
import { make, makeButton } from './dom';
import { icons } from './icons';
import type { Strings } from './strings';

export function makeHelpDialog(words: Strings): HTMLDialogElement {
  const dialog = make('dialog');
  const title = make('h2', '', words.help_title);
  title.id = 'help-title';
  dialog.setAttribute('aria-labelledby', title.id);
  const list = make('dl');
  for (const [name, how] of words.help_rows) list.append(make('dt', '', name), make('dd', '', how));
  const close = makeButton(icons.close, words.close, () => dialog.close());
  close.className = 'close';
  dialog.append(title, list, close);
  // A click beside the sheet falls on the dialog itself.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  return dialog;
}
