/** By which the extension knows a driver adapter of `auditAdapter`, whichever copy of the package made it. */
export const ADAPTER_MARK: unique symbol = Symbol.for('auditreel.adapter') as never;

/** Whether it binds what it is told in the transactions that it starts. */
export function isAuditAdapter(adapter: unknown): boolean {
  return typeof adapter === 'object' && adapter !== null && Reflect.get(adapter, ADAPTER_MARK) === true;
}
