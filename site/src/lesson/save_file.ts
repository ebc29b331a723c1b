// Hands the visitor a file, and text to the clipboard.

export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // Browsers read it after the click; a minute is long for that.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

// A title as a file's name: what no system forbids, and not too long.
export function fileName(title: string, fallback: string): string {
  const name = [...title.normalize('NFC').replace(/[\u0000-\u001f<>:"/\\|?*]+/g, ' ').trim()].slice(0, 60).join('').replace(/[. ]+$/, '');
  return name || fallback;
}

export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
