// A file with its progress, as bytes.
import { ViewerError } from './module_types';

const kMaxBytes = 512 * 1024 * 1024;

// expected: bytes as the record states them, 0 where unknown; most: bytes that may come. onProgress: bytes so far, and all
// (0 where nobody tells).
export async function fetchModel(
  url: string, expected: number, most: number, signal: AbortSignal, onProgress: (received: number, length: number) => void,
): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetch(url, { signal });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new ViewerError('network', 'The model did not arrive.', url);
  }
  if (!response.ok || !response.body) throw new ViewerError('network', `The server answered ${response.status}.`, url);
  const length = expected || Number(response.headers.get('content-length') ?? 0);
  const limit = Math.min(kMaxBytes, most);
  const refuse = (bytes: number) => {
    void response.body?.cancel().catch(() => undefined);
    const megabytes = (bytes / 1e6).toFixed(1);
    if (limit < kMaxBytes) return new ViewerError('over_budget', `The model has ${megabytes} MB or more; ${(limit / 1e6).toFixed(1)} MB are allowed.`, url);
    return new ViewerError('too_large', 'The model is larger than 512 MB.', url);
  };
  if (length > limit) throw refuse(length);
  onProgress(0, length);
  const parts: Uint8Array[] = [];
  let received = 0;
  const reader = response.body.getReader();
  for (;;) {
    const { done, value } = await reader.read().catch((error: unknown) => {
      if (signal.aborted) throw error;
      throw new ViewerError('network', 'The connection broke off.', url);
    });
    if (done) break;
    parts.push(value);
    received += value.length;
    if (received > limit) {
      void reader.cancel().catch(() => undefined);
      throw refuse(received);
    }
    onProgress(received, length);
  }
  const bytes = new Uint8Array(received);
  let offset = 0;
  for (const part of parts) {
    bytes.set(part, offset);
    offset += part.length;
  }
  return bytes;
}
