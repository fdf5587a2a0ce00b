/**
 * State that all copies of the package in a process share: a bundler such as Next's gives each of its bundles one, so that
 * a handler and a plugin may be of two.
 */
export function sharedByCopies<State extends object>(name: string, make: () => State): State {
  const key = Symbol.for(`auditreel.${name}`);
  const known: unknown = Reflect.get(globalThis, key);
  if (known !== undefined) return known as State;
  const made = make();
  Reflect.set(globalThis, key, made);
  return made;
}
