import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';

let panic;
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message(message) {
    panic = message;
  },
};

/** What the engine said before it trapped. */
export const lastPanic = () => panic;

/**
 * Prisma's schema engine, compiled to WebAssembly. One a process: its bindings keep one memory.
 *
 * @param {[path: string, text: string][]} datamodels
 * @param {import('@prisma/driver-adapter-utils').SqlMigrationAwareDriverAdapterFactory} factory
 * @param {(line: string) => void} log receives the engine's own JSON lines
 */
export async function loadEngine(datamodels, factory, log) {
  const { instance } = await WebAssembly.instantiate(await readFile(wasmPath()), {
    './schema_engine_bg.js': bindings,
  });
  bindings.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  const options = { datamodels: datamodels.length > 0 ? datamodels : undefined };
  const bound = bindMigrationAwareSqlAdapterFactory(factory);
  const engine = await bindings.SchemaEngine.new(options, log, bound);
  return { engine, causeOf: (id) => bound.errorRegistry.consumeError(id)?.error };
}

function wasmPath() {
  const script = fileURLToPath(import.meta.resolve('@prisma/schema-engine-wasm/schema_engine_bg'));
  return script.replace(/\.js$/, '.wasm');
}
