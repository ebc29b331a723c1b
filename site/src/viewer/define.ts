// Registers <kura-viewer>. Importing the class alone has no side effect; this has.
import { KuraViewerElement } from './kura_viewer_element';

if (!customElements.get('kura-viewer')) customElements.define('kura-viewer', KuraViewerElement);

declare global {
  interface HTMLElementTagNameMap {
    'kura-viewer': KuraViewerElement;
  }
}

export { KuraViewerElement };
