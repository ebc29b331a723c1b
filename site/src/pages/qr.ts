// The address of a page as a QR code (ISO/IEC 18004), for the phone of somebody who sits at a desktop. Fetched only there.
import { renderSVG } from 'uqr';

// The address without what belongs to this visit alone: neither the fragment nor the query of a search.
export function qrOf(address: string, label: string): SVGSVGElement {
  const url = new URL(address);
  url.hash = url.search = '';
  const drawn = new DOMParser().parseFromString(renderSVG(url.href, { border: 2 }), 'image/svg+xml').documentElement as unknown as SVGSVGElement;
  drawn.setAttribute('class', 'ar__qr');
  drawn.setAttribute('role', 'img');
  drawn.setAttribute('aria-label', label);
  return document.importNode(drawn, true);
}
