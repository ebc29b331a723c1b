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

// A sheet of the document rather than a <style> element: those a strict content security policy forbids. Where a browser is too old for it
// (Safari before 16.4) the element, which such pages then have to allow.
export function adoptStyles(root: ShadowRoot, css: string): void {
  if ('adoptedStyleSheets' in root) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
    return;
  }
  const style = document.createElement('style');
  style.textContent = css;
  (root as ShadowRoot).prepend(style);
}
