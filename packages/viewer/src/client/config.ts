/** What the server tells the page it served. */
export interface ViewerConfig {
  /** Path the viewer hangs under, without a trailing slash; empty at the root. */
  readonly basePath: string;
}

export function readConfig(document: Document): ViewerConfig {
  const text = document.getElementById('auditreel-config')?.textContent ?? '{}';
  const value: unknown = JSON.parse(text);
  const basePath = isObject(value) && typeof value.basePath === 'string' ? value.basePath : '';
  return { basePath: basePath.replace(/\/+$/, '') };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
