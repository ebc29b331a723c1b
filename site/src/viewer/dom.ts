// The few ways in which this element makes elements.

export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = '', text = ''): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

// icon: one of our own marks, or nothing.
export function makeButton(icon: string, label: string, act: () => void): HTMLButtonElement {
  const button = make('button');
  button.type = 'button';
  button.addEventListener('click', act);
  relabel(button, icon, label);
  return button;
}

// The word stands beside the icon where there is room, and is the button's name in any case.
export function relabel(button: HTMLButtonElement, icon: string, label: string): void {
  button.innerHTML = icon;
  button.append(make('span', '', label));
  button.setAttribute('aria-label', label);
  if (icon) button.title = label;
}
