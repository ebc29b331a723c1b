// Reads a piece beside the page's own thread, which meanwhile stays free for the visitor. One worker, one piece: the page ends
// it afterwards, and its memory with it.
import type { KuraModule } from '../module_types';
import type { Answer, Order, Prepared, Start } from './messages';

interface FactoryOptions {
  locateFile(path: string): string;
  instantiateWasm(imports: WebAssembly.Imports, receive: (instance: WebAssembly.Instance, code: WebAssembly.Module) => void): object;
}

// The library's "webworker" types would clash with those of the page.
const scope = self as unknown as {
  onmessage: (event: { data: Start | Order }) => void;
  postMessage(answer: Answer, moved?: Transferable[]): void;
};
let module: KuraModule | undefined;

async function begin({ script, code }: Start): Promise<KuraModule> {
  const { default: create } = (await import(script)) as { default: (options: FactoryOptions) => Promise<KuraModule> };
  return create({
    locateFile: (path) => new URL(path, script).href,
    instantiateWasm: (imports, receive) => {
      void WebAssembly.instantiate(code, imports).then((instance) => receive(instance, code));
      return {};
    },
  });
}

function prepare({ glb, room }: Order): Prepared {
  if (!module?.prepare) throw new Error('the module cannot prepare');
  return module.prepare(glb, room);
}

scope.onmessage = ({ data }) => {
  void (async () => {
    try {
      if ('code' in data) {
        module = await begin(data);
        scope.postMessage(null);
      } else {
        const prepared = prepare(data);
        scope.postMessage(prepared, prepared.packed ? [prepared.packed.buffer] : []);
      }
    } catch (error) {
      scope.postMessage({ fault: String(error) });
    }
  })();
};
