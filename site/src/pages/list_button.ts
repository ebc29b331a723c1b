// "Add to my list" on the page of a piece: there only where JavaScript is. Its words come with the page.
import { onMyListChange, readMyList, writeMyList } from '../lesson/my_list';

function prepare(button: HTMLButtonElement): void {
  const { listAdd: id = '', wordAdd = '', wordAdded = '', wordNotKept = '' } = button.dataset;
  const label = button.querySelector<HTMLElement>('.action__word') ?? button;
  const show = () => {
    const isIn = readMyList().includes(id);
    button.setAttribute('aria-pressed', String(isIn));
    label.textContent = isIn ? wordAdded : wordAdd;
  };
  button.addEventListener('click', () => {
    const list = readMyList();
    const isKept = writeMyList(list.includes(id) ? list.filter((each) => each !== id) : [...list, id]);
    if (!isKept) label.textContent = wordNotKept;
  });
  onMyListChange(show);
  show();
  button.hidden = false;
}

document.querySelectorAll<HTMLButtonElement>('[data-list-add]').forEach(prepare);
