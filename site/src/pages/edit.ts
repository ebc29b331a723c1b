// Opens the edit mode on an item's page: fetched by story.ts where the address says ?edit.
import type { EditedViewer } from '../editor/editor';
import { Editor } from '../editor/editor';

export function openEditor(viewer: EditedViewer): void {
  const sheet = document.createElement('link');
  sheet.rel = 'stylesheet';
  sheet.href = new URL('../styles/edit.css', import.meta.url).href;
  document.head.append(sheet);
  const { element } = new Editor(viewer);
  (document.querySelector('.work__text') ?? viewer.parentElement)?.prepend(element);
}
